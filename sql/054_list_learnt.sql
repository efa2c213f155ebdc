-- The pictures a taught model learnt from, without those that were held out to judge it.
SELECT uri
FROM {examples}
WHERE NOT held_out;

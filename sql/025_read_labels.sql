-- The labels of a model in the order of its scores.
SELECT label
FROM {labels}
ORDER BY index;

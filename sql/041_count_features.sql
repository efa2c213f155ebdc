-- Which of the pictures in @uris have features of the model @model already.
SELECT DISTINCT uri
FROM {features}
WHERE model = @model
  AND uri IN UNNEST(@uris);

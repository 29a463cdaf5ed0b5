-- joined: which articles are joined directly, and how much they are alike.
-- Reads   edges, removed (docs/corpus.md)
-- Writes  joined(first, second, lists, similarity), a row per pair; `lists` is in how many lists of keys they stand close together
CREATE TABLE joined AS
SELECT summed.first, summed.second, summed.lists, summed.similarity
FROM (
  SELECT
    edges.article AS first,
    edges.other AS second,
    SUM(edges.lists) AS lists,
    MAX(edges.similarity) AS similarity
  FROM edges
  WHERE edges.article < edges.other
  GROUP BY edges.article, edges.other
  HAVING SUM(edges.lists) > 0
) AS summed
LEFT JOIN removed AS one ON one.article = summed.first
LEFT JOIN removed AS two ON two.article = summed.second
WHERE one.article IS NULL AND two.article IS NULL;

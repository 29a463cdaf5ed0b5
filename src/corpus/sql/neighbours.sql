-- neighbours: which articles are compared, because they stand close together in the list of a key.
-- Reads   keys(key, article), current(article, instant, given, digest) (current.sql)
-- Writes  neighbours(first, second, lists), a row per pair; `lists` is in how many lists they stand close together
-- A list is in time order, undated last, ties by id as read. In one of 16 articles or fewer all are compared, in a longer one each with the
-- next six. The same rule runs in the process, for the lists that new articles touch (src/group/storyNeighbours.ts, listPairs).
CREATE TABLE neighbours AS
WITH placed AS (
  SELECT
    keys.key AS key,
    keys.article AS article,
    ROW_NUMBER() OVER (
      PARTITION BY keys.key
      ORDER BY CASE WHEN current.instant IS NULL THEN 1 ELSE 0 END, current.instant, current.given, current.digest
    ) AS place,
    COUNT(*) OVER (PARTITION BY keys.key) AS size
  FROM keys
  JOIN current ON current.article = keys.article
)
SELECT
  CASE WHEN one.article < two.article THEN one.article ELSE two.article END AS first,
  CASE WHEN one.article < two.article THEN two.article ELSE one.article END AS second,
  COUNT(*) AS lists
FROM placed AS one
JOIN placed AS two ON two.key = one.key
WHERE two.place > one.place AND (one.size <= 16 OR two.place - one.place <= 6)
GROUP BY
  CASE WHEN one.article < two.article THEN one.article ELSE two.article END,
  CASE WHEN one.article < two.article THEN two.article ELSE one.article END;

-- spread: who holds each fingerprint that more than one article holds.
-- Reads   postings(hash BIGINT, article VARCHAR), a row per fingerprint and article
--         matched(id VARCHAR, outlet VARCHAR or NULL, published_at DOUBLE or NULL), a row per article; milliseconds since 1970 UTC
-- Writes  spread(hash, articles, outlets, first_at, last_at, meaning, linked), a row per hash
-- The rule is that of spread.ts on the terms of a corpus (open): meaning 0 tells something, 1 is page furniture, 2 a phrase of the
-- trade; the `linked` earliest holders lead to those after them.
CREATE TABLE spread AS
SELECT
  hash, articles, outlets, first_at, last_at, meaning,
  CASE
    WHEN meaning <> 0 THEN 1
    WHEN articles <= 64 THEN 16
    WHEN articles <= 256 THEN 4
    ELSE 2
  END AS linked
FROM (
  SELECT
    hash, articles, outlets, first_at, last_at,
    CASE
      WHEN articles < 5 THEN 0
      WHEN articles >= 4 * outlets THEN 1
      WHEN articles >= 8 AND last_at - first_at > 864000000.0 * articles THEN 2
      ELSE 0
    END AS meaning
  FROM (
    SELECT
      postings.hash AS hash,
      COUNT(*) AS articles,
      COUNT(DISTINCT CASE WHEN matched.outlet IS NULL THEN CONCAT('article ', matched.id) ELSE CONCAT('outlet ', matched.outlet) END) AS outlets,
      MIN(matched.published_at) AS first_at,
      MAX(matched.published_at) AS last_at
    FROM postings
    JOIN matched ON matched.id = postings.article
    GROUP BY postings.hash
    HAVING COUNT(*) > 1
  ) AS counted
) AS judged;

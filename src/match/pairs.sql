-- pairs: articles to be aligned, because a fingerprint leads from the later to the earlier.
-- Reads   postings(hash BIGINT, article VARCHAR), matched(id VARCHAR, outlet, published_at DOUBLE or NULL), spread(hash, linked) (spread.sql)
-- Writes  pairs(earlier, later), a row per pair of articles
-- Earlier is by date, undated last, then by id. The seeds are found again when the pair is aligned (stream.ts, verifyPairs): to carry
-- their positions through the join costs four times as much.
CREATE TABLE pairs AS
WITH ranked AS (
  SELECT
    postings.hash AS hash,
    postings.article AS article,
    spread.linked AS linked,
    ROW_NUMBER() OVER (
      PARTITION BY postings.hash
      ORDER BY CASE WHEN matched.published_at IS NULL THEN 1 ELSE 0 END, matched.published_at, matched.id
    ) AS place
  FROM postings
  JOIN spread ON spread.hash = postings.hash
  JOIN matched ON matched.id = postings.article
)
SELECT DISTINCT
  former.article AS earlier,
  latter.article AS later
FROM ranked AS former
JOIN ranked AS latter ON latter.hash = former.hash
WHERE former.place <= former.linked AND latter.place > former.place;

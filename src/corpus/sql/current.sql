-- current: where each article belongs now.
-- Reads   catalog, removed (docs/corpus.md)
-- Writes  current, a row per article that is in the corpus: the row of `catalog` of its latest generation
CREATE TABLE current AS
SELECT ranked.article, ranked.id, ranked.given, ranked.digest, ranked.instant, ranked.label, ranked.outlet, ranked.piece, ranked.level, ranked.story
FROM (
  SELECT
    catalog.*,
    ROW_NUMBER() OVER (PARTITION BY catalog.article ORDER BY catalog.generation DESC) AS place
  FROM catalog
) AS ranked
LEFT JOIN removed ON removed.article = ranked.article
WHERE ranked.place = 1 AND removed.article IS NULL;

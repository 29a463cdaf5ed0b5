-- tellings: the stories as they are now.
-- Reads   stories (docs/corpus.md)
-- Writes  tellings, a row per story: its row of the latest generation, unless it has no article any more
CREATE TABLE tellings AS
SELECT ranked.id, ranked.headline, ranked.first, ranked.last, ranked.articles, ranked.outlets, ranked.claims, ranked.inflation, ranked.summary, ranked.generation
FROM (
  SELECT
    stories.*,
    ROW_NUMBER() OVER (PARTITION BY stories.id ORDER BY stories.generation DESC) AS place
  FROM stories
) AS ranked
WHERE ranked.place = 1 AND ranked.articles > 0;

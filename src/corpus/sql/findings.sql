-- findings: the claims as they are now.
-- Reads   claims (docs/corpus.md), tellings (tellings.sql)
-- Writes  findings, a row per claim of the latest generation of its story
CREATE TABLE findings AS
SELECT claims.*
FROM claims
JOIN tellings ON tellings.id = claims.story AND tellings.generation = claims.generation;

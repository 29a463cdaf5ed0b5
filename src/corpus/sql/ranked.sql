-- ranked: articles and statements that hold the words asked for, by BM25 (Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75).
-- Reads   hits(word, article, place, count, length, mean, documents), a row per word asked for and document that holds it;
--         length: words of the document, mean: of all of its kind, documents: how many of its kind there are
-- Writes  ranked(article, place, matched, score), a row per document, `place` -1 for the article itself
CREATE TABLE ranked AS
SELECT
  weighed.article AS article,
  weighed.place AS place,
  COUNT(*) AS matched,
  SUM(weighed.rarity * weighed.count * 2.2 / (weighed.count + 1.2 * (0.25 + 0.75 * weighed.length / weighed.mean))) AS score
FROM (
  SELECT
    hits.*,
    LN(1.0 + (hits.documents - spread.documents + 0.5) / (spread.documents + 0.5)) AS rarity
  FROM hits
  JOIN (
    SELECT word, CASE WHEN place < 0 THEN 0 ELSE 1 END AS kind, COUNT(*) AS documents
    FROM hits
    GROUP BY word, CASE WHEN place < 0 THEN 0 ELSE 1 END
  ) AS spread ON spread.word = hits.word AND spread.kind = CASE WHEN hits.place < 0 THEN 0 ELSE 1 END
) AS weighed
GROUP BY weighed.article, weighed.place;

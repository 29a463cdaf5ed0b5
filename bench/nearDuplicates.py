"""Near-duplicates by datasketch (MinHash 128 + LSH), the common tool, on the same articles: time, memory and what of the gold it finds.

    python bench/nearDuplicates.py ARTICLES.jsonl GOLD.jsonl

Runs of five words are hashed, as its users do for texts; updates are batched, its fastest way. A planted case counts as found where the two
articles are candidates of each other: datasketch has no passages, so this is all that can be asked of it.
"""

import json
import re
import resource
import sys
import time

from datasketch import MinHash, MinHashLSH

ARTICLES, GOLD = sys.argv[1:3]
WORD = re.compile(r"\w+")

with open(ARTICLES, encoding="utf-8") as lines:
    articles = [(row["id"], row["text"]) for row in map(json.loads, lines)]
wall, used = time.perf_counter(), time.process_time()
lsh = MinHashLSH(threshold=0.5, num_perm=128)
pairs = set()
for article, text in articles:
    words = WORD.findall(text.lower())
    runs = {" ".join(words[at : at + 5]).encode() for at in range(max(1, len(words) - 4))}
    sketch = MinHash(num_perm=128)
    sketch.update_batch(list(runs))
    for other in lsh.query(sketch):
        pairs.add((other, article))
    lsh.insert(article, sketch)
wall, used = time.perf_counter() - wall, time.process_time() - used
found, cases = {}, {}
with open(GOLD, encoding="utf-8") as lines:
    for case in map(json.loads, lines):
        one, two = case["from"]["article"], case["to"]["article"]
        cases[case["kind"]] = cases.get(case["kind"], 0) + 1
        if (one, two) in pairs or (two, one) in pairs:
            found[case["kind"]] = found.get(case["kind"], 0) + 1
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({
    "articles": len(articles), "wall": wall, "processor": used, "megabytes": memory,
    "recall": {kind: found.get(kind, 0) / count for kind, count in sorted(cases.items())},
}))

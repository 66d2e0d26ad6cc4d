"""News without annotated links, for the students to hear the teachers on: python -m training.relate.unlabelled SHARED OUT.

Each article is a cluster of its own. Of the corpora of the shared folder (polnear/train, and what of data/articles
training/relate/answers.jsonl does not annotate); nothing of links/dev, and none of the articles on Syria, by which links are judged.
"""

from __future__ import annotations

import json
import pickle
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimtrack.extract.extractor import Extractor
from training.relate.clusters import Cluster
from training.relate.gold import marked, rows

WIRE = 300
"""Articles drawn of the upper-case wire."""
LONGEST = 6000
"""Characters taken of a long article."""
HEAD = slice(100, 260)
"""Characters by which an article is known again in another corpus."""


def articles(shared: Path) -> Iterator[dict[str, Any]]:
    """Each article once."""
    folder = shared / "data" / "articles"
    wire = list(rows(folder / "muc34.jsonl.gz"))
    random.Random(7).shuffle(wire)
    every = [
        *rows(shared / "polnear" / "train.jsonl"),
        *rows(folder / "bbc-2004.jsonl.gz"),
        *rows(folder / "news-clusters.jsonl"),
        *wire[:WIRE],
    ]
    known = {_head(row) for part in ("dev", "train") for row in rows(shared / "links" / part / "articles.jsonl")}
    taught = Path(__file__).with_name("answers.jsonl").read_text(encoding="utf-8").splitlines()
    ids = {id_ for line in taught for id_ in json.loads(line)["articles"]}
    for row in every:
        head = _head(row)
        if head not in known and row["id"] not in ids:
            known.add(head)
            yield row | {"text": row["text"][:LONGEST]}


def _head(row: dict[str, Any]) -> str:
    return " ".join(row["text"].split())[HEAD]


def main() -> None:
    shared, out = map(Path, sys.argv[1:])
    extractor = Extractor()
    found = [Cluster(row["id"], (marked(row, [], extractor),), {}, annotated=False) for row in articles(shared)]
    out.write_bytes(pickle.dumps(found))
    print(f"{len(found)} articles, {sum(len(one.articles[0].attributions) for one in found)} attributions")


if __name__ == "__main__":
    main()

"""News without annotated links, for the students to hear the teachers on: python -m training.relate.unlabelled SHARED OUT.

Each article is a cluster of its own. Of the corpora of the shared folder (polnear/train, and what of data/articles
training/relate/answers.jsonl does not annotate); nothing of links/dev, and none of the articles on Syria, by which links are judged.
"""

from __future__ import annotations

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
    known = {head(row) for part in ("dev", "train") for row in rows(shared / "links" / part / "articles.jsonl")}
    taught = annotated()
    known |= {head(row) for row in every if row["id"] in taught}
    for row in every:
        if head(row) not in known:
            known.add(head(row))
            yield row | {"text": row["text"][:LONGEST]}


def annotated() -> set[str]:
    """The ids of the articles that answers.jsonl annotates."""
    return {id_ for row in rows(Path(__file__).with_name("answers.jsonl")) for id_ in row["articles"]}


def head(row: dict[str, Any]) -> str:
    """What tells copies of an article: words near its beginning."""
    return " ".join(row["text"].split())[HEAD]


def main() -> None:
    shared, out = map(Path, sys.argv[1:])
    extractor = Extractor(read=False)
    found = [Cluster(row["id"], (marked(row, [], extractor),), {}, annotated=False) for row in articles(shared)]
    out.write_bytes(pickle.dumps(found))
    print(f"{len(found)} articles, {sum(len(one.articles[0].attributions) for one in found)} attributions")


if __name__ == "__main__":
    main()

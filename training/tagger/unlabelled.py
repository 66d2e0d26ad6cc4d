"""News without annotations, for the student to hear the teacher on: python -m training.tagger.unlabelled SHARED OUT.

War reporting, world news and upper-case wire, drawn with a fixed seed from the
corpora of the shared folder (data/articles and links/train; nothing of links/dev).
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from pathlib import Path
from typing import Any

LONGEST = 2500
"""Characters taken of a long article: its head holds the most attributions."""


def read(path: Path) -> list[dict[str, Any]]:
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        return [json.loads(line) for line in lines]


def texts(shared: Path) -> list[str]:
    chance = random.Random(7)

    def some(rows: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
        chance.shuffle(rows)
        return rows[:count]

    articles = shared / "data" / "articles"
    syria = some([a for a in read(articles / "fa-kes.jsonl") if not a.get("duplicate_of")], 200)
    linked = read(shared / "links" / "train" / "articles.jsonl")
    wire = some(read(articles / "muc34.jsonl.gz"), 80)
    world = some(read(articles / "news-clusters.jsonl"), 60)
    return [a["text"][:LONGEST] for a in (*syria, *linked, *wire, *world)]


if __name__ == "__main__":
    shared, out = map(Path, sys.argv[1:])
    out.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts(shared)), encoding="utf-8")

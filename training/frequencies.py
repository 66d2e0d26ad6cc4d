"""Makes lexicons/frequencies.txt: in how many articles of a mixed lot of news each word stem stands.

    python -m training.frequencies ../shared

Reads articles of data/articles (bbc-2004, news-clusters, fa-kes) and links/train
under that folder; what is in links/dev, to be measured on, is left out. Only
counts of single stems are kept.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from claimtrack.link.frequencies import FILE, LEAST
from claimtrack.link.propositions import stems

CORPORA = (
    "data/articles/bbc-2004.jsonl.gz",
    "data/articles/news-clusters.jsonl",
    "data/articles/fa-kes.jsonl",
    "links/train/articles.jsonl",
)


def main(shared: Path) -> None:
    measured = {article["url"] for article in read(shared / "links/dev/articles.jsonl")}
    texts = {
        f"{article.get('title') or ''}\n{article['text']}"
        for corpus in CORPORA
        for article in read(shared / corpus)
        if article.get("url") not in measured or article.get("url") is None
    }
    counts = Counter(stem for text in texts for stem in stems(text) if stem.isalpha())
    by_count: dict[int, list[str]] = {}
    for stem, count in sorted(counts.items()):
        if count >= LEAST:
            by_count.setdefault(count, []).append(stem)
    lines = [f"{count} {' '.join(listed)}" for count, listed in sorted(by_count.items())]
    FILE.write_text(f"{len(texts)}\n" + "".join(line + "\n" for line in lines), encoding="utf-8")
    print(f"{FILE.name}: {len(texts)} articles, {sum(map(len, by_count.values()))} stems, {FILE.stat().st_size} bytes")


def read(path: Path) -> Iterator[dict[str, str | None]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

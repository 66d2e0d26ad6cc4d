"""How well the HTML reader does on saved news pages.

    python -m benchmarks.html_reader [FOLDER]

FOLDER holds pages and an `index.jsonl` with a line for each: `file`, and what is
expected of it: `title`, `date`, `text`, `must_contain`, `must_not_contain` (any of
them may be absent or null). White space is normalised before comparing. A page that
cannot be read counts as a miss of everything that was expected of it.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from pathlib import Path

from benchmarks import common
from claimtrack.models import Article
from claimtrack.readers import read

DEFAULT_FOLDER = Path("../shared/data/articles/html")


def main() -> int:
    """Print the table; 1 where there are no pages."""
    parser = argparse.ArgumentParser(description="How well the HTML reader does on saved news pages.")
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT_FOLDER)
    folder = parser.parse_args().folder
    index = folder / "index.jsonl"
    if not index.is_file():
        print(f"no pages to measure on: {index} is not there; give the folder that has it", file=sys.stderr)
        return 1
    print(common.heading("python -m benchmarks.html_reader"))
    rows = common.read(index)
    started = time.perf_counter()
    scores = Counter[str]()
    asked = Counter[str]()
    misses = []
    for row in rows:
        found = next(iter(read([str(folder / row["file"])], format="html")))
        for name, score in scores_of(found if isinstance(found, Article) else None, row):
            scores[name] += score
            asked[name] += 1
            if score < 0.9:
                misses.append(f"{row['file']}: {name} {score:.2f}")
    seconds = time.perf_counter() - started
    print(f"{'measure':<28} {'share':>7} {'of':>5}")
    for name in asked:
        print(f"{name:<28} {scores[name] / asked[name]:>7.4f} {asked[name]:>5}")
    print(f"{len(rows)} pages in {seconds:.1f} s")
    print("\nmisses")
    print("\n".join(misses))
    return 0


def scores_of(article: Article | None, row: dict) -> list[tuple[str, float]]:
    """What was measured and the share of it that was right, 0 to 1."""
    text = spaced(article.text) if article else ""
    scores = [("must_contain", float(spaced(words) in text)) for words in row.get("must_contain") or []]
    scores += [("must_not_contain", float(spaced(words) not in text)) for words in row.get("must_not_contain") or []]
    if row.get("text"):
        scores.append(("token F1 of the text", token_f1(text, row["text"])))
    if row.get("title"):
        scores.append(("title", float(article is not None and spaced(article.title or "") == spaced(row["title"]))))
    if row.get("date"):
        scores.append(("date right", float(article is not None and article.date == row["date"])))
        scores.append(("date right or not claimed", float(article is None or article.date in (row["date"], None))))
    return scores


def token_f1(found: str, expected: str) -> float:
    """Harmonic mean of precision and recall over words, each counted as often as it occurs."""
    ours, theirs = (Counter(re.findall(r"\w+", words.lower())) for words in (found, expected))
    shared = sum((ours & theirs).values())
    return 2 * shared / (ours.total() + theirs.total()) if shared else 0.0


def spaced(words: str) -> str:
    """The words with every run of white space as one space."""
    return " ".join(words.split())


if __name__ == "__main__":
    sys.exit(main())

"""How often a source is resolved to the right speaker: python -m benchmarks.speakers [--shared ../shared].

On the 200 sources of benchmarks/gold/speakers.jsonl. Articles are tagged with the
shipped models; a source that no attribution has is counted apart, since resolving
it is not what failed. Where the corpora are absent it says so and stops.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path
from typing import Any

from rapidfuzz.utils import default_process

from benchmarks.common import heading, options, read
from claimtrack.extract.extractor import Extractor
from claimtrack.models import Article, Attribution

GOLD = Path(__file__).parent / "gold" / "speakers.jsonl"
CORPORA = {"links-dev": "links/dev/articles.jsonl", "polnear-dev": "polnear/dev.jsonl"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list the sources that were resolved wrongly")
    asked = options(parser, *CORPORA.values())
    print(heading("python -m benchmarks.speakers"))
    gold = read(GOLD)
    texts = {(name, a["id"]): a for name, path in CORPORA.items() for a in read(asked.shared / path)}
    extractor = Extractor()
    found: dict[tuple[str, str], tuple[Attribution, ...]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for row in gold:
        key = row["corpus"], row["article"]
        if key not in found:
            a = texts[key]
            found[key] = extractor.extract(Article(text=a["text"], title=a["title"], date=a["date"])).attributions
        result = judged(row, found[key])
        counts[row["type"], result] += 1
        if asked.misses and result in ("wrong", "none"):
            print(f"  {row['article']} {row['start']} {row['type']}: {row['speaker']} ← {resolved(row, found[key])}")
    print(f"{'type':<16} {'right':>6} {'none':>6} {'wrong':>6} {'untagged':>9}   right of the tagged")
    for label, kinds in ROWS.items():
        n = {r: sum(counts[kind, r] for kind in kinds) for r in RESULTS}
        tagged = n["right"] + n["none"] + n["wrong"]
        print(
            f"{label:<16} {n['right']:>6} {n['none']:>6} {n['wrong']:>6} {n['untagged']:>9}   {100 * n['right'] / tagged:.1f}%"
        )


ROWS = {kind: (kind,) for kind in ("pronoun", "surname", "name", "role")} | {
    "named or pronoun": ("pronoun", "surname", "name"),
    "all": ("pronoun", "surname", "name", "role"),
}
"""The first bar asks for 85% of the named or pronoun references."""
RESULTS = ("right", "none", "wrong", "untagged")


def at(row: dict[str, Any], attributions: tuple[Attribution, ...]) -> Attribution | None:
    """The attribution whose source is the one of the table."""
    for a in attributions:
        if a.source and a.source.field == "text" and a.source.start < row["end"] and row["start"] < a.source.end:
            return a
    return None


def resolved(row: dict[str, Any], attributions: tuple[Attribution, ...]) -> str | None:
    attribution = at(row, attributions)
    return attribution.speaker if attribution else None


def judged(row: dict[str, Any], attributions: tuple[Attribution, ...]) -> str:
    """Right, none (left open), wrong, or untagged."""
    if at(row, attributions) is None:
        return "untagged"
    speaker = resolved(row, attributions)
    if speaker is None:
        return "none"
    forms = {plain(form) for form in (row["speaker"], *row["accept"])}
    return "right" if plain(speaker) in forms else "wrong"


def plain(name: str) -> str:
    """A name as gold/README.md has them compared: without case, punctuation, leading article and titles; one word for spokesmen."""
    words = [_SPOKESMEN.sub("spokesman", word) for word in default_process(name.replace(".", "")).split()]
    while len(words) > 1 and words[0] in _LEADING:
        words = words[1:]
    return " ".join(words)


_SPOKESMEN = re.compile(r"^spokes(?:wo)?m[ae]n$|^spokesperson$")
_LEADING = {"the", "a", "an", "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "president", "senator", "judge"}


if __name__ == "__main__":
    main()

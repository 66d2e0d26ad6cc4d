"""How often the place of what is said is right: python -m benchmarks.event_places [--shared ../shared].

On the rows of benchmarks/gold/event_places.jsonl that are held out of training, in articles that the shipped models tag: those of
FA-KES (the war in Syria), and those of other news. A row is right where its event and origin places are those found in that role, none
more and none less; what the event place lies in may be found too. Two names are one where one is a part of the other, where they share an
entry of the gazetteer, or where the first entries of one lie in the same country within 25 km. Precision is the share
of the attributions given an event place for which all of these are right, recall the share of those with one.
Where the corpora are absent it says so and stops.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from benchmarks.common import heading, options, read
from benchmarks.gold_slots import at
from claimtrack.extract.extractor import Extractor
from claimtrack.extract.gazetteer import Entry, by_id, fold, lookup
from claimtrack.models import Article, Attribution, Place
from claimtrack.tasks.areas import distance_km
from training.relate.gold import rows as records

TABLE = Path(__file__).parent / "gold" / "event_places.jsonl"
WAR = "fakes-"
"""How the ids of the articles of FA-KES begin."""
CORPORA = (
    "links/train/articles.jsonl",
    "polnear/train.jsonl",
    "data/articles/fa-kes.jsonl",
    "data/articles/news-clusters.jsonl",
    "data/articles/bbc-2004.jsonl.gz",
    "data/articles/muc34.jsonl.gz",
)
NEAR_KM = 25.0

Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked = options(parser, *CORPORA)
    print(heading("python -m benchmarks.event_places"))
    tell(TABLE, asked.shared, "an event place", lambda count, row, found: score(count, row["places"], found.places))


def tell(table: Path, shared: Path, slot: str, scored: Callable[[Counter[str], Row, Attribution], None]) -> None:
    """Print how often a slot is right on the rows of a table that are held out; `scored` counts a row and what was found for it."""
    held = [row for row in read(table) if row.get("held")]
    extract, counts = Extractor().extract, {"FA-KES": Counter[str](), "other news": Counter[str]()}
    for article, rows in with_texts(held, shared):
        made = extract(article).attributions
        count = counts["FA-KES" if rows[0]["article"].startswith(WAR) else "other news"]
        for row in rows:
            count["all"] += 1
            if attribution := at(row, made):
                scored(count, row, attribution)
    for name, count in counts.items():
        print(f"{name}: {count['rows']} attributions of {count['all']}, right {share(count, 'right', 'rows')}")
        print(f"  given {slot}: precision {share(count, 'good', 'given')}, recall {share(count, 'good', 'wanted')}")
        for kind in ("own", "inherited", "none"):
            print(f"  {kind:<9} {share(count, f'right {kind}', kind)} of {count[kind]}")


def share(count: Mapping[str, int], part: str, whole: str) -> str:
    """A part in percent of a whole."""
    return f"{100 * count[part] / max(1, count[whole]):.1f}%"


def with_texts(rows: Sequence[Row], shared: Path) -> Iterator[tuple[Article, list[Row]]]:
    """Each article with its rows, looked up in the corpora."""
    by_article: dict[str, list[Row]] = {}
    for row in rows:
        by_article.setdefault(row["article"], []).append(row)
    for name in CORPORA:
        for record in records(shared / name):
            if found := by_article.pop(record["id"], None):
                yield Article(record["text"], record.get("title"), found[0].get("date")), found


def score(count: Counter[str], gold: Sequence[Row], found: Sequence[Place]) -> None:
    """Count a row, and whether what was found is right."""
    events = [one for one in found if one.role == "event"]
    wanted = [row for row in gold if row["role"] == "event"]
    kind = "none" if not wanted else "inherited" if all(row.get("inherited") for row in wanted) else "own"
    placed = _right(gold, found, "event")
    right = placed and _right(gold, found, "origin")
    count.update({"rows": 1, kind: 1, "right": right, f"right {kind}": right})
    count.update({"given": bool(events), "wanted": bool(wanted), "good": placed and bool(wanted)})


def _right(gold: Sequence[Row], found: Sequence[Place], role: str) -> bool:
    wanted = [row["name"] for row in gold if row["role"] == role]
    allowed = [*wanted, *(row["name"] for row in gold if role == "event" and row.get("contains_event"))]
    given = [one for one in found if one.role == role]
    every = all(any(same(name, one) for one in given) for name in wanted)
    return every and all(any(same(name, one) for name in allowed) for one in given)


def same(name: str, place: Place) -> bool:
    """Whether a name of the table and a place that was found are one."""
    wanted = fold(name)
    for written in {fold(place.name), fold(place.span.text if place.span else place.name)}:
        short, long = sorted((wanted, written), key=len)
        if short.replace(" ", "") == long.replace(" ", "") or f" {short} " in f" {long} ":
            return True
    entries = named(name)
    if place.id in {entry.id for entry in entries}:
        return True
    entry = by_id(place.id)
    return (entry is None or entry.kind != "country") and any(_is_near(each, place) for each in entries[:2])


@lru_cache(maxsize=10_000)
def named(name: str) -> tuple[Entry, ...]:
    """What the gazetteer has under a name."""
    return tuple(lookup(name))


def _is_near(entry: Entry, place: Place) -> bool:
    if entry.kind == "country" or entry.country != place.country or place.lat is None or place.lon is None:
        return False
    return distance_km(entry.lat, entry.lon, place.lat, place.lon) < NEAR_KM


if __name__ == "__main__":
    main()

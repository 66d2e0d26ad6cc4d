"""How often place, day and figures of a claim are right: python -m benchmarks.gold_slots [--shared ../shared] [--dev] [--misses].

On the 200 attributions of benchmarks/gold/slots.jsonl, or with --dev on those of slots_dev.jsonl,
from which rules may be learnt, in articles of FA-KES tagged with the shipped models; each row's `date` is given as the article's. An attribution
that the tagger does not find (no cue that shares 30% of the joint characters, nor
content that shares half) is counted apart: "of the found" leaves it out, "of all"
counts it as wrong. Of a row that is found,

place   is right where its event and origin places are those found in that role, none
        more and none less. To call the event place what the row says contains it is no
        error; what is only mentioned is not judged, nor is `inherited`. Two places are
        one where they share a gazetteer entry, or lie in one country within 25 km
        (100 km where one is a governorate, whose middle is a matter of taste; the town
        of the same name stands for it, as it does when a text is read). A
        country is only itself. A row without position is compared by name, that of the
        city it is a part of included.
date    is right where the event dates found begin on the row's first day and end on its
        last; where the row has none, none may be found.
figures are right where those found are the row's: one to one the same value, bound and
        thing counted, in any order. `killed` and `injured` must agree to the word,
        other nouns but for their ending.

A row that has no `event` or no `figures` is not judged on them. Where the corpus is absent it says so and stops.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import partial_ratio

from benchmarks.common import heading, options, read
from claimtrack.extract.extractor import Extractor
from claimtrack.extract.gazetteer import by_id, fold, lookup
from claimtrack.models import Article, Attribution, DateRole, Place
from claimtrack.tasks.areas import distance_km
from training.tagger.score import share

GOLD = Path(__file__).parent / "gold"
CORPUS = "data/articles/fa-kes.jsonl"
NEAR_KM, GOVERNORATE_KM = 25.0, 100.0
ALIKE = 85.0
"""Similarity, 0 to 100, from which two names are one where there is no position."""

Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dev", action="store_true", help="score the table that rules are learnt from")
    parser.add_argument("--misses", action="store_true", help="name the rows that are wrong")
    asked = options(parser, CORPUS)
    print(heading("python -m benchmarks.gold_slots" + " --dev" * asked.dev))
    rows, extract = read(GOLD / ("slots_dev.jsonl" if asked.dev else "slots.jsonl")), Extractor().extract
    texts = {a["id"]: a["text"] for a in read(asked.shared / CORPUS)}
    made = {key: extract(Article(texts[key[0]], date=key[1])).attributions for key in {keyed(row) for row in rows}}
    right: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for row in rows:
        attribution = at(row, made[keyed(row)])
        found["all"] += attribution is not None
        for name, (key, judge) in JUDGES.items():
            if key not in row:
                continue
            good = attribution is not None and judge(row, attribution)
            judged[name] += 1
            found[name] += attribution is not None
            right[name] += good
            if asked.misses and attribution and not good:
                print(f"  {name}: {row['article']} {row['cue']}")
    print(f"{len(rows)} attributions, {found['all']} found")
    for name in judged:
        of_found, of_all = 100 * right[name] / found[name], 100 * right[name] / judged[name]
        print(f"  {name:<8} {right[name]:>3} right   {of_found:5.1f}% of the found   {of_all:5.1f}% of all")


def keyed(row: Row) -> tuple[str, str]:
    return row["article"], row["date"]


def at(row: Row, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution that a row speaks of: of those whose cue or content fits, the one whose content fits best."""
    cue, content = [tuple(row["cue"])], [tuple(span) for span in row["content"]]
    scored = [
        (share(content, [(s.start, s.end) for s in a.content]), share(cue, [(a.cue.start, a.cue.end)]), a)
        for a in attributions
        if a.cue.field == "text"
    ]
    fitting = [one for one in scored if one[0] >= 0.5 or one[1] >= 0.3]
    return max(fitting, key=lambda one: one[:2])[2] if fitting else None


def place_right(row: Row, attribution: Attribution) -> bool:
    for role in ("event", "origin"):
        wanted = [p for p in row["places"] if p["role"] == role]
        allowed = [*wanted, *(p for p in row["places"] if role == "event" and p.get("contains_event"))]
        found = [p for p in attribution.places if p.role == role]
        if not all(any(same(w, f) for f in found) for w in wanted):
            return False
        if not all(any(same(a, f) for a in allowed) for f in found):
            return False
    return True


def same(gold: Row, found: Place) -> bool:
    """Whether a place of the table and one that was found are one."""
    name, _, city = gold["name"].removesuffix(")").partition(" (")
    unsure = gold["lat"] is None
    names = [name, name.removesuffix(" Governorate"), *([city] if unsure and city else [])]
    if found.id in {entry.id for one in names for entry in lookup(one)}:
        return True
    if unsure or found.lat is None or found.lon is None:
        written = found.span.text if found.span else found.name
        return partial_ratio(fold(name), fold(written)) >= ALIKE
    kinds = {entry.kind for entry in (by_id(found.id), *lookup(name)[:1]) if entry}
    if "country" in kinds or gold["country"] != found.country:
        return False
    wide = name.endswith("Governorate") or "state" in kinds
    return distance_km(gold["lat"], gold["lon"], found.lat, found.lon) <= (GOVERNORATE_KM if wide else NEAR_KM)


def date_right(row: Row, attribution: Attribution) -> bool:
    found = [when for when in attribution.dates if when.role is DateRole.EVENT]
    if row["event"] is None or not found:
        return row["event"] is None and not found
    return (min(w.start for w in found), max(w.end for w in found)) == (row["event"]["start"], row["event"]["end"])


def figures_right(row: Row, attribution: Attribution) -> bool:
    wanted = Counter((stem(f["what"]), float(f["value"]), f["bound"]) for f in row["figures"])
    return wanted == Counter((stem(f.what), f.value, f.bound.value) for f in attribution.figures)


def stem(what: str) -> str:
    return what if what in ("killed", "injured") else what.lower()[:5]


JUDGES: dict[str, tuple[str, Callable[[Row, Attribution], bool]]] = {
    "place": ("places", place_right),
    "date": ("event", date_right),
    "figures": ("figures", figures_right),
}
"""What is judged: the field of a row that says what is right, and how."""


if __name__ == "__main__":
    main()

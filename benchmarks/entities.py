"""How many names are found, and named by the speakers: python -m benchmarks.entities [--shared ../shared].

First in the articles of training/tagger/entities.jsonl that are held out of training: names of persons and bodies that language models marked by
reading, what stands for several sorts of things left out. A name is found where one found of its sort shares its end or its start and overlaps it;
lands, peoples and parties, which speak as bodies do and were not marked, are not counted among those found.

Then in re3d. re3d (Dstl, Aleph Insights and Committed Software) has persons, organisations and
locations in 98 documents on the war in Syria and Iraq, marked by a crowd. Compared are
those with confidence 0.5 and more that hold a name: a capital letter beyond their first
word, or in a first word that is no usual English word ("the minister", "She" and "their
homes" are left out).

found    people against Person, bodies against Organisation, places against Location:
         one of them and the entity share their end or their start and overlap. A place
         may also answer for an Organisation, as states that act are marked. Precision
         counts what is found against all entities of the three types, of any type and
         confidence, since the crowd's types differ; entities that overlap count once each.
sources  the sources of attributions that overlap a Person or Organisation with a name: right
         where the speaker shares the last capital word of the longest such entity.

Where a corpus is absent it says so and stops.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.common import heading, options, read
from benchmarks.event_places import CORPORA, with_texts
from claimtrack.extract.bodies import bodies
from claimtrack.extract.extractor import Extractor
from claimtrack.extract.gazetteer import fold
from claimtrack.extract.lexicons import common_words, demonyms, speaking_bodies
from claimtrack.extract.people import mentions_with
from claimtrack.extract.tagger import Tagger, shipped_tagger
from claimtrack.extract.toponyms import toponyms
from claimtrack.models import Article, Attribution

CORPUS = "data/ner/re3d.jsonl"
MARKED = Path(__file__).parent.parent / "training" / "tagger" / "entities.jsonl"
SORTS = {"person": "Person", "body": "Organisation"}
TYPES = ("Person", "Organisation", "Location")
CONFIDENT = 0.5
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-z][\w'’.-]*")

Bounds = tuple[int, int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = options(parser, CORPUS, *CORPORA).shared
    print(heading("python -m benchmarks.entities"))
    report_held(shared)
    report_re3d(shared / CORPUS)


def report_held(shared: Path) -> None:
    """Print how many of the marked names are found, and how many of those found are marked."""
    held = [row for row in read(MARKED) if row.get("held")]
    lands = {*demonyms(), *map(fold, demonyms().values()), *speaking_bodies()}
    tagger, counts = shipped_tagger(), Counter[tuple[str, str]]()
    for article, (row,) in with_texts(held, shared):
        found = names_found(article.text, tagger)
        for sort, kind in SORTS.items():
            marked, open_ = [tuple(one) for one in row[sort]], [tuple(one) for one in row["unsure"]]
            judged = [
                (start, end)
                for start, end in found[kind]
                if meets((start, end), marked)
                or not (fold(article.text[start:end]) in lands or any(a < end and start < b for a, b in open_))
            ]
            counts[kind, "marked"] += len(marked)
            counts[kind, "recalled"] += sum(meets(one, found[kind]) for one in marked)
            counts[kind, "found"] += len(judged)
            counts[kind, "right"] += sum(meets(one, marked) for one in judged)
    print(f"{len(held)} articles held out of training")
    tell(counts, SORTS.values())


def report_re3d(path: Path) -> None:
    """Print how many of the names in re3d are found, and carried by the speakers."""
    extract, tagger = Extractor().extract, shipped_tagger()
    counts: Counter[tuple[str, str]] = Counter()
    documents = read(path)
    for document in documents:
        text = document["text"]
        marked = [e for e in document["entities"] if e["type"] in TYPES]
        everything = [(e["start"], e["end"]) for e in marked]
        found = names_found(text, tagger)
        for kind in TYPES:
            others = found["Location"] if kind == "Organisation" else []
            for start, end in named(marked, kind):
                counts[kind, "marked"] += 1
                counts[kind, "recalled"] += meets((start, end), [*found[kind], *others])
            counts[kind, "found"] += len(found[kind])
            counts[kind, "right"] += sum(meets(bounds, everything) for bounds in found[kind])
        speaking = [*named(marked, "Person"), *named(marked, "Organisation")]
        for attribution in extract(Article(text, title=document["title"])).attributions:
            counts["sources", judged(text, attribution, speaking)] += 1
    print(f"re3d, {len(documents)} documents")
    tell(counts, TYPES)
    right, wrong, none = (counts["sources", result] for result in ("right", "wrong", "none"))
    print(
        f"  sources with a name: {right} of {right + wrong + none} carry it as speaker ({right / (right + wrong + none):.1%}), {none} have none"
    )


def tell(counts: Mapping[tuple[str, str], int], kinds: Iterable[str]) -> None:
    """Print recall and precision of the names of some kinds."""
    for kind in kinds:
        marked, found = counts[kind, "marked"], counts[kind, "found"]
        recall, precision = counts[kind, "recalled"] / marked, counts[kind, "right"] / found
        print(f"  {kind:<13} {marked:>5} names, recall {recall:6.1%}; {found:>5} found, precision {precision:6.1%}")


def names_found(text: str, tagger: Tagger) -> dict[str, list[Bounds]]:
    """What extraction takes for names of each type."""
    entities = tagger.entities(text, tagger.read(text).pieces)
    people = mentions_with(text, entities)
    return {
        "Person": [(one.start, one.end) for one in people],
        "Organisation": [(one.start, one.end) for one in bodies(text, people, entities).mentions],
        "Location": [(one.start, one.end) for one in toponyms(text) if not one.demonym],
    }


def named(marked: Iterable[dict[str, Any]], kind: str) -> Iterator[Bounds]:
    """The confident entities of a type that hold a name."""
    for entity in marked:
        if entity["type"] == kind and entity["confidence"] >= CONFIDENT and _names(entity["text"]):
            yield entity["start"], entity["end"]


def _names(words: str) -> list[str]:
    """The words of a name in a phrase, in order."""
    return [m.group() for m in _CAPITAL.finditer(words) if m.start() or m.group().lower() not in common_words()]


def meets(entity: Bounds, others: Iterable[Bounds]) -> bool:
    start, end = entity
    return any(s < end and start < e and (s == start or e == end) for s, e in others)


def judged(text: str, attribution: Attribution, speaking: Iterable[Bounds]) -> str:
    """Whether the speaker carries the name in its source: right, wrong, none; "unnamed" where the source has none."""
    source = attribution.source
    if source is None or source.field == "title":
        return "unnamed"
    within = [(s, e) for s, e in speaking if s < source.end and source.start < e]
    if not within:
        return "unnamed"
    start, end = max(within, key=lambda bounds: bounds[1] - bounds[0])
    if attribution.speaker is None:
        return "none"
    return "right" if _names(text[start:end])[-1].lower() in attribution.speaker.lower() else "wrong"


if __name__ == "__main__":
    main()

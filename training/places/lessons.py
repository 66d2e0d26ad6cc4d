"""What the head for places learns from: annotated attributions as the reader sees them.

python -m training.places.lessons --shared ../shared --out places.pickle
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.event_places import TABLE, Row, same
from benchmarks.gold_slots import at
from claimtrack.extract.extractor import Extractor
from claimtrack.extract.place_measures import Mentioned
from claimtrack.extract.places import by_rules
from claimtrack.extract.reader import shipped_reader
from claimtrack.extract.story import story_of
from claimtrack.extract.tagger import Tagger
from claimtrack.extract.told_places import place_of
from claimtrack.extract.where import asking
from claimtrack.models import Article, PlaceRole
from training.heads.lessons import ASIDE, EVENT, OTHER, Lesson, main

KINDS = ("none", "land", "inherited", "own")
"""What a content tells of: nothing that has a place, a whole land, what happened at a place named before, or at one that it names."""


def lessons(article: Article, rows: list[Row], extractor: Extractor, tagger: Tagger) -> list[Lesson]:
    """Those of an article, one a window that has places and annotated members."""
    tagging = tagger.read(article.text)
    said = [one for one in extractor.extract(article).attributions if one.cue.field == "text"]
    story = story_of(article.text, tagging.names)
    ruled = by_rules(story_of(article.title or "", headline=True), story, said)
    answers = {one.id: row for row in rows if (one := at(row, said))}
    made = []
    for one in asking(story, tagging.pieces, said, ruled).all_of(shipped_reader().seen(tagging.pieces, said)):
        known = [n for n, member in enumerate(one.members) if said[member].id in answers]
        if known:
            right = [answers[said[one.members[n]].id] for n in known]
            labels = np.array([[label(row, place, article.text) for place in one.things] for row in right])
            kinds = tuple(kind(row, one.things, each) for row, each in zip(right, labels, strict=True))
            held = bool(rows[0].get("held"))
            made.append(Lesson(rows[0]["article"], held, tagging.pieces, one, tuple(known), labels, kinds))
    return made


def kind(row: Row, places: Sequence[Mentioned], labels: NDArray[np.int64]) -> int:
    """The number among KINDS of what a row's content tells of."""
    events = [each for each in row["places"] if each["role"] == "event"]
    if not all(each.get("inherited") for each in events):
        return KINDS.index("own")
    lands = any(place.entry.kind == "country" for place, what in zip(places, labels, strict=True) if what == EVENT)
    return KINDS.index("land" if lands else "inherited" if events else "none")


def label(row: Row, place: Mentioned, text: str) -> int:
    """What a place is to the attribution of a row; one that holds the event's is no error."""
    found = place_of(PlaceRole.EVENT, place.mentions[0].toponym, text)
    mine = [each for each in row["places"] if same(each["name"], found)]
    if any(each["role"] == "event" for each in mine):
        return EVENT
    return ASIDE if any(each.get("contains_event") for each in mine) else OTHER


if __name__ == "__main__":
    main(__doc__, TABLE, lessons)

"""What the head for days learns from: annotated attributions as the reader sees them.

python -m training.days.lessons --shared ../shared --out days.pickle
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from benchmarks.event_days import TABLE
from benchmarks.event_places import Row
from benchmarks.gold_slots import at
from claimtrack.extract import dates
from claimtrack.extract.day_measures import Named, is_inside
from claimtrack.extract.extractor import Extractor
from claimtrack.extract.reader import shipped_reader
from claimtrack.extract.tagger import Tagger
from claimtrack.extract.told_days import day_of
from claimtrack.extract.when import asking
from claimtrack.models import Article, Attribution
from training.heads.lessons import ASIDE, EVENT, OTHER, Lesson, main

KINDS = ("none", "inherited", "own")
"""What a content tells of: nothing that has a day, what happened on days told elsewhere, or on days that it tells itself."""


def lessons(article: Article, rows: list[Row], extractor: Extractor, tagger: Tagger) -> list[Lesson]:
    """Those of an article, one a window that names days and has annotated members."""
    today = day_of(article.date)
    if today is None:
        return []
    tagging = tagger.read(article.text)
    said = [one for one in extractor.extract(article).attributions if one.cue.field == "text"]
    answers = {one.id: row for row in rows if (one := at(row, said))}
    made = []
    ask = asking(article, tagging.pieces, said, dates.find(article, said), today)
    for one in ask.all_of(shipped_reader().seen(tagging.pieces, said)):
        known = [n for n, member in enumerate(one.members) if said[member].id in answers]
        if known:
            told = [(said[one.members[n]], answers[said[one.members[n]].id]) for n in known]
            labels = np.array([[label(row, attribution, days) for days in one.things] for attribution, row in told])
            kinds = tuple(kind(row) for _, row in told)
            held = bool(rows[0].get("held"))
            plain = replace(one, things=tuple(days.bounds for days in one.things))
            made.append(Lesson(rows[0]["article"], held, tagging.pieces, plain, tuple(known), labels, kinds))
    return made


def kind(row: Row) -> int:
    """The number among KINDS of what a row's content tells of."""
    event = row["event"]
    return KINDS.index("none" if event is None else "inherited" if event.get("inherited") else "own")


def label(row: Row, attribution: Attribution, days: Named) -> int:
    """What days are to the attribution of a row; those within the event's are no error, and where its content names them, right."""
    event = row["event"]
    if event is None:
        return OTHER
    first, last = days.bounds
    if not event["start"] <= first <= last <= event["end"]:
        return OTHER
    told = not event.get("inherited") and any(is_inside(attribution, one) for one in days.mentions)
    return EVENT if told or (first, last) == (event["start"], event["end"]) else ASIDE


if __name__ == "__main__":
    main(__doc__, TABLE, lessons)

"""What the head for speakers learns from: annotated sources as the reader sees them.

python -m training.speakers.lessons --shared ../shared --out speakers.pickle
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.event_places import Row
from benchmarks.stand_ins import TABLE, same
from claimtrack.extract import speakers
from claimtrack.extract.extractor import Extractor
from claimtrack.extract.reader import shipped_reader
from claimtrack.extract.speaker_measures import Candidate, is_itself
from claimtrack.extract.tagger import Tagger
from claimtrack.extract.who import asking
from claimtrack.models import Article
from training.heads.lessons import ASIDE, EVENT, OTHER, Lesson, main

KINDS = ("nobody", "person", "body", "human", "many", "else")
"""What a source stands for: nobody who is named or spoke, or one of the sorts of candidates."""


def lessons(article: Article, rows: list[Row], extractor: Extractor, tagger: Tagger) -> list[Lesson]:
    """Those of an article, one a window with annotated members."""
    tagging = tagger.read(article.text)
    said = [one for one in extractor.extract(article).attributions if one.cue.field == "text"]
    entities = {"text": tagger.entities(article.text, tagging.pieces)}
    scene = speakers.heard(article, said, entities=entities)["text"]
    answers = {row["start"]: row for row in rows}
    made = []
    for one in asking(scene, tagging.pieces).all_of(shipped_reader().seen(tagging.pieces, said)):
        starts = [source.start if (source := said[member].source) else -1 for member in one.members]
        known = [n for n, start in enumerate(starts) if start in answers and start in scene.stood_for]
        if known:
            told = [answers[starts[n]] for n in known]
            labels = np.array([[label(row, each, article.text) for each in one.things] for row in told])
            kinds = tuple(kind(one.things, each) for each in labels)
            plain = replace(one, things=tuple(each.who.name for each in one.things))
            made.append(
                Lesson(
                    rows[0]["article"], bool(rows[0].get("held")), tagging.pieces, plain, tuple(known), labels, kinds
                )
            )
    return made


def kind(some: Sequence[Candidate], labels: NDArray[np.int64]) -> int:
    """The number among KINDS of what a source stands for."""
    return next(
        (KINDS.index(each.sort) for each, what in zip(some, labels, strict=True) if what == EVENT),
        KINDS.index("nobody"),
    )


def label(row: Row, one: Candidate, text: str) -> int:
    """What a candidate is to the source of a row; one that is nothing but the same words is no error."""
    if same(one.who.name, row["who"]):
        return EVENT
    return ASIDE if is_itself(one.who.name, text[row["start"] : row["end"]]) else OTHER


if __name__ == "__main__":
    main(__doc__, TABLE, lessons)

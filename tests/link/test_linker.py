"""From pairs to links: which of several pairs of the same two claims are shown."""

from __future__ import annotations

from itertools import permutations

import pytest

from claimtrack.link.linker import links_of
from claimtrack.models import Relation
from claimtrack.records import Head, Mention, Pair
from link.telling import telling

CLAIM = telling("The miners", "said", "the guards fired at the gate")
ANSWERS = [telling("The owner", "conceded", f"that the guards fired {where}") for where in ("there", "at the gate")]
MENTIONS = {a.id: Mention(a, Head(a.article, a.article, None, None, None, None)) for a in (CLAIM, *ANSWERS)}
HOME = {CLAIM.id: "claim", **{answer.id: "answer" for answer in ANSWERS}}


@pytest.mark.parametrize(
    ("relations", "scores", "shown"),
    [
        (("confirms", "partly_confirms"), (0.5, 0.6), {("partly_confirms", 0.6)}),
        (("confirms", "partly_confirms"), (0.7, 0.6), {("confirms", 0.7)}),
        (("confirms", "partly_confirms"), (0.6, 0.6), {("partly_confirms", 0.6)}),
        (("denies", "denies"), (0.5, 0.6), {("denies", 0.6)}),
        (("denies", "partly_confirms"), (0.5, 0.6), {("denies", 0.5), ("partly_confirms", 0.6)}),
    ],
)
def test_an_answer_confirms_wholly_or_in_part_by_its_best_pair(
    relations: tuple[str, str], scores: tuple[float, float], shown: set[tuple[str, float]]
) -> None:
    pairs = [
        Pair(answer, CLAIM, Relation(relation), explicit=True, score=score, reasons=())
        for answer, relation, score in zip(ANSWERS, relations, scores, strict=True)
    ]
    for some in permutations(pairs):
        assert {(link.relation.value, link.score) for link in links_of(some, HOME, MENTIONS)} == shown

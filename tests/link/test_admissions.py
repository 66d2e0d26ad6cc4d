"""Admissions that no cue announces: a table of sentences, and what becomes of the pairs that were found otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimtrack.link.admissions import SCORE, admits, couples_within, with_admissions
from claimtrack.link.linker import standing
from claimtrack.link.pairs import Pair
from claimtrack.models import Relation
from link.telling import telling

SHELLED = (
    "Azerbaijan’s defence ministry",
    "said",
    "Armenian forces shelled residential areas of Ganja with rockets, killing nine people",
)
ADMITTED = [
    (SHELLED, ("Armenia’s defence ministry", "said", "we hit only military targets in Ganja"), "partly_confirms"),
    (SHELLED, ("Armenia’s defence ministry", "said", "its forces struck an army base in Ganja"), "partly_confirms"),
    (SHELLED, ("Armenia’s defence ministry", "said", "its forces shelled Ganja"), "confirms"),
    (SHELLED, ("the Armenian army", "said", "it shelled Ganja in response to an attack"), "partly_confirms"),
    (SHELLED, ("Armenia’s defence ministry", "admitted", "shelling residential areas of Ganja"), "confirms"),
    (SHELLED, ("Armenia’s defence ministry", "defended", "shelling residential areas of Ganja"), "partly_confirms"),
    (SHELLED, ("the leader of Nagorno-Karabakh", "said", "his forces targeted military objects in Ganja"), "partly_confirms"),
    (SHELLED, ("Armenia’s defence ministry", "said", "its forces shelled Ganja, killing three people"), "partly_confirms"),
    (
        ("Ukraine’s president", "said", "Russian troops shot down a passenger plane over Donetsk"),
        ("Russia’s defence ministry", "acknowledged", "that its troops shot down the plane"),
        "confirms",
    ),
    (
        ("prosecutors", "said", "Senator Paul Harding paid a witness $40,000 to stay silent"),
        ("Senator Paul Harding", "said", "he paid the witness $40,000 for legal work"),
        "partly_confirms",
    ),
    (
        ("the opposition", "said", "police arrested 40 protesters at the central square"),
        ("the police", "said", "they arrested 12 protesters at the central square"),
        "partly_confirms",
    ),
]  # fmt: skip
NOT_ADMITTED = [
    # Denied, announced, or said of others.
    (SHELLED, ("Armenia’s defence ministry", "said", "its forces did not shell Ganja")),
    (SHELLED, ("Armenia’s defence ministry", "denied", "that its forces shelled Ganja")),
    (SHELLED, ("Armenia’s defence ministry", "never said", "its forces shelled Ganja")),
    (SHELLED, ("Armenia’s defence ministry", "said", "its forces would shell Ganja")),
    (SHELLED, ("Armenia’s defence ministry", "warned", "that its forces may target Ganja")),
    (SHELLED, ("Armenia’s defence ministry", "said", "Azerbaijani forces shelled Ganja themselves")),
    # Another place, another act, another time.
    (SHELLED, ("Armenia’s defence ministry", "said", "its forces shelled an airfield in Barda")),
    (SHELLED, ("Armenia’s defence ministry", "said", "its forces arrested two soldiers in Ganja")),
    (SHELLED, ("Armenia’s defence ministry", "said", "its forces struck back")),
    (
        ("Azerbaijan’s defence ministry", "said", "Armenian forces shelled Ganja on Sunday"),
        ("Armenia’s defence ministry", "said", "its forces shelled Ganja on Tuesday"),
    ),
    # Not the side that is accused.
    (SHELLED, ("Azerbaijan’s president", "said", "Armenian forces shelled Ganja again")),
    (SHELLED, ("Georgia’s defence ministry", "said", "its forces shelled Ganja")),
    (SHELLED, ("the Red Cross", "said", "rockets hit Ganja")),
    # No charge, or one's own doing.
    (
        ("Armenia’s defence ministry", "said", "its forces shelled Ganja"),
        ("Armenia’s president", "said", "our forces shelled Ganja"),
    ),
    (
        ("Canada’s prime minister", "said", "he was outraged by the admission that Iranian forces shot down the plane"),
        ("Iran’s government", "admitted", "that its forces shot down the plane"),
    ),
    (
        ("Azerbaijan’s defence ministry", "said", "people fled after Armenian forces shelled Ganja"),
        ("Armenia’s defence ministry", "said", "its forces shelled Ganja"),
    ),
    (
        ("Hunter Biden’s friend", "said", "Hunter Biden paid the firm $40,000 for advice"),
        ("Joe Biden", "said", "he paid the firm $40,000 for advice"),
    ),
]


@pytest.mark.parametrize(("claim", "answer", "relation"), ADMITTED)
def test_the_accused_side_says_that_it_did_it(
    claim: tuple[str, str, str], answer: tuple[str, str, str], relation: str
) -> None:
    """In part where a point differs or a reason is given; with reasons, and as an admission."""
    claimed, said = telling(*claim), telling(*answer)
    found = admits(claimed, said)
    assert found is not None
    assert found[0] == relation
    assert len(found[1]) == 2
    assert standing(claimed, said, found[0]) == (True, False)


@pytest.mark.parametrize(("claim", "answer"), NOT_ADMITTED)
def test_what_is_no_admission(claim: tuple[str, str, str], answer: tuple[str, str, str]) -> None:
    """A denial, a plan, another place or another's doing admits nothing."""
    assert admits(telling(*claim), telling(*answer)) is None


CLAIM, ANSWER = (
    telling(*SHELLED),
    telling("Armenia’s defence ministry", "confirmed", "that it shelled an army base in Ganja"),
)
COUPLES = [(CLAIM, ANSWER), (ANSWER, CLAIM), (CLAIM, CLAIM)]


def pair(relation: Relation, *, explicit: bool, score: float = 0.6) -> Pair:
    return Pair(ANSWER, CLAIM, relation, explicit=explicit, score=score, reasons=("found before",))


def test_an_admission_becomes_a_pair() -> None:
    (found,) = with_admissions([], COUPLES)
    assert (found.claim, found.answer, found.relation) == (CLAIM, ANSWER, Relation.PARTLY_CONFIRMS)
    assert (found.score, found.explicit) == (SCORE, False)


@pytest.mark.parametrize("relation", [Relation.CONFIRMS, Relation.PARTLY_CONFIRMS])
def test_a_confirmation_that_was_found_is_told_as_the_words_have_it(relation: Relation) -> None:
    """One pair, not two: in part, with the reasons of both and the higher score."""
    (found,) = with_admissions([pair(relation, explicit=True, score=0.9)], COUPLES)
    assert (found.relation, found.explicit, found.score) == (Relation.PARTLY_CONFIRMS, True, 0.9)
    assert found.reasons[-1] == "found before"


def test_an_answer_that_refers_to_the_claim_and_denies_it_admits_nothing() -> None:
    denial = pair(Relation.DENIES, explicit=True)
    assert list(with_admissions([denial], COUPLES)) == [denial]


def test_a_confirmation_by_the_claimants_own_side_is_no_admission() -> None:
    """Even where the claim seems to accuse that side."""
    claim = replace(CLAIM, side="Armenia")
    assert standing(claim, ANSWER, Relation.CONFIRMS) == (False, True)


def test_what_a_title_says_is_not_taken_for_a_claim_of_the_text() -> None:
    """Where it stands among the statements of the text is not known."""
    headline = replace(CLAIM, cue=replace(CLAIM.cue, field="title"))
    assert (CLAIM, ANSWER) in couples_within([CLAIM, ANSWER])
    assert all(claim is not headline for claim, _ in couples_within([headline, ANSWER]))

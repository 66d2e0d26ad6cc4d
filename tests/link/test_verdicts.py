"""Where a verdict's words stand, and what verdicts make of links: pure, and in any order the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from claimtrack import ids
from claimtrack.link.status import SHOWN, statuses
from claimtrack.link.verdicts import Judged, Placed, apply, find, reason
from claimtrack.models import Anchor, Article, Attribution, Claim, Decision, Kind, Link, Relation, Span, Status, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXT = "Holm said the port was shelled. The army denied the claims. The navy denied the claims."


def span(text: str, words: str, after: int = 0) -> Span:
    at = text.index(words, after)
    return Span(at, at + len(words), words)


def said(text: str, source: str, cue: str, content: str, kind: Kind = Kind.ASSERTION) -> Attribution:
    who = span(text, source)
    spans = (who, span(text, cue, who.end), (span(text, content, who.end),))
    key = ids.article_id(Article(text))
    return Attribution(ids.attribution_id(key, *spans), key, *spans, kind=kind, score=0.9, speaker=source)


HOLM = said(TEXT, "Holm", "said", "the port was shelled")
ARMY = said(TEXT, "The army", "denied", "the claims", Kind.DENIAL)
NAVY = said(TEXT, "The navy", "denied", "the claims", Kind.DENIAL)


def places(of: Attribution, by: int) -> dict[str, Any]:
    """The spans of an attribution, moved."""
    cue, *content = (replace(s, start=s.start + by, end=s.end + by) for s in (of.cue, *of.content))
    return {"cue": cue, "content": tuple(content)}


def anchor(of: Attribution) -> Anchor:
    return Anchor(of.article, None, None, of.source, of.cue, of.content)


@pytest.mark.parametrize("of", [HOLM, ARMY, NAVY], ids=["claim", "first denial", "second denial"])
@pytest.mark.parametrize("before", ["", "Nobody slept. ", "The navy denied the claims of an aide. "])
def test_words_are_found_where_they_stand_now(of: Attribution, before: str) -> None:
    """Moved as a whole, and told apart by who says them."""
    text = before + TEXT
    moved = [replace(one, id=f"t-{n}", **places(one, len(before))) for n, one in enumerate([HOLM, ARMY, NAVY])]
    expected = moved[[HOLM, ARMY, NAVY].index(of)]
    assert find(anchor(of), Article(text), moved) == expected


@pytest.mark.parametrize(
    "text",
    [TEXT.replace("shelled", "bombed"), TEXT.replace("Holm", "Lund"), "", "the port was shelled, said Holm"],
    ids=["other content", "other source", "nothing", "another order"],
)
def test_words_that_stand_no_more_are_not_found(text: str) -> None:
    around = Attribution("t-1", "a-1", None, Span(0, len(text), text), (Span(0, len(text), text),), Kind.ASSERTION, 0.9)
    assert find(anchor(HOLM), Article(text), [around]) is None


def test_the_greatest_overlap_wins_and_a_statement_around_it_does_not() -> None:
    """A new model's shorter content is the same; what only quotes the words has another cue."""
    shorter = replace(HOLM, id="t-2", content=(span(TEXT, "port was shelled"),))
    shortest = replace(HOLM, id="t-3", content=(span(TEXT, "port"),))
    around = replace(HOLM, id="t-4", cue=span(TEXT, "denied"), content=(Span(0, 30, TEXT[:30]),))
    assert find(anchor(HOLM), Article(TEXT), [shortest, around, shorter]) == shorter
    assert find(anchor(HOLM), Article(TEXT), [around]) is None


CLAIMS = tuple(Claim(ids.claim_id(one.id), (one,)) for one in (HOLM, ARMY, NAVY))


def found(claim: Claim, answer: Claim, relation: Relation = Relation.DENIES, score: float = SHOWN - 0.1) -> Link:
    ends = claim.id, answer.id
    shown = claim.mentions[0].id, answer.mentions[0].id
    return Link(ids.link_id(*ends, relation), *ends, relation, True, False, False, score, ("a word",), *shown)


LINKS = (found(CLAIMS[0], CLAIMS[1]), found(CLAIMS[0], CLAIMS[2]))
HOME = {claim.mentions[0].id: claim.id for claim in CLAIMS}


def applied(verdicts: Iterable[Placed], links: Iterable[Link] = LINKS) -> Judged:
    return apply(links, verdicts, HOME)


def status(result: Judged) -> Status:
    """The status of Holm's claim."""
    return statuses(HOME.values(), result.links)[CLAIMS[0].id]


def judged(
    answer: Attribution,
    decision: Decision,
    relation: Relation = Relation.DENIES,
    was: Relation | None = None,
    at: int = 0,
) -> Placed:
    ends = anchor(HOLM), anchor(answer)
    id_ = ids.verdict_id(*ends, was or relation)
    verdict = Verdict(id_, decision, relation, was, "so it is", f"2026-01-0{at + 1}T00:00:00+00:00", 0.4, *ends)
    return Placed(verdict, HOLM, answer)


def test_without_verdicts_links_stay_as_they_were_found() -> None:
    result = applied([])
    assert sorted(link.id for link in result.links) == sorted(link.id for link in LINKS)
    assert result.rejected == ()
    assert status(result) is Status.UNANSWERED


@pytest.mark.parametrize(
    ("verdict", "relations", "rejected", "becomes"),
    [
        (judged(ARMY, Decision.ACCEPTED), ["denies", "denies"], 0, Status.DISPUTED),
        (judged(ARMY, Decision.REJECTED), ["denies"], 1, Status.UNANSWERED),
        (
            judged(ARMY, Decision.CHANGED, Relation.CONFIRMS, Relation.DENIES),
            ["confirms", "denies"],
            0,
            Status.CONFIRMED,
        ),
        (judged(ARMY, Decision.ADDED, Relation.RETRACTS), ["denies", "denies", "retracts"], 0, Status.RETRACTED),
    ],
    ids=lambda value: value.verdict.decision.value if isinstance(value, Placed) else None,
)
def test_a_verdict_decides_links_and_status(
    verdict: Placed, relations: list[str], rejected: int, becomes: Status
) -> None:
    result = applied([verdict])
    assert sorted(link.relation.value for link in result.links) == relations
    assert len(result.rejected) == rejected
    assert status(result) is becomes
    for link in result.links:
        assert link.reasons
        assert (link.score == 1.0) == (link.verdict is not None)


def test_what_was_accepted_stays_where_linking_finds_it_no_more() -> None:
    """A new linker takes nothing from a person."""
    (link,) = applied([judged(ARMY, Decision.ACCEPTED)], links=()).links
    assert link.reasons == ("accepted by hand: so it is",)
    assert applied([judged(ARMY, Decision.REJECTED)], links=()).links == ()


def test_the_later_verdict_decides_whatever_the_order() -> None:
    """Verdicts of two imports may speak of one link."""
    verdicts = [
        judged(ARMY, Decision.REJECTED, at=0),
        judged(ARMY, Decision.CHANGED, Relation.CONFIRMS, Relation.DENIES, at=1),
        judged(ARMY, Decision.REJECTED, Relation.CONFIRMS, at=2),
        judged(NAVY, Decision.ACCEPTED, at=3),
    ]
    results = [applied(order) for order in permutations(verdicts)]
    assert all(result == results[0] for result in results)
    assert [link.relation.value for link in results[0].rejected] == ["confirms"]
    assert [link.answer for link in results[0].links] == [CLAIMS[2].id]


def test_a_verdict_holds_where_linking_finds_by_now_that_all_or_only_a_part_is_confirmed() -> None:
    """An answer confirms wholly or in part, never both."""
    now = [found(CLAIMS[0], CLAIMS[1], Relation.PARTLY_CONFIRMS, SHOWN)]
    accepted = applied([judged(ARMY, Decision.ACCEPTED, Relation.CONFIRMS)], now)
    assert [link.relation for link in accepted.links] == [Relation.CONFIRMS]
    assert status(accepted) is Status.CONFIRMED
    rejected = applied([judged(ARMY, Decision.REJECTED, Relation.CONFIRMS)], now)
    assert (rejected.links, [link.relation for link in rejected.rejected]) == ((), [Relation.PARTLY_CONFIRMS])


@pytest.mark.parametrize("home", [{}, {**HOME, ARMY.id: CLAIMS[0].id}], ids=["no claims", "one claim"])
def test_a_verdict_on_what_is_no_pair_of_claims_decides_nothing(home: dict[str, str]) -> None:
    """Its ends are mentions of one claim by now, or of none."""
    assert apply((), [judged(ARMY, Decision.ADDED)], home).links == ()


def test_a_reason_says_what_was_decided() -> None:
    changed = judged(ARMY, Decision.CHANGED, Relation.PARTLY_CONFIRMS, Relation.DENIES).verdict
    assert reason(changed) == "relation changed by hand (was denies): so it is"
    assert reason(replace(changed, decision=Decision.ADDED, was=None, note="")) == "added by hand"

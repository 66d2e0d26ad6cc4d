"""Which figures cannot both hold, and which of those are marked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.link import tolls
from claimtrack.link.tolls import apart, side_by_side
from claimtrack.models import (
    Attribution,
    Bound,
    DateRole,
    Figure,
    Kind,
    Link,
    Place,
    PlaceRole,
    Relation,
    Span,
    Status,
    When,
)
from claimtrack.records import Answer, ClaimRecord, Head, Mention, Statement

GANJA = Place(PlaceRole.EVENT, "586523", "Ganja", "AZ", 40.68, 46.36)
BARDA = replace(GANJA, id="587057", name="Barda")
DAY = "2020-10-04"


def figure(value: float, bound: Bound = Bound.EXACT, what: str = "killed") -> Figure:
    low = None if bound is Bound.AT_MOST else value
    high = None if bound is Bound.AT_LEAST else value
    return Figure(what, value, low, high, bound, Span(0, 1, "9"))


def statement(speaker: str, *figures: Figure, day: str = DAY, said: str = DAY, **more: object) -> Statement:
    dates = (When(DateRole.EVENT, day, day, "day"), When(DateRole.SAID, said, said, "day"))
    slots = {"places": (GANJA,), "dates": dates, "figures": figures, "speaker": speaker} | more
    key = f"{speaker}{said}{day}{figures}"
    made = Attribution(f"t-{key}", "a-1", None, Span(0, 1, "x"), (Span(0, 1, "x"),), Kind.ASSERTION, 0.9, **slots)
    mention = Mention(made, Head("a-1", "a-1", "Courier", said, None, None))
    return Statement(f"c-{key}", mention, (mention,))


def marked(*statements: Statement) -> list[tuple[str | None, list[float]]]:
    """Of each figure the speaker and the figures it is apart from, in the order told."""
    (toll,) = tolls(ClaimRecord(one, Status.UNANSWERED, ()) for one in statements)
    return [(one.mention.attribution.speaker, [r.figure.value for r in one.rivals]) for one in toll.figures]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (figure(9), figure(13), True),
        (figure(9), figure(9), False),
        (figure(9), figure(5, Bound.AT_LEAST), False),
        (figure(3), figure(5, Bound.AT_LEAST), True),
        (figure(9), figure(5, Bound.AT_MOST), True),
        (figure(4), figure(5, Bound.AT_MOST), False),
        (figure(5, Bound.AT_LEAST), figure(9, Bound.AT_LEAST), False),
        (figure(3000, Bound.AT_LEAST), figure(4000, Bound.AT_MOST), False),
        (figure(4000, Bound.AT_LEAST), figure(3000, Bound.AT_MOST), True),
        (figure(9), figure(13, what="injured"), False),
        (Figure("killed", 70, 63, 77, Bound.ABOUT, Span(0, 1, "x")), figure(75), False),
    ],
)
def test_figures_are_apart_where_no_number_fits_both(one: Figure, other: Figure, expected: bool) -> None:
    assert apart(one, other) is expected
    assert apart(other, one) is expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (figure(4), [[], [], []]),
        (figure(3), [[], [], []]),
        (figure(2, Bound.AT_LEAST), [[], [], []]),
        (figure(12), [[12], [12], [1, 3]]),
        (figure(12, Bound.AT_LEAST), [[12], [12], [1, 3]]),
    ],
)
def test_three_officers_and_a_child_are_four_dead(other: Figure, expected: list[list[float]]) -> None:
    """Who counts in parts contradicts neither who gives the sum nor who gives a part."""
    rows = marked(statement("Police", figure(3), figure(1)), statement("Army", other))
    assert sorted([figures for _, figures in rows], key=lambda each: (len(each), each)) == sorted(
        expected, key=lambda each: (len(each), each)
    )


def test_a_figure_that_is_denied_is_not_the_deniers() -> None:
    """ "The army denied that 30 had died" gives no figure."""
    denial = statement("Army", figure(30))
    denied = replace(denial.shown.attribution, kind=Kind.DENIAL, cue=Span(0, 6, "denied"))
    mention = replace(denial.shown, attribution=denied)
    rows = marked(statement("Police", figure(23)), replace(denial, shown=mention, mentions=(mention,)))
    assert rows == [("Police", [])]


def test_a_figure_that_is_denied_stands_beside_no_other() -> None:
    """ "The rebels denied shooting dead a student" beside the 23 dead of the police."""
    said = telling("Army", "30 had died")
    content = (*said.shown.attribution.content, Span(20, 30, "9 had died"))
    nine = replace(figure(9), span=Span(20, 21, "9"))
    for cue, figures, expected in (
        ("denied", said.shown.attribution.figures, []),
        ("denied", (*said.shown.attribution.figures, nine), [(23, 9)]),
        ("said", said.shown.attribution.figures, [(23, 30)]),
    ):
        kind = Kind.DENIAL if cue == "denied" else Kind.ASSERTION
        made = replace(
            said.shown.attribution, cue=Span(40, 46, cue), kind=kind, content=content[: len(figures)], figures=figures
        )
        mention = replace(said.shown, attribution=made)
        claim, response = statement("Police", figure(23)), Statement(said.id, mention, (mention,))
        assert [(a.value, b.value) for a, b in side_by_side(claim, answer(claim, response))] == expected


@given(st.tuples(st.integers(0, 50), st.sampled_from(Bound)), st.tuples(st.integers(0, 50), st.sampled_from(Bound)))
def test_apart_means_that_no_number_from_0_to_100_fits(a: tuple[int, Bound], b: tuple[int, Bound]) -> None:
    one, other = figure(*a), figure(*b)

    def fits(number: int, found: Figure) -> bool:
        return (found.low is None or number >= found.low) and (found.high is None or number <= found.high)

    assert apart(one, other) is not any(fits(n, one) and fits(n, other) for n in range(101))


def test_different_speakers_on_one_place_and_day_are_marked_both() -> None:
    assert marked(statement("A", figure(9)), statement("B", figure(13))) == [("A", [13]), ("B", [9])]


@pytest.mark.parametrize(
    "other",
    [
        statement("A", figure(13), said="2020-10-05"),
        statement("B", figure(13), places=(BARDA,)),
        statement("B", figure(13), day="2020-10-08"),
        statement("B", figure(13), dates=()),
        statement("B", figure(13), side="Azerbaijan", said="2020-10-05"),
        statement("B", figure(9)),
    ],
    ids=[
        "a rising toll of one source",
        "another place",
        "another day",
        "no day",
        "a rising toll of one side",
        "the same",
    ],
)
def test_what_contradicts_nobody_is_not_marked(other: Statement) -> None:
    assert marked(statement("A", figure(9), side="Azerbaijan"), other) == [
        ("A", []),
        (other.shown.attribution.speaker, []),
    ]


@pytest.mark.parametrize(
    ("cue", "side", "expected"),
    [
        ("at first reported", None, False),
        ("later put", None, False),
        ("has raised", "Azerbaijan", False),
        ("said", None, True),
        ("later denied", None, True),
        # Where the sides are known, each may count against the other
        ("later put", "Armenia", True),
    ],
)
def test_a_count_that_was_brought_up_to_date_contradicts_nobody(cue: str, side: str | None, expected: bool) -> None:
    """ "The prosecutors at first reported 9 dead" beside the 13 of officials."""
    other = statement("B", figure(9), side=side)
    made = replace(other.shown.attribution, cue=Span(0, len(cue), cue))
    mention = replace(other.shown, attribution=made)
    rows = marked(statement("A", figure(13), side="Azerbaijan"), Statement(other.id, mention, (mention,)))
    assert any(figures for _, figures in rows) is expected


def telling(speaker: str, content: str) -> Statement:
    """A statement whose content opens with what it counts, "a" for one, or has it after a bar."""
    before, _, behind = content.rpartition("| ")
    number, content = behind.split()[0], before + behind
    value = 1.0 if number == "a" else float(number)
    at = len(before)
    one = statement(speaker, replace(figure(value), span=Span(at, at + len(number), number)))
    made = replace(one.shown.attribution, content=(Span(0, len(content), content),))
    mention = replace(one.shown, attribution=made)
    return Statement(one.id, mention, (mention,))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("8 Azerbaijani soldiers died", "49 Armenian servicemen died", False),
        ("8 Azerbaijani soldiers died", "49 Azerbaijani servicemen died", True),
        ("8 Azerbaijani soldiers died", "49 soldiers died", True),
        ("8 died as Azerbaijani guns fired", "49 died as Armenian guns fired", True),
    ],
)
def test_the_dead_of_two_lands_are_not_one_toll(one: str, other: str, expected: bool) -> None:
    claim, response = telling("A", one), telling("B", other)
    assert marked(claim, response) == ([("A", [49]), ("B", [8])] if expected else [("A", []), ("B", [])])
    assert bool(side_by_side(claim, answer(claim, response))) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("8 of its own men were killed", "104 villagers were killed", False),
        ("8 of our soldiers were killed", "104 women and children were killed", False),
        ("60 soldiers died", "9 civilians died", False),
        ("60 army soldiers died", "9 Syrian students died", False),
        ("3 policemen were killed", "12 Taliban fighters were killed", False),
        ("3 members of the UN staff were killed", "12 residents were killed", False),
        ("7 women were killed", "12 rebels were killed", False),
        ("8 of its own men were killed", "12 of its soldiers were killed", True),
        ("9 civilians died", "13 civilians died", True),
        ("9 villagers died", "13 residents died", True),
        ("9 people died", "13 soldiers died", True),
        ("9 people, police said", "13 civilians died", True),
        ("9 men died", "13 civilians died", True),
        ("9 civilians police said", "13 residents died", True),
        ("9 soldiers and civilians died", "13 civilians died", True),
        ("9 killed by soldiers", "13 civilians died", True),
        ("9 officers died", "13 policemen died", True),
        ("9 officers died", "13 soldiers died", True),
    ],
)
def test_the_dead_of_two_kinds_are_not_one_toll(one: str, other: str, expected: bool) -> None:
    """Soldiers, police, fighters and civilians are different people; "people" and words of two kinds fit more than one."""
    claim, response = telling("A", one), telling("B", other)
    ours, theirs = float(one.split()[0]), float(other.split()[0])
    rivals = dict(marked(claim, response))
    assert rivals == ({"A": [theirs], "B": [ours]} if expected else {"A": [], "B": []})
    assert bool(side_by_side(claim, answer(claim, response))) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("14 children were among the dead", "38 people were killed", False),
        ("14 children were among the dead", "9 people were killed", True),
        ("14 children were among the crowd that died", "38 people were killed", True),
        ("2 of the eight later died", "19 people were killed", False),
        ("2 of the wounded died", "19 people were killed", False),
        ("2 of them died", "19 people were killed", False),
        ("2 of its men died", "19 of its men were killed", True),
        ("the dead included | 11 tourists", "19 people were killed", False),
        ("among the dead were | 11 tourists", "19 people were killed", False),
        ("the dead were | 11 tourists", "19 people were killed", True),
        ("a student was shot dead", "5 people were killed", False),
        ("a student was shot dead", "0 people were killed", True),
        ("1 student was shot dead", "5 people were killed", True),
    ],
)
def test_a_part_of_a_toll_is_no_rival_of_it(one: str, other: str, expected: bool) -> None:
    """Unless it is greater; nor is one victim who is told of."""
    claim, response = telling("A", one), telling("B", other)
    assert any(figures for _, figures in marked(claim, response)) is expected
    assert bool(side_by_side(claim, answer(claim, response))) is expected


def test_of_several_figures_only_those_of_the_same_people_stand_side_by_side() -> None:
    """Twelve soldiers and three civilians beside five civilians: three and five."""
    content = "12 soldiers and 3 civilians died"
    parts = (replace(figure(12), span=Span(0, 2, "12")), replace(figure(3), span=Span(16, 17, "3")))
    one = statement("A", *parts)
    mention = replace(one.shown, attribution=replace(one.shown.attribution, content=(Span(0, len(content), content),)))
    claim, response = Statement(one.id, mention, (mention,)), telling("B", "5 civilians died")
    assert [(a.value, b.value) for a, b in side_by_side(claim, answer(claim, response))] == [(3, 5)]
    for same in ("15 people died", "15 civilians died"):
        assert side_by_side(claim, answer(claim, telling("B", same))) == []


def test_a_toll_that_falls_within_a_side_is_marked() -> None:
    falling = statement("B", figure(5), side="Azerbaijan", said="2020-10-05")
    assert marked(statement("A", figure(9), side="Azerbaijan"), falling) == [("A", [5]), ("B", [9])]


def test_a_toll_has_its_least_and_greatest_and_each_figure_of_a_claim_once() -> None:
    said = statement("A", figure(9), figure(2))
    twice = replace(
        said, mentions=(said.shown, replace(said.shown, article=replace(said.shown.article, outlet="Herald")))
    )
    (toll,) = tolls([ClaimRecord(twice, Status.UNANSWERED, ())])
    assert (toll.what, toll.low, toll.high) == ("killed", 2, 9)
    assert [(one.figure.value, one.outlets) for one in toll.figures] == [
        (2, ("Courier", "Herald")),
        (9, ("Courier", "Herald")),
    ]


def answer(claim: Statement, response: Statement, **more: object) -> Answer:
    slots = {"explicit": True, "admission": False, "own_side": False, "score": 0.9, "reasons": ("why",)} | more
    ends = {"claim_attribution": claim.shown.attribution.id, "answer_attribution": response.shown.attribution.id}
    return Answer(Link("l-1", claim.id, response.id, Relation.DENIES, **slots, **ends), response)


def test_claim_and_answer_stand_side_by_side_with_their_greatest_figures() -> None:
    claim = statement("A", figure(9), figure(2), figure(30, what="injured"))
    response = statement("B", figure(13), figure(31, Bound.AT_LEAST, what="injured"))
    pairs = side_by_side(claim, answer(claim, response))
    assert [(one.what, one.value, other.value) for one, other in pairs] == [("killed", 9, 13), ("injured", 30, 31)]


@pytest.mark.parametrize(
    ("response", "more"),
    [
        (statement("A", figure(13)), {}),
        (statement("B", figure(13)), {"own_side": True}),
        (statement("B", figure(9)), {}),
        (statement("B"), {}),
    ],
    ids=["one source", "its own side", "the same figure", "no figure"],
)
def test_nothing_stands_side_by_side_without_a_contradiction(response: Statement, more: dict[str, object]) -> None:
    claim = statement("A", figure(9))
    assert side_by_side(claim, answer(claim, response, **more)) == []

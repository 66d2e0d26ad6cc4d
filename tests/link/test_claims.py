"""Which attributions are mentions of one claim: tables of own sentences, and what holds for all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack import ids
from claimtrack.extract.extractor import described
from claimtrack.extract.kinds import kind_of
from claimtrack.link.claims import one_speaker, same_claim
from claimtrack.link.keys import claim_keys, keys_of
from claimtrack.models import Article, Attribution, Kind, Span
from link.grouped import founders

if TYPE_CHECKING:
    from collections.abc import Sequence

Said = tuple[str, str, str]
"""Source, cue and content."""


def told(*said: Said, outlet: str = "Wire", date: str | None = "2020-10-05") -> tuple[Attribution, ...]:
    """The attributions of an article that says just these, one after the other."""
    text = " ".join(f"{source} {cue} {content}." for source, cue, content in said)
    article = Article(text, outlet=outlet, date=date)
    key = ids.article_id(article)
    made, at = [], 0
    for source, cue, content in said:
        spans = []
        for words in (source, cue, content):
            at = text.index(words, at)
            spans.append(Span(at, at + len(words), words))
            at += len(words)
        who, how, what = spans
        kind = kind_of(cue, content)
        made.append(Attribution(ids.attribution_id(key, who, how, [what]), key, who, how, (what,), kind, 0.9))
    return described(article, made)


def pair(one: Said, other: Said, *, within: bool = False) -> Sequence[Attribution]:
    return told(one, other) if within else (*told(one), *told(other, outlet="Herald"))


ONE = [
    (
        ("Hikmet Hajiyev", "said", "Armenian forces shelled the city of Ganja with heavy artillery"),
        ("Hikmet Hajiyev", "told reporters", "Armenian forces had shelled Ganja with heavy artillery overnight"),
    ),
    (
        ("Marta Lindqvist", "said", "the convoy was fired on by border guards near the bridge"),
        ("Lindqvist", "said", "the convoy was fired on by border guards near the bridge as it turned back"),
    ),
    (
        ("Marta Lindqvist", "said", "border guards fired on the convoy near the bridge"),
        ("Marta Lindqvist", "said", "the convoy was fired on near the bridge by border guards"),
    ),
    (
        (
            "an official",
            "said",
            "the laboratory had ordered forty crates of the banned solvent through a shell company",
        ),
        (
            "Marta Lindqvist",
            "said",
            "the laboratory had ordered forty crates of the banned solvent through a shell company",
        ),
    ),
    (
        ("Marta Lindqvist", "said", "the refinery was struck by two drones and three workers were injured"),
        ("Marta Lindqvist", "said", "the refinery was struck by two drones"),
    ),
    (
        ("Marta Lindqvist", "denied", "that the refinery dumped solvent into the harbour"),
        ("Marta Lindqvist", "said", "the refinery did not dump solvent into the harbour"),
    ),
    (
        ("Hilary Bramwell", "said", "the refinery dumped solvent into the harbour"),
        ("Hillary Bramwell", "said", "the refinery dumped solvent into the harbour"),
    ),
]
TWO = [
    pytest.param(
        ("Marta Lindqvist", "said", "Armenia shelled Azerbaijan with heavy artillery"),
        ("Marta Lindqvist", "said", "Azerbaijan shelled Armenia with heavy artillery"),
        id="turned round",
    ),
    pytest.param(
        ("Marta Lindqvist", "said", "Armenia shelled Azerbaijan with heavy artillery"),
        ("Marta Lindqvist", "said", "Armenia was shelled by Azerbaijan with heavy artillery"),
        id="turned round by a passive",
    ),
    pytest.param(
        ("Marta Lindqvist", "said", "rebels shelled the refinery outside Ganja at night"),
        ("Marta Lindqvist", "said", "rebels shelled the refinery outside Terter at night"),
        id="another place",
    ),
    pytest.param(
        ("Marta Lindqvist", "said", "rebels shelled the refinery on 3 October with mortars"),
        ("Marta Lindqvist", "said", "rebels shelled the refinery on 4 October with mortars"),
        id="another day",
    ),
    pytest.param(
        ("Marta Lindqvist", "said", "the shelling of the refinery killed nine people"),
        ("Marta Lindqvist", "said", "the shelling of the refinery killed thirteen people"),
        id="another figure",
    ),
    pytest.param(
        ("Marta Lindqvist", "said", "the refinery dumped solvent into the harbour"),
        ("Marta Lindqvist", "said", "the refinery did not dump solvent into the harbour"),
        id="negated",
    ),
    pytest.param(
        ("Marta Lindqvist", "said", "the refinery dumped solvent into the harbour"),
        ("Marta Lindqvist", "denied", "that the refinery dumped solvent into the harbour"),
        id="denied",
    ),
    pytest.param(
        ("Marta Lindqvist", "denied", "that the refinery dumped solvent into the harbour"),
        ("Marta Lindqvist", "denied", "that the refinery never dumped solvent into the harbour"),
        id="the opposite denied",
    ),
    pytest.param(
        ("Marta Lindqvist", "said", "the battalion captured the northern refinery from the rebels"),
        ("Marta Lindqvist", "said", "the battalion lost the northern refinery to the rebels"),
        id="opposites",
    ),
    pytest.param(
        ("Marta Lindqvist", "said", "the refinery dumped solvent into the harbour"),
        ("Oskar Brandt", "said", "the refinery dumped solvent into the harbour"),
        id="another speaker",
    ),
    pytest.param(
        ("Armenian Defence Ministry", "said", "the enemy shelled villages along the border with mortars"),
        ("Azerbaijani Defence Ministry", "said", "the enemy shelled villages along the border with mortars"),
        id="ministries of two countries",
    ),
    pytest.param(
        ("Defence Ministry", "said", "the strike hit a bakery"),
        ("Defence Ministry", "said", "the strike hit a bakery in the old town"),
        id="ministries of two articles",
    ),
    pytest.param(
        ("officials", "said", "the strike hit a bakery"),
        ("officials", "said", "the strike hit a bakery in the old town"),
        id="officials of two articles",
    ),
    pytest.param(
        ("Azerbaijan", "said", "nine killed in Ganja"),
        ("Azerbaijan", "said", "the missiles that killed civilians in Ganja came from a base across the border"),
        id="a place and an act alone",
    ),
    pytest.param(
        ("Marta Lindqvist", "said", "it was false"),
        ("Marta Lindqvist", "said", "it was false"),
        id="too little said",
    ),
    pytest.param(
        ("Marta Lindqvist", "declined", "to comment on the solvent that the refinery dumped"),
        ("Marta Lindqvist", "said", "the solvent that the refinery dumped was harmless"),
        id="no comment and claim",
    ),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_outlets_cut_and_quote_one_claim_differently(one: Said, other: Said) -> None:
    assert same_claim(*pair(one, other))


@pytest.mark.parametrize(("one", "other"), TWO)
def test_what_cannot_be_one_claim_stays_two(one: Said, other: Said) -> None:
    assert not same_claim(*pair(one, other))


def test_officials_of_one_article_are_one_speaker() -> None:
    """What names nobody can be one only where one text says it."""
    one, other = ("the officials", "said", "two drones struck the refinery"), ("the officials", "added", "it burned")
    assert one_speaker(*pair(one, other, within=True))
    assert not one_speaker(*pair(one, other))


def test_somebody_who_quotes_a_claim_in_a_content_does_not_repeat_it() -> None:
    """One content inside the other is another's report of it."""
    (said,) = told(("Marta Lindqvist", "said", "the refinery dumped solvent into the harbour at night"))
    (span,) = said.content
    inner = replace(said, id="t-inner", content=(Span(span.start + 4, span.end, span.text[4:]),))
    assert not same_claim(said, inner)


def test_a_group_is_by_its_first_mention_and_never_by_chains() -> None:
    """B is like A and C like B, but C is not like A: two claims."""
    a = "the refinery dumped solvent and mercury into the harbour"
    b = "the refinery dumped solvent and mercury into the harbour while inspectors slept in the canteen"
    c = "inspectors slept in the canteen while"
    said = [*told(("Marta Lindqvist", "said", a)), *told(("Marta Lindqvist", "said", b), outlet="Herald")]
    said += told(("Marta Lindqvist", "said", c), outlet="Post")
    first, second, third = said
    assert same_claim(first, second)
    assert same_claim(second, third)
    assert founders(said) == {first.id: first.id, second.id: first.id, third.id: third.id}


def test_opinions_and_demands_make_no_claims() -> None:
    said = told(("Marta Lindqvist", "demanded", "that the refinery stop dumping solvent into the harbour"))
    assert [one.kind for one in said] == [Kind.DEMAND]
    assert founders(said) == {}


WORDS = st.sampled_from(
    "refinery harbour solvent rebels shelled Ganja Terter dumped never not nine thirteen drones struck captured lost convoy by was".split()
)
CONTENTS = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
STATEMENTS = st.tuples(
    st.sampled_from(["Marta Lindqvist", "Lindqvist", "Oskar Brandt", "an official", "the ministry"]),
    st.sampled_from(["said", "denied", "alleged", "confirmed", "declined to say"]),
    CONTENTS,
)


@given(STATEMENTS, STATEMENTS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_same_claim_is_symmetrical_and_shares_a_key(one: Said, other: Said, within: bool) -> None:
    """Blocking finds every pair that comparison accepts, whichever comes first."""
    first, second = pair(one, other, within=within)
    assert same_claim(first, second) == same_claim(second, first)
    if same_claim(first, second):
        assert claim_keys(first) & claim_keys(second)


@given(st.lists(STATEMENTS, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_every_claim_and_no_comment_is_a_mention_of_exactly_one_claim(said: list[Said]) -> None:
    attributions = told(*said)
    found = founders(attributions)
    assert found.keys() == {one.id for one in attributions}
    assert all(found[founder] == founder for founder in found.values())


def article(text: str, day: str | None = "2020-10-05", title: str | None = None) -> Article:
    return Article(text, title, day)


TEXT = "Refinery at Ganja dumped mercury, inspectors say. Marta Lindqvist said the refinery dumped mercury."


def keys(day: str | None, said: Sequence[Attribution], text: str = TEXT) -> frozenset[int]:
    return keys_of(article(text, day), said, ())[said[0].id].answer


@given(st.dates().map(str), st.integers(-3, 3))
def test_articles_up_to_three_days_apart_share_a_key_of_answers(day: str, apart: int) -> None:
    """So an answer is found whatever the boundaries of periods."""
    from datetime import date, timedelta

    said = told(("Marta Lindqvist", "said", "the refinery dumped mercury"))
    try:
        other = (date.fromisoformat(day) + timedelta(days=apart)).isoformat()
    except OverflowError:
        return
    dated = {key for key in keys(day, said) if key not in keys(None, said)}
    assert dated & keys(other, said)


def test_an_article_without_a_date_can_be_reached() -> None:
    """Rare terms and topics make keys that no date is part of."""
    said = told(("Marta Lindqvist", "said", "the refinery dumped mercury"))
    assert keys(None, said) & keys("2020-10-05", said)


@pytest.mark.parametrize("day", ["2020-10-05", None])
def test_a_likely_end_is_found_by_the_topics_of_its_article_alone(day: str | None) -> None:
    """What names nobody and nothing that the other article does, too: but only where both are likely ends."""
    texts = [
        f"Mercury leaks from the refinery in Ganja. {words} Mercury of the refinery kills fish, sturgeon and carp."
        for words in ("Marta Lindqvist said nothing was amiss.", "Oskar Brandt said sturgeon died by the hundred.")
    ]
    one, other = (
        told(said)
        for said in (("Marta Lindqvist", "said", "nothing was amiss"), ("Oskar Brandt", "said", "it was bad"))
    )

    def shared(ends: bool) -> frozenset[int]:
        found = [
            keys_of(article(text, day), said, [said[0].id] * ends)[said[0].id].answer
            for text, said in zip(texts, (one, other), strict=True)
        ]
        return found[0] & found[1]

    assert shared(True) > shared(False)


def test_keys_are_the_same_in_every_process() -> None:
    """A key in a store is compared with one made years later: 63 bits, by content alone."""
    (said,) = told(("Marta Lindqvist", "said", "the refinery dumped mercury into the harbour"))
    found = claim_keys(said)
    assert all(0 <= key < 2**63 for key in found)
    assert claim_keys(replace(said, id="t-other", article="a-other")) == found

"""Who carries a claim: outlets that print one report are one voice."""

from __future__ import annotations

from difflib import SequenceMatcher
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import ids
from claimtrack.link import voices
from claimtrack.link.voices import ALIKE, RUN, carried, reports
from claimtrack.models import Article, Attribution, Kind, Span
from claimtrack.records import Head, Mention

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def mention(outlet: str | None, date: str | None, cue: str, content: str) -> Mention:
    """A mention by Marta Lindqvist in an article that says nothing else."""
    text = f"Marta Lindqvist {cue} {content}."
    article = Article(text, date=date, outlet=outlet)
    key = ids.article_id(article)
    at = len("Marta Lindqvist ")
    how = Span(at, at + len(cue), cue)
    what = Span(how.end + 1, how.end + 1 + len(content), content)
    said = Attribution(ids.attribution_id(key, Span(0, 15, text[:15]), how, [what]), key, Span(0, 15, text[:15]), how,
                       (what,), Kind.ASSERTION, 0.9, "Marta Lindqvist")  # fmt: skip
    return Mention(said, Head(key, key, outlet, date, None, None))


WIRE = mention("Wire", "2021-05-02", "said", "nine workers were hurt when the boiler of the paper mill burst on Sunday")
COPY = mention(
    "Herald", "2021-05-03", "said", "nine workers were hurt when the boiler of the paper mill burst on Sunday"
)
LATER = mention("Wire", "2021-05-04", "said", "13 workers were hurt when the boiler of the paper mill burst on Sunday")
OWN = mention("Post", "2021-05-03", "told this paper", "a burst boiler at the mill had injured nine people")


@pytest.mark.parametrize(
    ("mentions", "outlets", "independent"),
    [
        ([WIRE], 1, 1),
        ([WIRE, COPY], 2, 1),
        ([WIRE, COPY, OWN], 3, 2),
        ([WIRE, LATER], 1, 1),
        ([WIRE, COPY, LATER, OWN], 3, 2),
    ],
)
def test_outlets_that_print_one_report_are_one_voice(mentions: list[Mention], outlets: int, independent: int) -> None:
    by = carried(mentions)
    assert (by.outlets, by.independent) == (outlets, independent)


def test_a_long_run_of_the_same_words_is_copied_whatever_stands_around_it() -> None:
    long = mention(
        "Herald",
        "2021-05-03",
        "said",
        "after an inspection that lasted all day and found three faults in the pipes of the eastern hall and more rust than "
        "expected nine workers were hurt when the boiler of the paper mill burst on Sunday",
    )
    assert carried([WIRE, long]).independent == 1


def test_articles_without_an_outlet_count_each_by_itself() -> None:
    bare = [mention(None, f"2021-05-0{n}", "said", WIRE.attribution.content_text) for n in (1, 2)]
    assert (carried(bare).outlets, carried(bare).independent) == (2, 1)


def test_where_a_repeated_report_changed_its_wording() -> None:
    """The words, old and new, with the mention that has the new ones."""
    assert [(c.old, c.new, c.mention) for c in carried([WIRE, COPY, LATER]).changes] == [("nine", "13", LATER)]
    assert carried([WIRE, OWN]).changes == ()


@given(st.permutations([WIRE, COPY, LATER, OWN]))
def test_the_order_of_mentions_changes_nothing(mentions: Sequence[Mention]) -> None:
    assert carried(mentions) == carried([WIRE, COPY, LATER, OWN])


def each_with_each(passages: Sequence[Sequence[str]]) -> list[int]:
    """What `reports` finds, by comparing every passage with all reports before it."""
    found: list[int] = []
    for n, said in enumerate(passages):
        for m in sorted(set(found)):
            match = SequenceMatcher(None, passages[m], said, autojunk=False)
            if match.ratio() >= ALIKE or match.find_longest_match().size >= RUN:
                found.append(m)
                break
        else:
            found.append(n)
    return found


@st.composite
def edited(draw: st.DrawFn) -> list[list[str]]:
    """Passages, of few different words, that are made out of one another by leaving out and putting in."""
    word = st.sampled_from("abcdefghijklmnop"[: draw(st.integers(1, 16))])
    passages = [draw(st.lists(word, max_size=16))]
    for _ in range(draw(st.integers(1, 6))):
        words = list(draw(st.sampled_from(passages)))
        for at in draw(st.lists(st.integers(0, 16), max_size=7)):
            words[at : at + draw(st.integers(0, 1))] = draw(st.lists(word, max_size=2))
        passages.append(words)
    return passages


@given(edited())
def test_the_reports_are_those_that_comparing_each_with_each_finds(passages: list[list[str]]) -> None:
    assert reports(passages) == each_with_each(passages)


def sample(chance: Random) -> list[str]:
    return chance.choices([f"w{n}" for n in range(100)], k=40)


def framed(chance: Random) -> list[str]:
    """Half of the words are those of all others."""
    return [
        word for n in range(10) for word in ("the", f"frame{n}", *chance.choices([f"w{n}" for n in range(500)], k=2))
    ]


def shuffled(chance: Random) -> list[str]:
    return chance.sample([f"w{n}" for n in range(40)], k=40)


@pytest.mark.parametrize("make", [sample, framed, shuffled])
def test_passages_that_differ_are_hardly_ever_compared_word_by_word(
    monkeypatch: pytest.MonkeyPatch, make: Callable[[Random], list[str]]
) -> None:
    """Each with each, 150 passages would be compared 11,175 times."""
    compared = []

    def comparing(*given: Any, **named: Any) -> SequenceMatcher[str]:
        compared.append(given)
        return SequenceMatcher(*given, **named)

    monkeypatch.setattr(voices, "SequenceMatcher", comparing)
    chance = Random(1)  # noqa: S311  # nothing secret hangs on it
    passages = [make(chance) for _ in range(150)]
    assert reports(passages) == list(range(150))
    assert len(compared) <= 15
    assert reports([*passages, *passages])[150:] == list(range(150))
    assert len(compared) <= 30

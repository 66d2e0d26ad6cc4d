"""Who carries a claim: outlets that print one report are one voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import ids
from claimtrack.link.voices import carried
from claimtrack.models import Article, Attribution, Kind, Span
from claimtrack.records import Head, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence


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

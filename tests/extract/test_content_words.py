"""The words that the model for places is told: the same words give the same numbers, of a bounded size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.content_words import TABLE, Bag, bag, padded
from claimtrack.models import Attribution, Kind, Span


def attribution(text: str, cue: tuple[int, int], *contents: tuple[int, int]) -> Attribution:
    spans = tuple(Span(start, end, text[start:end]) for start, end in contents)
    return Attribution("a.1", "a", None, Span(*cue, text[slice(*cue)]), spans, Kind.ASSERTION, 1.0)


def told(content: str) -> Bag:
    """The bag of "They said" and a content."""
    text = f"They said {content}"
    return bag(text, attribution(text, (5, 9), (10, len(text))))


def counted(one: Bag) -> dict[int, float]:
    """How much each row counts in all."""
    found: dict[int, float] = {}
    for row, weight in zip(one.rows.tolist(), one.weights.tolist(), strict=True):
        found[row] = found.get(row, 0.0) + weight
    return found


@given(st.text(min_size=1, max_size=300))
def test_bags_point_into_the_table(content: str) -> None:
    """Whatever is said; each of up to four fields counts as much as any other."""
    one = told(content)
    assert len(one.rows) == len(one.weights)
    assert ((one.rows >= 0) & (one.rows < TABLE)).all()
    fields = float((one.weights**2).sum())
    assert fields == pytest.approx(round(fields), abs=1e-3)
    assert 2 <= round(fields) <= 4


def test_digits_count_by_their_number() -> None:
    """A toll of thousands is another word than one of hundreds, whatever the number; nor does case count."""
    hundreds, others, thousands = (told(f"it killed {n}").rows.tolist() for n in ("312", "497", "312,000"))
    assert hundreds == others != thousands
    assert told("The Army").rows.tolist() == told("the army").rows.tolist()


def test_a_long_content_is_heard_at_its_beginning() -> None:
    """However long: the numbers do not grow with it."""
    assert len(told("they fled the town. " * 50_000).rows) < 200
    assert len(told("".join(f"w{n} " for n in range(200_000))).rows) < 20_000


def test_padding_counts_nothing() -> None:
    """Bags beside others are told the same."""
    bags = [told("rockets hit the market"), told("no")]
    filled = padded(bags)
    assert filled.rows.shape == filled.weights.shape == (2, max(len(one.rows) for one in bags))
    for n, one in enumerate(bags):
        alone = counted(one)
        assert {
            row: weight for row, weight in counted(Bag(filled.rows[n], filled.weights[n])).items() if weight
        } == alone

"""Counts that say only how many: what they count was said just before."""

from __future__ import annotations

import pytest
from link.hand import read

from claimtrack.extract import figures

KILLED = ("The ministry", "said", "12 soldiers had been killed .")
MARCHED = ("Organisers", "said", "200,000 people had marched .")
BOTH = ("The ministry", "said", "12 soldiers had been killed and 30 wounded .")
RAIN = ("A shepherd", "said", "it had rained .")

ROWS = [
    ([KILLED], "the figure at 40", [("killed", 40)]),
    ([KILLED], "the real number was 40", [("killed", 40)]),
    ([KILLED], "the figure was closer to 40", [("killed", 40)]),
    ([KILLED, RAIN], "the number at 40", [("killed", 40)]),
    ([MARCHED], "the number at 35,000", [("people", 35_000)]),
    ([RAIN], "the crowd at 35,000", [("people", 35_000)]),
    ([RAIN], "attendance at 35,000", [("people", 35_000)]),
    ([RAIN], "the figure at 40", []),
    ([BOTH], "the figure at 40", []),
    ([KILLED, RAIN, RAIN], "the figure at 40", []),
    ([KILLED], "the figure at the gate was 40 years old", []),
    ([KILLED], "the number 40 bus was late", []),
    ([KILLED], "the number of shells at 40", []),
]  # fmt: skip


@pytest.mark.parametrize(("before", "content", "expected"), ROWS)
def test_the_figure_counts_what_was_counted_just_before(
    before: list[tuple[str, str, str]], content: str, expected: list[tuple[str, float]]
) -> None:
    article, said = read([*before, ("The rebels", "put", content)], {})
    found = figures.find(article, said)[-1]
    assert [(figure.what, figure.value) for figure in found] == expected
    assert all(article.text[figure.span.start : figure.span.end] == figure.span.text for figure in found)

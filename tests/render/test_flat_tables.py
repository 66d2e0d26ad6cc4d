"""Flat tables on a terminal: no wider than it is, and no id is cut."""

from __future__ import annotations

import pytest

from claimtrack.render.flat import Row
from claimtrack.render.forms import Form, Layout, flat_table
from claimtrack.render.screen import Screen

COLUMNS = ("what", "figure", "who", "side", "place", "count", "outlet", "published", "id", "differs_from")
ROWS: list[Row] = [
    {
        "what": "killed",
        "figure": "at least 21",
        "who": "The prosecutor general's office",
        "side": "Azerbaijan",
        "place": "Mingachevir",
        "count": number,
        "outlet": "Absheron Daily",
        "published": "2020-10-28",
        "id": f"c-0123456789a{number}",
        "differs_from": None,
    }
    for number in range(3)
]


def drawn(width: int, *, terminal: bool = True) -> list[str]:
    screen = Screen(width=width, terminal=terminal)
    return list(flat_table(ROWS, COLUMNS, Layout(Form.TABLE, screen=screen)))


@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_a_table_is_no_wider_than_the_terminal(width: int) -> None:
    """Its ids and days are whole, and all that it has is there."""
    lines = drawn(width)
    assert max(map(len, lines)) <= width
    words = " ".join(lines).split()
    for whole in ("c-0123456789a0", "2020-10-28", "Mingachevir", "published"):
        assert any(word.strip(",") == whole for word in words)


def test_columns_of_words_share_a_cell_where_the_terminal_is_narrow() -> None:
    """Numbers have their own, and a wide terminal or a pipe has one column for each."""
    assert "what, figure" in " ".join(drawn(80))
    assert not any("what, figure" in line for line in (*drawn(200), *drawn(80, terminal=False)))
    assert "count," not in " ".join(drawn(80))

"""From what the encoder makes of each word piece to names as whole words."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.likely_names import LikelyName, likely_names


def found(marked: str, odds: dict[str, float]) -> list[str]:
    """The names in a text whose pieces are parted by "|"; each piece has the odds given, or none."""
    text, starts, ends, given_odds = "", [], [], []
    for piece in re.findall(r"[^|]+", marked):
        bare = piece.strip()
        starts.append(len(text) + piece.index(bare))
        ends.append(starts[-1] + len(bare))
        given_odds.append(odds.get(bare, -5.0))
        text += piece
    names = likely_names(text, starts, ends, np.array(given_odds, dtype=np.float32))
    return [text[one.start : one.end] for one in names]


NAMES = [
    ("in| Zin|tul| now", {"Zin": 3.0, "tul": 2.0}, ["Zintul"]),
    # A piece that is likely makes the whole word a part of the name
    ("in| Zin|tul| now", {"tul": 2.0}, ["Zintul"]),
    ("in| Zin|tul| now", {"Zin": 2.0}, ["Zintul"]),
    # Several words, and the article before its hyphen
    ("in| Kafr| Zin|tul| now", {"Kafr": 2.0, "Zin": 2.0, "tul": 2.0}, ["Kafr Zintul"]),
    ("in| al|-|Zin|tul| now", {"al": 2.0, "-": 2.0, "Zin": 2.0, "tul": 2.0}, ["al-Zintul"]),
    # What is likely enough to go on with a name does not begin one
    ("in| Zintul| road| now", {"Zintul": 2.0, "road": 0.5}, ["Zintul road"]),
    ("in| Zintul| road| now", {"road": 0.5}, []),
    # Other signs part names
    ("in| Zintul|,| Barda| now", {"Zintul": 2.0, ",": -5.0, "Barda": 2.0}, ["Zintul", "Barda"]),
    ("in| Zintul|\n|Barda| now", {"Zintul": 2.0, "Barda": 2.0}, ["Zintul", "Barda"]),
]


@pytest.mark.parametrize(("marked", "odds", "expected"), NAMES)
def test_likely_pieces_make_names_of_whole_words(marked: str, odds: dict[str, float], expected: list[str]) -> None:
    """From the first likely piece as far as the next are likely, out to the ends of the words."""
    assert found(marked, odds) == expected


@given(st.lists(st.tuples(st.sampled_from(["al", "-", "Zin", "tul", " ", "\n", ","]), st.floats(-4, 4)), max_size=40))
def test_names_stand_apart_in_the_order_of_the_text(pieces: list[tuple[str, float]]) -> None:
    """Whatever the odds, names are parts of the text that do not overlap."""
    text = "".join(piece for piece, _ in pieces)
    ends = list(itertools.accumulate(len(piece) for piece, _ in pieces))
    starts = [end - len(piece) for end, (piece, _) in zip(ends, pieces, strict=True)]
    names = likely_names(text, starts, ends, np.array([odds for _, odds in pieces], dtype=np.float32))
    assert all(0 <= one.start < one.end <= len(text) for one in names)
    assert all(first.end <= second.start for first, second in itertools.pairwise(names))


def test_a_text_of_no_pieces_has_no_names() -> None:
    names: list[LikelyName] = likely_names("", [], [], np.zeros(0, dtype=np.float32))
    assert names == []

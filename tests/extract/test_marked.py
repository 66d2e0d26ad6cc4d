"""How the reader sees attributions: every one in exactly one window, its parts inside."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store.make import article, said

from claimtrack.extract.marked import WINDOW, windows
from claimtrack.extract.reader import shipped_reader
from claimtrack.extract.tagger import Tagger
from claimtrack.models import Attribution, Kind, Span


@lru_cache(maxsize=1)
def tagger() -> Tagger:
    return Tagger()


FILLER = "The road to the harbour was closed for most of the week. "


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(min_value=0, max_value=40), min_size=1, max_size=5))
def test_every_attribution_stands_in_one_window(gaps: list[int]) -> None:
    """However far apart they stand; its cue is inside, and all parts are within the window."""
    parts = [(f"Speaker{n}", f"claimed{n}", f"the bridge {n} was safe") for n in range(len(gaps))]
    of = article(" ".join(f"{FILLER * gap}{' '.join(part)}." for gap, part in zip(gaps, parts, strict=True)), "all")
    every = [said(of, *part, Kind.ASSERTION) for part in parts]
    every.sort(key=lambda one: one.cue.start)
    seen = list(windows(tagger().read(of.text).pieces, every))
    assert sorted(n for window in seen for n in window.members) == list(range(len(every)))
    for window in seen:
        assert len(window.ids) <= WINDOW
        for source, cue, content in window.parts:
            assert len(cue) == 1
            assert all(0 <= start < end <= len(window.ids) for start, end in (*source, *cue, *content))


@pytest.mark.parametrize("text", ["Brandt said it was safe. \u200b", "\u200b"], ids=["after the last word", "no words"])
def test_a_cue_without_a_word_piece_stands_in_the_last_window(text: str) -> None:
    """Whatever an import brings is read."""
    blank = Span(len(text) - 1, len(text), "\u200b")
    one = Attribution("t-1", "a-1", None, blank, (blank,), Kind.ASSERTION, 0.9)
    pieces = tagger().read(text).pieces
    (window,) = windows(pieces, [one])
    assert window.members == (0,)
    assert len(shipped_reader().read(pieces, [one])) == 1

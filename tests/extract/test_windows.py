"""Pieces and windows cover a text without loss."""

from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from claimtrack.extract.tagger import FOLDER
from claimtrack.extract.windows import pieces_of, window_bounds


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(FOLDER / "tokenizer.json"))


TEXTS = st.text(st.sampled_from("abc Éəß“”'.\n\r\t\u200b\u202e🙂\x00—"), max_size=400) | st.text(max_size=300)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_pieces_stand_in_order_inside_the_text(text: str) -> None:
    """Offsets rise, stay inside the text, and a piece covers no line break."""
    pieces = pieces_of(text, tokenizer())
    for n in range(len(pieces)):
        assert 0 <= pieces.starts[n] <= pieces.ends[n] <= len(text)
        assert "\n" not in text[pieces.starts[n] : pieces.ends[n]]
        assert n == 0 or pieces.starts[n] >= pieces.starts[n - 1]


@given(st.integers(0, 2000), st.integers(4, 320))
@settings(max_examples=60, deadline=None)
def test_windows_cover_every_piece_once(words: int, limit: int) -> None:
    """Windows are in order, without gaps or overlap, and none is too long."""
    pieces = pieces_of("word. " * words, tokenizer())
    bounds = list(window_bounds(pieces, limit))
    assert [b for b, _ in bounds] == [0, *(e for _, e in bounds)][: len(bounds)]
    assert (bounds[-1][1] if bounds else 0) == len(pieces)
    assert all(0 < e - b <= limit for b, e in bounds)


def test_a_window_ends_with_a_paragraph_where_it_can() -> None:
    """The cut falls after the paragraph piece, not inside a sentence."""
    pieces = pieces_of("\n\n".join(["one two three four five."] * 30), tokenizer())
    for _, end in list(window_bounds(pieces, 50))[:-1]:
        assert pieces.breaks[end - 1] == 2


def test_a_line_without_end_is_cut_into_chunks() -> None:
    """A line of half a million characters gives the same words as short lines do, in bounded pieces."""
    pieces = pieces_of("shelled Ganja " * 36_000, tokenizer())
    assert pieces.ends[-1] == 14 * 36_000 - 1
    assert len(pieces_of("x" * 500_000, tokenizer())) < 100

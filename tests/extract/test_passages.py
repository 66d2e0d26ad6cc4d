"""Paragraphs and sentences, in texts of all kinds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.passages import LONGEST_SENTENCE, passages


def cut(text: str) -> list[tuple[int, str]]:
    """The sentences of a text, each with the number of its paragraph."""
    found = passages(text)
    return [(number, text[slice(*span)]) for number, span in zip(found.paragraphs, found.sentences, strict=True)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rained. \n \n\t He left.", [(0, "It rained. "), (1, "He left.")]),
        ("It rained.\nHe left.", [(0, "It rained."), (1, "He left.")]),
        ("It rained.\nHe left.\n\nShe stayed.", [(0, "It rained."), (0, "He left."), (1, "She stayed.")]),
        ("Wait... What?! “No.” He left", [(0, "Wait..."), (0, "What?!"), (0, "“No.”"), (0, "He left")]),
        ("." * 50 + " He left.", [(0, "." * 50), (0, "He left.")]),
        ("He said ......and so on.", [(0, "He said ......and so on.")]),
    ],
)
def test_sentences_and_paragraphs(text: str, sentences: list[tuple[int, str]]) -> None:
    """Blank lines part paragraphs, else lines do; a row of full stops is one."""
    assert [(number, words.strip()) for number, words in cut(text)] == [(n, words.strip()) for n, words in sentences]


def test_what_has_no_full_stop_is_cut_at_white_space() -> None:
    """Whatever goes on for longer than any sentence is cut between words, and stays one paragraph."""
    found = cut("he said that " * 1000)
    assert len(found) > 5
    assert {number for number, _ in found} == {0}
    assert all(len(words) <= LONGEST_SENTENCE for _, words in found)
    assert " ".join(words.strip() for _, words in found) == ("he said that " * 1000).strip()
    assert [len(words) for _, words in cut("a" * 5000)] == [2000, 2000, 1000]


@given(st.text(alphabet="aA1.?!…\"”)’' \n\t—", max_size=60), st.integers(1, 200))
def test_nothing_is_lost(words: str, times: int) -> None:
    """Every letter stands in one sentence, in the order of the text."""
    text = words * times
    found = passages(text).sentences
    assert "".join("".join(text[slice(*span)].split()) for span in found) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(found))

"""The noun that a relative clause takes up, where the tagger left it out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.tagger import Tagged
from claimtrack.extract.taken_up import with_taken_up


def tagged(text: str, source: str, cue: str, content: str) -> Tagged:
    """An attribution of these words, each of which stands once in the text."""
    at = [(text.index(words), text.index(words) + len(words)) for words in (source, cue, content)]
    return Tagged(at[0], at[1], (at[2],), 0.9)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "completed"),
    [
        ("The union took bribes, he said, a charge its leader called “laughable”.", "its leader", "called", "“laughable”", ["a charge", "“laughable”"]),
        ("The union took bribes, he said – an accusation that they ridicule.", "they", "ridicule", "that", ["an accusation"]),
        ("It stole, a false claim which Holm called absurd.", "Holm", "called", "absurd", ["a false claim", "absurd"]),
        # Nothing said is taken up, or nothing is left out.
        ("The city passed a rule, a measure the party calls absurd.", "the party", "calls", "absurd", ["absurd"]),
        ("The shop closed after a report the union called “worrying”.", "the union", "called", "“worrying”", ["“worrying”"]),
        ("He told of a charge, the mayor said the bridge was shut.", "the mayor", "said", "the bridge was shut", ["the bridge was shut"]),
        ("The bank hid it, a claim the firm denies.", "the firm", "denies", "a claim", ["a claim"]),
    ],
)  # fmt: skip
def test_what_a_relative_clause_takes_up(text: str, source: str, cue: str, content: str, completed: list[str]) -> None:
    (one,) = with_taken_up(text, [tagged(text, source, cue, content)])
    assert [text[slice(*piece)] for piece in one.content] == completed


@given(st.text(alphabet="a claim,that –.", max_size=60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_pieces_stay_in_the_text(text: str, source: int, cue: int, content: int) -> None:
    """Whatever is tagged, contents are in order and inside the text."""
    bounds = [(min(at, len(text)), min(at + 3, len(text))) for at in (source, cue, content)]
    (one,) = with_taken_up(text, [Tagged(bounds[0], bounds[1], (bounds[2],), 0.5)])
    assert list(one.content) == sorted(one.content)
    assert all(0 <= start <= end <= len(text) for start, end in one.content)

"""Halves of retractions, and who speaks in a clause whose pronoun was overlooked; attributions made by hand."""

import pytest

from claimtrack.extract.relatives import with_sources
from claimtrack.extract.tagger import Tagged
from claimtrack.extract.taken_back import with_taken_back


def tagged(text: str, cue: str, source: str | None = None) -> Tagged:
    """The attribution of a cue, whose content is the rest of the sentence."""
    at = text.index(cue)
    begin = text.index(source) if source else 0
    end = at + len(cue)
    return Tagged((begin, begin + len(source)) if source else None, (at, end), ((end + 1, len(text) - 1),), 0.9)


@pytest.mark.parametrize(
    ("text", "cue", "cues"),
    [
        ("Ana Ruiz apologised for saying that it was sabotage.", "apologised for saying", ["apologised for", "saying"]),
        ("Ana Ruiz apologised after wrongly reporting that he died.", "apologised after wrongly reporting", ["apologised after", "wrongly reporting"]),
        ("Ana Ruiz also apologised to the clerk, Bo Dahl, for having said that he lied.", "also apologised", ["also apologised", "said"]),
        ("Ana Ruiz apologised for the report that he died.", "apologised for", ["apologised for"]),
        ("Ana Ruiz apologised to those who said that it was late.", "apologised to", ["apologised to"]),
        ("Ana Ruiz corrected herself, saying that two had died.", "saying", ["corrected herself, saying"]),
        ("Ana Ruiz later corrected herself on Friday, saying that two had died.", "saying", ["corrected herself on Friday, saying"]),
        ("Ana Ruiz corrected the clerk, saying that two had died.", "saying", ["saying"]),
        ("Ana Ruiz shot herself, saying that two had died.", "saying", ["saying"]),
        ("Ana Ruiz shot herself, saying that two had died.", "saying", ["saying"]),
        ("Ana Ruiz backtracked on Friday, saying that two had died.", "saying", ["backtracked on Friday, saying"]),
        ("Ana Ruiz later changed her story, saying that two had died.", "saying", ["changed her story, saying"]),
        ("Ana Ruiz changed her name, saying that two had died.", "saying", ["saying"]),
    ],
)  # fmt: skip
def test_who_takes_back_and_what(text: str, cue: str, cues: list[str]) -> None:
    """The cues of a retraction and of the claim in its words, which has the same source."""
    found = with_taken_back(text, [tagged(text, cue, "Ana Ruiz")])
    assert [text[slice(*one.cue)] for one in found] == cues
    assert all(one.source == (0, 8) for one in found)


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("The office, which on Tuesday said it knew nothing, fell silent.", "said", "which"),
        ("Ana Ruiz, who at first said she knew nothing, fell silent.", "said", "who"),
        ("Ana Ruiz, who saw the man they said had lied, fell silent.", "said", None),
        ("On Tuesday it was said that she knew nothing.", "said", None),
    ],
)
def test_who_speaks_in_a_relative_clause(text: str, cue: str, source: str | None) -> None:
    (found,) = with_sources(text, [tagged(text, cue)])
    assert (text[slice(*found.source)] if found.source else None) == source


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Police admitted that they fired, two days after denying that shots were fired.", True),
        ("Police admitted that they fired, without denying that shots were fired.", False),
        ("Police admitted that they fired. It came two days after denying that shots were fired.", False),
    ],
)
def test_who_denied_two_days_before(text: str, named: bool) -> None:
    """Who speaks behind "two days after" is who speaks in the sentence."""
    first, second = tagged(text, "admitted", "Police"), tagged(text, "denying")
    assert (with_sources(text, [first, second])[1].source == first.source) is named

"""The kind of an attribution from its cue and content."""

import pytest

from claimtrack.extract.kinds import kind_of

CASES = [
    ("said", "that the bridge was hit", "assertion"),
    ("according to", "the depot burned", "assertion"),
    ("warned", "that the dam could fail", "assertion"),
    ("denied", "it", "denial"),
    ("has repeatedly denied", "any role", "denial"),
    ("were denied by", "The claims", "denial"),
    ("rejected", "the accusation", "denial"),
    ("dismissed", "the footage as staged", "denial"),
    ("pushed back on", "the story", "denial"),
    ("called", "the report “a lie”", "denial"),
    ("described", "the account as completely false", "denial"),
    ("called", "Holm’s account false", "denial"),
    ("called", "it a complete fabrication", "denial"),
    ("called", "that explanation absurd", "denial"),
    ("called", "the account accurate", "opinion"),
    ("described", "the report as entirely credible", "opinion"),
    ("called", "the report laughable", "denial"),
    ("said", "the allegations were baseless", "denial"),
    ("condemned", "the article as fake news", "denial"),
    ("said", "it had nothing to do with the blast", "denial"),
    ("said", "there was no sign that the story was inaccurate", "assertion"),
    ("said", "she had falsely been told to leave", "assertion"),
    ("said", "it has confirmed that the fund paid no tax", "confirmation"),
    ("says", "that they could confirm three deaths", "confirmation"),
    ("said", "he had already admitted as much", "confirmation"),
    ("said", "it could not confirm the toll", "no_comment"),
    ("said", "she had denied the charges", "denial"),
    ("said", "they denied him a visa for years, and that he admitted it", "denial"),
    ("said", "the mayor admitted nothing", "assertion"),
    ("believes", "that the report is false", "opinion"),
    ("did not deny", "firing first", "no_comment"),
    ("never denied", "it", "no_comment"),
    ("stopped short of denying", "the report", "no_comment"),
    ("neither confirmed nor denied", "the strike", "no_comment"),
    ("would neither confirm nor deny", "the strike", "no_comment"),
    ("declined", "to comment", "no_comment"),
    ("declined to comment on", "the case", "no_comment"),
    ("refused", "to say whether he had signed", "no_comment"),
    ("did not immediately respond to", "a request for comment", "no_comment"),
    ("didn’t respond to", "questions", "no_comment"),
    ("could not be reached", "for comment", "no_comment"),
    ("has not confirmed", "the toll", "no_comment"),
    ("confirmed", "the deaths", "confirmation"),
    ("acknowledged", "that a shell went astray", "confirmation"),
    ("conceded", "that mistakes were made", "confirmation"),
    ("pleaded guilty to", "two counts", "confirmation"),
    ("pleaded not guilty to", "two counts", "denial"),
    ("pleaded", "not guilty", "denial"),
    ("pleaded", "with them to stop", "demand"),
    ("claimed responsibility for", "the blast", "confirmation"),
    ("accused", "the army of shelling the town", "accusation"),
    ("blamed", "rebels for the fire", "accusation"),
    ("alleged", "that he took bribes", "accusation"),
    ("retracted", "the statement", "retraction"),
    ("walked back", "his remarks", "retraction"),
    ("corrected", "its report", "retraction"),
    ("moved", "to correct the record", "retraction"),
    ("said", "the accusation was correct", "assertion"),
    ("threatened", "to strike the ports", "threat"),
    ("vowed", "to fight on", "promise"),
    ("demanded", "that the troops leave", "demand"),
    ("urged", "both sides to stop", "demand"),
    ("fears", "a wider war", "opinion"),
    ("is proud of", "the brigade", "opinion"),
    ("praised", "the truce", "opinion"),
]


@pytest.mark.parametrize(("cue", "content", "kind"), CASES)
def test_kind(cue: str, content: str, kind: str) -> None:
    """The lexicon and the grammar of negation name the kind."""
    assert kind_of(cue, content) == kind


@pytest.mark.parametrize("cue", ["DENIED", "  has\nnever   admitted ", "", "’", "d" * 10_000])
def test_any_cue_has_a_kind(cue: str) -> None:
    """Capitals, broken lines, empty and endless cues are read without complaint."""
    assert kind_of(cue, "x" * 100_000)

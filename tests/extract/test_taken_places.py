"""The place that a claim takes from the words around it, where its own name none."""

from __future__ import annotations

import pytest

from claimtrack.extract import places
from claimtrack.models import Article, Attribution, Kind, Span

TAKEN = [
    # "The town", "the city", "the province" are those that are called so, or the one town of that size
    (
        "In Syria shells fell in Aleppo and on the town of Atareb. | The mayor | said | the town was without water after the attack.",
        ["Al Atārib"],
    ),
    (
        "In Syria a mine went off in Sheikh Maqsoud in Aleppo. | The mayor | said | four people died in the south of the city.",
        ["Aleppo"],
    ),
    # Of a province, a place in it that was told of before
    (
        "In Syria a bomb fell on Saraqib. Hospitals in Idlib province are full. | The medic | said | ten people were killed.",
        ["Saraqib"],
    ),
    (
        "In Syria a bomb fell on Palmyra. Hospitals in Idlib province are full. | The medic | said | ten people were killed.",
        ["Idlib"],
    ),
    # A place without a name is not the one of the sentence before
    (
        "A fire began in Barda on Monday night. Two men were shot in Ganja. | The mayor | said | six more were killed in a nearby village by a shell.",
        ["Ganja"],
    ),
    (
        "A fire began in Barda on Monday night. Two men were shot in Ganja. | The mayor | said | six more were killed in a village by a shell.",
        ["Barda"],
    ),
    # What happens elsewhere is elsewhere
    ("A fire began in Barda. Elsewhere two men died. | The mayor | said | they were shot at a bridge.", []),
    # Talk of other things takes only from the sentence before
    ("Shells fell in Barda. It rained. | The minister | said | the talks had not helped anybody.", []),
    ("Shells fell in Barda. It rained. | The minister | said | the shells had not hit anybody.", ["Barda"]),
    # What is needed, or meant to be, has no place
    ("Shells fell in Barda. | The minister | stressed | the need to protect civilians from attacks.", []),
    # Who is there tells of what is there, before any other sentence; a town's police need not
    ("Azerbaijan said shells fell in Ganja. | A photographer in Barda | said | two houses had burned down.", ["Barda"]),
    ("Azerbaijan said shells fell in Ganja. | The Barda police | said | two houses had burned down.", ["Ganja"]),
    # A foreign country beside the place is none of its
    ("In Syria a drone from Turkey hit Homs, in Syria. | The mayor | said | two people were killed.", ["Homs"]),
    # What could be heard was heard
    ("Fighting spread to Ganja. | The mayor | said | shelling could be heard all night.", ["Ganja"]),
]


@pytest.mark.parametrize(("marked", "expected"), TAKEN)
def test_the_place_that_is_taken(marked: str, expected: list[str]) -> None:
    """Source, cue and content stand between bars."""
    assert taken(marked) == expected


def test_what_a_source_goes_on_to_say_takes_from_what_it_said_before() -> None:
    text = "Fighting spread to Ganja. Medics said two men died in Barda, adding that a school had burned down."
    said = [spans(text, "Medics", "adding", "that a school had burned down")]
    assert [place.inherited for place in places.find(Article(text), said)[0]] == ["from the same sentence"]


def taken(marked: str) -> list[str]:
    before, source, cue, content = marked.split(" | ")
    text = f"{before} {source} {cue} {content}"
    said = spans(text, source, cue, content.removesuffix("."))
    return [place.name for place in places.find(Article(text), [said])[0] if place.role == "event"]


def spans(text: str, source: str, cue: str, content: str) -> Attribution:
    at = text.index(source)
    cue_at = text.index(cue, at + len(source))
    content_at = text.index(content, cue_at)
    return Attribution(
        "t",
        "a",
        Span(at, at + len(source), source),
        Span(cue_at, cue_at + len(cue), cue),
        (Span(content_at, content_at + len(content), content),),
        Kind.ASSERTION,
        1.0,
    )

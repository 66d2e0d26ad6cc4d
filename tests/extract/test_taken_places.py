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
    # Nor is the place where somebody of another country speaks
    (
        "In Syria, shells fell in Homs. In Vienna guests heard of nine dead in Idlib. | A monitor | said | they were shot.",
        ["Idlib"],
    ),
    # A body's name is no place; a province is one by whatever words it is called so
    (
        "In Syria a bomb fell on Homs. The Palmyra Coordination Committee is watching. | It | said | two men were killed.",
        ["Homs"],
    ),
    (
        "In Syria a bomb fell on Saraqib in the northern province of Idlib. | It | said | two men were killed.",
        ["Saraqib"],
    ),
    # "The city" is the only one that is named, whatever its size, but for one that only lies near; spellings of a quarter are one
    (
        "In Syria troops seized fields outside Zabadani, west of the capital Damascus. | It | said | the city was hit.",
        ["Az Zabadānī"],
    ),
    (
        "In Syria shells fell on the Waer neighbourhood of Homs. Darayya was calm. | He | said | the neighborhood was hit.",
        ["Al-Waer"],
    ),
    # Beside villages that no gazetteer has, the one place that it has
    (
        "In Syria jets struck Saraqib town and the village of Zintula. | It | said | nine men were killed by them.",
        ["Saraqib"],
    ),
    # "The town" may point further back than other words
    (
        "In Syria shells fell on the town of Atareb. It was noon. Dust rose. Men ran. Dogs barked. Glass broke. | He | said | the town was hit.",
        ["Al Atārib"],
    ),
    # What is so across the country is nowhere else
    ("In Syria a bomb fell on Homs. | It | said | nine men were killed across the war-torn country.", ["Syria"]),
    ("In Syria a bomb fell on Homs. | It | said | millions had been displaced.", ["Syria"]),
    # What is wanted, or might be, has no place
    ("Shells fell in Barda. | The major | said | the rebels want to hold the road that they opened.", []),
    ("Shells fell in Barda. | The major | said | troops might shell the town.", []),
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


def test_what_is_believed_to_have_happened_takes_a_place() -> None:
    """Though it is somebody's opinion, it is nobody's in particular."""
    text = "Shells fell in Barda. Two men are believed to have been killed by them."
    at, cue = text.index("Two men"), text.index("are believed")
    rest = text.index("to have")
    said = Attribution(
        "t",
        "a",
        None,
        Span(cue, cue + 12, "are believed"),
        (Span(at, at + 7, "Two men"), Span(rest, len(text) - 1, text[rest:-1])),
        Kind.OPINION,
        1.0,
    )
    assert [place.name for place in places.find(Article(text), [said])[0]] == ["Barda"]


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

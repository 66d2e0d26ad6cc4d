"""When and where that was which a headline tells of."""

from __future__ import annotations

import pytest

from claimtrack.extract.extractor import Extractor
from claimtrack.extract.inheritance import OPENING
from claimtrack.models import Article, Attribution, DateRole, PlaceRole

DAY = "2020-10-29"
"""A Thursday."""
SHELLED = (
    "Rockets hit the town of Barda in Azerbaijan on Wednesday, the prosecutor’s office said.\n"
    "At least five people were killed in the attack, the office said."
)
POLITICS = (
    "The finance minister said on Monday that taxes would have to rise.\nThe minister said that he would not resign."
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def headline(extractor: Extractor, title: str, text: str) -> list[Attribution]:
    """The attributions of a title; each thing that they have stands where its span says."""
    found = [one for one in extractor.extract(Article(text, title, date=DAY)).attributions if one.cue.field == "title"]
    assert found
    for one in found:
        for slot in (*one.places, *one.dates):
            assert slot.span
            assert (title if slot.span.field == "title" else text)[slot.span.start : slot.span.end] == slot.span.text
            assert slot.inherited in (None, OPENING)
    return found


DAYS = [
    ("Velden denies shelling Barda", SHELLED, ["2020-10-28"]),
    ("Rockets struck Barda, ministry says", SHELLED, ["2020-10-28"]),
    ("Velden will strike back, ministry says", SHELLED, []),
    ("Rockets struck Barda on Monday, ministry says", SHELLED, ["2020-10-26"]),
    (
        "Velden denies shelling Barda",
        "Rockets hit Barda overnight into Thursday, the prosecutors said. A school burned down on Thursday, the mayor said.",
        ["2020-10-28"],
    ),
    # Of which day it speaks is not clear
    (
        "Velden denies shelling Barda",
        "Rockets hit Barda on Wednesday, the prosecutors said. Rockets hit Tartar on Monday, the ministry said.",
        [],
    ),
    ("Velden denies shelling Barda", POLITICS, []),
    # Neither the background of a story nor what lies ahead
    ("Velden denies shelling Barda", "Rockets hit the town of Barda in 2016, the prosecutor's office said.", []),
    ("Velden denies shelling Barda", "Rockets hit the town of Barda on Oct. 20, the prosecutor's office said.", ["2020-10-20"]),
    ("Judge faults mayor of Barda", "The mayor of Barda will be tried on Nov. 20, the prosecutor's office said.", []),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "expected"), DAYS)
def test_a_headline_tells_of_the_day_that_the_text_begins_with(
    extractor: Extractor, title: str, text: str, expected: list[str]
) -> None:
    """Unless it has a day of its own, or tells of nothing that happened."""
    for one in headline(extractor, title, text):
        assert [when.start for when in one.dates if when.role is DateRole.EVENT] == expected


PLACES = [
    ("Velden denies shelling town", SHELLED, ["Barda"]),
    ("Azerbaijan: five people were killed in attack, prosecutors say", SHELLED, ["Barda"]),
    ("Velden will strike back, ministry says", SHELLED, []),
    # A place of its own, or another that it may be about
    ("Rockets struck Ganja, ministry says", SHELLED, ["Ganja"]),
    (
        "Velden denies shelling town",
        "Rockets hit Barda on Wednesday, the prosecutors said. Rockets hit Tartar on Monday, the ministry said.",
        [],
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), PLACES)
def test_a_headline_tells_of_the_place_that_the_text_begins_with(
    extractor: Extractor, title: str, text: str, expected: list[str]
) -> None:
    """Unless it names one itself."""
    for one in headline(extractor, title, text):
        assert [place.name for place in one.places if place.role is PlaceRole.EVENT] == expected

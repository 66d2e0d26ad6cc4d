"""The role of names of places beside each other: what holds what, what is only a landmark, who sits where."""

from __future__ import annotations

import pytest

from claimtrack.extract.place_roles import named_places
from claimtrack.extract.story import story_of

EVENTS = [
    # Near what: beside the place itself only the place is told; far from it, or after an "and", both are
    ('In Syria, east of Homs "clashes broke out near the village of Qusayr"', ["Al Quşayr"]),
    ("In Syria nine men died in Deir ez-Zor and three outside the town of Atareb", ["Deir ez-Zor", "Al Atārib"]),
    ("In Syria they took hills outside the town of Rastan and pushed into the city of Homs", ["Ar Rastan", "Homs"]),
    ("In Syria they were stuck in Homs as a deal to let men and women out of two towns near Damascus failed", ["Homs"]),
    ("A blast shook an air base in Syria near Homs", ["Homs"]),
    ("Shells fell in Ganja near the Georgian border and near Georgia", ["Ganja"]),
    ("In Syria jets struck east of Homs near the towns of Qusayr and Rastan", ["Al Quşayr", "Ar Rastan"]),
    ("In Myanmar they shelled the Tada-U air base, south of Mandalay", ["Ta Dar U"]),
    ("In Syria they shelled the camp, south of Homs", ["Homs"]),
    # Where it is not, and how far somebody would go
    ("In Syria crowds met in Homs but not in Rastan", ["Homs"]),
    ("In Syria crowds met not in Homs but in Rastan", ["Homs", "Ar Rastan"]),
    ("In Syria they took Rastan and would go all the way to Homs", ["Ar Rastan"]),
    # A region and what lies in it
    ("Barda in Karabakh suffered a night of strikes, Azerbaijan said", ["Barda"]),
    ("In Syria the Idlib province saw nine men killed", ["Idlib"]),
    ("In Syria a shell fell on Idlib province's town of Saraqib", ["Saraqib"]),
    ("In Syria a shell fell on Idlib provinces Saraqib", ["Saraqib"]),
    # Past adjectives, owners, and words that pick one out
    ("In Syria they had surrounded the strategically important Homs", ["Homs"]),
    ("Jets hit near the armed groups eastern stronghold Homs in Syria", ["Homs"]),
    ("Azerbaijani guns shelled Armenia's second-largest city of Gyumri", ["Gyumri"]),
    ("In Syria they hit several towns, particularly the city of Homs", ["Homs"]),
    ("A mine went off at the northern entrance to Barda", ["Barda"]),
    ("Guns were hidden on the eastern bank of the Euphrates in Syria", ["Euphrates"]),
    # An office is where somebody speaks, unless something is done to it or beside it
    ("A bomb went off near a security headquarters in Homs", ["Homs"]),
    ("They condemned the raid that targeted the offices of the interim government in Homs", ["Homs"]),
    ("Experts in Ankara helped doctors in Homs", ["Homs"]),
    ("A minister said in Turkey that Homs was shelled", ["Homs"]),
    ("In Syria jets were destroying the armed group's self-declared capital of Homs", ["Homs"]),
    # What falls on a land falls there
    ("They dropped a thousand guided bombs on Syria in a week", ["Syria"]),
    ("They put sanctions on Syria", []),
    # Not yet done, or done elsewhere
    ("They were preparing to attack Turkey", []),
    ("Bombers took off from an air base in Russia", []),
    ("Footage from Homs showed smoke", ["Homs"]),
    ("Air raids in southern Syria by the regime killed nine men", ["Syria"]),
    ("GANJA (Kura Press) Nine houses burned in Barda", ["Barda"]),
    # Words of the sentence before govern nothing
    ("It was quiet, said the source. In Homs nine men died", ["Homs"]),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_the_places_of_events(text: str, expected: list[str]) -> None:
    """Those that only hold another, and those that are not of an event, left out."""
    named = [one for one in named_places(story_of(text), 0, len(text)) if one.role == "event" and not one.aside]
    assert [one.toponym.entry.name for one in named] == expected


def test_what_departs_from_a_base_comes_from_there() -> None:
    text = "Bombers took off from an air base in Russia"
    assert [one.role for one in named_places(story_of(text), 0, len(text))] == ["origin"]


CAPITALS = [
    ("A bomb went off in the Syrian capital", [("Syrian capital", "Damascus")]),
    ("In Syria a bomb went off in several areas of the capital", [("Syria", "Syria"), ("capital", "Damascus")]),
    # Another capital is named, or meant, or the capital is only near
    ("A bomb went off in the Syrian capital Damascus", [("Damascus", "Damascus")]),
    ("A bomb went off in the group's de facto Syrian capital", []),
    ("In Syria a bomb went off in the capital of Idlib province", [("Syria", "Syria"), ("Idlib", "Idlib")]),
    ("A bomb went off in a town near the Syrian capital", []),
    ("Shares fell in Peru as banks ran out of capital", [("Peru", "Peru")]),
]


@pytest.mark.parametrize(("text", "expected"), CAPITALS)
def test_a_capital_is_known_by_its_country(text: str, expected: list[tuple[str, str]]) -> None:
    """As written, and the place that it stands for."""
    found = [one.toponym for one in named_places(story_of(text), 0, len(text))]
    assert [(text[one.start : one.end], one.entry.name) for one in found] == expected

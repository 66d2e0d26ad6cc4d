"""Whether two attributions have one speaker, surely or perhaps: names of one's own, and those that anybody may have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimtrack.link.camps import may_be_one, said_by_one
from claimtrack.models import Attribution, Place, PlaceRole
from link.telling import telling

VELDEN = Place(PlaceRole.EVENT, "586523", "Velden", "AZ", 40.7, 46.4)
HALE = Place(PlaceRole.EVENT, "587057", "Hale Strand", "AZ", 40.4, 47.1)
LAND = Place(PlaceRole.EVENT, "587116", "Azerbaijan", "AZ", 40.5, 47.5)


def of(source: str, content: str, side: str | None = None, place: Place | None = None) -> Attribution:
    """What is said in an article of its own by a speaker of that name."""
    one = telling(source, "said", content)
    return replace(one, speaker=source, side=side, places=(place,) if place else ())


@pytest.mark.parametrize(
    ("name", "sides", "places", "perhaps", "surely"),
    [
        ("Ida Holm", (None, None), (None, None), True, True),
        ("Ida Holm", (None, None), (VELDEN, HALE), True, True),
        ("police", (None, None), (None, None), True, False),
        ("police", (None, None), (VELDEN, None), True, False),
        ("police", (None, None), (VELDEN, VELDEN), True, True),
        ("police", (None, None), (LAND, LAND), True, False),
        ("police", (None, None), (VELDEN, HALE), True, False),
        ("police", ("Kenya", "Kenya"), (None, None), True, True),
        ("police", ("Kenya", None), (None, None), True, False),
        ("police", ("Kenya", "Mexico"), (None, None), False, False),
        ("Defence Ministry", ("Kenya", "Mexico"), (VELDEN, VELDEN), False, False),
        ("Defence Ministry", (None, None), (None, None), True, False),
    ],
)
def test_a_bare_name_in_two_articles_is_one_speaker_s_where_side_or_town_is_the_same(
    name: str,
    sides: tuple[str | None, str | None],
    places: tuple[Place | None, Place | None],
    perhaps: bool,
    surely: bool,
) -> None:
    """Whichever of the two is named first."""
    one, other = (
        of(name, what, side, place)
        for what, side, place in zip(("a mill burned", "a shed stood"), sides, places, strict=True)
    )
    for pair in ((one, other), (other, one)):
        assert (may_be_one(*pair), said_by_one(*pair)) == (perhaps, surely)


def test_police_of_one_article_are_one() -> None:
    one, other = of("police", "a mill burned"), of("police", "a shed stood")
    assert said_by_one(one, replace(other, article=one.article))


def test_a_pronoun_of_two_articles_is_nobody_s_for_sure() -> None:
    """As where it was taken for two persons."""
    one, other = of("He", "a mill burned"), of("He", "a shed stood")
    assert not said_by_one(replace(one, speaker="Ida Holm"), replace(other, speaker="Jan Brandt"))
    assert not said_by_one(replace(one, speaker=None), replace(other, speaker=None))


def test_two_speakers_are_not_one() -> None:
    assert not may_be_one(of("police", "a mill burned"), of("residents", "a shed stood"))

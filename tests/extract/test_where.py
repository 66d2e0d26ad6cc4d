"""Where it happened, by the reader: what is given is named by the article, and company, order and length change nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.extractor import Extractor
from claimtrack.extract.inheritance import AFTER, BEFORE, EARLIER, LEDE, OPENING, SAME
from claimtrack.extract.place_measures import MEASURES, grouped, measures, mentions
from claimtrack.extract.reader import Reader
from claimtrack.extract.story import story_of
from claimtrack.extract.tags import Floats
from claimtrack.extract.where import ALSO, GIVEN, taken
from claimtrack.models import Article

SHELLED = (
    "Rockets hit the town of Barda in Azerbaijan on Wednesday, the prosecutor’s office said.\n"
    "At least five people were killed in the attack, the office said. “I saw the rockets fall on the market,” said a shopkeeper.\n"
    "A spokeswoman in Yerevan denied that Armenian forces had fired."
)
POLITICS = (
    "The finance minister said on Monday that taxes would have to rise next year.\n"
    "Opposition leaders in Paris said that the plan was unfair. The minister said that he would not resign."
)
REASONS = {None, SAME, BEFORE, EARLIER, LEDE, AFTER, OPENING}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def events(extractor: Extractor, text: str) -> list[tuple[str, list[str]]]:
    """Each content's first words with the places given as its event's."""
    found = extractor.extract(Article(text, date="2020-10-29")).attributions
    return [(one.content_text[:20], [place.name for place in one.places if place.role == "event"]) for one in found]


def first_alone(_reader: Reader, pooled: Floats, mentions: Floats, *_told: object) -> tuple[Floats, Floats]:
    """Logits by which the place named first is that of all."""
    scores = np.full((len(pooled), len(mentions)), -9, dtype=np.float32)
    scores[:, 0] = 9
    return scores, np.zeros(len(pooled), dtype=np.float32)


def test_what_happened_has_the_place_of_the_story(extractor: Extractor) -> None:
    """A content without a place of its own takes that of what it speaks of."""
    found = events(extractor, SHELLED)
    assert len(found) >= 3
    assert all(places == ["Barda"] for _, places in found if places)
    assert sum(places == ["Barda"] for _, places in found) >= 3


def test_talk_of_politics_has_no_place(extractor: Extractor) -> None:
    """Nor does it take the town in which somebody speaks."""
    found = events(extractor, POLITICS)
    assert len(found) >= 3
    assert all(not places for _, places in found)


def test_who_acts_and_where_they_came_from_is_no_place_of_the_event(extractor: Extractor) -> None:
    """However near it is named."""
    text = (
        "Missiles fell on Gəncə on Sunday, prosecutors said. Nine people were killed, they said. "
        "Karabakh Armenian forces denied that they fired at all. "
        "The jets took off from the airfield of Mingachevir, a spokesman said."
    )
    every = [name for _, places in events(extractor, text) for name in places]
    assert "Ganja" in every
    assert not {"Nagorno-Karabakh", "Mingachevir"} & set(every)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Baramulla in India was shelled. Residents of Hyderabad in Pakistan said that police had beaten protesters.",
            "Hyderabad",
        ),
        ("Aleppo was bombed again. Officials in Washington said that the strikes had killed 20 people.", "Aleppo"),
        ("Shells hit Ganja. Moscow said that 20 people had been killed.", "Ganja"),
    ],
)
def test_where_somebody_speaks_may_be_where_it_happened(extractor: Extractor, text: str, expected: str) -> None:
    """Unless the words around are against it; a capital that speaks itself is none."""
    assert events(extractor, text)[0][1] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In Herat, the governor said five people were shot dead at a mosque.", "Herāt"),
        ("In Herat, in the west, doctors said nine people had died of cholera.", "Herāt"),
        # What was told of before; who speaks for a country
        ("In Herat, doctors said the attack was a crime.", "Kabul"),
        ("In London, the foreign ministry said five people were hurt in the blast.", "Kabul"),
    ],
)
def test_something_new_is_where_somebody_of_a_place_tells_of_it(
    extractor: Extractor, sentence: str, expected: str
) -> None:
    """Where that town opens the sentence; not where the attack was that the article began with."""
    text = f"A bomb killed three in Kabul on Monday, police said. {sentence}"
    assert events(extractor, text)[1][1] == [expected]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("A doctor at a hospital in Herat said eight of the wounded had been brought there.", "Herāt"),
        ("Trucks reached Herat on Tuesday. A porter said two jets had landed there.", "Herāt"),
        ("Trucks left Kandahar for Herat on Tuesday. A porter said two jets had landed there.", "Kabul"),
        ("Trucks reached Herat on Tuesday. A porter said there was a fire.", "Kabul"),
        ("Trucks reached Herat on Tuesday. “It was dark in there,” a porter said.", "Kabul"),
    ],
)
def test_there_is_the_one_town_just_named(extractor: Extractor, sentences: str, expected: str) -> None:
    """Whatever else the article tells of; of two it is neither, and not every "there" is a place."""
    text = f"A bomb killed three in Kabul on Monday, police said. {sentences}"
    assert events(extractor, text)[-1][1] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Officials in Baghdad said that a bomb hit a market. In Mosul, two soldiers were killed, the army said.",
        "The governor of Kirkuk said that a bomb had killed nine people. Another bomb went off in Mosul, police said.",
        "The governor of Kirkuk said that a bomb had killed nine people. A month later a bomb went off in Mosul, police said.",
    ],
)
def test_the_sentence_after_that_tells_of_something_else_gives_no_place(extractor: Extractor, text: str) -> None:
    """It begins with another place, or another event."""
    (_, first), *_ = events(extractor, text)
    assert "Mosul" not in first


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("", [("Mosul", "from the sentence after")]),
        ("The army was silent. ", [("Mosul", "from the opening of the text")]),
        ("The army was silent. Rain fell. The king went. ", []),
    ],
)
def test_the_opening_has_the_place_that_the_next_two_sentences_name(
    extractor: Extractor, sentences: str, expected: list[tuple[str, str]]
) -> None:
    """Where a text begins with what happened, before it comes to where; what is further off is another story."""
    text = f"A bomb hit a market on Sunday, police said. {sentences}Nine men died in the blast in Mosul, doctors said."
    first, *_ = extractor.extract(Article(text)).attributions
    assert [(place.name, place.inherited) for place in first.places] == expected


def test_a_place_named_only_later_takes_no_chance_from_one_that_can_be_given(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However likely it is taken to be: a claim inherits only what stands before it."""

    def weigh(_reader: Reader, pooled: Floats, mentions: Floats, *_told: object) -> tuple[Floats, Floats]:
        scores = np.ones((len(pooled), len(mentions)), dtype=np.float32)
        scores[:, -1] = 9
        return scores, np.zeros(len(pooled), dtype=np.float32)

    monkeypatch.setattr(Reader, "places", weigh)
    text = (
        "Missiles fell on Barda on Sunday. Nine people were killed, prosecutors said. The market burned. "
        "Doctors came from all over the country. Rain fell in the evening. Snow was expected in Tartar."
    )
    assert next(places for _, places in events(extractor, text)) == ["Barda"]


def test_places_in_a_list_are_all_given(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one of them is, however unlikely the others; but not what it lies in, nor who acts."""
    text = "Rockets fell in Barda, Ganja and Terter in Azerbaijan on Sunday, the ministry said. Armenia denied it."
    monkeypatch.setattr(Reader, "places", first_alone)
    assert events(extractor, text)[0][1] == ["Barda", "Ganja", "Tartar"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rockets fell in Barda, Ganja and Terter in Azerbaijan on Sunday. Nine people were killed, doctors said.", 3),
        (
            "Rockets fell in Barda on Sunday, while Ganja and Terter were calm. Nine people were killed, doctors said.",
            1,
        ),
    ],
)
def test_what_is_inherited_is_the_whole_list(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, text: str, expected: int
) -> None:
    """Of which one place is given; the chosen one comes first, and none is named twice."""
    monkeypatch.setattr(Reader, "places", first_alone)
    assert events(extractor, text)[-1][1] == ["Barda", "Ganja", "Tartar"][:expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Elsewhere in Azerbaijan, rebels attacked a post in a quiet part of Barda, police said.",
            ["Azerbaijan", "Barda"],
        ),
        ("In Azerbaijan, Barda was told to send ten men to the front, police said.", ["Azerbaijan"]),
        (
            "Elsewhere in Azerbaijan, rebels attacked a post that Tbilisi had never heard of, police said.",
            ["Azerbaijan"],
        ),
    ],
)
def test_of_a_land_and_a_place_in_it_the_finer_is_meant_too(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, text: str, expected: list[str]
) -> None:
    """Where the words say that something is there, and the land is given."""
    monkeypatch.setattr(Reader, "places", first_alone)
    assert events(extractor, text)[-1][1] == expected


def test_places_lead_back_to_the_words(extractor: Extractor) -> None:
    """Each stands in the text where its span says, and says where it was taken from."""
    for one in extractor.extract(Article(SHELLED)).attributions:
        for place in one.places:
            assert place.span
            assert SHELLED[place.span.start : place.span.end] == place.span.text
            assert place.inherited in REASONS


def test_each_attribution_is_read_once_for_linking(extractor: Extractor) -> None:
    """Whatever its field."""
    found = extractor.extract(Article(SHELLED, title="Armenia denies shelling Barda, ministry says"))
    assert set(found.readings) == {one.id for one in found.attributions}


def test_without_the_reader_the_rules_decide(extractor: Extractor) -> None:
    """The same attributions; nothing is read."""
    plain = Extractor(read=False).extract(Article(SHELLED))
    assert plain.readings == {}
    assert [one.id for one in plain.attributions] == [
        one.id for one in extractor.extract(Article(SHELLED)).attributions
    ]


def test_all_is_measured_of_each_place(extractor: Extractor) -> None:
    """MEASURES numbers, whatever stands around; those of the rules follow what they found."""
    story = story_of(SHELLED)
    places = grouped(mentions(story))
    assert {place.entry.name for place in places} >= {"Barda", "Azerbaijan", "Yerevan"}
    for one in extractor.extract(Article(SHELLED)).attributions:
        rows = measures(story, one, places, one.places)
        assert [len(row) for row in rows] == [MEASURES] * len(places)
        assert all(np.isfinite(row).all() for row in rows)
        assert measures(story, one, places, ()) != rows or not one.places


@given(
    st.lists(st.floats(min_value=0, max_value=1), min_size=1, max_size=8),
)
def test_what_is_given_is_likely_enough(likely: list[float]) -> None:
    """And all that is likely enough is given."""
    assert all(likely[n] >= GIVEN for n in taken(likely))
    assert all(n in taken(likely) for n, value in enumerate(likely) if value >= max(GIVEN, ALSO))


def test_a_place_far_off_in_a_long_text_is_not_looked_for(extractor: Extractor) -> None:
    """What stands neither near nor in the opening is another story; the time goes with the length."""
    filler = "The council said that the road would be closed. " * 400
    found = extractor.extract(Article(f"{filler}Rockets hit Barda, police said. {filler}")).attributions
    with_place = [one for one in found if any(place.role == "event" for place in one.places)]
    assert with_place
    middle = len(filler)
    assert all(abs(one.cue.start - middle) < 4000 for one in with_place)


ONLY_NEAR = [
    ("In Libya two men died in Zawiya but not in Tripoli. Police said that the shells had hit a market.", ["Zawiya"]),
    ("In Libya two men died in Zawiya, 45 km west of Tripoli. Police said that the shells had hit a market.", ["Zawiya"]),
    ("In Libya two men died in Zawiya and Tripoli. Police said that the shells had hit a market.", ["Tripoli", "Zawiya"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONLY_NEAR)
def test_where_it_was_not_and_what_only_says_where_another_place_lies_is_not_inherited(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, text: str, expected: list[str]
) -> None:
    """However likely the reader takes it to be."""

    def the_last(_reader: Reader, pooled: Floats, mentions: Floats, *_told: object) -> tuple[Floats, Floats]:
        scores = np.tile(np.arange(len(mentions), dtype=np.float32), (len(pooled), 1))
        return scores, np.full(len(pooled), -9, dtype=np.float32)

    monkeypatch.setattr(Reader, "places", the_last)
    assert events(extractor, text)[-1][1] == expected

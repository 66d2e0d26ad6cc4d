"""Which words of a content are places, which place each is, in what role, and what a claim inherits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract import places
from claimtrack.extract.toponyms import toponyms
from claimtrack.models import Article, Attribution, Kind, Place, Span

ROLES = [
    # Where it happened, by a preposition
    ("Two people died in Ganja", ["event Ganja AZ"]),
    ("A depot burned near Mariupol", ["event Mariupol UA"]),
    ("Troops massed outside Kharkiv", ["event Kharkiv UA"]),
    ("Troops gathered around Aleppo", ["event Aleppo SY"]),
    ("Shells landed in the city of Mingachevir", ["event Mingachevir AZ"]),
    ("Shells landed on the outskirts of Barda", ["event Barda AZ"]),
    ("They took positions west of Aleppo", ["event Aleppo SY"]),
    ("A convoy burned 20 km from Sevastopol", ["event Sevastopol UA"]),
    ("A drone was shot down over the Black Sea", ["event Black Sea -"]),
    ("Clashes went on in the rebel-held town of Harasta", ["event Ḩarastā SY"]),
    ("A bomb went off in the besieged Syrian city of Homs", ["event Homs SY"]),
    ("A hospital in the Gaza Strip was hit", ["event Gaza Strip PS"]),
    ("Fighting goes on in the Donbas", ["event Donbas UA"]),
    ("Clashes went on inside the Islamic State [IS] bastion of Harasta", ["event Ḩarastā SY"]),
    ("The regime fired on Eastern Ghouta", ["event Eastern Ghouta SY"]),
    ("Sevastopol has been under heavy shelling", ["event Sevastopol UA"]),
    ("They were pushed out of Barda", ["event Barda AZ"]),
    ("They came out of Barda", ["origin Barda AZ"]),
    ("Organizations located in Ganja shelled Barda", ["origin Ganja AZ", "event Barda AZ"]),
    ("Drones hit several cities including Ganja", ["event Ganja AZ"]),
    ("In Syria they fought in Homs and neighbouring Idlib", ["mentioned Syria SY", "event Homs SY", "event Idlib SY"]),
    ("In Syrias Idlib province two men died", ["mentioned Syria SY", "event Idlib SY"]),
    ("A bomb fell on Syrias town of Saraqib", ["mentioned Syria SY", "event Saraqib SY"]),
    # What only says near what it lies
    ("In Syria outside Homs a bomb fell on Rastan", ["mentioned Syria SY", "mentioned Homs SY", "event Ar Rastan SY"]),
    (
        "In Syria a bomb fell on Rastan 20 kilometres (12 miles) from Homs",
        ["mentioned Syria SY", "event Ar Rastan SY", "mentioned Homs SY"],
    ),
    (
        "In Syria shelling began in Rastan on the road north of Homs",
        ["mentioned Syria SY", "event Ar Rastan SY", "mentioned Homs SY"],
    ),
    ("Protesters met in northern Kosovo", ["event Kosovo XK"]),
    ("In the province of Idlib a drone struck a car", ["event Idlib SY"]),
    ("Shells fell at the entrance of Aleppo", ["event Aleppo SY"]),
    ("They were fighting close to Aleppo", ["event Aleppo SY"]),
    ("Rockets slammed into the Old City of Aleppo", ["event Old City SY", "event Aleppo SY"]),
    ("A mine went off on the road between Mosul and Erbil", ["event Mosul IQ", "event Erbil IQ"]),
    # A comma is lost
    ("In Syria shells fell in Saraqib Idlib province", ["mentioned Syria SY", "event Saraqib SY", "event Idlib SY"]),
    (
        "In Syria bombs fell in Homs Idlib and Aleppo",
        ["mentioned Syria SY", "event Homs SY", "event Idlib SY", "event Aleppo SY"],
    ),
    # What stands in a body's name or before "-led"
    ("The Islamic State of Iraq fled Aleppo", ["mentioned Iraq IQ", "event Aleppo SY"]),
    ("The Turkey-backed men reached Aleppo", ["mentioned Turkey TR", "event Aleppo SY"]),
    ("Five died in US air strikes in Mosul", ["mentioned United States US", "event Mosul IQ"]),
    ("A group outlawed in Russia shelled Aleppo", ["mentioned Russia RU", "event Aleppo SY"]),
    # The object or subject of an act
    ("Armenian forces shelled Ganja", ["event Ganja AZ"]),
    ("Azerbaijani drones have repeatedly attacked Stepanakert", ["event Khankendi AZ"]),
    ("Russian forces seized Melitopol", ["event Melitopol UA"]),
    ("Rockets hit central Tel Aviv", ["event Tel Aviv IL"]),
    ("They targeted the industrial city of Mingachevir", ["event Mingachevir AZ"]),
    ("The attack on Mosul began", ["event Mosul IQ"]),
    ("The shelling of Mariupol went on", ["event Mariupol UA"]),
    ("Air strikes against Sanaa killed five", ["event Sanaa YE"]),
    ("Shells fell on Barda", ["event Barda AZ"]),
    ("Kharkiv was shelled again", ["event Kharkiv UA"]),
    ("Kharkiv, the country's second city, was shelled again", ["event Kharkiv UA"]),
    ("Kharkiv was fired on from across the border", ["event Kharkiv UA"]),
    ("Sevastopol came under fire", ["event Sevastopol UA"]),
    ("The Idlib attack killed twelve", ["event Idlib SY"]),
    # Lists and qualifiers
    ("Shells fell in Ganja, Barda and Mingachevir", ["event Ganja AZ", "event Barda AZ", "event Mingachevir AZ"]),
    ("Three men died in Paris, Texas", ["event Paris US", "mentioned Texas US"]),
    ("A clinic burned in Aleppo in northern Syria", ["event Aleppo SY", "mentioned Syria SY"]),
    ("Shells fell on Barda town and the village of Terter", ["event Barda AZ", "event Tartar AZ"]),
    ("Shells hit the mayor of Barda town and the men of Terter", ["mentioned Barda AZ", "mentioned Tartar AZ"]),
    # A place in a place, and a place near a place
    ("Shells fell in Barda in the north of Azerbaijan", ["event Barda AZ", "mentioned Azerbaijan AZ"]),
    ("Shells fell in Barda, 60 km (37 miles) northeast of Agdam", ["event Barda AZ", "mentioned Aghdam AZ"]),
    ("Raids hit the town of Harasta near Damascus", ["event Ḩarastā SY", "mentioned Damascus SY"]),
    ("A car burned in the Old Mill quarter of Barda", ["event Barda AZ"]),
    ("A bomb went off in Syrias divided Aleppo", ["mentioned Syria SY", "event Aleppo SY"]),
    ("Tanks stood on Aleppos western outskirts", ["event Aleppo SY"]),
    ("Five died in Syria's Hama province", ["mentioned Syria SY", "event Ḩamāh SY"]),
    ("Rockets were fired from a truck on Barda", ["event Barda AZ"]),
    ("The army launched at least 60 raids on Friday on Aleppo", ["event Aleppo SY"]),
    ("The rebels pushed into Idlib", ["event Idlib SY"]),
    ("They drove the militia out of Raqqa", ["event Ar Raqqah SY"]),
    ("They tried to drive the militia from Raqqa", ["event Ar Raqqah SY"]),
    ("A gang kidnapped two priests from the town of Barda", ["event Barda AZ"]),
    ("Two buses took the priests from the town of Barda", ["origin Barda AZ"]),
    ("Kurdish forces control most of Hasakah", ["event Al Ḩasakah SY"]),
    ("Ganja and Barda had come under fire", ["event Ganja AZ", "event Barda AZ"]),
    (
        "In Syria shells fell in Ayyash village in Hatla area",
        ["mentioned Syria SY", "event Ayyash SY", "event Hatla SY"],
    ),
    # What stands between an act and its place
    ("Syrian guns targeted on Friday Hatla", ["event Hatla SY"]),
    ("Syrian guns targeted with two dozen rockets Hatla", ["event Hatla SY"]),
    ("Shells fell on the Syrian towns of Um Rish Ayyash and Hatla", ["event Ayyash SY", "event Hatla SY"]),
    ("A rocket hit an office in Ganja", ["event Ganja AZ"]),
    ("They fought in the Syrian rebel heartland of Idlib", ["event Idlib SY"]),
    ("They cut the supply route into Aleppo", ["event Aleppo SY"]),
    # Where something goes on, and a demonym that names a land
    ("Smoke hangs over Idlib where families wait", ["event Idlib SY"]),
    ("Men gathered inside Syrian territory", ["event Syria SY"]),
    ("The soldiers dug in on Azerbaijani soil", ["event Azerbaijan AZ"]),
    # Where it came from
    ("Gunmen located in Idlib shelled Aleppo", ["origin Idlib SY", "event Aleppo SY"]),
    ("Gunmen positioned in Idlib shelled Aleppo", ["origin Idlib SY", "event Aleppo SY"]),
    ("Families were brought out of Aleppo", ["origin Aleppo SY"]),
    ("The jets took off from the Ganja airbase", ["origin Ganja AZ"]),
    ("The jets took off from the airfield of Ganja", ["origin Ganja AZ"]),
    ("Rockets came from the territory of Armenia", ["origin Armenia AM"]),
    ("Weapons were smuggled from Libya", ["origin Libya LY"]),
    ("Missiles were launched from Belgorod at Kharkiv", ["origin Belgorod RU", "event Kharkiv UA"]),
    # Actors and topics
    (
        "The dead were people of Hatla in Syria's Idlib province",
        ["mentioned Hatla SY", "mentioned Syria SY", "event Idlib SY"],
    ),
    ("The border crossing separates Ganja from Barda", ["mentioned Ganja AZ", "mentioned Barda AZ"]),
    ("It was done in America's own interest", ["mentioned United States US"]),
    ("Men of a group operating in Libya were killed in Aleppo", ["mentioned Libya LY", "event Aleppo SY"]),
    ("The anti-Damascus fighters shelled Aleppo", ["mentioned Damascus SY", "event Aleppo SY"]),
    ("The regime in Damascus was silent", ["mentioned Damascus SY"]),
    ("The Islamic State in Iraq and Levant fled Aleppo", ["mentioned Iraq IQ", "event Aleppo SY"]),
    (
        "Men of the Islamic State in Iraq and Syria (ISIS) fled Aleppo",
        ["mentioned Iraq IQ", "mentioned Syria SY", "event Aleppo SY"],
    ),
    ("Jets struck Islamic State in Iraq, in Syria and in Libya", ["event Iraq IQ", "event Syria SY", "event Libya LY"]),
    ("They hold the hills on the border with Lebanon", ["mentioned Lebanon LB"]),
    ("Neither side gained in Syria's long war", ["mentioned Syria SY"]),
    ("He told a briefing in Yerevan", ["mentioned Yerevan AM"]),
    ("A doctor in Aleppo told the story", ["mentioned Aleppo SY"]),
    ("Armenia will answer", ["mentioned Armenia AM"]),
    ("The United States and France ignored the calls", ["mentioned United States US", "mentioned France FR"]),
    ("Turkey has sent fighters to Azerbaijan", ["mentioned Turkey TR", "mentioned Azerbaijan AZ"]),
    ("The Democratic People's Republic of Korea was silent", ["mentioned North Korea KP"]),
    ("The president of Syria resigned", ["mentioned Syria SY"]),
    ("Sanctions on Iran will be lifted", ["mentioned Iran IR"]),
    ("Moscow would not be drawn into the war", ["mentioned Moscow RU"]),
    ("Azerbaijan’s second-largest city of Ganja was quiet", ["mentioned Azerbaijan AZ", "mentioned Ganja AZ"]),
]

NONE = [
    "Armenian forces opened fire",
    "Turkish-backed fighters were seen",
    "Paris Hilton said so",
    "Denzel Washington and Jordan Peele met",
    "The Washington Post was wrong",
    "The Boston Globe reported it",
    "Oxford University published the list",
    "London Breed, the mayor, resigned",
    "Reading is good for you",
    "Nice people, most of them",
    "Police in riot gear came",
    "He will march in May",
    "They met in March",
    "Mr. Lincoln agreed to it",
    "Austin Powell said the same",
    "Real Madrid lost again",
    "us and them",
    "the war in their heads",
    "Hope was lost, and Faith too",
    "Manchester United won",
]

CONTEXT = [
    (
        "Syria's army entered the town. Rebels in Tripoli, Lebanon, watched. Lebanon said that shells fell in Tripoli.",
        "Tripoli",
        "LB",
    ),
    ("Libya's government fell. Libyan forces left. Militias fought in Tripoli.", "Tripoli", "LY"),
    ("In Texas, a judge in Odessa, Texas, ruled on it. A fire broke out in Odessa.", "Odesa", "US"),
    ("Ukrainian forces held the port. A fire broke out in Odessa.", "Odesa", "UA"),
    (
        "Azerbaijani troops crossed the river, and Baku said shells fell in Martuni. Azerbaijan denied it. Azerbaijani drones came.",
        "Martuni",
        "AZ",
    ),
    ("Georgian troops and Russia clashed. Tbilisi called the war in Georgia over.", "Georgia", "GE"),
    ("Officials in Atlanta and across Georgia counted. Voters in Alabama and Florida waited.", "Georgia", "US"),
]


def attribution(
    text: str, content: str | None = None, kind: Kind = Kind.ASSERTION, cue: int = 0, number: int = 0
) -> Attribution:
    content = content or text
    start = text.index(content)
    return Attribution(
        f"t{number}", "a", None, Span(cue, cue, ""), (Span(start, start + len(content), content),), kind, 1.0
    )


def shown(found: tuple[Place, ...]) -> list[str]:
    return [f"{place.role.value} {place.name} {place.country or '-'}" for place in found]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_a_place_has_the_role_that_the_words_around_it_give(text: str, expected: list[str]) -> None:
    """Event, origin or mere mention."""
    assert shown(places.find(Article(text), [attribution(text, kind=Kind.OPINION)])[0]) == expected


@pytest.mark.parametrize("text", NONE)
def test_people_bodies_demonyms_and_common_words_are_no_places(text: str) -> None:
    assert places.find(Article(text), [attribution(text, kind=Kind.OPINION)])[0] == ()


@pytest.mark.parametrize(("text", "name", "country"), CONTEXT)
def test_the_article_decides_between_places_of_one_name(text: str, name: str, country: str) -> None:
    """Countries and states spoken of weigh more than population."""
    last = [
        t.entry
        for t in toponyms(text)
        if not t.demonym and (t.entry.name == name or text[t.start : t.end] in (name, "Odessa", "Martuni"))
    ][-1]
    assert last.country == country


@pytest.mark.parametrize("name", ["Ganja", "Gəncə", "Gandja", "Gyandzha", "Kirovabad"])
def test_every_name_of_a_place_gives_the_same_place(name: str) -> None:
    """And the words stay as the article has them."""
    text = f"Azerbaijan said that rockets struck the city of {name} on Sunday."
    (place,) = [p for p in places.find(Article(text), [attribution(text)])[0] if p.role == "event"]
    assert (place.id, place.name, place.span and place.span.text) == ("586523", "Ganja", name)


def test_a_long_name_in_the_country_that_a_text_speaks_of_is_a_place() -> None:
    """A small town needs no sign beside its name then; one that the text has no other word of does."""
    text = "Armenian and Azerbaijani troops met. Azerbaijan and Baku agreed. He said Stepanakert was calm."
    assert "Khankendi" in [t.entry.name for t in toponyms(text)]
    assert toponyms("He said Stepanakert was calm.") == ()


def test_a_wire_text_in_capitals_still_has_places() -> None:
    text = "TWELVE PEOPLE WERE KILLED IN ALEPPO ON MONDAY, SAID THE MAYOR OF THE CITY."
    assert shown(places.find(Article(text), [attribution(text)])[0]) == ["event Aleppo SY"]


def test_a_headline_has_places_with_spans_of_the_title() -> None:
    title = "Car Bomb Kills Twelve in Damascus Suburb"
    span = Span(0, len(title), title, "title")
    said = Attribution("t", "a", None, Span(0, 0, "", "title"), (span,), Kind.ASSERTION, 1.0)
    ((place,),) = places.find(Article("Nothing here.", title=title), [said])
    assert (place.name, place.role, place.span) == ("Damascus", "event", Span(25, 33, "Damascus", "title"))


LEDE = "Fighting spread to the city of Ganja on Sunday.\n\n"


def inherited(text: str, content: str, kind: Kind = Kind.ASSERTION) -> list[tuple[str, str | None]]:
    said = attribution(text, content, kind, cue=text.index(content) - 1)
    return [(place.name, place.inherited) for place in places.find(Article(text), [said])[0] if place.role == "event"]


def test_a_past_claim_takes_the_event_place_of_the_sentence_before() -> None:
    """The reason is in words."""
    text = LEDE + "Smoke rose over the market in Barda. The mayor said shells destroyed a school."
    assert inherited(text, "shells destroyed a school") == [("Barda", "from the sentence before")]


def test_else_that_of_the_lede() -> None:
    text = LEDE + "The mayor said shells destroyed a school."
    assert inherited(text, "shells destroyed a school") == [("Ganja", "from the first sentence")]


def test_an_inherited_place_keeps_the_words_that_it_was_taken_from() -> None:
    """What an article calls a contested town is shown, whatever the gazetteer calls it."""
    text = "Azerbaijani shells fell on Stepanakert. The mayor said a school was destroyed."
    said = attribution(text, "a school was destroyed", cue=text.index("said"))
    (place,) = places.find(Article(text), [said])[0]
    assert (place.id, place.span) == ("146970", Span(27, 38, "Stepanakert"))


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("In Barda, ", [("Barda", "from the same sentence")]),
        ("Smoke rose in Barda. It was noon. ", [("Barda", "from an earlier sentence")]),
        ("Fires burned across Azerbaijan. ", [("Ganja", "from the first sentence")]),
        ("A convoy drove past Barda. ", [("Barda", "from the sentence before")]),
        ("Baku accused the army. ", [("Ganja", "from the first sentence")]),
        ("The ministry in Baku spoke. ", [("Ganja", "from the first sentence")]),
        ("Baku has denied it. ", [("Ganja", "from the first sentence")]),
        ("Shells fell in the village of Tap Karakoyunlu in Barda district. ", [("Barda", "from the sentence before")]),
        ("Shells fell in Barda and in Ganja. ", [("Ganja", "from the first sentence")]),
    ],
)
def test_the_nearest_sentence_that_speaks_of_one_place_gives_it(before: str, expected: list[tuple[str, str]]) -> None:
    """A country gives way to a town named further off, and of two places the one that the lede names is meant."""
    text = f"{LEDE}{before}Mayor Lem said shells destroyed a school."
    assert inherited(text, "shells destroyed a school") == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("the residents have no water", [("Ganja", "from the first sentence")]),
        ("the toll may rise", [("Ganja", "from the first sentence")]),
        ("the trucks came after a call to Russia", [("Ganja", "from the first sentence")]),
        ("peace is the best way forward", []),
        ("the residents will return", []),
    ],
)
def test_what_holds_at_the_place_of_the_story_takes_it_too(
    content: str, expected: list[tuple[str, str | None]]
) -> None:
    """A state of things there does, a plan or a general truth does not; a country named on the way does not hinder it."""
    assert inherited(f"{LEDE}The mayor said {content}.", content) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Shells fell on the Jobar neighbourhood of Damascus. ", "Jobar"),
        ("Shells fell in Hullok and in Sakhour in the city of Aleppo. ", "Aleppo"),
        ("It was in Aleppo. Shells fell in Hullok and in Sakhour. ", "Aleppo"),
        ("Damascus is under siege. ", "Damascus"),
        ("Smoke rose in Idlib. Moscow was calm. ", "Idlib"),
    ],
)
def test_of_a_city_and_its_part_the_part_is_meant_and_of_several_parts_the_city(before: str, expected: str) -> None:
    """A town of a land that the text hardly speaks of only stands for its government."""
    text = f"Syria and Syrian guns were at war in Syria.\n\n{before}Mayor Lem said shells destroyed a school."
    assert [name for name, _ in inherited(text, "shells destroyed a school")] == [expected]


@pytest.mark.parametrize("content", ["the war has killed 900 men", "900 men were killed since the start of the war"])
def test_a_war_as_a_whole_is_in_the_country(content: str) -> None:
    """Not in the town of the day's news."""
    text = f"Shells fell in Ganja on Sunday. Azerbaijan is at war. The council said {content}."
    assert [name for name, _ in inherited(text, content)] == ["Azerbaijan"]


def told(text: str, source: str | None, cue: str, content: str, kind: Kind = Kind.ASSERTION) -> list[str]:
    """The event places of an attribution that is given by its words."""
    spans = [Span(text.index(w), text.index(w) + len(w), w) if w else None for w in (source, cue, content)]
    assert spans[1]
    assert spans[2]
    said = Attribution("t", "a", spans[0], spans[1], (spans[2],), kind, 1.0)
    return [place.name for place in places.find(Article(text), [said])[0] if place.role == "event"]


def test_the_place_after_a_passive_cue_is_that_of_the_event() -> None:
    text = "Shells fell in Ganja. Two more blasts were reported in Barda at noon."
    assert told(text, None, "were reported", "Two more blasts") == ["Barda"]


def test_a_place_that_has_seen_something_is_where_it_happened() -> None:
    text = "Shells fell in Ganja. Barda, on the plain, has seen some of the worst days of all."
    assert told(text, "Barda", "has seen", "some of the worst days of all") == ["Barda"]


def test_a_sentence_that_tells_of_a_place_gives_it_to_what_it_goes_on_to_say() -> None:
    text = "Shells fell in Ganja. In Barda, a nurse says it is cold."
    assert told(text, "a nurse", "says", "it is cold") == ["Barda"]


def test_local_sources_and_pictures_tell_of_where_they_are_where_nothing_else_does() -> None:
    text = "It was a bad day. Residents in Barda said a school was hit."
    assert told(text, "Residents in Barda", "said", "a school was hit") == ["Barda"]
    text = "It was a bad day. Officials in Baku said a school was hit."
    assert told(text, "Officials in Baku", "said", "a school was hit") == []


def test_the_capital_that_is_accused_does_not_keep_a_claim_from_its_place() -> None:
    text = "Two died in the attack on Barda. The council accused Yerevan of the attack."
    assert told(text, "The council", "accused", "Yerevan of the attack", Kind.ACCUSATION) == ["Barda"]


def test_a_lede_without_a_place_takes_that_of_the_sentence_after() -> None:
    text = "Shells killed ten people in a market, the mayor said. Smoke rose over the river in Ganja."
    assert inherited(text, "Shells killed ten people in a market") == [("Ganja", "from the sentence after")]


def test_a_village_of_another_country_is_none_where_the_text_speaks_of_one_only() -> None:
    text = "Syria, Syrian troops, Syrian towns, Aleppo in Syria: shells fell in the village of Castello."
    assert "Castello" not in [toponym.entry.name for toponym in toponyms(text)]


def test_villages_and_quarters_of_the_list_are_found() -> None:
    text = "In Syria shells fell in the village of Khan Touman near Aleppo."
    assert "Khan Tuman" in [toponym.entry.name for toponym in toponyms(text)]


def test_a_claim_that_names_other_places_takes_none() -> None:
    text = LEDE + "The mayor said Russia sent trucks."
    assert inherited(text, "Russia sent trucks") == []


def test_a_dateline_is_no_place_of_an_event() -> None:
    text = "BEIRUT (Wire) A school burned on Sunday.\n\nThe mayor said shells destroyed it."
    assert inherited(text, "shells destroyed it") == []


def test_its_own_event_place_comes_first() -> None:
    text = LEDE + "The mayor said shells destroyed a school in Barda."
    assert inherited(text, "shells destroyed a school in Barda") == [("Barda", None)]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("the army will return", Kind.ASSERTION),
        ("it shelled the market", Kind.DENIAL),
        ("whether it shelled the market", Kind.NO_COMMENT),
        ("it destroyed the town", Kind.THREAT),
        ("such wars were never won", Kind.OPINION),
    ],
)
def test_plans_denials_and_opinions_inherit_nothing(content: str, kind: Kind) -> None:
    """A denial gets its place from the claim it answers, by linking."""
    assert inherited(f"{LEDE}A spokesman said {content}.", content, kind) == []


@pytest.mark.parametrize(("content", "kind"), [("it", Kind.DENIAL), ("on the report", Kind.NO_COMMENT)])
def test_an_answer_takes_the_place_of_the_sentence_before_alone(content: str, kind: Kind) -> None:
    text = f"{LEDE}Two people died in Barda. The army would not speak {content}."
    assert inherited(text, f"speak {content}", kind) == [("Barda", "from the sentence before")]


def test_a_sentence_before_with_two_places_gives_none_nor_does_the_lede() -> None:
    """Which of the two is meant cannot be told; the lede would be a guess."""
    text = LEDE + "Smoke rose in Barda and in Mingachevir. The mayor said shells destroyed a school."
    assert inherited(text, "shells destroyed a school") == []


def test_a_lede_of_two_places_gives_none() -> None:
    text = "Shells fell in Ganja and in Kharkiv.\n\nThe mayor said they destroyed a school."
    assert inherited(text, "they destroyed a school") == []


def test_a_mention_of_the_place_that_would_be_inherited_becomes_the_event() -> None:
    text = LEDE + "The mayor said Ganja buried its dead."
    said = attribution(text, "Ganja buried its dead", cue=text.index("said"))
    (place,) = places.find(Article(text), [said])[0]
    assert (place.role, place.name, place.inherited, place.span and place.span.text) == (
        "event",
        "Ganja",
        None,
        "Ganja",
    )


ABOUT = [
    ("the town of Rastan is under siege", Kind.ASSERTION, ["Ar Rastan"]),
    ("troops headed for Rastan", Kind.DENIAL, ["Ar Rastan"]),
    ("help had come for Homs and Rastan", Kind.ASSERTION, ["Homs", "Ar Rastan"]),
    # Guns stood in one place, somebody is of another
    ("gunmen located in Homs spoke of Rastan", Kind.ASSERTION, ["Ar Rastan"]),
    # A capital may stand for its government, a town elsewhere too; and where somebody is, nothing else need be
    ("Damascus would be glad", Kind.ASSERTION, []),
    ("Ganja would be glad", Kind.ASSERTION, []),
    ("a doctor in Rastan told the story", Kind.ASSERTION, []),
    # What is thought, wanted or planned is not there
    ("nothing was better than Rastan", Kind.OPINION, []),
    ("help would come for Rastan", Kind.PROMISE, []),
    ("Rastan be recognised", Kind.DEMAND, []),
]


@pytest.mark.parametrize(("content", "kind", "expected"), ABOUT)
def test_a_content_is_about_the_towns_that_it_names_where_it_names_no_other_place(
    content: str, kind: Kind, expected: list[str]
) -> None:
    text = f"They spoke of Syria, and of Syria alone. A mayor said {content}."
    assert [name for name, _ in inherited(text, content, kind)] == expected


def test_the_result_is_aligned_with_the_attributions() -> None:
    text = "One said rain fell in Ganja. Two said it did not. Three said snow fell in Kyiv."
    found = places.find(
        Article(text),
        [
            attribution(text, "rain fell in Ganja", Kind.OPINION),
            attribution(text, "it did not", Kind.OPINION),
            attribution(text, "snow fell in Kyiv", Kind.OPINION),
        ],
    )
    assert [shown(each) for each in found] == [["event Ganja AZ"], [], ["event Kyiv UA"]]


@given(st.text(max_size=120), st.integers(0, 200), st.integers(0, 200))
def test_any_text_gives_places_whose_offsets_hold(text: str, start: int, size: int) -> None:
    """Whatever the text and wherever the content, nothing crashes, and spans lie in the content and quote it."""
    text = f"Shells fell in Ganja. {text} Mr. Aliyev of Baku, {text}"
    begin, end = min(start, len(text)), min(start + size, len(text))
    said = Attribution("t", "a", None, Span(0, 0, ""), (Span(begin, end, text[begin:end]),), Kind.ASSERTION, 1.0)
    (found,) = places.find(Article(text, title=text), [said])
    for place in found:
        assert place.span
        assert text[place.span.start : place.span.end] == place.span.text
        assert place.inherited or begin <= place.span.start < place.span.end <= end

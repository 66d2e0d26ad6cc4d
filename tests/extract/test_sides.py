"""Whom a source speaks for and whom a content accuses, from words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.accused import accused_by
from claimtrack.extract.sides import side_of

SIDES = [
    ("Armenian defense forces", "Armenia"),
    ("The Azerbaijani Defence Ministry", "Azerbaijan"),
    ("Azeri officials", "Azerbaijan"),
    ("U.S. officials", "United States"),
    ("US President Barack Obama", "United States"),
    ("Turkey", "Turkey"),
    ("Turkey's foreign minister", "Turkey"),
    ("Ukraine’s general staff", "Ukraine"),
    ("the president of Georgia", "Georgia"),
    ("a spokesman for Iran's government", "Iran"),
    ("the leader of the contested Nagorno-Karabakh", "Nagorno-Karabakh"),
    ("an aide to Azerbaijani President Ilham Aliyev", "Azerbaijan"),
    ("Russian Foreign Ministry spokeswoman Maria Zakharova", "Russia"),
    ("the U.S. ambassador to Russia", "United States"),
    ("the authorities in Abkhazia", "Abkhazia"),
    ("separatist authorities in Abkhazia", "Abkhazia"),
    ("prosecutors in Georgia", "Georgia"),
    ("the prosecutor general's office in Tbilisi", "Georgia"),
    ("a spokesman for the foreign ministry in Kyiv", "Ukraine"),
    ("officials in Moldova", "Moldova"),
    ("the emergency service in Abkhazia", "Abkhazia"),
    ("the Russian ministry in Kyiv", "Russia"),
    ("the Kremlin", "Russia"),
    ("Labour MP Ann Hale", "Labour Party"),
    ("Labour", "Labour Party"),
    ("Labour Minister Ann Hale", None),
    ("the Labour Department", None),
    ("Democratic Sen. Ann Hale", "Democratic Party"),
    ("a Democratic congressman", "Democratic Party"),
    ("the Democratic National Committee", "Democratic Party"),
    ("the National Democratic Forum", None),
    ("Christian Democratic lawmakers", None),
    ("a Liberal Democrat", None),
    ("Social Democrats", None),
    ("House Democrats", "Democratic Party"),
    ("an American short seller", None),
    ("one of Ireland's largest accountancy firms", None),
    ("the Russian state firm", "Russia"),
    ("White House aides", "United States"),
    ("the Hamas-run health ministry", "Hamas"),
    ("Hezbollah", "Hezbollah"),
    ("a Houthi spokesman", "Houthis"),
    ("the Taliban", "Taliban"),
    ("Afghan Taliban fighters", "Taliban"),
    ("the Pakistani Taliban", "Pakistani Taliban"),
    ("the Islamic State", "Islamic State"),
    ("NATO Secretary-General Jens Stoltenberg", "NATO"),
    ("a U.N. spokesman", "United Nations"),
    ("the U.N. Human Rights Council", "United Nations"),
    ("the Ukrainian human rights ombudsman", "Ukraine"),
    ("Baku", "Azerbaijan"),
    ("Moscow", "Russia"),
    ("Syrian rebels", "Syrian rebels"),
    ("a Syrian opposition leader", "Syrian opposition"),
    ("pro-Russian separatists", "pro-Russian separatists"),
    ("the Saudi-led coalition", "Saudi-led coalition"),
    ("Iranian state television", "Iran"),
    ("Republican nominee Rhys Calloway", "Republican Party"),
    ("Democrats", "Democratic Party"),
    ("a Ukrainian army unit", "Ukraine"),
    ("a Ukrainian unit", "Ukraine"),
    ("Ukraine's security service", "Ukraine"),
    ("the Ukrainian emergency service", "Ukraine"),
    ("the Democratic People's Republic of Korea", "North Korea"),
]

NO_SIDE = [
    "the Human Rights Commission of Pakistan",
    "the Syrian Network for Human Rights",
    "a Burmese human rights group",
    "Chinese dissidents",
    "Iranian exiles",
    "the company's Nigerian unit",
    "Shell's Kenyan subsidiary",
    "a Russian dissident in Berlin",
    "the Chinese owner of the mine",
    "the BBC's Russian service",
    "officials",
    "the defence ministry",
    "Hikmet Hajiyev",
    "the Syrian Observatory for Human Rights",
    "Russian journalists",
    "an expert on Russia",
    "Western officials in Libya",
    "opposition authorities in Damascus",
    "a Red Cross official in Libya",
    "residents in Kyiv",
    "the ministry in a statement",
    "residents of Armenia",
    "a critic of Iran",
    "the former U.S. ambassador",
    "a former Mexican foreign minister",
    "ethnic Armenians",
    "a think tank in Britain",
    "the ambassador to Russia",
    "witnesses in Syria",
    "the Washington Post",
    "African-American voters",
    "a spokesman for American Media Inc.",
    "",
    "?!",
]

ACCUSED = [
    ("said", "", "Armenian forces shelled Ganja", "Armenia"),
    ("said", "", "Armenian forces also targeted the town", "Armenia"),
    ("said", "", "Russia has violated the truce", "Russia"),
    ("said", "", "Syrian warplanes bombed a market", "Syria"),
    ("said", "", "Russian forces were shelling the port", "Russia"),
    ("said", "", "the capital was targeted by Azeri forces", "Azerbaijan"),
    ("said", "", "a school was hit in an attack by Saudi jets", "Saudi Arabia"),
    ("said", "", "Turkish shelling killed five people", "Turkey"),
    ("said", "", "Israel’s strike destroyed a clinic", "Israel"),
    ("said", "", "the government of Syria used chemical weapons", None),
    ("said", "", "Syria used chemical weapons", "Syria"),
    ("said", "", "Hamas fighters fired rockets", "Hamas"),
    ("said", "", "the Taliban attacked the convoy", "Taliban"),
    ("said", "", "Syrian rebels shelled the village", "Syrian rebels"),
    ("accused", " ", "Armenia of shelling the town", "Armenia"),
    ("accused", " Armenia of ", "shelling the town", "Armenia"),
    ("accused Armenia of", " ", "shelling the town", "Armenia"),
    ("blamed", " ", "Kyiv for the blast", "Ukraine"),
    ("said", "", "Denning lied to the panel", "Olivia Denning"),
    ("accused", " ", "Denning of lying", "Olivia Denning"),
]

NOBODY_ACCUSED = [
    ("said", "", "his forces shelled the town"),
    ("said", "", "Armenian forces were attacked"),
    ("said", "", "an attack on Armenian forces began"),
    ("said", "", "Russia will attack"),
    ("said", "", "Russia used its veto"),
    ("said", "", "Armenia is a small country"),
    ("said", "", "shells fell on the town"),
    ("said", "", "Russia had not shelled the town"),
    ("said", "", "Russian forces never attacked the port"),
    ("said", "", "Russia hasn’t bombed it"),
    ("accused", " ", "his rivals of fraud"),
    ("said", "", ""),
]

PEOPLE = {"denning": "Olivia Denning", "olivia denning": "Olivia Denning"}


@pytest.mark.parametrize(("words", "side"), SIDES)
def test_a_source_speaks_for_the_side_in_its_words(words: str, side: str) -> None:
    assert side_of(words) == side


@pytest.mark.parametrize("words", NO_SIDE)
def test_no_side_is_read_where_nothing_says_so(words: str) -> None:
    """Witnesses, experts, former officials, and countries only spoken of."""
    assert side_of(words) is None


def test_the_words_of_the_source_come_before_what_the_text_says_of_the_person() -> None:
    assert side_of("Anna Sarkisian", "the Armenian minister") == "Armenia"
    assert side_of("Georgian MP Anna Sarkisian", "the Armenian minister") == "Georgia"
    assert side_of("Anna Sarkisian", "a teacher ; the Armenian minister") == "Armenia"


@pytest.mark.parametrize(
    ("words", "name", "side"),
    [
        ("Defense Minister Germán Sandoval", "Germán Sandoval", None),
        ("Gen. Germán", "Germán Pérez", None),
        ("Mr. German", "Owen German", None),
        ("Israel President Israel Rojas", "Israel Rojas", "Israel"),
        ("Israel's Rojas", "Israel Rojas", "Israel"),
        ("German Chancellor Roman Vogt", "Roman Vogt", "Germany"),
        ("Hong Kong", "Hong Kong", "Hong Kong"),
        ("India", "India", "India"),
        ("India's Tellcar", "India's Tellcar", "India"),
        ("THE UN OFFICIAL", "UN OFFICIAL", "United Nations"),
        ("the Kremlin's Igor Sokol", "Igor Sokol", "Russia"),
    ],
)
def test_a_name_of_a_person_is_no_side(words: str, name: str, side: str | None) -> None:
    """Only what stands beside it is."""
    assert side_of(words, name=name) == side


@pytest.mark.parametrize(("cue", "between", "content", "side"), ACCUSED)
def test_a_content_accuses_who_does_harm_in_it(cue: str, between: str, content: str, side: str | None) -> None:
    """The subject of a harmful act, the agent of a passive, the object of "accuse"."""
    assert accused_by(cue, between, content, PEOPLE) == side


@pytest.mark.parametrize(("cue", "between", "content"), NOBODY_ACCUSED)
def test_nobody_is_accused_where_no_side_does_harm(cue: str, between: str, content: str) -> None:
    """Victims, plans, one's own forces, and harmless acts."""
    assert accused_by(cue, between, content, PEOPLE) is None


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=80))
def test_any_words_are_harmless(cue: str, between: str, content: str) -> None:
    side_of(content, cue)
    accused_by("accused " + cue, between, "Syrian forces " + content + " shelled by", PEOPLE)

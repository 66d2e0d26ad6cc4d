"""A person's own file of sides: what it says, when it holds, whom it comes before, and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import ids
from claimtrack.errors import UsageError
from claimtrack.extract.accused import accused_by
from claimtrack.extract.extractor import described
from claimtrack.extract.own_sides import NO_SIDES, OwnSides, parse
from claimtrack.extract.pool import extract_all
from claimtrack.extract.sides import NOBODY, side_of
from claimtrack.models import Article, Attribution, Kind, Span

FILE = """
[[side]]
name = "Front"
speakers = ["Adnan Mansour", "the general command"]
words = ["the rebels", "rebel", "Syrian rebels", "Damascus", "Armenian forces", "defence ministry"]
"""
WORDS = parse(FILE, "sides.toml").on(None).words

SIDES = [
    ("the rebels", "Front"),
    ("The rebels", "Front"),
    ("rebel commanders", "Front"),
    ("a spokesman for the rebels", "Front"),
    ("Syrian rebels", "Front"),
    ("Damascus", "Front"),
    ("Armenian forces", "Front"),
    ("the Armenian Forces", "Front"),
    ("the Defence Ministry", "Front"),
    ("Libyan rebels", "Libyan rebels"),
    ("pro-Russian rebels", "pro-Russian rebels"),
    ("the Armenian defence ministry", "Armenia"),
    ("Armenia’s defence ministry", "Armenia"),
    ("the defence ministry of Georgia", "Georgia"),
    ("critics of the rebels", None),
    ("an expert on the rebels", None),
    ("a former rebel", None),
    ("damascus steel makers", None),
    ("Russia", "Russia"),
    ("the police", None),
]

ACCUSED = [
    ("said", "", "the rebels shelled the town", "Front"),
    ("said", "", "rebel shelling killed five people", "Front"),
    ("said", "", "the town was shelled by the rebels", "Front"),
    ("said", "", "Syrian rebels shelled the village", "Front"),
    ("said", "", "Armenian forces shelled Ganja", "Front"),
    ("accused", " ", "the rebels of shelling the town", "Front"),
    ("said", "", "Libyan rebels shelled the village", "Libyan rebels"),
    ("said", "", "Russia shelled the rebels", "Russia"),
    ("said", "", "the rebels were attacked", None),
]

WRONG = [
    ("[[side]\nname = 1", "not TOML: Expected ']]' at the end of an array declaration (at line 1, column"),
    ('[[side]]\nname = "A"\nspeakers = ["B"]\nfrom = 2020-02-30', "not TOML: Invalid date or datetime (at line 4"),
    ("a = " + "[" * 100_000, "not TOML that can be read"),
    ("a = " + "9" * 5_000, "not TOML that can be read"),
    ("[[sides]]\n", "unknown key 'sides'"),
    ("side = 1", "'side' is no list of tables"),
    ("[side]\nname = 'A'", "'side' is no list of tables"),
    ("[[side]]\nspeakers = ['B']", "[[side]] 1: name is missing"),
    ("[[side]]\nname = ''\nspeakers = ['B']", "[[side]] 1: name holds '', which is no name"),
    ('[[side]]\nname = "\\u001b[31m"\nspeakers = ["B"]', "which is no name"),
    ("[[side]]\nname = 'A'", "[[side]] 1 (A): neither speakers nor words"),
    ("[[side]]\nname = 'A'\nspeakers = 'B'", "[[side]] 1 (A): speakers is no list"),
    ("[[side]]\nname = 'A'\nwords = ['B', 3]", "[[side]] 1 (A): words holds 3, which is no name"),
    ("[[side]]\nname = 'A'\nwords = ['…']", "which is no name"),
    ("[[side]]\nname = 'A'\nspeaker = ['B']", "[[side]] 1: unknown key 'speaker'"),
    ("[[side]]\nname = 'A'\nwords = ['B']\nfrom = '2020-05-21'", "(A): from '2020-05-21' is no day"),
    ("[[side]]\nname = 'A'\nwords = ['B']\nuntil = 2020-05-21T10:00:00", "is no day"),
    ("[[side]]\nname = 'A'\nwords = ['B']\nfrom = 2021-01-02\nuntil = 2021-01-01", "until 2021-01-01 is before from"),
    ("[[side]]\nname = 'A'\nwords = ['the Rebels', 'rebels']", "[[side]] 1: 'rebels' stands twice in words"),
    (
        "[[side]]\nname = 'A'\nspeakers = ['X Y']\nuntil = 2021-05-01\n[[side]]\nname = 'B'\nspeakers = ['X Ý']",
        "[[side]] 1 and 2: 'X Ý' stands twice in speakers",
    ),
]

DAYS = [
    ("2020-05-20", "Old"),
    ("2020-05-21", "New"),
    ("2023-09-28", "New"),
    ("2023-09-29", None),
    (None, None),
]
DATED = """
[[side]]
name = "Old"
speakers = ["Anna Brandt"]
until = 2020-05-20
[[side]]
name = "New"
speakers = ["Anna Brandt"]
from = 2020-05-21
until = 2023-09-28
"""


def said(source: str, content: str, *, sides: OwnSides, day: str | None = None, before: str = "") -> Attribution:
    """What is found where somebody says something, after other sentences."""
    text = f"{before}{source} said {content}."
    start, article = len(before), Article(text, date=day)
    spans = []
    for words in (source, "said", content):
        spans.append(Span(start, start + len(words), words))
        start += len(words) + 1
    key, (who, cue, what) = ids.article_id(article), spans
    one = Attribution(ids.attribution_id(key, who, cue, (what,)), key, who, cue, (what,), Kind.ASSERTION, 1.0)
    return described(article, [one], sides)[0]


@pytest.mark.parametrize(("words", "side"), SIDES)
def test_own_words_come_before_what_words_say_by_themselves(words: str, side: str | None) -> None:
    """Where they stand for a side; others' rebels, critics and former members stay what they are."""
    assert side_of(words, "", WORDS) == side


@pytest.mark.parametrize(("cue", "between", "content", "side"), ACCUSED)
def test_own_words_are_accused(cue: str, between: str, content: str, side: str | None) -> None:
    assert accused_by(cue, between, content, NOBODY, WORDS) == side


@pytest.mark.parametrize("source", ["Adnan Mansour", "The general command", "Syrian minister Adnan Mansour"])
def test_a_speaker_is_meant_by_name_or_by_all_the_words_of_a_source(source: str) -> None:
    """Whatever else his words say."""
    sides = parse(FILE, "")
    assert said(source, "the road is open", sides=sides).side == "Front"
    assert said("Ida Holm", "the road is open", sides=sides).side is None


def test_a_surname_and_a_pronoun_stand_for_the_speaker_of_the_file() -> None:
    """The file names him once, as he is shown."""
    sides, before = parse(FILE, ""), "Adnan Mansour spoke on Monday. "
    for source in ("Mansour", "He"):
        assert said(source, "the road is open", sides=sides, before=before).side == "Front"


def test_who_speaks_for_a_side_is_accused_as_that_side() -> None:
    """And a side does not accuse itself."""
    sides, before = parse(FILE, ""), "Adnan Mansour spoke on Monday. "
    assert said("Ida Holm", "Mansour shelled the town", sides=sides, before=before).accused == "Front"
    assert said("Ida Holm", "Mansour shelled the town", sides=NO_SIDES, before=before).accused == "Adnan Mansour"
    assert said("The rebels", "Mansour shelled the town", sides=sides, before=before).accused is None


@pytest.mark.parametrize(("day", "side"), DAYS)
def test_an_entry_holds_from_its_first_day_until_its_last(day: str | None, side: str | None) -> None:
    """By the article's date; one without a date takes only what is not dated."""
    assert said("Anna Brandt", "the road is open", sides=parse(DATED, ""), day=day).side == side


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_what_is_wrong_is_said_with_its_place(text: str, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse(text, "my.toml")
    assert str(raised.value).startswith("my.toml: ")
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)
    assert raised.value.hint


@given(st.text(max_size=60), st.text(min_size=1, max_size=20), st.text(max_size=60))
def test_any_file_and_any_words_are_harmless(text: str, name: str, content: str) -> None:
    """A file is read or refused, and its words met with anything."""
    quoted = "".join(f"\\U{ord(char):08x}" for char in name)
    for file in (text, f'[[side]]\nname = "A"\nwords = ["{quoted}"]'):
        try:
            sides = parse(file, "my.toml")
        except UsageError:
            continue
        side_of(content + name, name, sides.on(None).words)
        accused_by("accused " + name, content, name + " shelled by " + name, NOBODY, sides.on("2020-01-01").words)


def test_without_a_file_or_with_an_empty_one_nothing_changes() -> None:
    assert parse("", "my.toml") == NO_SIDES
    assert said("The rebels", "the road is open", sides=NO_SIDES).side is None


def test_processes_take_the_same_sides() -> None:
    """Two processes find with a file what one finds."""
    text = "The rebels said on Monday that Russia had shelled the port of Velden. The ministry said the road was open."
    articles = [Article(text, date="2021-05-03"), Article(text)]
    one, two = (list(extract_all(articles, jobs, parse(FILE, ""))) for jobs in (1, 2))
    assert one == two
    assert "Front" in {a.side for _, extraction in one for a in extraction.attributions}


def test_the_example_can_be_read() -> None:
    """And it settles whose the Armenian defence forces are."""
    path = Path(__file__).resolve().parents[2] / "docs/guides/sides.toml"
    sides = parse(path.read_text("utf-8"), path.name)
    assert replace(sides, text="") != NO_SIDES
    found = said("Armenian defence forces", "the road is open", sides=sides, day="2020-10-04")
    assert found.side == "Nagorno-Karabakh"

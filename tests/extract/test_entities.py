"""Names that no list tells: found by the entity head, and who speaks by them."""

from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.extract.entities import Entity, capitals, entities
from claimtrack.extract.extractor import Extractor
from claimtrack.extract.people import mentions_with
from claimtrack.extract.tagger import shipped_tagger
from claimtrack.extract.windows import Pieces
from claimtrack.models import Article

NONE, PERSON, BODY = (4.0, 0.0, 0.0), (0.0, 4.0, 0.0), (0.0, 0.0, 4.0)
UNSURE = (0.5, 0.6, 0.2)


@lru_cache(maxsize=1)
def extractor() -> Extractor:
    return Extractor()


def pieces_of(text: str, words: list[str]) -> Pieces:
    """Pieces that stand in a text one after another."""
    starts: list[int] = []
    for word in words:
        starts.append(text.index(word, starts[-1] + 1 if starts else 0))
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    return Pieces(tuple(range(len(words))), tuple(starts), tuple(ends), (0,) * len(words))


TEXT = "The Voltrine’s Ilva Korsund met Sarn."
WORDS = ["The", "Vol", "trine", "’", "s", "Il", "va", "Kors", "und", "met", "Sarn", "."]


@pytest.mark.parametrize(
    ("logits", "expected"),
    [
        ([BODY] * 5 + [PERSON] * 4 + [NONE] * 3, [("Voltrine", "body"), ("Ilva Korsund", "person")]),
        ([NONE] * 10 + [PERSON, NONE], [("Sarn", "person")]),
        ([NONE] * 10 + [UNSURE, NONE], []),  # likely, but not likely enough
        ([NONE] * 5 + [PERSON] * 2 + [NONE] * 5, [("Ilva", "person")]),
        ([NONE] * 9 + [PERSON, NONE, PERSON], []),  # a verb and a full stop name nobody
        ([BODY, *[NONE] * 11], []),
        ([PERSON] * 3 + [NONE] * 9, [("Voltrine", "person")]),
    ],
)
def test_a_name_is_a_run_of_capital_words_that_the_head_takes_for_one(
    logits: list[tuple[float, float, float]], expected: list[tuple[str, str]]
) -> None:
    """Without article and possessive, whatever single pieces are taken for."""
    found = entities(TEXT, pieces_of(TEXT, WORDS), np.array(logits, dtype=np.float32))
    assert [(TEXT[one.start : one.end], one.sort) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("POLICE IN ARVOLA HELD SARN. SARN DENIED IT.", [("SARN", "person"), ("SARN", "person")]),
        ("Police in Arvola held SARN and the Drolt Bank.", [("SARN", "body"), ("Drolt Bank", "body")]),
        ("Police in Arvola held Sarn and the Drolt Bank.", [("Sarn", "person"), ("Drolt Bank", "body")]),
    ],
)
def test_what_is_in_capitals_is_an_acronym_only_where_not_everything_is(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """All names are persons to the head here; what one is called tells of bodies."""
    words = [word.strip(".") for word in text.split()]
    logits = [PERSON if word.upper() in {"SARN", "DROLT", "BANK"} else NONE for word in words]
    found = entities(text, pieces_of(text, words), np.array(logits, dtype=np.float32))
    assert [(text[one.start : one.end], one.sort) for one in found] == expected


def test_pieces_within_a_word_have_the_capital_of_its_first() -> None:
    assert capitals(TEXT, pieces_of(TEXT, WORDS), 0, 12)[:, 0].tolist() == [1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 0]


@given(st.text(st.sampled_from("Ab. '’-\n\u202e\x00é🙂"), max_size=200))
@settings(max_examples=40, deadline=None)
def test_names_lie_in_the_text_one_after_another(words: str) -> None:
    """Whatever the text is made of."""
    text = f"{words} Orla Vexmar said. {words}"
    tagger = shipped_tagger()
    found = tagger.entities(text, tagger.read(text).pieces)
    bounds = [at for one in found for at in (one.start, one.end)]
    assert bounds == sorted(set(bounds))
    assert all(0 <= at <= len(text) for at in bounds)


CODE = "Prosecutors raided the headquarters of Halvec, a software company. Halvec employs 900 people. Its shares fell."
CRACKS = "Engineers at Dalgrove Systems warned of cracks in 2019. Dalgrove said that the reports were false."
BRIDGE = "Engineers at Dalgrove Systems, which built the bridge, warned of cracks. Dalgrove said in a statement that it had told the council."
FLATS = "The leaked files name Oyelaran as the owner of two flats in London. Oyelaran denied it."


@pytest.mark.parametrize(
    ("text", "persons", "bodies"),
    [
        (CODE, [], ["Halvec", "Halvec"]),
        (BRIDGE, [], ["Dalgrove Systems", "Dalgrove"]),
        (FLATS, ["Oyelaran", "Oyelaran"], []),
        ("Bozkurt was last seen near the checkpoint on Friday, his mother said.", ["Bozkurt"], []),
        ("Rain fell in Ganja on Sunday, and the market was empty.", [], []),
        ("The Treaty of Paris was signed in May.", [], []),
        ("Israeli soldiers met Kurds near Aleppo in January.", [], []),
        ("THE MINISTER SAID THAT RAIN HAD FALLEN ON FRIDAY.", [], []),
        ("", [], []),
    ],
)
def test_the_head_finds_names_that_are_on_no_list(text: str, persons: list[str], bodies: list[str]) -> None:
    """By what stands around them alone; no places, peoples, days or common words."""
    tagger = shipped_tagger()
    found = tagger.entities(text, tagger.read(text).pieces)
    assert [text[one.start : one.end] for one in found if one.sort == "person"] == persons
    assert [text[one.start : one.end] for one in found if one.sort == "body"] == bodies


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (f"{CODE} The company said that it would cooperate.", ["Halvec"]),
        (CRACKS, ["Engineers at Dalgrove Systems", "Dalgrove Systems"]),
        (
            "A former executive of Haneul Motors said that the brakes had failed. Haneul Motors denied it.",
            ["former executive of Haneul Motors", "Haneul Motors"],
        ),
        (
            "The Horn Justice Initiative, which represents 61 families, welcomed the ruling. The initiative said that more cases would follow.",
            ["Horn Justice Initiative", "Horn Justice Initiative"],
        ),
        (f"{FLATS} He said that he had never heard of the firm.", ["Oyelaran", "Oyelaran"]),
        (
            "The Syrian Observatory for Human Rights counted nine dead. The Observatory said that a market was hit.",
            ["Syrian Observatory for Human Rights", "Syrian Observatory for Human Rights"],
        ),
    ],
)
def test_who_speaks_by_such_a_name(text: str, speakers: list[str]) -> None:
    """A company that is known by one bare name speaks under it, a body in short under its full name."""
    assert [one.speaker for one in extractor().extract(Article(text)).attributions] == speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NABU", "body"),  # an acronym
        ("Haneul Motors", "body"),  # a company by its last word
        ("Haneul", "person"),
        ("THE", None),
        ("MINISTER", None),
        ("Syrians", None),
        ("Georgia", None),
    ],
)
def test_what_no_person_is_called(text: str, expected: str | None) -> None:
    """Whatever the head takes it for."""
    words = text.split()
    found = list(entities(text, pieces_of(text, words), np.array([PERSON] * len(words), dtype=np.float32)))
    assert [one.sort for one in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("entity", "name"),
    [
        ("Moraine", "Ilva Moraine"),  # the surname of somebody in full
        ("Ilva", "Ilva Moraine"),
        ("Zelm", "Zelm"),
    ],
)
def test_one_word_is_a_short_form_before_it_is_a_person_of_its_own(entity: str, name: str) -> None:
    text = f"The judge, Ilva Moraine, spoke first. Then {entity} left."
    start = text.rindex(entity)
    whole = text.index("Ilva Moraine")
    bounds = [(whole, whole + len("Ilva Moraine")), (start, start + len(entity))]
    found = mentions_with(text, [Entity(*each, "person", 0.9) for each in bounds])
    assert [one.person.name for one in found if one.start == start] == [name]


def test_who_only_wrote_the_article_is_nobody_whom_it_names() -> None:
    text = "By Soyoung Kim\n\nNorth Korean leader Kim Jong Un opened a factory. Kim said that it was modern."
    assert [one.speaker for one in extractor().extract(Article(text)).attributions] == ["Kim Jong Un"]

"""Words of an article made harmless."""

from __future__ import annotations

import csv
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.render.delimited import delimited
from claimtrack.render.jsonl import array, lines
from claimtrack.render.markdown import markdown
from claimtrack.render.safe import safe, safe_lines, safe_part, spreadsheet, to_encoding, to_json

HOSTILE = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("\x1b\x07\x9b\u202e\u200b\u2066\ufeff\u2028\x85\r\n\t|`*=@\ud800"),
    )
)
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def unseen(text: str) -> list[str]:
    return [char for char in text if unicodedata.category(char) in UNSEEN]


@given(HOSTILE)
def test_a_safe_text_has_no_character_that_a_terminal_obeys_or_hides(text: str) -> None:
    assert unseen(safe(text)) == []
    assert unseen(safe_lines(text).replace("\n", "")) == []


@given(HOSTILE)
def test_making_safe_twice_changes_nothing_more(text: str) -> None:
    assert safe(safe(text)) == safe(text)
    assert safe_lines(safe_lines(text)) == safe_lines(text)


@given(st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1))
def test_letters_of_every_script_stay_as_they_are(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("a\u202eb", r"a\u202eb"),
        ("\x9b2J", r"\x9b2J"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("one\r\n  two\tthree", "one two three"),
        ("tag\U000e0041", r"tag\U000e0041"),
        ("half \ud83d pair", r"half \ud83d pair"),
    ],
)
def test_what_cannot_be_seen_becomes_a_visible_escape(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_a_part_of_a_line_keeps_the_blanks_at_its_ends() -> None:
    assert safe_part("  denied\nby ") == "  denied by "


def test_lines_of_a_passage_stay_lines() -> None:
    assert safe_lines("one\r\ntwo\u2029three\x0bfour\tfive") == "one\ntwo\nthree\nfour    five"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | HOSTILE,
        lambda some: st.lists(some) | st.dictionaries(HOSTILE, some),
    )
)
def test_json_reads_back_and_is_seen_whole_in_a_terminal(value: object) -> None:
    text = to_json(value)
    assert unseen(text) == []
    again = json.loads(text)
    assert json.dumps(again) == json.dumps(json.loads(json.dumps(value)))


@given(st.lists(st.dictionaries(st.sampled_from("ab"), HOSTILE)))
def test_an_array_of_records_is_json_and_has_a_record_a_line(records: list[dict[str, str]]) -> None:
    shown = list(array(records))
    assert json.loads("\n".join(shown)) == json.loads(json.dumps(records))
    assert [json.loads(line) for line in lines(records)] == json.loads(json.dumps(records))


@given(st.lists(st.fixed_dictionaries({"a": HOSTILE, "b": st.integers()})), st.sampled_from(",\t"))
def test_cells_come_back_from_csv_and_tsv_as_they_were_shown(rows: list[dict[str, object]], delimiter: str) -> None:
    text = list(delimited(rows, ("a", "b"), delimiter=delimiter))
    assert all("\n" not in line and "\r" not in line for line in text)
    read = list(csv.reader(text, delimiter=delimiter))
    assert read == [["a", "b"], *([spreadsheet(row["a"]), str(row["b"])] for row in rows)]


@given(HOSTILE)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    cell = next(csv.reader(delimited([{"a": text, "b": 1}], ("a", "b"), header=False)))[0]
    assert cell[:1] not in tuple("=+-@\t\r")


def test_a_negative_number_is_no_formula() -> None:
    assert list(delimited([{"lat": -12.5}], ("lat",), header=False)) == ["-12.5"]


@given(HOSTILE)
def test_words_cannot_break_a_markdown_table(text: str) -> None:
    row = next(markdown([{"a": text}], ("a",), header=False))
    assert row.startswith("| ")
    assert row.endswith(" |")
    bare = row[2:-2].replace("\\\\", "").replace("\\|", "")
    assert "|" not in bare
    assert "<" not in row
    assert unseen(row) == []


def test_plain_encodings_get_plain_quotation_marks_and_visible_escapes() -> None:
    assert to_encoding("“Gəncə” – no", "ascii") == '"G\\u0259nc\\u0259" - no'
    assert to_encoding("“Ganja”", "utf-8") == "“Ganja”"

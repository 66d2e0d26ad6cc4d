"""Bytes that are not UTF-8."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.readers.decode import decoded

ENGLISH = (
    "“We deny it,” the ministry said on Sunday – firmly. Its spokesman, José Núñez, wasn’t there to answer questions, "
    "and nobody at the embassy could be reached. Residents said that two shells had hit the market in the morning."
)
POLISH = (
    "Rzecznik ministerstwa powiedział, że wojska ostrzelały miasto, zabijając jedną osobę i raniąc trzydzieści dwie."
)
RUSSIAN = "Помощник президента заявил, что войска обстреляли город; министерство обороны это опровергло."
TURKISH = "Bakanlık sözcüsü, kuvvetlerin şehri vurmadığını ve iddiaların doğru olmadığını söyledi."
GERMAN = "Der Sprecher erklärte, die Vorwürfe seien haltlos; größere Schäden gebe es nicht."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        ("He paid £5 for it, the ministry denied.", "cp1252"),
        ("The ministry’s spokesman denied it.", "cp1252"),
        (GERMAN, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "iso8859_5"),
        (TURKISH, "cp1254"),
    ],
)
def test_other_encodings_are_detected_and_noted(text: str, encoding: str) -> None:
    result = decoded(text.encode(encoding))

    assert (result.text, result.warnings) == (text, ())
    assert text.encode(result.encoding or "") == text.encode(encoding)


@pytest.mark.parametrize(
    ("encoding", "noted"),
    [("utf-8", None), ("utf-8-sig", None), ("utf-16", "utf-16"), ("utf-32", "utf-32")],
)
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN])
def test_byte_order_marks_are_obeyed_and_dropped(text: str, encoding: str, noted: str | None) -> None:
    assert decoded(text.encode(encoding)) == (text, noted, ())


def test_big_endian_marks_too() -> None:
    assert decoded(b"\xfe\xff" + ENGLISH.encode("utf-16-be")).text == ENGLISH


def test_a_few_broken_bytes_do_not_spoil_utf8() -> None:
    """A text that is UTF-8 but for a place is not taken for another encoding; the place is replaced, and counted."""
    result = decoded(ENGLISH.encode() * 3 + b"\xe2\x80 end")

    assert result.text == ENGLISH * 3 + "\ufffd end"
    assert result.encoding is None
    assert "U+FFFD: 1" in result.warnings[0]


@given(st.binary(max_size=60).filter(lambda raw: b"\0" not in raw))
def test_any_bytes_become_text_that_can_be_written(raw: bytes) -> None:
    decoded(raw).text.encode("utf-8")


def test_a_text_file_in_another_encoding_says_so(reading) -> None:
    (article,) = reading("a.txt", ENGLISH.encode("cp1252"))

    assert (article.text, article.provenance.encoding) == (ENGLISH, "cp1252")


def test_json_lines_in_utf16_are_read_line_by_line(reading) -> None:
    lines = [json.dumps({"text": text}, ensure_ascii=False) for text in (RUSSIAN, ENGLISH)]

    first, second = reading("a.jsonl", "\n".join(lines).encode("utf-16"))

    assert (first.text, second.text) == (RUSSIAN, ENGLISH)
    assert second.provenance.encoding == "utf-16"
    assert second.provenance.raw.decode("utf-16") == lines[1]


def test_short_lines_follow_the_encoding_of_the_lines_before(reading) -> None:
    lines = [json.dumps({"text": text}, ensure_ascii=False) for text in (RUSSIAN, "Да")]

    _, second = reading("a.jsonl", "\n".join(lines).encode("cp1251"))

    assert (second.text, second.provenance.encoding) == ("Да", "cp1251")

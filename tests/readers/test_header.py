"""Plain text and its header lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.readers.header import header_of

BODY = "The ministry denied it.\n\nNobody else spoke.\n"


@pytest.mark.parametrize(
    ("text", "fields", "body"),
    [
        pytest.param(BODY, {}, BODY, id="no header"),
        pytest.param(f"  \n{BODY}", {}, f"  \n{BODY}", id="white space is no header"),
        pytest.param(f"date: 2020-10-05\n\n{BODY}", {"date": "2020-10-05"}, BODY, id="one line"),
        pytest.param(
            f"DATE: 2020-10-05\r\nTitle : A: b \r\noutlet:X\r\nurl: http://a.b/c\r\n \r\n\r\n{BODY}",
            {"date": "2020-10-05", "title": "A: b", "outlet": "X", "url": "http://a.b/c"},
            BODY,
            id="all four, any case, Windows line ends, two blank lines",
        ),
        pytest.param(f"\n\n title: T\n\n   {BODY}", {"title": "T"}, f"   {BODY}", id="the body keeps its indent"),
        pytest.param(f" date 2020-10-05 {BODY}", {"date": "2020-10-05"}, BODY, id="a date that runs on"),
        pytest.param(f"Date 2020-10-05\n{BODY}", {"date": "2020-10-05"}, BODY, id="a date on its own line"),
        pytest.param(
            f"date 2020-10-05T10:00Z {BODY}", {"date": "2020-10-05T10:00Z"}, BODY, id="a datetime that runs on"
        ),
        pytest.param(
            f"outlet: X\ndate 2020-10-05 {BODY}", {"outlet": "X", "date": "2020-10-05"}, BODY, id="runs on after a line"
        ),
        pytest.param(
            f"date 2020-10-05\ntitle: T\n\n{BODY}", {"date": "2020-10-05", "title": "T"}, BODY, id="bare among lines"
        ),
        pytest.param(f"date: 2020-10-05 {BODY}", {"date": "2020-10-05"}, BODY, id="runs on after a colon"),
        pytest.param(
            "date 2020-10-05 title: T", {"date": "2020-10-05"}, "title: T", id="nothing after a date that runs on"
        ),
        pytest.param(
            f"date 2020-10-05, {BODY}", {}, f"date 2020-10-05, {BODY}", id="a sentence that begins with a date"
        ),
        pytest.param(f"Dates 2020-10-05 {BODY}", {}, f"Dates 2020-10-05 {BODY}", id="another word"),
        pytest.param(
            "Question: why?\nAnswer: no.\n\nMore.", {}, "Question: why?\nAnswer: no.\n\nMore.", id="a dialogue"
        ),
        pytest.param("Note: by us\n", {}, "Note: by us\n", id="another word and a colon"),
        pytest.param(f"By title: T\n\n{BODY}", {}, f"By title: T\n\n{BODY}", id="two words before the colon"),
    ],
)
def test_what_is_header_and_what_is_body(text: str, fields: dict[str, str], body: str) -> None:
    header = header_of(text)

    assert (header.fields, text[header.begin :], header.unused, header.warnings) == (fields, body, {}, [])


@pytest.mark.parametrize("word", ["author", "note", "place"])
def test_a_word_of_another_kind_is_metadata_and_no_fault(word: str) -> None:
    for text in (f"title: T\n{word}: A\n\n{BODY}", f"{word}: A\ntitle: T\n\n{BODY}"):
        header = header_of(text)

        assert (header.fields, header.unused, text[header.begin :]) == ({"title": "T"}, {word: "A"}, BODY)
        assert header.warnings == []


@pytest.mark.parametrize(
    ("text", "fields", "unused", "body", "warning"),
    [
        (f"title: T\noutlets: A\n\n{BODY}", {"title": "T"}, {"outlets": "A"}, BODY, "'outlets' is none of date"),
        (f"Titel: A\ndate: T\n\n{BODY}", {"date": "T"}, {"Titel": "A"}, BODY, "'Titel' is none of date"),
        (f"title: T\nTitle: U\n\n{BODY}", {"title": "T"}, {"Title": "U"}, BODY, "'Title' comes twice"),
        (f"title: T\n{BODY}", {"title": "T"}, {}, BODY, "no blank line after the header"),
        (f"title: T\nHe: no.\n{BODY}", {"title": "T"}, {}, f"He: no.\n{BODY}", "no blank line after the header"),
    ],
)
def test_what_cannot_be_used_is_kept_with_a_warning(
    text: str, fields: dict[str, str], unused: dict[str, str], body: str, warning: str
) -> None:
    header = header_of(text)

    assert (header.fields, header.unused, text[header.begin :]) == (fields, unused, body)
    assert len(header.warnings) == 1
    assert warning in header.warnings[0]


LINES = st.one_of(
    st.sampled_from(
        ["date: 2020-10-05", "date 2020-10-05", "Title: x", "outlet:", "note: y", "date 2020-02-31 z", "", " "]
    ),
    st.text(st.sampled_from("ab:1- \t\u2028'“é"), max_size=8),
)


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(LINES, max_size=7), st.sampled_from(["\n", "\r\n", "\r"]), st.text(max_size=40))
def test_every_word_is_in_the_header_or_in_the_body(lines: list[str], line_break: str, tail: str) -> None:
    """The body is the end of the text, and every letter before it was said by the header."""
    text = line_break.join([*lines, tail])

    header = header_of(text)
    body = text[header.begin :]

    assert text.endswith(body)
    said = [*header.fields, *header.fields.values(), *header.unused, *header.unused.values()]
    cut = text[: header.begin]
    assert words_of(cut) <= words_of(" ".join(said))
    assert all(value in cut for value in header.fields.values())
    if not header.fields:
        assert body == text

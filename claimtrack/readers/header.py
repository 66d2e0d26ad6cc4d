"""The header lines that a text may begin with.

Each is `word: value`, and a blank line ends them; an unknown word is metadata, and
one that looks like a known one misspelt is told. `date YYYY-MM-DD` may also stand
without the colon and run on into the text. A text that begins with another word
and a colon has no header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import takewhile
from typing import Any, NamedTuple

from claimtrack.readers.fields import day_of, shown

WORDS = ("date", "title", "outlet", "url")

_LINE = re.compile(r"[ \t]*([^\W\d_][\w-]{0,30})[ \t]*:[ \t]*([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_BARE_DATE = re.compile(
    r"[ \t]*(date)[ \t]+([0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.,Z+-]*)?)(?:[ \t]*(?:\r\n|\r|\n|\Z)|[ \t]+)", re.IGNORECASE
)
_RUN_ON = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ \t]+")
_BLANK = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))+|[ \t]*\Z")


class Header(NamedTuple):
    """What a header says, where the text after it begins, what it says that cannot be used, and why not."""

    fields: dict[str, Any]
    begin: int
    unused: dict[str, Any]
    warnings: list[str]


class _Said(NamedTuple):
    word: str
    value: str
    value_at: int
    end: int
    bare: bool = False


def header_of(text: str) -> Header:
    """The header of a text, and the offset at which what follows it begins (0 where there is none)."""
    said = list(_said(text))
    blank = _BLANK.match(text, said[-1].end) if said else None
    if blank and any(_is_known(line) for line in said):
        begin, warnings = blank.end(), []
    else:
        said = list(takewhile(_is_known, said))
        if not said:
            return Header({}, 0, {}, [])
        begin, warnings = said[-1].end, [] if said[-1].bare else ["no blank line after the header"]
    first = said[0]
    run_on = _RUN_ON.match(first.value) if len(said) == 1 and first.word.lower() == "date" else None
    if run_on and day_of(first.value) is None:
        said, begin, warnings = [first._replace(value=run_on[1])], first.value_at + run_on.end(), []
    return _sorted_out(said, begin, warnings)


def after_blank_lines(text: str, at: int) -> int:
    """The offset at which the first line that is not blank begins."""
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _sorted_out(said: list[_Said], begin: int, warnings: list[str]) -> Header:
    fields: dict[str, str] = {}
    unused: dict[str, str] = {}
    for line in said:
        word = line.word.lower()
        if word in WORDS and word not in fields:
            fields[word] = line.value
            continue
        unused[line.word] = f"{unused[line.word]}\n{line.value}" if line.word in unused else line.value
        wrong = "comes twice" if word in fields else "is none of " + ", ".join(WORDS)
        if word in fields or get_close_matches(word, WORDS, cutoff=0.7):
            warnings.append(f"the header word {shown(line.word)} {wrong}; kept as metadata")
    return Header(fields, begin, unused, warnings)


def _said(text: str) -> Iterator[_Said]:
    """The lines at the top that may be a header, up to the first that cannot."""
    at = len(text) - len(text.lstrip())
    while at < len(text):
        if dated := _BARE_DATE.match(text, at):
            at = dated.end()
            yield _Said(dated[1], dated[2], dated.start(2), at, bare=True)
            if text[at - 1] not in "\r\n":
                return
        elif line := _LINE.match(text, at):
            at = line.end()
            yield _Said(line[1], line[2].rstrip(), line.start(2), at)
        else:
            return


def _is_known(line: _Said) -> bool:
    return line.word.lower() in WORDS

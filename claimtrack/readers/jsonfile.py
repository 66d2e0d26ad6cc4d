"""JSON: one article, a list of them, or `{"articles": [...]}`; several of these in a row are read too."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Generator, Iterator, Mapping
from typing import Any

from claimtrack.models import Article, Provenance, ReadError
from claimtrack.readers.decode import decoded
from claimtrack.readers.fields import article, shown
from claimtrack.readers.streams import Source, Unreadable

_SPACE = re.compile(r"[ \t\r\n]*")
_MAX_DIGITS = 600  # Python may refuse to read longer integers

Item = tuple[int, int, Any]
"""Where a value begins and ends in the text, and the value."""


def _float(written: str) -> float | str:
    """A number, or the words where it is too large for one: infinity is no JSON."""
    value = float(written)
    return value if math.isfinite(value) else written


def _int(written: str) -> int | str:
    return int(written) if len(written) < _MAX_DIGITS else written


class Ambiguous(dict[str, Any]):
    """An object with two values for one key, `twice`; it holds the last."""

    twice: str


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object that has these pairs, Ambiguous where two of them are at odds; "articles" are sought in a list only."""
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    for key, value in pairs:
        if value != plain[key] and (key != "articles" or isinstance(value, list)):
            ambiguous = Ambiguous(plain)
            ambiguous.twice = key
            return ambiguous
    return plain


DECODER = json.JSONDecoder(parse_float=_float, parse_int=_int, parse_constant=str, object_pairs_hook=_object)
"""Decodes into what can be written as JSON again: NaN and infinities become words."""


def read(source: Source, columns: Mapping[str, str]) -> Iterator[Article | ReadError]:
    """Each object that is an article; what follows a broken place cannot be read."""
    raw = source.content()
    text, encoding, warnings = decoded(raw)
    text = text.rstrip()
    line, counted = 1, 0
    try:
        for number, (begin, end, value) in enumerate(_items(text), 1):
            line += text.count("\n", counted, begin)
            counted = begin
            alone = number == 1 and end == len(text)
            origin = source.origin if alone else f"{source.origin}#{line}"
            piece = raw if alone else text[begin:end].encode(encoding or "utf-8", "replace")
            try:
                yield article_of(value, Provenance(origin, piece, encoding, warnings), columns)
            except Unreadable as error:
                problem = error.problem if alone else f"article {number}: {error.problem}"
                yield ReadError(origin, problem, error.hint)
    except json.JSONDecodeError as error:
        problem = f"broken JSON ({error.msg}, column {error.colno}); the rest was not read"
        yield ReadError(f"{source.origin}#{error.lineno}", problem, "mend it, or make JSON lines of it")
    except RecursionError:
        raise Unreadable("nested too deep", "an article is one flat object") from None


def article_of(value: object, provenance: Provenance, columns: Mapping[str, str]) -> Article:
    """The article that a JSON value is; raises Unreadable where it is none."""
    if not isinstance(value, dict):
        raise Unreadable(f"{shown(value)} is no object", 'an article is {"text": "…"}')
    if isinstance(value, Ambiguous):
        raise Unreadable(f"it has two values for {shown(value.twice)}", "an article has each field once")
    return article(value, provenance, columns)


def _items(text: str) -> Iterator[Item]:
    """What may be articles, in order. Raises json.JSONDecodeError at the first broken place."""
    at = _skip(text, 0)
    while at < len(text):
        if text[at] == "[":
            at = yield from _elements(text, at)
        else:
            begin = at
            value, at = DECODER.raw_decode(text, begin)
            if _is_list_of_articles(value):
                yield from _elements(text, _place_of("articles", text, begin))
            else:
                yield begin, at, value
        at = _skip(text, at)


def _is_list_of_articles(value: object) -> bool:
    if not isinstance(value, dict) or isinstance(value, Ambiguous):
        return False
    return isinstance(value.get("articles"), list) and "text" not in value


def _elements(text: str, at: int) -> Generator[Item, None, int]:
    """The elements of the list at `at`; returns where the list ends."""
    at = _skip(text, at + 1)
    while text[at : at + 1] != "]":
        value, end = DECODER.raw_decode(text, at)
        yield at, end, value
        at = _skip(text, end)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "]":
            raise json.JSONDecodeError("Expecting ',' or ']'", text, at)
    return at + 1


def _place_of(key: str, text: str, at: int) -> int:
    """Where the value of `key` begins in the well-formed object at `at`."""
    while True:
        name, at = DECODER.raw_decode(text, _skip(text, at + 1))
        at = _skip(text, _skip(text, at) + 1)
        if name == key and text[at] == "[":
            return at
        _, at = DECODER.raw_decode(text, at)
        at = _skip(text, at)


def _skip(text: str, at: int) -> int:
    """The offset of the first character from `at` that is no white space."""
    space = _SPACE.match(text, at)
    return space.end() if space else at

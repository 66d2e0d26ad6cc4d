"""From named fields to an article: what is known is checked, what is not is kept as metadata."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice
from types import MappingProxyType
from typing import Any

from claimtrack.models import Article, Provenance
from claimtrack.readers.decode import REPLACEMENT
from claimtrack.readers.streams import Unreadable

FIELDS = ("id", "title", "date", "outlet", "url", "text")
_MANY = 8  # names that a message lists
MAX_DEPTH = 50
"""How deep metadata may nest."""

_DAY = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?: ?(?:Z|UTC|GMT|[+-][0-9]{2}:?(?:[0-9]{2})?))?)?",
    re.IGNORECASE,
)
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_KINDS = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number"}

_SHORT = reprlib.Repr()
_SHORT.maxstring = _SHORT.maxother = 60


def shown(value: object) -> str:
    """A value as messages show it: short, on one line, harmless."""
    return _SHORT.repr(value)


def day_of(value: object) -> str | None:
    """The day of an ISO date or datetime, as written (no time zone moves it); None where it is no such date."""
    match = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        return None
    try:
        return date.fromisoformat(match[1]).isoformat()
    except ValueError:
        return None


def article(
    record: Mapping[str, object],
    provenance: Provenance,
    columns: Mapping[str, str] = MappingProxyType({}),
    unused: Mapping[str, object] = MappingProxyType({}),
) -> Article:
    """The article that a record of fields is.

    `columns` says under which name the record has a field (`{"text": "body"}`). Other
    names go to the metadata, as `unused` does, and a value that cannot be read goes
    there too, with a warning. Raises Unreadable where there is no text.
    """
    fields, meta = _sorted_out(record, columns)
    _check_text(fields.get("text"), meta)
    fields, meta, warnings = _storable(fields, {**meta, **unused})
    values: dict[str, str | None] = {}
    for name in ("id", "title", "date", "outlet", "url"):
        value = fields.get(name)
        read = day_of(value) if name == "date" else _words(name, value)
        if read is None and value not in (None, ""):
            warnings.append(_warning(name, value))
            meta[name] = value
        values[name] = read
    return Article(
        text=fields["text"],
        title=values["title"],
        date=values["date"],
        outlet=values["outlet"],
        url=values["url"],
        given_id=values["id"],
        meta=meta,
        provenance=replace(provenance, warnings=(*provenance.warnings, *warnings)),
    )


def _sorted_out(record: Mapping[str, Any], columns: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The record's known fields, under our names, and all others."""
    ours = {theirs: field for field, theirs in columns.items()}
    fields: dict[str, Any] = {}
    meta: dict[str, Any] = {}
    for key, value in record.items():
        field = ours.get(key, key if key in FIELDS and key not in columns else None)
        (meta if field is None else fields)[field or key] = value
    return fields, meta


def _check_text(value: object, others: Iterable[str]) -> None:
    names = ", ".join(shown(name) for name in islice(others, _MANY))
    hint = "an article needs a text" + (f"; if it is one of these, --column text=NAME: {names}" if names else "")
    if value is None or (isinstance(value, str) and not value.strip()):
        raise Unreadable("no text", hint)
    if not isinstance(value, str):
        raise Unreadable(f"the text is {_KINDS[type(value)]}, not words", hint)


def _words(name: str, value: object) -> str | None:
    """A title, outlet, url or id; numbers are taken as written, an empty one is none."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value.strip():
        return None
    return value if name == "title" else value.strip()


def _warning(name: str, value: object) -> str:
    if name == "date":
        return f"the date {shown(value)} is no day written YYYY-MM-DD; kept as metadata"
    if isinstance(value, str):
        return f"the {name} is empty"
    return f"the {name} is {_KINDS[type(value)]}, not words; kept as metadata"


def _storable(*parts: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """Both parts without characters that no UTF-8 file and no SQLite text can hold."""
    fields, meta = (_cleaned(part, 0) for part in parts)
    if (fields, meta) == parts:
        return fields, meta, []
    return fields, meta, [f"characters that cannot be stored (NUL, lone surrogates) were replaced by {REPLACEMENT}"]


def _cleaned(value: Any, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise Unreadable(f"nested more than {MAX_DEPTH} deep", "an article is one flat object")
    if isinstance(value, str):
        return _UNSTORABLE.sub(REPLACEMENT, value)
    if isinstance(value, dict):
        return {_cleaned(key, depth): _cleaned(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item, depth + 1) for item in value]
    return value

"""Markdown, with front matter or header lines; the text is the Markdown as it stands.

Front matter is read as YAML whose values all stay the words that were written: a
date that does not exist, an outlet named `no` and an id with leading zeros come
through, and nothing in it can become an object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from claimtrack.models import Article, Provenance
from claimtrack.readers.decode import decoded
from claimtrack.readers.fields import article
from claimtrack.readers.header import Header, after_blank_lines, header_of
from claimtrack.readers.streams import Source

MAX_FRONT_MATTER = 64 * 1024

_OPENING = re.compile(r"\s*---[ \t]*(?:\r\n|\r|\n)(?=[ \t]*(?:[\w\"'-]+[ \t]*:|#|---))")
_CLOSING = re.compile(r"(?:^|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_NONE = ("", "~", "null")


def read(source: Source, _columns: Mapping[str, str]) -> Iterator[Article]:
    """One article: what follows the front matter."""
    raw = source.content()
    text, encoding, warnings = decoded(raw)
    header = front_matter_of(text) or header_of(text)
    provenance = Provenance(source.origin, raw, encoding, (*warnings, *header.warnings))
    yield article({**header.fields, "text": text[header.begin :]}, provenance, unused=header.unused)


def front_matter_of(text: str) -> Header | None:
    """The front matter between two lines of `---`; None where a text has none."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end(), opening.end() + MAX_FRONT_MATTER) if opening else None
    if not opening or not closing:
        return None
    block = text[opening.end() : closing.start()]
    begin = after_blank_lines(text, closing.end())
    values = _yaml(block)
    if values is None:
        warning = "the front matter is no YAML of names and values; kept as metadata"
        return Header(header_of(block).fields, begin, {"front_matter": block}, [warning])
    unused = {"text": values.pop("text")} if "text" in values else {}
    return Header({name: value for name, value in values.items() if value not in _NONE}, begin, unused, [])


def _yaml(block: str) -> dict[str, Any] | None:
    """Names and values; None where the block is anything else, or repeats itself by alias (which can explode)."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(block, Loader=loader)):
            return None
        values = yaml.load(block, Loader=loader)  # noqa: S506 (the base loader makes words, lists and mappings only)
    except (yaml.YAMLError, RecursionError):
        return None
    if values is None or values == "":
        return {}
    return values if isinstance(values, dict) else None

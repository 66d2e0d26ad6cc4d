"""Plain text, with or without header lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimtrack.models import Article, Provenance
from claimtrack.readers.decode import decoded
from claimtrack.readers.fields import article
from claimtrack.readers.header import header_of
from claimtrack.readers.streams import Source


def read(source: Source, _columns: Mapping[str, str]) -> Iterator[Article]:
    """One article: what follows the header, as it stands."""
    raw = source.content()
    text, encoding, warnings = decoded(raw)
    header = header_of(text)
    provenance = Provenance(source.origin, raw, encoding, (*warnings, *header.warnings))
    yield article({**header.fields, "text": text[header.begin :]}, provenance, unused=header.unused)

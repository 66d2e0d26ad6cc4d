"""Which format a file is in: by its suffix, then by its first bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from claimtrack.readers import markdown, table
from claimtrack.readers.decode import marked_encoding
from claimtrack.readers.streams import Source, Unreadable

FORMATS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": (".txt", ".text"),
        "markdown": (".md", ".markdown"),
        "html": (".html", ".htm", ".xhtml"),
        "json": (".json",),
        "jsonl": (".jsonl", ".ndjson"),
        "csv": (".csv",),
        "tsv": (".tsv", ".tab"),
    }
)
"""The formats that can be read, and the suffixes that tell them."""

_SUFFIXES = {suffix: name for name, suffixes in FORMATS.items() for suffix in suffixes}

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
    (b"\xfd7zXZ\0", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x1f\x8b", "a gzip file inside a gzip file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
)
_BZIP2 = re.compile(rb"BZh[1-9]1AY&SY")
_RIFF = re.compile(rb"RIFF....(WEBP|WAVE|AVI )", re.DOTALL)
_WEB_ARCHIVE = re.compile(rb"\A(?:[\w-]+:[^\n]*\n|[ \t][^\n]*\n)*Content-Type:\s*multipart/related", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")

_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article)[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(r"<(?:p|div|section|main|h[1-6]|span|table|ul|ol|blockquote)[\s>]", re.IGNORECASE)
_XML = re.compile(r"<(?:\?xml\s|[a-z_][\w:.-]*(?:\s[^<>]*)?(?:/>|>.*</[a-z_]))", re.IGNORECASE | re.DOTALL)
"""An element that is closed: words in angle brackets at the beginning of a text are not."""
_JSON = re.compile(r'\{\s*(?:["}]|\Z)|\[\s*[{\]]')
_JSON_LINES = re.compile(r"\{[^\n]*\n\s*\{")


def format_of(source: Source, columns: Mapping[str, str]) -> str:
    """The name of the format; raises Unreadable where it is a known one that holds no articles."""
    head = source.head
    suffix = "." + source.name.rpartition(".")[2].lower()
    by_suffix = _SUFFIXES.get(suffix)
    if by_suffix and by_suffix != "json":
        return by_suffix
    text = head.decode(marked_encoding(head) or "utf-8", "ignore").lstrip("\ufeff \t\r\n")
    if _JSON_LINES.match(text):
        return "jsonl"
    return by_suffix or _by_content(text, columns)


def check_text(head: bytes) -> None:
    """Raises Unreadable, saying what it is, where a file that begins so is no text."""
    if not head:
        raise Unreadable("an empty file")
    found = next((name for magic, name in _MAGIC if head.startswith(magic)), None)
    if _BZIP2.match(head):
        found = "a bzip2 file"
    elif picture := _RIFF.match(head):
        found = "a WebP image" if picture[1] == b"WEBP" else "a sound or film"
    elif _WEB_ARCHIVE.match(head):
        found = "a web archive (MHTML)"
    elif not found and not marked_encoding(head) and (b"\0" in head or len(_CONTROL.findall(head)) * 10 > len(head)):
        found = "binary data"
    if found:
        raise Unreadable(found)


def _by_content(text: str, columns: Mapping[str, str]) -> str:
    if text.startswith("<"):
        if _HTML.search(text) or _FRAGMENT.match(text):
            return "html"
        if _XML.match(text):
            raise Unreadable("an XML document")
    if _JSON.match(text):
        return "json"
    if markdown.front_matter_of(text):
        return "markdown"
    return "csv" if table.looks_like_one(text, columns) else "text"

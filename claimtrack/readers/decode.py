"""From bytes to text: byte order marks, UTF-8, and what else it may be.

Bytes that are not UTF-8 are decoded by detection, never dropped: what no
encoding can read becomes U+FFFD, with a warning.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from claimtrack.readers.streams import Unreadable

REPLACEMENT = "\ufffd"
_SAMPLE_BYTES = 1024 * 1024

_BOMS = (  # UTF-32 before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_LIKELY = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("iso8859_2", "iso8859_5", "koi8_r", "koi8_u", "mac_roman"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp949"),
)
"""The encodings that texts on the web have; detection among all there are finds rarities in short texts."""

_OF_LANGUAGE = {
    **dict.fromkeys(("Croatian", "Czech", "Hungarian", "Polish", "Romanian", "Slovak", "Slovene"), "cp1250"),
    **dict.fromkeys(("Estonian", "Latvian", "Lithuanian"), "cp1257"),
    "Turkish": "cp1254",
}
"""Which of the encodings that differ in a few letters a language is written in; cp1252 for all others."""

_ACCENTED_SHARE = 0.03
"""These languages have more accented letters than this; names in an English text are fewer."""

_DECLARED = re.compile(rb"""<(?:meta\s[^>]*?charset|\?xml\s[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED_BYTES = 4096

_AS_BROWSERS_DO = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
"""Declared encodings that mean a larger one (encoding.spec.whatwg.org), by Python's name for them."""

_FAMILIES = ("cp", "iso8859", "koi8", "mac", "gb", "big5", "shift", "euc", "tis")


class Decoded(NamedTuple):
    """A text, the encoding it was in where that was not UTF-8, and what could not be decoded."""

    text: str
    encoding: str | None = None
    warnings: tuple[str, ...] = ()


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark at the start names."""
    return next((name for mark, name in _BOMS if head.startswith(mark)), None)


def decoded(raw: bytes, likely: str | None = None) -> Decoded:
    """The text of `raw`; `likely` is tried first where it is not UTF-8. Raises Unreadable where it is no text."""
    result = _decoded(raw, likely)
    if "\0" in result.text:
        raise Unreadable("binary data (it has NUL bytes)")
    return result


def decoded_page(raw: bytes, charset: str | None) -> Decoded:
    """The text of an HTML page; `charset` is what the server said, else the page itself is asked."""
    declared = _DECLARED.search(raw[:_DECLARED_BYTES])
    return _decoded(raw, charset or (declared and declared[1].decode("ascii", "replace")))


def _decoded(raw: bytes, likely: str | None) -> Decoded:
    if mark := marked_encoding(raw):
        return _as(mark, raw)
    try:
        return Decoded(raw.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(raw):
        return _as("utf-8", raw)
    if likely and (known := _known(likely)):
        try:
            return Decoded(raw.decode(known), known)
        except UnicodeDecodeError:
            pass
    return _as(_detected(raw), raw)


def _as(encoding: str, raw: bytes) -> Decoded:
    noted = None if encoding.startswith("utf-8") else encoding
    try:
        return Decoded(raw.decode(encoding), noted)
    except UnicodeDecodeError:
        text = raw.decode(encoding, "replace")
        lost = text.count(REPLACEMENT)
        return Decoded(text, noted, (f"characters that could not be decoded as {encoding} and read U+FFFD: {lost}",))


def _mostly_utf8(raw: bytes) -> bool:
    """Whether a few broken bytes spoil what is UTF-8 otherwise."""
    text = raw.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT)
    sound = len(text) - len(text.encode("ascii", "ignore")) - broken
    return broken * 10 <= sound


def _known(label: str) -> str | None:
    """Python's encoding for a declared one; None for one that is unknown, or that a page cannot be in."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return _AS_BROWSERS_DO.get(name, name) if name.startswith(_FAMILIES) else None


def _detected(raw: bytes) -> str:
    """The likeliest encoding; in a draw, the one for the language that the text seems to be in."""
    import charset_normalizer

    # with the usual threshold, one encoding that fails rules out those like it without trying them
    matches = charset_normalizer.from_bytes(raw[:_SAMPLE_BYTES], cp_isolation=list(_LIKELY), threshold=1.0)
    best = matches.best()
    if best is None:
        return "cp1252"
    drawn = [match for match in matches if (match.chaos, match.coherence) == (best.chaos, best.coherence)]
    letters = [character for character in str(best) if character.isalpha()]
    accented = sum(not letter.isascii() for letter in letters)
    language = best.language if accented > _ACCENTED_SHARE * len(letters) else "English"
    usual = _OF_LANGUAGE.get(language, "cp1252")
    return usual if any(usual in match.could_be_from_charset for match in drawn) else best.encoding

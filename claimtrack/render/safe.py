r"""Words of an article made harmless, since whoever wrote them may wish a terminal ill.

`safe` is for a cell of a table, `safe_lines` for a passage, `to_json` for JSON,
`spreadsheet` for CSV and TSV. Characters that a terminal obeys or does not show
(control characters, escape sequences, bidi controls, zero-width characters, lone
surrogates) become visible escapes such as `\x1b` and `\u202e`; every white space
becomes one space.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_PLAIN = re.compile(r"[ -~]*")
_SPACES = re.compile(r"\s+")
_LINE_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_ASCII = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "•": "*", "\xa0": " ",
    }
)  # fmt: skip


@lru_cache(maxsize=4096)
def _visible(character: str) -> str:
    if unicodedata.category(character) not in _UNSEEN:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _escape(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else "".join(map(_visible, text))


def safe(text: str) -> str:
    """The text on one line, without any character that a terminal obeys or hides; idempotent."""
    return _escape(_SPACES.sub(" ", text).strip())


def safe_part(text: str) -> str:
    """`safe` for a part of a line: blanks at its ends, which hold parts together or indent, are kept."""
    if not text.strip(" "):
        return text
    return text[: len(text) - len(text.lstrip(" "))] + safe(text) + text[len(text.rstrip(" ")) :]


def safe_lines(text: str) -> str:
    """The same with its line breaks and runs of spaces kept (tabs become four spaces)."""
    lines = _LINE_BREAKS.sub("\n", text).expandtabs(4).split("\n")
    return "\n".join(_escape(line) for line in lines)


def to_json(value: object) -> str:
    r"""One line of JSON: readable letters as they are, all that a terminal obeys or hides as `\u` escapes."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "), allow_nan=False)
    return text if text.isascii() and "\x7f" not in text else "".join(map(_json_character, text))


@lru_cache(maxsize=4096)
def _json_character(character: str) -> str:
    return json.dumps(character)[1:-1] if unicodedata.category(character) in _UNSEEN else character


def spreadsheet(value: object) -> object:
    """A cell that no spreadsheet runs: text that begins like a formula gets an apostrophe before it."""
    if not isinstance(value, str):
        return value
    text = safe(value)
    return "'" + text if _FORMULA.match(text) else text


def to_encoding(text: str, encoding: str) -> str:
    """The text in the characters of an encoding: plain quotation marks and dashes, else escapes."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_ASCII).encode(encoding, "backslashreplace").decode(encoding)
    return text

"""A passage of an article with the words of an attribution marked: source, cue and content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.render.safe import safe_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text

    from claimtrack.models import Article, Attribution
    from claimtrack.render.screen import Screen

AROUND = 240
"""Characters shown before and after the words, at most to the ends of their paragraphs."""
MARKS = {"source": ("[", "]"), "cue": ("{", "}"), "content": ("<", ">")}
STYLES = {"source": "underline", "cue": "bold", "content": "bold cyan"}
_BLANK_LINES = re.compile(r"\n\s*")
_LINE_BREAK = re.compile(r"[\r\n\v\f\x85\u2028\u2029]")

Piece = tuple[str, str | None]
"""Words of the article, and which role they have, if any."""


def pieces(article: Article, attribution: Attribution) -> list[Piece]:
    """The passage, piece by piece in text order, words of the title first.

    `[…]` stands where something is left out between or around the words.
    """
    spans = [("cue", attribution.cue), *(("content", span) for span in attribution.content)]
    spans += [("source", attribution.source)] if attribution.source else []
    shown: list[Piece] = []
    for field, text in (("title", article.title or ""), ("text", article.text)):
        marked = sorted((span.start, span.end, role) for role, span in spans if span.field == field)
        if marked:
            shown += [("\n", None)] * bool(shown) + list(_pieces(text, marked))
    return [piece for piece in shown if piece[0]]


def _pieces(text: str, marked: Sequence[tuple[int, int, str]]) -> Iterator[Piece]:
    at = 0
    for begin, end in _windows(text, marked):
        if text[at:begin].strip():
            yield "[…] " if at == 0 else " […] ", None
        at = begin
        for start, stop, role in marked:
            if at <= start and stop <= end:
                yield text[at:start], None
                yield text[start:stop], role
                at = stop
        yield text[at:end], None
        at = end
    if text[at:].strip():
        yield " […]", None


def passage(article: Article, attribution: Attribution, screen: Screen) -> Text:
    """The passage for a screen: styles where it has colour, else brackets around the words."""
    from rich.text import Text

    drawn = Text(overflow="fold")
    for words, role in pieces(article, attribution):
        shown = _BLANK_LINES.sub("\n", safe_lines(words))
        left, right = MARKS[role] if role and not screen.colour else ("", "")
        drawn.append(f"{left}{shown}{right}", STYLES[role] if role else "")
    return drawn


def legend(screen: Screen) -> Text:
    """How the three roles are marked."""
    from rich.text import Text

    parts = []
    for role, (left, right) in MARKS.items():
        parts.append(Text(role, STYLES[role]) if screen.colour else Text(f"{left}{role}{right}"))
    return Text("Marked: ").append_text(Text(" ").join(parts))


def _windows(text: str, marked: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """Bounds of what is shown: around each span to the ends of its paragraph, joined where they meet."""
    begin, end = -1, -1
    for start, stop, _ in marked:
        left, right = _before(text, start), _after(text, stop)
        if begin < 0:
            begin, end = left, right
        elif left <= end + 1:
            end = max(end, right)
        else:
            yield begin, end
            begin, end = left, right
    yield begin, end


def _before(text: str, at: int) -> int:
    floor = max(0, at - AROUND)
    breaks = [found.end() for found in _LINE_BREAK.finditer(text, floor, at)]
    if breaks or not floor:
        return breaks[-1] if breaks else 0
    return max(floor, text.find(" ", floor, at) + 1)


def _after(text: str, at: int) -> int:
    ceiling = min(len(text), at + AROUND)
    found = _LINE_BREAK.search(text, at, ceiling)
    if found or ceiling == len(text):
        return found.start() if found else ceiling
    space = text.rfind(" ", at, ceiling)
    return space if space > at else ceiling

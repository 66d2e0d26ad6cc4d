"""Sources that are no speaker's name: a dateline, a clause of a headline, the first of several, sides in a row."""

from __future__ import annotations

import re

from claimtrack.extract.names import bare
from claimtrack.extract.scene import Scene, Who
from claimtrack.extract.sides import side_of
from claimtrack.extract.sources import TRIM, head_of, in_dateline, noun_phrase
from claimtrack.models import Attribution, Span

_CONJUNCTION = re.compile(r"\s(?:as|while|after|before|amid|because|until)\s", re.IGNORECASE)
_OF_SEVERAL = re.compile(r"(?:have|are|were|do)\b|both\b")
_ROW = re.compile(r",? and |, ")


def names_nobody(scene: Scene, attribution: Attribution, source: Span) -> bool:
    """Whether the words of a source are no one speaker's."""
    return (
        not source.text.strip(TRIM)
        or in_dateline(scene.text, source.start, source.end)
        or _is_clause(source)
        or _is_cut_short(attribution, source)
    )


def _is_clause(source: Span) -> bool:
    """Whether a headline's source is more than a name: "Monitors Visit Village As Baku"."""
    return source.field == "title" and _CONJUNCTION.search(source.text.strip(TRIM)) is not None


def _is_cut_short(attribution: Attribution, source: Span) -> bool:
    """Whether the verb is of several, and all but the first stand behind a comma: "Vale, which owns it, and the auditor | have denied"."""
    head = head_of(source.text)
    several = ", and " in source.text[len(head) :] and _is_name(noun_phrase(head))
    return several and _OF_SEVERAL.match(attribution.cue.text) is not None


def several_sides(source: Span) -> Who | None:
    """Sides in a row, as written: "Baku, Yerevan"; not "Tbilisi, Georgia"."""
    words = source.text.strip(TRIM)
    sides = {side_of(part) if _is_name(part) else None for part in _ROW.split(words)}
    return Who(words, plural=True) if "," in words and len(sides - {None}) == len(sides) > 1 else None


def _is_name(words: str) -> bool:
    return bare(words) == words and all(word[:1].isupper() for word in words.split())

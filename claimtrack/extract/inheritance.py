"""What a claim may take from the sentences around it when its own words are silent.

Only something said to have happened inherits a place or a day, and only from
the sentence before in its paragraph, else from the lede. An answer ("denied
it", "no comment") takes the place of the sentence before alone: what it answers
further off tells its place, and linking knows that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from claimtrack.extract.lexicons import words_of
from claimtrack.extract.passages import passages
from claimtrack.models import Attribution, Kind

BEFORE = "from the sentence before"
LEDE = "from the first sentence"

T = TypeVar("T")
_TELLING = frozenset({Kind.ASSERTION, Kind.ACCUSATION, Kind.CONFIRMATION})
_ANSWERING = frozenset({Kind.DENIAL, Kind.NO_COMMENT})
_WORD = re.compile(r"[’']?[^\W\d_]+")


def tells(attribution: Attribution) -> bool:
    """Whether an attribution says that something happened."""
    return attribution.kind in _TELLING and _in_text(attribution) and is_past(attribution.content_text)


def answers(attribution: Attribution) -> bool:
    """Whether an attribution is a denial or a no-comment."""
    return attribution.kind in _ANSWERING and _in_text(attribution)


def _in_text(attribution: Attribution) -> bool:
    return bool(attribution.content) and all(span.field == "text" for span in attribution.content)


def is_past(words: str) -> bool:
    """Whether words tell of something past: a past form that no "will", "would" or "to" governs."""
    before = ""
    for word in _WORD.findall(words.lower()):
        if (word in words_of("verbs", "past") or (word.endswith("ed") and len(word) > 4)) and before not in words_of(
            "verbs", "ahead"
        ):
            return True
        before = word
    return False


def sources_of(text: str, attribution: Attribution) -> Iterator[tuple[tuple[int, int], str]]:
    """The sentences to inherit from, the nearest first, each with the reason in words."""
    where = passages(text)
    start = min(attribution.cue.start, attribution.content[0].start)
    if (before := where.before(start)) is not None:
        yield before, BEFORE
    lede = where.lede
    if lede is not None and lede != before and lede[1] <= start and attribution.kind in _TELLING:
        yield lede, LEDE


def inherited(text: str, attribution: Attribution, found_in: Callable[[int, int], Sequence[T]]) -> tuple[T, str] | None:
    """What the nearest sentence that says anything says alone, with the reason in words; None where it says several things.

    `found_in(start, end)` gives what stands between two offsets, each thing once.
    """
    for (start, end), reason in sources_of(text, attribution):
        if found := found_in(start, end):
            return (found[0], reason) if len(found) == 1 else None
    return None

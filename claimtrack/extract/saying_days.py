"""The days on which something was said, told from those on which something happened."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from claimtrack.extract.day_words import Expression
from claimtrack.extract.inheritance import is_passive, is_past
from claimtrack.extract.passages import passages
from claimtrack.extract.told_days import Found, text_of, within
from claimtrack.models import Article, Attribution

CUE_REACH = 80
"""Characters from a cue within which a day outside the content is the day it was said."""
DAY_REACH = CUE_REACH + 120
"""Characters before a cue or its source within which such a day begins."""
CLAUSE_REACH = 200
"""Characters that a clause after a source may be long."""
ADJACENT = 3
"""Characters that may stand between "a day after" and the source or cue that it dates."""
_RELEASED = re.compile(r"\b(?:statement|report|video|footage|message|post|interview|bulletin|letter)\b", re.IGNORECASE)
_TELLING = r"said|says|[Ss]peaking|announced|(?<!was )(?<!were )(?<!been )reported|added|tweeted|wrote|warned|confirmed|denied|saying|stating|released|published|issued|posted|aired|told(?:\s[\w.]+){1,6}?"
_MEETING = r"calls?|conversations?|talks|met|meetings?|summit|conference|speech|interview|briefing"
_THERE_ON = (
    r"(\s(?:in|at|to|during|via|by)\s(?!least)(?:[\w.-]+\s){0,4}[\w.-]+?)?(?:\son)?(?:\s(?:early|late)(?:\son)?)?\s$"
)
_WHO = re.compile(rf",?\s(?:who|whose|whom|which)\b[^,;]{{0,{CLAUSE_REACH}}}")
"""A clause on a source, up to its comma."""
_AFTER = re.compile(r"\bafter\s[^,;.]*$", re.IGNORECASE)
"""What ends in the day of something that went before: "after the crash on"."""
_SAYING = re.compile(rf"\b(?:{_TELLING}|{_MEETING}){_THERE_ON}")
TOLD = re.compile(rf"\b(?:{_TELLING}){_THERE_ON}")
"""What a day after it dates as a saying where it stands in a content: a meeting told of there is itself the event."""


def said_on(
    article: Article, attributions: Sequence[Attribution], found: Mapping[str, Sequence[Found]]
) -> list[Found | None]:
    """For each attribution the day on which it was made, out of those `found` in the text and in the title."""
    loose = {field: _outside_contents(field, dated, attributions) for field, dated in found.items()}
    return [_said(article, attribution, loose[attribution.cue.field]) for attribution in attributions]


def _outside_contents(field: str, found: Sequence[Found], attributions: Sequence[Attribution]) -> list[Found]:
    """The days that no content tells, and that can therefore be days of saying."""
    told = Contents(field, attributions)
    return [one for one in found if one[0].start not in told]


class Contents:
    """The offsets in a field that lie in contents of attributions, as stretches that do not meet: asked in time by their number's logarithm."""

    def __init__(self, field: str, attributions: Sequence[Attribution]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        spans = (span for one in attributions for span in one.content if span.field == field)
        for span in sorted(spans, key=lambda each: each.start):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def _said(article: Article, attribution: Attribution, loose: Sequence[Found]) -> Found | None:
    """The day nearest to the cue, in its sentence, outside every content and the source, with no other act told between."""
    cue, source = attribution.cue, attribution.source
    if source is None and is_passive(attribution):
        return None
    text = text_of(article, cue.field)
    start, end = passages(text).bounds(cue.start)
    opens = min(cue.start, source.start) if source and start <= source.start else cue.start
    near: list[tuple[int, int, Found]] = []
    for expression, days in within(loose, max(start, opens - DAY_REACH), min(end, cue.end + CUE_REACH)):
        if expression.end > end or _is_of_other(text, attribution, expression) or is_possessive(text, expression):
            continue
        if expression.following and not 0 <= opens - expression.end <= ADJACENT:
            continue
        gap = text[cue.end : expression.start] if expression.start >= cue.end else text[expression.end : opens]
        if len(gap) > CUE_REACH or is_past(gap):
            continue
        before = text[start : expression.start]
        if expression.following or expression.end > opens or not is_past(before) or _RELEASED.search(before):
            near.append((len(gap), expression.start, (expression, days)))
    return min(near, key=lambda one: one[:2])[2] if near else None


def _is_of_other(text: str, attribution: Attribution, expression: Expression) -> bool:
    """Whether a source names a day, or one beside it tells of something else.

    As in "Ms Roe, who on Friday fell ill, denied", "a week after the vote of May 3, the mayor said".
    """
    source, cue = attribution.source, attribution.cue
    between = expression.end <= cue.start
    floor = max(0, expression.start - CLAUSE_REACH)
    if source and source.start <= expression.start:
        if expression.start < source.end:
            return True
        if clause := _WHO.match(text, source.end):
            own = source.end <= cue.start < clause.end() and not is_past(text[source.end : expression.start])
            return expression.start < clause.end() and not own
        floor = max(source.end, floor)
    after = between and not cue.text.endswith("ing") and _AFTER.search(text, floor, expression.start)
    return bool(after) and not is_beside_cue(text, expression, floor=floor)


def is_beside_cue(text: str, expression: Expression, pattern: re.Pattern[str] = _SAYING, floor: int = 0) -> bool:
    """Whether a day says when something was said: "officials said on Tuesday", "told a briefing in Geneva on Tuesday"."""
    if is_possessive(text, expression):
        return False
    at = max(floor, expression.start - CUE_REACH)
    while saying := pattern.search(text, at, expression.start):
        if not is_past(saying[1] or ""):
            return True
        at = saying.start() + 1
    return False


def is_possessive(text: str, expression: Expression) -> bool:
    """Whether a day is a possessive, as in "Tuesday's strike", and so the day of something told."""
    return text.endswith("days", expression.start, expression.end) or text.startswith(("'s", "’s"), expression.end)

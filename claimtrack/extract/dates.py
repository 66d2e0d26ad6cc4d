"""When: the days in and beside each content, resolved against the article's date.

An expression inside a content is the day of the event; one beside the cue is
the day it was said. A past assertion without a day of its own takes that of a
sentence before or of the opening, unless that is later than the day it was said.
day_words.py finds the expressions, days.py says what they mean.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from claimtrack.extract.day_words import Expression, expressions
from claimtrack.extract.days import Days, begun, day, is_future
from claimtrack.extract.inheritance import (
    BEFORE,
    COMPARED,
    EARLIER,
    SAME,
    is_passive,
    is_past,
    is_state,
    sources_of,
    spans_long,
    tells,
)
from claimtrack.extract.passages import passages
from claimtrack.extract.printed_days import is_dateline, is_header
from claimtrack.models import Article, Attribution, DateRole, Kind, Span, When

CUT_AFTER = 2
"""How many days named after a content may be told to belong to it."""
CUE_REACH = 80
"""Characters from a cue within which a day outside the content is the day it was said."""

ADJACENT = 3
"""Characters that may stand between "a day after" and the source or cue that it dates."""

CLAUSE_REACH = 130
"""Characters before a day in which "since" may open the clause that it stands in."""
LONGEST_TAKEN_DAYS = 7
"""Longer spans are the background of a story and are not inherited."""
_OWN_TIME = re.compile(
    r"\b(?:(?:in|over|for|during|the) (?:recent|past|last|several|many|the past|the last|a few|few)(?: few| several)? (?:days|weeks|months|years)"
    r"|for (?:\w+ )?(?:days|weeks|months|years)|\w+ (?:days|weeks|months|years) of|(?:expected|likely) to|now|no longer|currently|previously|ha(?:d|s|ve) been \w+ing(?!.*\b(?:when|as|while)\b)|recently|so far|to date|since (?:the|its|their|then|it)|ever since|always|often|usually|regularly|repeatedly|every (?:day|week|month|year))\b",
    re.IGNORECASE,
)
"""Times that name no day: what has one of its own takes none from elsewhere."""
_SINCE = re.compile(
    r"\bsince (?:[\w'’\"“”-]+ ){1,14}(?:(?:in|on|of|at|last|early|late) )?$"
    r"|\b(?:killed|died|dead|perished|displaced|claimed)\b[^.;]{0,80}\b(?:war|conflict|uprising|revolt|rebellion|crisis|unrest)(?:,? (?:that|which))? (?:began|started|broke out|erupted) (?:in |on |in early |in late |in mid-)?$"
)
"""What ends in a day from which all that is told has lasted: "since the war broke out in", "killed in the war that began in"."""
_PART = re.compile(r"\b(mid|late)[ -]$")
_NEXT = re.compile(r"\s(?:on |in |early |late |on the )?")
_RELEASED = re.compile(r"\b(?:statement|report|video|footage|message|post|interview|bulletin|letter)\b", re.IGNORECASE)
_BACK = re.compile(
    r"\bthat (?:(?!the\b|an?\b)\w+ )?(?:attack|strike|raid|bombing|massacre|incident|assault|shelling|explosion|blast|killing|shooting|operation|battle)s?\b"
)
"""What points at an act told of just before, however long ago that was: "was responsible for that attack"."""
_TO = re.compile(r"\s+to\b")
_SAYING = re.compile(
    r"\b(?:said|says|[Ss]peaking|announced|(?<!was )(?<!were )(?<!been )reported|added|tweeted|wrote|warned|confirmed|denied|saying|stating|released|published|issued|posted|aired|told(?:\s[\w.]+){1,6}?"
    r"|calls?|conversations?|talks|met|meetings?|summit|conference|speech|interview|briefing)"
    r"(\s(?:in|at|to|during|via|by)\s(?!least)(?:[\w.-]+\s){0,4}[\w.-]+?)?(?:\son)?(?:\s(?:early|late)(?:\son)?)?\s$"
)


def find(article: Article, attributions: Sequence[Attribution]) -> list[tuple[When, ...]]:
    """The dates of each attribution, in the order given: of the event, then of the saying."""
    today = _day(article.date)
    found = {"text": _resolved(article.text, today), "title": _resolved(article.title or "", today)}
    loose = {field: _outside_contents(field, dated, attributions) for field, dated in found.items()}
    said = [_said(article, attribution, loose[attribution.cue.field]) for attribution in attributions]
    sayings = {one[0].start for one in said if one}
    sayings |= {expression.start for expression, _ in found["text"] if _beside_cue(article.text, expression)}
    past = [
        (expression, days)
        for expression, days in found["text"]
        if expression.start not in sayings
        and (today is None or days.first <= today)
        and not is_future(expression.match)
    ]
    return [
        _of(article, attribution, found[attribution.cue.field], past, one)
        for attribution, one in zip(attributions, said, strict=True)
    ]


def _outside_contents(field: str, found: Sequence[Found], attributions: Sequence[Attribution]) -> list[Found]:
    """The days that no content tells, and that can therefore be days of saying."""
    contents = [span for attribution in attributions for span in attribution.content if span.field == field]
    return [one for one in found if not any(span.start <= one[0].start < span.end for span in contents)]


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


Found = tuple[Expression, Days]


def _resolved(text: str, today: date | None) -> list[Found]:
    """The expressions of a text that name days, in order; "the day before" counts from the day named last before it."""
    found: list[Found] = []
    sentence = passages(text)
    for expression in expressions(text):
        if is_header(text, expression):
            continue
        anchor = None
        if expression.anaphoric:
            first = max(0, sentence.at(expression.start) - 1)
            floor = sentence.sentences[first][0] if sentence.sentences else 0
            anchor = next((days for earlier, days in reversed(found) if earlier.start >= floor), None)
        days = expression.resolve(today, anchor or _counted(expression, today))
        if days is not None and not is_dateline(text, expression, days, today):
            found.append((expression, _reaching(text, expression, days, today)))
    return found


def _counted(expression: Expression, today: date | None) -> Days | None:
    """The article's day where "a day earlier" has no day named before it to count from."""
    back = expression.anaphoric and expression.match.group("at").lower().endswith((" earlier", " before"))
    return day(today) if today and back and not expression.following else None


def _reaching(text: str, expression: Expression, days: Days, today: date | None) -> Days:
    """All days up to the article's where a clause with "since" leads to a day: "since the war broke out in March 2011"."""
    if today is None or not _SINCE.search(
        text, max(0, expression.match.start() - CLAUSE_REACH), expression.match.start()
    ):
        return days
    part = _PART.search(text, max(0, expression.start - 6), expression.start)
    first = begun(days, part[1] if part and days.precision == "month" else None)
    return Days(first, today, "range") if first < today else days


def _of(
    article: Article, attribution: Attribution, found: Sequence[Found], past: Sequence[Found], said: Found | None
) -> tuple[When, ...]:
    field, content, today = attribution.cue.field, attribution.content_text, _day(article.date)
    spans = attribution.content
    near = _begun(found, min(s.start for s in spans), max(s.end for s in spans), CUT_AFTER) if spans else ()
    inside = [
        (_role_inside(article, attribution, e), e, days)
        for e, days in _seen_from(near, said)
        if not e.following
        and any(
            span.field == field and span.start <= e.start and (e.end <= span.end or _closes(article, span, e))
            for span in attribution.content
        )
        if said is None or said[0] is not e
    ]
    events = [
        _when(article, role, e, days, field)
        for role, e, days in inside
        if role is DateRole.EVENT
        and not any(
            _beside_cue(_text(article, field), e, s.start) for s in attribution.content if s.start <= e.start < s.end
        )
        and not (days.precision == "range" and COMPARED.search(content))
        and not (today and days.first > today and is_past(content) and not is_future(e.match))
    ]
    spoken = next(
        (_when(article, role, e, days, field) for role, e, days in inside if role is DateRole.SAID),
        _when(article, DateRole.SAID, *said, field) if said else None,
    )
    unknown = any(e.anaphoric and today and days.first > today for _, e, days in inside)
    timeless = not (events or unknown or is_state(content) or spans_long(content)) and tells(attribution)
    if timeless and not _OWN_TIME.search(f"{attribution.cue.text} {COMPARED.sub('', content)}"):
        events = _inherited(article, attribution, past, spoken)
    return (*events, spoken) if spoken else tuple(events)


def _begun(found: Sequence[Found], start: int, end: int, after: int = 0) -> Sequence[Found]:
    """The days whose words begin between two offsets, and so many `after` them, out of those of a text in their order."""
    first, last = (cut(found, at, key=_start) for cut, at in ((bisect_left, start), (bisect_right, end)))
    return found[first : last + after]


def _start(one: Found) -> int:
    return one[0].start


def _seen_from(found: Sequence[Found], said: Found | None) -> Iterator[Found]:
    """The days, those ahead counted from the day they were spoken of: "said on Monday that they will meet on Friday"."""
    for expression, days in found:
        ahead = said is not None and said[1].precision == "day" and is_future(expression.match)
        yield expression, (expression.resolve(said[1].first, None) if said and ahead else None) or days


def _closes(article: Article, content: Span, expression: Expression) -> bool:
    """Whether a day stands right after a content that was cut before it: "… killed 20 people | early Tuesday"."""
    return _NEXT.fullmatch(_text(article, content.field), content.end, expression.start) is not None


def _role_inside(article: Article, attribution: Attribution, expression: Expression) -> DateRole:
    """The role of a day in a content; "urged them Saturday to leave" has the day of saying in it."""
    text = _text(article, attribution.cue.field)
    addressed = attribution.kind is Kind.DEMAND and _TO.match(text, expression.end)
    return DateRole.SAID if addressed else DateRole.EVENT


def _said(article: Article, attribution: Attribution, loose: Sequence[Found]) -> Found | None:
    """The day nearest to the cue, in its sentence, outside every content and the source, with no other act told between."""
    cue, source = attribution.cue, attribution.source
    if source is None and is_passive(attribution):
        return None
    text = _text(article, cue.field)
    start, end = passages(text).bounds(cue.start)
    opens = min(cue.start, source.start) if source and start <= source.start else cue.start
    near: list[tuple[int, int, Found]] = []
    for expression, days in _begun(loose, start, end):
        in_source = source is not None and source.start <= expression.start < source.end
        if expression.end > end or in_source or _has(text, expression):
            continue
        if expression.following and not 0 <= opens - expression.end <= ADJACENT:
            continue
        gap = text[cue.end : expression.start] if expression.start >= cue.end else text[expression.end : opens]
        before = text[start : expression.start]
        led = expression.following or expression.end > opens or not is_past(before) or _RELEASED.search(before)
        if len(gap) <= CUE_REACH and led and not is_past(gap):
            near.append((len(gap), expression.start, (expression, days)))
    return min(near, key=lambda one: one[:2])[2] if near else None


def _inherited(article: Article, attribution: Attribution, past: Sequence[Found], said: When | None) -> list[When]:
    """The day that the nearest sentence with days of events names alone (or as the longest, round the others); none later than the saying."""
    today = _day(article.date)
    for (start, end), reason in sources_of(article.text, attribution):
        named = {
            days: expression
            for expression, days in reversed(_begun(past, start, end))
            if expression.end <= end and not expression.following
        }
        here = {
            days: expression
            for days, expression in named.items()
            if (reason == SAME or (days.last - days.first).days <= LONGEST_TAKEN_DAYS)
            and not (today and reason in (BEFORE, EARLIER) and (today - days.last).days > LONGEST_TAKEN_DAYS)
        }
        if named and not here and reason == BEFORE and _BACK.search(attribution.content_text):
            here = named
        if here:
            days, expression = max(here.items(), key=lambda one: one[0].last - one[0].first)
            alone = all(days.first <= other.first and other.last <= days.last for other in here)
            if not alone or (said and _is_after(days, said)):
                return []
            return [replace(_when(article, DateRole.EVENT, expression, days, "text"), inherited=reason)]
    return []


def _is_after(days: Days, said: When) -> bool:
    """Whether days had not passed when something was said; a night may end on the morrow."""
    if said.precision != "day":
        return days.first.isoformat() > said.start
    return days.first.isoformat() > said.end or (days.last - date.fromisoformat(said.end)).days > 1


def _beside_cue(text: str, expression: Expression, floor: int = 0) -> bool:
    """Whether a day says when something was said: "officials said on Tuesday", "told a briefing in Geneva on Tuesday"."""
    if _has(text, expression):
        return False
    at = max(floor, expression.start - CUE_REACH)
    while saying := _SAYING.search(text, at, expression.start):
        if not is_past(saying[1] or ""):
            return True
        at = saying.start() + 1
    return False


def _has(text: str, expression: Expression) -> bool:
    """Whether a day is a possessive, as in "Tuesday's strike", and so the day of something told."""
    return text.endswith("days", expression.start, expression.end) or text.startswith(("'s", "’s"), expression.end)


def _text(article: Article, field: str) -> str:
    return (article.title or "") if field == "title" else article.text


def _when(
    article: Article, role: DateRole, expression: Expression, days: Days, field: Literal["text", "title"]
) -> When:
    words = _text(article, field)[expression.start : expression.end]
    span = Span(expression.start, expression.end, words, field)
    return When(role, days.first.isoformat(), days.last.isoformat(), days.precision, span)

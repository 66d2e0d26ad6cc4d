"""When: the days in and beside each content, resolved against the article's date.

An expression inside a content is the day of the event; one beside the cue is
the day it was said. A past assertion without a day of its own takes that of a
sentence before or of the opening, unless that is later than the day it was said.
day_words.py finds the expressions, days.py says what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claimtrack.extract.day_words import Expression, expressions
from claimtrack.extract.days import Days
from claimtrack.extract.inheritance import sources_of, tells
from claimtrack.extract.passages import passages
from claimtrack.models import Article, Attribution, DateRole, Kind, Span, When

CUE_REACH = 80
"""Characters from a cue within which a day outside the content is the day it was said."""

ADJACENT = 3
"""Characters that may stand between "a day after" and the source or cue that it dates."""

HEADER_REACH, DATELINE_REACH = 30, 400
"""Characters from the start of a text in which a date opens it, and in which its own day stands as a date line."""
LONGEST_TAKEN_DAYS = 7
"""Longer spans are the background of a story and are not inherited."""
_OWN_TIME = re.compile(
    r"\b(?:(?:in|over|for|during|the) (?:recent|past|last|several|many|the past|the last|a few|few)(?: few| several)? (?:days|weeks|months|years)"
    r"|for (?:\w+ )?(?:days|weeks|months|years)|recently|so far|to date|since (?:the|its|their|then|it)|ever since|always|often|usually|regularly|repeatedly|every (?:day|week|month|year))\b",
    re.IGNORECASE,
)
"""Times that name no day: what has one of its own takes none from elsewhere."""
_TO = re.compile(r"\s+to\b")
_PUBLISHED = re.compile(r"\b(?:published|publication|updated?|posted|modified)(?: on| at)?:?\s*$", re.IGNORECASE)
_GOVERNED = re.compile(r"\b(?:on|of|since|from|until|till|to|by|in|before|after|the|dated|and)\s+$", re.IGNORECASE)
_SAYING = re.compile(
    r"\b(?:said|says|told|announced|reported|added|tweeted|wrote|warned|confirmed|denied)\s+(?:\w+\s+){0,2}(?:on\s+)?(?:early |late )?$"
)


def find(article: Article, attributions: Sequence[Attribution]) -> list[tuple[When, ...]]:
    """The dates of each attribution, in the order given: of the event, then of the saying."""
    today = _day(article.date)
    found = {"text": _resolved(article.text, today), "title": _resolved(article.title or "", today)}
    loose = {field: _outside_contents(field, dated, attributions) for field, dated in found.items()}
    return [
        _of(article, attribution, found[attribution.cue.field], loose[attribution.cue.field])
        for attribution in attributions
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
        if _is_header(text, expression):
            continue
        anchor = None
        if expression.anaphoric:
            first = max(0, sentence.at(expression.start) - 1)
            floor = sentence.sentences[first][0] if sentence.sentences else 0
            anchor = next((days for earlier, days in reversed(found) if earlier.start >= floor), None)
        days = expression.resolve(today, anchor)
        if days is not None and not _is_dateline(text, expression, days, today):
            found.append((expression, days))
    return found


def _is_header(text: str, expression: Expression) -> bool:
    """Whether a date is the article's own, not one it speaks of: at the very start, or after "Published"."""
    before = text[max(0, expression.match.start() - HEADER_REACH) : expression.match.start()]
    opens = (
        expression.match.start() < HEADER_REACH
        and not before.strip()
        and text[expression.end - 4 : expression.end].isdecimal()
    )
    return opens or _PUBLISHED.search(before) is not None


def _is_dateline(text: str, expression: Expression, days: Days, today: date | None) -> bool:
    """Whether the article's own day, with its year, stands near the start without a word that governs it: "AFP Sunday 3 Jul 2016"."""
    begin = expression.match.start()
    return (
        days.first == days.last == today
        and begin < DATELINE_REACH
        and text[expression.end - 4 : expression.end].isdecimal()
        and not _GOVERNED.search(text, max(0, begin - 10), begin)
    )


def _of(article: Article, attribution: Attribution, found: Sequence[Found], loose: Sequence[Found]) -> tuple[When, ...]:
    text = (article.title or "") if attribution.cue.field == "title" else article.text
    inside = [
        _when(
            _role_inside(text, attribution, e), days, Span(e.start, e.end, text[e.start : e.end], attribution.cue.field)
        )
        for e, days in found
        if not e.following
        and any(
            span.field == attribution.cue.field and span.start <= e.start and e.end <= span.end
            for span in attribution.content
        )
    ]
    events = [when for when in inside if when.role is DateRole.EVENT]
    said = next((when for when in inside if when.role is DateRole.SAID), None) or _said(text, attribution, loose)
    timeless = not events and tells(attribution) and not _OWN_TIME.search(attribution.content_text)
    if timeless and (taken := _inherited(text, attribution, found, said)):
        events = [taken]
    return (*events, said) if said else tuple(events)


def _role_inside(text: str, attribution: Attribution, expression: Expression) -> DateRole:
    """The role of a day in a content; "urged them Saturday to leave" has the day of saying in it."""
    addressed = attribution.kind is Kind.DEMAND and _TO.match(text, expression.end)
    return DateRole.SAID if addressed else DateRole.EVENT


def _said(text: str, attribution: Attribution, loose: Sequence[Found]) -> When | None:
    """The day nearest to the cue, in its sentence, outside every content and the source."""
    cue = attribution.cue
    start, end = passages(text).bounds(cue.start)
    source = attribution.source
    near: list[tuple[int, Expression, Days]] = []
    for expression, days in loose:
        in_source = source is not None and source.start <= expression.start < source.end
        if (
            expression.following
            and not 0 <= min(cue.start, source.start if source else cue.start) - expression.end <= ADJACENT
        ):
            continue
        if start <= expression.start and expression.end <= end and not in_source:
            distance = expression.start - cue.end if expression.start >= cue.end else cue.start - expression.end
            if distance <= CUE_REACH:
                near.append((max(distance, 0), expression, days))
    if not near:
        return None
    _, expression, days = min(near, key=lambda one: (one[0], one[1].start))
    return _when(
        DateRole.SAID, days, Span(expression.start, expression.end, text[expression.start : expression.end], cue.field)
    )


def _inherited(text: str, attribution: Attribution, found: Sequence[Found], said: When | None) -> When | None:
    """The day that the nearest sentence with days of events names alone (or as the longest, round the others); none later than the saying."""
    for (start, end), reason in sources_of(text, attribution):
        here = {
            days: expression
            for expression, days in reversed(found)
            if start <= expression.start
            and expression.end <= end
            and (days.last - days.first).days < LONGEST_TAKEN_DAYS
            if not expression.following and not _beside_cue(text, expression)
            if said is None or said.span is None or said.span.start != expression.start
        }
        if here:
            days, expression = max(here.items(), key=lambda one: one[0].last - one[0].first)
            alone = all(days.first <= other.first and other.last <= days.last for other in here)
            if not alone or (said and days.first.isoformat() > said.end):
                return None
            span = Span(expression.start, expression.end, text[expression.start : expression.end])
            return replace(_when(DateRole.EVENT, days, span), inherited=reason)
    return None


def _beside_cue(text: str, expression: Expression) -> bool:
    """Whether a day says when something was said: "officials said on Tuesday"."""
    return _SAYING.search(text[max(0, expression.start - 40) : expression.start]) is not None


def _when(role: DateRole, days: Days, span: Span) -> When:
    return When(role, days.first.isoformat(), days.last.isoformat(), days.precision, span)

"""When: the days in and beside each content, resolved against the article's date.

An expression inside a content is the day of the event; one beside the cue is
the day it was said. A past assertion without a day of its own takes that of a
sentence before or of the opening, unless that is later than the day it was said.
day_words.py finds the expressions, days.py says what they mean. Where the reader has seen the text, these rules only
propose, and it decides (when.py).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from claimtrack.extract.day_asides import is_aside
from claimtrack.extract.day_words import Expression
from claimtrack.extract.days import Days
from claimtrack.extract.days_ahead import is_future
from claimtrack.extract.inheritance import (
    BEFORE,
    COMPARED,
    EARLIER,
    SAME,
    is_past,
    is_state,
    sources_of,
    spans_long,
    tells,
)
from claimtrack.extract.passages import passages
from claimtrack.extract.saying_days import TOLD, Contents, is_beside_cue, said_on
from claimtrack.extract.told_days import Found, day_of, is_untold, resolved, text_of, within
from claimtrack.models import Article, Attribution, DateRole, Kind, Span, When

CUT_AFTER = 2
"""How many days named after a content may be told to belong to it."""
LONGEST_TAKEN_DAYS = 7
"""Longer spans are the background of a story and are not inherited."""
_OWN_TIME = re.compile(
    r"\b(?:(?:in|over|for|during|the) (?:recent|past|last|several|many|the past|the last|a few|few)(?: few| several)? (?:days|weeks|months|years)"
    r"|for (?:\w+ )?(?:days|weeks|months|years)|\w+ (?:days|weeks|months|years) of|(?:expected|likely) to|now|no longer|currently|previously|ha(?:d|s|ve) been \w+ing(?!.*\b(?:when|as|while)\b)|recently|so far|to date|since (?:the|its|their|then|it)|ever since|always|often|usually|regularly|repeatedly|every (?:day|week|month|year))\b",
    re.IGNORECASE,
)
"""Times that name no day: what has one of its own takes none from elsewhere."""
_NEXT = re.compile(r"\s(?:on |in |early |late |on the )?")
_ASIDE = re.compile(rf",\s(?:[^.,;:!?\n\"“”]|[.,](?=\d)){{1,120}},{_NEXT.pattern}")
"""What may stand between a content and a day that it goes on to: ", which links the island to the mainland, on"."""
_BACK = re.compile(
    r"\bthat (?:(?!the\b|an?\b)\w+ )?(?:attack|strike|raid|bombing|massacre|incident|assault|shelling|explosion|blast|killing|shooting|operation|battle)s?\b"
)
"""What points at an act told of just before, however long ago that was: "was responsible for that attack"."""
_OPENS = re.compile(r"\s(?:(?:on|late|early|later|earlier) )*")
CHARGED_REACH = 120
"""Characters after a cue in which the day stands on which a charge was made against somebody named before it."""
_CLAUSE = re.compile(r"\s(?:that|he|she|it|they|we|there)\b")
_CHARGING = re.compile(r"\b(?:accus|warn|critici[sz]|blam|prais|quot|cit)(?:e[ds]?|ing|s)\b$", re.IGNORECASE)
_CHARGE = re.compile(r"\s(?:of|against|for|as)\s\W?(?:not\s)?\w+ing\b")
_OF = re.compile(r"\b(?:of|against|for|as)\s\w+ing\b")
"""What follows a day of saying: "said | Friday he would", "accused | the agencies Friday of failing"."""
_WORD = re.compile(r"\w")
_TO = re.compile(r"\s+to\b")


def find(article: Article, attributions: Sequence[Attribution]) -> list[tuple[When, ...]]:
    """The dates of each attribution, in the order given: of the event, then of the saying."""
    today = day_of(article.date)
    found = {field: resolved(text_of(article, field), today) for field in ("text", "title")}
    said = said_on(article, attributions, found)
    sayings = {one[0].start for one in said if one}
    sayings |= {expression.start for expression, _ in found["text"] if is_beside_cue(article.text, expression)}
    past = [
        (expression, days)
        for expression, days in found["text"]
        if expression.start not in sayings
        and (today is None or days.first <= today)
        and not is_future(expression.match)
    ]
    told = Contents("text", attributions)
    loose = {expression.start for expression, _ in found["text"] if expression.start not in told} - sayings
    return [
        _of(article, attribution, found[attribution.cue.field], past, one, loose)
        for attribution, one in zip(attributions, said, strict=True)
    ]


def _of(
    article: Article,
    attribution: Attribution,
    found: Sequence[Found],
    past: Sequence[Found],
    said: Found | None,
    loose: Container[int],
) -> tuple[When, ...]:
    """The dates of an attribution; `loose` are the offsets of the text's days that no content names and that are none of a saying."""
    field, content, today = attribution.cue.field, attribution.content_text, day_of(article.date)
    spans, past_told = attribution.content, is_past(content)
    near = within(found, min(s.start for s in spans), max(s.end for s in spans), CUT_AFTER) if spans else ()
    inside = [
        (_role_inside(article, attribution, e), e, days)
        for e, days in _seen_from(near, said)
        if not e.following
        and any(
            span.field == field
            and span.start <= e.start
            and (
                e.end <= span.end or _closes(article, span, e) or (e.start in loose and _goes_on(article.text, span, e))
            )
            for span in attribution.content
        )
        if said is None or said[0] is not e
    ]
    events = [
        when_of(article, role, e, days, field)
        for role, e, days in inside
        if role is DateRole.EVENT
        and not is_aside(article, attribution, e)
        and not any(
            is_beside_cue(text_of(article, field), e, TOLD, s.start)
            for s in attribution.content
            if s.start <= e.start < s.end
        )
        and not (days.precision == "range" and _is_compared(article, attribution, e))
        and not (past_told and today and days.first > today and not is_future(e.match))
    ]
    spoken = next(
        (when_of(article, role, e, days, field) for role, e, days in inside if role is DateRole.SAID),
        when_of(article, DateRole.SAID, *said, field) if said else None,
    )
    unknown = is_untold(article, attribution) or any(
        e.anaphoric and today and days.first > today for _, e, days in inside
    )
    timeless = not (events or unknown or is_state(content) or spans_long(content)) and tells(attribution)
    if timeless and not has_own_time(attribution):
        events = _inherited(article, attribution, past, spoken)
    return (*events, spoken) if spoken else tuple(events)


def has_own_time(attribution: Attribution) -> bool:
    """Whether words speak of a time that names no day."""
    words = f"{attribution.cue.text} {COMPARED.sub('', attribution.content_text)}"
    return _OWN_TIME.search(words) is not None


def _is_compared(article: Article, attribution: Attribution, expression: Expression) -> bool:
    """Whether a content compares something with all since a day: "the worst attack since Friday"."""
    start = max((s.start for s in attribution.content if s.start <= expression.start), default=expression.start)
    return COMPARED.search(text_of(article, attribution.cue.field), start, expression.end) is not None


def _seen_from(found: Sequence[Found], said: Found | None) -> Iterator[Found]:
    """The days, those ahead counted from the day they were spoken of: "said on Monday that they will meet on Friday"."""
    for expression, days in found:
        ahead = said is not None and said[1].precision == "day" and is_future(expression.match)
        yield expression, (expression.resolve(said[1].first, None) if said and ahead else None) or days


def _closes(article: Article, content: Span, expression: Expression) -> bool:
    """Whether a day stands right after a content that was cut before it: "… killed 20 people | early Tuesday"."""
    return _NEXT.fullmatch(text_of(article, content.field), content.end, expression.start) is not None


def _goes_on(text: str, content: Span, expression: Expression) -> bool:
    """Whether a day ends the sentence of a content that was cut before an aside: "… hit the bridge |, which was old, on Friday"."""
    _, end = passages(text).bounds(content.start)
    return (
        content.field == "text"
        and content.end < expression.end <= end
        and _ASIDE.fullmatch(text, content.end, expression.start) is not None
        and _WORD.search(text, expression.end, end) is None
    )


def _role_inside(article: Article, attribution: Attribution, expression: Expression) -> DateRole:
    """The role of a day in a content; "urged them Saturday to leave" and "said | Friday he would" have the day of saying in them."""
    text, cue = text_of(article, attribution.cue.field), attribution.cue
    addressed = attribution.kind is Kind.DEMAND and _TO.match(text, expression.end)
    opens = _OPENS.fullmatch(text, cue.end, max(cue.end, expression.start)) and _CLAUSE.match(text, expression.end)
    charged = (
        _CHARGING.search(cue.text)
        and expression.start - cue.end <= CHARGED_REACH
        and _CHARGE.match(text, expression.end)
    )
    addressee = (
        charged and not _OF.search(text, cue.end, expression.start) and not is_past(text[cue.end : expression.start])
    )
    return DateRole.SAID if addressed or opens or addressee else DateRole.EVENT


def _inherited(article: Article, attribution: Attribution, past: Sequence[Found], said: When | None) -> list[When]:
    """The day that the nearest sentence with days of events names alone (or as the longest, round the others); none later than the saying."""
    today = day_of(article.date)
    for (start, end), reason in sources_of(article.text, attribution):
        named = {
            days: expression
            for expression, days in reversed(within(past, start, end))
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
            return [replace(when_of(article, DateRole.EVENT, expression, days, "text"), inherited=reason)]
    return []


def _is_after(days: Days, said: When) -> bool:
    """Whether days had not passed when something was said; a night may end on the morrow."""
    if said.precision != "day":
        return days.first.isoformat() > said.start
    return days.first.isoformat() > said.end or (days.last - date.fromisoformat(said.end)).days > 1


def when_of(
    article: Article, role: DateRole, expression: Expression, days: Days, field: Literal["text", "title"]
) -> When:
    """The record of days in a role, with the words that name them."""
    words = text_of(article, field)[expression.start : expression.end]
    span = Span(expression.start, expression.end, words, field)
    return When(role, days.first.isoformat(), days.last.isoformat(), days.precision, span)

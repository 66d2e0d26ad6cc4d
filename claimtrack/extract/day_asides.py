"""Days that a content names by the way: of what it compares with, of what it answers, of who or what it speaks of; none of what it tells."""

from __future__ import annotations

import re

from claimtrack.extract.day_words import Expression
from claimtrack.extract.inheritance import COMPARED, is_past
from claimtrack.extract.told_days import text_of
from claimtrack.models import Article, Attribution

REACH = 160
"""Characters before a day, and after it, within the content, in which it may be said what it is the day of."""
SINCE_REACH = 20
"""Characters after "since" in which the day stands that something is compared with all since."""
_SINCE = re.compile(r"\bsince\b")
_WHO = re.compile(r"([^,;.!?]{1,80}), (?:who|which|whose|(?!dated)[a-z]+(?:ed|ilt))\s[^,;.!?()]{0,100}$")
"""The subject of a content, with a clause on it: "Allen, who graduated in"."""
_LASTING = re.compile(r"\b(?:that|which|who) (?:has|have|had) been\b[^,;.]{0,60}\bsince (?:\w+ )?$")
_BARGAIN = re.compile(
    r"\b(?:deal|agreement|accord|cease-?fire|truce|treaty|pact|resolution) (?:(?:that|which) (?:[^\s,;.]+ ){0,6}?)?"
    r"(?:brokered|reached|signed|agreed|struck|negotiated|adopted|passed)\b[^,;.]{0,60}$"
)
_LIKE = re.compile(
    r"\b(?:than (?:they|it|he|she|we|those|that|the ones)\b|like (?:those|the ones|that)\b|(?:like|as) (?:[^\s,;.]+ ){1,6}did\b)[^,;.]{0,60}$"
)
_ANSWERED = re.compile(
    r"\b(?:(?:in (?:retaliation|response|revenge|reprisal)|an? (?:act of )?(?:retaliation|response|reprisal|revenge)) (?:for|to)|anniversary of"
    r"|died (?:on |early |late )*(?:[A-Z]\w+day|yesterday|today) (?:\w+ )?of (?:\w+ )?(?:wounds|injuries))\b[^,;.]{0,80}$"
)
"""What ends in the day of something that what is told of was compared with, answered, or was bound by."""
_YEAR = re.compile(r"\d{4}")
_DURING = re.compile(r"\bduring (?:\w+ )?$")
_ELECTION = re.compile(r"\s(?:[\w-]+ ){0,2}?(?:election|campaign|referendum|race|convention)s?\b")
_NOWADAYS = re.compile(r"\b(?:alive|those|as of|life/|the world) ?$", re.IGNORECASE)
_IS = re.compile(r" (?:is|are)\b")
_NAME = re.compile(r"\W*[A-Z]\w+ ")
_VERB = re.compile(r"\b(?:is|are|has|have|will|would|could|can|may|might|to)\b")


def is_aside(article: Article, attribution: Attribution, expression: Expression) -> bool:
    """Whether a day that a content names is told by the way."""
    text = text_of(article, attribution.cue.field)
    inside = [span for span in attribution.content if span.start <= expression.start < span.end]
    if not inside:
        return False
    start = max(inside[0].start, expression.start - REACH)
    before, after = text[start : expression.start], text[expression.end : min(inside[0].end, expression.end + REACH)]
    return (
        (start == inside[0].start and _is_of_subject(before, after))
        or _is_of_other(before, after)
        or _is_nowadays(before, text[expression.start : expression.end], after)
        or (_YEAR.fullmatch(text, expression.start, expression.end) is not None and _is_election(before, after))
    )


def _is_of_subject(before: str, after: str) -> bool:
    """As in "Allen, who graduated in 1976, is based there"."""
    subject = _WHO.match(before)
    return subject is not None and after.startswith(",") and not is_past(subject[1])


def _is_of_other(before: str, after: str) -> bool:
    """Whether a day is that of what is compared, answered, or lasts besides."""
    compared = COMPARED.search(before)
    if _LIKE.search(before) or (compared and len(before) - compared.end() <= SINCE_REACH):
        return True
    if _ANSWERED.search(before) and not _SINCE.search(before):
        return True
    if lasting := _LASTING.search(before):
        return is_past(before[: lasting.start()]) or _VERB.search(before, 0, lasting.start()) is not None
    bargain = _BARGAIN.search(before)
    return bargain is not None and any(
        is_past(words) or _VERB.search(words) for words in (before[: bargain.start()], after)
    )


def _is_nowadays(before: str, day: str, after: str) -> bool:
    """As in "Europe today is not at war", "those today who think so"."""
    return day.lower() == "today" and bool(_NOWADAYS.search(before) or (_IS.match(after) and _NAME.fullmatch(before)))


def _is_election(before: str, after: str) -> bool:
    """Whether a year is that of an election, and not told as the time of something: "interfered in the 2016 election"."""
    return _ELECTION.match(after) is not None and not _DURING.search(before)

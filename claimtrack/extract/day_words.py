"""Finding expressions of days in English news text: the grammar; days.py says what they mean.

A core word (a month, a weekday, a year, "week", "yesterday" …) is looked for,
then the longest expression around it, from the words before it on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from claimtrack.extract import days, relative_days
from claimtrack.extract.days import Days, Resolver, swung

REACH = 34
"""Characters before a core word in which its expression may begin."""

_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_WEEKDAY = "(?:" + "|".join(days.WEEKDAYS) + ")"
_SHORT_DAY = r"(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)"
_NUMBER = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_NTH = r"(?:0?[1-9]|[12]\d|3\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_TO = r"(?:\s?[-–—]\s?| to | until | through )"
_DAYTIME = r"(?:morning|afternoon|evening|night)"
_PART = r"(?:early|late|mid)"
_HAPPENING = r"(?:attack|strike|raid|bombing|blast|explosion|shooting|massacre|killing|murder|assassination|death|war|invasion|offensive|siege|battle|clash|coup|uprising|revolution|protest|riot|crash|disaster|fire|flood|earthquake|outbreak|election|referendum|vote|campaign|summit|meeting|visit|interview|speech|conference|arrest|trial|launch|incident|assault|hack|event|trip|tour|audit|debate|hearing|convention)"
"""What a year may qualify as the time at which it was."""
_FEASTS = "|".join(name.replace("'", "['’]") for name in days.FEASTS)
_LOST = r"s(?= (?!and\b|or\b|to\b)[a-z])"
"""After a weekday, the possessive that has lost its apostrophe: "Mondays attack"; "on Mondays" is a habit."""
_NO_NAME = r"(?![\w-]| (?:Times|Mirror|Express|Telegraph|Mail|Herald|Post|School)\b)"


@dataclass(frozen=True, slots=True)
class Expression:
    """Words at `start:end` that speak of days.

    `anaphoric` ones count from the day named before them; of these, `following`
    ones ("a day after X said") give the day of what comes next. `swing` says by how
    much words may be mistaken that do not tell whether they look back or ahead.
    """

    start: int
    end: int
    match: re.Match[str]
    resolver: Resolver
    anaphoric: bool
    following: bool
    swing: str | None

    def resolve(self, today: date | None, anchor: Days | None) -> Days | None:
        """The days meant; None where they cannot be told or do not exist."""
        try:
            return self.resolver(self.match, today, anchor)
        except (ValueError, OverflowError):
            return None

    def otherwise(self, days: Days, today: date) -> Days | None:
        """The days meant if they lie ahead and not back, or back and not ahead: the other Friday, the other October; None where the words tell."""
        told = self.match.groupdict()
        if self.swing is None or any(told.get(name) for name in ("y", "since", "weeks")):
            return None
        if (told.get("which") or "in").lower() not in ("in", "during", "the"):
            return None
        try:
            return swung(days, self.swing, 1 if days.first <= today else -1)
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True, slots=True)
class _Rule:
    cores: frozenset[str]
    pattern: re.Pattern[str]
    resolver: Resolver
    anaphoric: bool = False
    following: bool = False
    swing: str | None = None


def _rule(
    cores: str,
    pattern: str,
    resolver: Resolver,
    *,
    anaphoric: bool = False,
    following: bool = False,
    swing: str | None = None,
) -> _Rule:
    return _Rule(frozenset(cores.split()), re.compile(pattern, re.IGNORECASE), resolver, anaphoric, following, swing)


_RULES = (
    _rule("year", rf"(?P<at>(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>\d\d))(?![\d-])", days.iso),
    _rule("year", rf"(?P<at>(?P<a>\d\d?)(?P<sep>[./])(?P<b>\d\d?)(?P=sep)(?P<y>{_YEAR}))(?!\d)", days.numeric),
    # Oct. 4, 2020; October 4-6; Sept. 27 to Oct. 5
    _rule(
        "month weekday shortday",
        rf"(?P<since>since )?(?:(?:{_WEEKDAY}|{_SHORT_DAY}\.?),? )?(?P<at>(?P<m>{_MONTH}) (?:the )?(?P<d>{_NTH})(?![\d:%]|[.,]\d)"
        rf"(?:(?:{_TO}|(?<=\d) and )(?:(?P<m2>{_MONTH}) )?(?P<d2>{_NTH})(?![\d:%]|[.,]\d| (?!in|at|near)[a-z]+s\b))?(?:,? (?P<y>{_YEAR})\b)?)",
        days.dated,
        swing="year",
    ),
    # 4 October 2020; the 4th of October; 4-6 October
    _rule(
        "month weekday shortday",
        rf"(?P<since>since )?(?:(?:{_WEEKDAY}|{_SHORT_DAY}\.?),? )?(?:the )?(?P<at>(?P<d>{_NTH})(?:(?:{_TO}| and )(?P<d2>{_NTH}))?[ -](?:of )?(?P<m>{_MONTH})(?![\w-])"
        rf"(?:,? (?P<y>{_YEAR})\b)?)",
        days.dated,
        swing="year",
    ),
    _rule(
        "month",
        rf"(?:(?P<which>in|since|during|throughout|last|next|this)(?: the (?:start|beginning|month) of)?(?: (?P<part>{_PART})(?=[ -]))?[ -])?(?P<at>(?P<m>{_MONTH}),? (?:of )?(?P<y>{_YEAR}))\b",
        days.in_month,
    ),
    _rule(
        "month",
        rf"(?P<which>(?:in|since|during|throughout)(?: the (?:start|beginning|month) of)?(?: (?P<part>{_PART}))?|last|next|this|this past|{_PART})[ -](?P<at>(?P<m>{_MONTH}))(?![\w-]| \d)(?P<y>)",
        days.in_month,
        swing="year",
    ),
    _rule(
        "month",
        rf"(?:(?:in|during|of) (?:{_PART}[ -])?)?(?P<at>(?P<m>{_MONTH}) (?:of )?(?P<which>last|this) year)\b",
        days.month_of,
    ),
    _rule(
        "month", rf"(?:in |during )?(?P<at>(?P<m>{_MONTH}) of (?P<which>that) year)\b", days.month_of, anaphoric=True
    ),
    _rule(
        "year",
        rf"(?P<which>(?:in|since|during|throughout)(?: the (?:start|beginning) of)?(?: {_PART})?|of|the year|{_PART})[ -](?P<at>(?P<y>{_YEAR}))(?![\d-]|[.,:]\d|['’]?s\b| (?:people|dead|soldiers|troops)\b)",
        days.in_year,
    ),
    # the 2012 attack; a closed-door 2019 summit meeting; not the 2015 treaty, which is no event
    _rule("year", rf"(?P<which>)(?P<at>(?P<y>{_YEAR}))(?= (?:[\w-]+ ){{0,2}}?{_HAPPENING}s?\b)", days.in_year),
    _rule(
        "year",
        rf"(?:(?:in|during) )?(?P<at>(?P<y>{_YEAR})(?:{_TO}| and | or )(?P<y2>{_YEAR}|\d\d))(?![\d-])",
        days.years,
    ),
    _rule(
        "month",
        rf"(?P<at>(?P<m>{_MONTH}),? (?P<y>{_YEAR})(?:{_TO}| and )(?P<m2>{_MONTH}),? (?P<y2>{_YEAR}))\b",
        days.months,
    ),
    _rule("year", r"(?P<at>(?P<y>(?:1[5-9]|20)\d0)['’]?s)\b", days.decade),
    _rule(
        "weekday",
        rf"(?:(?P<weeks>an?|one|two|three) weeks? ago )?(?:(?P<which>last|next|this|coming|this past|past|since(?: (?:last|early|late|dawn|dawn on|the (?:morning|night|early hours) of))?) )?(?P<at>(?P<w>{_WEEKDAY})(?:{_LOST}|(?: {_DAYTIME})?)){_NO_NAME}",
        relative_days.weekday,
        swing="week",
    ),
    _rule(
        "weekday",
        rf"(?P<at>(?P<w>{_WEEKDAY})(?: {_DAYTIME})?(?:{_TO}| and (?:into )?| into |,? through )(?:{_PART} )?(?P<w2>{_WEEKDAY})(?: {_DAYTIME})?){_NO_NAME}",
        relative_days.weekdays,
    ),
    _rule(
        "weekday",
        rf"(?P<at>overnight (?P<into>into )?(?:on |from )?(?P<w>{_WEEKDAY}))(?! (?:and|to|into|through)\b){_NO_NAME}",
        relative_days.overnight,
    ),
    _rule("weekday", rf"(?P<at>(?P<w>{_WEEKDAY}) overnight)\b", relative_days.overnight),
    _rule("shortday", rf"(?P<which>)(?P<at>(?P<w>{_SHORT_DAY})\.)", relative_days.weekday),
    _rule("feast", rf"(?P<at>{_FEASTS})\b", days.feast),
    _rule(
        "named",
        rf"(?P<since>since )?(?P<at>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow|last night|(?<!day )overnight(?! (?:on |from |into )?{_WEEKDAY})|this {_DAYTIME})\b(?!['’]s? (?:world|age|generation))",
        relative_days.named,
    ),
    _rule(
        "unit",
        r"(?P<at>(?:the|this) (?:past|last|previous) (?P<n>24|48|72)[ -](?P<u>hour)s?)\b",
        relative_days.past_span,
    ),
    _rule(
        "unit",
        r"(?:in|over|during|within) (?:less than |under )?(?P<at>(?P<n>24|48|72) (?P<u>hour)s)\b",
        relative_days.past_span,
    ),
    _rule(
        "unit",
        r"(?P<at>since the (?:start|beginning) of (?:the|this) (?P<u>week|month|year))\b",
        relative_days.since_start,
    ),
    _rule("unit", r"(?P<at>earlier in the (?P<u>week|month|year))\b", relative_days.since_start),
    _rule("unit", rf"(?P<at>(?P<n>{_NUMBER}) (?P<u>day|week|month|year)s? ago)\b(?! {_WEEKDAY})", relative_days.ago),
    _rule(
        "unit",
        r"(?P<at>(?:(?P<part>earlier|later) )?(?P<which>last|this|next|previous) (?P<u>week|month|year|weekend))\b",
        relative_days.period,
    ),
    _rule(
        "unit",
        r"(?:over|at|on|during) (?P<at>(?P<which>the) (?P<u>weekend))(?P<part>)\b",
        relative_days.period,
        swing="week",
    ),
    _rule(
        "unit",
        r"(?P<at>(?:the|this) (?:past|last) (?:(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) )?(?P<u>day|week|month|year)s?)\b",
        relative_days.past_span,
    ),
    _rule(
        "unit",
        rf"(?P<at>(?P<n>{_NUMBER}) (?P<u>day|week|month|year)s? (?P<dir>earlier|later))\b",
        relative_days.later,
        anaphoric=True,
    ),
    _rule(
        "unit",
        rf"(?P<at>(?P<n>{_NUMBER}) (?P<u>day|week|month|year)s? before)(?=[.;!?]|$)",
        relative_days.sooner,
        anaphoric=True,
    ),
    _rule(
        "unit",
        rf"(?P<at>(?P<n>{_NUMBER}) (?P<u>day|week|month|year)s? (?P<dir>before|after))\b",
        relative_days.later,
        anaphoric=True,
        following=True,
    ),
    _rule(
        "unit",
        r"(?P<at>the (?P<step>previous|next|following) day|the (?:day|night) before|the previous night)\b(?! yesterday)",
        relative_days.beside,
        anaphoric=True,
    ),
    _rule(
        "unit",
        r"(?P<at>(?:earlier|later) (?:in the|that|the same) day|(?:the|that) same day|(?<=on )that day)\b",
        relative_days.same,
        anaphoric=True,
    ),
)

_CORE = re.compile(
    rf"(?<!\w)(?:(?P<year>{_YEAR}(?=['’]?s?\b))|(?P<month>{_MONTH}(?!\w))|(?P<weekday>(?<!on ){_WEEKDAY}(?={_LOST})|{_WEEKDAY}(?!\w))|(?P<shortday>{_SHORT_DAY})(?=[. ]|, )"
    rf"|(?P<feast>(?:{_FEASTS})(?!\w))"
    r"|(?P<named>(?:today|tonight|yesterday|tomorrow|overnight|last night|this (?:morning|afternoon|evening))(?!\w))|(?P<unit>(?:hours?|days?|night(?= before)|(?<=previous )night|weeks?|months?|years?|weekend)(?!\w)))",
    re.IGNORECASE,
)
_WORD_START = re.compile(r"(?<![\w.])\w")
_NOT_BEFORE = re.compile(
    r"\b(?:until|till|by|before|prior to|every|each|per|black|good|bloody|super|palm|easter|cyber|ash|holy)\s+(?:the\s+|early\s+|late\s+)?$",
    re.IGNORECASE,
)
"""Words that make a date a limit, a habit or a feast rather than a day on which something was."""


@lru_cache(maxsize=8)
def expressions(text: str) -> tuple[Expression, ...]:
    """The expressions of days in a text, in order, none within another."""
    return tuple(_search(text))


def _search(text: str) -> Iterator[Expression]:
    done = 0
    for core in _CORE.finditer(text):
        kind = core.lastgroup or ""
        if core.start() < done or (kind in ("month", "shortday") and not text[core.start()].isupper()):
            continue
        found = _longest(text, kind, core, done)
        if found is not None:
            rule, match = found
            done = match.end()
            if not _NOT_BEFORE.search(text, max(0, match.start() - 24), match.start()):
                yield Expression(*match.span("at"), match, rule.resolver, rule.anaphoric, rule.following, rule.swing)


def _longest(text: str, kind: str, core: re.Match[str], done: int) -> tuple[_Rule, re.Match[str]] | None:
    """The rule and match that begin earliest at or before a core word and cover it; of these the longest."""
    first = max(done, core.start() - REACH)
    for begin in _WORD_START.finditer(text, first, core.start() + 1):
        matches = [
            (rule, match)
            for rule in _BY_CORE[kind]
            if (match := rule.pattern.match(text, begin.start())) and match.end() >= core.end()
        ]
        if matches:
            return max(matches, key=lambda pair: pair[1].end())
    return None


_BY_CORE = {
    kind: tuple(rule for rule in _RULES if kind in rule.cores)
    for kind in ("year", "month", "weekday", "shortday", "feast", "named", "unit")
}

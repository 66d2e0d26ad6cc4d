"""The grammar of expressions of days in English news text: which words name days, and what reckons the days they mean.

day_words.py finds the expressions in a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimtrack.extract import days, relative_days
from claimtrack.extract.days import Resolver

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
class Rule:
    """Words around a core of one of some kinds, and what reckons their days; the rest is as in an Expression."""

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
) -> Rule:
    return Rule(frozenset(cores.split()), re.compile(pattern, re.IGNORECASE), resolver, anaphoric, following, swing)


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
        rf"(?P<which>(?:in|since|during|throughout)(?: the (?:start|beginning|month) of)?(?: (?P<part>{_PART}))?|last|next|this|this past|{_PART})[ -](?P<at>(?P<m>{_MONTH}))(?![\w-]| \d|(?<=may) (?:be|have|not)\b)(?P<y>)",
        days.in_month,
        swing="year",
    ),
    _rule(
        "month",
        rf"(?:(?:in|during|of|(?P<since>since)) (?:{_PART}[ -])?)?(?P<at>(?P<m>{_MONTH}) (?:of )?(?P<which>last|this) year)\b",
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
    # between January 1 and early March; from late January to 5 March 2020
    _rule(
        "month",
        rf"(?:between|(?P<from>from)) (?:(?P<part>{_PART})[ -])?(?P<at>(?:(?P<d>{_NTH}) )?(?P<m>{_MONTH})(?: (?P<e>{_NTH})(?!\d))?(?:,? (?P<y>{_YEAR})\b)?"
        rf"(?(from){_TO}| and )(?:(?P<part2>{_PART})[ -])?(?:(?P<d2>{_NTH}) )?(?P<m2>{_MONTH})(?![\w-])"
        rf"(?: (?P<e2>{_NTH})(?![\d:%]|[.,]\d| (?!in|at|near)[a-z]+s\b)|(?! {_NTH}\b))(?:,? (?P<y2>{_YEAR})\b|(?!,? {_YEAR}\b| (?:of )?(?:last|this|next|that) year\b)))",
        days.between,
    ),
    _rule("year", r"(?:(?P<part>early|mid|late)[ -])?(?P<at>(?P<y>(?:1[5-9]|20)\d0)['’]?s)\b", days.decade),
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
        rf"(?P<at>(?P<w>{_WEEKDAY})(?: {_DAYTIME})? (?:of )?(?P<which>last|this|next) week)\b",
        relative_days.in_week,
    ),
    _rule("unit", rf"(?P<at>(?P<which>last|this|next) week on (?P<w>{_WEEKDAY}))\b", relative_days.in_week),
    _rule(
        "weekday",
        rf"(?P<at>overnight (?P<into>into )?(?:on |from )?(?P<w>{_WEEKDAY}))(?! (?:and|to|into|through)\b){_NO_NAME}",
        relative_days.overnight,
    ),
    _rule("weekday", rf"(?P<at>(?P<w>{_WEEKDAY}) overnight)\b", relative_days.overnight),
    _rule("shortday", rf"(?P<which>)(?P<at>(?P<w>{_SHORT_DAY})\.)", relative_days.weekday),
    _rule("feast", rf"(?P<at>(?P<feast>{_FEASTS})(?:,? (?P<y>{_YEAR}))?)\b", days.feast, swing="year"),
    _rule(
        "named",
        rf"(?P<since>since )?(?P<at>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow|last night|(?<!day )(?<!almost )(?<!happen )overnight(?! (?:on |from |into )?{_WEEKDAY})|this {_DAYTIME})\b(?!['’]s? (?:world|age|generation))",
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
        r"(?P<since>since (?:(?P<begin>early|late|mid)[ -])?)?(?P<at>(?:(?P<part>earlier|later) )?(?P<which>last|this|next|previous) (?P<u>week|month|year|weekend))\b",
        relative_days.period,
    ),
    _rule(
        "unit",
        r"(?:over|at|on|during|(?P<since>since)) (?P<at>(?P<which>the) (?P<u>weekend))(?P<part>)\b",
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
        r"(?P<at>(?:earlier|later) (?:in the|that|the same) day|(?:the|that) (?:very )?same day|that very day|(?<=on )that day)\b",
        relative_days.same,
        anaphoric=True,
    ),
)

CORE = re.compile(
    rf"(?<!\w)(?:(?P<year>{_YEAR}(?=['’]?s?\b))|(?P<month>{_MONTH}(?!\w))|(?P<weekday>(?<!on ){_WEEKDAY}(?={_LOST})|{_WEEKDAY}(?!\w))|(?P<shortday>{_SHORT_DAY})(?=[. ]|, )"
    rf"|(?P<feast>(?:{_FEASTS})(?!\w))"
    r"|(?P<named>(?:today|tonight|yesterday|tomorrow|overnight|last night|this (?:morning|afternoon|evening))(?!\w))|(?P<unit>(?:hours?|days?|night(?= before)|(?<=previous )night|weeks?|months?|years?|weekend)(?!\w)))",
    re.IGNORECASE,
)
BY_CORE = {
    kind: tuple(rule for rule in _RULES if kind in rule.cores)
    for kind in ("year", "month", "weekday", "shortday", "feast", "named", "unit")
}
"""The rules that a core word of a kind may belong to."""

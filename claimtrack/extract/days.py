"""What days an expression of time means, by the calendar; day_words.py finds the expressions.

A resolver takes the words found, the article's day (None where unknown) and the
days named last before (None where there are none), and gives the days meant, or
None where they cannot be told. A day that does not exist raises ValueError.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from claimtrack.extract.days_ahead import Match, clause_before, is_future
from claimtrack.extract.inheritance import is_past

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
MONTHS_BACK = 9
"""How far back a date without a year may lie; news gives the year of what is older, so that it is rather the coming one."""
NEARER_AHEAD = 5
"""The same where "will" stands before it."""
PART_BEGINS = {"mid": 14, "late": 20}
"""Days into a month at which its middle and its end begin."""
PART_ENDS = {"early": 14, "mid": 20}
"""The days of a month with which its beginning and its middle end."""
DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
"""The first and last years of the parts of a decade."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `first` to `last`, both included; `precision` is day, week, month, year or range."""

    first: date
    last: date
    precision: str


_ON = re.compile(r"(?<!said )\bon (?:the eve of )?$")
Resolver = Callable[[Match, date | None, Days | None], Days | None]


def day(on: date) -> Days:
    """One day."""
    return Days(on, on, "day")


def span(first: date, last: date) -> Days | None:
    """Days from first to last; a range turned round is none."""
    if first > last:
        return None
    return Days(first, last, "day" if first == last else "range")


def month(year: int, number: int) -> Days:
    """All days of a month."""
    return Days(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month")


def year(number: int) -> Days:
    """All days of a year."""
    return Days(date(number, 1, 1), date(number, 12, 31), "year")


def shifted(from_day: date, unit: str, by: int) -> Days:
    """The day, week (the seven days around it), month or year that lies so many units away."""
    if unit == "day":
        return day(from_day + timedelta(days=by))
    if unit == "week":
        middle = from_day + timedelta(weeks=by)
        return Days(middle - timedelta(days=3), middle + timedelta(days=3), "week")
    if unit == "month":
        return month(*months_later(from_day, by))
    return year(from_day.year + by)


def swung(days: Days, unit: str, by: int) -> Days:
    """The same weekdays so many weeks away, or the same days of the year so many years away."""
    if unit == "week":
        return Days(days.first + timedelta(weeks=by), days.last + timedelta(weeks=by), days.precision)
    if days.precision == "month":
        return month(days.first.year + by, days.first.month)
    first, last = (each.replace(year=each.year + by) for each in (days.first, days.last))
    return Days(first, last, days.precision)


def months_later(from_day: date, by: int) -> tuple[int, int]:
    """Year and month so many months away."""
    total = from_day.year * 12 + from_day.month - 1 + by
    return total // 12, total % 12 + 1


def _month_number(word: str) -> int:
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(word.lower()[:3]))


def weekday_number(word: str) -> int:
    """Monday is 0; the first three letters suffice."""
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(word.lower()[:3]))


def number(word: str | None) -> int:
    """A small number in words or digits; no word is one."""
    if not word:
        return 1
    return int(word) if word.isdecimal() else NUMBERS[word.lower()]


def _digits(word: str) -> int:
    return int("".join(char for char in word if char.isdigit()))


# Dates by the calendar


def iso(match: Match, _today: date | None, _anchor: Days | None) -> Days | None:
    """As in "2020-10-04"."""
    return day(date(int(match["y"]), int(match["m"]), int(match["d"])))


def numeric(match: Match, _today: date | None, _anchor: Days | None) -> Days | None:
    """Dots mean day.month.year; 4/10/2020 is ambiguous unless one number is no month or both are the same."""
    first, second, of_year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["sep"] == "." or first > 12 or first == second:
        return day(date(of_year, second, first))
    return day(date(of_year, first, second)) if second > 12 else None


def dated(match: Match, today: date | None, _anchor: Days | None) -> Days | None:
    """A day of a month, or two days, with or without a year."""
    number, first = _month_number(match["m"]), _digits(match["d"])
    if match["y"] is None and today is None:
        return None
    of_year = int(match["y"]) if match["y"] else _year_of(number, first, today or date.min, future=is_future(match))
    begin = date(of_year, number, first)
    groups = match.groupdict()
    if groups.get("d2"):
        until = _month_number(groups["m2"]) if groups.get("m2") else number
        return span(begin, date(of_year, until, _digits(groups["d2"])))
    if groups.get("since"):
        return span(begin, today) if today else None
    return day(begin)


def _year_of(number: int, on: int, today: date, *, future: bool) -> int:
    """The year of a day without one: of the last such day not after today, else of the next.

    The next is meant where the last lies too far back, and with `future` where the next is nearer.
    """
    last = today.year - ((number, on) > (today.month, today.day))
    months_back = (today.year - last) * 12 + today.month - number
    return last + (months_back > (MONTHS_BACK if not future else NEARER_AHEAD))


FEASTS = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
    "boxing day": (12, 26), "valentine's day": (2, 14), "halloween": (10, 31),
}  # fmt: skip
"""Month and day of feasts that news dates by; the longer names first."""


def feast(match: Match, today: date | None, _anchor: Days | None) -> Days | None:
    """As in "on New Year's Eve"; what has happened "on Christmas" did so on the last."""
    number, on = FEASTS[match["feast"].lower().replace("’", "'")]
    if match["y"] or today is None:
        return day(date(int(match["y"]), number, on)) if match["y"] else None
    ahead, before = is_future(match), clause_before(match)
    if not ahead and _ON.search(before) and is_past(before):
        return day(date(today.year - ((number, on) > (today.month, today.day)), number, on))
    return day(date(_year_of(number, on, today, future=ahead), number, on))


def in_month(match: Match, today: date | None, _anchor: Days | None) -> Days | None:
    """As in "October 2020", "last October", "in October", "since March"."""
    number, which = _month_number(match["m"]), (match["which"] or "").lower()
    if match["y"]:
        of_year = int(match["y"])
    elif today is None:
        return None
    else:
        of_year = _year_of_month(number, which, today, future=is_future(match))
    whole = month(of_year, number)
    if which.startswith("since"):
        return span(begun(whole, match["part"]), today) if today else None
    return whole


def month_of(match: Match, today: date | None, anchor: Days | None) -> Days | None:
    """As in "October last year"; "March of that year" is of the year of the days named before."""
    number, which = _month_number(match["m"]), match["which"].lower()
    if which == "that":
        return month(anchor.first.year, number) if anchor and anchor.precision == "year" else None
    if today is None:
        return None
    whole = month(today.year - (which == "last"), number)
    return span(whole.first, today) if match["since"] else whole


def begun(whole: Days, part: str | None) -> date:
    """The day from which "since mid-March" and "since late March" count."""
    return whole.first + timedelta(days=PART_BEGINS.get((part or "").lower(), 0))


def _year_of_month(number: int, which: str, today: date, *, future: bool) -> int:
    if which == "next":
        return today.year + (number <= today.month)
    if which == "last":
        return today.year - (number >= today.month)
    if which.startswith("since") or which == "this past":
        return today.year - (number > today.month)
    return _year_of(number, 1, today, future=future and number != today.month)


def in_year(match: Match, today: date | None, _anchor: Days | None) -> Days | None:
    """As in "in 1991", "since 1991"."""
    of_year = int(match["y"])
    if match["which"].lower().startswith("since"):
        return span(date(of_year, 1, 1), today) if today else None
    return year(of_year)


def years(match: Match, _today: date | None, _anchor: Days | None) -> Days | None:
    """As in "from 1991 to 1994", "1988-94"."""
    first, last = match["y"], match["y2"]
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    return span(date(int(first), 1, 1), date(end, 12, 31))


def months(match: Match, _today: date | None, _anchor: Days | None) -> Days | None:
    """As in "from December 1992 until August 1993"."""
    first, last = (month(int(match[y]), _month_number(match[m])) for y, m in (("y", "m"), ("y2", "m2")))
    return span(first.first, last.last)


def between(match: Match, today: date | None, _anchor: Days | None) -> Days | None:
    """As in "between January 1 and early March", "from late January to March 5"."""
    first, last = _month_number(match["m"]), _month_number(match["m2"])
    on, until = (_digits(match[a] or match[b] or "0") for a, b in (("d", "e"), ("d2", "e2")))
    turned = first > last or (first == last and on > (until or on))
    if match["y"] or match["y2"]:
        ends = int(match["y2"] or match["y"]) + (not match["y2"] and turned)
    elif today is None:
        return None
    else:
        ends = _year_of(last, until or 1, today, future=is_future(match))
    begins = int(match["y"]) if match["y"] else ends - turned
    begin = date(begins, first, on) if on else begun(month(begins, first), match["part"])
    if until:
        return span(begin, date(ends, last, until))
    end = month(ends, last).last
    return span(begin, end.replace(day=PART_ENDS.get((match["part2"] or "").lower(), end.day)))


def decade(match: Match, _today: date | None, _anchor: Days | None) -> Days | None:
    """As in "the 1990s", "the early 1980s", "the 1800s"."""
    first = int(match["y"])
    century = first % 100 == 0 and first < 2000
    begin, last = DECADE_PARTS.get((match["part"] or "").lower(), (0, 9))
    if century:
        begin, last = begin * 10, last * 10 + 9
    return Days(date(first + begin, 1, 1), date(first + last, 12, 31), "range")

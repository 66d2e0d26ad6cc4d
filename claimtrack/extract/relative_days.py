"""What days an expression counts from the article's day, or from the day named before: "Sunday", "two days ago", "a day earlier".

The resolvers have the shape that days.py describes; dates by the calendar are there.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from claimtrack.extract.days import (
    Days,
    begun,
    day,
    months_later,
    number,
    shifted,
    span,
    weekday_number,
)
from claimtrack.extract.days_ahead import Match, is_future


def weekday(match: Match, today: date | None, _anchor: Days | None) -> Days | None:
    """The last such day not after today; "last" on that very day is a week before; with "next" or "will" the coming one.

    "This" is that of the week, from Monday to Sunday.
    """
    if today is None:
        return None
    which = (match["which"] or "").lower()
    back = (today.weekday() - weekday_number(match["w"])) % 7
    if which == "this":
        return day(today + timedelta(days=weekday_number(match["w"]) - today.weekday()))
    if which in ("next", "coming"):
        return day(today + timedelta(days=7 - back))
    if is_future(match) and not which:
        return day(today + timedelta(days=(7 - back) % 7))
    if which.endswith("last") and back == 0:
        back = 7
    weeks = number(match["weeks"]) if match.groupdict().get("weeks") else 0
    on = today - timedelta(days=back + 7 * weeks)
    return span(on, today) if which.startswith("since") else day(on)


def overnight(match: Match, today: date | None, _anchor: Days | None) -> Days | None:
    """As in "overnight Sunday": that day and the next, or the one before where it is today, or with "into"."""
    if today is None:
        return None
    on = today - timedelta(days=(today.weekday() - weekday_number(match["w"])) % 7)
    ends = on == today or match.groupdict().get("into") is not None
    return span(on - timedelta(days=ends), on + timedelta(days=not ends))


def weekdays(match: Match, today: date | None, _anchor: Days | None) -> Days | None:
    """As in "Saturday and Sunday", "from Friday to Sunday": the last such days up to today; with "will" the coming ones."""
    if today is None:
        return None
    first, second = weekday_number(match["w"]), weekday_number(match["w2"])
    last = today - timedelta(days=(today.weekday() - second) % 7) + timedelta(weeks=is_future(match))
    return span(last - timedelta(days=(second - first) % 7), last)


_TUESDAY, _SATURDAY = 1, 5
_NAMED = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}


def named(match: Match, today: date | None, _anchor: Days | None) -> Days | None:
    """today, yesterday, tomorrow, this morning, last night, the day before yesterday, overnight."""
    if today is None:
        return None
    words = " ".join(match["at"].lower().split())
    if words == "overnight":
        return span(today - timedelta(days=1), today)
    on = today + timedelta(days=_NAMED.get(words, 0))
    return span(on, today) if match["since"] else day(on)


def ago(match: Match, today: date | None, _anchor: Days | None) -> Days | None:
    """As in "two days ago"."""
    return shifted(today, match["u"].lower(), -number(match["n"])) if today else None


def period(match: Match, today: date | None, _anchor: Days | None) -> Days | None:
    """As in "last week" (Monday to Sunday), "earlier this month", "next year", "since the weekend"; "this weekend" is the past one only on a Monday."""
    if today is None:
        return None
    whole, part = _period(match, today), (match["part"] or "").lower()
    if match["since"] or (part == "earlier" and match["u"].lower() != "weekend"):
        late = whole.precision == "month" and match.groupdict().get("begin")
        return span(begun(whole, late) if late else whole.first, today)
    return span(today, whole.last) if part == "later" else whole


_STEPS = {"last": -1, "previous": -1, "next": 1}


def _period(match: Match, today: date) -> Days:
    step, unit = _STEPS.get(match["which"].lower(), 0), match["u"].lower()
    if unit == "weekend":
        coming = step > 0 or (match["which"].lower() == "this" and _TUESDAY <= today.weekday() < _SATURDAY)
        saturday = today - timedelta(days=(today.weekday() - _SATURDAY) % 7) + timedelta(weeks=coming)
        return Days(saturday, saturday + timedelta(days=1), "range")
    if unit == "week":
        monday = _monday(today, step)
        return Days(monday, monday + timedelta(days=6), "week")
    return shifted(today, unit, step)


def _monday(today: date, weeks: int) -> date:
    """The day with which the week so many weeks away begins."""
    return today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)


def in_week(match: Match, today: date | None, _anchor: Days | None) -> Days | None:
    """As in "Thursday last week", "last week on Thursday"."""
    if today is None:
        return None
    monday = _monday(today, _STEPS.get(match["which"].lower(), 0))
    return day(monday + timedelta(days=weekday_number(match["w"])))


def since_start(match: Match, today: date | None, _anchor: Days | None) -> Days | None:
    """As in "since the start of the year", "earlier in the week"."""
    if today is None:
        return None
    begun = {"week": today - timedelta(days=today.weekday()), "month": today.replace(day=1)}
    return span(begun.get(match["u"].lower(), date(today.year, 1, 1)), today)


def past_span(match: Match, today: date | None, _anchor: Days | None) -> Days | None:
    """As in "the past three days", "over the last week": so many up to today."""
    if today is None:
        return None
    count, unit = number(match["n"]), match["u"].lower()
    if unit == "hour":
        return None if is_future(match) else span(today - timedelta(hours=count), today)
    if unit in ("day", "week"):
        return span(today - timedelta(days=count * (7 if unit == "week" else 1)), today)
    begin = months_later(today, -count * (12 if unit == "year" else 1))
    return span(date(*begin, min(today.day, calendar.monthrange(*begin)[1])), today)


# Days counted from the day named before


def same(_match: Match, _today: date | None, anchor: Days | None) -> Days | None:
    """As in "the same day"."""
    return anchor if anchor and anchor.precision == "day" else None


def beside(match: Match, _today: date | None, anchor: Days | None) -> Days | None:
    """As in "the day before", "the next day"."""
    if anchor is None or anchor.precision != "day":
        return None
    return shifted(anchor.first, "day", 1 if (match["step"] or "").lower() in ("next", "following") else -1)


def later(match: Match, _today: date | None, anchor: Days | None) -> Days | None:
    """As in "a day earlier", "two days later"; "a day after" gives the day of what it goes on to tell."""
    if anchor is None or anchor.precision != "day":
        return None
    ahead = match["dir"].lower() in ("later", "before")
    return shifted(anchor.first, match["u"].lower(), number(match["n"]) * (1 if ahead else -1))


def sooner(match: Match, _today: date | None, anchor: Days | None) -> Days | None:
    """As in "three days before" at the end of a sentence."""
    if anchor is None or anchor.precision != "day":
        return None
    return shifted(anchor.first, match["u"].lower(), -number(match["n"]))

"""Expressions of days and the days they mean; the day of the event, the day of saying, and what a claim inherits."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract import dates
from claimtrack.extract.day_words import expressions
from claimtrack.extract.days import Days
from claimtrack.extract.days_ahead import is_future
from claimtrack.extract.saying_days import Contents
from claimtrack.models import Article, Attribution, DateRole, Kind, Span

TODAY = date(2020, 10, 5)
"""A Monday."""

ABSOLUTE = [
    ("on 4 October 2020", "2020-10-04"),
    ("on 4 Oct. 2020", "2020-10-04"),
    ("on the 4th of October, 2020", "2020-10-04"),
    ("on October 4, 2020", "2020-10-04"),
    ("on October 4 2020", "2020-10-04"),
    ("on Oct. 4, 2020", "2020-10-04"),
    ("on Oct 4th, 2020", "2020-10-04"),
    ("on Sunday, Oct. 4, 2020", "2020-10-04"),
    ("on Sunday 4 October 2020", "2020-10-04"),
    ("on Sun. Oct. 4 2020", "2020-10-04"),
    ("on Sept. 27, 2020", "2020-09-27"),
    ("on 2020-10-04", "2020-10-04"),
    ("on 04.10.2020", "2020-10-04"),
    ("on 25/12/2019", "2019-12-25"),
    ("on 12/25/2019", "2019-12-25"),
    ("on 4/4/2019", "2019-04-04"),
    ("on Feb. 29, 2020", "2020-02-29"),
    ("October 4-6, 2020", "2020-10-04 2020-10-06 range"),
    ("4–6 October 2020", "2020-10-04 2020-10-06 range"),
    ("from Sept. 27 to Oct. 5, 2020", "2020-09-27 2020-10-05 range"),
    ("between 4 and 6 October 2020", "2020-10-04 2020-10-06 range"),
    ("October 2020", "2020-10-01 2020-10-31 month"),
    ("in March 2019", "2019-03-01 2019-03-31 month"),
    ("in early February 2020", "2020-02-01 2020-02-29 month"),
    ("in Jan. 1999", "1999-01-01 1999-01-31 month"),
    ("in 1991", "1991-01-01 1991-12-31 year"),
    ("in late 1991", "1991-01-01 1991-12-31 year"),
    ("during 2014", "2014-01-01 2014-12-31 year"),
    ("the war of 2008", "2008-01-01 2008-12-31 year"),
    ("the year 1994", "1994-01-01 1994-12-31 year"),
    ("in the 1990s", "1990-01-01 1999-12-31 range"),
    ("in the early 1980s", "1980-01-01 1983-12-31 range"),
    ("in the mid-1990s", "1994-01-01 1996-12-31 range"),
    ("in the late 1990s", "1997-01-01 1999-12-31 range"),
    ("in the 1800s", "1800-01-01 1899-12-31 range"),
    ("since the 1990s", "1990-01-01 1999-12-31 range"),
    ("from 1991 to 1994", "1991-01-01 1994-12-31 range"),
    ("between 1992 and 1994", "1992-01-01 1994-12-31 range"),
    ("in 1988-94", "1988-01-01 1994-12-31 range"),
    ("the 1991–1994 war", "1991-01-01 1994-12-31 range"),
    ("from 1956 through 2012", "1956-01-01 2012-12-31 range"),
    ("in 1995 or 1996", "1995-01-01 1996-12-31 range"),
    ("from December 1992 until August 1993", "1992-12-01 1993-08-31 range"),
    ("in 2013, while he led the bank", "2013-01-01 2013-12-31 year"),
    ("after the 2012 attack on the post", "2012-01-01 2012-12-31 year"),
    ("a closed-door 2019 summit meeting", "2019-01-01 2019-12-31 year"),
    ("between January 1 and early March 2020", "2020-01-01 2020-03-14 range"),
    ("from mid-November 2019 to 5 February 2020", "2019-11-15 2020-02-05 range"),
    ("between late November and Feb. 5, 2020", "2019-11-21 2020-02-05 range"),
    ("between November 2019 and mid-March", "2019-11-01 2020-03-20 range"),
    ("between May 2018 and August 2019 that", "2018-05-01 2019-08-31 range"),
    ("between May 2018 and August 4, 2019 that year", "2018-05-01 2019-08-04 range"),
    ("on the eve of Oct. 4, 2020", "2020-10-03"),
    ("on Christmas Day 2018", "2018-12-25"),
    ("on the eve of Christmas, 2018", "2018-12-24"),
]

COUNTED = [
    ("on Oct. 4", "2020-10-04"),
    ("on 4 October", "2020-10-04"),
    ("on the 4th of July", "2020-07-04"),
    ("on Sunday, Oct. 4", "2020-10-04"),
    ("on Jan. 20", "2020-01-20"),
    ("on Oct. 20", "2020-10-20"),
    ("on Dec. 31", "2020-12-31"),
    ("will vote on Jan. 3", "2021-01-03"),
    ("would look into a July 25 call", "2020-07-25"),
    ("since Oct. 1", "2020-10-01 2020-10-05 range"),
    ("since 1991", "1991-01-01 2020-10-05 range"),
    ("since September", "2020-09-01 2020-10-05 range"),
    ("since early September", "2020-09-01 2020-10-05 range"),
    ("since March 2019", "2019-03-01 2020-10-05 range"),
    ("October 1-3", "2020-10-01 2020-10-03 range"),
    ("in September", "2020-09-01 2020-09-30 month"),
    ("in October", "2020-10-01 2020-10-31 month"),
    ("in mid-May", "2020-05-01 2020-05-31 month"),
    ("last October", "2019-10-01 2019-10-31 month"),
    ("next October", "2021-10-01 2021-10-31 month"),
    ("next May", "2021-05-01 2021-05-31 month"),
    ("Sunday", "2020-10-04"),
    ("on Monday", "2020-10-05"),
    ("on Tuesday", "2020-09-29"),
    ("on Saturday night", "2020-10-03"),
    ("late Saturday", "2020-10-03"),
    ("Sunday morning", "2020-10-04"),
    ("Thursday's attack", "2020-10-01"),
    ("last Sunday", "2020-10-04"),
    ("last Monday", "2020-09-28"),
    ("this past Friday", "2020-10-02"),
    ("next Sunday", "2020-10-11"),
    ("next Monday", "2020-10-12"),
    ("this coming Friday", "2020-10-09"),
    ("they will meet on Friday", "2020-10-09"),
    ("the talks scheduled for Friday", "2020-10-09"),
    ("the vote, which will be repeated, was held on Friday", "2020-10-02"),
    ("erupted one week ago Sunday", "2020-09-27"),
    ("two weeks ago Friday", "2020-09-18"),
    ("since Friday", "2020-10-02 2020-10-05 range"),
    ("since last Monday", "2020-09-28 2020-10-05 range"),
    ("since yesterday", "2020-10-04 2020-10-05 range"),
    ("since early Friday", "2020-10-02 2020-10-05 range"),
    ("since dawn on Saturday", "2020-10-03 2020-10-05 range"),
    ("since mid-September", "2020-09-15 2020-10-05 range"),
    ("since late September", "2020-09-21 2020-10-05 range"),
    ("since mid-March 2019", "2019-03-15 2020-10-05 range"),
    ("since the beginning of September", "2020-09-01 2020-10-05 range"),
    ("since the start of 2019", "2019-01-01 2020-10-05 range"),
    ("since the start of the year", "2020-01-01 2020-10-05 range"),
    ("earlier in the month", "2020-10-01 2020-10-05 range"),
    ("throughout September", "2020-09-01 2020-09-30 month"),
    ("in the month of September", "2020-09-01 2020-09-30 month"),
    ("within 24 hours", "2020-10-04 2020-10-05 range"),
    ("in less than 48 hours", "2020-10-03 2020-10-05 range"),
    ("Saturday overnight", "2020-10-03 2020-10-04 range"),
    ("overnight on Saturday", "2020-10-03 2020-10-04 range"),
    ("overnight into Sunday", "2020-10-03 2020-10-04 range"),
    ("overnight Monday", "2020-10-04 2020-10-05 range"),
    ("Saturday and Sunday", "2020-10-03 2020-10-04 range"),
    ("from Friday to Sunday", "2020-10-02 2020-10-04 range"),
    ("overnight Saturday and into Sunday morning", "2020-10-03 2020-10-04 range"),
    ("will meet from Friday to Sunday", "2020-10-09 2020-10-11 range"),
    ("in the past 24 hours", "2020-10-04 2020-10-05 range"),
    ("over the last 48 hours", "2020-10-03 2020-10-05 range"),
    ("in 24 hours", "2020-10-04 2020-10-05 range"),
    ("the past ten days", "2020-09-25 2020-10-05 range"),
    ("today", "2020-10-05"),
    ("this morning", "2020-10-05"),
    ("tonight", "2020-10-05"),
    ("yesterday", "2020-10-04"),
    ("yesterday evening", "2020-10-04"),
    ("last night", "2020-10-04"),
    ("the day before yesterday", "2020-10-03"),
    ("tomorrow", "2020-10-06"),
    ("the day after tomorrow", "2020-10-07"),
    ("overnight", "2020-10-04 2020-10-05 range"),
    ("two days ago", "2020-10-03"),
    ("10 days ago", "2020-09-25"),
    ("a week ago", "2020-09-25 2020-10-01 week"),
    ("two weeks ago", "2020-09-18 2020-09-24 week"),
    ("a month ago", "2020-09-01 2020-09-30 month"),
    ("eleven months ago", "2019-11-01 2019-11-30 month"),
    ("five years ago", "2015-01-01 2015-12-31 year"),
    ("last week", "2020-09-28 2020-10-04 week"),
    ("this week", "2020-10-05 2020-10-11 week"),
    ("next week", "2020-10-12 2020-10-18 week"),
    ("last month", "2020-09-01 2020-09-30 month"),
    ("this month", "2020-10-01 2020-10-31 month"),
    ("earlier this month", "2020-10-01 2020-10-05 range"),
    ("later this month", "2020-10-05 2020-10-31 range"),
    ("last year", "2019-01-01 2019-12-31 year"),
    ("earlier this year", "2020-01-01 2020-10-05 range"),
    ("next year", "2021-01-01 2021-12-31 year"),
    ("at the weekend", "2020-10-03 2020-10-04 range"),
    ("over the weekend", "2020-10-03 2020-10-04 range"),
    ("next weekend", "2020-10-10 2020-10-11 range"),
    ("this past week", "2020-09-28 2020-10-05 range"),
    ("the past three days", "2020-10-02 2020-10-05 range"),
    ("over the last two weeks", "2020-09-21 2020-10-05 range"),
    ("in the past month", "2020-09-05 2020-10-05 range"),
    ("on New Year's Eve", "2020-12-31"),
    ("over Christmas", "2020-12-25"),
    ("in October last year", "2019-10-01 2019-10-31 month"),
    ("since October of last year", "2019-10-01 2020-10-05 range"),
    ("in early March this year", "2020-03-01 2020-03-31 month"),
    ("this Thursday", "2020-10-08"),
    ("a rally set for Wednesday", "2020-10-07"),
    ("a hearing planned for 10 a.m. on Thursday", "2020-10-08"),
    ("Saturday's vote in the capital will decide it", "2020-10-10"),
    ("three days of mourning starting on Saturday", "2020-10-10"),
    ("announced a vote for Tuesday", "2020-10-06"),
    ("the wreck will be removed on Friday", "2020-10-09"),
    ("agreed to speak on Friday", "2020-10-09"),
    ("blamed them for Saturday's attack", "2020-10-03"),
    ("between January 1 and early March", "2020-01-01 2020-03-14 range"),
    ("between late January and March 5", "2020-01-21 2020-03-05 range"),
    ("from November to March", "2019-11-01 2020-03-31 range"),
    ("between January and March 5 the", "2020-01-01 2020-03-05 range"),
    ("since last year", "2019-01-01 2020-10-05 range"),
    ("since last month", "2020-09-01 2020-10-05 range"),
    ("since late last month", "2020-09-21 2020-10-05 range"),
    ("since last week", "2020-09-28 2020-10-05 range"),
    ("since the weekend", "2020-10-03 2020-10-05 range"),
    ("earlier this weekend", "2020-10-03 2020-10-04 range"),
    ("since last weekend", "2020-10-03 2020-10-05 range"),
    ("on Thursday last week", "2020-10-01"),
    ("on Tuesday night of last week", "2020-09-29"),
    ("last week on Sunday", "2020-10-04"),
    ("on the eve of Christmas", "2020-12-24"),
    ("burned a shrine on the eve of Christmas", "2019-12-24"),
    ("burned a shrine on Christmas Day", "2019-12-25"),
    ("said on Christmas Day the shrine", "2020-12-25"),
    ("planned to march on Christmas Day", "2020-12-25"),
    ("on the eve of Sunday's vote", "2020-10-03"),
    ("on the eve of Tuesday's vote", "2020-10-05"),
    # What lies ahead, however far "will" or its like stands from it
    ("they'll march on Friday", "2020-10-09"),
    ("will ask Mr. Roe and Sir Arthur Moe about the loan during a sitting on Friday", "2020-10-09"),
    ("will be tried in Gorna, Kuria, on Friday", "2020-10-09"),
    ("will begin naming the dead by their teeth and old records Friday", "2020-10-09"),
    ("Prince William on Friday opened a school", "2020-10-02"),
    ("he would come, and on Friday a shell fell", "2020-10-02"),
    ("when the envoy arrives in Gorna on Friday", "2020-10-09"),
    ("when the envoy arrived in Gorna on Friday", "2020-10-02"),
    ("talks resume in Gorna on Friday", "2020-10-09"),
    ("talks resumed in Gorna on Friday", "2020-10-02"),
    ("the next hearing is on Friday", "2020-10-09"),
    ("called a meeting of the council for Friday", "2020-10-09"),
    ("called a meeting to pay for Friday's flood", "2020-10-02"),
    ("adjourned the trial to Friday", "2020-10-09"),
    ("On Friday, the court will hear him", "2020-10-09"),
    ("On Friday the court said it will hear him", "2020-10-02"),
    ("attend Friday's scheduled sitting", "2020-10-09"),
    ("missed a Friday deadline", "2020-10-02"),
    ("he faces a Friday deadline", "2020-10-09"),
    ("the rebels may meet on Friday", "2020-10-09"),
    ("the rebels may have met on Friday", "2020-10-02"),
    ("the firm expects to open on Friday", "2020-10-09"),
    ("will look into Friday's attack", "2020-10-02"),
    ("will look into the blast in Gorna on Friday", "2020-10-02"),
    ("may matter in April", "2021-04-01 2021-04-30 month"),
]

FROM_BEFORE = [
    ("Shells fell on Friday. A day earlier the road was closed", "2020-10-01"),
    ("Shells fell on Friday and, two days later, on Barda", "2020-10-04"),
    ("Shells fell on Friday. The next day was quiet", "2020-10-03"),
    ("Shells fell on Friday. The following day was quiet", "2020-10-03"),
    ("Shells fell on Friday. The previous day was quiet", "2020-10-01"),
    ("Shells fell on Friday. They had begun the day before", "2020-10-01"),
    ("Shells fell on Friday. They had begun the night before", "2020-10-01"),
    ("Shells fell on Friday. The town was taken three days before.", "2020-09-29"),
    ("Shells fell on Oct. 2. The same day the army withdrew", "2020-10-02"),
    ("Shells fell on Friday. Earlier in the day all had been quiet", "2020-10-02"),
    ("Shells fell on Friday. That very day the army withdrew", "2020-10-02"),
    ("They met in 2013. In March of that year he flew south", "2013-03-01 2013-03-31 month"),
]

NOTHING = [
    "31 February 2020",
    "Feb. 29, 2019",
    "on April 31",
    "2020-13-01",
    "2020-02-30",
    "4/10/2020",
    "Oct. 6-4, 2020",
    "from 1994 to 1991",
    "until 1994",
    "by 2010",
    "before Sunday",
    "by Friday",
    "every Sunday",
    "on Sundays",
    "the Sunday Times",
    "Black Friday",
    "Good Friday",
    "a few days ago",
    "in recent weeks",
    "he may 3 times refuse",
    "the march on the capital",
    "2014 people died",
    "1,991 people",
    "a $2000 fine",
    "under the 2015 treaty",
    "in March of that year",
    "on the eve of the 2012 vote",
    "Flight 1999",
    "he sat in the sun. It was warm",
    "a day earlier",
    "the same day",
    "two days later",
    "for three days",
    "the sixties",
    "ahead of Friday's vote",
    "in the weeks leading up to the 2016 vote",
    "a week from today",
    "by the middle of next year",
    "almost overnight",
    "on the Sunday talk shows",
    "the 17 February Brigade",
    "the Christmas lights",
    "after the September 11 attacks",
    "this MAY be",
]


def days_of(text: str, today: date | None = TODAY) -> list[Days]:
    """All days that a text names, each counting from the one before where it says so."""
    found: list[Days] = []
    for expression in expressions(text):
        days = expression.resolve(today, found[-1] if found else None)
        if days:
            found.append(days)
    return found


def shown(days: Days) -> str:
    if days.precision == "day":
        return days.first.isoformat()
    return f"{days.first} {days.last} {days.precision}"


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE + COUNTED)
def test_an_expression_means_its_days(text: str, expected: str) -> None:
    """Against an article of Monday, 5 October 2020."""
    assert [shown(days) for days in days_of(text)] == [expected]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE)
def test_an_absolute_date_needs_no_article_date(text: str, expected: str) -> None:
    """A full date is resolved where the article has none."""
    assert [shown(days) for days in days_of(text, None)] == [expected]


@pytest.mark.parametrize(("text", "_expected"), COUNTED)
def test_a_relative_date_without_article_date_is_left_out(text: str, _expected: str) -> None:
    """Nothing is guessed, save what a year in the words themselves bounds on both sides."""
    assert days_of(text, None) == []


@pytest.mark.parametrize(("text", "expected"), FROM_BEFORE)
def test_some_days_count_from_the_day_named_before(text: str, expected: str) -> None:
    """ "A day earlier" and its like."""
    assert shown(days_of(text)[-1]) == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [(5, "2020-10-03"), (6, "2020-10-10"), (9, "2020-10-10"), (10, "2020-10-10"), (11, "2020-10-10")],
)
def test_this_weekend_is_past_only_on_a_monday(today: int, expected: str) -> None:
    """From Tuesday on it is the coming one, on its own days the present one."""
    (days,) = days_of("this weekend", date(2020, 10, today))
    assert days.first.isoformat() == expected


SWUNG = [
    ("on Friday", "2020-10-09"),
    ("they will meet on Friday", "2020-10-02"),
    ("over the weekend", "2020-10-10 2020-10-11 range"),
    ("on Nov. 8", "2019-11-08"),
    ("on Oct. 2", "2021-10-02"),
    ("in March", "2021-03-01 2021-03-31 month"),
    ("on Feb. 29", ""),
    ("last Friday", ""),
    ("next October", ""),
    ("since Friday", ""),
    ("on Oct. 2, 2020", ""),
    ("yesterday", ""),
]


@pytest.mark.parametrize(("text", "expected"), SWUNG)
def test_words_that_do_not_tell_may_look_the_other_way(text: str, expected: str) -> None:
    """The other Friday, the other October; not where the words say which."""
    (expression,) = expressions(text)
    days = expression.resolve(TODAY, None)
    assert days
    other = expression.otherwise(days, TODAY)
    assert (shown(other) if other else "") == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_day_is_read_where_none_is_meant(text: str) -> None:
    """Impossible and ambiguous dates, limits, habits, names, and numbers that only look like years."""
    assert days_of(text) == []


def made(
    text: str, marked: list[tuple[str, str, str]], day: str | None = "2020-10-05", kind: Kind = Kind.ASSERTION
) -> list[list[tuple[str, str, str | None]]]:
    """Role, first day and reason of the dates of attributions given as (source, cue, content)."""
    attributions = []
    for number, (source, cue, content) in enumerate(marked):
        c = Span(text.index(content), text.index(content) + len(content), content)
        spots = [at for at in range(len(text)) if text.startswith(cue, at) and not c.start <= at < c.end]
        at = min(spots, key=lambda spot: abs(spot - c.start))
        s = Span(text.index(source), text.index(source) + len(source), source)
        attributions.append(Attribution(f"t{number}", "a", s, Span(at, at + len(cue), cue), (c,), kind, 1.0))
    found = dates.find(Article(text, date=day), attributions)
    for each in found:
        for when in each:
            assert when.span is None or text[when.span.start : when.span.end] == when.span.text
    return [[(when.role.value, when.start, when.inherited) for when in each] for each in found]


def test_a_day_in_the_content_is_the_events_and_one_beside_the_cue_that_of_saying() -> None:
    text = "The minister said on Saturday that two bridges were hit on Oct. 1."
    assert made(text, [("The minister", "said", "that two bridges were hit on Oct. 1")]) == [
        [("event", "2020-10-01", None), ("said", "2020-10-03", None)]
    ]


def test_a_day_between_cue_and_content_is_that_of_saying() -> None:
    text = "They called on the world Saturday to recognise the republic."
    assert made(text, [("They", "called on", "to recognise the republic")], kind=Kind.DEMAND) == [
        [("said", "2020-10-03", None)]
    ]


def test_a_day_between_those_addressed_and_what_is_asked_of_them_is_that_of_saying() -> None:
    text = "They urged the world Saturday to recognise the republic."
    found = made(text, [("They", "urged", "the world Saturday to recognise the republic")], kind=Kind.DEMAND)
    assert found == [[("said", "2020-10-03", None)]]


def test_a_past_claim_takes_the_day_of_the_sentence_before_else_of_the_lede() -> None:
    text = (
        "Fighting spread to the south on Sunday.\n\nThe mayor said shells destroyed a school. "
        "On Friday the road had been cut. The governor said the hospital was hit."
    )
    found = made(
        text, [("The mayor", "said", "shells destroyed a school"), ("The governor", "said", "the hospital was hit")]
    )
    assert found == [
        [("event", "2020-10-04", "from the first sentence")],
        [("event", "2020-10-02", "from the sentence before")],
    ]


def test_nothing_is_inherited_by_plans_denials_or_from_a_lede_of_two_days() -> None:
    text = "Shells fell on Friday and on Sunday.\n\nThe mayor said shells destroyed a school. The army said it would fire back."
    assert made(
        text, [("The mayor", "said", "shells destroyed a school"), ("The army", "said", "it would fire back")]
    ) == [[], []]
    single = "Shells fell on Sunday.\n\nThe army denied that it fired on the town."
    assert made(single, [("The army", "denied", "that it fired on the town")], kind=Kind.DENIAL) == [[]]


def test_what_is_told_of_a_day_that_cannot_be_takes_no_other() -> None:
    """A month after Sunday had not come when this was printed; a day after it had."""
    text = "Shells fell on Sunday.\n\n{} later shells fell on Barda, the mayor said."
    later, day_later = (text.format(after) for after in ("A month", "A day"))
    assert made(later, [("the mayor", "said", "A month later shells fell on Barda")]) == [[]]
    assert made(day_later, [("the mayor", "said", "A day later shells fell on Barda")]) == [
        [("event", "2020-10-05", None)]
    ]


def test_no_event_is_later_than_the_day_it_was_said() -> None:
    """ "A day after X said" dates the saying; the lede's later day is not taken."""
    text = "Rockets struck the town on Sunday.\n\nThe strike of Oct. 4 came a day after Armenia said the capital was shelled."
    assert made(text, [("Armenia", "said", "the capital was shelled")]) == [[("said", "2020-10-03", None)]]


def test_a_day_of_saying_in_the_lede_is_not_inherited() -> None:
    text = "Two bridges were lost, officials said on Sunday.\n\nThe mayor said shells destroyed a school."
    assert made(text, [("The mayor", "said", "shells destroyed a school")]) == [[]]


@pytest.mark.parametrize(
    "before",
    [
        "The army said in a statement on Friday that five men died.",
        "The army told reporters in the south on Friday that five men died.",
        "Speaking on Friday the general told them of the five men who died.",
    ],
)
def test_a_day_of_saying_in_the_sentence_before_is_not_inherited(before: str) -> None:
    found = made(
        f"Shells fell.\n\n{before} The mayor said shells hit a school.", [("The mayor", "said", "shells hit a school")]
    )
    assert found == [[]]


def test_a_day_that_closes_what_is_told_is_the_events() -> None:
    """ "on Friday a monitor said", with its comma lost, tells when it happened."""
    text = "Shells killed five people on Friday a monitor said."
    assert made(text, [("a monitor", "said", "Shells killed five people")]) == [[("event", "2020-10-02", None)]]


def test_a_weekday_without_its_apostrophe_is_a_possessive_but_a_habit_is_none() -> None:
    text = "The mayor said Fridays attack destroyed a school. The mayor said on Fridays men prayed."
    contents = ["Fridays attack destroyed a school", "on Fridays men prayed"]
    assert made(text, [("The mayor", "said", content) for content in contents]) == [[("event", "2020-10-02", None)], []]


def test_a_clause_with_since_reaches_up_to_the_articles_day_unless_something_is_compared() -> None:
    text = "The mayor said 40 people died since the war began in May 2020."
    (long,) = dates.find(
        Article(text, date="2020-10-05"), [_mayor(text, "40 people died since the war began in May 2020")]
    )
    assert [(when.start, when.end) for when in long] == [("2020-05-01", "2020-10-05")]
    text = "The mayor said it was the worst attack since the war began in May 2020."
    content = "it was the worst attack since the war began in May 2020"
    assert dates.find(Article(text, date="2020-10-05"), [_mayor(text, content)]) == [()]


def _mayor(text: str, content: str) -> Attribution:
    spans = [Span(text.index(words), text.index(words) + len(words), words) for words in ("The mayor", "said", content)]
    return Attribution("t", "a", spans[0], spans[1], (spans[2],), Kind.ASSERTION, 1.0)


def test_a_clause_with_since_reaches_back_over_many_words() -> None:
    text = "The mayor said 40 men died since they began a push on the last of the towns on the lake in mid-May 2020."
    content = text[text.index("40") : -1]
    (found,) = dates.find(Article(text, date="2020-10-05"), [_mayor(text, content)])
    assert [(when.start, when.end) for when in found] == [("2020-05-15", "2020-10-05")]


def test_a_clause_with_since_reaches_back_over_words_in_quotation_marks() -> None:
    text = 'The mayor said 40 men died since they launched a "fierce assault" on Friday.'
    content = text[text.index("40") : -1]
    (found,) = dates.find(Article(text, date="2020-10-05"), [_mayor(text, content)])
    assert [(when.start, when.end) for when in found] == [("2020-10-02", "2020-10-05")]


def test_a_day_earlier_counts_from_the_articles_day_where_no_day_is_named_before_it() -> None:
    text = "It was quiet. The mayor said a man died of wounds from a shelling a day earlier."
    content = "a man died of wounds from a shelling a day earlier"
    assert made(text, [("The mayor", "said", content)]) == [[("event", "2020-10-04", None)]]


def test_earlier_in_the_day_is_the_articles_day_where_no_day_is_named_before_it() -> None:
    text = "It was quiet. The mayor said a man died of wounds earlier in the day."
    content = "a man died of wounds earlier in the day"
    assert made(text, [("The mayor", "said", content)]) == [[("event", "2020-10-05", None)]]


def test_what_is_compared_with_all_since_a_day_may_have_lasted_since_another() -> None:
    text = "The mayor said 40 men died since Friday in one of the worst weeks since the war began."
    content = "40 men died since Friday in one of the worst weeks since the war began"
    (found,) = dates.find(Article(text, date="2020-10-05"), [_mayor(text, content)])
    assert [(when.start, when.end) for when in found] == [("2020-10-02", "2020-10-05")]


def test_what_fell_in_fighting_that_began_on_a_day_lasted_since_then() -> None:
    text = "The mayor said 40 men were killed in the clashes that began on Friday."
    (found,) = dates.find(
        Article(text, date="2020-10-05"), [_mayor(text, "40 men were killed in the clashes that began on Friday")]
    )
    assert [(when.start, when.end) for when in found] == [("2020-10-02", "2020-10-05")]


def test_the_day_of_a_meeting_that_is_told_of_is_the_events() -> None:
    text = "The mayor said the leaders met on Friday. The mayor said a bomb hit a meeting on Sunday."
    contents = ["the leaders met on Friday", "a bomb hit a meeting on Sunday"]
    found = made(text, [("The mayor", "said", content) for content in contents])
    assert found == [[("event", "2020-10-02", None)], [("event", "2020-10-04", None)]]


def test_a_day_ahead_counts_from_the_day_it_was_spoken_of() -> None:
    """Said on Wednesday, "to begin on Thursday" is the day after, which may be past when it is reported."""
    text = "The mayor said on Wednesday that a truce was set to begin on Thursday."
    assert made(text, [("The mayor", "said", "a truce was set to begin on Thursday")]) == [
        [("event", "2020-10-01", None), ("said", "2020-09-30", None)]
    ]


def test_a_day_ahead_is_none_of_something_past() -> None:
    text = "Shells fell on the town on Friday.\n\nThe mayor said they hit a hall hired for the Oct. 20 vote."
    assert made(text, [("The mayor", "said", "they hit a hall hired for the Oct. 20 vote")]) == [
        [("event", "2020-10-02", "from the first sentence")]
    ]


@pytest.mark.parametrize(
    "content",
    [
        "the town was now a ruin",
        "the base had been giving shelter to them",
        "the number was expected to rise",
        "three weeks of shelling left the town in ruins",
        "to have the walls that had held rebuilt",
        "the rebel-held streets lie in ruins",
        "the wounded may need help that they lacked",
        "the war has killed 40 men",
        "40 men died in the country's civil war",
        "hundreds of thousands of men died",
        "the families of friends",
    ],
)
def test_what_has_a_time_of_its_own_or_happened_on_no_day_takes_none(content: str) -> None:
    """States, plans, purposes, long stretches and things that are no event."""
    text = f"Shells fell on the town on Friday.\n\nThe mayor said {content}."
    assert made(text, [("The mayor", "said", content)]) == [[]]


@pytest.mark.parametrize(
    "before",
    [
        "He made the call during talks on Saturday.",
        "A report released on Saturday was read out.",
        "The council is expected to hold a vote on Monday.",
        "The war on the lake began on Sept. 3.",
    ],
)
def test_days_of_talks_days_ahead_and_days_long_past_are_passed_over(before: str) -> None:
    """The day of the lede is taken instead."""
    text = f"Shells fell on the town on Friday.\n\n{before} The mayor said they destroyed a school."
    assert made(text, [("The mayor", "said", "they destroyed a school")]) == [
        [("event", "2020-10-02", "from the first sentence")]
    ]


def test_the_day_of_a_saying_within_what_is_said_is_none_of_an_event() -> None:
    text = "The mayor said the army said on Friday it had left."
    assert made(text, [("The mayor", "said", "the army said on Friday it had left")]) == [[]]


def test_a_day_before_a_passive_cue_is_the_events() -> None:
    """ "It is claimed" has nobody who speaks on that day."""
    text = "On Saturday it is claimed a shell struck the school."
    content = "a shell struck the school"
    cue, told = (Span(text.index(w), text.index(w) + len(w), w) for w in ("is claimed", content))
    said = Attribution("t", "a", None, cue, (told,), Kind.ASSERTION, 1.0)
    (found,) = dates.find(Article(text, date="2020-10-05"), [said])
    assert [(when.role, when.start) for when in found] == [(DateRole.EVENT, "2020-10-03")]


def test_nothing_is_dated_after_the_start_of_a_long_stretch_in_which_it_was_said() -> None:
    text = "Shells fell on Sunday.\n\nThe mayor said earlier this month that they destroyed a school."
    assert made(text, [("The mayor", "said", "that they destroyed a school")]) == [[("said", "2020-10-01", None)]]


def test_a_state_of_things_and_what_lies_ahead_take_no_day() -> None:
    text = "Shells fell on Friday.\n\nThe mayor said people are trapped in the ruined town."
    assert made(text, [("The mayor", "said", "people are trapped in the ruined town")]) == [[]]


def test_the_articles_own_date_line_is_no_event() -> None:
    text = "Published 4 June 2016\n\nThe mayor said shells destroyed a school."
    assert made(text, [("The mayor", "said", "shells destroyed a school")]) == [[]]


@pytest.mark.parametrize(
    "before",
    [
        "Updated 10:15 am GMT, 4 Oct. 2020",
        "FILE PHOTO: The harbour of Gorna, Kuria, October 4, 2020.",
        "In this Oct. 4, 2020 file photo, a ship lies at the quay.",
    ],
)
def test_the_day_of_an_update_or_of_an_old_picture_is_no_event(before: str) -> None:
    text = f"{before}\n\nThe mayor said shells destroyed a school."
    assert made(text, [("The mayor", "said", "shells destroyed a school")]) == [[]]


def test_the_articles_own_day_beside_a_headline_is_no_event() -> None:
    text = (
        "Shells destroy school Wire Monday 5 Oct 2020 Shells fell on the town. The mayor said they destroyed a school."
    )
    assert made(text, [("The mayor", "said", "they destroyed a school")]) == [[]]


def test_the_day_of_a_dateline_before_a_dash_is_no_event() -> None:
    text = "GANJA, Azerbaijan, Oct. 4 - Shells destroyed a school, the mayor said."
    assert made(text, [("the mayor", "said", "Shells destroyed a school")]) == [[]]
    told = "On Oct. 4 - it rained - shells destroyed a school, the mayor said."
    assert made(told, [("the mayor", "said", "On Oct. 4 - it rained - shells destroyed a school")]) == [
        [("event", "2020-10-04", None)]
    ]


def test_the_day_of_a_dateline_before_the_agency_is_no_event() -> None:
    text = "A school burned in Barda.\n\nGANJA October 4 (Kura Press) - The mayor said shells destroyed it."
    assert made(text, [("The mayor", "said", "shells destroyed it")]) == [[]]


def test_what_is_reported_of_a_day_happened_then() -> None:
    """ "Were reported late Saturday" tells of the day of the event; "reported on Saturday" of that of saying."""
    text = "Nine strikes were reported late Saturday on the town the mayor said."
    content = "Nine strikes were reported late Saturday on the town"
    assert made(text, [("the mayor", "said", content)]) == [[("event", "2020-10-03", None)]]


def test_a_past_claim_takes_a_day_from_a_sentence_further_off() -> None:
    text = "A town was shelled.\n\nRockets struck on Friday. It was noon. The mayor said they destroyed a school."
    assert made(text, [("The mayor", "said", "they destroyed a school")]) == [
        [("event", "2020-10-02", "from an earlier sentence")]
    ]


def test_of_a_day_and_the_longer_stretch_around_it_the_stretch_is_taken_and_a_years_background_never() -> None:
    text = "On Sunday and for the past 24 hours shells fell. The mayor said they destroyed a school."
    assert made(text, [("The mayor", "said", "they destroyed a school")]) == [
        [("event", "2020-10-04", "from the first sentence")]
    ]
    text = "The war began in 1991. The mayor said shells destroyed a school."
    assert made(text, [("The mayor", "said", "shells destroyed a school")]) == [[]]


def test_an_unreadable_article_date_counts_as_none() -> None:
    text = "The mayor said shells fell on Sunday and on 4 October 2020."
    assert made(text, [("The mayor", "said", "shells fell on Sunday and on 4 October 2020")], day="soon") == [
        [("event", "2020-10-04", None)]
    ]


@given(st.text(max_size=120), st.lists(st.tuples(st.integers(0, 120), st.integers(0, 60)), min_size=3, max_size=3))
def test_any_text_gives_dates_whose_offsets_hold(text: str, cuts: list[tuple[int, int]]) -> None:
    """Whatever the text and wherever the spans, nothing crashes and spans quote the text."""
    text = f"Shells fell on Oct. 4. {text} last Friday"
    source, cue, content = (
        Span(a := min(at, len(text)), b := min(a + size, len(text)), text[a:b]) for at, size in cuts
    )
    for day in ("2020-10-05", None, "0001-01-01", "9999-12-31"):
        (found,) = dates.find(
            Article(text, date=day), [Attribution("t", "a", source, cue, (content,), Kind.ASSERTION, 1.0)]
        )
        for when in found:
            assert when.start <= when.end
            assert when.role in DateRole
            assert when.span is None or text[when.span.start : when.span.end] == when.span.text


TAKEN = [
    # "that attack" is the one just told of, however long ago; other old days are background
    ("Gas killed hundreds on August 21, 2013. Western states said the army was responsible for that attack.", "Western states", "said", "the army was responsible for that attack", [("event", "2013-08-21", "from the sentence before")]),
    ("Gas killed hundreds on August 21, 2013. Medics said two men were wounded.", "Medics", "said", "two men were wounded", []),
    # A day that was still to come when it was said is another's
    ("A bridge was hit on Sunday. The envoy said on Friday that two men were killed.", "The envoy", "said", "that two men were killed", [("said", "2020-10-02", None)]),
    # Talk of other things takes only from the sentence before
    ("A bridge was hit on Sunday. It rained. The envoy said that the talks had not helped.", "The envoy", "said", "that the talks had not helped", []),
    ("A bridge was hit on Sunday. It rained. The envoy said that two men were killed.", "The envoy", "said", "that two men were killed", [("event", "2020-10-04", "from an earlier sentence")]),
    # What is so now has no day
    ("A bridge was hit on Sunday. The army said it now held the bridge.", "The army", "said", "it now held the bridge", []),
    # "due to" is no plan
    ("Aid workers said a convoy was held up due to the shelling on Sunday.", "Aid workers", "said", "a convoy was held up due to the shelling on Sunday", [("event", "2020-10-04", None)]),
    # A toll of a war counts from when it began
    ("The monitor said 9,000 people were killed in the war that began in 2014.", "The monitor", "said", "9,000 people were killed in the war that began in 2014", [("event", "2014-01-01", None)]),
    # Those killed were killed
    ("A bridge was hit on Sunday. Medics said those killed include four women.", "Medics", "said", "those killed include four women", [("event", "2020-10-04", "from the sentence before")]),
    # A day that ends the sentence is that of what was told before an aside; not one within it, or of what was said
    ("Rain fell on Friday. Officials said a rocket had struck the dam, which feeds the south, on Sunday.", "Officials", "said", "a rocket had struck the dam", [("event", "2020-10-04", None)]),
    ("Officials said nine men were killed in Gorna, a town of 5,000 people, overnight.", "Officials", "said", "nine men were killed in Gorna", [("event", "2020-10-04", None)]),
    ("Officials said a rocket had struck the dam, which was mended on Sunday.", "Officials", "said", "a rocket had struck the dam", []),
    ("Officials said a rocket had struck the dam, which feeds the south, on Sunday and fled.", "Officials", "said", "a rocket had struck the dam", []),
    ("A rocket had struck the dam, officials in the south said, on Sunday.", "officials", "said", "A rocket had struck the dam", [("said", "2020-10-04", None)]),
    # What counts from a day told further off takes none, neither that nor one counted from the article's
    ("A bridge was hit on Friday. It rained. Medics said two men were killed in an ambush the day before.", "Medics", "said", "two men were killed in an ambush the day before", []),
    ("A bridge was hit on Friday. Medics said two men were killed in an ambush the day before.", "Medics", "said", "two men were killed in an ambush the day before", [("event", "2020-10-01", None)]),
    ("A bridge was hit on Friday. Medics said two men were killed a week after the vote.", "Medics", "said", "two men were killed a week after the vote", []),
    ("A bridge will be shut on Friday. It rained. Medics said two men were killed the day before.", "Medics", "said", "two men were killed the day before", [("event", "2020-10-04", None)]),
    # The day of a former number is none of the new one
    ("Medics said the toll had risen to 1,340 from 1,312 on Sunday.", "Medics", "said", "the toll had risen to 1,340 from 1,312 on Sunday", []),
    ("Medics said the toll stood at 40, up from 36 deaths a day earlier.", "Medics", "said", "the toll stood at 40, up from 36 deaths a day earlier", []),
    ("Medics said the toll rose from 36 on Friday to 40 on Sunday.", "Medics", "said", "the toll rose from 36 on Friday to 40 on Sunday", [("event", "2020-10-04", None)]),
    ("Medics said the town was shelled from 12 hills on Sunday.", "Medics", "said", "the town was shelled from 12 hills on Sunday", [("event", "2020-10-04", None)]),
    ("Medics said the town was shelled from a June 2020 camp.", "Medics", "said", "the town was shelled from a June 2020 camp", [("event", "2020-06-01", None)]),
    ("Medics said the town was shelled from 10 on Sunday.", "Medics", "said", "the town was shelled from 10 on Sunday", [("event", "2020-10-04", None)]),
    # A clause on the source, or what else it did, tells no day of saying
    ("Ms Roe, who was dismissed on Friday, said that the books are safe.", "Ms Roe", "said", "that the books are safe", []),
    ("Ms Roe, who on Friday closed the bank, said that the books are safe.", "Ms Roe", "said", "that the books are safe", []),
    ("“The books were burned,” said Ms Roe, who on Friday closed the bank.", "Ms Roe", "said", "The books were burned", []),
    ("Ms Roe, who closed the bank, on Friday said that the books were burned.", "Ms Roe", "said", "that the books were burned", [("said", "2020-10-02", None)]),
    ("Ms Roe, who closed the bank, said on Friday that it was time, before insisting that the books were burned.", "Ms Roe", "insisting", "that the books were burned", [("said", "2020-10-02", None)]),
    ("The clerks who on Friday said that the books were burned were ill.", "The clerks", "said", "that the books were burned", [("said", "2020-10-02", None)]),
    ("The clerks who were dismissed on Friday said that the books are safe.", "The clerks", "said", "that the books are safe", []),
    ("Ms Roe, speaking on Friday, said that the books were burned.", "Ms Roe", "said", "that the books were burned", [("said", "2020-10-02", None)]),
    ("Ms Roe resigned a week after the fire on Friday, but insisted that the books were burned.", "Ms Roe", "insisted", "that the books were burned", []),
    ("A week after the fire on Friday, Ms Roe said that the books were burned.", "Ms Roe", "said", "that the books were burned", [("event", "2020-10-02", "from the same sentence")]),
    ("After talks on Friday, Ms Roe said that the books were burned.", "Ms Roe", "said", "that the books were burned", [("said", "2020-10-02", None)]),
    # Of by-the-ways: of whom or what a content speaks of, of what it is compared with, answers or keeps to; elections; "nowadays"
    ("Police said the man, arrested on Friday, had threatened the clerk.", "Police", "said", "the man, arrested on Friday, had threatened the clerk", []),
    ("Police said Moe, who left school in 1999, is a clerk.", "Police", "said", "Moe, who left school in 1999, is a clerk", []),
    ("Police said the clerk cried, arrested on Friday, and left.", "Police", "said", "the clerk cried, arrested on Friday, and left", [("event", "2020-10-02", None)]),
    ("Medics said shells killed two men in a town that has been split since 2012.", "Medics", "said", "shells killed two men in a town that has been split since 2012", []),
    ("Medics said shells have killed 90 men since 2012.", "Medics", "said", "shells have killed 90 men since 2012", [("event", "2012-01-01", None)]),
    ("The envoy said the deal signed in July would be kept.", "The envoy", "said", "the deal signed in July would be kept", []),
    ("The envoy hailed the deal signed in July.", "The envoy", "hailed", "the deal signed in July", [("event", "2020-07-01", None)]),
    ("Medics said the floods were like those in 2002.", "Medics", "said", "the floods were like those in 2002", []),
    ("The army said it fired in response to raids on Friday.", "The army", "said", "it fired in response to raids on Friday", []),
    ("Medics said a clerk died on Sunday of wounds from a raid on Friday.", "Medics", "said", "a clerk died on Sunday of wounds from a raid on Friday", [("event", "2020-10-04", None)]),
    ("Officials said spies meddled in the 2016 election.", "Officials", "said", "spies meddled in the 2016 election", []),
    ("Officials said spies broke in during the 2016 election.", "Officials", "said", "spies broke in during the 2016 election", [("event", "2016-01-01", None)]),
    ("The envoy said Kuria today is not at war.", "The envoy", "said", "Kuria today is not at war", []),
    ("The envoy said shells fell today.", "The envoy", "said", "shells fell today", [("event", "2020-10-05", None)]),
    # A day that opens what was said, or stands between whom a charge is against and the charge
    ("Ms Roe said Friday she had burned the books.", "Ms Roe", "said", "Friday she had burned the books", [("said", "2020-10-02", None)]),
    ("Ms Roe said Friday raids burned the books.", "Ms Roe", "said", "Friday raids burned the books", [("event", "2020-10-02", None)]),
    ("Ms Roe accused the bank on Friday of burning the books.", "Ms Roe", "accused", "the bank on Friday of burning the books", [("said", "2020-10-02", None)]),
    ("Ms Roe accused the bank of burning the books on Friday for hiding them.", "Ms Roe", "accused", "the bank of burning the books on Friday for hiding them", [("event", "2020-10-02", None)]),
    ("Ms Roe told the court on Friday it was late and insisted that the books were burned.", "Ms Roe", "insisted", "that the books were burned", [("said", "2020-10-02", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content", "expected"), TAKEN)
def test_the_day_that_a_claim_takes(
    text: str, source: str, cue: str, content: str, expected: list[tuple[str, str, str | None]]
) -> None:
    """Or that it has itself, or none."""
    assert made(f"Rain fell on the whole of the capital. {text}", [(source, cue, content)]) == [expected]


def test_what_a_source_goes_on_to_say_takes_the_day_of_what_it_said_before() -> None:
    text = "Medics said two men died on Saturday, adding that a school had burned down."
    told = [("Medics", "said", "two men died on Saturday"), ("Medics", "adding", "that a school had burned down")]
    assert made(text, told)[1] == [("event", "2020-10-03", "from the same sentence")]


def test_a_day_printed_near_the_start_is_none_that_is_spoken_of_though_the_record_has_another() -> None:
    text = (
        "Six killed in market blast AFP Thursday 1 Oct 2020 A bomb went off. The mayor said shells destroyed a school."
    )
    assert made(text, [("The mayor", "said", "shells destroyed a school")]) == [[]]


def test_a_long_article_is_read_in_time_by_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each claim is compared with the days in and about it, not with all days of the text."""
    asked = 0

    def counted(match: re.Match[str]) -> bool:
        nonlocal asked
        asked += 1
        return is_future(match)

    monkeypatch.setattr(dates, "is_future", counted)
    contents = [f"the port was shelled on Saturday in raid number {n:03}" for n in range(200)]
    text = " ".join(f"Officials said on Sunday that {content}." for content in contents)
    found = made(text, [("Officials", "said", content) for content in contents])
    assert found == [[("event", "2020-10-03", None), ("said", "2020-10-04", None)]] * len(contents)
    assert asked < 10 * len(contents)


@pytest.mark.parametrize("text", ["between May 2018 and August last year", "between May 5 and August 4 last year"])
def test_months_of_which_only_one_has_its_year_are_no_stretch(text: str) -> None:
    """Each is read by itself, and the second is of last year."""
    assert days_of(text)[-1].first.year == TODAY.year - 1
    assert len(days_of(text)) > 1


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=12))
def test_what_lies_in_contents_is_what_lies_in_one_of_them(cuts: list[tuple[int, int]]) -> None:
    """In whatever order they come, and however they overlap."""
    spans = [Span(start, start + size, "x" * size) for start, size in cuts]
    cue = Span(0, 1, "x")
    made = [Attribution("t", "a", None, cue, (span,), Kind.ASSERTION, 1.0) for span in spans]
    contents = Contents("text", made)
    for offset in range(60):
        assert (offset in contents) is any(span.start <= offset < span.end for span in spans)
    assert 5 not in Contents("title", made)

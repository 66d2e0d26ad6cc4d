"""The days that an article prints of itself, in its date line or after "Published", which are none that it speaks of."""

from __future__ import annotations

import re
from datetime import date

from claimtrack.extract.day_words import Expression
from claimtrack.extract.days import Days

HEADER_REACH, DATELINE_REACH = 30, 400
"""Characters from the start of a text in which a date opens it, and in which its own day stands as a date line."""
PRINTED_WITHIN_DAYS = 31
"""How far the day that an article prints may lie from the one it is kept under."""

_PUBLISHED = re.compile(
    r"\b(?:published|publication|updated?|posted|modified)(?: on| at)?:?\s*(?:\d\d?[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?,?\s*)?(?:on |at )?$",
    re.IGNORECASE,
)
_FILE = re.compile(r"\bFILE(?: PHOTO)?\s?[:–—-][^\n]*$")
_IN_THIS = re.compile(r"\b[Ii]n this $")
_PICTURE = re.compile(r",?\s(?:[a-z]+ )?(?:photo|picture|image)")
FILE_REACH = 300
"""Characters before a date in which a caption may say that its picture is from a file."""
_GOVERNED = re.compile(r"\b(?:on|of|since|from|until|till|to|by|in|before|after|the|dated|and)\s+$", re.IGNORECASE)
_DASH = re.compile(r"\s?(?:[—–]|--?)\s")
_TOWN = re.compile(r"\s*[^\W\d_a-z][^\W\d_a-z .'’-]{2,}[^.;:!?\n]{0,40}")
"""From the start of a text to its day, in capitals at first: "GANJA, Azerbaijan, "."""
_AGENCY = re.compile(r"\s\([^)\n]{2,30}\)\s[—–-]")


def is_header(text: str, expression: Expression) -> bool:
    """Whether a date is the article's own, not one it speaks of: at the very start, or after "Published", or that of a picture."""
    before = text[max(0, expression.match.start() - HEADER_REACH) : expression.match.start()]
    opens = (
        expression.match.start() < HEADER_REACH
        and not before.strip()
        and text[expression.end - 4 : expression.end].isdecimal()
    )
    return opens or _PUBLISHED.search(before) is not None or _is_of_picture(text, expression)


def _is_of_picture(text: str, expression: Expression) -> bool:
    """Whether a date is that of an old picture: "FILE PHOTO: the minister in Gorna, June 13, 2013", "In this Nov. 2, 2017 file photo"."""
    start = expression.match.start()
    if _IN_THIS.search(text, max(0, start - HEADER_REACH), start) and _PICTURE.match(text, expression.end):
        return True
    filed = _FILE.search(text, max(0, start - FILE_REACH), start)
    return filed is not None and text[expression.end - 4 : expression.end].isdecimal()


def is_dateline(text: str, expression: Expression, days: Days, today: date | None) -> bool:
    """Whether a day about the article's own stands near the start without a word that governs it, with its year or before the agency.

    As in "AFP Sunday 3 Jul 2016", "GANJA October 1 (Kura Press) -" and "GANJA, Azerbaijan, Oct 1 -".
    """
    begin = expression.match.start()
    return bool(
        today is not None
        and days.precision == "day"
        and abs((days.first - today).days) <= PRINTED_WITHIN_DAYS
        and begin < DATELINE_REACH
        and (
            text[expression.end - 4 : expression.end].isdecimal()
            or _AGENCY.match(text, expression.end)
            or (_DASH.match(text, expression.end) and _TOWN.fullmatch(text, 0, begin))
        )
        and not _GOVERNED.search(text, max(0, begin - 10), begin)
    )

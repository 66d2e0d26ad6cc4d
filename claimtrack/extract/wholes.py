"""A number beside that of which it is a part: "12 of the city's 30 bridges" are 12 bridges, "one in four bridges" is a ratio and counts nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from claimtrack.extract.harm import harms
from claimtrack.extract.numbers import Number
from claimtrack.models import Bound

RATIO_OF = 10
"""The greatest number of which several are a ratio: "three out of five", not "12 out of 30"."""

_OF = re.compile(
    r"\s(?:out\s)?of\s(?:(?:all|the|these|those|its|his|her|their|our|my)\s)?(?:(?:[\w.-]{1,30}\s){0,2}[\w.-]{1,30}[’'](?:s\s|\s))?"
)
_IN = re.compile(r"\s(?:in|out\sof)\s(?P<every>every\s)?")
_WORD_BEFORE = re.compile(r"(\w{1,30})\s$")


def wholes(text: str, found: Sequence[Number]) -> Mapping[Number, Number]:
    """Each number that is a part of the next one, with that; "thousands of dozens" are none."""
    return {
        one: other
        for one, other in pairwise(found)
        if one.unit is other.unit is None
        and {one.bound, other.bound} != {Bound.AT_LEAST}
        and _parted(_OF, text, one, other)
    }


def ratios(text: str, found: Sequence[Number]) -> set[Number]:
    """The numbers of ratios; what was "killed | two in three" raids are two."""
    return {number for pair in pairwise(found) if _is_ratio(text, *pair) for number in pair}


def _is_ratio(text: str, one: Number, other: Number) -> bool:
    between = _parted(_IN, text, one, other)
    if not between or one.unit or other.bound is not Bound.EXACT or text.startswith("the ", other.start):
        return False
    before = _WORD_BEFORE.search(text, max(0, one.start - 31), one.start)
    if before and before[1].lower() in harms():
        return False
    return one.value == 1 or other.value <= RATIO_OF or between["every"] is not None


def _parted(words: re.Pattern[str], text: str, one: Number, other: Number) -> re.Match[str] | None:
    """The words between a number and a greater one behind it, where they are nothing else."""
    return words.fullmatch(text, one.end, other.start) if one.value < other.value else None

"""Numbers in English text with their bounds: "at least five", "dozens", "between 12 and 15", "$5 million", "a third of"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claimtrack.extract.lexicons import table, words_of
from claimtrack.models import Bound

LARGEST = 1e15
"""Above this no news counts anything; it also keeps infinity out."""
SMALL = 100
"""Below this the first number of a range shares the scale of the second: "5 to 6 million"."""
CHANGE_REACH = 6
"""How many words may stand between a word of change and "from"."""
ABOUT = 0.1
"""How far, as a share, an "about" reaches to either side."""

_UNITS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "bn": 1_000_000_000,
    "m": 1_000_000,
    "k": 1_000,
}
_VAGUE = {
    "dozens": 24, "tens": 20, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000, "billions": 2_000_000_000,
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "tens of millions": 20_000_000, "several dozen": 36, "several hundred": 300,
    "hundreds of millions": 200_000_000, "tens of billions": 20_000_000_000, "hundreds of billions": 200_000_000_000,
    "several thousand": 3_000, "a few dozen": 36, "a few hundred": 300, "a few thousand": 3_000,
}  # fmt: skip
_ROUND = {
    "a dozen": 12,
    "half a dozen": 6,
    "half-a-dozen": 6,
    "two dozen": 24,
    "three dozen": 36,
    "four dozen": 48,
    "a couple": 2,
    "half a million": 500_000,
    "half-a-million": 500_000,
    "half a billion": 500_000_000,
    "a hundred": 100,
    "a thousand": 1_000,
    "a million": 1_000_000,
}
_FRACTIONS = {
    "half": 50.0,
    "a third": 33.33,
    "one third": 33.33,
    "two thirds": 66.67,
    "a quarter": 25.0,
    "one quarter": 25.0,
    "three quarters": 75.0,
    "a fifth": 20.0,
    "one fifth": 20.0,
    "a tenth": 10.0,
}
_PIECES = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_CURRENCY = {"dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pounds": "£"}

_WORDED = rf"(?:{'|'.join([*_TENS])})(?:[- ](?:{'|'.join(list(_UNITS)[1:10])}))?|{'|'.join(sorted(_UNITS, key=len, reverse=True))}"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,])|\d+(?:\.\d+|[½¼¾])?"
_PLAIN = rf"(?:{_DIGITS}|{_WORDED})(?:[ -](?:hundred|thousand|million|billion|trillion)(?: and (?:{_WORDED}))?)?"
_NAMED = "|".join(re.escape(name) for name in sorted([*_VAGUE, *_ROUND], key=len, reverse=True))
_SHARE = "|".join(name.replace(" ", "[- ]") for name in sorted(_FRACTIONS, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `start:end`, its modifier included; low and high are None where unbounded.

    `unit` is % or a currency; `plain` a bare number in digits, which may be a
    label or a year; `needs_harm` one that is too often no count ("one of them").
    """

    start: int
    end: int
    value: float
    low: float | None
    high: float | None
    bound: Bound
    unit: str | None = None
    plain: bool = False
    needs_harm: bool = False


def numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """The numbers between two offsets, in order; not what they were before a change."""
    for change in _former().finditer(text, start, end):
        yield from _between(text, start, change.start("was"))
        start = change.end()
    yield from _between(text, start, end)


def _between(text: str, start: int, end: int) -> Iterator[Number]:
    for match in _pattern().finditer(text, start, end):
        number = _number(match)
        if number is not None:
            yield number


def _number(match: re.Match[str]) -> Number | None:
    modifier = " ".join((match["mod"] or "").lower().split())
    first, last = match.span()
    if match["share"]:
        value = _FRACTIONS[re.sub(r"[-\s]+", " ", match["share"].lower())]
        return Number(first, last, value, *_bounds(value, modifier, Bound.ABOUT), unit="%")
    if match["vague"]:
        return _named(match, modifier)
    low = _value(match["n"] + (match["suffix"] or ""))
    if ((match["suffix"] or match["suffix2"]) and not match["sign"]) or low > LARGEST:
        return None
    unit = _unit(match)
    if match["n2"]:
        return _range(match, low, unit)
    if match["between"]:
        return None
    digits = match["n"].isdecimal()
    return Number(
        first,
        last,
        low,
        *_bounds(low, modifier, Bound.EXACT),
        unit,
        plain=digits and not modifier,
        needs_harm=match["n"].lower() == "one",
    )


def _range(match: re.Match[str], low: float, unit: str | None) -> Number | None:
    """As in "5 to 6 million", "£10m-£20m"; the first number may leave its scale to the second."""
    words = (match["n2"] + (match["suffix2"] or "")).lower()
    high, scale = _value(words), re.search(r"hundred$|thousand$|million$|billion$|bn$|m$|k$", words)
    if scale and low < SMALL < high:
        low *= _SCALES[scale.group()]
    if not low < high <= LARGEST:
        return None
    return Number(*match.span(), (low + high) / 2, low, high, Bound.ABOUT, unit)


def _unit(match: re.Match[str]) -> str | None:
    """% or a currency, that without its country: "US$" and "$US" are "$"."""
    if match["sign"]:
        return match["sign"].upper().replace("US", "")
    return "%" if match["percent"] else _CURRENCY.get((match["money"] or "").lower())


def _named(match: re.Match[str], modifier: str) -> Number:
    word = " ".join(match["vague"].lower().split())
    first, last = match.span()
    if word in _VAGUE:
        value = float(_VAGUE[word])
        return Number(first, last, value, value, None, Bound.AT_LEAST, _unit(match))
    value = float(_ROUND[word])
    return Number(first, last, value, *_bounds(value, modifier, Bound.ABOUT), _unit(match))


def _bounds(value: float, modifier: str, usual: Bound) -> tuple[float | None, float | None, Bound]:
    bound = _modifiers().get(modifier)
    if bound == "at_least":
        return value, None, Bound.AT_LEAST
    if bound == "at_most":
        return None, value, Bound.AT_MOST
    if bound == "almost":
        return round(value * (1 - ABOUT), 2), value, Bound.ABOUT
    if bound == "about" or usual is Bound.ABOUT:
        return round(value * (1 - ABOUT), 2), round(value * (1 + ABOUT), 2), Bound.ABOUT
    return value, value, Bound.EXACT


def _value(words: str) -> float:
    """As in "1,200", "twenty-five", "two hundred and ten", "3.5 million"."""
    total = current = 0.0
    for word in re.findall(r"\d[\d,\s]*(?:\.\d+)?|[½¼¾]|[a-z]+", words.lower()):
        if word[0].isdigit():
            current += float(re.sub(r"[,\s]", "", word))
        elif word in _SCALES:
            total += (current or 1) * _SCALES[word]
            current = 0.0
        else:
            current += _UNITS.get(word, _TENS.get(word, _PIECES.get(word, 0)))
    return total + current


@lru_cache(maxsize=1)
def _modifiers() -> dict[str, str]:
    return {words: bound for bound, phrases in table("figures")["bounds"].items() for words in phrases}


@lru_cache(maxsize=1)
def _former() -> re.Pattern[str]:
    """As in "rose | from 12 to | 15": the group `was` is the number that holds no more."""
    changes = "|".join(sorted(words_of("figures", "change")))
    return re.compile(
        rf"\b(?:{changes})\b(?:\s[a-z]+){{0,{CHANGE_REACH}}}?\s(?P<was>from\s+(?:(?:{_modifier_words()})\s+)?(?:{_PLAIN})\s+to\s+)"
        rf"(?=(?:(?:{_modifier_words()})\s+)?(?:{_PLAIN})\b)",
        re.IGNORECASE,
    )


def _modifier_words() -> str:
    """All words of bounds; "up to" has none behind a verb that takes the "up": "added up to"."""
    verbs = "".join(rf"(?<!\b{verb}\s)" for verb in sorted(words_of("figures", "with_up")))
    ordered = sorted(_modifiers(), key=len, reverse=True)
    return "|".join(verbs * (words == "up to") + words.replace(" ", r"\s+") for words in ordered)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,:/-])(?:(?P<mod>{_modifier_words()})\s+)?(?:another\s+|a\s+further\s+|an\s+additional\s+|a\s+total\s+of\s+|(?P<between>between)\s+|from\s+|the\s+)?"
        rf"(?:(?P<share>{_SHARE})(?=\s+of\b)|(?P<vague>{_NAMED})|(?P<sign>(?:US)?[$€£](?:US)?)?(?P<n>{_PLAIN})(?P<suffix>bn|m|k)?"
        rf"(?:(?(between)\s+and\s+|(?:\s?[-–—]\s?|\s+to\s+))(?(sign)(?:(?:US)?[$€£])?)(?P<n2>{_PLAIN})(?P<suffix2>bn|m|k)?)?)"
        rf"(?:(?=(?:{'|'.join(table('figures')['units'])})\b)|(?![\w:/]|[.,]\d|-(?(sign)\d|[a-zA-Z])))(?:\s?(?P<percent>%|per\s?cent\b)|\s+(?P<money>dollars?|euros?|pounds)\b)?",
        re.IGNORECASE,
    )

"""Finding expressions of days in English news text; day_rules.py has the grammar, days.py says what they mean.

A core word (a month, a weekday, a year, "week", "yesterday" …) is looked for,
then the longest expression around it, from the words before it on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from claimtrack.extract.day_rules import BY_CORE, CORE, Rule
from claimtrack.extract.days import Days, Resolver, shifted, swung

REACH = 34
"""Characters before a core word in which its expression may begin."""
EVE_REACH = 12
"""Characters before an expression in which "eve of" may stand."""
_EVE = re.compile(r"\beve of (?:the )?$", re.IGNORECASE)


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
        """The days meant; None where they cannot be told or do not exist. The eve of a day may be today, and of longer than a day is none."""
        eve = _EVE.search(self.match.string, max(0, self.match.start() - EVE_REACH), self.match.start())
        try:
            if not eve:
                return self.resolver(self.match, today, anchor)
            days = self.resolver(self.match, today + timedelta(days=1) if today and self.swing else today, anchor)
            return shifted(days.first, "day", -1) if days and days.precision == "day" else None
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


_WORD_START = re.compile(r"(?<![\w.])\w")
_NOT_BEFORE = re.compile(
    r"\b(?:until|till|by|by the (?:end|middle|start|beginning) of|before|prior to|ahead of|(?:leading|lead-up|run-up|build-up) (?:up )?to|(?:days?|weeks?|months?|years?) from"
    r"|every|each|per|black|good|bloody|super|palm|easter|cyber|ash|holy)\s+(?:the\s+|early\s+|late\s+)?$",
    re.IGNORECASE,
)
"""Words that make a date a limit, a habit or a feast rather than a day on which something was."""
_NAMED_BY = re.compile(
    r"\s(?:talk shows?|Show|Brigades?|Movement|lights?|trees?|cards?|gifts?|presents?|shopping|songs?|albums?|carols?|decorations?|costumes?)\b"
    r"|(?:(?<=Sept\. 11)|(?<=Sept 11)|(?<=September 11))\s(?:terror(?:ist)? )?attacks\b"
)
"""What a day names that was not then, or not on the last: "Sunday talk shows", "the 17 February Brigade", "Christmas lights", "the September 11 attacks"."""


@lru_cache(maxsize=8)
def expressions(text: str) -> tuple[Expression, ...]:
    """The expressions of days in a text, in order, none within another."""
    return tuple(_search(text))


def _search(text: str) -> Iterator[Expression]:
    done = 0
    for core in CORE.finditer(text):
        kind = core.lastgroup or ""
        if core.start() < done or (kind in ("month", "shortday") and not text[core.start()].isupper()):
            continue
        found = _longest(text, kind, core, done)
        if found is not None:
            rule, match = found
            done = match.end()
            before = _NOT_BEFORE.search(text, max(0, match.start() - 24), match.start())
            if not before and not _NAMED_BY.match(text, match.end()):
                yield Expression(*match.span("at"), match, rule.resolver, rule.anaphoric, rule.following, rule.swing)


def _longest(text: str, kind: str, core: re.Match[str], done: int) -> tuple[Rule, re.Match[str]] | None:
    """The rule and match that begin earliest at or before a core word and cover it; of these the longest."""
    first = max(done, core.start() - REACH)
    for begin in _WORD_START.finditer(text, first, core.start() + 1):
        matches = [
            (rule, match)
            for rule in BY_CORE[kind]
            if (match := rule.pattern.match(text, begin.start())) and match.end() >= core.end()
        ]
        if matches:
            return max(matches, key=lambda pair: pair[1].end())
    return None

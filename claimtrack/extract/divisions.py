"""First-level divisions of countries in a text: where words call a name one.

"Blue Nile state", "the province of Kunduz" and "Chin and Shan states" are divisions though a bare "Blue Nile" is not.
Where a town in it has the name, "Kunduz province" stays that town, as it was measured best; a search for it finds all
that lies in the province.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimtrack.extract.gazetteer import ENGLISH, Entry, divisions, fold
from claimtrack.extract.lexicons import common_words, table
from claimtrack.extract.passages import UPPER

OF_REACH = 80
"""Characters before a name in which "the provinces of" and other names of the list stand."""
LIST_REACH = 400
"""Characters behind a name up to which a list of names goes on."""

_PROVINCES = frozenset({"province", "governorate", "oblast", "krai", "voivodeship", "wilaya"})
"""Words for divisions of which none is called after a town of an English-speaking country."""

_NAME = rf"(?:the )?(?:[a-z]{{2}}-)?[{UPPER}][\w'’-]*(?: (?:[a-z]{{2}}-)?[{UPPER}][\w'’-]*){{0,2}}"
_AND = r"(?:, and |, | and | or )"
_LISTED = re.compile(rf"{_NAME}{_AND}$")
_OTHER_THING = r"(?! (?:tv|television|media|news|radio|run|owned)\b)(?<!department(?= of))(?<!Department(?= of))"
"""After "state" or "department", what makes it another thing: "Lagos state TV", "Department of Health"."""


def called_so(text: str, start: int, end: int, folded: str, entries: Sequence[Entry]) -> tuple[str, tuple[Entry, ...]]:
    """A folded name with the word beside it that calls it a division, and the divisions of that name in which no town of `entries` has it."""
    kind = _kind_beside(text, start, end)
    name = f"{folded} {kind}"
    towns = {(entry.country, entry.admin1) for entry in entries if entry.kind == "city"}
    found = divisions(name) if kind else ()
    return name, tuple(one for one in found if (one.country, one.admin1) not in towns)


def divisions_beside(text: str, start: int, end: int) -> tuple[Entry, ...]:
    """The divisions of a name with the word beside it that calls it one, also where a town has it."""
    kind = _kind_beside(text, start, end)
    return divisions(f"{fold(text[start:end])} {kind}") if kind else ()


def fitting(text: str, start: int, end: int, folded: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Those of `entries` that may be meant where a name is called a province: no towns of English-speaking countries; of a word, as "Central", only those in one."""
    if not entries or (kind := _kind_beside(text, start, end)) not in _PROVINCES:
        return entries
    found = divisions(f"{folded} {kind}") if folded in common_words() else ()
    holding = {(division.country, division.admin1) for division in found}
    return tuple(
        entry
        for entry in entries
        if entry.kind != "city"
        or (entry.country not in ENGLISH and (not holding or (entry.country, entry.admin1) in holding))
    )


def is_kind(word: str) -> bool:
    """Whether a word, with a small letter, calls a name before it a division."""
    return word in table("divisions")["kinds"]


@lru_cache(maxsize=8)
def _kind_beside(text: str, start: int, end: int) -> str | None:
    """The word that calls a name a division, behind it or before it; in the plural with the other names of a list."""
    one, several, before = _patterns()
    reach = max(0, start - OF_REACH)
    found = one.match(text, end)
    if not found and " of " in text[reach:start]:
        found = before.search(text, reach, start)
    if (
        not found
        and (found := several.match(text, end, end + LIST_REACH))
        and not (found.group(1) or _LISTED.search(text, reach, start))
    ):
        return None
    return found[found.lastindex or 0].lower() if found else None


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    kinds = "|".join(table("divisions")["kinds"])
    one = rf"\s(?i:({kinds}))\b{_OTHER_THING}"
    several = rf"((?:{_AND}{_NAME})+)?\s(?i:({kinds}))s\b"
    before = rf"(?<!\w)(?i:({kinds}))(?: of (?:the )?|s of (?:the )?(?:{_NAME}{_AND})*)$"
    return re.compile(one), re.compile(several), re.compile(before)

"""Words with a capital letter, and the runs that they make: candidates for names of people, bodies and places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from claimtrack.extract.lexicons import table, word_set, words_of
from claimtrack.extract.passages import UPPER, passages

_CAPITALISED = re.compile(
    rf"(?<!\w)(?:(?:[{UPPER}]\.){{2,}}|(?:(?:al|el|ad|an|ar|as|ash|at|az|ed|er|es|et|ez|ul|abu|ibn|bin|ben|mid|ex)-)?[{UPPER}]\w*(?:[-’'‐]\w+)*)"
)
_PARTICLES = re.compile(r" (?:(?:van|von|de|bin|al|el|es|ez|ben|da|del|der|di|la|le|ibn|abu|ul|dos|du|ter|ten) ){1,2}")
CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december"
)
_PEOPLES = frozenset({"people's", "people’s"})
"""A possessive inside names: the People's Republic of China."""
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with a capital first letter (after a prefix such as "al-"), or an abbreviation such as "U.S."."""

    start: int
    end: int
    text: str


def bare(word: str) -> str:
    """A word without a possessive ending."""
    return _POSSESSIVE.sub("", word)


@lru_cache(maxsize=8)
def capital_runs(text: str) -> tuple[tuple[Word, ...], ...]:
    """Runs of capitalised words inside a sentence; full stops of initials and titles and particles ("van") do not part them."""
    runs: list[list[Word]] = []
    opening = passages(text).opening
    end = -1
    for match in _CAPITALISED.finditer(text):
        word = Word(match.start(), match.end(), match.group())
        if runs and word.start not in opening and _joins(runs[-1][-1].text, text[end : word.start]):
            runs[-1].append(word)
        else:
            runs.append([word])
        end = word.end
    return tuple(map(tuple, runs))


def _joins(last: str, gap: str) -> bool:
    if gap == " ":
        return not _POSSESSIVE.search(last) or last.lower() in _PEOPLES
    if gap in (". ", "."):
        return len(last) == 1 or last.lower() in _abbreviated()
    return _PARTICLES.fullmatch(gap) is not None


@lru_cache(maxsize=1)
def _abbreviated() -> frozenset[str]:
    return words_of("titles", "honorifics") | {"jr", "sr"}


def gender_of(words: str) -> str | None:
    """The gender, m or f, that a title or role among words gives."""
    for gender, letter in (("male", "m"), ("female", "f")):
        for section in ("honorifics", "roles"):
            if any(word in _gendered(section, gender) for word in re.findall(r"[\w-]+", words.lower())):
                return letter
    return None


@cache
def _gendered(section: str, gender: str) -> frozenset[str]:
    return frozenset(table("titles")[section][gender].lower().split())


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Honorifics and roles, which stand before names."""
    return words_of("titles", "honorifics", "roles")


@lru_cache(maxsize=1)
def beside_names() -> frozenset[str]:
    """Titles and what qualifies them."""
    return words_of("titles", "roles", "qualifiers", "honorifics")

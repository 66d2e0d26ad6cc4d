"""The grammar of a common noun phrase that can stand for somebody: its head, what goes with it, whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from claimtrack.extract.lexicons import demonyms, table, words_of

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[-’']\w+)*")
_BREAK = re.compile(r"\b(?:of|for|to|at|from|in|on|with|who|whose|under)\b")
_OWNED = re.compile(r"(.+?)(?:['’]s|(?<=s)['’]) (.+)")
UNNAMED = frozenset(
    "official source person aide officer diplomat man woman boy girl employee witness prosecutor agent staffer accuser soldier resident representative".split()
)
"""Nouns that mean an unnamed speaker sooner than a named one."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase: its head, what stands before that, what after ("of the committee"), all in small letters."""

    head: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def parsed(phrase: str) -> Noun:
    """The head of a noun phrase (without article) and what goes with it."""
    parts = _BREAK.split(phrase, maxsplit=1)
    words = [word.lower() for word in TOKEN.findall(parts[0])]
    after = tuple(word.lower() for word in TOKEN.findall(parts[1])) if len(parts) > 1 else ()
    return Noun(words[-1] if words else "", tuple(words[:-1]), after)


def owned_by(phrase: str) -> tuple[str, Noun] | None:
    """Whose, and what, in a phrase such as "victim's lawyer"; None without a possessive."""
    owned = _OWNED.fullmatch(phrase)
    return (owned.group(1), parsed(owned.group(2))) if owned else None


def has_names(owner: str) -> bool:
    """Whether an owner is a place or body that the text may call by name elsewhere: "the country's president"."""
    last = owner.lower().split()[-1]
    return last in table("nouns")["bodies"] or last in words_of("nouns", "places") | words_of("titles", "bodies")


def stands_for_person(noun: Noun) -> bool:
    """Whether the noun is an office or what else a person is."""
    return noun.head in words_of("titles", "roles") or noun.head in table("nouns")["persons"] or noun.head in UNNAMED


@lru_cache(maxsize=1)
def human_nouns() -> frozenset[str]:
    """Nouns that mean one human being, in small letters."""
    return words_of("titles", "roles", "humans")


def stands_for_body(noun: Noun) -> bool:
    """Whether the noun is a kind of body."""
    return noun.head in table("nouns")["bodies"]


def may_be_called(noun: Noun, name: str) -> bool:
    """Whether the noun may mean a body whose name does not hold it: "the charity" any, "the ministry" only one of letters ("MFA"), "the government" a land's."""
    if not stands_for_body(noun) or not is_in_names(noun):
        return stands_for_body(noun)
    return is_side(name) if noun.head == "government" else name.isupper() and " " not in name


def is_in_names(noun: Noun) -> bool:
    """Whether the bodies that it stands for have it in their names: "the ministry"."""
    return noun.head in words_of("nouns", "by_name")


def is_side(name: str) -> bool:
    """Whether a name is that of a land or a capital."""
    return name in table("sides")["capitals"] or name in demonyms().values()


@lru_cache(maxsize=1)
def kinds() -> frozenset[str]:
    """Words that say of what kind a body is, and name none by themselves: "the Observatory"."""
    return words_of("titles", "bodies").union(table("nouns")["bodies"])


@cache
def kinds_of(head: str) -> frozenset[str]:
    """Words in the names of the bodies that a noun can stand for, besides the noun itself."""
    return frozenset(table("nouns")["bodies"].get(head, "").split())


@lru_cache(maxsize=1)
def telling() -> frozenset[str]:
    """Words in the names of bodies that tell of what kind they are: "Bank", "Times", "Boeing"."""
    return kinds().union(*map(kinds_of, table("nouns")["bodies"]))


def is_enterprise(noun: Noun) -> bool:
    """Whether the noun is what a company can be to something: its owner, its operator."""
    return noun.head in words_of("nouns", "enterprises")

"""Which names of one text mean one person, and which person a surname means where several have it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimtrack.extract.gazetteer import fold
from claimtrack.extract.lexicons import common_words, given_names, table, word_set
from claimtrack.extract.names import bare

DOMINANT = 2
"""How many times as often as any other a person must be named in full for the bare surname to be theirs."""
SONS = frozenset({"jr", "sr"})
KIN = word_set(
    "wife husband son daughter brother sister mother father widow widower cousin nephew niece uncle aunt grandson granddaughter grandfather grandmother"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person by the fullest name the text gives; `role` are the words beside it, `gender` m, f or None."""

    name: str
    gender: str | None
    role: str

    @property
    def surname(self) -> str:
        """The last word of the name, folded; with a particle bound to it ("al-Assad") without that; "trump jr" of a son."""
        return surname_of(self.name)

    @property
    def may_be_body(self) -> bool:
        """Whether nothing but one word names him, which may be a company's as well."""
        return not (self.gender or self.role or " " in self.name)


_PARENT = re.compile(
    r"\b(?:grand)?(?:mother|father) of (?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b", re.IGNORECASE
)
"""A relative of nobody in particular."""


def surname_of(name: str) -> str:
    """The last word of a name, folded; of a son the last two ("trump jr")."""
    words = fold(bare(name)).split()
    return " ".join(words[-2:] if words[-1] in SONS else words[-1:]) if words else ""


def first_word(name: str) -> str:
    """The first word of a name of several: the surname in Chinese and Korean, else what friends say."""
    first, space, _ = fold(name).partition(" ")
    return first if space else ""


class Known:
    """People by the names found so far, the longer names first: also by what each can be shortened to."""

    def __init__(self) -> None:
        self._people: dict[str, Person] = {}
        self._meant: dict[str, str] = {}
        self._shorter: dict[_Short, list[str]] = {}

    def note(self, folded: str, person: Person) -> None:
        """Keep whom a folded name means, and what is known of him now."""
        self._meant[folded] = person.name
        if person.name not in self._people:
            for short in _may_be_cut_to(fold(person.name).split()):
                self._shorter.setdefault(short, []).append(person.name)
        self._people[person.name] = person

    def __getitem__(self, folded: str) -> Person:
        return self._people[self._meant[folded]]

    def get(self, folded: str) -> Person | None:
        """Whom a folded name means, if it was noted."""
        return self[folded] if folded in self._meant else None

    def shortened(self, folded: str, gender: str | None) -> Person | None:
        """The only longer name that the words can be short for, and of no other gender: as its end, ends, familiar form or inner name."""
        for ways in _ways(folded.split()):
            names = {name for way in ways for name in self._shorter.get(way, ())}
            people = (self._people[name] for name in names)
            fitting = [one for one in people if not (gender and one.gender and gender != one.gender)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        return None


_Short = tuple[str, ...]
"""How a name may be shortened, and to which words."""


def _may_be_cut_to(full: list[str]) -> set[_Short]:
    """All that a folded name of several words may be shortened to."""
    if len(full) < 2:
        return set()
    return {
        *(("end", *full[at:]) for at in range(len(full))),
        ("ends", full[0], full[-1]),
        *((("before son", full[-2]),) if full[-1] in SONS else ()),
        *(("familiar", form, full[-1]) for form in _forms().get(full[0], {full[0]})),
        *(("inner", word) for word in full[1:-1]),
    }


def _ways(short: list[str]) -> Iterator[list[_Short]]:
    """What a folded name may be short for, the likeliest first: "Holder" for "Eric H. Holder Jr.", "Bob Mueller" for "Robert Swan Mueller"."""
    if len(short) == 1:
        yield from ([(way, *short)] for way in ("end", "before son", "inner"))
    else:
        yield [("end", *short), ("ends", short[0], short[-1])]
        yield [("familiar", form, short[-1]) for form in _forms().get(short[0], {short[0]})]


def same_given_name(first: str, second: str) -> bool:
    """Whether two folded given names are one, also in a familiar form."""
    return first == second or bool(_forms().get(first, frozenset({first})) & _forms().get(second, frozenset({second})))


@lru_cache(maxsize=1)
def _forms() -> dict[str, frozenset[str]]:
    """A folded given name → itself and the names that it is a form of."""
    known: dict[str, set[str]] = {}
    for name, forms in table("nicknames")["forms"].items():
        for form in (name, *forms.split()):
            known.setdefault(form, {form}).add(name)
    return {form: frozenset(names) for form, names in known.items()}


class Order:
    """Who is named where first; whom a surname means goes by it, where others of the name come only later."""

    def __init__(self, named: Iterable[tuple[int, Person]]) -> None:
        self._first: dict[str, int] = {}
        self._surnames: dict[str, dict[str, Person]] = {}
        self._firsts: dict[str, dict[str, Person]] = {}
        for start, person in sorted(named, key=lambda one: one[0]):
            if " " in person.name and person.name not in self._first:
                self._first[person.name] = start
                self._surnames.setdefault(person.surname, {})[person.name] = person
                self._firsts.setdefault(first_word(person.name), {})[person.name] = person

    def meant(self, word: str, at: int, person: Person | None) -> Person | None:
        """Whom a folded word at an offset means, where `person` is the one by all that the text names: the only one of the name who was named before, if he was not."""
        if " " in word or (person and self._first.get(person.name, at) < at):
            return person
        for names in (self._surnames, self._firsts):
            before = [one for one in names.get(word, {}).values() if self._first[one.name] < at]
            if before:
                return before[0] if len(before) == 1 and _agree(before[0], person) else person
        return person


def _agree(one: Person, other: Person | None) -> bool:
    """Whether what is known of the gender of two allows them to be one."""
    return other is None or " " in other.name or other.gender in (one.gender, None)


def by_surname(people: Iterable[Person], in_full: Counter[str]) -> dict[str, Person]:
    """Surnames, first words and inner names that mean one person only, or one far more than any other of the name.

    `in_full` counts how often each name stands in the text.
    """
    everybody = sorted({person.name: person for person in people}.values(), key=lambda person: person.name)
    surnames = _alone([(surname_of(person.name), person) for person in everybody], in_full)
    taken = {surname_of(person.name) for person in everybody}
    first = _alone([(first_word(person.name), person) for person in everybody])
    inner = _alone([(word, person) for person in everybody for word in fold(person.name).split()[1:-1]])
    others = {name: person for name, person in first.items() if name not in common_words()} | {
        name: person for name, person in inner.items() if name not in common_words() and name not in given_names()
    }
    return {name: person for name, person in others.items() if name not in taken} | surnames


def _alone(named_by: Sequence[tuple[str, Person]], in_full: Counter[str] | None = None) -> dict[str, Person]:
    known: dict[str, list[Person]] = {}
    for name, person in named_by:
        known.setdefault(name, []).append(person)
    return {name: one for name, several in known.items() if len(name) > 1 and (one := _one(several, in_full))}


def _one(people: list[Person], in_full: Counter[str] | None) -> Person | None:
    """The one whom a name means: not the relative of another, and named in full twice as often as others."""
    if len(people) > 1 and in_full is not None:
        people = [person for person in people if " " in person.name] or people
        people = [person for person in people if not _is_relative(person.role)] or people
        people = sorted(people, key=lambda person: -in_full[person.name])
        if len(people) > 1 and in_full[people[0].name] >= DOMINANT * in_full[people[1].name]:
            people = people[:1]
    return people[0] if len(people) == 1 else None


def _is_relative(role: str) -> bool:
    """Whether somebody is told of as another's relative: "his wife", not "a mother of four"."""
    return not (KIN | {"lady"}).isdisjoint(_PARENT.sub("", role).lower().split())

"""Which names of one text mean one person, and which person a surname means where several have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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


def surname_of(name: str) -> str:
    """The last word of a name, folded; of a son the last two ("trump jr")."""
    words = fold(bare(name)).split()
    return " ".join(words[-2:] if words[-1] in SONS else words[-1:]) if words else ""


def first_word(name: str) -> str:
    """The first word of a name of several: the surname in Chinese and Korean, else what friends say."""
    first, space, _ = fold(name).partition(" ")
    return first if space else ""


def shortened(folded: str, gender: str | None, full: Mapping[str, Person]) -> Person | None:
    """The only longer name that the words can be short for, and of no other gender: as its end, ends, familiar form or inner name."""
    words = folded.split()
    longer = {
        person.name: person
        for person in full.values()
        if " " in fold(person.name) and not (gender and person.gender and gender != person.gender)
    }
    for shortens in (_ends, _ends_son, _familiar, _holds):
        fitting = [name for name in longer if shortens(words, fold(name).split())]
        if fitting:
            return longer[fitting[0]] if len(fitting) == 1 else None
    return None


def _ends(short: list[str], full: list[str]) -> bool:
    """Whether a name is the end of a longer one, or its first and last words."""
    return full[-len(short) :] == short or (len(short) > 1 and (full[0], full[-1]) == (short[0], short[-1]))


def _ends_son(short: list[str], full: list[str]) -> bool:
    """As in "Holder" for "Eric H. Holder Jr."."""
    return len(short) == 1 and full[-1] in SONS and full[-2:-1] == short


def _familiar(short: list[str], full: list[str]) -> bool:
    """As in "Bob Mueller" for "Robert Swan Mueller"."""
    return len(short) > 1 and short[-1] == full[-1] and same_given_name(short[0], full[0])


def _holds(short: list[str], full: list[str]) -> bool:
    """As in "Dr. Blasey" for "Christine Blasey Ford"."""
    return len(short) == 1 and short[0] in full[1:-1]


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
        people = [person for person in people if not (KIN | {"lady"}) & set(person.role.lower().split())] or people
        people = sorted(people, key=lambda person: -in_full[person.name])
        if len(people) > 1 and in_full[people[0].name] >= DOMINANT * in_full[people[1].name]:
            people = people[:1]
    return people[0] if len(people) == 1 else None

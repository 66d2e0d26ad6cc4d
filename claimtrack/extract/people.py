"""The people whom a text names, where it names them, and what it says they are.

By the rules a run of capitalised words is a person where a title or role stands before it, a given name opens
it, or a role follows it ("X, an aide to …"); who speaks is one of those whom the entity head finds (`mentions_with`).
A surname alone is a person once the full name is known.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from claimtrack.extract.gazetteer import fold
from claimtrack.extract.names import capital_runs
from claimtrack.extract.namesakes import SONS, Known, Order, Person, by_surname, first_word, surname_of
from claimtrack.extract.passages import offsets_in, shouts
from claimtrack.extract.person_names import Found, person_at, person_called

if TYPE_CHECKING:
    from claimtrack.extract.entities import Entity

PRONOUN_REACH = 150
"""Characters behind a name within which a "he" or "she" is likely to be that person."""
FEWEST_PRONOUNS = 2
MOST_ROLES = 30
"""Descriptions of a person that are kept at the most."""
ByName = Mapping[tuple[str, str], Sequence[Person]]
"""People by how they are named ("full", "surname", "first") and the folded words."""
_BYLINE = re.compile(
    r"(?:^|\n)[ \t]*\(?(?:By|Reporting by|Additional reporting by|Writing by|Editing by|Photographs? by|Photo by) (?=[A-Z])[^\n.:;]{1,100}(?:\n|$)"
)
"""A line that says who wrote, and tells of nobody."""
_PRONOUN = re.compile(r"\b(he|she|his|her|him)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a person, at `start:end`."""

    start: int
    end: int
    person: Person


@lru_cache(maxsize=8)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every mention of a person that the rules find in a text, in text order."""
    return _mentions(text, _by_rule(text))


def mentions_with(text: str, entities: Sequence[Entity]) -> tuple[Mention, ...]:
    """The mentions of persons whom the entity head finds, in text order.

    Where the rules find one too, they say what is his name and what his title, but in a text in capitals, since they go by these. A word
    alone that is a part of a longer name is a short form, where it is clear whose, and no other person.
    """
    if not entities:
        return mentions(text)
    ruled = () if shouts(text) else _by_rule(text)
    named = offsets_in((one.start, one.end) for one in entities if one.sort == "person")
    found = [one for one in ruled if not named.isdisjoint(range(one.start, one.end))]
    taken = offsets_in((one.start, one.end) for one in found)
    persons = (one for one in entities if one.sort == "person" and taken.isdisjoint(range(one.start, one.end)))
    more = [person_called(text, one.start, one.end) for one in persons]
    writers = offsets_in(line.span() for line in _BYLINE.finditer(text))
    found, more = ([one for one in some if one.start not in writers] for some in (found, more))
    parts = {word for one in (*found, *more) if " " in one.name for word in fold(one.name).split()}
    return _mentions(text, [*found, *(one for one in more if " " in one.name or fold(one.name) not in parts)])


@lru_cache(maxsize=8)
def _by_rule(text: str) -> tuple[Found, ...]:
    return tuple(each for run in capital_runs(text) if (each := person_at(text, run)))


def _mentions(text: str, found: Sequence[Found]) -> tuple[Mention, ...]:
    runs = capital_runs(text)
    people = _merged(found)
    known = by_surname(people.values(), Counter(each.name for each in found))
    order = Order((each.start, people[each.name]) for each in found)
    by_place: dict[tuple[int, int], Person] = {}
    for each in found:
        person = _meant(people[each.name], known)
        by_place[each.start, each.end] = order.meant(fold(each.name), each.start, person) or person
    named_at = {at for start, end in by_place for at in range(start, end)}
    for run in runs:
        for token, following in zip(run, (*run[1:], None), strict=True):
            son = following is not None and following.text.lower() in SONS
            last = following if following is not None and son else token
            word = surname_of(text[token.start : last.end])
            if token.start not in named_at and (whom := order.meant(word, token.start, known.get(word))):
                by_place[token.start, last.end] = whom
    placed = (Mention(*place, person) for place, person in sorted(by_place.items(), key=lambda item: item[0]))
    return with_genders(text, tuple(placed))


def with_genders(text: str, mentioned: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with the gender of those whose names and titles do not tell it, from the pronouns that follow them."""
    heard: defaultdict[Person, Counter[str]] = defaultdict(Counter)
    for mention, following in zip_longest(mentioned, mentioned[1:]):
        if mention.person.gender is None:
            end = min(mention.end + PRONOUN_REACH, following.start if following else len(text))
            if pronoun := _PRONOUN.search(text, mention.end, end):
                heard[mention.person]["f" if pronoun.group(1).lower() in ("she", "her") else "m"] += 1
    told = {person: replace(person, gender=_told(counts)) for person, counts in heard.items()}
    return tuple(replace(mention, person=told.get(mention.person, mention.person)) for mention in mentioned)


def _told(counts: Counter[str]) -> str | None:
    """The gender that most pronouns agree on, where there are several."""
    (gender, most), *_ = counts.most_common(1)
    return gender if most >= FEWEST_PRONOUNS and most >= 3 * (counts.total() - most) else None


def _meant(person: Person, known: Mapping[str, Person]) -> Person:
    """The person with a full name whom a surname means, where the gender agrees."""
    other = known.get(person.surname, person)
    return other if " " not in person.name and person.gender in (other.gender, None) else person


def named(known: ByName, name: str) -> Person | None:
    """The one person of a text whom a full name or surname can mean; None where there is none or several."""
    folded = fold(name)
    full = known.get(("full", folded), ())
    if len(full) == 1:
        return full[0]
    same = known.get(("surname", surname_of(name)), ())
    if not same and " " not in name:
        same = known.get(("first", folded), ())
    return same[0] if len(same) == 1 and (" " not in name or " " not in same[0].name) else None


def by_name(mentioned: Iterable[Mention]) -> ByName:
    """The people mentioned by their full names, surnames and first words, folded."""
    known: defaultdict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in dict.fromkeys(mention.person for mention in mentioned):
        known["full", fold(person.name)].append(person)
        known["surname", person.surname].append(person)
        known["first", first_word(person.name)].append(person)
    return known


def _merged(found: Sequence[Found]) -> dict[str, Person]:
    """Each name found → its person: surnames and short forms go to the one full name that ends in them."""
    known = Known()
    for each in sorted(found, key=lambda one: (-one.name.count(" "), one.start)):
        folded = fold(each.name)
        same = known.get(folded) or known.shortened(folded, each.gender)
        if same is None:
            same = Person(each.name, each.gender, each.role)
        elif (each.role and each.role not in same.role) or (each.gender and not same.gender):
            roles = (same.role, each.role) if same.role.count(" ; ") < MOST_ROLES else (same.role,)
            same = Person(same.name, same.gender or each.gender, " ; ".join(part for part in roles if part))
        known.note(folded, same)
    return {each.name: known[fold(each.name)] for each in found}

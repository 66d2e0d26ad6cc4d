"""Whom a common noun stands for: "the minister", "the newspaper", "Kaya's lawyer".

A person fits where the roles that the text gives hold the noun (or one that
means the same) and nothing in the phrase speaks against it: another country,
another office, "former". A body fits where its name holds the noun, or it is
of the kind. Where several fit, the most salient person, the one body that
spoke last; else nobody: another country's ministry is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from claimtrack.extract.gazetteer import fold, lookup
from claimtrack.extract.lexicons import common_words, demonyms, table, words_of
from claimtrack.extract.names import bare, gender_of
from claimtrack.extract.namesakes import Person
from claimtrack.extract.nouns import (
    TOKEN,
    UNNAMED,
    Noun,
    human_nouns,
    kinds_of,
    may_be_called,
    parsed,
    telling,
)
from claimtrack.extract.salience import most_salient, spoken_of_by
from claimtrack.extract.scene import MOST, Scene, Who, of_person
from claimtrack.extract.sides import side_of

OFTEN = 0.9
"""Weight of how often somebody is named, where an office is meant: "the president" is the one whom the article is about."""
CLEARLY = 1.2
"""How far ahead of others a person must be to be meant by a description that the text does not give."""
SAID_BACK = 8
"""Among how many of the last speakers an unnamed one ("the official") is looked for."""
NAMED_LATER = 600
"""Characters within which somebody may be named only after the office ("The panel's chairman said … Rhys Calloway")."""
MAY_BE = 0.5
"""How well "the company" stands for one whose name tells not what it is ("Norlane")."""
OFFICE_REACH = 30
"""Characters within which an office names its body."""

_WHOSE = re.compile(r"\b([a-z]+)['’]s\b|\b(?:of|for) the ((?:[a-z]+\b ?)+)")
"""Of whom a role is, in common nouns: "the army's spokesman", "spokesman for the army"."""
_FORMER = frozenset({"former", "ex", "then", "outgoing", "late"})
_OF_ANOTHER = frozenset({"of", "for", "to", "against", "with", "who"})
"""Words after which a role is somebody else's: "a lawyer for the president"."""
_OFFICES = frozenset(
    "president premier chancellor senator congressman congresswoman governor mayor candidate nominee secretary minister billionaire mogul lawmaker".split()
)
_LESSER = frozenset({"vice", "deputy", "prime", "under"})
"""Words before an office that make it another one."""
_MOVEMENTS = frozenset("liberation free revolutionary republican resistance salvation rebel islamic".split())
"""Words in the name of an army that make it more than the country's: "the army" is not the National Liberation Army."""
_PARTY = re.compile(r"^(d|r)-\w+$")


# Persons


def person_for(scene: Scene, at: int, noun: Noun, owner: str = "", besides: str | None = None) -> Who | None:
    """Whom "the … minister", or the … of `owner`, stands for; another than `besides`, where another can be meant."""
    unnamed = _spoke_without_name(scene, at, noun)
    if unnamed and noun.head in UNNAMED:
        return unnamed
    fitting = {person: how for person in _people(scene) if (how := _fits(person, noun, owner, scene)) is not None}
    fitting = {person: how for person, how in fitting.items() if person.name != besides} or fitting
    best = max(fitting.values(), default=0.0)
    close = {person for person, how in fitting.items() if how == best}
    before = {person for person in close if scene.last_named(person.name, at) >= 0}
    if owner:
        return of_person(close.pop()) if len(close) == 1 else None
    if len(before) == 1 and not unnamed:
        return of_person(before.pop())
    salient = most_salient(scene, at, lambda who: 0.0 if who.person in close else None, often=OFTEN, margin=CLEARLY)
    if unnamed and (salient is None or _last(scene, at, unnamed) > _last(scene, at, salient)):
        return unnamed
    if salient or before:
        return salient or _most_named(scene, before)
    soon = {m.person for m in scene.people_in(at + 1, at + NAMED_LATER)} & close
    soon = {person for person in soon if _places_in(noun.after) <= set(person.role.lower().split())}
    if len(soon) == 1 and (noun.before or noun.after):
        return of_person(soon.pop())
    return _described(scene, at, noun, {besides} | spoken_of_by(scene, at, noun))


def likeness(who: Who, noun: Noun) -> float | None:
    """How well a noun can stand for somebody by what the text calls him; None where nothing speaks for it."""
    if who.person:
        how = _fits(who.person, noun)
        return MAY_BE if how is None and who.person.may_be_body and may_be_called(noun, who.name) else how
    its = parsed(who.name)
    if who.name[:1].islower():
        alike = its.head in {noun.head} | _same_as(noun.head) | kinds_of(noun.head)
        return 1.0 + len(set(noun.before) & set(its.before)) if alike else None
    if not _agrees(who.name, noun):
        return None
    if _holds(who.name, {noun.head}):
        return 2.0
    if _holds(who.name, kinds_of(noun.head)):
        return 1.0
    if who.plural or not may_be_called(noun, who.name):
        return None
    return MAY_BE if telling().isdisjoint(fold(who.name).split()) else None


def _described(scene: Scene, at: int, noun: Noun, besides: set[str | None]) -> Who | None:
    """The person last spoken of, well ahead of any other, whom a description without a known role may mean; none of `besides`."""
    if not (noun.before or noun.head in _OFFICES) or noun.after or noun.head in UNNAMED or _FORMER & set(noun.before):
        return None
    if any(word in words_of("titles", "qualifiers") or fold(word) in demonyms() for word in noun.before):
        return None
    if any(bare(word) != word for word in noun.before) or _of_body(scene, at, noun):
        return None
    gender = gender_of(noun.head)

    def fits(who: Who) -> float | None:
        if (
            who.person is None
            or who.name in besides
            or (gender and who.person.gender not in (gender, None))
            or noun.head in who.person.role.lower()
            or (noun.head in _OFFICES and noun.before and _holds_office(who.person))
        ):
            return None
        return 0.0

    return most_salient(scene, at, fits, margin=CLEARLY)


def _of_body(scene: Scene, at: int, noun: Noun) -> bool:
    """Whether the phrase at an offset names the body of which it is an office: "the FBI director"."""
    named = (scene.text[body.start : body.end] for body in scene.bodies_in(at, at + OFFICE_REACH))
    return any(set(fold(name).split()) <= set(noun.before) for name in named)


def _holds_office(person: Person) -> bool:
    """Whether the text calls somebody by an office or a rank."""
    return not words_of("titles", "roles").isdisjoint(person.role.lower().split())


def _people(scene: Scene) -> list[Person]:
    return [person for person in scene.persons if person.role][:MOST]


def _most_named(scene: Scene, people: set[Person]) -> Who | None:
    """The person who is named at least twice as often as any other."""
    ranked = sorted(people, key=lambda person: (-scene.count[person.name], person.name))
    if scene.count[ranked[0].name] < 2 * scene.count[ranked[1].name]:
        return None
    return of_person(ranked[0])


def _last(scene: Scene, at: int, who: Who) -> int:
    """Where somebody was last spoken of or spoke."""
    spoke = (span.start for span, speaker in scene.lately() if speaker.name == who.name and span.start < at)
    return max((*spoke, scene.last_named(who.name, at) if who.person else -1))


def _spoke_without_name(scene: Scene, at: int, noun: Noun) -> Who | None:
    """The last unnamed speaker of that noun: "a senior official" for "the official"."""
    heads = {noun.head} | _same_as(noun.head) if noun.head not in UNNAMED else {noun.head}
    for _, who in islice((each for each in reversed(scene.lately()) if each[0].start < at), SAID_BACK):
        if who.person is None and not who.plural and parsed(who.name).head in heads:
            spoke = parsed(who.name)
            if set(noun.before) <= {*spoke.before, *spoke.after}:
                return who
    return None


def _fits(person: Person, noun: Noun, owner: str = "", scene: Scene | None = None) -> float | None:
    """How many words of a phrase a person's roles hold, None where he cannot be meant."""
    return max(
        (
            how
            for part in person.role.split(" ; ")
            if (how := _part_fits(part, noun, owner)) is not None
            and (not owner or _is_whose(part, owner, scene.named_before(person) if scene else ""))
        ),
        default=None,
    )


def _is_whose(part: str, owner: str, before: str) -> bool:
    """Whether a role is that of somebody's: it names him, or is "his …" where he was the last named `before`."""
    theirs = before if owner[0].isupper() and part.lower().startswith(("his ", "her ")) else part
    return not {fold(word) for word in owner.split()}.isdisjoint(fold(bare(word)) for word in TOKEN.findall(theirs))


def _part_fits(part: str, noun: Noun, owner: str) -> float | None:
    words = [word.lower() for word in TOKEN.findall(part)]
    words += [{"d": "democrat", "r": "republican"}[m.group(1)] for word in words if (m := _PARTY.match(word))]
    heads = {noun.head} | _same_as(noun.head)
    if not heads & set(words):
        return None
    at = next(number for number, word in enumerate(words) if word in heads)
    if _OF_ANOTHER & set(words[:at]):
        return None
    asked = set(noun.before) | set(noun.after)
    wanted = asked - {"the", "a", "an", "its", "his", "her", "top", "own"}
    if _FORMER & set(words[:at]) and not _FORMER & asked:
        return None
    if _LESSER & set(words[max(0, at - 2) : at]) and not _LESSER & asked:
        return None
    if _of_another(part, noun):
        return None
    meant = _places_in(noun.after)
    if meant and (held := _places_in(words[at:])) and held.isdisjoint(meant):
        return None
    wanted |= {word.lower() for word in owner.split() if fold(word) in demonyms()}
    missing = {word for word in wanted if word not in map(bare, words)}
    if any(word in words_of("titles", "qualifiers") for word in missing):
        return None
    side = next((demonyms()[fold(word)] for word in missing if fold(word) in demonyms()), None)
    if side is not None and side_of("", part) != side:
        return None
    return float(len(wanted) - len(missing)) + (0.5 if noun.head in words else 0.0)


def _of_another(part: str, noun: Noun) -> bool:
    """Whether a role is of another body than the one whose the noun is: the army's spokesman, not "the union's"."""
    whose = {word for found in _WHOSE.findall(part) for word in " ".join(found).split()}
    asked = {bare(word) for word in noun.before if bare(word) != word}
    return bool(whose and asked) and whose.isdisjoint(asked.union(*map(kinds_of, asked)))


def _places_in(words: Iterable[str]) -> set[str]:
    """Those of some words that are names of places and no common words: "the mayor of Odesa"."""
    return {word for word in words if word not in common_words() and lookup(word)}


@cache
def _same_as(head: str) -> frozenset[str]:
    """Roles that a noun can stand for besides its own word."""
    return frozenset(table("nouns")["persons"].get(head, "").split())


# Bodies


def body_for(scene: Scene, at: int, noun: Noun, besides: str | None = None) -> Who | None:
    """The body that "the ministry" or "the newspaper" stands for; another than `besides`, where another can be meant."""
    before = list(_bodies_before(scene, at))
    for held in ({noun.head}, kinds_of(noun.head)):
        fitting = {name for name in before if _holds(name, held) and _agrees(name, noun)}
        names = fitting - {besides} or fitting
        if len(names) == 1:
            return Who(name := names.pop(), words=name)
        if names:
            return _spoke_last(scene, at, names)
    return None


def _bodies_before(scene: Scene, at: int) -> Iterator[str]:
    """The bodies named before an offset, also in small letters by those who spoke; a company's driver is none."""
    last = bisect_left(scene.body_names, (at + 1,))
    yield from (name for _, name in scene.body_names[max(0, last - MOST) : last])
    for name, (end, who) in islice(reversed(scene.voices.items()), MOST):
        if end <= at and not who.plural and " " in name and parsed(name).head not in human_nouns():
            yield name


def _holds(name: str, nouns: frozenset[str] | set[str]) -> bool:
    return not nouns.isdisjoint(
        [parsed(name).head, *fold(name).split()[-1:]] if len(nouns) == 1 else fold(name).split()
    )


def _agrees(name: str, noun: Noun) -> bool:
    """Whether a body's name speaks not against what goes with the noun: its country, its field, whose army it is."""
    words = set(fold(name).split())
    if noun.head == "army" and words & _MOVEMENTS - set(noun.before):
        return False
    country = next((demonyms()[word] for word in map(fold, noun.before) if word in demonyms()), None)
    if country is not None and side_of(name) != country:
        return False
    return not {word for word in noun.before if word in words_of("titles", "qualifiers")} - words


def _spoke_last(scene: Scene, at: int, names: set[str]) -> Who | None:
    """The one of several bodies that was the last to speak, in the paragraph or just before; else none."""
    for span, who in reversed(scene.lately()):
        if span.end <= at and who.name in names:
            near = scene.passages.at(at) - scene.passages.at(span.start)
            return who if near <= 3 else None
    return None

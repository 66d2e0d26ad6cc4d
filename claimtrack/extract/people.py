"""The people whom a text names, where it names them, and what it says they are.

There is no entity model behind this: a run of capitalised words is a person
where a title or role stands before it, a given name opens it, or a role follows
it ("X, an aide to …"). A surname alone is a person once the full name is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimtrack.extract.gazetteer import fold, lookup_folded
from claimtrack.extract.lexicons import common_words, demonyms, given_names, words_of
from claimtrack.extract.names import CALENDAR, Word, bare, beside_names, capital_runs, gender_of, titles
from claimtrack.extract.passages import passages

LONGEST_NAME = 5
APPOSITION_REACH = 160
LARGE_PLACE = 50_000
"""Inhabitants from which a name of two words that opens with a given name is a place all the same (San Diego)."""

_MONTH_NAMES = frozenset({"april", "may", "june", "august", "march"})
"""Months that are surnames too: Theresa May."""
_APPOSITION = re.compile(r"\s?,\s+([^,;!?:\"“”()—]{4,160})(?=[,;!?:\"”()—]|$)")
_OFFICE = re.compile(r"([\w-]+) of (?:the )?$")
_PARENTHESIS = re.compile(r"\s+\(([^()]{1,30})\)")


@dataclass(frozen=True, slots=True)
class Person:
    """A person by the fullest name the text gives; `role` are the words beside it, `gender` m, f or None."""

    name: str
    gender: str | None
    role: str

    @property
    def surname(self) -> str:
        """The last word of the name, folded; with a particle bound to it ("al-Assad") without that."""
        return _surname(self.name)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a person, at `start:end`."""

    start: int
    end: int
    person: Person


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    name: str
    gender: str | None
    role: str


@lru_cache(maxsize=8)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every mention of a person in a text, in text order."""
    runs = capital_runs(text)
    found = [each for run in runs if (each := _person(text, run))]
    people = _merged(found)
    by_place = {(each.start, each.end): people[each.name] for each in found}
    known = _by_surname(people.values())
    named_at = {at for start, end in by_place for at in range(start, end)}
    for run in runs:
        for token in run:
            person = known.get(_surname(bare(token.text)))
            if person and token.start not in named_at:
                by_place[token.start, token.end] = person
    return tuple(
        Mention(start, end, person) for (start, end), person in sorted(by_place.items(), key=lambda item: item[0])
    )


def named(text: str, name: str) -> Person | None:
    """The one person of a text whom a full name or surname can mean; None where there is none or several."""
    folded = fold(name)
    people = {mention.person for mention in mentions(text)}
    full = [person for person in people if fold(person.name) == folded]
    if len(full) == 1:
        return full[0]
    same = [person for person in people if person.surname == _surname(name)]
    if not same and " " not in folded:
        same = [person for person in people if _first_word(person) == folded]
    return same[0] if len(same) == 1 and (" " not in folded or " " not in fold(same[0].name)) else None


def _first_word(person: Person) -> str:
    """The first word of a name of several: the surname in Chinese and Korean, else what friends say."""
    first, space, _ = fold(person.name).partition(" ")
    return first if space else ""


def _person(text: str, run: Sequence[Word]) -> _Found | None:
    """The person whom a run names, if any."""
    name, titled, gender = _without_titles(text, run)
    if not name or len(name) > LONGEST_NAME or not _may_be_name(name):
        return None
    start, end = name[0].start, name[-1].end - (len(name[-1].text) - len(bare(name[-1].text)))
    role = _role(text, start, end)
    if not titled and not (
        len(name) > 1 and (_opens_with_given_name(name) or _is_role(role) or _followed_by_age(text, end))
    ):
        return None
    given = given_names().get(fold(name[0].text), "") if len(name) > 1 else ""
    gender = gender or (given if len(given) == 1 else None) or gender_of(role)
    return _Found(start, end, " ".join(text[start:end].split()), gender, role)


def _without_titles(text: str, run: Sequence[Word]) -> tuple[Sequence[Word], bool, str | None]:
    """The run after its last title, whether it had one (or a role stood before it), and the gender a title gives."""
    after, gender = 0, None
    for at, token in enumerate(run):
        word = token.text.lower()
        if word in titles():
            after = at + 1
            gender = gender_of(word) or gender
    name = run[after:]
    titled = after > 0
    if not titled and run:
        before = re.search(r"([\w-]+) $", text[max(0, run[0].start - 24) : run[0].start])
        titled = before is not None and before.group(1) in words_of("titles", "roles") and len(run) > 1
        name = _without_opening(text, run)
        if (office := _after_office(text, run)) is not None:
            return office, True, gender
    return name, titled, gender


def _after_office(text: str, run: Sequence[Word]) -> Sequence[Word] | None:
    """As in "Secretary of | State Rex Tillerson": the run from its first given name on."""
    before = _OFFICE.search(text[max(0, run[0].start - 40) : run[0].start])
    if before is None or before.group(1).lower() not in words_of("titles", "roles"):
        return None
    return next((run[at:] for at in range(1, len(run) - 1) if fold(run[at].text) in given_names()), None)


def _without_opening(text: str, run: Sequence[Word]) -> Sequence[Word]:
    """A run without the demonyms and, at a sentence's start, common words before the name."""
    at, first = 0, run[0].start in passages(text).opening
    while at < len(run) - 1:
        word = fold(run[at].text)
        opens = first and at == 0 and word in common_words() and word not in given_names()
        if not (opens or word in demonyms() or word in words_of("titles", "qualifiers")):
            break
        at += 1
    return run[at:]


def _may_be_name(name: Sequence[Word]) -> bool:
    words = [fold(bare(token.text)) for token in name]
    return (
        not any(
            word in words_of("titles", "bodies") or (word in CALENDAR and not (at and word in _MONTH_NAMES))
            for at, word in enumerate(words)
        )
        and not (words[0] in demonyms() and words[0] not in given_names())
        and not any(char.isdigit() for char in words[-1])
        and not (len(words) == 1 and (words[0] in common_words() or len(words[0]) < 2))
        and len(words[-1]) > 1
    )


def _opens_with_given_name(name: Sequence[Word]) -> bool:
    if fold(name[0].text) not in given_names() and not (len(name[0].text) == 1 and len(name) > 2):
        return False
    if fold(bare(name[-1].text)) in common_words() and fold(name[0].text) in common_words():
        return False
    whole = lookup_folded(fold(" ".join(bare(token.text) for token in name)))
    return not any(entry.kind != "city" or (entry.main and entry.population >= LARGE_PLACE) for entry in whole)


def _role(text: str, start: int, end: int) -> str:
    """The words that say what the person is: those before the name and the apposition after (or before) it."""
    sentence, stop = passages(text).bounds(start)
    before = text[max(sentence, start - APPOSITION_REACH) : start]
    parts = [_modifiers(before), _apposition_before(before)]
    if (inside := _PARENTHESIS.match(text, end)) is not None:
        parts.append(inside.group(1))
        end = inside.end()
    if (after := _APPOSITION.match(text, end, max(stop, end))) is not None and _is_role(after.group(1)):
        parts.append(after.group(1).rstrip(" ."))
    return " ".join(" ; ".join(part for part in parts if part).split())


def _modifiers(before: str) -> str:
    """The capitalised words and roles right before a name."""
    kept: list[str] = []
    for word in reversed(before.split()):
        plain = word.strip(".")
        if word[-1] in ',;:"”)' or not (plain[:1].isupper() or plain.lower() in beside_names()):
            break
        kept.append(word)
    while kept and kept[-1].lower() in common_words() and kept[-1].lower() not in beside_names():
        kept.pop()
    return " ".join(reversed(kept))


def _apposition_before(before: str) -> str:
    """As in "the leader of X" in "the leader of X, NAME"."""
    if not before.rstrip().endswith(","):
        return ""
    clause = re.split(r"[,;:\"“(]", before.rstrip()[:-1])[-1].strip()
    first = clause.split(" ", 1)[0].lower()
    return clause if first in ("a", "an", "the", "its", "their") and _is_role(clause) else ""


def _is_role(words: str) -> bool:
    """Whether words speak of what somebody is: a role among the first few, before any verb of saying."""
    roles = words_of("titles", "roles")
    head = re.findall(r"[\w-]+", words.lower())[:8]
    return any(word in roles for word in head)


def _followed_by_age(text: str, end: int) -> bool:
    return re.match(r", (?:aged )?\d{1,2},", text[end : end + 12]) is not None


def _surname(name: str) -> str:
    last = fold(bare(name)).split()
    return last[-1] if last else ""


def _merged(found: Sequence[_Found]) -> dict[str, Person]:
    """Each name found → its person: surnames and short forms go to the one full name that ends in them."""
    full: dict[str, Person] = {}
    for each in sorted(found, key=lambda one: (-one.name.count(" "), one.start)):
        folded = fold(each.name)
        same = full.get(folded) or _one_longer(folded, each.gender, full)
        if same is None:
            full[folded] = Person(each.name, each.gender, each.role)
        elif (each.role and each.role not in same.role) or (each.gender and not same.gender):
            better = Person(
                same.name, same.gender or each.gender, " ; ".join(part for part in (same.role, each.role) if part)
            )
            full.update({key: better for key, person in full.items() if person == same})
            full[folded] = better
        else:
            full[folded] = same
    return {each.name: full[fold(each.name)] for each in found}


def _one_longer(folded: str, gender: str | None, full: dict[str, Person]) -> Person | None:
    """The only longer name that the words can be short for, and of no other gender."""
    words = folded.split()
    longer = {
        person
        for person in full.values()
        if " " in fold(person.name)
        and _shortens(words, fold(person.name).split())
        and not (gender and person.gender and gender != person.gender)
    }
    return next(iter(longer)) if len(longer) == 1 else None


def _shortens(short: list[str], full: list[str]) -> bool:
    """Whether a name is the end of a longer one, or its first and last words."""
    return full[-len(short) :] == short or (len(short) > 1 and (full[0], full[-1]) == (short[0], short[-1]))


def _by_surname(people: Iterable[Person]) -> dict[str, Person]:
    """Surnames, and first words that are no common words, that mean one person only."""
    everybody = set(people)
    last = _alone((person.surname, person) for person in everybody)
    first = _alone((_first_word(person), person) for person in everybody)
    return {name: person for name, person in first.items() if name not in common_words()} | last


def _alone(named_by: Iterable[tuple[str, Person]]) -> dict[str, Person]:
    known: dict[str, set[Person]] = {}
    for name, person in named_by:
        known.setdefault(name, set()).add(person)
    return {name: next(iter(each)) for name, each in known.items() if len(each) == 1 and len(name) > 1}

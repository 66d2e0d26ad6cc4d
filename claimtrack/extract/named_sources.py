"""The person whom a source names, whatever goes with the name: a title, an office, an apposition, another person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from claimtrack.extract.bodies import is_acronym
from claimtrack.extract.gazetteer import fold, lookup_folded
from claimtrack.extract.lexicons import common_words, demonyms, given_names, table, word_set, words_of
from claimtrack.extract.names import bare, beside_names, capital_runs
from claimtrack.extract.namesakes import Person
from claimtrack.extract.nouns import human_nouns, is_enterprise, parsed, stands_for_body, stands_for_person
from claimtrack.extract.people import Mention, with_genders
from claimtrack.extract.person_names import LARGE_PLACE
from claimtrack.extract.scene import Scene, Who
from claimtrack.extract.sources import HEAD_END, TRIM, closes, head_of, is_office, is_plural, noun_phrase
from claimtrack.models import Span

_PREPOSITION = re.compile(r"\b(?:of|to|for|by|from|at|in|with|on|against|about|near|between)\b", re.IGNORECASE)
_STATEMENT = re.compile(r"^.*\b(?:statement|tweet|letter|email|e-mail|memo)s? (?:from|by|of) ")
_AND = re.compile(r",? and (?:also )?")
_BEHIND = re.compile(
    r",\s(?:the )?((?![a-z])[^\W\d_][\w.’'-]*(?: (?:(?:of|and|de|&) )?(?![a-z])[^\W\d_][\w.’'-]*)*),?\s*"
)
_OF = re.compile(r"^ (?:of|from|at) (?:the )?(?![a-z])[^\W\d_][\w.’'-]*(?: (?![a-z])[^\W\d_][\w.’'-]*)*")
_SOMEWHERE = re.compile(r"\b(?:in|at|from|near|on)\b")
_OF_SOMEBODY = re.compile(r"(?:(?!the\b).*\s)?([\w-]+) (?:to|for|of) ((?:[\w’'-]+ )*[\w-]+)", re.IGNORECASE)
_BESIDE = word_set("a an the his her its their fellow named identified as then-vice")

LONGEST_UNKNOWN = 3
_WORD, _INSIDE = re.compile(r"\w+"), re.compile(r"(?<=[a-z,] )\w+")
_PLACED = re.compile(r" (?:of|from|at|in) ")
_NAME_WORD = re.compile(r"(?:(?:al|el|ad|an|as|ash)-)?(?![a-z])[^\W\d_]{2,}(?:[-’'][^\W\d_]+)*")


def with_speakers(
    text: str, known: tuple[Mention, ...], full_names: Mapping[str, str], sources: Iterable[Span]
) -> tuple[Mention, ...]:
    """The people known and those whom only their speaking shows to be people, each wherever the text names them; `full_names` are of bodies."""
    taken = {at for mention in known for at in range(mention.start, mention.end)}
    new: dict[str, Person] = {}
    for source in sources:
        name = _PLACED.split(noun_phrase(head_of(source.text)))[0]
        if (
            source.start not in taken
            and fold(name) not in new
            and fold(name) not in full_names
            and _may_be_person(text, name)
        ):
            given = given_names().get(fold(name).split()[0], "") if " " in name else ""
            new[fold(name)] = Person(name, given if len(given) == 1 else None, "")
    if not new:
        return known
    surnames = {person.surname: person for person in new.values()}
    more = []
    for run in capital_runs(text):
        whole = new.get(fold(bare(" ".join(token.text for token in run))))
        if whole and run[0].start not in taken:
            more.append(Mention(run[0].start, run[-1].start + len(bare(run[-1].text)), whole))
        elif len(run) == 1 and run[0].start not in taken and (person := surnames.get(fold(bare(run[0].text)))):
            more.append(Mention(run[0].start, run[0].start + len(bare(run[0].text)), person))
    return with_genders(text, tuple(sorted((*known, *more), key=lambda mention: mention.start)))


def _may_be_person(text: str, name: str) -> bool:
    """Whether the words of a source, which name no body, can be a name, and of nothing that the text or the gazetteer knows otherwise."""
    words = name.split()
    folded = [fold(word) for word in words]
    if not 1 <= len(words) <= LONGEST_UNKNOWN or not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    if any(_means_else(word) for word in folded) or any(is_acronym(word) for word in words):
        return False
    if any(word in common_words() for word in folded) and (len(words) > 1 or not _always_capital(text, words[0])):
        return False
    if name in table("sides")["capitals"]:
        return False
    places = lookup_folded(fold(name))
    return not any(entry.kind != "city" or (entry.main and entry.population >= LARGE_PLACE) for entry in places)


def _means_else(word: str) -> bool:
    """Whether a word is known as a people, a title, or part of the name of a body or group."""
    listed = (words_of("titles", "bodies"), words_of("titles", "groups"), words_of("nouns", "outlets"), beside_names())
    return word in demonyms() or any(word in words for words in listed)


def _always_capital(text: str, word: str) -> bool:
    """Whether a text writes an English word ("Trump", "Brown") with a capital within sentences, and never without."""
    words, inside = _words(text)
    return inside[word] > 1 and word.lower() not in words


@lru_cache(maxsize=8)
def _words(text: str) -> tuple[frozenset[str], Counter[str]]:
    """The words of a text, and how often each stands behind another or a comma."""
    return frozenset(_WORD.findall(text)), Counter(_INSIDE.findall(text))


def person_in(scene: Scene, source: Span) -> Who | None:
    """The person who heads a source: "Foreign Minister X", "X, an aide to Y", "a lawyer for Z, X"; "X and Y" are both."""
    inside = [m for m in scene.people_in(source.start, source.end) if m.end <= source.end]
    if not inside:
        return None
    if both := _two(scene, source, inside):
        return both
    head = head_of(source.text)
    end = source.start + len(head)
    for mention in inside:
        before, after = scene.text[source.start : mention.start], scene.text[mention.end : max(end, mention.end)]
        if mention.start < end:
            beside = _without_bodies(scene, source.start, mention.start)
            alone = not _PREPOSITION.search(_STATEMENT.sub("", beside)) or is_office(before)
            found = alone and closes(after) and (not re.search(r"\band\b", beside) or _is_joint_office(beside))
        else:
            apposed = _apposed(before) and _ends(scene.text[mention.end : source.end])
            found = _is_description(head) and apposed and not _is_of_somebody(head)
        if found:
            return Who(mention.person.name, mention.person, source.text)
    return None


def _without_bodies(scene: Scene, start: int, end: int) -> str:
    """The words of a stretch without the names of bodies in it, whose "of" and "and" are their own."""
    at, kept = start, []
    for body in scene.bodies_in(start, end):
        if at <= body.start and body.end <= end:
            kept.append(scene.text[at : body.start])
            at = body.end
    return "".join((*kept, scene.text[at:end]))


def _is_joint_office(before: str) -> bool:
    """Whether the words before a name are an office for two things: "Energy and Mines Minister", not "Mali and Defence Minister"."""
    left, _, right = before.strip().partition(" and ")
    fields = words_of("spellings", "fields") | words_of("titles", "portfolios")
    *first, last = left.split() or [""]
    of_office = [word.lower() for word in right.split()]
    return (
        last[:1].isupper()
        and last.lower() in fields
        and all(
            bare(word) != word or fold(word) in demonyms() or word.lower() in fields | _BESIDE | beside_names()
            for word in first
        )
        and right[:1].isupper()
        and of_office[0] not in beside_names()
        and any(word in words_of("titles", "roles") for word in of_office)
    )


def body_in(scene: Scene, source: Span) -> Who | None:
    """The body named behind what it is: "the operator, Blue Star Ferries," not "the company in Kutum, North Darfur,"."""
    head = head_of(source.text)
    name = _BEHIND.fullmatch(source.text, len(head))
    noun = parsed(noun_phrase(head))
    if name is None or _SOMEWHERE.search(head) or not (is_enterprise(noun) or stands_for_body(noun)):
        return None
    if any(entry.kind != "city" for entry in lookup_folded(fold(name.group(1)))):
        return None
    return Who(scene.bodies.full.get(fold(name.group(1)), name.group(1)), words=source.text)


def _two(scene: Scene, source: Span, inside: list[Mention]) -> Who | None:
    """Two persons joined by "and"."""
    joints = list(_AND.finditer(scene.text, source.start, source.end))
    if len(joints) != 1 or len(inside) < 2:
        return None
    first = [m for m in inside if m.end <= joints[0].start()]
    second = [m for m in inside if m.start >= joints[0].end()]
    if not first or not second or first[-1].end != joints[0].start() or first[-1].person == second[-1].person:
        return None
    between = scene.text[joints[0].end() : second[-1].start]
    if not _all_beside(between) or scene.text[second[-1].end : source.end].strip(TRIM):
        return None
    if _PREPOSITION.search(scene.text[source.start : first[-1].start]):
        return None
    name = f"{first[-1].person.name} and {second[-1].person.name}"
    return Who(name, words=source.text, plural=True)


def _is_description(head: str) -> bool:
    """Whether a head is one person by a common noun: "another woman", "the top Republican on the committee"."""
    words = head.strip(TRIM).lower().split()
    return bool(words) and not is_plural(words) and " and " not in head and not head.strip(TRIM).istitle()


def _is_of_somebody(head: str) -> bool:
    """Whether the name behind a head may be that of somebody it only speaks of: "an adviser to the group's leader, | NAME"."""
    found = _OF_SOMEBODY.fullmatch(head.strip(TRIM))
    if found is None or found.group(1).lower() in words_of("titles", "bodies"):
        return False
    principal = parsed(found.group(2))
    return stands_for_person(principal) and not principal.after and not is_plural([principal.head])


def _apposed(before: str) -> bool:
    """Whether nothing but titles stands between the last comma or dash and a name."""
    parts = re.split(r"[,—–:]|--", before)
    return len(parts) > 1 and (_all_beside(parts[-1]) or _describes_one(parts[-1]))


def _describes_one(words: str) -> bool:
    """Whether words before a name are all of one description: "a baker named", "former rebel commander", "UN special rapporteur"."""
    last = words.split()[-1:]
    plain = not _PREPOSITION.search(words) and not re.search(r"\band\b", words)
    return plain and bool(last) and (last[0] in ("named", "called") or last[0] in human_nouns())


def _all_beside(words: str) -> bool:
    """Whether words belong to the name that follows: titles, offices, capitals."""
    return all(
        word[:1].isupper() or word.strip(".").lower() in beside_names() or word.lower() in _BESIDE
        for word in re.sub(r"['’]s\b", "", words).split()
    )


def _ends(after: str) -> bool:
    """Whether nothing follows a name but where or what somebody is of: "X of Hale Strand,"."""
    return HEAD_END.match(_OF.sub("", re.sub(r"^['’]s?", "", after)) + ",") is not None

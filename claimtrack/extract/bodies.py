"""The bodies that a text names (ministries, companies, newspapers, armed groups), each under the fullest name given.

"the F.D.A." is the "Food and Drug Administration (FDA)", "the Times" the one
newspaper of the text whose name ends so, "the Defence Ministry" the only one
named; where two could be meant, the words stay as they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claimtrack.extract.gazetteer import fold, lookup_folded
from claimtrack.extract.lexicons import common_words, demonyms, speaking_bodies, word_set, words_of
from claimtrack.extract.names import CALENDAR, Word, bare, beside_names, capital_runs
from claimtrack.extract.nouns import kinds
from claimtrack.extract.passages import offsets_in, passages
from claimtrack.extract.sources import in_dateline

if TYPE_CHECKING:
    from claimtrack.extract.entities import Entity
    from claimtrack.extract.people import Mention

LONGEST_BODY, LONGEST_RUN = 9, 5
SHORTEST_ACRONYM, LONGEST_ACRONYM = 2, 7
_LINK = re.compile(r" (?:of|for|on)(?: the)? ")
_AND = re.compile(r",? and ")
LOWER_BODIES = "ministry|government|army|military|parliament|embassy|navy"
"""Nouns of bodies that are written with a small letter behind a name ("Iraqi army")."""
_LOWER_BODY = re.compile(
    rf"(?:['’]s?)? (?:(?!(?:the|an?|its|his|her|their|this|that|these|those|some|any|no|of|in|on|at|to|by|for|from|with|against|and|or|as) )[a-z]+ )?(?:{LOWER_BODIES})\b"
)
_BRACKETS = re.compile(r"\s?\(((?:[^\W\d_]\.?){2,8})\)")
_SMALL = word_set("of for the and on to in")
_OPENERS = word_set(
    "the a an but and if in on at when while after as since although because for with by from meanwhile however yet so last this that"
)


_Named = tuple[int, int, str]
"""Bounds of words that name a body, and the name."""


@dataclass(frozen=True, slots=True)
class Body:
    """Words at `start:end` that name a body, and the fullest name the text gives it."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Bodies:
    """The mentions of bodies in a text, in text order; `full` maps a folded name, as it is, shortened or as an acronym, to the fullest name of it in the text."""

    mentions: tuple[Body, ...]
    full: Mapping[str, str]


def bodies(text: str, people: Sequence[Mention], entities: Sequence[Entity] = ()) -> Bodies:
    """The bodies that a text names, besides the people: by the rules, and by what the entity head finds."""
    found = _found(text, people, entities)
    full = _full_names(text, found)
    return Bodies(tuple(Body(start, end, full[fold(name)]) for start, end, name in found), full)


def _full_names(text: str, found: Sequence[_Named]) -> Mapping[str, str]:
    names: dict[str, str] = {}
    meant_by: defaultdict[str, set[str]] = defaultdict(set)
    for _, end, name in found:
        names.setdefault(fold(name), name)
        if " " in name and (inside := _BRACKETS.match(text, end)):
            meant_by[fold(inside.group(1))].add(fold(name))
    for name in names:
        for short in _short_forms(name):
            meant_by[short].add(name)
    for short in names:
        if " " in short:
            meant_by[short].update(each for each in names if each.endswith(" " + short))
    return names | {short: names[whole] for short, those in meant_by.items() if (whole := _widest(those))}


def _short_forms(folded: str) -> set[str]:
    """What a folded name may be cut to: "fda" of the U.S. Food and Drug Administration, "times" of the New York Times, "abc" of ABC News."""
    words = folded.split()
    if len(words) < 2:
        return set()
    whole = initials(" ".join(words[1:])) if _is_land(words[0]) else set()
    return (
        initials(folded)
        | whole
        | ({words[-1]} & words_of("titles", "named_after"))
        | ({words[0]} & words_of("nouns", "outlets"))
        | ({words[0]} - common_words() - kinds() - demonyms().keys())
    )


def _widest(names: set[str]) -> str | None:
    """The one name of which all others are the end; None where there are two."""
    longest = max(sorted(names), key=len, default=None)
    return longest if longest and all(longest == name or longest.endswith(" " + name) for name in names) else None


def initials(folded: str) -> set[str]:
    """The acronyms of three letters and more that a folded name can have, with and without its small words."""
    words = folded.split()
    large = [word for word in words if word not in _SMALL]
    acronyms = ("".join(word[0] for word in each) for each in (large, words))
    return {letters for letters in acronyms if SHORTEST_ACRONYM < len(letters) <= LONGEST_ACRONYM}


def is_acronym(word: str) -> bool:
    """As in "FBI" and "U.N.": capitals only, and not "TV"."""
    letters = word.replace(".", "")
    long = SHORTEST_ACRONYM <= len(letters) <= LONGEST_ACRONYM
    return long and letters.isupper() and letters.isalpha() and letters.lower() not in words_of("nouns", "letters")


def _found(text: str, people: Sequence[Mention], entities: Sequence[Entity]) -> list[_Named]:
    starts, ends = {mention.start for mention in people}, {mention.end for mention in people}
    found = []
    for start, end in _phrases(text):
        name = bare(" ".join(text[start:end].split()))
        if start not in starts and end not in ends and len(name.split()) <= LONGEST_BODY and _is_body(name):
            found.append((start, end, name))
    taken = offsets_in([(one.start, one.end) for one in people] + [(start, end) for start, end, _ in found])
    others = (one for one in entities if one.sort == "body" and taken.isdisjoint(range(one.start, one.end)))
    named = ((one.start, one.end, " ".join(text[one.start : one.end].split())) for one in others)
    found += [one for one in named if fold(one[2]) not in kinds()]
    return sorted(one for one in found if not (one[2].isupper() and in_dateline(text, one[0], one[1])))


def _is_body(name: str) -> bool:
    words = fold(name).split()
    if fold(name) in speaking_bodies() or (len(words) == 1 and is_acronym(name)):
        return True
    if len(words) > 1 and words[-1] in _body_roles() and words[-2] not in beside_names():
        return True
    return any((word in _body_nouns() and len(words) > 1) or word in words_of("nouns", "outlets") for word in words)


def _is_land(folded: str) -> bool:
    """Whether a folded word before a body's name only says whose it is: "US", "Kenyan"."""
    return folded in demonyms() or any(entry.kind == "country" for entry in lookup_folded(folded))


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    """Capitalised phrases that may name a body: runs, joined by "of" and "and", with a noun after them ("Iraqi army")."""
    runs = capital_runs(text)
    opening = passages(text).opening
    at = 0
    while at < len(runs):
        first = 1 if len(runs[at]) > 1 and runs[at][0].text.lower() in _OPENERS else 0
        begin = runs[at][0].start
        tokens = list(runs[at][first:])
        longest = len(tokens)
        while at + 1 < len(runs) and runs[at + 1][0].start not in opening:
            if not _joins(tokens, text[tokens[-1].end : runs[at + 1][0].start], runs[at + 1]):
                break
            at += 1
            tokens += runs[at]
            longest = max(longest, len(runs[at]))
        at += 1
        end = tokens[-1].end
        if not _is_no_name(tokens, opening) and (lower := _LOWER_BODY.match(text, end)):
            end = lower.end()
        elif text[end : end + 1] == "." and re.search(r"\.[^\W\d_]$", text[begin:end]):
            end += 1
        if longest <= LONGEST_RUN:
            yield tokens[0].start, end


def _is_no_name(tokens: Sequence[Word], opening: Collection[int]) -> bool:
    """Whether capitals before "government" are a day's or only a sentence's: "Friday", "Still", not "Iraqi", "Health"."""
    last = tokens[-1].text.lower()
    fields = words_of("spellings", "fields") | words_of("titles", "portfolios") | _body_nouns()
    opens = len(tokens) == 1 and tokens[0].start in opening and last in common_words() and last not in fields
    return opens or last in CALENDAR | _OPENERS


def _joins(before: Sequence[Word], gap: str, after: Sequence[Word]) -> bool:
    """Whether two runs make one name: "Ministry of | Defence", "Food and | Drug Administration"."""
    words = [token.text.lower() for token in before]
    if _LINK.fullmatch(gap):
        return words[-1] in _body_nouns() and after[0].text.lower() not in CALENDAR
    if _AND.fullmatch(gap):
        own = {token.text.lower() for token in after} & _body_nouns() or after[-1].text.lower() in _body_roles()
        fields = words[1:] if len(words) > 1 and _is_land(fold(before[0].text)) else words
        return bool(own) and not set(words) & _body_nouns() and all(word in common_words() for word in fields)
    return False


@lru_cache(maxsize=1)
def _body_nouns() -> frozenset[str]:
    return words_of("titles", "bodies")


@lru_cache(maxsize=1)
def _body_roles() -> frozenset[str]:
    """Roles that end the name of a body too: the Health and Safety Executive."""
    return words_of("titles", "body_roles")

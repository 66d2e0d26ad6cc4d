"""What is known of somebody whom a "he" or "the minister" may mean: where he is named, whether he spoke, whether the words fit. The head for speakers weighs it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from claimtrack.extract.gazetteer import fold
from claimtrack.extract.names import gender_of
from claimtrack.extract.nouns import Noun, human_nouns, is_in_names, is_side, parsed, stands_for_body, stands_for_person
from claimtrack.extract.pronouns import HE, IT, THEY
from claimtrack.extract.saying_days import Contents
from claimtrack.extract.scene import BEFORE_NAME, OBLIQUE_BEFORE, Scene, Who, of_person, without_titles
from claimtrack.extract.sources import TRIM, head_of, noun_phrase
from claimtrack.extract.stand_ins import likeness
from claimtrack.models import Attribution, Kind, Span

_PRONOUNS = {**HE, **dict.fromkeys(THEY, "many"), **dict.fromkeys(IT, "one")}
"""Pronouns of the third person → a gender, or whether they mean many or one that is no human being."""
NOUNS = ("person", "body", "else")
_WORDS = ("m", "f", "many", "one", *NOUNS)
"""What stands for somebody: a pronoun as above, or a noun for a person, a body or what else."""
_SORTS = ("person", "body", "human", "many", "else")
_BACK, _AHEAD, _SPOKE = (0, 1, 2, 3, 5, 9), (0, 2, 8), (0, 1, 2, 3, 5, 9)
"""Up to how many sentences before and after, and since somebody spoke, count alike."""
_LATELY = 3
"""How many sentences back mentions are counted."""
_NEARER = 3
"""How many of the nearest, and of the last speakers, are told by their rank."""
_OPENS = 4
"""Characters that may stand before what opens a sentence."""
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "other", "another"})
"""What tells one of several apart: "the second witness" is nobody who is not called a witness."""
_POSSESSIVE = re.compile(r"['’]")
SPEAKER_MEASURES = (
    (len(_SORTS) + 3 + 2)
    + (len(_BACK) + 1 + len(_AHEAD) + 6 + len(_SPOKE) + 4 + 3 + 4 * _NEARER)
    + 6
    + (len(_WORDS) + len(Kind) + 7)
)
"""How many measures there are: of somebody by himself, beside the words, how he fits them, and of the attribution."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Words at `start:end` that name somebody: in which sentence, and whether they open it, are a possessive, an object, in a content."""

    start: int
    end: int
    who: Who
    sentence: int
    opens: bool
    possessive: bool
    oblique: bool
    told: bool


@dataclass(frozen=True)
class Candidate:
    """Somebody with the words that name him, in text order."""

    who: Who
    mentions: tuple[Naming, ...]

    @cached_property
    def sort(self) -> str:
        """One of _SORTS: a named person or body, or by his words a human being, many, or what else."""
        if self.who.person:
            return "person"
        if self.who.plural:
            return "many"
        if self.who.name[:1].isupper():
            return "body"
        return "human" if parsed(self.who.name).head in human_nouns() else "else"

    @cached_property
    def gender(self) -> str | None:
        """As far as his name, his title or the noun for him tells it."""
        if self.who.person:
            return self.who.person.gender
        return gender_of(parsed(self.who.name).head) if self.sort == "human" else None


def namings(scene: Scene) -> tuple[Naming, ...]:
    """The words of a text that name somebody, in order: names, and sources that stand for nobody else."""
    found = [(one.start, one.end, of_person(one.person)) for one in scene.people]
    found += [(one.start, one.end, Who(one.name, words=one.name)) for one in scene.bodies.mentions]
    named = {(start, who.name) for start, _, who in found}
    for span, who in scene.said:
        itself = who.person is None and who.name == _phrase(span.text)
        by_name = any((at, who.name) in named for at in range(span.start, span.end))
        if not by_name and (itself or span.start not in scene.stood_for):
            found.append((span.start, span.end, who))
    told = Contents("text", scene.attributions)
    return tuple(_naming(scene, told, *one) for one in sorted(found, key=lambda one: (*one[:2], one[2].name)))


def _naming(scene: Scene, told: Contents, start: int, end: int, who: Who) -> Naming:
    number = scene.passages.at(start)
    opens = scene.passages.sentences[number][0] if scene.passages.sentences else 0
    before = without_titles(scene.text[max(opens, start - BEFORE_NAME) : start])
    possessive = _POSSESSIVE.match(scene.text, end) is not None
    oblique = OBLIQUE_BEFORE.search(before) is not None
    return Naming(start, end, who, number, len(before) < _OPENS, possessive, oblique, start in told)


def grouped(some: Iterable[Naming]) -> tuple[Candidate, ...]:
    """Those whom some words name, in the order of their first ones."""
    found: dict[str, list[Naming]] = {}
    for each in some:
        found.setdefault(fold(each.who.name), []).append(each)
    return tuple(Candidate(mine[0].who, tuple(mine)) for mine in found.values())


def stand_in(source: Span) -> tuple[str, Noun]:
    """Which of _WORDS a source is, or begins with, and its noun."""
    noun = parsed(_phrase(source.text))
    if kind := _PRONOUNS.get(source.text.strip(TRIM).partition(" ")[0].lower().rstrip(",")):
        return kind, noun
    return "person" if stands_for_person(noun) else "body" if stands_for_body(noun) else "else", noun


def is_itself(name: str, words: str) -> bool:
    """Whether a name is nothing but a source's own words."""
    return fold(name) == fold(_phrase(words))


@lru_cache(maxsize=256)
def _phrase(words: str) -> str:
    return noun_phrase(head_of(words))


def may_mean(source: Span, some: Iterable[Candidate]) -> list[bool]:
    """Whether the words can stand for each of some at all: no "minister" for a body, no "company" for a person, or for a union without a name.

    A land or its capital is no ministry, only a government. Who is called nothing but what the words say is nobody else.
    """
    word, noun = stand_in(source)
    return [not is_itself(one.who.name, source.text) and _may_be(one, word, noun) for one in some]


def _may_be(one: Candidate, word: str, noun: Noun) -> bool:
    if word in ("m", "f"):
        return one.sort in ("person", "human")
    if word in _PRONOUNS.values():
        return True
    if word == "body" and noun.head != "government" and is_side(one.who.name):
        return False
    if is_in_names(noun) or (word == "person" and not _ORDINALS.isdisjoint(noun.before)):
        return likeness(one.who, noun) is not None
    named = one.sort == word or (word == "else" and one.sort in ("person", "body"))
    return named or likeness(one.who, noun) is not None


class Cast:
    """Those who are named or spoke in a text, to be measured beside sources that stand for somebody."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._spoke: dict[str, list[int]] = {}
        for span, who in sorted(scene.said, key=lambda one: one[0].start):
            self._spoke.setdefault(fold(who.name), []).append(span.start)

    def measures(self, attribution: Attribution, some: Sequence[Candidate]) -> list[list[float]]:
        """SPEAKER_MEASURES numbers of each of some candidates; where the source stands for nobody they are 0."""
        source = attribution.source
        if source is None or source.start not in self._scene.stood_for:
            return [[0.0] * SPEAKER_MEASURES for _ in some]
        here = self._scene.passages.at(source.start)
        quoting = {
            fold(who.name) for one, _ in self._scene.holding(source.start) if (who := self._scene.by.get(one.id))
        }
        beside = _Beside(self._scene, attribution, source, here, quoting)
        fitting, last = [beside.fit(one) for one in some], [beside.last(one) for one in some]
        spoke = [self._last_spoke(one, source.start) for one in some]
        can = [fit[0] > 0 for fit in fitting]
        ranks = [
            _ranked(last),
            _ranked([at if fits else None for at, fits in zip(last, can, strict=True)]),
            _ranked(spoke),
            _ranked([len(one.mentions) if one.who.person else None for one in some]),
        ]
        total = sum(len(one.mentions) for one in some)
        common = beside.common(sum(at is not None and fits for at, fits in zip(last, can, strict=True)))
        rows = []
        for n, one in enumerate(some):
            row: list[float] = [one.sort == sort for sort in _SORTS]
            row += [one.gender == "m", one.gender == "f", one.gender is None]
            row += [min(len(one.mentions), 6) / 3, len(one.mentions) / total, *beside.place(one, spoke[n])]
            row += [n in ranked[at : at + 1] for ranked in ranks for at in range(_NEARER)]
            rows.append([float(value) for value in (*row, *fitting[n], *common)])
        return rows

    def _last_spoke(self, one: Candidate, at: int) -> int | None:
        """Where somebody last spoke before an offset, by the rules."""
        starts = self._spoke.get(fold(one.who.name), [])
        number = bisect_left(starts, at)
        return starts[number - 1] if number else None


def _ranked(places: Sequence[int | None]) -> list[int]:
    """The numbers of those that have a place, the last first."""
    mine = [(place, n) for n, place in enumerate(places) if place is not None]
    return [n for place, n in sorted(mine, key=lambda one: (-one[0], one[1]))[:_NEARER]]


class _Beside:
    """A source that stands for somebody, to compare candidates with; `quoting` are those in whose words it stands."""

    def __init__(self, scene: Scene, attribution: Attribution, source: Span, here: int, quoting: set[str]) -> None:
        self._where, self._attribution, self._source, self._here = scene.passages, attribution, source, here
        self._ruled, self._quoting = scene.stood_for[source.start], quoting
        self._word, self._noun = stand_in(source)

    def last(self, one: Candidate) -> int | None:
        """Where somebody was last named before the source."""
        return max((each.start for each in one.mentions if each.start < self._source.start), default=None)

    def place(self, one: Candidate, spoke: int | None) -> list[float]:
        """How many sentences back somebody was named and spoke, or ahead is named; how, and whether in the words themselves."""
        source, here = self._source, self._here
        before = [each for each in one.mentions if each.start < source.start]
        after = [each for each in one.mentions if each.start >= source.end]
        near = before[-1] if before else None
        row: list[float] = [near is not None and here - near.sentence <= most for most in _BACK]
        row += [near is not None and self._where.paragraphs[near.sentence] == self._where.paragraphs[here]]
        row += [bool(after) and after[0].sentence - here <= most for most in _AHEAD]
        row += [near.opens, near.possessive, near.oblique, near.told] if near else [False] * 4
        own = self._attribution.content
        row += [
            any(span.start <= each.start < span.end for each in one.mentions for span in own),
            any(source.start <= each.start < source.end for each in one.mentions),
        ]
        row += [spoke is not None and here - self._where.at(spoke) <= most for most in _SPOKE]
        row += [
            any(each.sentence == here - 1 and each.opens for each in before),
            any(each.sentence == here and each.opens for each in before),
            any(each.sentence == here and not each.oblique and not each.possessive for each in before),
            min(sum(here - each.sentence <= _LATELY for each in before), 4) / 2,
        ]
        return [*row, spoke is not None, fold(one.who.name) in self._quoting, bool(before) and before[0].sentence == 0]

    def fit(self, one: Candidate) -> list[float]:
        """Whether the words can mean somebody, how well a noun does, and whether the rules say so."""
        word, how = self._word, likeness(one.who, self._noun) if self._word in ("person", "body", "else") else None
        ruled = self._ruled is not None and fold(self._ruled.name) == fold(one.who.name)
        can = {
            "m": one.sort in ("person", "human") and one.gender in ("m", None),
            "f": one.sort in ("person", "human") and one.gender in ("f", None),
            "many": one.sort in ("many", "body"),
            "one": one.sort in ("body", "else") or (one.who.person is not None and one.who.person.may_be_body),
        }.get(word, how is not None)
        same = is_itself(one.who.name, self._source.text)
        return [can, (how or 0.0) / 3, word == one.gender, ruled, self._ruled is None, same]

    def common(self, fitting: int) -> list[float]:
        """What the source is, what its attribution does, where it stands."""
        attribution, source = self._attribution, self._source
        return [
            *(self._word == word for word in _WORDS),
            *(attribution.kind is kind for kind in Kind),
            " " in source.text.strip(TRIM),
            attribution.cue.start < source.start,
            bool(self._quoting),
            min(fitting, 10) / 5,
            min(self._here, 30) / 10,
            self._where.bounds(source.start)[0] + _OPENS > source.start,
            min(len(self._noun.before) + len(self._noun.after), 5) / 3,
        ]

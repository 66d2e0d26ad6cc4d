"""One field of an article with the people and bodies that it names, and who has spoken in it so far.

What is asked of it for each attribution is found by where it stands, so that an article takes time in proportion to its length.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from operator import attrgetter

from claimtrack.extract.bodies import Bodies, Body
from claimtrack.extract.namesakes import Person
from claimtrack.extract.passages import Passages
from claimtrack.extract.people import ByName, Mention
from claimtrack.extract.stretches import Stretches
from claimtrack.models import Attribution, Span

MOST = 100
"""How many of the nearest mentions, sentences, speakers and names are looked at, at the most, for whom words may mean."""
BEFORE_NAME = 300
"""Characters before a name among which the word that governs it is looked for."""

OBLIQUE_BEFORE = re.compile(
    r"\b(?:of|to|for|by|from|with|on|against|about|near|between|at|in|over|under|like|than|including|told|asked) (?:the |then-)?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r",? and (?:[A-Z][\w.]+ )*")
_start = attrgetter("start")
_cue = attrgetter("cue.start")


class Place(Enum):
    """How somebody is mentioned in a sentence: "X's", "by X", as the first or joined to it, or otherwise."""

    POSSESSIVE, OBLIQUE, OPENING, OTHER = auto(), auto(), auto(), auto()


@dataclass(frozen=True, slots=True)
class Who:
    """A resolved source: a person, or a group or body by its words."""

    name: str
    person: Person | None = None
    words: str = ""
    plural: bool = False


def of_person(person: Person) -> Who:
    """A person as a speaker."""
    return Who(person.name, person, person.name)


@dataclass(slots=True)
class Scene:
    """One field of an article with what has been resolved in it so far."""

    text: str
    passages: Passages
    people: tuple[Mention, ...]
    bodies: Bodies
    by_name: ByName
    """Those of the people whom more than speaking shows to be such."""
    attributions: Sequence[Attribution]
    names: Mapping[str, str]
    """Folded names and surnames of the people → their side, else their name."""
    said: list[tuple[Span, Who]] = field(default_factory=list)
    """Sources and who they are, in text order."""
    by: dict[str, Who] = field(default_factory=dict)
    """Attribution id → who."""
    stood_for: dict[int, Who | None] = field(default_factory=dict)
    """Where a pronoun or common noun begins that may stand for somebody → whom the rules take it for."""
    meant: Mapping[int, Who | None] = field(default_factory=dict)
    """The like, as the reader decides, where it does."""
    claimants: dict[int, str] = field(default_factory=dict)
    """Where a pronoun begins that answers a claim → who made that, and so is not meant."""
    count: Counter[str] = field(init=False)
    """How often each person is named."""
    starts: list[int] = field(init=False)
    """Where the mentions of people begin."""
    named_at: dict[str, list[int]] = field(init=False)
    """Where the mentions of each person begin, by name."""
    persons: tuple[Person, ...] = field(init=False)
    """Everybody named, once, in text order."""
    body_names: list[tuple[int, str]] = field(init=False)
    """Where the first mention of each body ends, and its name, in text order."""
    voices: dict[str, tuple[int, Who]] = field(default_factory=dict)
    """The names of those who spoke and are no known persons → where their first source ends, and who they are."""
    surnames: dict[str, set[Person]] = field(default_factory=dict)
    """The persons of each surname who spoke."""
    places: list[Place] = field(init=False)
    """How the people are mentioned, in the order of their mentions."""
    told_until: list[float] = field(init=False)
    """Where the first content ends of those in which each mention of a person stands; infinity outside them."""
    _contents: Stretches[tuple[int, Span]] = field(init=False)
    """The contents, with the number of the attribution of each."""

    def __post_init__(self) -> None:
        self.count = Counter(mention.person.name for mention in self.people)
        self.starts = [mention.start for mention in self.people]
        self.named_at = {}
        for mention in self.people:
            self.named_at.setdefault(mention.person.name, []).append(mention.start)
        self.persons = tuple(dict.fromkeys(mention.person for mention in self.people))
        first = {body.name: body.end for body in reversed(self.bodies.mentions)}
        self.body_names = sorted((end, name) for name, end in first.items())
        self.places = list(_places(self))
        contents = [(n, content) for n, one in enumerate(self.attributions) for content in one.content]
        self._contents = Stretches(((content.start, content.end), (n, content)) for n, content in contents)
        self.told_until = [math.inf] * len(self.people)
        for _, content in contents:
            for number in self.numbers(content.start, content.end):
                self.told_until[number] = min(self.told_until[number], content.end)

    def unheard(self, meant: Mapping[int, Who | None]) -> Scene:
        """The same names before anybody spoke, with whom words stand for as the reader decides."""
        return Scene(
            self.text, self.passages, self.people, self.bodies, self.by_name, self.attributions, self.names, meant=meant
        )

    def heard(self, attribution: Attribution, who: Who, source: Span | None) -> None:
        """Note who somebody is; where he speaks with a source of his own, as one who spoke."""
        self.by[attribution.id] = who
        if source is None:
            return
        self.said.append((source, who))
        if who.person is None:
            end, _ = self.voices.get(who.name, (source.end, who))
            self.voices[who.name] = min(end, source.end), who
        else:
            self.surnames.setdefault(who.person.surname, set()).add(who.person)

    def numbers(self, start: int, end: int) -> range:
        """The numbers of the mentions of people that begin between two offsets."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def people_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions of people that begin between two offsets."""
        some = self.numbers(start, end)
        return self.people[some.start : some.stop]

    def bodies_in(self, start: int, end: int) -> tuple[Body, ...]:
        """The mentions of bodies that begin between two offsets."""
        some = self.bodies.mentions
        return some[bisect_left(some, start, key=_start) : bisect_left(some, end, key=_start)]

    def last_named(self, name: str, at: int) -> int:
        """Where a person was last named before an offset; -1 for nowhere."""
        starts = self.named_at.get(name, [])
        number = bisect_left(starts, at)
        return starts[number - 1] if number else -1

    def named_before(self, person: Person) -> str:
        """The name of who is mentioned right before a person's first mention; nothing where nobody is."""
        number = bisect_left(self.starts, self.named_at[person.name][0])
        return self.people[number - 1].person.name if number else ""

    def lately(self) -> list[tuple[Span, Who]]:
        """The last sources and who they are."""
        return self.said[-MOST:]

    def begun(self, at: int) -> Iterator[Attribution]:
        """The attributions whose cues begin up to an offset, the last first."""
        return (self.attributions[n] for n in range(bisect_right(self.attributions, at, key=_cue) - 1, -1, -1))

    def holding(self, at: int) -> Iterator[tuple[Attribution, Span]]:
        """The attributions one of whose contents an offset stands in, with that content, in text order."""
        for number, content in sorted(self._contents.meeting(at, at + 1)):
            yield self.attributions[number], content


def _places(scene: Scene) -> Iterator[Place]:
    """How each person is mentioned."""
    opens, before = False, -1
    for number, mention in enumerate(scene.people):
        sentence = scene.passages.bounds(mention.start)[0]
        joined = before >= sentence and opens and _is_joined(scene.text, scene.people[number - 1], mention)
        opens, before = before < sentence or joined, mention.start
        if scene.text[mention.end : mention.end + 1] in ("'", "’"):
            yield Place.POSSESSIVE
        elif OBLIQUE_BEFORE.search(
            without_titles(scene.text[max(sentence, mention.start - BEFORE_NAME) : mention.start])
        ):
            yield Place.OBLIQUE
        else:
            yield Place.OPENING if opens else Place.OTHER


def _is_joined(text: str, first: Mention, second: Mention) -> bool:
    return _JOINED.fullmatch(text, first.end, second.start) is not None


def without_titles(before: str) -> str:
    """Words before a name without the capitalised ones that belong to it."""
    words = before.split(" ")
    while len(words) > 1 and words[-2][:1].isupper():
        del words[-2]
    return " ".join(words)

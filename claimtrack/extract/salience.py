"""Which of the persons named so far a pronoun or "the minister" most likely means.

Each mention before it is weighed by what a reader goes by: how far back it
stands, whether it was the speaker or the subject there, whether it stood in
somebody else's words. The weights are few and set by hand, so that each choice
can be explained (after Lappin and Leass, An Algorithm for Pronominal Anaphora
Resolution, 1994). Nobody is chosen where two come close.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claimtrack.extract.bodies import Body
from claimtrack.extract.namesakes import Person
from claimtrack.extract.passages import Passages
from claimtrack.extract.people import Mention
from claimtrack.models import Attribution, Span

BY_SENTENCE = (3.5, 2.5, 1.5, 0.8, 0.3)
"""Weight of a mention by how many sentences back it stands; further back nobody is looked for."""
SPEAKER, SUBJECT, KNOWN, OFTEN = 1.3, 1.0, 0.4, 0.35
POSSESSIVE, OBLIQUE, REPORTED = -1.0, -1.2, -0.4
MARGIN = 0.3
"""How far ahead the first must be of the second."""

_OBLIQUE = re.compile(
    r"\b(?:of|to|for|by|from|with|on|against|about|near|between|at|in|over|under|like|than|including|told|asked) (?:the |then-)?$",
    re.IGNORECASE,
)


_BY = re.compile(r"\bby $")
"""Before one who speaks and is no subject: "emails quoted by a prosecutor"."""
_CARRIES_ON = re.compile(r"(?:But |And |Yet |Later,? )?(?:[Hh]e|[Ss]he)\b")


@dataclass(frozen=True, slots=True)
class Who:
    """A resolved source: a person, or a group or body by its words."""

    name: str
    person: Person | None = None
    words: str = ""
    plural: bool = False


@dataclass(slots=True)
class Scene:
    """One field of an article with what has been resolved in it so far."""

    text: str
    passages: Passages
    people: tuple[Mention, ...]
    bodies: tuple[Body, ...]
    attributions: Sequence[Attribution]
    names: Mapping[str, str]
    """Folded names and surnames of the people → their side, else their name."""
    said: list[tuple[Span, Who]] = field(default_factory=list)
    """Sources and who they are, in text order."""
    by: dict[str, Who] = field(default_factory=dict)
    """Attribution id → who."""
    count: Counter[str] = field(default_factory=Counter)
    """How often each person is named."""
    starts: list[int] = field(default_factory=list)
    """Where the mentions of people begin."""

    def __post_init__(self) -> None:
        self.count.update(mention.person.name for mention in self.people)
        self.starts = [mention.start for mention in self.people]


def of_person(person: Person) -> Who:
    """A person as a speaker."""
    return Who(person.name, person, person.name)


def most_salient(
    scene: Scene,
    at: int,
    fits: Callable[[Who], float | None],
    own: Sequence[Span] = (),
    often: float = OFTEN,
    margin: float = MARGIN,
) -> Who | None:
    """The person (or unnamed human being) most likely meant at an offset; None where there is none or two come close.

    `fits` says how well somebody fits (None: not at all). Whom the speaker's `own` words mention is somebody else.
    """
    best: dict[str, float] = {}
    who_is: dict[str, Who] = {}
    for who, weight in _weighed(scene, at, own):
        how_well = fits(who)
        if how_well is None:
            continue
        total = weight + how_well + often * math.log2(1 + scene.count[who.name])
        if total > best.get(who.name, -math.inf):
            best[who.name], who_is[who.name] = total, who
    ranked = sorted(best, key=lambda name: (-best[name], name))
    if not ranked or (len(ranked) > 1 and best[ranked[0]] - best[ranked[1]] < margin):
        return None
    return who_is[ranked[0]]


def _weighed(scene: Scene, at: int, own: Sequence[Span]) -> Iterator[tuple[Who, float]]:
    """Everybody spoken of before an offset, with the weight of each mention."""
    back = _distances(scene, at, own)
    floor = min(back, default=at)
    sources = {span.start: who for span, who in scene.said if floor <= span.start < at}
    spans = [span for span, _ in scene.said if floor <= span.start < at]
    for mention in scene.people[bisect_left(scene.starts, floor) :]:
        if mention.start >= at:
            break
        sentence = scene.passages.bounds(mention.start)[0]
        if sentence not in back or any(span.start <= mention.start < span.end for span in (*own, *spans)):
            continue
        yield of_person(mention.person), BY_SENTENCE[back[sentence]] + _place(scene, mention, sentence, at)
    for start, who in sources.items():
        sentence = scene.passages.bounds(start)[0]
        if sentence in back:
            role = OBLIQUE if _BY.search(scene.text, sentence, start) else SUBJECT
            yield who, BY_SENTENCE[back[sentence]] + SPEAKER + role


def _distances(scene: Scene, at: int, own: Sequence[Span]) -> dict[int, int]:
    """Start of each sentence that is looked back on → how many sentences back it counts.

    One's own words do not count, nor do sentences that open with "he" or "she" and so carry on with the person before.
    """
    number, distance, found = scene.passages.at(at), 0, {}
    for start, end in reversed(scene.passages.sentences[: number + 1]):
        found[start] = distance
        carries_on = not start <= at < end and _CARRIES_ON.match(scene.text, start)
        if not carries_on and not any(span.start <= start and end <= span.end + 3 for span in own):
            distance += 1
        if distance == len(BY_SENTENCE):
            break
    return found


def _place(scene: Scene, mention: Mention, sentence: int, at: int) -> float:
    """What the place of a mention in its sentence adds."""
    before = scene.text[sentence : mention.start]
    first = _opens(scene, mention, sentence)
    weight = 0.0
    if scene.text[mention.end : mention.end + 1] in ("'", "’"):
        weight += POSSESSIVE
    elif _OBLIQUE.search(_without_titles(before)):
        weight += OBLIQUE
    elif first:
        weight += SUBJECT
    for attribution in scene.attributions:
        if any(c.start <= mention.start < c.end and not c.start <= at < c.end for c in attribution.content):
            return weight + REPORTED
    return weight


def _opens(scene: Scene, mention: Mention, sentence: int) -> bool:
    """Whether a mention is the first of its sentence, or joined to it by "and"."""
    number = bisect_left(scene.starts, mention.start)
    first = bisect_left(scene.starts, sentence)
    joined = (scene.text[a.end : b.start] for a, b in pairwise(scene.people[first : number + 1]))
    return all(re.fullmatch(r",? and (?:[A-Z][\w.]+ )*", gap) for gap in joined)


def _without_titles(before: str) -> str:
    """Words before a name without the capitalised ones that belong to it."""
    words = before.split(" ")
    while len(words) > 1 and words[-2][:1].isupper():
        del words[-2]
    return " ".join(words)

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
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from claimtrack.extract.nouns import Noun, stands_for_body
from claimtrack.extract.scene import MOST, Place, Scene, Who, of_person
from claimtrack.models import Span

BY_SENTENCE = (3.5, 2.5, 1.5, 0.8, 0.3)
"""Weight of a mention by how many sentences back it stands; further back nobody is looked for."""
SPEAKER, SUBJECT, KNOWN, OFTEN = 1.3, 1.0, 0.4, 0.35
OBLIQUE, REPORTED = -1.2, -0.4
BY_PLACE = {Place.POSSESSIVE: -1.0, Place.OBLIQUE: OBLIQUE, Place.OPENING: SUBJECT, Place.OTHER: 0.0}
MARGIN = 0.3
"""How far ahead the first must be of the second."""

SENTENCES_BACK = 4
"""How many sentences back somebody who spoke of "the minister" is none himself."""
BY_REACH = 8
_BY = re.compile(r"\bby $")
"""Before one who speaks and is no subject: "emails quoted by a prosecutor"."""
_CARRIES_ON = re.compile(r"(?:But |And |Yet |Later,? )?(?:[Hh]e|[Ss]he)\b")


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
    for who, weight in dict.fromkeys(_weighed(scene, at, own)):
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
    """Everybody spoken of shortly before an offset, with the weight of each mention."""
    back = _distances(scene, at, own)
    floor = min(back, default=at)
    spoke = [(span, who) for span, who in scene.lately() if floor <= span.start < at]
    last = bisect_left(scene.starts, at)
    first = max(bisect_left(scene.starts, floor), last - MOST)
    inside = {number for span in (*own, *(span for span, _ in spoke)) for number in scene.numbers(span.start, span.end)}
    for number in range(first, last):
        sentence = scene.passages.bounds(scene.starts[number])[0]
        if sentence in back and number not in inside:
            yield of_person(scene.people[number].person), BY_SENTENCE[back[sentence]] + _place(scene, number, at)
    for start, who in {span.start: who for span, who in spoke}.items():
        sentence = scene.passages.bounds(start)[0]
        if sentence in back:
            role = OBLIQUE if _BY.search(scene.text, max(sentence, start - BY_REACH), start) else SUBJECT
            yield who, BY_SENTENCE[back[sentence]] + SPEAKER + role


def _distances(scene: Scene, at: int, own: Sequence[Span]) -> dict[int, int]:
    """Start of each sentence that is looked back on → how many sentences back it counts.

    One's own words do not count, nor do sentences that open with "he" or "she" and so carry on with the person before.
    """
    number, distance, found = scene.passages.at(at), 0, dict[int, int]()
    for start, end in reversed(scene.passages.sentences[max(0, number + 1 - MOST) : number + 1]):
        found[start] = distance
        carries_on = not start <= at < end and _CARRIES_ON.match(scene.text, start)
        if not carries_on and not any(span.start <= start and end <= span.end + 3 for span in own):
            distance += 1
        if distance == len(BY_SENTENCE):
            break
    return found


def _place(scene: Scene, number: int, at: int) -> float:
    """What the place of a mention, by its number, in its sentence adds."""
    return BY_PLACE[scene.places[number]] + (REPORTED if scene.told_until[number] <= at else 0.0)


def spoken_of_by(scene: Scene, at: int, noun: Noun) -> set[str | None]:
    """Who just spoke of "the minister" or "a company", and so of another than himself; of "the company" its own people may speak."""
    article = "an?" if stands_for_body(noun) else "(?:the|an?)"
    told = re.compile(rf"\b{article} {re.escape(' '.join((*noun.before, noun.head)))}\b(?!['’-])", re.IGNORECASE)
    near = scene.passages.at(at) - SENTENCES_BACK
    return {
        scene.by[one.id].name
        for one in islice(scene.begun(at - 1), MOST)
        if one.id in scene.by and scene.passages.at(one.cue.start) >= near
        for span in one.content
        if told.search(span.text)
    }

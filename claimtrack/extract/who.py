"""Who is meant, by the reader: which of those whom an article names a "he", a "his" or "the minister" stands for.

The rules of speakers.py are heard: what they say is among what is measured. The reader knows the words around, and
decides, unless it does not see whom they take.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from claimtrack.extract.gazetteer import fold
from claimtrack.extract.lexicons import words_of
from claimtrack.extract.nouns import is_in_names
from claimtrack.extract.salience import spoken_of_by
from claimtrack.extract.scene import Scene, Who
from claimtrack.extract.sides import WORD, markers_in, side_of
from claimtrack.extract.sights import NEVER, Asked, Asking, Sight, likelihoods
from claimtrack.extract.speaker_measures import (
    NOUNS,
    Candidate,
    Cast,
    Naming,
    grouped,
    is_itself,
    may_mean,
    namings,
    stand_in,
)
from claimtrack.models import Span

if TYPE_CHECKING:
    from claimtrack.extract.reader import Seen
    from claimtrack.extract.tags import Floats
    from claimtrack.extract.windows import Pieces

GIVEN = 0.35
"""How likely somebody must be to be meant."""
OFFICE_REACH = 3
"""Words behind a land's name among which its office stands: "Tajik deputy foreign minister"."""


def asking(scene: Scene, pieces: Pieces) -> Asking[Naming, Candidate]:
    """Asks of the windows of a text whom the source of each attribution stands for, if for anybody; `scene` is told by the rules."""
    cast, attributions = Cast(scene), scene.attributions
    return Asking(
        scene.text,
        pieces,
        attributions,
        namings(scene),
        lambda one: (one.start, one.end),
        grouped,
        lambda n, some: cast.measures(attributions[n], some),
        {n for n, one in enumerate(attributions) if one.source and one.source.start in scene.stood_for},
    )


def settling(scene: Scene, meant: MutableMapping[int, Who | None], sight: Sight) -> Iterator[Seen]:
    """The windows that are seen of a text, one by one; as they go by, `meant` is told whom the words of sources stand for, by their offset."""
    if not scene.stood_for:
        yield from sight.seen
        return
    ask = asking(scene, sight.pieces)
    for seen in sight.seen:
        if one := ask.of(seen):
            scores, none = one.weighed(sight.speakers)
            for row, member in enumerate(one.members):
                source = scene.attributions[member].source
                if source and source.start not in meant and _is_seen(scene, source, one.things):
                    meant[source.start] = _chosen(scene, source, one, scores[row], float(none[row]))
        yield seen


def _is_seen(scene: Scene, source: Span, some: Sequence[Candidate]) -> bool:
    """Whether a source stands for somebody, and whom the rules take it for, if for anybody, is among those who are asked of, and not called just so ("a soldier", "the soldier")."""
    if source.start not in scene.stood_for:
        return False
    ruled = scene.stood_for[source.start]
    if ruled and is_itself(ruled.name, source.text):
        return False
    return ruled is None or any(fold(each.who.name) == fold(ruled.name) for each in some)


def _chosen(scene: Scene, source: Span, one: Asked[Candidate], scores: Floats, none: float) -> Who | None:
    """The likeliest, if likely enough, of those whom the words can mean; who made a claim is not who denies it, nor who speaks of "the mayor" the mayor."""
    word, noun = stand_in(source)
    besides = {scene.claimants.get(source.start)}
    if word in NOUNS:
        besides |= spoken_of_by(scene, source.start, noun)
    lands = _lands_before(scene, source) if is_in_names(noun) else set()
    others = np.array(may_mean(source, one.things)) & [
        each.who.name not in besides and (not lands or side_of(each.who.name) in lands) for each in one.things
    ]
    likely = likelihoods(np.where(others[list(one.owners)], scores, NEVER), none, one.owners, len(one.things))
    best = max(range(len(likely)), key=lambda n: likely[n])
    return one.things[best].who if likely[best] >= GIVEN else None


def _lands_before(scene: Scene, source: Span) -> set[str]:
    """Whose offices a sentence names before "the ministry" or the like, which is then of one of these: "The Tajik minister told her to go, *the ministry* said"."""
    words = WORD.findall(scene.text[scene.passages.bounds(source.start)[0] : source.start])
    offices = words_of("titles", "roles", "bodies")
    return {
        marker.side
        for marker in markers_in(words)
        if not offices.isdisjoint(word.lower() for word in words[marker.end : marker.end + OFFICE_REACH])
    }

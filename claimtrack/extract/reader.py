"""The reader at run time, from assets/reader: what an article's attributions are to one another, and where it happened.

It goes on from what the tagger's encoder makes of the article, with all attributions marked, one window at a time. Of
each attribution it gives a reading, which linking keeps: whether it answers something, whether something answers it, and
a vector by which pairs are compared. Three more graphs weigh which of the places and of the days that the article names
are those of each attribution, and whom its source means. How the models were made is in training/relate/, training/places/, days/ and speakers/.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from claimtrack.errors import AssetError
from claimtrack.extract.day_measures import DAY_MEASURES
from claimtrack.extract.marked import windows
from claimtrack.extract.place_measures import MEASURES
from claimtrack.extract.runtime import ASSETS, REINSTALL, record, session
from claimtrack.extract.speaker_measures import SPEAKER_MEASURES
from claimtrack.extract.tagger import ENCODER, shipped_tagger
from claimtrack.extract.tags import Floats

if TYPE_CHECKING:
    from claimtrack.extract.content_words import Bag
    from claimtrack.extract.marked import Window
    from claimtrack.extract.windows import Pieces
    from claimtrack.models import Attribution

FOLDER = ASSETS / "reader"
PARAMETERS = "reader.json"
NAMES = ("reader", "places", "days", "speakers")


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the reader makes of an attribution: log odds that it answers something and that it is answered, and a vector.

    All numbers are of half precision, as they are kept in the store.
    """

    answers: float
    answered: float
    vector: Floats

    def packed(self) -> bytes:
        """As bytes, little-endian."""
        return np.concatenate([[self.answers, self.answered], self.vector]).astype("<f2").tobytes()

    @classmethod
    def unpacked(cls, content: bytes) -> Reading:
        """What `packed` made bytes of."""
        values = np.frombuffer(content, dtype="<f2")
        return cls(float(values[0]), float(values[1]), values[2:].astype(np.float32))


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A window as the reader sees it: readings of its members, means over their parts [members, 4 width], its pieces' states [length, width]."""

    window: Window
    readings: tuple[Reading, ...]
    pooled: Floats
    hidden: Floats

    def by_member(self) -> Iterator[tuple[int, Reading]]:
        """The numbers of the attributions, with their readings."""
        return zip(self.window.members, self.readings, strict=True)


class Reader:
    """The loaded models. Raises AssetError where a file is missing, damaged or of another version."""

    def __init__(self, folder: Path = FOLDER) -> None:
        parameters = record(folder / PARAMETERS, "reader")
        try:
            hashes = parameters["sha256"]
            self.hash: str = hashes["reader.onnx"]
            self._reader, self._places, self._days, self._speakers = (
                session(folder / f"{name}.onnx", hashes) for name in NAMES
            )
            self._tagger = shipped_tagger()
            same = hashes[ENCODER] == self._tagger.hash and parameters["measures"] == {
                "places": MEASURES,
                "days": DAY_MEASURES,
                "speakers": SPEAKER_MEASURES,
            }
        except (KeyError, TypeError) as error:
            raise AssetError(
                f"{folder / PARAMETERS}: cannot read the reader's parameters ({error!r})", REINSTALL
            ) from error
        if not same:
            raise AssetError(f"{folder / PARAMETERS}: made for another version of claimtrack", REINSTALL)

    def seen(self, pieces: Pieces, attributions: Sequence[Attribution]) -> Iterator[Seen]:
        """The windows of a text that have attributions, in order."""
        states = self._tagger.states(pieces)
        for window in windows(pieces, attributions):
            yield self._window(window, states.between(window.start, window.start + len(window.ids)).astype(np.float32))

    def read(self, pieces: Pieces, attributions: Sequence[Attribution]) -> list[Reading]:
        """Readings of the attributions of a text, in their order."""
        found = {n: reading for one in self.seen(pieces, attributions) for n, reading in one.by_member()}
        return [found[n] for n in range(len(attributions))]

    def _window(self, window: Window, states: Floats) -> Seen:
        roles = np.zeros((len(window.ids), 3), dtype=np.float32)
        pool = np.zeros((4 * len(window.members), len(window.ids)), dtype=np.float32)
        for n, parts in enumerate(window.parts):
            for role, bounds in enumerate(parts):
                for start, end in bounds:
                    roles[start:end, role] = 1
                    pool[4 * n + role, start:end] = 1
            for start, _ in parts[2]:
                pool[4 * n + 3, start] = 1
        pool /= np.maximum(pool.sum(axis=1, keepdims=True), 1)
        vectors, hoods, pooled, hidden = self._reader.run(None, {"states": states, "roles": roles, "pool": pool})
        answers = [odds(hood[:-1].tolist()) for hood in hoods]
        rows = np.column_stack([answers, hoods[:, -1], vectors]).astype("<f2")
        return Seen(window, tuple(Reading.unpacked(row.tobytes()) for row in rows), pooled, hidden)

    def places(self, pooled: Floats, mentions: Floats, measures: Floats, words: Bag) -> tuple[Floats, Floats]:
        """How likely each mention of a place is that of each attribution, as logits [attributions, mentions], and none is, [attributions].

        `mentions` [mentions, width] are means of states, `measures` [attributions, mentions, MEASURES] of the places mentioned,
        `words` those of the attributions, [attributions, words].
        """
        return _weighed(self._places, pooled, mentions, measures, words)

    def days(self, pooled: Floats, mentions: Floats, measures: Floats, words: Bag) -> tuple[Floats, Floats]:
        """The same of mentions of days; `measures` [attributions, mentions, DAY_MEASURES] are of the days mentioned."""
        return _weighed(self._days, pooled, mentions, measures, words)

    def speakers(self, pooled: Floats, mentions: Floats, measures: Floats, words: Bag) -> tuple[Floats, Floats]:
        """The same of mentions of those who may be meant by a source; `measures` [attributions, mentions, SPEAKER_MEASURES] are of them."""
        return _weighed(self._speakers, pooled, mentions, measures, words)


def _weighed(head: Any, pooled: Floats, mentions: Floats, measures: Floats, words: Bag) -> tuple[Floats, Floats]:
    feed = {"pooled": pooled, "mentions": mentions, "measures": measures, "rows": words.rows, "weights": words.weights}
    scores, none = head.run(None, feed)
    return scores, none


def odds(logits: Sequence[float]) -> float:
    """Log odds of any class but the first."""
    none, *others = logits
    top = max(others)
    return top + math.log(sum(math.exp(value - top) for value in others)) - none


@lru_cache(maxsize=1)
def shipped_reader() -> Reader:
    """The shipped models, loaded once."""
    return Reader()

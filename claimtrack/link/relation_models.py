"""The models of linking at run time, from assets/relation: what pairs are, by their readings and by their words.

Of each attribution the reader (extract/reader.py) gives a reading: whether it answers something, whether something answers it, and a
vector by which pairs are compared cheaply. The relator sees the words of a pair that is then likely.
All are run on one window or one pair at a time, so that neither batch nor number of
processes can change a digit. How the models were made is in training/relate/.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from claimtrack.errors import AssetError
from claimtrack.extract.reader import odds, shipped_reader
from claimtrack.extract.runtime import ASSETS, REINSTALL, hashes_of, record, session, tokenizer
from claimtrack.extract.windows import END, START, pieces_of
from claimtrack.link.measures import COUNT, HINTS
from claimtrack.link.views import End, end_of
from claimtrack.models import Relation

if TYPE_CHECKING:
    from claimtrack.extract.reader import Reading
    from claimtrack.extract.windows import Pieces
    from claimtrack.models import Attribution

FOLDER = ASSETS / "relation"
PARAMETERS = "relation.json"
NAMES = ("pairs", "relator")
RELATIONS = tuple(Relation)
KEPT, LONG, LONG_KEPT = 128, 50_000, 2
"""Texts whose word pieces are kept; characters from which one is long, and how many of those are kept."""


@dataclass(frozen=True, slots=True)
class Likely:
    """How likely a pair is, in log odds of being a link at all, and as which relation, the likeliest first."""

    odds: float
    relations: tuple[Relation, ...]


class RelationModels:
    """The loaded models. Raises AssetError where a file is missing, damaged or of another version."""

    def __init__(self, folder: Path = FOLDER) -> None:
        parameters = record(folder / PARAMETERS, "relation models")
        try:
            self._load(folder, parameters)
        except (KeyError, TypeError, ValueError) as error:
            raise AssetError(
                f"{folder / PARAMETERS}: cannot read the relation models' parameters ({error!r})", REINSTALL
            ) from error
        if not self._fits:
            raise AssetError(f"{folder / PARAMETERS}: made for another version of claimtrack", REINSTALL)

    def _load(self, folder: Path, parameters: dict[str, Any]) -> None:
        hashes = parameters["sha256"]
        self._reader = shipped_reader()
        self._fits = parameters["measures"] == COUNT + HINTS and hashes["reader.onnx"] == self._reader.hash
        self._pairs, self._relator = (session(folder / f"{name}.onnx", hashes) for name in NAMES)
        self._tokenizer = tokenizer(folder.parent / "tagger" / "tokenizer.json", hashes)
        self._pieces, self._long = (
            lru_cache(maxsize=most)(lambda text: pieces_of(text, self._tokenizer)) for most in (KEPT, LONG_KEPT)
        )
        self._marks = [self._tokenizer.token_to_id(mark) for mark in (START, END)]
        calibration: Mapping[str, Sequence[float]] = parameters["calibration"]
        self._calibration = {
            within: [float(weight) for weight in calibration[name]]
            for name, within in (("within", True), ("across", False))
        }

    def pieces(self, text: str) -> Pieces:
        """The word pieces of a text; those of the last texts asked for are kept."""
        return self._pieces(text) if len(text) < LONG else self._long(text)

    def read(self, pieces: Pieces, attributions: Sequence[Attribution]) -> list[Reading]:
        """Readings of the attributions of a text, in their order."""
        return self._reader.read(pieces, attributions)

    def likely(self, claim: Reading, answer: Reading, measures: Sequence[float]) -> Likely:
        """How likely the reader takes a pair to be."""
        feed = {
            "claim": claim.vector[None],
            "answer": answer.vector[None],
            "measures": np.array([measures], dtype=np.float32),
        }
        return _likely(self._pairs.run(None, feed)[0][0].tolist())

    def end(self, pieces: Pieces, attribution: Attribution) -> End:
        """An attribution as the relator sees it; `pieces` are those of its text."""
        return end_of(pieces, attribution, self._tokenizer)

    def judged(self, claim: End, answer: End, measures: Sequence[float]) -> Likely:
        """How likely the relator takes a pair to be, by the words of both and what is known of them: measures and hints."""
        start, stop = self._marks
        feed = {
            "ids": np.array([start, *claim.ids, stop, *answer.ids, stop], dtype=np.int64),
            "segments": np.array([0] * (len(claim.ids) + 2) + [1] * (len(answer.ids) + 1), dtype=np.int64),
            "roles": np.array([0, *claim.roles, 0, *answer.roles, 0], dtype=np.int64),
            "measures": np.array([measures], dtype=np.float32),
        }
        return _likely(self._relator.run(None, feed)[0][0].tolist())

    def score(self, signs: Sequence[float], *, within: bool) -> float:
        """The probability, calibrated on clusters held out of training, that a pair with these signs is a link."""
        weighed = sum(weight * sign for weight, sign in zip(self._calibration[within], (1.0, *signs), strict=True))
        return round(1 / (1 + math.exp(-weighed)), 3)


def model_hashes() -> dict[str, str]:
    """Hashes of what links are made with, by name, without loading it. Raises AssetError where they are not told."""
    return hashes_of("reader", ("encoder", "reader")) | hashes_of("relation", NAMES)


def _likely(logits: Sequence[float]) -> Likely:
    ranked = sorted(zip(logits[1:], RELATIONS, strict=True), key=itemgetter(0), reverse=True)
    return Likely(odds(logits), tuple(relation for _, relation in ranked))


@lru_cache(maxsize=1)
def relation_models() -> RelationModels:
    """The shipped models, loaded once."""
    return RelationModels()

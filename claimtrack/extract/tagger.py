"""The tagger at run time: who said what in a text, by the models in assets/tagger.

Three graphs, all run on one window at a time, so that neither batch nor number
of processes can change a digit: the encoder gives cue emissions and features
of every piece, how likely it is a part of a place's name, and its states, from which the
reader and the entity head go on; the role graph gives,
for each cue, source and content emissions. Both tag rows are decoded by Viterbi. How the models were made is in
training/tagger/.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimtrack.errors import AssetError
from claimtrack.extract.entities import Entity, capitals, entities
from claimtrack.extract.likely_names import LikelyName, likely_names
from claimtrack.extract.runtime import ASSETS, REINSTALL, floats, record, session, tokenizer
from claimtrack.extract.tags import (
    CUE_TAGS,
    NEVER,
    ROLE_TAGS,
    Floats,
    distance_buckets,
    log_partition,
    spans_of,
    viterbi,
)
from claimtrack.extract.windows import END, START, Pieces, pieces_of, window_bounds

FOLDER = ASSETS / "tagger"
PARAMETERS, ENCODER = "tagger.json", "encoder.onnx"
CUES_AT_ONCE = 64
"""Bounds the memory of the role graph in a window full of cues."""
KEPT = 64
"""Windows whose states are kept: an article is read right after it was tagged."""
STATES = 768
"""Numbers of a piece's states: after the encoder's third layer and after its last."""

Bounds = tuple[int, int]
Halves = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution as character bounds into the text; `score` is the probability that it is right."""

    source: Bounds | None
    cue: Bounds
    content: tuple[Bounds, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Tagging:
    """What the tagger finds in a text: attributions in the order of their cues, and what may be names of places."""

    pieces: Pieces
    attributions: tuple[Tagged, ...]
    names: tuple[LikelyName, ...]


class States:
    """What the encoder makes of a text, computed as it is asked for."""

    def __init__(self, tagger: Tagger, pieces: Pieces) -> None:
        self._tagger, self._pieces = tagger, pieces
        self._bounds = list(window_bounds(pieces))
        self._begins = [begin for begin, _ in self._bounds]

    def between(self, begin: int, end: int) -> Halves:
        """The states of some pieces, [end - begin, STATES], in half precision."""
        first = max(0, bisect_right(self._begins, begin) - 1)
        last = bisect_right(self._begins, max(begin, end - 1))
        some = [self._tagger.states_of(self._pieces.ids[b:e]) for b, e in self._bounds[first:last]]
        if not some:
            return np.zeros((0, STATES), dtype=np.float16)
        shift = self._begins[first]
        return np.concatenate(some)[begin - shift : end - shift]


class Tagger:
    """The loaded models. Raises AssetError where a file is missing, damaged or of another version."""

    def __init__(self, folder: Path = FOLDER) -> None:
        parameters = _record(folder)
        try:
            self._load(folder, parameters)
        except (KeyError, TypeError, ValueError) as error:
            raise AssetError(
                f"{folder / PARAMETERS}: cannot read the tagger's parameters ({error!r})", REINSTALL
            ) from error

    def _load(self, folder: Path, parameters: dict[str, Any]) -> None:
        hashes = parameters["sha256"]
        self.hash: str = hashes[ENCODER]
        self._encoder = session(folder / ENCODER, hashes)
        self._roles, self._entities = (session(folder / f"{name}.onnx", hashes) for name in ("roles", "entities"))
        self._tokenizer = tokenizer(folder / "tokenizer.json", hashes)
        self._ends = [self._tokenizer.token_to_id(mark) for mark in (START, END)]
        self._cue_crf = floats(parameters, "cue_transitions"), floats(parameters, "cue_start")
        self._role_crf = floats(parameters, "role_transitions"), floats(parameters, "role_start")
        self._cue_bias = float(parameters["cue_bias"])
        self._calibration = floats(parameters, "calibration")
        self._kept: dict[tuple[int, ...], Halves] = {}

    def tag(self, text: str) -> tuple[Tagged, ...]:
        """The attributions of a text in the order of their cues."""
        return self.read(text).attributions

    def read(self, text: str) -> Tagging:
        """The attributions of a text, and what may be names of places in it."""
        pieces = pieces_of(text, self._tokenizer)
        said: list[Tagged] = []
        names: list[LikelyName] = []
        for begin, end in window_bounds(pieces):
            cues, features, anchors, places = self._encoded(pieces.ids[begin:end])
            said += self._attributions(pieces, begin, cues, features, anchors)
            names += likely_names(text, pieces.starts[begin:end], pieces.ends[begin:end], places)
        return Tagging(pieces, tuple(said), tuple(names))

    def entities(self, text: str, pieces: Pieces) -> tuple[Entity, ...]:
        """The names of persons and bodies in a text, in order."""
        logits = []
        for begin, end in window_bounds(pieces):
            states = self.states_of(pieces.ids[begin:end]).astype(np.float32)
            feed = {"states": states[None], "capitals": capitals(text, pieces, begin, end)[None]}
            logits.append(self._entities.run(None, feed)[0][0])
        return tuple(entities(text, pieces, np.concatenate(logits))) if logits else ()

    def states(self, pieces: Pieces) -> States:
        """What the encoder makes of a text."""
        return States(self, pieces)

    def states_of(self, window: tuple[int, ...]) -> Halves:
        """The states of the pieces of a window, [length, STATES]; those of the last windows are kept."""
        if window not in self._kept:
            self._encoded(window)
        return self._kept[window]

    def _encoded(self, window: tuple[int, ...]) -> list[Floats]:
        ids = np.array([[self._ends[0], *window, self._ends[1]]], dtype=np.int64)
        found: list[Floats]
        *found, states = self._encoder.run(None, {"ids": ids})
        self._kept[window] = states.astype(np.float16)
        if len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        return found

    def _attributions(
        self, pieces: Pieces, begin: int, cue_emissions: Floats, features: Floats, anchors: Floats
    ) -> Iterator[Tagged]:
        """The attributions of the window that begins at a piece, from what the encoder makes of it."""
        biased = cue_emissions.copy()
        biased[:, 0] += self._cue_bias
        rows, _ = viterbi(biased[None], *self._cue_crf)
        cues = spans_of(rows[0], CUE_TAGS, "cue")
        for at in range(0, len(cues), CUES_AT_ONCE):
            some = cues[at : at + CUES_AT_ONCE]
            feed = {
                "pieces": features,
                "anchors": np.stack([anchors[b:e].mean(axis=0) for b, e in some]),
                "distances": np.stack([distance_buckets(len(features), b, e) for b, e in some]),
            }
            (emissions,) = self._roles.run(None, feed)
            for n, (b, e) in enumerate(some):
                emissions[n, b:e, 1:] += NEVER
            tags, scores = viterbi(emissions, *self._role_crf)
            certainty = scores - log_partition(emissions, *self._role_crf)
            for cue, row, sure in zip(some, tags, certainty, strict=True):
                sources, contents = (spans_of(row, ROLE_TAGS, kind) for kind in ("source", "content"))
                if contents:
                    yield Tagged(
                        _nearest(sources, cue, pieces, begin),
                        _characters(cue, pieces, begin),
                        tuple(_characters(span, pieces, begin) for span in contents),
                        self._score(cue_emissions, cue, float(sure), bool(sources)),
                    )

    def _score(self, emissions: Floats, cue: Bounds, sure: float, sourced: bool) -> float:
        weighed = float(self._features(emissions, cue, sure, sourced) @ self._calibration)
        return round(1 / (1 + math.exp(-weighed)), 3)

    @staticmethod
    def _features(emissions: Floats, cue: Bounds, sure: float, sourced: bool) -> Floats:
        """What a score is made of: one, how sure the cue and the roles are, and whether there is a source."""
        certainties = [1.0, _cue_certainty(emissions, cue), max(sure, -20.0), float(sourced)]
        return np.array(certainties, dtype=np.float32)


def _cue_certainty(emissions: Floats, cue: Bounds) -> float:
    """Mean log probability of the cue's pieces being a cue at all."""
    scores = emissions[cue[0] : cue[1]].astype(np.float64)
    top = scores.max(axis=1, keepdims=True)
    shares = np.exp(scores - top)
    return float(np.log(1 - shares[:, 0] / shares.sum(axis=1) + 1e-6).mean())


def _nearest(sources: list[Bounds], cue: Bounds, pieces: Pieces, shift: int) -> Bounds | None:
    if not sources:
        return None
    best = min(sources, key=lambda s: (max(s[0] - cue[1], cue[0] - s[1]), s))
    return _characters(best, pieces, shift)


def _characters(span: Bounds, pieces: Pieces, shift: int) -> Bounds:
    """Bounds in pieces of a window to bounds in characters; paragraph pieces at the ends cover nothing."""
    return pieces.starts[shift + span[0]], pieces.ends[shift + span[1] - 1]


def _record(folder: Path) -> dict[str, Any]:
    path = folder / PARAMETERS
    parameters = record(path, "tagger")
    try:
        same = tuple(parameters["cue_tags"]) == CUE_TAGS and tuple(parameters["role_tags"]) == ROLE_TAGS
    except (KeyError, TypeError) as error:
        raise AssetError(f"{path}: cannot read the tagger's parameters ({error!r})", REINSTALL) from error
    if not same:
        raise AssetError(f"{path}: made for another version of claimtrack", REINSTALL)
    return parameters


@lru_cache(maxsize=1)
def shipped_tagger() -> Tagger:
    """The shipped models, loaded once."""
    return Tagger()

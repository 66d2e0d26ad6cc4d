"""The tagger at run time: who said what in a text, by the models in assets/tagger.

Two graphs, both run on one window at a time, so that neither batch nor number
of processes can change a digit: the encoder gives cue emissions and features
of every piece; the role graph gives, for each cue, source and content
emissions. Both tag rows are decoded by Viterbi. How the models were made is in
training/tagger/.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from claimtrack.errors import AssetError
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

FOLDER = Path(__file__).parent.parent / "assets" / "tagger"
PARAMETERS = "tagger.json"
REINSTALL = "reinstall claimtrack: its models are part of the package"
CUES_AT_ONCE = 64
"""Bounds the memory of the role graph in a window full of cues."""

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution as character bounds into the text; `score` is the probability that it is right."""

    source: Bounds | None
    cue: Bounds
    content: tuple[Bounds, ...]
    score: float


class Tagger:
    """The loaded models. Raises AssetError where a file is missing, damaged or of another version."""

    def __init__(self, folder: Path = FOLDER) -> None:
        record = _record(folder)
        try:
            self._load(folder, record)
        except (KeyError, TypeError, ValueError) as error:
            raise AssetError(
                f"{folder / PARAMETERS}: cannot read the tagger's parameters ({error!r})", REINSTALL
            ) from error

    def _load(self, folder: Path, record: dict[str, Any]) -> None:
        from tokenizers import Tokenizer

        self.hash: str = record["sha256"]["encoder.onnx"]
        self._encoder = _session(folder / "encoder.onnx", record)
        self._roles = _session(folder / "roles.onnx", record)
        self._tokenizer = Tokenizer.from_buffer(_checked(folder / "tokenizer.json", record))
        self._ends = [self._tokenizer.token_to_id(mark) for mark in (START, END)]
        self._cue_crf = _floats(record, "cue_transitions"), _floats(record, "cue_start")
        self._role_crf = _floats(record, "role_transitions"), _floats(record, "role_start")
        self._cue_bias = float(record["cue_bias"])
        self._calibration = _floats(record, "calibration")

    def tag(self, text: str) -> Iterator[Tagged]:
        """Attributions of a text in the order of their cues."""
        pieces = pieces_of(text, self._tokenizer)
        for begin, end in window_bounds(pieces):
            yield from self._window(pieces, begin, end)

    def _window(self, pieces: Pieces, begin: int, end: int) -> Iterator[Tagged]:
        ids = np.array([[self._ends[0], *pieces.ids[begin:end], self._ends[1]]], dtype=np.int64)
        cue_emissions, features, anchors = self._encoder.run(None, {"ids": ids})
        biased = cue_emissions.copy()
        biased[:, 0] += self._cue_bias
        rows, _ = viterbi(biased[None], *self._cue_crf)
        cues = spans_of(rows[0], CUE_TAGS, "cue")
        for at in range(0, len(cues), CUES_AT_ONCE):
            some = cues[at : at + CUES_AT_ONCE]
            feed = {
                "pieces": features,
                "anchors": np.stack([anchors[b:e].mean(axis=0) for b, e in some]),
                "distances": np.stack([distance_buckets(end - begin, b, e) for b, e in some]),
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
    try:
        record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        same = tuple(record["cue_tags"]) == CUE_TAGS and tuple(record["role_tags"]) == ROLE_TAGS
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AssetError(f"{path}: cannot read the tagger's parameters ({error})", REINSTALL) from error
    if not same:
        raise AssetError(f"{path}: made for another version of claimtrack", REINSTALL)
    return record


def _checked(path: Path, record: dict[str, Any]) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise AssetError(f"{path}: model file is missing or cannot be read", REINSTALL) from error
    if hashlib.sha256(content).hexdigest() != record["sha256"].get(path.name):
        raise AssetError(f"{path}: model file is damaged", REINSTALL)
    return content


def _session(path: Path, record: dict[str, Any]) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(_checked(path, record), options, providers=["CPUExecutionProvider"])


def _floats(record: dict[str, Any], name: str) -> Floats:
    return np.array(record[name], dtype=np.float32)

"""Choose the cue bias and fit the scores of an exported tagger: python -m training.tagger.calibrate --help

Both on the selection half of PolNeAR dev, with the int8 model as it ships. The
score is a logistic regression (Platt, 1999) on how sure cue and roles are; right
is what the shared scorer calls linked_overlap.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from claimtrack.extract.tagger import FOLDER, Tagged, Tagger
from training.tagger.data import Example, halves, polnear
from training.tagger.score import close

BIASES = tuple(np.round(np.arange(-0.5, 0.51, 0.125), 3).tolist())


class Recording(Tagger):
    """A tagger that keeps the features its scores are made of."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.features: list[np.ndarray] = []

    def _score(self, *features: object) -> float:
        self.features.append(self._features(*features))  # type: ignore[arg-type]
        return 0.0

    def recorded(self, text: str) -> Iterator[tuple[Tagged, np.ndarray]]:
        self.features.clear()
        yield from zip(self.tag(text), self.features, strict=True)

    def set_bias(self, bias: float) -> None:
        self._cue_bias = bias


def f1_at(tagger: Recording, select: list[Example], bias: float) -> float:
    """F1 of attributions by overlap."""
    tagger.set_bias(bias)
    hits = system = gold = 0
    for example in select:
        found = list(tagger.tag(example.text))
        left = list(found)
        for wanted in example.attributions:
            match = next((f for f in left if close(wanted, f)), None)
            if match:
                left.remove(match)
                hits += 1
        system += len(found)
        gold += len(example.attributions)
    return 2 * hits / (system + gold)


def fitted(rows: np.ndarray, right: np.ndarray, steps: int = 50) -> np.ndarray:
    """Weights of a logistic regression, by Newton's method with a little ridge."""
    weights = np.zeros(rows.shape[1])
    ridge = 1e-2 * np.eye(rows.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-rows @ weights))
        hessian = (rows * (p * (1 - p))[:, None]).T @ rows + ridge
        weights = weights + np.linalg.solve(hessian, rows.T @ (right - p) - ridge @ weights)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    options = parser.parse_args()
    select, _ = halves(polnear(options.polnear / "dev.jsonl"))
    tagger = Recording(options.folder)
    scores = {bias: f1_at(tagger, select, bias) for bias in BIASES}
    for bias, score in scores.items():
        print(f"bias {bias:5.2f}  overlap F1 {100 * score:.2f}")
    bias = max(BIASES, key=lambda b: scores[b])
    tagger.set_bias(bias)
    rows, right = [], []
    for example in select:
        for tagged, features in tagger.recorded(example.text):
            rows.append(features)
            right.append(any(close(a, tagged) for a in example.attributions))
    weights = fitted(np.array(rows), np.array(right, dtype=float))
    path = options.folder / "tagger.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record |= {"cue_bias": bias, "calibration": np.round(weights, 4).tolist()}
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(f"bias {bias}, weights {np.round(weights, 3).tolist()}, {len(rows)} attributions, {np.mean(right):.3f} right")


if __name__ == "__main__":
    main()

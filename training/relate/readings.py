"""What readers give of lessons that they did not learn from: files that hold them, and their mean."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.relate.lessons import Lesson

Outputs = tuple[NDArray[np.floating], NDArray[np.floating]]
"""Hoods of the attributions of a lesson [attributions, hoods], and logits of its pairs [pairs, classes]."""
Readings = Mapping[str, Outputs]
"""Outputs by the name of the cluster."""


def write(path: Path, lessons: Sequence[Lesson], given: Sequence[Outputs]) -> None:
    """Keep what was given of each lesson, in half precision."""
    rows = {
        one.cluster.name: tuple(each.astype(np.float16) for each in two)
        for one, two in zip(lessons, given, strict=True)
    }
    path.write_bytes(pickle.dumps(rows))


def mean(paths: Iterable[Path]) -> dict[str, Outputs]:
    """The mean of the logits of several files, each lesson over those that have it."""
    return mean_of([pickle.loads(path.read_bytes()) for path in paths])


def mean_of(files: Sequence[Readings]) -> dict[str, Outputs]:
    """The same of what was read of files, or never written."""
    found = {}
    for name in sorted({name for file in files for name in file}):
        every = [file[name] for file in files if name in file]
        found[name] = tuple(np.mean([one[n].astype(np.float32) for one in every], axis=0) for n in (0, 1))
    return found

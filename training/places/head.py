"""The head for places: python -m training.places.head --help

Tells how often it is right on what is held out, and writes places.onnx.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Sequence
from pathlib import Path

from benchmarks.event_places import WAR
from claimtrack.extract.place_measures import MEASURES
from claimtrack.extract.reader import FOLDER
from claimtrack.extract.where import ALSO, GIVEN, taken
from training.heads.head import Weigher, given, taught, write
from training.heads.lessons import EVENT, OTHER, Lesson
from training.places.lessons import KINDS


def report(model: Weigher, lessons: Sequence[Lesson]) -> str:
    """Of the attributions given a place for how many it is right, and of those with one how many are found."""
    total = marked = good = placed = right = 0
    for one, row, likely in given(model, lessons):
        labels = one.labels[row]
        chosen = labels[taken(likely)]
        hit = EVENT in chosen and not (chosen == OTHER).any()
        total, marked, good, placed = total + 1, marked + bool(len(chosen)), good + hit, placed + (EVENT in labels)
        right += hit or (EVENT not in labels and not len(chosen))
    return f"{total} attributions: {100 * right / total:.1f}% right; precision {100 * good / max(1, marked):.1f}, recall {100 * good / max(1, placed):.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lessons", type=Path, required=True, help="a file made by training.places.lessons")
    parser.add_argument("--heads", type=int, default=3)
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    every: list[Lesson] = pickle.loads(options.lessons.read_bytes())
    model = taught([one for one in every if not one.held], len(KINDS), options.heads)
    held = [one for one in every if one.held]
    for name, some in (
        ("FA-KES", [o for o in held if o.article.startswith(WAR)]),
        ("other news", [o for o in held if not o.article.startswith(WAR)]),
    ):
        print(f"held out, {name}: {report(model, some)} (given from {GIVEN}, also from {ALSO})")
    write(model, options.out, "places", MEASURES)


if __name__ == "__main__":
    main()

"""The head for days: python -m training.days.head --help

Tells how often the likeliest days are right on what is held out, and writes days.onnx.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Sequence
from pathlib import Path

from benchmarks.event_places import WAR
from claimtrack.extract.day_measures import DAY_MEASURES
from claimtrack.extract.reader import FOLDER
from claimtrack.extract.when import GIVEN
from training.days.lessons import KINDS
from training.heads.head import Weigher, given, taught, write
from training.heads.lessons import EVENT, OTHER, Lesson


def report(model: Weigher, lessons: Sequence[Lesson]) -> str:
    """Of the attributions whose likeliest days are likely enough for how many these are right, and of those with any how many are found."""
    total = marked = good = dated = right = 0
    for one, row, likely in given(model, lessons):
        labels = one.labels[row]
        best = max(range(len(likely)), key=lambda n: likely[n])
        taken, hit = likely[best] >= GIVEN, likely[best] >= GIVEN and labels[best] == EVENT
        total, marked, good, dated = total + 1, marked + taken, good + hit, dated + (EVENT in labels)
        right += hit or (not taken and (labels == OTHER).all())
    return f"{total} attributions: {100 * right / total:.1f}% right; precision {100 * good / max(1, marked):.1f}, recall {100 * good / max(1, dated):.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lessons", type=Path, required=True, help="a file made by training.days.lessons")
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
        print(f"held out, {name}: {report(model, some)} (given from {GIVEN})")
    write(model, options.out, "days", DAY_MEASURES)


if __name__ == "__main__":
    main()

"""The head for places: python -m training.places.head --help

Tells how often it is right on what is held out, and writes places.onnx.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.extract.place_measures import MEASURES
from claimtrack.extract.where import ALSO, GIVEN, taken
from training.heads.head import Weigher, given, main
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
    return f"{total} attributions: {100 * right / total:.1f}% right; precision {100 * good / max(1, marked):.1f}, recall {100 * good / max(1, placed):.1f} (given from {GIVEN}, also from {ALSO})"


if __name__ == "__main__":
    main(__doc__, "places", MEASURES, KINDS, report)

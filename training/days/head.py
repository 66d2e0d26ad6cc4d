"""The head for days: python -m training.days.head --help

Tells how often the likeliest days are right on what is held out, and writes days.onnx.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.extract.day_measures import DAY_MEASURES
from claimtrack.extract.when import GIVEN
from training.days.lessons import KINDS
from training.heads.head import Weigher, given, main
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
    return f"{total} attributions: {100 * right / total:.1f}% right; precision {100 * good / max(1, marked):.1f}, recall {100 * good / max(1, dated):.1f} (given from {GIVEN})"


if __name__ == "__main__":
    main(__doc__, "days", DAY_MEASURES, KINDS, report)

"""The head for speakers: python -m training.speakers.head --help

Tells how often the likeliest is meant on what is held out, and writes speakers.onnx.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.extract.speaker_measures import SPEAKER_MEASURES
from claimtrack.extract.who import GIVEN
from training.heads.head import Weigher, given, main
from training.heads.lessons import ASIDE, EVENT, Lesson
from training.speakers.lessons import KINDS


def report(model: Weigher, lessons: Sequence[Lesson]) -> str:
    """Of the sources given somebody for how many he is meant, and of those that mean somebody how many are found."""
    total = marked = good = named = right = 0
    for one, row, likely in given(model, lessons):
        labels = one.labels[row]
        best = max(range(len(likely)), key=lambda n: (labels[n] != ASIDE, likely[n]))
        taken = likely[best] >= GIVEN and labels[best] != ASIDE
        hit = taken and labels[best] == EVENT
        total, marked, good, named = total + 1, marked + taken, good + hit, named + (EVENT in labels)
        right += hit or (not taken and EVENT not in labels)
    return f"{total} sources: {100 * right / total:.1f}% right; precision {100 * good / max(1, marked):.1f}, recall {100 * good / max(1, named):.1f} (given from {GIVEN})"


if __name__ == "__main__":
    main(__doc__, "speakers", SPEAKER_MEASURES, KINDS, report)

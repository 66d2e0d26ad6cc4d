"""How often the day of what is said is right: python -m benchmarks.event_days [--shared ../shared].

On the rows of benchmarks/gold/event_days.jsonl that are held out of training, in articles that the shipped models tag: those of
FA-KES (the war in Syria), and those of other news. A row is right where the event dates found begin on its first day and end on its
last, or where it has none and none is found. Precision is the share of the attributions given days for which these are right, recall
the share of those with days.
Where the corpora are absent it says so and stops.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.common import heading, options
from benchmarks.event_places import CORPORA, Row, tell
from claimtrack.models import Attribution, DateRole

TABLE = Path(__file__).parent / "gold" / "event_days.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked = options(parser, *CORPORA)
    print(heading("python -m benchmarks.event_days"))
    tell(TABLE, asked.shared, "days", score)


def score(count: Counter[str], row: Row, attribution: Attribution) -> None:
    """Count a row, and whether the event's days are right."""
    events = [when for when in attribution.dates if when.role is DateRole.EVENT]
    found = (min(when.start for when in events), max(when.end for when in events)) if events else None
    event = row["event"]
    wanted = (event["start"], event["end"]) if event else None
    kind = "none" if event is None else "inherited" if event.get("inherited") else "own"
    right = found == wanted
    count.update({"rows": 1, kind: 1, "right": right, f"right {kind}": right})
    count.update({"given": found is not None, "wanted": wanted is not None, "good": right and wanted is not None})


if __name__ == "__main__":
    main()

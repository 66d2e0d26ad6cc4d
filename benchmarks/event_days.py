"""How often the day of what is said is right: python -m benchmarks.event_days [--shared ../shared] [--misses].

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

from benchmarks.common import heading, options, read
from benchmarks.event_places import CORPORA, WAR, Row, share, with_texts
from benchmarks.gold_slots import at
from claimtrack.extract.extractor import Extractor
from claimtrack.models import Attribution, DateRole

TABLE = Path(__file__).parent / "gold" / "event_days.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="name the rows that are wrong")
    asked = options(parser, *CORPORA)
    print(heading("python -m benchmarks.event_days"))
    held = [row for row in read(TABLE) if row.get("held")]
    extract, counts = Extractor().extract, {"FA-KES": Counter[str](), "other news": Counter[str]()}
    for article, rows in with_texts(held, asked.shared):
        made = extract(article).attributions
        count = counts["FA-KES" if rows[0]["article"].startswith(WAR) else "other news"]
        for row in rows:
            count["all"] += 1
            if (attribution := at(row, made)) and not score(count, row, attribution) and asked.misses:
                print(f"  {row['article']} {row['cue']}")
    for name, count in counts.items():
        print(f"{name}: {count['rows']} attributions of {count['all']}, right {share(count, 'right', 'rows')}")
        print(f"  given days: precision {share(count, 'good', 'given')}, recall {share(count, 'good', 'dated')}")
        for kind in ("own", "inherited", "none"):
            print(f"  {kind:<9} {share(count, f'right {kind}', kind)} of {count[kind]}")


def score(count: Counter[str], row: Row, attribution: Attribution) -> bool:
    """Count a row; whether the event's days are right."""
    events = [when for when in attribution.dates if when.role is DateRole.EVENT]
    found = (min(when.start for when in events), max(when.end for when in events)) if events else None
    event = row["event"]
    wanted = (event["start"], event["end"]) if event else None
    kind = "none" if event is None else "inherited" if event.get("inherited") else "own"
    right = found == wanted
    count.update({"rows": 1, kind: 1, "right": right, f"right {kind}": right})
    count.update({"given": found is not None, "dated": wanted is not None, "good": right and wanted is not None})
    return right


if __name__ == "__main__":
    main()

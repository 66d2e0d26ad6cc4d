"""How well places are found and resolved, on TR-News (Gritta, Pilehvar and Collier: A Pragmatic Guide to Geoparsing Evaluation, 2020).

    python -m benchmarks.slots [FOLDER]       # FOLDER holds geo/tr-news.jsonl and geo/lgl.jsonl; by default ../shared/data

Prints precision, recall and F1 of recognition (a toponym is found where the
spans overlap and share their end or start), with demonyms, since the corpora
annotate them; and, of the found, the share within 161 km of the annotated
position and the median error.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.common import heading, read
from claimtrack.extract.toponyms import toponyms
from claimtrack.tasks.areas import distance_km

NEAR_KM = 161.0


def main(folder: Path) -> int:
    files = [folder / "geo" / name for name in ("tr-news.jsonl", "lgl.jsonl")]
    if missing := [path for path in files if not path.is_file()]:
        print(f"no test data at {missing[0]}: give the folder that holds geo/", file=sys.stderr)
        return 1
    print(heading("python -m benchmarks.slots"))
    for path in files:
        report(path.stem, read(path))
    return 0


def report(name: str, articles: list[dict[str, Any]]) -> None:
    gold_count = found_count = hits = 0
    errors_km: list[float] = []
    begun = time.perf_counter()
    for article in articles:
        gold = article["toponyms"]
        found = toponyms(article["text"])
        gold_count += len(gold)
        found_count += len(found)
        for place in gold:
            match = next(
                (
                    f
                    for f in found
                    if f.start < place["end"]
                    and place["start"] < f.end
                    and (f.start == place["start"] or f.end == place["end"])
                ),
                None,
            )
            if match is None:
                continue
            hits += 1
            if place["lat"] is not None:
                errors_km.append(distance_km(place["lat"], place["lon"], match.entry.lat, match.entry.lon))
    ms = (time.perf_counter() - begun) * 1000
    precision, recall = hits / found_count, hits / gold_count
    near = sum(error <= NEAR_KM for error in errors_km) / len(errors_km)
    print(
        f"{name:8} {len(articles)} articles, {gold_count} toponyms: precision {precision:.1%}, recall {recall:.1%}, "
        f"F1 {2 * precision * recall / (precision + recall):.1%}; within {NEAR_KM:.0f} km {near:.1%}, median error {statistics.median(errors_km):.0f} km; "
        f"{ms / len(articles):.1f} ms an article"
    )


if __name__ == "__main__":
    raise SystemExit(
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / ".." / "shared" / "data")
    )

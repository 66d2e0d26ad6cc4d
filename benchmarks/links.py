"""Accuracy of the links: python -m benchmarks.links [--shared ../shared] [--jobs 2].

Ingests links/dev into a fresh store with the real commands, exports its links with
`claimtrack links --min-score 0`, and prints what the shared scorer says: at the
default threshold, at the best threshold, and by cluster. Where the data is absent
it says so and stops.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.common import heading, options, scorer
from claimtrack.link.status import SHOWN


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", default="1")
    asked = options(parser, "links/dev", "eval")
    dev = asked.shared / "links" / "dev"
    print(heading("python -m benchmarks.links"))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        command = [str(Path(sys.executable).parent / "claimtrack"), "--db", str(folder / "dev.db")]
        subprocess.run([*command, "ingest", str(dev / "articles.jsonl"), "--jobs", asked.jobs], check=True)
        listed = subprocess.run(
            [*command, "links", "--format", "jsonl", "--min-score", "0"], check=True, capture_output=True
        )
        links = [json.loads(line) for line in listed.stdout.splitlines()]
        score = scorer(asked.shared, "score_links")
        gold = dev / "links.jsonl"
        show("default threshold", SHOWN, links, score, gold, folder, by_cluster=True)
        steps = sorted({round(link["score"], 2) for link in links})
        best = max(steps, key=lambda at: (scored(links, at, score, gold, folder)["pair"]["f1"], at), default=SHOWN)
        show("best threshold", best, links, score, gold, folder, by_cluster=False)


def scored(
    links: list[dict[str, Any]], at: float, score: ModuleType, gold: Path, folder: Path, *options: str
) -> dict[str, Any]:
    """What the shared scorer says of the links with at least a score."""
    path = folder / "links.jsonl"
    path.write_text("".join(json.dumps(link) + "\n" for link in links if link["score"] >= at), encoding="utf-8")
    with redirect_stdout(StringIO()) as printed:
        score.main(str(gold), str(path), *options)
    result: dict[str, Any] = json.loads(printed.getvalue())
    return result


def show(
    name: str,
    at: float,
    links: list[dict[str, Any]],
    score: ModuleType,
    gold: Path,
    folder: Path,
    *,
    by_cluster: bool,
) -> None:
    """Print one threshold."""
    result = scored(links, at, score, gold, folder, "--by-cluster")
    print(f"{name} ({at}): {sum(link['score'] >= at for link in links)} links")
    for row in ("pair", "labelled", "denies", "confirms", "partly_confirms", "declines", "retracts"):
        r = result[row]
        print(
            f"  {row:<16} P {r['p']:5.1f}  R {r['r']:5.1f}  F1 {r['f1']:5.1f}   ({r['links']} links, {r['gold']} gold)"
        )
    print(f"  polarity errors  {result['polarity_errors']}")
    for kind, r in result["recall_by_kind"].items():
        print(f"  recall {kind:<24} {r['found']:3} of {r['gold']:3}")
    if by_cluster:
        for cluster, row in result["by_cluster"].items():
            print(f"    {cluster:<44} pair P {row['p']:5.1f} R {row['r']:5.1f} F1 {row['f1']:5.1f}")
    print()


if __name__ == "__main__":
    main()

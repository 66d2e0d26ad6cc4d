"""Precision of links on a war: python -m benchmarks.war_links [--shared ../shared] [--sheet FILE].

Runs the whole pipeline on 200 articles of FA-KES (opposed outlets on the war in Syria) that the
models have not learned from, nor from copies of them, drawn with a fixed seed, and draws 50 of the links at the default threshold. Their judgements are in
benchmarks/gold/war_links.jsonl: two of each link, the second made without sight of the first;
"right" or the kind of error. `--sheet` writes both passages of each link, for judging, to a file that does
not belong in the repository. Where the corpus is absent it says so and stops.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.common import heading, options, read
from training.relate.unlabelled import annotated, head

GOLD = Path(__file__).parent / "gold" / "war_links.jsonl"
CORPUS = "data/articles/fa-kes.jsonl"
ARTICLES, LINKS, SEED = 200, 50, 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheet", type=Path, help="write the passages of the drawn links here")
    parser.add_argument("--jobs", default="1")
    asked = options(parser, CORPUS)
    print(heading("python -m benchmarks.war_links"))
    rows = {row["id"]: row for row in read(asked.shared / CORPUS)}
    taught = {head(rows[id_]) for id_ in annotated() & rows.keys()}
    unseen = sorted(id_ for id_, row in rows.items() if head(row) not in taught)
    chosen = random.Random(SEED).sample(unseen, ARTICLES)
    found = links([rows[id_] for id_ in chosen], asked.jobs)
    drawn = random.Random(SEED).sample(found, min(LINKS, len(found)))
    print(f"{ARTICLES} articles, {len(found)} links at the default threshold, {len(drawn)} drawn")
    if asked.sheet:
        asked.sheet.write_text("\n".join(passage(link, rows) for link in drawn), encoding="utf-8")
    judged = {key(row): row for row in read(GOLD)} if GOLD.exists() else {}
    report([judged[key(link)] for link in drawn if key(link) in judged], len(drawn))


def links(articles: list[dict[str, Any]], jobs: str) -> list[dict[str, Any]]:
    """All links that are shown by default, in the order of their ids."""
    with tempfile.TemporaryDirectory() as scratch:
        source, db = Path(scratch) / "articles.jsonl", Path(scratch) / "war.db"
        source.write_text("".join(json.dumps(row) + "\n" for row in articles), encoding="utf-8")
        command = [str(Path(sys.executable).parent / "claimtrack"), "--db", str(db)]
        subprocess.run([*command, "ingest", str(source), "--jobs", jobs], check=True)
        listed = subprocess.run([*command, "links", "--format", "jsonl"], check=True, capture_output=True)
    return sorted(map(json.loads, listed.stdout.splitlines()), key=lambda link: str(link["id"]))


def key(link: dict[str, Any]) -> tuple[str, str, str]:
    """What a judgement is kept by: the two attributions that show a link, and its relation."""
    ends = (link[end] if isinstance(link[end], str) else link[end]["attribution"] for end in ("claim", "response"))
    return *ends, link["relation"]


def passage(link: dict[str, Any], rows: dict[str, dict[str, Any]]) -> str:
    """Both ends of a link in their surroundings, numbered by their attributions."""
    lines = [f"## {json.dumps(key(link))} score {link['score']} explicit {link['explicit']}"]
    for name in ("claim", "response"):
        end = link[name]
        text = rows[end["article"]]["text"]
        spans = [end["cue"], *end["content"]]
        start, stop = min(span["start"] for span in spans), max(span["end"] for span in spans)
        content = " … ".join(span["text"] for span in end["content"])
        where = f"{end['article']}, {end['outlet']}, {end['date']}"
        lines += [
            f"{name} [{where}] speaker {end['speaker']}; cue “{end['cue']['text']}”; content “{content}”",
            f"    … {text[max(0, start - 500) : start]}>>>{text[start:stop]}<<<{text[stop : stop + 200]} …",
        ]
    return "\n".join([*lines, ""])


def report(judged: list[dict[str, Any]], drawn: int) -> None:
    """Both precisions, how often the judgements agree, and the commonest kinds of error."""
    print(f"judged: {len(judged)} of {drawn}")
    if not judged:
        return
    for name in ("first", "second"):
        said = [row[name] for row in judged if name in row]
        right = sum(verdict == "right" for verdict in said)
        share = f"precision {100 * right / len(said):.1f}%" if said else "not made yet"
        print(f"{name} judgement: {right} right of {len(said)}, {share}")
    both = [row for row in judged if "second" in row]
    print(
        f"the two agree on {sum((row['first'] == 'right') == (row['second'] == 'right') for row in both)} of {len(both)}"
    )
    kinds = Counter(row[name] for row in judged for name in ("first", "second") if row.get(name, "right") != "right")
    for kind, count in kinds.most_common():
        print(f"  {kind}: {count}")


if __name__ == "__main__":
    main()

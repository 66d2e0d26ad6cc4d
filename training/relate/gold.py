"""Annotated links as training data: which attributions of the shipped tagger answer which.

python -m training.relate.gold --links FILE... --articles FILE... --out train.pickle

LINKS are lines in the form of shared/eval/score_links.py; training/relate/answers.jsonl and
second.jsonl are such files of our own. A cluster that is annotated twice has the links of both; pairs of
two articles that were judged later are such further lines. An attribution stands for every gold claim of its article with whose
content it shares half of their joint characters, and for the best one whose cue shares 30%:
the rule by which links are scored.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimtrack.extract.extractor import Extractor
from claimtrack.models import Article, Attribution
from training.relate.clusters import Cluster, Marked

Characters = frozenset[int]


def clusters(links: Iterable[Path], articles: Iterable[Path]) -> Iterator[Cluster]:
    """The clusters of files of links, their articles looked up in files of articles."""
    extractor = Extractor(read=False)
    known = {row["id"]: row for path in articles for row in rows(path)}
    annotated: dict[str, list[dict[str, Any]]] = {}
    for path in links:
        for row in rows(path):
            annotated.setdefault(row["cluster"], []).append(row)
    for several in annotated.values():
        yield _cluster(several, known, extractor)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file of JSON lines, which may be gzipped."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _cluster(several: Sequence[dict[str, Any]], known: Mapping[str, dict[str, Any]], extractor: Extractor) -> Cluster:
    """A cluster out of all its annotations, whose claims are kept apart."""
    mentions, answers = defaultdict(list), {}
    for n, row in enumerate(several):
        for claim in row["claims"]:
            for mention in claim["mentions"]:
                ends = _characters([mention["cue"]] if mention["cue"] else []), _characters(mention["content"])
                mentions[mention["article"]].append((f"{n}:{claim['id']}", *ends))
        answers |= {(f"{n}:{r['from']}", f"{n}:{r['to']}"): (r["relation"], r["explicit"]) for r in row["responses"]}
    articles = tuple(marked(known[id_], mentions[id_], extractor) for id_ in several[0]["articles"])
    return Cluster(several[0]["cluster"], articles, answers)


def marked(row: dict[str, Any], mentions: list[tuple[str, Characters, Characters]], extractor: Extractor) -> Marked:
    """An article of a corpus; `mentions` are of the gold claims in it, with the characters of their cue and content."""
    day = (row.get("date") or "")[:10] or None
    article = Article(row["text"], row.get("title"), day, row.get("outlet"), row.get("url"), row["id"])
    # Links are annotated in texts alone: what a title says has no place there.
    said = tuple(a for a in extractor.extract(article).attributions if a.cue.field == "text")
    return Marked(article, said, tuple(_stands_for(one, mentions) for one in said))


def _stands_for(said: Attribution, mentions: list[tuple[str, Characters, Characters]]) -> frozenset[str]:
    cue = frozenset(range(said.cue.start, said.cue.end))
    content = _characters([{"start": span.start, "end": span.end} for span in said.content])
    hits = {claim for claim, _, gold in mentions if _share(content, gold) >= 0.5}
    by_cue = [(_share(content, gold), claim) for claim, gold_cue, gold in mentions if _share(cue, gold_cue) >= 0.3]
    return frozenset(hits | ({max(by_cue)[1]} if by_cue else set()))


def _characters(spans: Iterable[dict[str, int]]) -> Characters:
    return frozenset(at for span in spans for at in range(span["start"], span["end"]))


def _share(one: Characters, other: Characters) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--links", type=Path, nargs="+", required=True)
    parser.add_argument("--articles", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    found = list(clusters(options.links, options.articles))
    options.out.write_bytes(pickle.dumps(found))
    print(f"{len(found)} clusters, {sum(len(cluster.answers) for cluster in found)} answers")


if __name__ == "__main__":
    main()

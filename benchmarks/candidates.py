"""What blocking keeps: python -m benchmarks.candidates [--shared ../shared].

From the gold mentions of links/train and links/dev, described as extraction describes
them: the share of gold pairs of claim and answer of which two mentions are candidates,
and with how many other mentions each is compared; within articles, where all are,
and across. Then how well `same_claim` finds mentions of one claim among all pairs of
mentions of a cluster, and whether pairs that it accepts share a key. Where the data
is absent it says so and stops.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.common import heading, options, read
from claimtrack import ids
from claimtrack.extract.extractor import described
from claimtrack.extract.kinds import kind_of
from claimtrack.link.claims import same_claim
from claimtrack.link.keys import Keys, keys_of
from claimtrack.link.related import likely_ends, readings_of
from claimtrack.link.relation_models import relation_models
from claimtrack.models import Article, Attribution, Span

Pair = frozenset[str]
PARTS = ("train", "dev")


@dataclass(frozen=True)
class Gold:
    """Mentions by id; mentions of each claim, by cluster and claim; and the claims of each answer and what it answers."""

    keys: dict[str, Keys]
    said: dict[str, Attribution]
    claims: dict[tuple[str, str], set[str]]
    answers: list[tuple[tuple[str, str], tuple[str, str]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    links = options(parser, *(f"links/{part}" for part in PARTS)).shared / "links"
    print(heading("python -m benchmarks.candidates"))
    for part in PARTS:
        gold = load(links / part)
        print(f"{part}: {len(gold.said)} mentions, {len(gold.answers)} answers")
        print_candidates(gold)
        print_claims(gold)
        print()


def load(part: Path) -> Gold:
    """The gold mentions as attributions with all their slots, and the keys of each."""
    articles = {row["id"]: _article(row) for row in read(part / "articles.jsonl")}
    rough: defaultdict[str, dict[str, Attribution]] = defaultdict(dict)
    claims: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    answers = []
    for cluster in read(part / "links.jsonl"):
        name = cluster["cluster"]
        for claim in cluster["claims"]:
            for mention in claim["mentions"]:
                made = _attribution(articles[mention["article"]], mention)
                rough[mention["article"]][made.id] = made
                claims[name, claim["id"]].add(made.id)
        answers += [((name, row["to"]), (name, row["from"])) for row in cluster["responses"]]
    said: dict[str, Attribution] = {}
    keys: dict[str, Keys] = {}
    for id_, rows in rough.items():
        whole = described(articles[id_], sorted(rows.values(), key=lambda a: (a.cue, a.content, a.id)))
        said |= {one.id: one for one in whole}
        readings = readings_of(articles[id_], whole, relation_models())
        keys |= keys_of(articles[id_], whole, likely_ends(readings))
    return Gold(keys, said, dict(claims), answers)


def _article(row: dict[str, Any]) -> Article:
    return Article(row["text"], row.get("title"), row.get("date"), row.get("outlet"), row.get("url"), row["id"])


def _attribution(article: Article, mention: dict[str, Any]) -> Attribution:
    def span(ends: dict[str, int]) -> Span:
        return Span(ends["start"], ends["end"], article.text[ends["start"] : ends["end"]])

    content = tuple(map(span, mention["content"]))
    cue = span(mention["cue"]) if mention["cue"] else Span(content[0].start, content[0].start, "")
    source = span(mention["source"]) if mention["source"] else None
    key = ids.article_id(article)
    kind = kind_of(cue.text, " ".join(words.text for words in content))
    return Attribution(ids.attribution_id(key, source, cue, content), key, source, cue, content, kind, 1.0)


def print_candidates(gold: Gold) -> None:
    """Share of gold pairs kept, and mentions compared with each."""
    across = {pair for pair in _sharing(gold, lambda keys: keys.answer) if not _within(gold, pair)}
    articles: defaultdict[str, int] = defaultdict(int)
    for one in gold.said.values():
        articles[one.article] += 1
    near = sum(count * (count - 1) for count in articles.values()) / len(gold.said)
    far = 2 * len(across) / len(gold.said)
    tied = [_pairs(gold.claims[claim], gold.claims[answer]) for claim, answer in gold.answers]
    inside = [pairs for pairs in tied if any(_within(gold, pair) for pair in pairs)]
    outside = [pairs for pairs in tied if not any(_within(gold, pair) for pair in pairs)]
    found = sum(not pairs.isdisjoint(across) for pairs in outside)
    print(f"  gold pairs kept: {100 * (len(inside) + found) / len(tied):.1f}%", end="")
    print(f"  (within an article {len(inside)} of {len(inside)}, across only {found} of {len(outside)})")
    print(f"  compared with each mention: {near + far:.1f}  (within {near:.1f}, across {far:.1f})", end="")
    print(f"; pairs for each: {(near + far) / 2:.1f}")
    print(f"  keys of a mention: {sum(len(keys.answer) for keys in gold.keys.values()) / len(gold.keys):.0f}")


def print_claims(gold: Gold) -> None:
    """Precision and recall of same_claim over the pairs of mentions of a cluster, and of its keys over what it accepts."""
    clusters: defaultdict[str, set[str]] = defaultdict(set)
    for (cluster, _), mentions in gold.claims.items():
        clusters[cluster] |= mentions
    one_claim = {pair for mentions in gold.claims.values() for pair in _pairs(mentions, mentions)}
    pairs = sorted({pair for mentions in clusters.values() for pair in _pairs(mentions, mentions)}, key=sorted)
    accepted = {pair for pair in pairs if same_claim(*(gold.said[id_] for id_ in sorted(pair)))}
    for name, chosen in (("within", True), ("across", False)):
        told = {pair for pair in accepted if _within(gold, pair) == chosen}
        wanted = {pair for pair in one_claim if _within(gold, pair) == chosen}
        right = len(told & wanted)
        print(f"  same_claim {name}: P {_share(right, len(told))}  R {_share(right, len(wanted))}", end="")
        print(f"  ({len(told)} pairs, {len(wanted)} gold)")
    sharing = _sharing(gold, lambda keys: keys.claim)
    print(f"  accepted pairs that share a key: {_share(len(accepted & sharing), len(accepted))}", end="")
    print(f"; sharing a key with a mention: {2 * len(sharing) / len(gold.said):.1f}")


def _sharing(gold: Gold, which: Callable[[Keys], frozenset[int]]) -> set[Pair]:
    """The pairs of mentions that share a key."""
    posted: defaultdict[int, list[str]] = defaultdict(list)
    for id_, keys in gold.keys.items():
        for key in which(keys):
            posted[key].append(id_)
    return {frozenset(pair) for found in posted.values() for pair in combinations(found, 2)}


def _pairs(some: Iterable[str], others: Iterable[str]) -> set[Pair]:
    others = list(others)
    return {frozenset((one, other)) for one in some for other in others if one != other}


def _within(gold: Gold, pair: Pair) -> bool:
    return len({gold.said[id_].article for id_ in pair}) == 1


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "–"


if __name__ == "__main__":
    main()

"""Links in news written for claimtrack, as far as no model learned from it: python -m benchmarks.written_links

The items of training/relate/written/ that training holds out are read into one store, and the links shown at the default threshold compared with those
written beside them. A link is right where both its ends are told in the words that such a link quotes; precision counts the
links shown, recall the links written. Items know all their links, so what is shown between two items is wrong.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from typing import Any

from benchmarks.common import heading
from benchmarks.war_links import links
from training.relate.clusters import Cluster
from training.relate.lessons import is_held
from training.relate.written import NAME, Item, Place, every, told_in

Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", default="1")
    asked = parser.parse_args()
    print(heading("python -m benchmarks.written_links"))
    held = {item.name: item for item in every() if is_held(Cluster(NAME + item.name, (), {}))}
    rows = [row for item in held.values() for row in articles(item)]
    print(f"{len(held)} items, {len(rows)} articles, {sum(len(item.links) for item in held.values())} links")
    found, shown = set(), Counter[str]()
    for link in links(rows, asked.jobs):
        reach = "within" if link["claim"]["article"] == link["response"]["article"] else "across"
        hits = {(name, n) for name, item in held.items() for n in hit(item, link)}
        found |= hits
        shown[reach] += 1
        shown[f"right {reach}"] += bool(hits)
        shown[f"labelled {reach}"] += any(held[name].links[n][0] == link["relation"] for name, n in hits)
    for reach in ("within", "across"):
        gold = {(name, n) for name, item in held.items() for n, one in enumerate(item.links) if reach == reach_of(one)}
        print(
            f"{reach:<7} shown {shown[reach]}: precision {share(shown[f'right {reach}'], shown[reach])}, "
            f"with the relation {share(shown[f'labelled {reach}'], shown[reach])}; "
            f"recall {share(len(found & gold), len(gold))} of {len(gold)}"
        )
    for relation in sorted({one[0] for item in held.values() for one in item.links}):
        mine = {(name, n) for name, item in held.items() for n, one in enumerate(item.links) if one[0] == relation}
        print(f"  {relation.value:<16} recall {share(len(found & mine), len(mine))} of {len(mine)}")


def articles(item: Item) -> Iterator[Row]:
    """Its articles, as lines to be read."""
    for number, (outlet, day, text) in enumerate(item.articles):
        yield {"id": f"{item.name}-{number}", "outlet": outlet, "date": day, "text": text}


def hit(item: Item, link: Row) -> list[int]:
    """The numbers of the item's links that a link shown is one of."""
    return [
        n
        for n, (_, answer, claim) in enumerate(item.links)
        if tells(item, link["response"], answer) and tells(item, link["claim"], claim)
    ]


def tells(item: Item, end: Row, place: Place) -> bool:
    """Whether an end of a link shown is told in a stretch of an item's text."""
    spans = [(span["start"], span["end"]) for span in end["content"]]
    return bool(end["article"] == f"{item.name}-{place[0]}") and told_in(end["cue"]["start"], spans, place)


def reach_of(link: tuple[Any, Place, Place]) -> str:
    """Whether a link written is within an article or across two."""
    return "within" if link[1][0] == link[2][0] else "across"


def share(part: int, whole: int) -> str:
    """A part in percent of a whole."""
    return f"{100 * part / max(1, whole):.1f}%"


if __name__ == "__main__":
    main()

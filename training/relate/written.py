"""News written for claimtrack, with all its links, as clusters to learn from: python -m training.relate.written --out written.pickle

The texts, in training/relate/written/, were written by language models; all names and events in them are invented. An item begins with
"### ID", each of its articles with "== OUTLET | DAY", and behind the articles stands a line for each link:

    >> denies | The mill denied it had known => "They knew," said Mr. Abara

Answer and claim quote the text word for word, source, cue and content of an attribution; the words stand once in the item.
"""

from __future__ import annotations

import argparse
import pickle
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claimtrack.extract.extractor import Extractor
from claimtrack.models import Article, Attribution, Relation
from training.relate.clusters import Cluster, Marked
from training.relate.lessons import Lesson

TEXTS = Path(__file__).with_name("written")
NAME = "w:"
"""How the names of these clusters begin."""
_ITEM, _ARTICLE = re.compile(r"### (\w+)"), re.compile(r"== (.+?) *\| *(\d{4}-\d\d-\d\d)")
_LINK = re.compile(r">> (\w+) \| (.+?) => (.+)")
MOST, SOME = 0.5, 0.25
"""How much of a content lies in the words quoted, and how much of these it is unless its cue begins in them."""

Place = tuple[int, int, int]
"""Number of an article of an item, and bounds of a stretch of its text."""


@dataclass
class Item:
    """Articles on one event, as (outlet, day, text), and the links between stretches of them: (relation, answer, claim)."""

    name: str
    articles: list[tuple[str, str, str]] = field(default_factory=list)
    links: list[tuple[Relation, Place, Place]] = field(default_factory=list)


def every() -> Iterator[Item]:
    """All items, by the names of their files."""
    for path in sorted(TEXTS.glob("*.txt")):
        yield from items(path.read_text(encoding="utf-8"))


def items(text: str) -> Iterator[Item]:
    """The items of a file. Raises ValueError where one cannot be read, or quotes what does not stand in it once."""
    for part in re.split(r"^(?=### )", text, flags=re.MULTILINE):
        if part.strip():
            yield _item(part.splitlines())


def _item(lines: list[str]) -> Item:
    found = _ITEM.fullmatch(lines[0])
    if not found:
        raise ValueError(f"not the beginning of an item: {lines[0]}")
    item, links = Item(found[1]), []
    for line in lines[1:]:
        if head := _ARTICLE.fullmatch(line):
            item.articles.append((head[1], head[2], ""))
        elif line.startswith(">> "):
            links.append(line)
        elif item.articles:
            outlet, day, text = item.articles[-1]
            item.articles[-1] = outlet, day, f"{text}{line}\n"
    item.articles = [(outlet, day, text.strip()) for outlet, day, text in item.articles]
    for line in links:
        quoted = _LINK.fullmatch(line)
        if not quoted:
            raise ValueError(f"{item.name}: not a link: {line}")
        item.links.append((Relation(quoted[1]), _place(item, quoted[2]), _place(item, quoted[3])))
    return item


def _place(item: Item, words: str) -> Place:
    found = [
        (number, at.start(), at.end())
        for number, (_, _, text) in enumerate(item.articles)
        for at in re.finditer(re.escape(words), text)
    ]
    if len(found) != 1:
        raise ValueError(f"{item.name}: stands {len(found)} times: {words}")
    return found[0]


def cluster(item: Item, extractor: Extractor) -> Cluster:
    """An item as a cluster; an attribution stands for a stretch that holds most of its content."""
    places = {place for _, answer, claim in item.links for place in (answer, claim)}
    articles = []
    for number, (outlet, day, text) in enumerate(item.articles):
        article = Article(text, None, day, outlet, None, f"{item.name}-{number}")
        said = extractor.extract(article).attributions
        here = [place for place in places if place[0] == number]
        stands = (frozenset(_named(place) for place in here if _tells(one, place)) for one in said)
        articles.append(Marked(article, said, tuple(stands)))
    links = {(_named(answer), _named(claim)): (relation.value, False) for relation, answer, claim in item.links}
    return Cluster(NAME + item.name, tuple(articles), links)


def is_written(one: Lesson) -> bool:
    """Whether a lesson is of written news."""
    return one.cluster.name.startswith(NAME)


def _named(place: Place) -> str:
    return ":".join(map(str, place))


def _tells(said: Attribution, place: Place) -> bool:
    return told_in(said.cue.start, [(span.start, span.end) for span in said.content], place)


def told_in(cue: int, content: Sequence[tuple[int, int]], place: Place) -> bool:
    """Whether an attribution, by where its cue begins and the bounds of its content, is told in a stretch of its text."""
    _, start, end = place
    inside = sum(max(0, min(last, end) - max(first, start)) for first, last in content)
    whole = sum(last - first for first, last in content)
    return inside > MOST * whole and (inside > SOME * (end - start) or start <= cue < end)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    extractor = Extractor(read=False)
    found = [cluster(item, extractor) for item in every()]
    options.out.write_bytes(pickle.dumps(found))
    print(f"{len(found)} items, {sum(len(one.answers) for one in found)} links")


if __name__ == "__main__":
    main()

"""Cost of one further article as the store grows: python -m benchmarks.growth [--sizes 1000 10000 100000].

Makes articles up, from a fixed seed: events of a place and a day, told for a week by
several outlets, in which officials accuse, repeat, deny, confirm and say other
things. Words are drawn as often as news at large has them (by their first letters, as
linking counts them), countries, names and places from a few that are often in the news to many
that seldom are. Attributions are made with the articles, and what the reader makes of each is that of one made alike, so that what is measured is
writing and linking alone. Prints for each number of attributions in the store the seconds that a
further article takes, and how many others it is compared with.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TypeVar

from benchmarks.common import heading
from claimtrack import ids
from claimtrack.extract.reader import Reading
from claimtrack.link.across import NEAR_DAYS
from claimtrack.link.frequencies import FILE, share_of_news
from claimtrack.link.keys import keys_of
from claimtrack.link.related import likely_ends, readings_of
from claimtrack.link.relation_models import relation_models
from claimtrack.models import (
    Article,
    Attribution,
    Bound,
    DateRole,
    Figure,
    Kind,
    Place,
    PlaceRole,
    Span,
    When,
)
from claimtrack.store import Store
from claimtrack.tasks.linking import link_pending

T = TypeVar("T")
Readings = list[list[Reading]]
"""What the reader makes of some attributions, by their number in their articles."""
Made = tuple[Article, list[Attribution]]
Row = tuple[str, str, str, Kind, str | None, str | None]
"""Who, cue, what, kind, side, accused side."""

FURTHER = 40
"""Articles that are timed at each size."""
STATEMENTS = 5
"""Attributions of an article."""
READ = 40
"""Articles that are read."""
AT_ONCE = 500
"""Articles that are written in one transaction on the way to the next size."""

SYLLABLES = "ba ker vel den mar os tan li gor na sha ru pol ne dra kov ish ten al mi zar ho bel qua fen tor".split()
SIDES = (
    "Russia China Syria Turkey Iran Israel Japan India Georgia Ukraine Sudan Pakistan Egypt Libya Poland Mali".split()
)
OFFICES = ("spokesman {}", "General {}", "minister {}", "Governor {}", "{}", "lawyer {}", "Colonel {}")
ACTS = (
    "shelled bombed attacked mined burned looted seized searched occupied closed poisoned flooded bribed robbed".split()
)
THEMES, OF_THEME = 40, 60
"""What news is about again and again, and the words that belong to each theme."""
HEAD = 5
"""The nth of a list is in the news as 1 to n + HEAD."""
AN_EVENT, DAILY = 12, 6
"""Words that belong to an event, half of them its theme's; and new events a day."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    options = parser.parse_args()
    print(heading("python -m benchmarks.growth"))
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "growth.db") as store:
        made, readings = articles(Random(7)), read(articles(Random(8)))
        held = 0
        run = store.begin_run("growth", {}, {})
        for size in options.sizes:
            begun = perf_counter()
            held += fill(store, run, made, readings, size - held)
            built = perf_counter() - begun
            print(f"{held:>7,} attributions (built in {built:,.0f} s)")
            held += timed(store, run, made, readings)


def read(made: Iterator[Made]) -> Readings:
    """What the reader makes of the attributions of a few articles."""
    found: Readings = [[] for _ in range(STATEMENTS)]
    for article, said in islice(made, READ):
        by_id = readings_of(article, said, relation_models())
        for own, one in zip(found, said, strict=True):
            own.append(by_id[one.id])
    return found


def write(store: Store, run: int, article: Article, said: Sequence[Attribution], readings: Readings) -> None:
    """Write an article with its attributions, each with the reading of one made alike."""
    store.write(article, said, run=run, language="en")
    alike = {one.id: own[int(one.id[2:], 16) % len(own)] for one, own in zip(said, readings, strict=True)}
    store.workings.write_readings({id_: one.packed() for id_, one in alike.items()})


def fill(store: Store, run: int, made: Iterator[Made], readings: Readings, wanted: int) -> int:
    """Write and link articles until there are so many attributions more; gives their number."""
    added = 0
    while added < wanted:
        with store.transaction():
            for article, said in islice(made, min(AT_ONCE, -((added - wanted) // STATEMENTS))):
                write(store, run, article, said, readings)
                added += len(said)
            link_pending(store, run)
    return added


def timed(store: Store, run: int, made: Iterator[Made], readings: Readings) -> int:
    """Write and link further articles one by one, as `ingest` does, and print what each takes."""
    seconds, claims, answers = [], [], []
    for article, said in islice(made, FURTHER):
        begun = perf_counter()
        with store.transaction():
            write(store, run, article, said, readings)
            link_pending(store, run)
        seconds.append(perf_counter() - begun)
        kept = store.workings.readings([one.id for one in said])
        ends = likely_ends({id_: Reading.unpacked(content) for id_, content in kept.items()})
        keys = keys_of(article, said, ends)
        claims.append(len(store.workings.may_join(keys)) + sum(len(store.workings.may_follow(id_)) for id_ in keys))
        answers.append(len(store.workings.may_answer({id_: own.answer for id_, own in keys.items()}, NEAR_DAYS)))
    print(f"        seconds per further article: median {statistics.median(seconds):.3f}, worst {max(seconds):.3f}")
    for what, found in (("same claim", claims), ("answers", answers)):
        each = [number / STATEMENTS for number in found]
        print(
            f"        compared for {what:<10} per attribution: mean {statistics.mean(each):.1f}, worst {max(each):.1f}"
        )
    return STATEMENTS * FURTHER


@dataclass(frozen=True)
class World:
    """Whom and what there is to write about."""

    random: Random
    speakers: list[str]
    towns: list[str]
    stems: list[str]
    shares: list[float]
    themes: list[list[str]]

    @classmethod
    def made(cls, random: Random) -> World:
        names = sorted({"".join(random.choices(SYLLABLES, k=3)).capitalize() for _ in range(1200)})
        stems = [stem for row in FILE.read_text("utf-8").splitlines()[1:] for stem in row.split()[1:]]
        shares = [share_of_news(stem) for stem in stems]
        themes = [random.choices(stems, shares, k=OF_THEME) for _ in range(THEMES)]
        return cls(random, names[:700], names[700:], stems, shares, themes)

    def words(self, number: int) -> list[str]:
        """Words as the news has them."""
        return self.random.choices(self.stems, self.shares, k=number)

    def sides(self) -> tuple[str, str]:
        """Two countries."""
        one, other = self.rank(SIDES), self.random.choice(SIDES)
        return (one, other) if one != other else self.sides()

    def rank(self, among: Sequence[T]) -> T:
        """One of them: the first ones often, most of them seldom."""
        return self.random.choices(among, [1 / (n + HEAD) for n in range(len(among))])[0]


def articles(random: Random) -> Iterator[Made]:
    """Articles with their attributions: some thirty a day, for ever."""
    world = World.made(random)
    for day in (date(2000, 1, 1) + timedelta(n) for n in count()):
        for _ in range(DAILY):
            yield from event(world, day)


def event(world: World, day: date) -> Iterator[Made]:
    """What five outlets write of one event in the week after it."""
    random, town = world.random, world.rank(world.towns)
    accuser, accused = world.sides()
    plaintiff, defendant = world.rank(world.speakers), world.rank(world.speakers)
    act, killed = random.choice(ACTS), random.randint(1, 60)
    pool = random.sample(world.rank(world.themes), AN_EVENT // 2) + world.words(AN_EVENT // 2)
    told = " ".join(random.sample(pool, 6))
    for outlet in random.sample(range(40), 5):
        later = day + timedelta(random.choice([0, 0, 1, 1, 2, 3, 6]))
        other = " ".join(random.sample(pool, 4) + world.words(3))
        rows: list[Row] = [
            (plaintiff, "said", f"{accused} {act} {told} in {town}, killing {killed} people", Kind.ACCUSATION, accuser, accused),
            (defendant, "denied", f"that {accused} had {act} {told}", Kind.DENIAL, accused, None),
            (world.rank(world.speakers), "confirmed", f"that {other} in {town}", Kind.CONFIRMATION, None, None),
            (world.rank(world.speakers), "said", " ".join(world.words(9)), Kind.ASSERTION, None, None),
            (world.rank(world.speakers), "thinks", " ".join(world.words(8)), Kind.OPINION, None, None),
        ]  # fmt: skip
        yield written(random, f"Outlet {outlet}", later, town, day, rows)


def written(
    random: Random,
    outlet: str,
    told: date,
    town: str,
    day: date,
    rows: list[Row],
) -> Made:
    """An article of these sentences (who, cue, what, kind, side, accused), and its attributions."""
    text, parts = "", []
    for who, cue, what, *_ in rows:
        called = random.choice(OFFICES).format(who)
        start = len(text)
        text += f"{called} {cue} {what}.\n\n"
        at = (start, start + len(called) + 1, start + len(called) + len(cue) + 2)
        parts.append([Span(a, a + len(w), w) for a, w in zip(at, (called, cue, what), strict=True)])
    article = Article(text, date=told.isoformat(), outlet=outlet)
    key = ids.article_id(article)
    place = Place(PlaceRole.EVENT, f"made:{town}", town, None, None, None)
    when = When(DateRole.EVENT, day.isoformat(), day.isoformat(), "day")
    said = []
    for (who, _, what, kind, side, accused), (source, cue_span, content) in zip(rows, parts, strict=True):
        id_ = ids.attribution_id(key, source, cue_span, [content])
        about = town in what
        said.append(
            Attribution(
                id_, key, source, cue_span, (content,), kind, 0.9, who, side, accused,
                (place,) if about else (), (when,) if about else (), figures(content),
            )
        )  # fmt: skip
    return article, said


def figures(content: Span) -> tuple[Figure, ...]:
    """How many were killed, where a content says so."""
    before, killing, after = content.text.partition(", killing ")
    if not killing:
        return ()
    number = after.split()[0]
    start = content.start + len(before) + len(killing)
    value = float(number)
    return (Figure("killed", value, value, value, Bound.EXACT, Span(start, start + len(number), number)),)


if __name__ == "__main__":
    main()

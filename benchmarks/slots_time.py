"""What speakers, sides, places, dates and figures add to the time of extraction: python -m benchmarks.slots_time [--shared ../shared].

Each article of FA-KES that the sample takes is extracted a few times without and with
the slots, in turn and in one process. The best processor time of each counts, so that
neither a busy machine nor the loading of word lists blurs it. Ingestion also reads and stores, which is left out: the
share printed is an upper bound. The reader's pass over an article is in both: linking keeps what it gives, and counts it (linking_time.py). Where the corpus is absent it says so and stops.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any
from unittest.mock import patch

from benchmarks.common import heading, options, read
from claimtrack.extract import dates, extractor, figures, places, speakers
from claimtrack.extract.likely_names import LikelyName
from claimtrack.extract.own_sides import NO_SIDES, OwnSides
from claimtrack.extract.where import Sight
from claimtrack.models import Article, Attribution

CORPUS = "data/articles/fa-kes.jsonl"
OF_TEXTS = (8, 256)
"""Sizes of the caches that keep something of the last texts and their attributions, not of the language."""
EVERY, TIMES = 16, 3
"""Which articles are taken, and how often each is run."""
SLOTS: dict[str, Callable[[Article, Sequence[Attribution]], Any]] = {
    "speakers and sides": speakers.resolve,
    "places by rule": places.find,
    "dates": dates.find,
    "figures": figures.find,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    path = options(parser, CORPUS).shared / CORPUS
    print(heading("python -m benchmarks.slots_time"))
    articles = [Article(a["text"], date=a["date"]) for a in read(path)[::EVERY]]
    extract = extractor.Extractor().extract
    seconds: Counter[str] = Counter()
    for article in articles:
        best: dict[str, float] = {}
        for _ in range(TIMES):
            for name, filled in (("without", only_read), ("with", extractor.described)):
                forget()
                with patch.object(extractor, "described", filled):
                    found = timed(best, name, extract, article).attributions
            forget()
            for name, fill in SLOTS.items():
                timed(best, name, fill, article, found)
        seconds.update(best)
    ms = {name: 1000 * of_all / len(articles) for name, of_all in seconds.items()}
    print(f"{len(articles)} articles, ms an article: without slots {ms['without']:.1f}, with {ms['with']:.1f}")
    print(f"  slots add {100 * (ms['with'] / ms['without'] - 1):.1f}%")
    print("  one by one: " + ", ".join(f"{name} {ms[name]:.1f}" for name in SLOTS))


def only_read(
    _article: Article,
    attributions: Sequence[Attribution],
    _sides: OwnSides = NO_SIDES,
    _names: Sequence[LikelyName] = (),
    _entities: object = None,
    sight: Sight | None = None,
) -> tuple[Attribution, ...]:
    """Leaves the slots of attributions empty; the reader sees the text."""
    for _ in sight.seen if sight else ():
        pass
    return tuple(attributions)


def timed(best: dict[str, float], name: str, run: Callable[..., Any], *given: Any) -> Any:
    """What a run returns; the shortest time under that name is kept."""
    begun = time.process_time()
    result = run(*given)
    best[name] = min(best.get(name, float("inf")), time.process_time() - begun)
    return result


def forget() -> None:
    """Empties what extraction keeps of the last texts, so that no run profits from the one before."""
    for module in list(sys.modules.values()):
        if (module.__name__ or "").startswith("claimtrack.extract"):
            for thing in vars(module).values():
                if getattr(thing, "cache_parameters", None) and thing.cache_parameters()["maxsize"] in OF_TEXTS:
                    thing.cache_clear()


if __name__ == "__main__":
    main()

"""What linking costs beside tagging: python -m benchmarks.linking_time [--shared ../shared].

Tags, describes and links the articles of links/dev one by one, in one process, as ingestion does, a few times, and prints the
least processor time an article that each step takes: tagging, the slots, linking, and of linking what
reader and relator take. The reader reads an article once, for its places and for linking; its time counts as linking's. Where the data is absent it says so and stops.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from unittest.mock import patch

from benchmarks.common import heading, options, read
from benchmarks.slots_time import forget
from claimtrack.extract import extractor
from claimtrack.extract.reader import Reader
from claimtrack.link.relation_models import RelationModels, relation_models
from claimtrack.models import Article, Attribution
from claimtrack.store import Store
from claimtrack.tasks.linking import link_pending

TIMES = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    path = options(parser, "links/dev").shared / "links" / "dev" / "articles.jsonl"
    print(heading("python -m benchmarks.linking_time"))
    articles = [Article(a["text"], a["title"], a["date"], a["outlet"], None, a["id"]) for a in read(path)]
    relation_models()
    extract = extractor.Extractor().extract
    best: dict[str, float] = {}
    for _ in range(TIMES):
        spent: Counter[str] = Counter()
        runs: Counter[str] = Counter()
        with (
            Store(":memory:") as store,
            patch.object(RelationModels, "judged", counted(spent, runs, "relator", RelationModels.judged)),
        ):
            run = store.begin_run("ingest", {}, {})
            for article in articles:
                forget()
                with patch.object(extractor, "described", left_empty):
                    clocked(spent, "tagging", partial(extract, article))
                forget()
                with patch.object(Reader, "_window", counted(spent, runs, "reader", Reader._window)):
                    found = clocked(spent, "extraction", partial(extract, article))
                store.write(article, found.attributions, run=run, language=found.language)
                store.workings.write_readings(found.readings)
                clocked(spent, "linking", partial(link_pending, store, run))
        best = {name: min(best.get(name, seconds), seconds) for name, seconds in spent.items()}
    ms = {name: 1000 * seconds / len(articles) for name, seconds in best.items()}
    linking = ms["linking"] + ms["reader"]
    print(
        f"{len(articles)} articles, ms an article: tagging {ms['tagging']:.0f}, with slots {ms['extraction'] - ms['reader']:.0f}"
    )
    print(f"  linking {linking:.0f}: reader {ms['reader']:.0f}, relator {ms['relator']:.0f}")
    print(
        f"  linking / tagging {linking / ms['tagging']:.2f}; {runs['relator'] / len(articles):.1f} pairs read closely"
    )


def left_empty(_article: Article, attributions: Sequence[Attribution], *_given: object) -> tuple[Attribution, ...]:
    """Leaves the slots of attributions empty."""
    return tuple(attributions)


def clocked(spent: Counter[str], name: str, run: Callable[[], Any]) -> Any:
    """What a run returns; its seconds are counted under the name."""
    begun = time.process_time()
    result = run()
    spent[name] += time.process_time() - begun
    return result


def counted(spent: Counter[str], runs: Counter[str], name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    """A method whose seconds and runs are counted."""

    def run(*given: Any) -> Any:
        runs[name] += 1
        return clocked(spent, name, partial(method, *given))

    return run


if __name__ == "__main__":
    main()

"""What linking costs beside tagging: python -m benchmarks.linking_time [--shared ../shared].

Tags, describes and links the articles of links/dev, in one process, a few times, and prints the
least processor time an article that each step takes: tagging, the slots, linking, and of linking what
reader and relator take. Where the data is absent it says so and stops.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any
from unittest.mock import patch

from benchmarks.common import heading, options, read
from benchmarks.slots_time import forget, left_empty
from claimtrack.extract import extractor
from claimtrack.link.relation_models import RelationModels, relation_models
from claimtrack.models import Article
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
        for name, filled in (("tagging", left_empty), ("extraction", extractor.described)):
            forget()
            with patch.object(extractor, "described", filled):
                found = clocked(spent, name, lambda: [extract(article) for article in articles])
        with Store(":memory:") as store:
            run = store.begin_run("ingest", {}, {})
            for article, extraction in zip(articles, found, strict=True):
                store.write(article, extraction.attributions, run=run, language=extraction.language)
            with (
                patch.object(RelationModels, "read", counted(spent, runs, "reader", RelationModels.read)),
                patch.object(RelationModels, "judged", counted(spent, runs, "relator", RelationModels.judged)),
            ):
                clocked(spent, "linking", partial(link_pending, store, run))
        best = {name: min(best.get(name, seconds), seconds) for name, seconds in spent.items()}
    ms = {name: 1000 * seconds / len(articles) for name, seconds in best.items()}
    print(f"{len(articles)} articles, ms an article: tagging {ms['tagging']:.0f}, with slots {ms['extraction']:.0f}")
    print(f"  linking {ms['linking']:.0f}: reader {ms['reader']:.0f}, relator {ms['relator']:.0f}")
    print(
        f"  linking / tagging {ms['linking'] / ms['tagging']:.2f}; {runs['relator'] / len(articles):.1f} pairs read closely"
    )


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

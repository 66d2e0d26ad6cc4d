"""Extraction in several processes; the output has the order of the input, whatever the number."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context

from claimtrack.extract.extractor import Extraction, Extractor
from claimtrack.extract.own_sides import NO_SIDES, OwnSides
from claimtrack.models import Article

AHEAD = 4
"""Articles in flight for each process: bounds the memory of a long input."""


def extract_all(
    articles: Iterable[Article], jobs: int = 1, sides: OwnSides = NO_SIDES
) -> Iterator[tuple[Article, Extraction]]:
    """Each article with its extraction, in input order; `jobs` above one uses as many processes."""
    if jobs <= 1:
        for article in articles:
            yield article, _extract(article, sides)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[tuple[Article, Future[Extraction]]] = deque()
        for article in articles:
            waiting.append((article, pool.submit(_extract, article, sides)))
            if len(waiting) >= AHEAD * jobs:
                first, extraction = waiting.popleft()
                yield first, extraction.result()
        while waiting:
            first, extraction = waiting.popleft()
            yield first, extraction.result()


def models() -> dict[str, str]:
    """Names and hashes of the models that extract_all uses."""
    return _extractor().models()


def _extract(article: Article, sides: OwnSides) -> Extraction:
    return _extractor().extract(article, sides)


@lru_cache(maxsize=1)
def _extractor() -> Extractor:
    return Extractor()

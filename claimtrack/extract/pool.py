"""Extraction in several processes; the output has the order of the input, whatever the number."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from multiprocessing import get_context, parent_process
from threading import Thread

from claimtrack.errors import WorkerError
from claimtrack.extract.extractor import Extraction, Extractor
from claimtrack.extract.own_sides import NO_SIDES, OwnSides
from claimtrack.models import Article

AHEAD = 4
"""Articles in flight for each process: bounds the memory of a long input."""


def extract_all(
    articles: Iterable[Article], jobs: int = 1, sides: OwnSides = NO_SIDES
) -> Iterator[tuple[Article, Extraction]]:
    """Each article with its extraction, in input order; `jobs` above one uses as many processes.

    Raises WorkerError where one of these is ended from outside.
    """
    if jobs <= 1:
        for article in articles:
            yield article, _extract(article, sides)
        return
    try:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_parent) as pool:
            yield from _in_order(pool, articles, AHEAD * jobs, sides)
    except BrokenProcessPool as error:
        raise WorkerError(
            "a process that reads articles was ended from outside, perhaps for want of memory",
            "run the same command again, with fewer --jobs",
        ) from error


def _in_order(
    pool: ProcessPoolExecutor, articles: Iterable[Article], ahead: int, sides: OwnSides
) -> Iterator[tuple[Article, Extraction]]:
    waiting: deque[tuple[Article, Future[Extraction]]] = deque()
    for article in articles:
        waiting.append((article, pool.submit(_extract, article, sides)))
        if len(waiting) >= ahead:
            first, extraction = waiting.popleft()
            yield first, extraction.result()
    while waiting:
        first, extraction = waiting.popleft()
        yield first, extraction.result()


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, even if that was killed."""

    def wait() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


def models() -> dict[str, str]:
    """Names and hashes of the models that extract_all uses."""
    return _extractor().models()


def _extract(article: Article, sides: OwnSides) -> Extraction:
    return _extractor().extract(article, sides)


@lru_cache(maxsize=1)
def _extractor() -> Extractor:
    return Extractor()

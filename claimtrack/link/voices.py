"""Who carries a claim: outlets that print one report are one voice, however many they are.

Two mentions are one report where their words (source, cue and content as they stand)
are mostly the same, or share a long run: wire copy, and later editions of one story.
That outlets quote one sentence of a speaker alike makes them one voice too: it
confirms that it was said no better than one of them does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from math import ceil

from claimtrack.link.propositions import words
from claimtrack.models import Attribution
from claimtrack.records import Mention

ALIKE = 0.75
"""Share of the words of both, in order, from which two passages are one report."""
RUN = 8
"""Words in a row that nobody writes twice by chance."""
LONGEST = 300
"""Words of a passage that are compared."""

_Numbered = tuple[str | tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the first mention that a later one of the same report has otherwise; one of the two may be empty."""

    old: str
    new: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Carried:
    """How many outlets carry a claim, how many of them independently, and where a repeated report changed its wording.

    Articles without an outlet count as an outlet each.
    """

    outlets: int
    independent: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Bag:
    """A passage with its words, and its pairs of neighbouring words, counted."""

    words: Sequence[str]
    counted: set[_Numbered]
    pairs: set[_Numbered]


def carried(mentions: Sequence[Mention]) -> Carried:
    """Who carries a claim; mentions in whatever order, compared from the earliest on and never through chains."""
    mentions = sorted(mentions, key=lambda mention: mention.order)
    outlets: dict[str, bool] = {}
    changes: list[Change] = []
    for mention, n in zip(mentions, reports([passage(mention.attribution) for mention in mentions]), strict=True):
        first = mentions[n]
        if first.article.id != mention.article.id:
            changes += (Change(old, new, mention) for old, new in changed(first.attribution, mention.attribution))
        outlets.setdefault(mention.article.outlet or mention.article.id, first is mention)
    return Carried(len(outlets), sum(outlets.values()), tuple(changes))


def passage(attribution: Attribution) -> list[str]:
    """The words of a mention, in the order of the text, in small letters."""
    spans = sorted({span for span in (attribution.source, attribution.cue, *attribution.content) if span})
    return [word for span in spans for word in words(span.text.casefold())][:LONGEST]


def reports(passages: Sequence[Sequence[str]]) -> list[int]:
    """For each passage the number of the first report that it repeats, which is its own where it repeats none.

    A report is a passage that repeats none before it. Two passages are compared only if they have one of their rarest
    words in common, as all have that share so many as alike ones must (prefix filtering: Chaudhuri, Ganti and Kaushik,
    A Primitive Operator for Similarity Joins in Data Cleaning, 2006).
    """
    bags = [_Bag(words, _numbered(words), _numbered(pairwise(words))) for words in passages]
    usual = Counter(word for bag in bags for word in bag.counted)
    by_run: dict[tuple[str, ...], int] = {}
    by_word: dict[_Numbered, list[int]] = {}
    found: list[int] = []
    for n, bag in enumerate(bags):
        size = len(bag.words)
        # What is shorter is a run by itself.
        runs = {tuple(bag.words[at : at + RUN]) for at in range(max(1, size - RUN + 1))}
        copied = min((by_run[run] for run in runs & by_run.keys()), default=n)
        # So many of its words are in whatever it is like, short passages too.
        fewest = ceil(ALIKE * size / (2 - ALIKE))
        rarest = sorted(bag.counted, key=lambda word: (usual[word], word))[: size - fewest + 1]
        near = sorted({m for word in rarest for m in by_word.get(word, ()) if m < copied})
        first = next((m for m in near if _alike(bags[m], bag)), copied)
        if first == n:
            by_run.update(dict.fromkeys(runs, n))
            for word in rarest:
                by_word.setdefault(word, []).append(n)
        found.append(first)
    return found


def _numbered(items: Iterable[str | tuple[str, str]]) -> set[_Numbered]:
    """Items, each with how often it stood there until then, so that sets of them have as much in common as bags."""
    times: Counter[str | tuple[str, str]] = Counter()
    found = set()
    for item in items:
        times[item] += 1
        found.add((item, times[item]))
    return found


def _alike(one: _Bag, other: _Bag) -> bool:
    """Whether the words of two passages are mostly the same, in order.

    Cheap counts first: so many words must be in both, and so many pairs of neighbours, since only words
    that are not in both stand between those that are.
    """
    length = len(one.words) + len(other.words)
    fewest = ALIKE * length / 2
    return (
        len(one.counted & other.counted) >= fewest
        and len(one.pairs & other.pairs) >= fewest - (length - 2 * fewest) - 1
        and SequenceMatcher(None, one.words, other.words, autojunk=False).ratio() >= ALIKE
    )


def changed(first: Attribution, second: Attribution) -> Iterator[tuple[str, str]]:
    """Words of one content that the other has otherwise, old and new, where most are the same.

    Case and punctuation are no change.
    """
    one, other = (words(said.content_text)[:LONGEST] for said in (first, second))
    match = SequenceMatcher(None, [w.casefold() for w in one], [w.casefold() for w in other], autojunk=False)
    for what, a, b, c, d in match.get_opcodes() if match.ratio() >= ALIKE else ():
        if what != "equal":
            yield " ".join(one[a:b]), " ".join(other[c:d])

"""Who carries a claim: outlets that print one report are one voice, however many they are.

Two mentions are one report where their words (source, cue and content as they stand)
are mostly the same, or share a long run: wire copy, and later editions of one story.
That outlets quote one sentence of a speaker alike makes them one voice too: it
confirms that it was said no better than one of them does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from claimtrack.link.propositions import words
from claimtrack.models import Attribution
from claimtrack.records import Mention

ALIKE = 0.75
"""Share of the words of both, in order, from which two passages are one report."""
RUN = 8
"""Words in a row that nobody writes twice by chance."""
LONGEST = 300
"""Words of a passage that are compared."""


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


def carried(mentions: Sequence[Mention]) -> Carried:
    """Who carries a claim; mentions in whatever order, compared from the earliest on and never through chains."""
    reports: list[tuple[Mention, list[str]]] = []
    outlets: dict[str, bool] = {}
    changes: list[Change] = []
    for mention in sorted(mentions, key=lambda mention: mention.order):
        said = passage(mention.attribution)
        first = next((report for report in reports if near_duplicates(report[1], said)), None)
        if first is None:
            reports.append((mention, said))
        elif first[0].article.id != mention.article.id:
            changes += (Change(old, new, mention) for old, new in changed(first[0].attribution, mention.attribution))
        outlets.setdefault(mention.article.outlet or mention.article.id, first is None)
    return Carried(len(outlets), sum(outlets.values()), tuple(changes))


def passage(attribution: Attribution) -> list[str]:
    """The words of a mention, in the order of the text, in small letters."""
    spans = sorted({span for span in (attribution.source, attribution.cue, *attribution.content) if span})
    return [word for span in spans for word in words(span.text.casefold())][:LONGEST]


def near_duplicates(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two passages are one report."""
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.ratio() >= ALIKE or match.find_longest_match().size >= RUN


def changed(first: Attribution, second: Attribution) -> Iterator[tuple[str, str]]:
    """Words of one content that the other has otherwise, old and new, where most are the same.

    Case and punctuation are no change.
    """
    one, other = (words(said.content_text)[:LONGEST] for said in (first, second))
    match = SequenceMatcher(None, [w.casefold() for w in one], [w.casefold() for w in other], autojunk=False)
    for what, a, b, c, d in match.get_opcodes() if match.ratio() >= ALIKE else ():
        if what != "equal":
            yield " ".join(one[a:b]), " ".join(other[c:d])

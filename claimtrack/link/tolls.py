"""Figures beside each other: what is counted, by whom, and which of them cannot both hold.

Two figures are apart where no number fits both: 9 and 13, but not 9 and "at least
5", nor a part of all and a toll. A source whose toll rises contradicts nobody, and neither does its own side
that counts more a day later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimtrack.extract.numbers import ABOUT
from claimtrack.link.camps import of_one_side, of_two_sides, who
from claimtrack.link.claims import denied_by_cue
from claimtrack.link.counted import at_least, of_others
from claimtrack.models import Attribution, Bound, DateRole, Figure, PlaceRole, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimtrack.records import Answer, ClaimRecord, Mention, Statement

_ANEW = re.compile(
    r"\b(?:at first|initially|originally|earlier|previously|later (?:put|gave|reported|counted)|raised|revised|updated|lowered)\b",
    re.IGNORECASE,
)
"""What a cue says of a count that another one follows or went before."""


def is_range(figure: Figure) -> bool:
    """Whether a figure was given with both its bounds ("12 to 15"), not as about something."""
    about = (round(figure.value * (1 - ABOUT), 2), round(figure.value * (1 + ABOUT), 2))
    both = figure.low is not None and figure.high is not None
    return figure.bound is Bound.ABOUT and both and figure.low != about[0] and figure.value < (figure.high or 0)


@dataclass(frozen=True, slots=True)
class ClaimedFigure:
    """A figure as one claim gives it; `rivals` are the figures of others on one place and time that it is apart from."""

    figure: Figure
    claim: str
    mention: Mention
    outlets: tuple[str, ...]
    rivals: tuple[ClaimedFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Toll:
    """All figures for one thing, by day; the least and the greatest of them."""

    what: str
    low: float
    high: float
    figures: tuple[ClaimedFigure, ...]


def apart(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same, and no number fits both."""
    if one.what != other.what:
        return False
    return _below(one, other) or _below(other, one)


def agree(one: Attribution, other: Attribution) -> bool:
    """Whether two attributions count the same, and of nothing that both count are their figures apart."""
    both = _of_both(one, other)
    return bool(both) and not any(_all_apart(one, other, what) for what in both)


def updates(one: Attribution, other: Attribution) -> bool:
    """Whether of two that count the same one says that its count was another day's: "at first reported 12 dead", "later put the number at 32".

    Where two sides are known to speak, each may have counted so to contradict the other.
    """
    anew = any(_ANEW.search(each.cue.text) for each in (one, other))
    return anew and not of_two_sides(one, other) and bool(_of_both(one, other))


def side_by_side(claim: Statement, answer: Answer) -> list[tuple[Figure, Figure]]:
    """For each thing that both count, the greatest figures of each where none of the one fits any of the other."""
    by_id = {mention.attribution.id: mention.attribution for mention in claim.mentions}
    one, other = by_id.get(answer.link.claim_attribution, claim.shown.attribution), answer.response.shown.attribution
    if answer.link.own_side or _speaker(one) == _speaker(other):
        return []
    return [
        (_greatest(ours), _greatest(theirs))
        for what, (ours, theirs) in _of_both(one, other).items()
        if _all_apart(one, other, what)
    ]


def _of(attribution: Attribution, what: str) -> list[Figure]:
    """The figures that somebody gives for one thing; a part of all is no more than a least figure."""
    return [at_least(attribution, figure) for figure in figures_told(attribution) if figure.what == what]


def _of_both(one: Attribution, other: Attribution) -> dict[str, tuple[list[Figure], list[Figure]]]:
    """For each thing that two attributions both count, the figures of each that can be of the same people."""
    found = {figure.what: _comparable(one, other, figure.what) for figure in figures_told(one)}
    return {what: figures for what, figures in found.items() if all(figures)}


def _comparable(one: Attribution, other: Attribution, what: str) -> tuple[list[Figure], list[Figure]]:
    """The figures of each for one thing, but for those that count other people than all figures of the other."""
    pairs = [(a, b) for a in _of(one, what) for b in _of(other, what) if not of_others(one, a, other, b)]
    return list(dict.fromkeys(a for a, _ in pairs)), list(dict.fromkeys(b for _, b in pairs))


def _all_apart(one: Attribution, other: Attribution, what: str) -> bool:
    """Whether none of the figures of two for one thing fits one of the other, and neither does what all come to: "three officers and a child" are four dead."""
    ours, theirs = _comparable(one, other, what)
    sums = _sum(_of(one, what)), _sum(_of(other, what))
    return all(apart(a, b) for a in (*ours, sums[0]) for b in (*theirs, sums[1]))


def _sum(figures: Sequence[Figure]) -> Figure:
    lows, highs = [figure.low for figure in figures], [figure.high for figure in figures]
    low = None if None in lows else sum(one for one in lows if one is not None)
    high = None if None in highs else sum(one for one in highs if one is not None)
    return replace(figures[0], value=sum(figure.value for figure in figures), low=low, high=high)


def tolls(records: Iterable[ClaimRecord]) -> tuple[Toll, ...]:
    """The figures of claims by what they count, most often counted first; each figure of a claim once."""
    by_what: dict[str, list[ClaimedFigure]] = {}
    for record in records:
        for one in _figures(record):
            by_what.setdefault(one.figure.what, []).append(one)
    found = [_toll(what, figures) for what, figures in by_what.items()]
    return tuple(sorted(found, key=lambda toll: (-len(toll.figures), toll.what)))


def _figures(record: ClaimRecord) -> Iterator[ClaimedFigure]:
    found: dict[tuple[object, ...], ClaimedFigure] = {}
    for mention in record.claim.mentions:
        outlet = (mention.article.outlet,) if mention.article.outlet else ()
        for figure in figures_told(mention.attribution):
            key = (figure.what, figure.value, figure.low, figure.high)
            one = found.setdefault(key, ClaimedFigure(figure, record.claim.id, mention, ()))
            found[key] = replace(one, outlets=tuple(dict.fromkeys((*one.outlets, *outlet))))
    return iter(found.values())


def figures_told(attribution: Attribution) -> Iterator[Figure]:
    """The figures that somebody gives: not those in what the cue denies, "rejected the claim that 62 were killed"."""
    denied = attribution.content[0] if denied_by_cue(attribution) and attribution.content else None
    yield from (figure for figure in attribution.figures if not (denied and denied.overlaps(figure.span)))


def _ends(figure: Figure) -> tuple[float, ...]:
    """The numbers that a figure is given by."""
    return (figure.low or 0, figure.high or 0) if is_range(figure) else (figure.value,)


def _toll(what: str, figures: Sequence[ClaimedFigure]) -> Toll:
    values = [value for one in figures for value in _ends(one.figure)]
    ordered = sorted(figures, key=lambda one: (one.mention.day or "~", one.figure.value, one.claim))
    return Toll(what, min(values), max(values), tuple(_with_rivals(ordered)))


def _with_rivals(figures: Sequence[ClaimedFigure]) -> Iterator[ClaimedFigure]:
    """Each figure with those it is apart from; they are compared place by place, in the order of their first days."""
    by_place: dict[str, list[tuple[When, int]]] = {}
    for n, one in enumerate(figures):
        if date := _event(one.mention.attribution):
            for place in {p.id for p in one.mention.attribution.places if p.role is PlaceRole.EVENT}:
                by_place.setdefault(place, []).append((date, n))
    rivals: dict[int, set[int]] = {}
    for there in by_place.values():
        there.sort(key=lambda pair: (pair[0].start, pair[1]))
        for at, (date, n) in enumerate(there):
            for later, m in there[at + 1 :]:
                if later.start > date.end:
                    break
                if _contradict(figures[n], figures[m]):
                    rivals.setdefault(n, set()).add(m)
                    rivals.setdefault(m, set()).add(n)
    for n, one in enumerate(figures):
        yield replace(one, rivals=tuple(figures[m] for m in sorted(rivals.get(n, ()))))


def _contradict(one: ClaimedFigure, other: ClaimedFigure) -> bool:
    """Whether two speakers count one thing and give figures that are apart, and it is neither one side whose toll rises nor a count that was brought up to date."""
    a, b = one.mention.attribution, other.mention.attribution
    what = one.figure.what
    if (
        _speaker(a) == _speaker(b)
        or not apart(at_least(a, one.figure), at_least(b, other.figure))
        or of_others(a, one.figure, b, other.figure)
        or not _all_apart(a, b, what)
        or updates(a, b)
    ):
        return False
    first, last = sorted((one, other), key=lambda each: each.mention.day or "")
    rises = last.figure.value > first.figure.value and first.mention.day != last.mention.day
    return not (rises and of_one_side(a, b))


def _below(one: Figure, other: Figure) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low


def _greatest(figures: Sequence[Figure]) -> Figure:
    return max(figures, key=lambda figure: figure.value)


def _speaker(attribution: Attribution) -> str:
    return who(attribution).casefold()


def _event(attribution: Attribution) -> When | None:
    return next((date for date in attribution.dates if date.role is DateRole.EVENT), None)

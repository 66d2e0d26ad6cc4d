"""A person's verdicts: where their words stand now, and what they make of the links that were found.

A verdict is anchored in the words of two attributions, not in ids, so that it
outlives new models, new linking and new versions of an article. Both functions
are pure: the same articles, attributions and verdicts give the same links in
whatever order they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimtrack import ids
from claimtrack.link.linker import standing
from claimtrack.link.pairs import slot
from claimtrack.link.points import points_of
from claimtrack.link.signs import RELATIONS
from claimtrack.models import Anchor, Article, Attribution, Decision, Link, Relation, Span, Verdict

HAND = 1.0
"""The score of a link that a person vouches for."""

Key = tuple[str, str, Relation]
"""Claim, answer and slot of a link: whether it confirms wholly or in part may change with the words that show it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A verdict with the attributions that its words stand in now."""

    verdict: Verdict
    claim: Attribution
    answer: Attribution


@dataclass(frozen=True, slots=True)
class Judged:
    """What is left after the verdicts: links that hold, and links that a person rejected."""

    links: tuple[Link, ...]
    rejected: tuple[Link, ...]


def find(anchor: Anchor, article: Article, attributions: Iterable[Attribution]) -> Attribution | None:
    """The attribution that shares most characters with an anchor, its cue among them; the first of several.

    In another version of the article, all words of the anchor must stand at one distance
    from where they stood. None where they do not, or where no attribution has them.
    """
    here = _located(anchor, article)
    if here is None:
        return None
    cue, content = _characters(here.cue), _characters(*here.content)
    best, most = None, 0
    for attribution in attributions:
        same_cue = len(cue & _characters(attribution.cue))
        same_content = len(content & _characters(*attribution.content))
        told = bool(content and attribution.content)
        if same_cue and (same_content or not told) and same_cue + same_content > most:
            best, most = attribution, same_cue + same_content
    return best


def apply(found: Iterable[Link], verdicts: Iterable[Placed], home: Mapping[str, str]) -> Judged:
    """Links as verdicts make them: the later one decides where two speak of one link.

    `home` holds the claim ids of attributions; a verdict of which an end has none, or of
    which both are in one claim, decides nothing. The links between two claims depend only
    on the verdicts that stand in mentions of both.

    A rejected link is set apart. An accepted one, one of another relation and one added by
    hand are there whether linking finds them or not, and count whatever their score was.
    """
    links = {_key(link): link for link in found}
    rejected: dict[Key, Link] = {}
    for one in sorted(verdicts, key=lambda one: (one.verdict.when_utc, one.verdict.id)):
        verdict = one.verdict
        claim, answer = home.get(one.claim.id), home.get(one.answer.id)
        if claim is None or answer is None or claim == answer:
            continue
        pair = claim, answer
        judged: Key = (*pair, slot(verdict.was or verdict.relation))
        before = links.pop(judged, None) or rejected.pop(judged, None)
        if verdict.decision is Decision.REJECTED:
            if before:
                rejected[judged] = replace(before, verdict=verdict)
            continue
        wanted: Key = (*pair, slot(verdict.relation))
        rejected.pop(wanted, None)
        links[wanted] = _vouched(one, before, pair)
    return Judged(_in_order(links), _in_order(rejected))


def reason(verdict: Verdict) -> str:
    """In words what a person decided, with the note: `accepted by hand: the ministry speaks of this strike`."""
    was = f" (was {verdict.was.value.replace('_', ' ')})" if verdict.was else ""
    what = "relation changed" if verdict.decision is Decision.CHANGED else verdict.decision.value
    return f"{what} by hand{was}" + (f": {verdict.note}" if verdict.note else "")


def _in_order(links: Mapping[Key, Link]) -> tuple[Link, ...]:
    return tuple(sorted(links.values(), key=lambda link: (link.claim, link.answer, link.relation)))


def _key(link: Link) -> Key:
    return link.claim, link.answer, slot(link.relation)


def _vouched(one: Placed, before: Link | None, pair: tuple[str, str]) -> Link:
    """The link that a person vouches for, with what linking found of it where it did."""
    verdict, why = one.verdict, reason(one.verdict)
    if before and before.relation is verdict.relation:
        found = tuple(told for told in before.reasons if before.verdict is None or told != reason(before.verdict))
        return replace(before, score=HAND, reasons=(*found, why), verdict=verdict)
    admission, own_side = standing(one.claim, one.answer, verdict.relation)
    return Link(
        ids.link_id(*pair, verdict.relation),
        *pair,
        verdict.relation,
        explicit=before.explicit if before else one.answer.kind in RELATIONS,
        admission=admission,
        own_side=own_side,
        score=HAND,
        reasons=(*(before.reasons if before else ()), why),
        claim_attribution=one.claim.id,
        answer_attribution=one.answer.id,
        points=points_of(one.claim, one.answer, verdict.relation),
        verdict=verdict,
    )


def _located(anchor: Anchor, article: Article) -> Anchor | None:
    """The anchor with the offsets that its words have in an article."""
    shifts: dict[str, int] = {}
    spans = [anchor.cue, *anchor.content, *([anchor.source] if anchor.source else [])]
    for field, text in (("title", article.title or ""), ("text", article.text)):
        inside = [span for span in spans if span.field == field]
        shift = min(_shifts(inside, text), key=lambda by: (abs(by), by), default=None)
        if shift is None:
            return None
        shifts[field] = shift

    def moved(span: Span) -> Span:
        return replace(span, start=span.start + shifts[span.field], end=span.end + shifts[span.field])

    source = moved(anchor.source) if anchor.source else None
    return replace(anchor, source=source, cue=moved(anchor.cue), content=tuple(map(moved, anchor.content)))


def _shifts(spans: Sequence[Span], text: str) -> Iterator[int]:
    """By how much all spans may be moved so that their words stand there."""
    if not spans:
        yield 0
        return
    longest = max(spans, key=lambda span: span.end - span.start)
    at = text.find(longest.text)
    while at >= 0:
        by = at - longest.start
        if all(span.start + by >= 0 and text.startswith(span.text, span.start + by) for span in spans):
            yield by
        at = text.find(longest.text, at + 1)


def _characters(*spans: Span) -> set[tuple[str, int]]:
    return {(span.field, at) for span in spans for at in range(span.start, span.end)}

"""Admissions that no cue announces: the accused side says itself that it did such a thing at that place.

The claim says that side S did something; a speaker of S says that S did an act of the same
class at the same place. With a point told differently, or a reason given, that is a partial
confirmation, else a confirmation. Precision first: all of this must be in the words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from claimtrack.extract.lexicons import verb_forms, words_of
from claimtrack.link.acts import Act, acts
from claimtrack.link.blame import blames, main_act, own, speaks_for
from claimtrack.link.camps import allied, who
from claimtrack.link.events import event_places
from claimtrack.link.pairs import AGREEING, REACH, Pair
from claimtrack.link.points import points_of
from claimtrack.link.propositions import STEM, stems, words
from claimtrack.link.signs import ANSWERABLE, can_be_answered
from claimtrack.models import Attribution, Kind, Point, Relation, Stand

SCORE = 0.45
"""How sure an admission is that the words show: on articles not seen while the rule was made few are right that the models
do not find likely too."""
COMMON = 2
"""Stems that claim and answer share besides the act where the place does not show it."""
_NOT_SAID = re.compile(r"\b(?:not|never|no|nor)\b|n['’]t\b", re.IGNORECASE)
_ECHO = re.compile(r"\b(?:admission|admit|acknowledg|confess|confirm|deni|deny)", re.IGNORECASE)
"""A claim that tells of an answer is no claim that it answers."""
_TELLING = (Point.TARGET, Point.TIME, Point.MEANS, Point.FIGURES)
_PRONOUNS = frozenset({"he", "she", "they"})


def couples_within(attributions: Sequence[Attribution]) -> Iterator[tuple[Attribution, Attribution]]:
    """Claims of an article's text, in text order, with what may admit them: statements near them that tell of an act of the same class."""
    attributions = [one for one in attributions if one.cue.field == "text"]
    telling: dict[str, list[int]] = {}
    for at, one in enumerate(attributions):
        for kind in {act.kind for act in acts(one.content_text)} if _says(one) else ():
            telling.setdefault(kind, []).append(at)
    for at, claim in enumerate(attributions):
        if claim.kind in ANSWERABLE and (act := main_act(claim)):
            told = telling.get(act.kind, [])
            near = told[bisect_left(told, at - REACH) : bisect_right(told, at + REACH)]
            yield from ((claim, attributions[answer]) for answer in near)


def with_admissions(rules: Iterable[Pair], couples: Iterable[tuple[Attribution, Attribution]]) -> Iterator[Pair]:
    """What was found by rule, with the admissions among couples of claim and answer.

    Of an answer that confirms, the words tell what is admitted; one that refers to the claim and does anything else
    to it admits nothing.
    """
    admitted = {
        (claim.id, answer.id): Pair(answer, claim, found[0], explicit=False, score=SCORE, reasons=found[1])
        for claim, answer in couples
        if (found := admits(claim, answer))
    }
    for rule in rules:
        own = admitted.pop((rule.claim.id, rule.answer.id), None)
        if own is None or rule.relation not in AGREEING:
            yield rule
        else:
            reasons = tuple(dict.fromkeys((*own.reasons, *rule.reasons)))
            yield replace(rule, relation=own.relation, score=max(own.score, rule.score), reasons=reasons)
    yield from admitted.values()


def admits(claim: Attribution, answer: Attribution) -> tuple[Relation, tuple[str, ...]] | None:
    """Whether an answer admits what a claim says, wholly or in part, and in words why."""
    claimed = main_act(claim)
    if claimed is None or claimed.negated or _ECHO.search(claim.content_text[: claimed.start]):
        return None
    alike = [act for act in acts(answer.content_text) if act.kind == claimed.kind and not act.negated]
    if not alike or not _says(answer) or not _may_answer(claim, answer) or not _charges(claimed, claim, answer):
        return None
    admitted = next((act for act in alike if _is_own(act, claim, answer)), None)
    if admitted is None:
        return None
    points = points_of(claim, answer, Relation.PARTLY_CONFIRMS)
    common = _common(claimed, admitted, claim, answer, points)
    if not common:
        return None
    differing = [point.value for point, stand in points.items() if stand in (Stand.DIFFERS, Stand.REJECTED)]
    reasons = (
        f"{who(answer)} is whom the claim accuses, and says “{_told(admitted)}” of “{_told(claimed)}”",
        f"the same {common}" + (f"; another {', '.join(differing)}" if differing else ""),
    )
    partly = bool(differing) or _reframes(claim, answer)
    return Relation.PARTLY_CONFIRMS if partly else Relation.CONFIRMS, reasons


def _says(answer: Attribution) -> bool:
    """Whether an answer says that something was so; "never said that he shared it" does not."""
    return answer.kind in (Kind.ASSERTION, Kind.CONFIRMATION) and not _NOT_SAID.search(answer.cue.text)


def _may_answer(claim: Attribution, answer: Attribution) -> bool:
    """Whether another side's claim is answered, by other words than its own."""
    together = claim.article == answer.article and any(
        c.overlaps(a) for c in (*claim.content, claim.cue) for a in (*answer.content, answer.cue)
    )
    return (
        not together
        and can_be_answered(claim, answer, Relation.CONFIRMS)
        and not allied(claim, answer)
        and not speaks_for(who(claim), claim, answer)
    )


def _charges(act: Act, claim: Attribution, answer: Attribution) -> bool:
    """Whether the act that a claim tells of is said to be the answering side's; a claim of one's own doing charges nobody."""
    if act.doer.lower() in _PRONOUNS:
        return blames(claim, answer)
    return speaks_for(act.doer, claim, answer) if act.doer else claim.accused is not None and blames(claim, answer)


def _is_own(act: Act, claim: Attribution, answer: Attribution) -> bool:
    return own(act.doer, claim, answer) if act.doer else answer.kind is Kind.CONFIRMATION or _defends(answer)


def _defends(answer: Attribution) -> bool:
    """Whether the cue owns what follows and puts it right: "defended shelling the town"."""
    return not _defending().isdisjoint(words(answer.cue.text.casefold()))


@lru_cache(maxsize=1)
def _defending() -> frozenset[str]:
    return frozenset(form for verb in words_of("acts", "owning") for form in verb_forms(verb))


def _common(claimed: Act, admitted: Act, claim: Attribution, answer: Attribution, points: dict[Point, Stand]) -> str:
    """What shows that both speak of one event: the place, two more points, under "admitted" the target, or the same words."""
    if points.get(Point.TIME) is Stand.DIFFERS:
        return ""
    if points.get(Point.PLACE) is Stand.ACCEPTED:
        return "place"
    if event_places(claim) and event_places(answer):
        return ""
    same = [point for point in _TELLING if points.get(point) is Stand.ACCEPTED]
    if len(same) > 1 or (same == [Point.TARGET] and (answer.kind is Kind.CONFIRMATION or _defends(answer))):
        return ", ".join(same)
    shared = (stems(claim.content_text) & stems(answer.content_text)) - stems(
        f"{claimed.doer} {admitted.doer} {claimed.word} {admitted.word}"
    )
    alike = sorted({w for w in words(answer.content_text.casefold()) if w[:STEM] in shared})
    return f"words: {', '.join(alike)}" if len(shared) >= COMMON else ""


def _reframes(claim: Attribution, answer: Attribution) -> bool:
    """Whether an answer gives a reason or a limit of its own, or defends what it owns."""
    said = set(words(answer.content_text.casefold())) - set(words(claim.content_text.casefold()))
    return _defends(answer) or not said.isdisjoint(words_of("acts", "reframing"))


def _told(act: Act) -> str:
    return " ".join(filter(None, (act.word, act.target)))

"""What an answer does to each point of a claim: accepts it, rejects it, tells it differently, or is silent.

Only points that the claim makes are listed. Whatever the words leave open is
silent; an answer that is silent on all of them names no point, and its map is empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from claimtrack.extract.lexicons import word_set, words_of
from claimtrack.link.acts import Act, acts
from claimtrack.link.blame import alike, blames, main_act, own, sides_in
from claimtrack.link.compared import fits, holds, is_town, low_words, means, means_used, targets
from claimtrack.link.counted import at_least, of_others
from claimtrack.link.pairs import AGREEING
from claimtrack.link.propositions import names
from claimtrack.link.reference import How, reference_of
from claimtrack.link.tolls import apart
from claimtrack.models import Attribution, DateRole, Figure, Kind, Place, PlaceRole, Point, Relation, Span, Stand, When

_TELLING = AGREEING | {Relation.DENIES}
_TURN = re.compile(
    r"\b(?:but|saying|insisting|adding|although|though|instead|while)\b|[;…]|\.(?!\w)|, (?=(?:we|they|he|she|it|our|its|his|her|their)\b)"
)
"""Where a denial goes over to what the speaker says was so."""
_OF_THE_ACT = (Point.ACT, Point.ACTOR, Point.TARGET, Point.MEANS, Point.FIGURES)
_NO_PART = re.compile(
    r"\b(?:nothing to do with|no (?:role|part|hand|involvement|knowledge) in|not (?:responsible|involved|behind)|(?:did not|didn['’]t) carry out)\b",
    re.IGNORECASE,
)
_NEVER_WAS = re.compile(r"\b(?:never|did not|didn['’]t) (?:happen|take place|occur)", re.IGNORECASE)
_COUNTS = word_set("figure figures number numbers toll estimate estimates count counts")
OPENING = 6
"""Words of a denial within which "the death toll" is what it denies."""
_THERE = re.compile(
    r"\b(?:there|(?:in|at|on|of) (?:the|that) (?:city|town|village|area|site|district))\b", re.IGNORECASE
)
_PRONOUNS = word_set("i me we us he him she her they them it you who which that this these those one someone people")
_DOABLE = frozenset({"strike", "kill", "wound", "down", "destroy", "crash", "gas"})
"""Classes of acts that may have been an accident instead."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """An answer beside the claim; acts of the claim's class that it says were, and were not.

    What it denies stands in the first `turn` characters of its content, what it says was so in those after.
    """

    claim: Attribution
    answer: Attribution
    relation: Relation
    turn: int
    did: tuple[Act, ...]
    did_not: tuple[Act, ...]

    @property
    def told(self) -> str:
        """The words for what was so."""
        return self.answer.content_text[self.turn :]

    @property
    def denied(self) -> str:
        """The words for what was not."""
        return self.answer.content_text[: self.turn]

    def tells(self, span: Span | None) -> bool:
        """Whether words of the answer stand among those for what was so; what is denied is in the first piece of a content."""
        for n, piece in enumerate(self.answer.content):
            if span and span.overlaps(piece):
                return n > 0 or span.start >= piece.start + self.turn
        return False


def points_made(claim: Attribution) -> dict[Point, str]:
    """The points that a claim makes, each with its words for it, in the order of Point."""
    act = main_act(claim)
    doer, target = (act.doer, act.target) if act else ("", "")
    made = {
        Point.ACTOR: claim.accused if claim.accused and _vague(doer) else "" if _vague(doer) else doer,
        Point.ACT: act.word if act else "",
        Point.TARGET: "" if _vague(target) else target,
        Point.PLACE: ", ".join(dict.fromkeys(place.span.text for place in _places(claim) if place.span)),
        Point.TIME: ", ".join(dict.fromkeys(date.span.text for date in _dates(claim) if date.span)),
        Point.MEANS: ", ".join(_claimed_means(claim).values()),
        Point.FIGURES: ", ".join(map(_counted, claim.figures)),
    }
    return {point: words for point, words in made.items() if words}


def accepts_all(points: Mapping[Point, Stand]) -> bool:
    """Whether an answer accepts each point of a claim, what was done among them."""
    return Point.ACT in points and set(points.values()) == {Stand.ACCEPTED}


def accepts_nothing_done(claim: Attribution, answer: Attribution, points: Mapping[Point, Stand]) -> bool:
    """Whether an answer speaks of the same place or day, and of no act of the claim's: "a drone had flown over the town" beside "drones bombed a mosque in the town"."""
    if Point.ACT not in points or Stand.ACCEPTED in {points.get(point) for point in _OF_THE_ACT}:
        return False
    told, claimed = ({act.kind for act in acts(one.content_text)} for one in (answer, claim))
    return told.isdisjoint(claimed)


def points_of(claim: Attribution, answer: Attribution, relation: Relation) -> dict[Point, Stand]:
    """What an answer does to each point that a claim makes; empty where it names none of them, as "denied it" does."""
    if relation not in _TELLING:
        return {}
    reading = _read(claim, answer, relation)
    stands = {point: _STANDS[point](reading) for point in points_made(claim)}
    return stands if set(stands.values()) - {Stand.SILENT} else {}


def _read(claim: Attribution, answer: Attribution, relation: Relation) -> _Reading:
    text = answer.content_text
    denies = answer.kind is Kind.DENIAL or reference_of(text).how is How.NOUN
    at = len(text) if relation is Relation.DENIES and denies else 0
    if at and (turn := _TURN.search(text)):
        at = turn.start()
    of_claim = {act.kind for act in acts(claim.content_text)}
    alike = [act for act in acts(text) if act.kind in of_claim and not act.aside]
    was_not = {act for act in alike if act.negated != (act.start < at)}
    return _Reading(
        claim,
        answer,
        relation,
        at,
        tuple(act for act in alike if act not in was_not),
        tuple(act for act in alike if act in was_not),
    )


def _actor(reading: _Reading) -> Stand:
    claim, answer = reading.claim, reading.answer
    if _NO_PART.search(reading.told + reading.denied) or (
        reading.denied and reference_of(reading.denied).how is How.GUILT
    ):
        return Stand.REJECTED if blames(claim, answer) or reading.denied else Stand.SILENT
    for act in reading.did:
        if (stand := _doer(act, reading)) is not Stand.SILENT:
            return stand
    for act in reading.did_not:
        mine = own(act.doer, claim, answer) if act.doer else bool(reading.denied) and not act.noun
        if (mine and blames(claim, answer)) or _same_doer(act.doer, claim, answer):
            return Stand.REJECTED
    return Stand.SILENT


def _doer(act: Act, reading: _Reading) -> Stand:
    """Whether an act that the answer tells of has the claim's doer, or another one."""
    claim, answer = reading.claim, reading.answer
    if not act.doer:
        return Stand.SILENT
    if _same_doer(act.doer, claim, answer):
        return Stand.ACCEPTED
    if own(act.doer, claim, answer):
        if blames(claim, answer):
            return Stand.ACCEPTED
        return Stand.DIFFERS if claim.accused and answer.side and claim.accused != answer.side else Stand.SILENT
    theirs, ours = sides_in(act.doer, answer), _sides_of_doer(claim)
    return Stand.DIFFERS if theirs and ours and not theirs & ours else Stand.SILENT


def _same_doer(doer: str, claim: Attribution, answer: Attribution) -> bool:
    """Whether an answer's words for who did it name whom the claim names."""
    act = main_act(claim)
    ours, theirs = _sides_of_doer(claim), sides_in(doer, answer)
    if ours or theirs:
        return bool(ours & theirs)
    return act is not None and (alike(act.doer, doer) or bool(names("– " + act.doer) & names("– " + doer)))


def _sides_of_doer(claim: Attribution) -> frozenset[str]:
    act = main_act(claim)
    named = sides_in(act.doer, claim) if act else frozenset()
    if act and claim.side and own(act.doer, claim, claim):
        named |= {claim.side}
    return named | {claim.accused} if claim.accused else named


def _act(reading: _Reading) -> Stand:
    claimed = main_act(reading.claim)
    if claimed is None:
        return Stand.SILENT
    # "The attack" names an act without saying that it was, unless it is confirmed.
    confirmed = reading.answer.kind is Kind.CONFIRMATION
    same = [act for act in reading.did if act.kind == claimed.kind and (act.doer or not act.noun or confirmed)]
    not_so = [act for act in reading.did_not if act.kind == claimed.kind]
    rival = reading.relation is Relation.DENIES
    if same:
        return Stand.REJECTED if claimed.negated else Stand.ACCEPTED
    if not_so or _NEVER_WAS.search(reading.told + reading.denied):
        return Stand.REJECTED if not claimed.negated else Stand.SILENT if rival else Stand.ACCEPTED
    mishap = words_of("acts", "mishap") & set(low_words(reading.told)) - set(low_words(reading.claim.content_text))
    return Stand.DIFFERS if rival and mishap and claimed.kind in _DOABLE else Stand.SILENT


def _target(reading: _Reading) -> Stand:
    claimed = main_act(reading.claim)
    if claimed is None:
        return Stand.SILENT
    for act in reading.did:
        if act.target and (stand := targets(claimed.target, act.target)) is not Stand.SILENT:
            return stand
    if any(targets(claimed.target, act.target) is Stand.ACCEPTED for act in reading.did_not if act.target):
        return Stand.REJECTED
    return Stand.SILENT


def _place(reading: _Reading) -> Stand:
    ours = _places(reading.claim)
    theirs = [place for place in _places(reading.answer) if reading.tells(place.span)]
    if reading.relation is Relation.DENIES and not reading.did:
        return Stand.SILENT
    if any(holds(a, b) for a in ours for b in theirs):
        return Stand.ACCEPTED
    if not theirs:
        return Stand.ACCEPTED if reading.did and _THERE.search(reading.told) else Stand.SILENT
    towns = all(is_town(place) for place in (*ours, *theirs))
    return Stand.DIFFERS if towns and reading.did else Stand.SILENT


def _time(reading: _Reading) -> Stand:
    ours = _dates(reading.claim)
    theirs = [date for date in _dates(reading.answer) if reading.tells(date.span)]
    if reading.relation is Relation.DENIES and not reading.did:
        return Stand.SILENT
    if any(a.start <= b.start and b.end <= a.end for a in ours for b in theirs):
        return Stand.ACCEPTED
    other_days = all(a.end < b.start or b.end < a.start for a in ours for b in theirs)
    return Stand.DIFFERS if theirs and other_days and reading.did else Stand.SILENT


def _by_means(reading: _Reading) -> Stand:
    ours = _claimed_means(reading.claim).keys()
    told, denied, used = set(means(reading.told)), set(means(reading.denied)), means_used(reading.told)
    if ours & used:
        return Stand.ACCEPTED
    if ours & (denied | (told - used)):
        return Stand.REJECTED
    vague = words_of("acts", "vague_means")
    return Stand.DIFFERS if used - vague and ours - vague and reading.did else Stand.SILENT


def _claimed_means(claim: Attribution) -> Mapping[str, str]:
    """The means that a claim names, but not what stands in the words for who did what to whom."""
    text, act = claim.content_text, main_act(claim)
    for part in (act.doer, act.target, act.word) if act else ():
        text = text.replace(part, " ", 1) if part else text
    return means(text)


def _figures(reading: _Reading) -> Stand:
    ours = [at_least(reading.claim, figure) for figure in reading.claim.figures]
    theirs = [at_least(reading.answer, figure) for figure in reading.answer.figures if reading.tells(figure.span)]
    denied = [figure for figure in reading.answer.figures if not reading.tells(figure.span)]
    alike = [(a, b) for a in ours for b in theirs if a.what == b.what]
    pairs = [(a, b) for a, b in alike if not of_others(reading.claim, a, reading.answer, b)]
    same = {a.what for a, b in pairs if a.value == b.value or (reading.relation is Relation.CONFIRMS and fits(a, b))}
    if any(a.what not in same and apart(a, b) for a, b in pairs):
        return Stand.DIFFERS
    if same:
        return Stand.ACCEPTED
    repeated = reading.did_not and any(a.what == b.what and a.value == b.value for a in ours for b in denied)
    counted = reference_of(reading.denied).how is How.NOUN and _COUNTS & set(low_words(reading.denied)[:OPENING])
    return Stand.REJECTED if repeated or counted else Stand.SILENT


def _places(attribution: Attribution) -> list[Place]:
    return [p for p in attribution.places if p.role is PlaceRole.EVENT and p.inherited is None and p.span]


def _dates(attribution: Attribution) -> list[When]:
    return [d for d in attribution.dates if d.role is DateRole.EVENT and d.inherited is None and d.span]


def _counted(figure: Figure) -> str:
    """A figure in its own words with what it counts: "nine killed", "$40,000"."""
    words, what = figure.span.text, figure.what
    return words if what.casefold() in words.casefold() else f"{words} {what}"


def _vague(words: str) -> bool:
    """Whether words are nothing, or a pronoun, which names nobody by itself."""
    return not words or set(low_words(words)) <= _PRONOUNS


_STANDS: dict[Point, Callable[[_Reading], Stand]] = {
    Point.ACTOR: _actor,
    Point.ACT: _act,
    Point.TARGET: _target,
    Point.PLACE: _place,
    Point.TIME: _time,
    Point.MEANS: _by_means,
    Point.FIGURES: _figures,
}

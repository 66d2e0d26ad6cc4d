"""Explicit answers within one article: which claims an answer's own words refer to.

Precision first: an answer that names nothing findable gets no link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimtrack.extract.as_claimed import finds_no_sign, is_as_claimed
from claimtrack.extract.reported_claims import is_reported
from claimtrack.link.beside import beside, is_person
from claimtrack.link.camps import said_by_one
from claimtrack.link.contrary import contradictions
from claimtrack.link.happenings import of_the_event
from claimtrack.link.meant import NAMED, NEARBY, REPORTED, Referents, in_its_words, in_reach, likest
from claimtrack.link.pairs import REACH, Pair
from claimtrack.link.propositions import stems, usual
from claimtrack.link.rebuttals import rebuttals
from claimtrack.link.reference import How, Reference, reference_of
from claimtrack.link.reversals import reversals
from claimtrack.link.signs import ALIKE, RELATIONS, accuses, aim, can_be_answered, cue_reason, owned, pointed_at
from claimtrack.link.silences import asked, charges_before, of_silence
from claimtrack.link.told import Told, told
from claimtrack.link.withdrawn import taken_back
from claimtrack.models import Article, Attribution, Kind, Relation

PLURAL = 10
"""How many claims a plural ("these claims") stands for at the most: the nearest of them."""

_DENIAL = re.compile(r"\bdenials?\b", re.IGNORECASE)
_VERSION = re.compile(r"\b(?:version|account|explanation|statement)\b")
_NUMBER = re.compile(r"figure|number|toll|estimate")
_FIGURE = re.compile(
    r"\b(?!(?:19|20)\d\d\b)\d[\d,.]*\b(?! (?:Jan|Feb|March|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec))"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|nobody|no one)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"]")
_NOT = re.compile(r"\b(?:no|not|never|nobody|nothing|none|neither)\b|n[’']t\b", re.IGNORECASE)


def answers_within(article: Article, attributions: Sequence[Attribution]) -> Iterator[Pair]:
    """Pairs of answer and claim in one article, in the order of the answers; the attributions are in text order."""
    tellings = _all_told(article, attributions)
    for at, answer in enumerate(tellings):
        near = tellings[max(0, at - REACH) : at + REACH + 1]
        given = _given(article.text, near, answer)
        relation = Relation.DENIES if given else RELATIONS.get(answer.said.kind)
        if relation is None or answer.said.source is None:
            continue
        if relation is Relation.RETRACTS:
            yield from taken_back(article, tellings, answer)
            continue
        silent = relation is Relation.DECLINES
        what = (asked(article.text, answer) if silent else "") or answer.said.content_text
        reference = reference_of(what, no_comment=silent)
        others = [
            t
            for t in near
            if (reference.how is How.COMMENT or reference.clause or reference.owner or in_reach(t, answer))
            and (can_be_answered(t.said, answer.said, relation) or _admitted(t.said, answer.said, reference))
            and not in_its_words(t.said, answer.said)
        ]
        found = (
            _of_the_reported(answer, given, relation, others)
            if given
            else _referents(answer, reference, relation, others, near)
        )
        if not found:
            found = _unnamed(article.text, answer, reference, relation, others)
        for claim, score, reason in found:
            why = (cue_reason(answer.said, relation), reason)
            yield Pair(answer.said, claim.said, relation, explicit=True, score=score, reasons=why)
    yield from reversals(article, tellings)
    yield from rebuttals(tellings)
    yield from contradictions(tellings)


def _unnamed(text: str, answer: Told, reference: Reference, relation: Relation, others: list[Told]) -> Referents:
    """What a denial stands beside, or the claim that tells of the event which a confirmation names."""
    if relation is Relation.DENIES:
        return beside(text, answer, reference, others)
    return of_the_event(text, answer, reference, others) if relation is Relation.CONFIRMS else []


def _given(text: str, near: Sequence[Told], answer: Told) -> Told | None:
    """The claim that a denial gives to another with its own words: "denied that it had leaked, *as residents claim*"."""
    if answer.said.kind is not Kind.DENIAL and not finds_no_sign(answer.said.content_text):
        return None
    for claim in near:
        inside = all(
            any(a.start <= c.start and c.end <= a.end for a in answer.said.content) for c in claim.said.content
        )
        if (
            inside
            and claim is not answer
            and is_as_claimed(text, claim.said)
            and not said_by_one(claim.said, answer.said)
        ):
            return claim
    return None


def _reported(near: Sequence[Told], answer: Told) -> Told | None:
    """The claim that stands in an answer's own words, with its cue: "denied *claims by the union that it cut the budget*"."""
    where = answer.said.content
    for claim in near:
        inside = all(any(c.overlaps(a) for a in where) for c in (claim.said.cue, *claim.said.content))
        if (
            inside
            and (is_reported(claim.said.cue.text) or claim.said.cue.text == "according to")
            and not said_by_one(claim.said, answer.said)
        ):
            return claim
    return None


def _again(near: Sequence[Told], answer: Told) -> Told | None:
    """The claim that the same speaker's denial just before reports: "rejected their claim that it leaked, *calling it a lie*"."""
    if reference_of(answer.said.content_text).how is not How.PRONOUN:
        return None
    before = sorted((t for t in near if t.said.cue.start < answer.said.cue.start), key=lambda t: t.said.cue.start)
    if len(before) < 2 or before[-2].said.kind is not answer.said.kind:
        return None
    denial, claim = before[-2:]
    return _reported([claim], denial) if said_by_one(denial.said, answer.said) else None


def _admitted(claim: Attribution, answer: Attribution, reference: Reference) -> bool:
    """Whether a claim is what another side admits, and may be meant by "it" or "that version"."""
    if claim.kind is not Kind.CONFIRMATION or answer.kind is not Kind.DENIAL or said_by_one(claim, answer):
        return False
    return reference.how is How.PRONOUN or (reference.one and _VERSION.search(reference.words) is not None)


def _all_told(article: Article, attributions: Sequence[Attribution]) -> list[Told]:
    """The attributions of the text; stems that many of them share are left out."""
    found = told(article, [a for a in attributions if a.cue.field == "text"])
    common = usual(one.stems for one in found)
    return [replace(one, stems=one.stems - common) for one in found]


def _referents(
    answer: Told, reference: Reference, relation: Relation, others: list[Told], near: Sequence[Told]
) -> Referents:
    if reported := _reported(near, answer) or _again(near, answer):
        return _of_the_reported(answer, reported, relation, others)
    if reference.owner:
        others = [c for c in others if owned(c.said, reference.owner)]
    if relation is Relation.DECLINES and reference.how is How.COMMENT:
        return of_silence(answer, reference, others, near)
    if reference.clause:
        # The answer says what it answers: a claim that is not like it is another one; and a denial
        # answers what is said of its speaker.
        if relation is Relation.DENIES and not reference.owner:
            others = [c for c in others if pointed_at(c.said, answer.said)]
        alike = likest(reference.clause, answer, ALIKE[relation], others)
        if alike or not reference.topic:
            return alike
        others = [c for c in others if stems(reference.topic) & c.stems]
    others = [c for c in others if not c.by_the_way]  # what points back does so to who spoke
    others = sorted(others, key=lambda c: c.said.cue.start)
    before = [c for c in others if c.said.cue.start < answer.said.cue.start]
    if reference.how is How.NOUN:
        return _by_noun(answer, reference, relation, before, others[len(before) :])
    if reference.how in (How.PRONOUN, How.PERSON):
        return _by_pronoun(answer, reference, relation, before)
    about = [c for c in before if accuses(c.said, answer.said)]
    return [(about[-1], NEARBY, aim(about[-1].said, answer.said))] if about else []


def _by_noun(
    answer: Told, reference: Reference, relation: Relation, before: list[Told], after: list[Told]
) -> Referents:
    """What "the claim", "their reports" or "Hajiyev's claims" stand for: claims before it, else one that follows."""
    if _NUMBER.match(reference.noun):
        before, after = ([c for c in some if _FIGURE.search(c.said.content_text)] for some in (before, after))
    if reference.owner:
        named, score = f"“{reference.words}” names the speaker {reference.owner}", NAMED
        before = [c for c in before if in_reach(c, answer)] or before[-1:]
        after = [c for c in after if in_reach(c, answer)]
    else:
        named, score = f"“{reference.words}” refers to what was said before", NEARBY
        if _DENIAL.search(reference.words):
            before = [c for c in before if _NOT.search(c.said.content_text)]
        charged = charges_before(before, answer) if relation is Relation.DECLINES and _names_a_charge(reference) else []
        if charged:
            before, score = charged, REPORTED
        elif reference.accuses:
            before = _accusations(answer, before)
    if not before:
        return [(after[0], score - 0.1, f"{named}; the claim follows")] if after and reference.owner else []
    return _meant(reference, relation, before, score, named)


def _names_a_charge(reference: Reference) -> bool:
    """Whether an answer is given to what is called an accusation, or a claim."""
    return reference.accuses or reference.noun.startswith("claim")


def _of_the_reported(answer: Told, claim: Told, relation: Relation, others: list[Told]) -> Referents:
    """The claim that an answer reports, and where its speaker has made it in words of his own, that."""
    told = f"“{claim.said.cue.text}” and what follows say what is answered"
    again = [c for c in others if c is not claim and (claim.said.source is None or said_by_one(c.said, claim.said))]
    return [(claim, REPORTED, told), *likest(claim.said.content_text, answer, ALIKE[relation], again)]


def _by_pronoun(answer: Told, reference: Reference, relation: Relation, before: list[Told]) -> Referents:
    """What "it" stands for; "him", who spoke just before."""
    if reference.how is How.PERSON:
        before = [c for c in before[-1:] if c.at == answer.at - 1 and is_person(c.said)]
    if not before:
        return []
    what = "what was said" if reference.plural else "the nearest claim"
    return _meant(reference, relation, before, NEARBY, f"“{reference.words}” stands for {what} before it")


def _accusations(answer: Told, before: list[Told]) -> list[Told]:
    """Claims that "the accusation" may stand for: accusations, and what is said of who answers; but what was said just before where those are of others."""
    pointed = [c for c in before if pointed_at(c.said, answer.said)]
    just = [c for c in before[-1:] if c.at == answer.at - 1 and c.paragraph == answer.paragraph]
    if (
        answer.said.kind is not Kind.DENIAL
        or just == pointed[-1:]
        or any(accuses(c.said, answer.said) for c in pointed)
    ):
        return pointed
    return just or pointed


def _meant(reference: Reference, relation: Relation, before: list[Told], score: float, named: str) -> Referents:
    """The nearest claim; for a plural all of its speaker's, and for "both" the nearest two, whoever's they are."""
    if not reference.plural:
        return [(_nearest(before) if relation is Relation.DENIES else before[-1], score, named)]
    if reference.both:
        return [(c, score, f"{named}; “both” takes the nearest two") for c in before[-2:]]
    speaker = before[-1].said.speaker
    run = [c for c in before if c.said.speaker == speaker] if speaker else before[-1:]
    return [(c, score, f"{named}; the plural takes all of them") for c in run[-PLURAL:]]


def _nearest(before: list[Told]) -> Told:
    """The nearest claim; where that is a quotation which bears out what its speaker is just reported to say, the report."""
    last = before[-1]
    if not _QUOTED.match(last.said.content_text):
        return last
    reports = [
        c
        for c in before[-3:-1]
        if c.paragraph == last.paragraph and said_by_one(c.said, last.said) and not _QUOTED.match(c.said.content_text)
    ]
    return reports[-1] if reports else last

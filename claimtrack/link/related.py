"""Answers that the models of linking find: which pairs are read closely, and what is made of those that are.

Every attribution is read once, with its article. Of two that may be answer and claim the
reader tells cheaply how likely they are a pair; the few likeliest for each answer are read
closely by the relator. A pair is judged by its two ends and their articles alone, so that
nothing else in the store changes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimtrack.link.events import at_other_places, event_places, other_days
from claimtrack.link.in_part import in_part
from claimtrack.link.meant import REPORTED
from claimtrack.link.measures import SURNAME, days_between, hints, measures
from claimtrack.link.pairs import Pair, Telling
from claimtrack.link.points import points_of
from claimtrack.link.reasons import reasons_for
from claimtrack.link.reference import reference_of
from claimtrack.link.relations import relation_of
from claimtrack.link.signs import RELATIONS, own_clause, takes_back_its_words
from claimtrack.link.told import Told, told, told_alone
from claimtrack.models import Kind, Relation

if TYPE_CHECKING:
    from claimtrack.extract.reader import Reading
    from claimtrack.link.relation_models import Likely, RelationModels
    from claimtrack.models import Article, Attribution

LEAST_ANSWERS, LEAST_ANSWERED = -2.2, -2.5
"""Log odds of answering, and of being answered, below which an attribution is no end of a pair."""
END_ANSWERS, END_ANSWERED = -1.0, -1.5
"""Log odds from which an attribution is compared with others by the topics of its article alone."""
LIKELY, AWAY_LIKELY = -1.5, 0.3
"""The reader's log odds from which pairs of one article, and of two, are read closely."""
CLOSELY, AWAY_CLOSELY = 3, 1
"""How many claims of its own article, and of each other one, are read closely for an answer."""
TAKEN_BACK = 0.7
"""Score at the least of a retraction that says again what its speaker claimed."""
POINTED_BACK = 0.5
"""Score at the least of one that only points at it: "withdrew the statement"."""
SURE = 0.5
"""Score of a rule across articles from which a pair is as sure as the rule at the least."""
KEPT = 0.1
"""Score below which a pair that no rule finds is not kept at all."""
_IN_PASSING = re.compile(r"(?:call|describ|term|brand|label|denounc)ing\b", re.IGNORECASE)
"""How a sentence goes on about what it has just said: "rejected the claim, *calling* it a lie"."""
BACK, AHEAD = 60, 15
"""How many attributions before an answer, and after it, may be what it answers."""
MOST_COMPARED = 24_000
"""How many attributions before its answers an article is compared with in all: where it has hundreds of answers, each is with fewer."""
MOST_READ = 300
"""How many pairs of one article are read closely at the most, of those found by rule and of the others."""


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """An attribution with all that is needed to pair it."""

    article: Article
    told: Told
    reading: Reading

    @property
    def id(self) -> str:
        """The attribution's id."""
        return self.told.said.id

    @property
    def text(self) -> str:
        """The text that it stands in: the article's, or its title."""
        return self.article.title or "" if self.told.said.cue.field == "title" else self.article.text


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A claim and what may answer it; `rule` is the pair by which the answer's words refer to the claim, if they do.

    Where it is not `read` closely, because its article has too many pairs, what the reader says of it stands for the relator.
    """

    claim: Known
    answer: Known
    rule: Pair | None
    measured: list[float]
    likely: Likely
    read: bool = True

    @property
    def within(self) -> bool:
        """Whether both are of one article."""
        return self.claim.told.said.article == self.answer.told.said.article

    @property
    def is_of_opening(self) -> bool:
        """Whether a text's first attribution, and the next, which by its own words answers nothing: such a report is told more fully there.

        "A monitor said" in the first sentence of news is whom the second names.
        """
        claim, answer = self.claim.told, self.answer.told
        return self.within and claim.at == 0 and answer.at == 1 and answer.said.kind not in RELATIONS

    def signs(self, closely: Likely) -> tuple[float, float, float]:
        """What its score is made of: the log odds of reader and relator, and the rule's score."""
        return self.likely.odds, closely.odds, self.rule.score if self.rule else 0.0


def read(article: Article, attributions: Sequence[Attribution], models: RelationModels) -> list[Known]:
    """The attributions of an article, title first, in their order, read with the text that they stand in."""
    return known(article, attributions, readings_of(article, attributions, models))


def readings_of(article: Article, attributions: Sequence[Attribution], models: RelationModels) -> dict[str, Reading]:
    """What the reader makes of the attributions of an article, by their ids, each with the text that it stands in."""
    readings: dict[str, Reading] = {}
    for field, text in (("title", article.title or ""), ("text", article.text)):
        if said := [one for one in attributions if one.cue.field == field]:
            readings |= zip((one.id for one in said), models.read(models.pieces(text), said), strict=True)
    return readings


def known(article: Article, attributions: Sequence[Attribution], readings: Mapping[str, Reading]) -> list[Known]:
    """The attributions of an article, title first, in their order, with their readings, by id."""
    found = []
    for field in ("title", "text"):
        said = [one for one in attributions if one.cue.field == field]
        found += [Known(article, one, readings[one.said.id]) for one in told(article, said)]
    return found


def likely_ends(readings: Mapping[str, Reading]) -> frozenset[str]:
    """Those of some attributions that likely answer something, or are answered."""
    return frozenset(id_ for id_, one in readings.items() if one.answers >= END_ANSWERS or one.answered >= END_ANSWERED)


def _denies_one(answer: Attribution) -> bool:
    return answer.kind is Kind.DENIAL and reference_of(answer.content_text).one


def reach(answers: int) -> tuple[int, int]:
    """How many attributions before and after each of so many answers of an article it is compared with."""
    share = max(1, MOST_COMPARED // max(1, answers))
    return min(BACK, share), min(AHEAD, share)


def _nearby(known: Sequence[Known], at: int, back: int, ahead: int) -> Iterator[Known]:
    """The attributions near one that may be answered by it, if it may answer anything."""
    for claim in (*known[max(0, at - back) : at], *known[at + 1 : at + 1 + ahead]):
        if _may_be_pair(claim, known[at]):
            yield claim


def alone(telling: Telling, reading: Reading) -> Known:
    """An attribution of another article, with its reading that was kept."""
    return Known(telling.article, told_alone(telling.article, telling.attribution), reading)


def candidates_within(known: Sequence[Known], referring: Iterable[Pair], models: RelationModels) -> Iterator[Candidate]:
    """The pairs of one article to be read closely; all that `referring` finds by rule are among them.

    Who denies "the claim" answers no other than the one that a rule finds, and who only points back answers one who
    spoke, not what another's answer reports.
    """
    rules, by_id = _by_ends(referring), {one.id: one for one in known}
    settled = {answer for _, answer in rules if _denies_one(by_id[answer].told.said)}
    known = [one for one in known if one.told.said.cue.field == "text"]
    back, ahead = reach(sum(one.reading.answers >= LEAST_ANSWERS for one in known))
    found: list[Candidate] = []
    for at, answer in enumerate(known):
        if answer.id in settled:
            continue
        likely = [
            one
            for claim in _nearby(known, at, back, ahead)
            if (claim.id, answer.id) not in rules and (own_clause(answer.told.said) or not claim.told.by_the_way)
            if (one := _candidate(claim, answer, None, models)).likely.odds >= LIKELY
        ]
        found += sorted(likely, key=lambda one: (-one.likely.odds, one.claim.told.at))[:CLOSELY]
    yield from (one for one in _likeliest_read(found) if one.read)
    yield from _likeliest_read(
        [_candidate(by_id[claim], by_id[answer], rule, models) for (claim, answer), rule in rules.items()]
    )


def _likeliest_read(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Candidates in their order, of which only so many are to be read closely: the likeliest, and of equals the first."""
    ranked = sorted(range(len(found)), key=lambda number: -found[number].likely.odds)
    read = set(ranked[:MOST_READ])
    return (one if number in read else replace(one, read=False) for number, one in enumerate(found))


def candidates_across(
    couples: Iterable[tuple[Known, Known]], referring: Iterable[Pair], models: RelationModels
) -> Iterator[Candidate]:
    """The pairs of two articles to be read closely, out of claims with what may answer them; `referring` as above."""
    rules = _by_ends(referring)
    likely: dict[tuple[str, str], list[Candidate]] = {}
    for claim, answer in couples:
        if rule := rules.get((claim.id, answer.id)):
            yield _candidate(claim, answer, rule, models)
        elif _may_be_pair(claim, answer) and of_one_matter(claim.told, answer.told):
            one = _candidate(claim, answer, None, models)
            if one.likely.odds >= AWAY_LIKELY:
                likely.setdefault((answer.id, claim.told.said.article), []).append(one)
    for some in likely.values():
        yield from sorted(some, key=lambda one: (-one.likely.odds, one.claim.id))[:AWAY_CLOSELY]


def of_one_matter(claim: Told, answer: Told) -> bool:
    """Whether a claim of another article may be what an answer is given to.

    What is told of other places or days is another matter; but who names the claimant ("Hajiyev's claims") may speak of
    other places than the one that his answer inherits. Where an answer only points ("denied the report", "said it
    was a lie"), it is to what was said on the same day or the day before; and never where that stands in its own sentence ("a claim that the bank denies").
    """
    said = answer.said
    elsewhere = at_other_places(claim.said, said)
    named = len(claim.surname) >= SURNAME and claim.surname in answer.content
    if (elsewhere and (event_places(said) or not named)) or other_days(claim.said, said):
        return False
    if own_clause(said):
        return True
    if reference_of(said.content_text).of_its_sentence or _IN_PASSING.match(said.cue.text):
        return False
    apart = days_between(claim.day, answer.day)
    return apart is not None and 0 <= apart <= 1


def closely(one: Candidate, models: RelationModels) -> Likely:
    """How likely the relator takes a pair to be."""
    ends = [models.end(models.pieces(known.text), known.told.said) for known in (one.claim, one.answer)]
    told = hints(one.answer.reading.answers, one.claim.reading.answered, one.likely.odds)
    return models.judged(ends[0], ends[1], [*one.measured, *told])


def related(candidates: Iterable[Candidate], models: RelationModels) -> Iterator[Pair]:
    """What candidates are, read closely: pairs, unlikely ones too.

    What a rule is sure of across articles stays so: on links/train all 6 such pairs are links,
    which is too few for the models to learn from.
    """
    for one in candidates:
        claim, answer = one.claim.told.said, one.answer.told.said
        judged = closely(one, models) if one.read else one.likely
        relation = one.rule.relation if one.rule else relation_of(claim, answer, (judged, one.likely))
        if relation is None or (relation is Relation.CONFIRMS and one.is_of_opening):
            continue
        limited = in_part(claim, answer, one.answer.text) if relation is Relation.CONFIRMS else ""
        if limited:
            relation = Relation.PARTLY_CONFIRMS
        by_models = models.score(one.signs(judged), within=one.within)
        score = by_models
        if one.rule and not one.within and one.rule.score >= SURE:
            score = max(score, one.rule.score)
        if one.rule and one.rule.score >= REPORTED:
            score = max(score, one.rule.score)
        if relation is Relation.RETRACTS:
            sure = takes_back_its_words(claim, answer) or (one.rule and answer.kind is not Kind.RETRACTION)
            score = max(score, TAKEN_BACK if sure else POINTED_BACK if one.rule else 0.0)
        if score < KEPT and not one.rule:
            continue
        why = reasons_for(claim, answer, relation, one.rule.reasons if one.rule else (), by_models, limited)
        points = points_of(claim, answer, relation)
        explicit = answer.kind in RELATIONS or (one.rule is not None and one.rule.explicit)
        yield Pair(answer, claim, relation, explicit=explicit, score=score, reasons=why, points=points)


def _by_ends(pairs: Iterable[Pair]) -> dict[tuple[str, str], Pair]:
    return {(pair.claim.id, pair.answer.id): pair for pair in pairs}


def _may_be_pair(claim: Known, answer: Known) -> bool:
    """Whether the reader gives both ends a chance, and it is not that two tell the very same words: "X, of Y, | said | that … | he said"."""
    one, other = claim.told.said, answer.told.said
    if one.article == other.article and one.content == other.content and other.kind not in RELATIONS:
        return False
    return answer.reading.answers >= LEAST_ANSWERS and claim.reading.answered >= LEAST_ANSWERED


def _candidate(claim: Known, answer: Known, rule: Pair | None, models: RelationModels) -> Candidate:
    measured = measures(claim.told, answer.told, rule.score if rule and rule.explicit else 0.0)
    return Candidate(claim, answer, rule, measured, models.likely(claim.reading, answer.reading, measured))

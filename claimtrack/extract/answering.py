"""Who answers for what was said just before: whom the claim is about, never the one who makes it.

Nobody denies with a bare "it" or "the claim" what he has just said himself. So "he" that denies it is the
person of the claim, "they" its group, and "the group" that answers for an act is the one accused of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from claimtrack.extract.accused import BLAME, LONGEST_TARGET, harm_words
from claimtrack.extract.gazetteer import fold, lookup_folded
from claimtrack.extract.kinds import kind_of
from claimtrack.extract.lexicons import common_words, demonyms, table, word_set, words_of
from claimtrack.extract.names import CALENDAR, bare, capital_runs, gender_of
from claimtrack.extract.nouns import human_nouns
from claimtrack.extract.scene import Scene, Who
from claimtrack.extract.sides import SPOKEN_OF, side_of
from claimtrack.extract.sources import head_of, is_plural, noun_phrase
from claimtrack.models import Attribution, Kind, Span

SENTENCES_BACK = 2
"""How many sentences before its answer an accusation may stand."""
_GROUPS = word_set("group movement organization organisation")
_ANSWERS = frozenset({Kind.DENIAL, Kind.CONFIRMATION})
_RESPONSIBILITY = re.compile(r"\W*(?:full |sole )?responsibility\b")
_CLAIMS = frozenset({Kind.ASSERTION, Kind.ACCUSATION, Kind.CONFIRMATION, Kind.OPINION})
_SAID = (
    r"(?:claim|allegation|accusation|assertion|suggestion|insinuation|contention|version|account|story|report|rumou?r)"
)
_POINTER = re.compile(
    rf"\W*(?:it|this|that|which|(?:the|this|that|his|her|their|its|an?) (?:\w+ )?{_SAID})\W*(?:$|(?:as|in|on|at|and|but|through)\b)",
    re.IGNORECASE,
)
"""A content that is nothing but a word for the claim before."""
_CHARGES = re.compile(
    rf"\W*(?:them|(?:(?:the|these|those|his|her|their|its|all|any|such) )?(?:\w+ )?(?:{_SAID}|charge)s?|(?:any |all )?(?:wrongdoing|involvement))\W*(?:$|(?:as|in|on|at|and|but|through)\b)",
    re.IGNORECASE,
)
"""The like for an accusation; behind another claim these may mean what is told further up."""
_CALLED = re.compile(r"\W*(?:it|this|that|those|these)(?: (?:was|were|is|are)\b|['’]s\b)", re.IGNORECASE)
"""Opens what calls the claim before false: "that was incorrect"."""
_BROUGHT_IN = re.compile(
    r"\b(?:asked|told|accused|challenged|questioned|confronted|pressed|charged|when|after|despite|facing)\b",
    re.IGNORECASE,
)
"""Before the one who answers, what brings in another claim."""
_TOLD_OF = re.compile(
    r"\b(?:said|says|told|claim(?:s|ed)?|alleg(?:es?|ed|ations?)|accus(?:es?|ed|ations?)|called|charged|suspected|not|never|nothing|no)\b|n['’]t\b",
    re.IGNORECASE,
)
"""In a claim, what is denied there already, or another's claim, which an answer may mean as well."""
_TARGET_ENDS = re.compile(r"\s(?:of (?=\w+ing\b)|for\b|over\b)")
_BY = re.compile(r"\bby (?:the )?$")
_SUBJECT = re.compile(r"\b(he|she)\b", re.IGNORECASE)
_PHRASE_BREAK = r"(?:of|for|to|at|from|in|on|with|who|that|which|and|or|by|had|has|have|was|were|is|are|said)\b"
_BREAK = re.compile(_PHRASE_BREAK)
_NEXT = re.compile(r"\s([\w-]+)")
_APPOSED = re.compile(r",? ")


@dataclass(frozen=True, slots=True)
class Party:
    """Words in a claim that name somebody: a human being, or a body or group; `plural` and `gender` None where the words do not tell."""

    span: Span
    human: bool
    plural: bool | None = False
    gender: str | None = None

    def may_be(self, *, plural: bool, gender: str | None) -> bool:
        """Whether a pronoun can mean it: one of a gender a human being, "they" many, "it" a body."""
        if gender is not None:
            return self.human and self.gender in (gender, None)
        return not self.human and self.plural in (plural, None)


@dataclass(frozen=True, slots=True)
class Answered:
    """The claim that somebody answers: who makes it, and whom it may be about, the likeliest first."""

    claimant: str | None
    parties: tuple[Party, ...]
    outright: bool
    """Whether the verb itself answers ("denied it"), and not what is said ("said it was untrue")."""


def accused_group(scene: Scene, attribution: Attribution) -> Who | None:
    """The one group that the claim just before names, for a bare "the group" that denies, admits or claims the act.

    The phrase itself where the claim may name several, or one that is not known; None where it names none.
    """
    source = attribution.source
    phrase = noun_phrase(head_of(source.text)) if source else ""
    if source is None or phrase not in _GROUPS or not _answers(attribution):
        return None
    claim = _claim_before(scene, source.start)
    if claim is None or scene.passages.at(source.start) - scene.passages.at(claim.cue.start) > SENTENCES_BACK:
        return None
    spans = [(one.start, one.end) for one in claim.content]
    if harm_words().isdisjoint(word for start, end in spans for word in scene.text[start:end].lower().split()):
        return None
    countries = set(demonyms().values())
    named = {body.name for span in spans for body in scene.bodies_in(*span) if side_of(body.name) not in countries}
    if len(named) == 1:
        return Who(name := named.pop(), words=name)
    return Who(phrase, words=phrase) if named or any(_holds_unknown(scene, *span) for span in spans) else None


def _claim_before(scene: Scene, at: int) -> Attribution | None:
    return next((a for a in scene.begun(at) if a.content and a.cue.end <= at), None)


def _answers(attribution: Attribution) -> bool:
    opening = attribution.content[0].text if attribution.content else ""
    return attribution.kind in _ANSWERS or _RESPONSIBILITY.match(opening) is not None


def _holds_unknown(scene: Scene, start: int, end: int) -> bool:
    """Whether words hold a name that is no person's, place's or day's, and does not stand after "in" or "near" as a village's does."""
    runs = capital_runs(scene.text)
    first, last = (bisect_left(runs, at, key=lambda run: run[0].start) for at in (start, end))
    for run in runs[first:last]:
        words = [fold(bare(token.text)) for token in run if token.text.lower() not in CALENDAR]
        people = {mention.start for mention in scene.people_in(run[0].start, run[-1].end)}
        if not people.isdisjoint(token.start for token in run):
            continue
        before = scene.text[start : run[0].start].lower().split()
        if before and before[-1] in SPOKEN_OF:
            continue
        if not all(word in common_words() or word in demonyms() or lookup_folded(word) for word in words):
            return not lookup_folded(" ".join(words))
    return False


def answered_by(scene: Scene, attribution: Attribution) -> Answered | None:
    """The claim right before an answer that only points to it; None where it is open which claim is meant."""
    source = attribution.source
    if source is None or attribution.kind not in _ANSWERS or not attribution.content:
        return None
    claim = _claim_before(scene, source.start)
    if claim is None or any(span.field != claim.cue.field for span in claim.content):
        return None
    if claim.kind not in _CLAIMS or not _stands_behind(scene, claim, source.start):
        return None
    words = attribution.content[0].text
    blames = claim.kind is Kind.ACCUSATION or BLAME.search(claim.cue.text) is not None
    outright = kind_of(attribution.cue.text, "") in _ANSWERS
    if not (_POINTER.match(words) or (blames and _CHARGES.match(words)) if outright else _CALLED.match(words)):
        return None
    if not blames and any(_TOLD_OF.search(span.text) for span in claim.content):
        return None
    claimant = scene.by.get(claim.id)
    found = tuple(_parties(scene, claim, blames=blames))
    return Answered(claimant.name if claimant else None, found, outright)


def _stands_behind(scene: Scene, claim: Attribution, at: int) -> bool:
    """Whether an offset stands right behind a claim, in its sentence or the next, with no other claim brought in."""
    ends = max(claim.cue.end, *(span.end for span in claim.content))
    start, _ = scene.passages.bounds(at)
    near = scene.passages.at(at) - scene.passages.at(max(0, ends - 1)) <= 1
    return near and ends <= at and not _BROUGHT_IN.search(scene.text, max(ends, start), at)


def _parties(scene: Scene, claim: Attribution, *, blames: bool) -> Iterator[Party]:
    """Whom a claim may be about: the one blamed; else who does what is told, by "by" or as the first that is named."""
    spans = claim.content
    if blames and (target := _target(scene, claim)) and target.text:
        spans = (target,)
    found = [party for span in spans for party in _named_in(scene, span)]
    if blames and not found and spans is not claim.content:
        found = [_by_its_words(spans[0])]
    agents = [party for party in found if _BY.search(scene.text, spans[0].start, party.span.start)]
    yield from agents
    yield from (party for party in found if party not in agents)


def _target(scene: Scene, claim: Attribution) -> Span | None:
    """The words for the one blamed, before a passive ("X was accused"), else behind the verb up to "of" or "for"."""
    first = claim.content[0]
    blame = BLAME.search(claim.cue.text)
    if blame is None:
        return None
    if first.end <= claim.cue.start:
        return _span(scene, first.start, first.start + len(head_of(first.text)), first.field)
    start = claim.cue.start + blame.end()
    ends = _TARGET_ENDS.search(scene.text, start, first.end)
    target = _span(scene, start, ends.start() if ends else first.end, first.field)
    return target if ends and len(target.text.split()) <= LONGEST_TARGET else None


def _span(scene: Scene, start: int, end: int, field: Literal["text", "title"]) -> Span:
    """A span without the space around it."""
    words = scene.text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()), words.strip(), field)


def _by_its_words(span: Span) -> Party:
    """One blamed whom no list knows: a body, or many, which a bare name in "s" leaves open ("TotalEnergies")."""
    plural = is_plural(noun_phrase(span.text).lower().split())
    return Party(
        span, human=False, plural=None if plural and span.text.isalnum() and span.text[0].isupper() else plural
    )


def _named_in(scene: Scene, span: Span) -> list[Party]:
    """The persons, bodies and roles that words name, in their order; whose something is ("Poe's car") is not named."""
    matches = _phrases().finditer(scene.text, span.start, span.end)
    phrases = [(m.start(), m.end(), m["noun"].lower()) for m in matches if _is_head(scene.text[m.end() : span.end])]
    found, taken = [], set[int]()

    def inside(start: int, end: int) -> bool:
        return span.start <= start and end <= span.end and not scene.text.startswith(("'s", "’s"), end)

    people = {m.start: m for m in scene.people_in(span.start, span.end) if inside(m.start, m.end)}
    for start, end, noun in phrases:
        gap = _APPOSED.match(scene.text, end)
        named = people.get(gap.end()) if gap else None
        human = noun in human_nouns()
        if not human or named is None:
            found.append(Party(_span(scene, start, end, span.field), human, is_plural([noun]), gender_of(noun)))
            taken.update(range(start, end))
        elif scene.text[start:end].lower().startswith("the "):
            found.append(Party(_span(scene, start, named.end, span.field), True, gender=named.person.gender))
            taken.update(range(start, named.end))
    for mention in people.values():
        if mention.start not in taken:
            gender = mention.person.gender
            found.append(Party(_span(scene, mention.start, mention.end, span.field), True, gender=gender))
    found += [
        Party(_span(scene, body.start, body.end, span.field), human=False)
        for body in scene.bodies_in(span.start, span.end)
        if body.start not in taken and inside(body.start, body.end)
    ]
    for pronoun in _SUBJECT.finditer(scene.text, span.start, span.end):
        gender = "m" if pronoun[1].lower() == "he" else "f"
        found.append(Party(_span(scene, *pronoun.span(), span.field), True, gender=gender))
    return sorted(found, key=lambda party: party.span.start)


def _is_head(after: str) -> bool:
    """Whether no other noun follows a noun: not in "the police station"."""
    following = _NEXT.match(after)
    word = following[1].lower() if following else ""
    verbs = ("past", "present", "ahead")
    return (
        not word
        or word.endswith(("ed", "ly"))
        or any(word in words_of("verbs", section) for section in verbs)
        or bool(_BREAK.match(word))
    )


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    """Phrases with an article or possessive whose last word is a role, a body or a group: "the company's chief executive"."""
    many = {noun for noun in words_of("titles", "groups") if is_plural([noun])}
    nouns = human_nouns() | frozenset(table("nouns")["bodies"]) | many
    noun = "|".join(sorted(map(re.escape, nouns), key=lambda one: (-len(one), one)))
    return re.compile(
        rf"\b(?:the|an?|another|his|her|its|their) (?:(?!{_PHRASE_BREAK})[\w’'.-]+ ){{0,4}}?(?P<noun>{noun})\b(?! (?:{noun})\b)(?![’'-])",
        re.IGNORECASE,
    )

"""Which claim tells of the event that a confirmation only names: "confirmed *his arrest*", of "he *was arrested*"."""

from __future__ import annotations

import re
from functools import cache

from claimtrack.extract.lexicons import table, verb_forms, word_set
from claimtrack.link.in_part import limits, turn
from claimtrack.link.meant import NAMED, Referents, in_reach
from claimtrack.link.propositions import stems, words
from claimtrack.link.reference import Reference
from claimtrack.link.told import Told

_EVENT = re.compile(
    r"(?P<whose>the|that|his|her|its|their|[A-Z][\w-]*(?: [A-Z][\w-]*){0,3}'s?) (?P<kind>(?:[a-z][\w'-]* ){0,2}?)(?P<noun>[a-z]+)"
    r"(?P<of> of (?:(?:the|his|her|its|their) )?[A-Za-z][\w-]*(?: [A-Z][\w-]*){0,3})?"
    r"(?: (?:in|on|to|by|via|through|late|early) [^,;]{1,60})?"
)
"""How a definite event is named, and in what or to whom it is confirmed; counted ones ("the deaths of *nine* miners") are not."""
_ASIDE = re.compile(
    r"(?!^)\b(?:after|before|because|since|while|until|when|if|whether|unless|despite|following|who|whom|whose|which|that)\b"
)
"""Behind one of these a claim tells things by the way."""
_UNSURE = re.compile(r"\b(?:not|never|no|nobody|none|nothing|may|might|could|should)\b|n['’]t\b")
_KNOWN = word_set("the his her its their this that these those")
_UNTOLD = _KNOWN | word_set("to")
_BY_THE_WAY = _KNOWN | word_set("in of by from for about to with on at over")
_BEFORE = 3
"""Words before a noun among which one stands that makes it no news: "*the* deadly attack", "*in* an attack"."""


def of_the_event(text: str, answer: Told, reference: Reference, others: list[Told]) -> Referents:
    """The nearest claim before a confirmation that tells of the event which it names; where it is limited ("…, *but* denied that"), a claim that tells of that too."""
    named = _EVENT.fullmatch(reference.words)
    if not named or not (telling := _telling(named["noun"])):
        return []
    limited = turn(text, answer.said)
    further = stems(" ".join((named["whose"], named["kind"], named["of"] or "")))
    before = [c for c in others if c.said.cue.start < answer.said.cue.start and in_reach(c, answer)]
    for claim in sorted(before, key=lambda c: -c.said.cue.start):
        if limited and not limits(limited, claim.said, answer.said.content_text):
            continue
        if further <= claim.stems and (word := _told_by(claim, telling)):
            return [(claim, NAMED, f"“{reference.words}” names what the claim tells of: “{word}”")]
    return []


def _told_by(claim: Told, telling: tuple[frozenset[str], frozenset[str]]) -> str:
    """The word by which a claim tells that such an event has been; empty where it does not."""
    told = _ASIDE.split(claim.content, maxsplit=1)[0]
    if _UNSURE.search(told):
        return ""
    verbs, nouns = telling
    read = words(told)
    for at, word in enumerate(read):
        if word in verbs and not (at and read[at - 1] in _UNTOLD):
            return word
        if word in nouns and _BY_THE_WAY.isdisjoint(read[max(0, at - _BEFORE) : at]):
            return word
    return ""


@cache
def _telling(noun: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """The verbs and nouns that tell of such an event; nothing where the noun stands for none."""
    one = noun if noun in table("reference")["events"] else noun.removesuffix("s")
    verbs = table("reference")["events"].get(one)
    if verbs is None:
        return None
    nouns = frozenset({one, one + "s"})
    return frozenset(form for verb in verbs.split() for form in verb_forms(verb)) - nouns, nouns

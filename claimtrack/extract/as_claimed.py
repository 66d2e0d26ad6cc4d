"""Claims that a denial gives to others behind its own words: "denied that the dam had leaked, as residents claim".

The tagger finds the denial, and often takes the whole of it for what the residents claim. What they claim is what is denied: the
clause of the denial, or of "there was no sign that …". Pronouns are left out, since "as he has said" may go on about who denies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from claimtrack.extract.kinds import kind_of
from claimtrack.extract.passages import passages
from claimtrack.extract.reported_claims import FEWEST
from claimtrack.models import Attribution, Kind

if TYPE_CHECKING:
    from claimtrack.extract.tagger import Bounds, Tagged

LEAD = 30
"""Characters before an attribution in which such words may stand."""
_VERBS = "alleg(?:es?|ed)|claim(?:s|ed)?|maintain(?:s|ed)?|assert(?:s|ed)?|contend(?:s|ed)?|insist(?:s|ed)?|charg(?:es?|ed)|suggest(?:s|ed)?|report(?:s|ed)?|says?"
_NAMED = r"(?!(?:he|she|it|they|we|i|you|has|have|had|was|were|is|are|been|by|many|far)\b)(?P<source>(?:(?!that\b|which\b|who\b|not\b)[\w.&’'-]+ ){0,8}?[\w.&’'-]+?)"
_LATER = r"(?: (?:on |last |this |earlier on )?\w+day| (?:earlier|last|this)(?: week| month| year)?| repeatedly| before){0,3}(?=[.,;:”\"]|$| and | but )"
_BEHIND = re.compile(
    rf",? (?:as|contrary to what) {_NAMED} (?P<cue>(?:(?:has|have|had) )?(?:\w+ly )?(?:{_VERBS})){_LATER}"
    rf"|,? as (?:(?:is|was|were|has been|had been) )?(?P<cue_by>(?:alleged|claimed|asserted|suggested|reported) by) {_NAMED.replace('source', 'source_by')}{_LATER}"
    rf"|, an? (?P<noun>claim|allegation|accusation|charge|assertion|suggestion) (?:\w+ )?(?:made|put forward|repeated|raised|lev?elled|spread) by {_NAMED.replace('source', 'source_of')}{_LATER}",
    re.IGNORECASE,
)
"""What follows a clause that somebody denies, and tells whose it is."""
_NO_SIGN = re.compile(
    r"(?:that )?there (?:is|was|were|are|has been|had been) no (?:\w+ )?(?:signs?|evidence|indications?|proof|suggestion) that ",
    re.IGNORECASE,
)
"""What denies, without a word of denying, the clause behind it."""
_CLAUSE = re.compile(
    r"that (?=\w+ \w)|(?=(?:he|she|it|they|we|there|his|her|its|their)\b|\w+ing\b|(?:the|[A-Z]\w*)(?: [\w’'-]+){0,4}? (?:had|has|have|was|were|is|are|did|would)\b)",
    re.IGNORECASE,
)
"""How what is denied begins, if it says something by itself: not "the allegation, as she has said"."""
_UNTRUE = re.compile(
    r"(?:that )?(?:it|that) (?:is|was) (?:simply |just )?(?:not (?:true|correct|the case)|untrue|false|wrong|a lie)",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:\bas|\bcontrary to what|, an?)(?: (?:is|was|were|has been|had been))? $", re.IGNORECASE)


def with_as_claimed(text: str, tagged: Sequence[Tagged]) -> list[Tagged]:
    """The attributions, with what denials give to others behind their words, in the order of their cues."""
    claims = [claim for one in tagged if (claim := _claim(text, one))]
    taken = {at for claim in claims for at in range(*claim.cue)}
    kept = [one for one in tagged if taken.isdisjoint(range(*one.cue)) and text[slice(*one.content[0])] != "as"]
    kept = [_through(text, one, following) for one, following in zip_longest(kept, kept[1:])]
    return sorted((*kept, *claims), key=lambda one: one.cue)


def is_as_claimed(text: str, claim: Attribution) -> bool:
    """Whether the words before an attribution say that a denial around it gives it to its source: "…, as | residents | claim"."""
    begin = min(span.start for span in (claim.source, claim.cue) if span)
    return _OPENS.search(text, max(0, begin - LEAD), begin) is not None


def finds_no_sign(content: str) -> bool:
    """Whether a content says that there is no sign of something."""
    return _NO_SIGN.match(content) is not None


def _claim(text: str, one: Tagged) -> Tagged | None:
    if not (clause := _denied(text, one)):
        return None
    stop = passages(text).bounds(clause[0])[1]
    found = _BEHIND.search(text, clause[0], stop)
    if not found or found.start() > clause[1] + 1 or len(text[clause[0] : found.start()].split()) < FEWEST:
        return None
    if found.start() < one.cue[1] and one.cue[0] < found.end():
        return None
    by = next(name for name in ("source", "source_by", "source_of") if found[name])
    cue = next(name for name in ("cue", "cue_by", "noun") if found[name])
    return replace(one, source=found.span(by), cue=found.span(cue), content=((clause[0], found.start()),))


def _through(text: str, one: Tagged, following: Tagged | None) -> Tagged:
    """A denial that was cut short before whose claim it is, with all of it: "it was not true, | as the ministry claims, that it leaked"."""
    if not following or not following.source or len(one.content) > 1 or len(following.content) > 1:
        return one
    (start, end), (begin, stop) = one.content[0], following.content[0]
    cut = end <= following.source[0] < following.cue[0] < begin and _UNTRUE.fullmatch(text, start, end)
    if not cut or text[end : following.source[0]].strip() != ", as" or text[following.cue[1] : begin].strip(" ") != ",":
        return one
    return replace(one, content=((start, stop),))


def _denied(text: str, one: Tagged) -> Bounds | None:
    """The clause that an attribution denies in its own words."""
    start, end = one.content[-1]
    if kind_of(text[slice(*one.cue)], "") is Kind.DENIAL:
        begun = _CLAUSE.match(text, start, end)
    else:
        begun = _NO_SIGN.match(text, start, end)
    return (begun.end(), end) if begun else None

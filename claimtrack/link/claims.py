"""From attributions to claims: which of them, in one article or in several, are mentions of one claim.

A claim is what one speaker says is or was so. Outlets cut and quote the same words
differently, and resolve the speaker differently; what they must agree on is who
speaks, who did what to whom, where, when, how many, and whether it is so or not.
Precision first: two claims in place of one can still be read, one in place of two
says what nobody said.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from claimtrack.extract.bare_names import is_bare
from claimtrack.extract.gazetteer import fold
from claimtrack.extract.kinds import kind_of
from claimtrack.extract.lexicons import given_names
from claimtrack.link.camps import of_one_side, of_two_sides
from claimtrack.link.contents import Content, differing, read, total
from claimtrack.link.events import event_places, other_days
from claimtrack.link.keys import FEWEST_VERBATIM, LEAST_TOLD, claim_keys
from claimtrack.models import CLAIM_KINDS, Attribution, Kind

SHARED = {3: 0.55, 4: 0.45}
"""By the number of stems that two contents of one speaker have in common (4 or more): the share of what the shorter
content tells that these must make up."""
FEW, MOST = 2, max(SHARED)
"""Where only so few stems are common ("killed" and "Ganja"), two contents must tell hardly anything else."""
HARDLY_ELSE = 0.6
"""Share of all that two contents tell which their few common stems must make up."""
VERBATIM = 0.55
"""Share of all that two contents tell from which they are one report, whoever is named for it."""
NEAR_SPELLING = 80.0
"""Likeness, 0 to 100, of two given names that are one ("Hilary", "Hillary")."""


def same_claim(first: Attribution, second: Attribution) -> bool:
    """Whether two attributions, of one article or of two, are mentions of one claim."""
    one, other = read(first.content_text), read(second.content_text)
    return (
        _alike(first, second, one, other)
        and bool(claim_keys(first) & claim_keys(second))
        and _kinds_agree(first, second, one, other)
        and not differing(one, other)
        and not _overlap(first, second)
        and not _facts_differ(first, second)
    )


def _alike(first: Attribution, second: Attribution, one: Content, other: Content) -> bool:
    """Whether the words of two contents are enough alike for who is named as the speaker of each."""
    count = len(one.stems & other.stems)
    if count < FEW:
        return False
    common = total(one.stems & other.stems)
    whole = common / (one.weight + other.weight - common)
    if not one_speaker(first, second):
        return count >= FEWEST_VERBATIM and whole >= VERBATIM and _may_be_one(first, second)
    if count == FEW:
        return common >= LEAST_TOLD and whole >= HARDLY_ELSE
    return common >= max(LEAST_TOLD, SHARED[min(count, MOST)] * min(one.weight, other.weight))


def one_speaker(first: Attribution, second: Attribution) -> bool:
    """Whether two attributions name one speaker: "Hajiyev" and "Hikmet Hajiyev", but not two times "officials", or "the Defence Ministry", of two articles."""
    if first.speaker is None or second.speaker is None or of_two_sides(first, second):
        return False
    bare = is_bare(first.speaker) or is_bare(second.speaker)
    if first.article != second.article and bare and not of_one_side(first, second):
        return False
    one, other = fold(first.speaker).split(), fold(second.speaker).split()
    if one == other:
        return first.article == second.article or _is_name(first.speaker)
    if one[-1:] != other[-1:] or not (_is_name(first.speaker) and _is_name(second.speaker)):
        return False
    return set(one) <= set(other) or set(other) <= set(one) or _one_given_name(one, other)


def _one_given_name(one: Sequence[str], other: Sequence[str]) -> bool:
    from rapidfuzz import fuzz

    known = one[0] in given_names() and other[0] in given_names()
    return known and len(one) == len(other) == 2 and fuzz.ratio(one[0], other[0]) >= NEAR_SPELLING


def _is_name(speaker: str) -> bool:
    """Whether all words of a speaker's name have a capital; "senior officials" and "spokesman for X" do not."""
    return all(word[:1].isupper() for word in speaker.split())


def _may_be_one(first: Attribution, second: Attribution) -> bool:
    """Whether, in two articles, the words that name two speakers may stand for one: at least one is no name, or both are of one side."""
    if first.article == second.article or of_two_sides(first, second):
        return False
    named = [a.speaker is not None and _is_name(a.speaker) for a in (first, second)]
    return not all(named) or of_one_side(first, second)


def makes_claim(attribution: Attribution) -> bool:
    """Whether an attribution is a mention of a claim, or of a no-comment."""
    return attribution.kind in CLAIM_KINDS or attribution.kind is Kind.NO_COMMENT


def _kinds_agree(first: Attribution, second: Attribution, one: Content, other: Content) -> bool:
    """Whether two kinds say the same of their contents: a denial of something is the claim that it is not so."""
    if not (makes_claim(first) and makes_claim(second)):
        return False
    apart = {Kind.NO_COMMENT, Kind.RETRACTION}
    if {first.kind, second.kind} & apart:
        return first.kind is second.kind and one.negates(other) == other.negates(one)
    turned = denied_by_cue(first) != denied_by_cue(second)
    return turned == (one.negates(other) != other.negates(one))


def denied_by_cue(attribution: Attribution) -> bool:
    """Whether the words that attribute deny the content; a content that calls something false speaks for itself."""
    return attribution.kind is Kind.DENIAL and kind_of(attribution.cue.text, "") is Kind.DENIAL


def _overlap(first: Attribution, second: Attribution) -> bool:
    """Whether one content stands in the other: somebody repeats it, or denies it, in words of their own."""
    if first.article != second.article:
        return False
    return any(a.overlaps(b) for a in first.content for b in second.content)


def _facts_differ(first: Attribution, second: Attribution) -> bool:
    """Whether the two tell different figures of one thing, places, days or accused."""
    accused = {a.accused for a in (first, second)} - {None}
    return (
        len(accused) > 1
        or _apart(event_places(first), event_places(second))
        or other_days(first, second)
        or any(_apart(*(_values(a, what) for a in (first, second))) for what in {f.what for f in first.figures})
    )


def _apart(one: Set[object], other: Set[object]) -> bool:
    """Whether each of two has something, and neither holds all that the other has."""
    return bool(one - other and other - one)


def _values(attribution: Attribution, what: str) -> set[float]:
    return {figure.value for figure in attribution.figures if figure.what == what}

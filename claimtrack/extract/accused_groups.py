"""Whom "the group" means, where it answers for what was said just before: the group accused, never its accuser."""

from __future__ import annotations

import re

from claimtrack.extract.accused import harm_words
from claimtrack.extract.gazetteer import fold, lookup_folded
from claimtrack.extract.lexicons import common_words, demonyms, word_set
from claimtrack.extract.names import CALENDAR, bare, capital_runs
from claimtrack.extract.salience import Scene, Who
from claimtrack.extract.sides import SPOKEN_OF, side_of
from claimtrack.extract.sources import head_of, noun_phrase
from claimtrack.models import Attribution, Kind

SENTENCES_BACK = 2
"""How many sentences before its answer an accusation may stand."""
_GROUPS = word_set("group movement organization organisation")
_ANSWERS = frozenset({Kind.DENIAL, Kind.CONFIRMATION})
_RESPONSIBILITY = re.compile(r"\W*(?:full |sole )?responsibility\b")


def accused_group(scene: Scene, attribution: Attribution) -> Who | None:
    """The one group that the claim just before names, for a bare "the group" that denies, admits or claims the act.

    The phrase itself where the claim may name several, or one that is not known; None where it names none.
    """
    source = attribution.source
    phrase = noun_phrase(head_of(source.text)) if source else ""
    if source is None or phrase not in _GROUPS or not _answers(attribution):
        return None
    claim = next((a for a in reversed(scene.attributions) if a.content and a.cue.end <= source.start), None)
    if claim is None or scene.passages.at(source.start) - scene.passages.at(claim.cue.start) > SENTENCES_BACK:
        return None
    spans = [(one.start, one.end) for one in claim.content]
    if harm_words().isdisjoint(word for start, end in spans for word in scene.text[start:end].lower().split()):
        return None
    countries = set(demonyms().values())
    named = {
        body.name
        for body in scene.bodies
        if any(start <= body.start < end for start, end in spans) and side_of(body.name) not in countries
    }
    if len(named) == 1:
        return Who(name := named.pop(), words=name)
    return Who(phrase, words=phrase) if named or any(_holds_unknown(scene, *span) for span in spans) else None


def _answers(attribution: Attribution) -> bool:
    opening = attribution.content[0].text if attribution.content else ""
    return attribution.kind in _ANSWERS or _RESPONSIBILITY.match(opening) is not None


def _holds_unknown(scene: Scene, start: int, end: int) -> bool:
    """Whether words hold a name that is no person's, place's or day's, and does not stand after "in" or "near" as a village's does."""
    people = {mention.start for mention in scene.people}
    for run in capital_runs(scene.text):
        words = [fold(bare(token.text)) for token in run if token.text.lower() not in CALENDAR]
        if not start <= run[0].start < end or not people.isdisjoint(token.start for token in run):
            continue
        before = scene.text[start : run[0].start].lower().split()
        if before and before[-1] in SPOKEN_OF:
            continue
        if not all(word in common_words() or word in demonyms() or lookup_folded(word) for word in words):
            return not lookup_folded(" ".join(words))
    return False

"""Whom pronouns mean: the nearest person or group they can stand for, and nobody where that is several."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimtrack.extract.lexicons import words_of
from claimtrack.extract.passages import Passages
from claimtrack.extract.people import Mention, Person
from claimtrack.models import Attribution, Span

SENTENCES_BACK = 3
"""How many sentences a pronoun looks back."""
ADJACENT = 3
"""Characters that may stand between a person and "who"."""
RELATIVE_REACH = 120


@dataclass(frozen=True, slots=True)
class Who:
    """A resolved source: a person, or a group or body by its words."""

    name: str
    person: Person | None = None
    words: str = ""
    plural: bool = False


@dataclass(slots=True)
class Scene:
    """One field of an article with what has been resolved in it so far."""

    text: str
    passages: Passages
    people: tuple[Mention, ...]
    attributions: Sequence[Attribution]
    names: Mapping[str, str]
    """Folded names and surnames of the people → their side, else their name."""
    said: list[tuple[Span, Who]] = field(default_factory=list)
    """Sources and who they are, in text order."""
    by: dict[str, Who] = field(default_factory=dict)
    """Attribution id → who."""


def he(scene: Scene, at: int, gender: str, own: Sequence[Span] = ()) -> Who | None:
    """The one person a pronoun can mean: in its sentence before it, else in the sentences before, speakers first.

    Whom the speaker's `own` words mention is somebody else.
    """
    number = scene.passages.at(at)
    for back in range(min(SENTENCES_BACK, number) + 1):
        start, end = scene.passages.sentences[number - back] if scene.passages.sentences else (0, at)
        end = min(end, at)
        speaking = {who.name: who for span, who in scene.said if start <= span.start < end and _can_be(who, gender)}
        here = {
            mention.person.name: Who(mention.person.name, mention.person, mention.person.name)
            for mention in scene.people
            if start <= mention.start and mention.end <= end
            if mention.person.gender in (gender, None)
            if not any(span.start <= mention.start < span.end for span in own)
        }
        choice = speaking or here
        certain = [who for who in choice.values() if who.person is None or who.person.gender == gender]
        if choice:
            known = certain or list(choice.values())
            return known[0] if len(known) == 1 else None
    return None


def _can_be(who: Who, gender: str) -> bool:
    """Whether "he" or "she" can mean somebody: a person not of the other gender, or one human being without a name."""
    if who.person:
        return who.person.gender in (gender, None)
    head = re.split(r"\s(?:of|for|in|from|at|with|on|to|who)\s", who.name.lower())[0].split()[-1:]
    return not who.plural and bool(head) and head[0] in words_of("titles", "roles") | words_of("titles", "humans")


def antecedent(scene: Scene, at: int) -> Who | None:
    """Whom "who" or "which" stands for: the person or speaker right before it, else the only person of the sentence so far."""
    start, _ = scene.passages.bounds(at)
    near = [m for m in scene.people if max(start, at - RELATIVE_REACH) <= m.start and m.end <= at]
    if near and at - near[-1].end <= ADJACENT:
        return Who(near[-1].person.name, near[-1].person, near[-1].person.name)
    people = {m.person for m in near}
    return (
        Who(near[0].person.name, near[0].person, near[0].person.name)
        if len(people) == 1 and "," in scene.text[near[-1].end : at]
        else None
    )


def quoting(scene: Scene, attribution: Attribution) -> Who | None:
    """As in "I" and "we" inside a quotation are its speaker."""
    source = attribution.source
    assert source is not None
    for other in scene.attributions:
        if other.id != attribution.id and any(c.start <= source.start and source.end <= c.end for c in other.content):
            return scene.by.get(other.id)
    return None


def group_before(scene: Scene, at: int, *, plural: bool) -> Who | None:
    """The last source that a "they" or "it" can mean, not further back than a pronoun looks."""
    first = max(0, scene.passages.at(at) - SENTENCES_BACK + 1)
    floor = scene.passages.sentences[first][0] if scene.passages.sentences else 0
    for span, who in reversed(scene.said):
        if floor <= span.start < at:
            return who if who.person is None and who.plural == plural else None
    return None

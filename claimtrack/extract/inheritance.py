"""What a claim may take from the sentences around it when its own words are silent.

Only something said to have happened inherits a place or a day: from the words
before it in its own sentence ("In Ganja, the mayor said that …"), else from the
nearest of the sentences before, else from the opening; the opening itself may take
from the sentence after. An answer ("denied it", "no
comment") takes nothing from further off than the sentence before: what it answers
tells its place, and linking knows that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.extract.lexicons import words_of
from claimtrack.extract.passages import passages
from claimtrack.models import Attribution, Kind

SAME = "from the same sentence"
BEFORE = "from the sentence before"
EARLIER = "from an earlier sentence"
LEDE = "from the first sentence"
AFTER = "from the sentence after"
LONGEST_NOUN = 12
"""Words up to which what is attributed can be a noun phrase."""
REACH = 4
"""How many sentences back a claim may take from; what stands further off is another story, save the lede."""

_PRESENT = frozenset({"is", "are", "am", "do", "does", "remains", "continues", "continue"})
_DETERMINERS = frozenset({"the", "a", "an", "of", "in", "its", "their", "these", "those"})
_TELLING = frozenset({Kind.ASSERTION, Kind.ACCUSATION, Kind.CONFIRMATION})
_ANSWERING = frozenset({Kind.DENIAL, Kind.NO_COMMENT})
_WORD = re.compile(r"[’']?[^\W\d_]+")
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those)\s(?:\w+\s){0,2}?(\w+?)(?:['’]s?)?\b|\b(here)\b")


def tells(attribution: Attribution) -> bool:
    """Whether an attribution says that something happened, by a past form or by a noun ("the attack")."""
    words = attribution.content_text
    return attribution.kind in _TELLING and _in_text(attribution) and (is_past(words) or _is_noun(words))


def holds(attribution: Attribution) -> bool:
    """Whether an attribution says that something happened, or is so where something is going on ("the city is under siege")."""
    words = attribution.content_text.lower()
    return tells(attribution) or (
        attribution.kind in _TELLING
        and _in_text(attribution)
        and words_of("verbs", "planned").isdisjoint(_WORD.findall(words))
        and any(_points_at(noun) for pair in _DEFINITE.findall(words) for noun in pair)
    )


def _points_at(noun: str) -> bool:
    """Whether a noun with "the" speaks of where the story plays or of what happened there."""
    return any(noun in words_of("place_words", section) for section in ("acts", "story"))


def answers(attribution: Attribution) -> bool:
    """Whether an attribution is a denial or a no-comment."""
    return attribution.kind in _ANSWERING and _in_text(attribution)


def _in_text(attribution: Attribution) -> bool:
    return bool(attribution.content) and all(span.field == "text" for span in attribution.content)


def is_past(words: str) -> bool:
    """Whether words tell of something past: a past form that no "will", "would" or "to" governs."""
    before = ""
    for word in _WORD.findall(words.lower()):
        if (word in words_of("verbs", "past") or (word.endswith("ed") and len(word) > 4)) and before not in words_of(
            "verbs", "ahead"
        ):
            return True
        before = word
    return False


def is_state(words: str) -> bool:
    """Whether the first verb that shows is a present form: "the residents are trapped in the besieged town"."""
    before = ""
    for written in _WORD.findall(words):
        word = written.lower()
        if word in _PRESENT and not written.isupper():
            return True
        if word in words_of("verbs", "past") or (word.endswith("ed") and len(word) > 4 and before not in _DETERMINERS):
            return False
        before = word
    return False


def _is_noun(words: str) -> bool:
    """Whether words are a short phrase without a verb that shows: "the attack", "any involvement in it"."""
    found = _WORD.findall(words.lower())
    return len(found) <= LONGEST_NOUN and (words_of("verbs", "present") | words_of("verbs", "ahead")).isdisjoint(found)


def sources_of(text: str, attribution: Attribution) -> Iterator[tuple[tuple[int, int], str]]:
    """The stretches to inherit from, the nearest first and then the opening, each with the reason in words."""
    where = passages(text)
    if not where.sentences:
        return
    start = min(span.start for span in (attribution.source, attribution.cue, attribution.content[0]) if span)
    number = where.at(start)
    yield (where.sentences[number][0], start), SAME
    if attribution.kind in _TELLING:
        near = range(number - 1, max(-1, number - 1 - REACH), -1)
        for at in (*near, *(at for at in where.opening_numbers if at < number and at not in near)):
            lede = at in where.opening_numbers[:1]
            yield where.sentences[at], LEDE if lede else BEFORE if at == number - 1 else EARLIER
        if number in where.opening_numbers[:2] and number + 1 < len(where.sentences):
            yield where.sentences[number + 1], AFTER
    elif (before := where.before(start)) is not None:
        yield before, BEFORE

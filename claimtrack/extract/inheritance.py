"""What a claim may take from the sentences around it when its own words are silent.

Only something said to have happened inherits a place or a day: from the words
before it in its own sentence ("In Ganja, the mayor said that …"), else from the
nearest of the sentences before, else from the opening; the opening itself may take
from the sentence after. An answer ("denied it", "no
comment") takes nothing from further off than the sentence before: what it answers
tells its place, and linking knows that. Of places these rules only propose: where the
reader has seen the text, it decides (where.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from claimtrack.extract.lexicons import hit_forms, words_of
from claimtrack.extract.passages import Passages, passages
from claimtrack.models import Attribution, Kind

SAME = "from the same sentence"
BEFORE = "from the sentence before"
EARLIER = "from an earlier sentence"
LEDE = "from the first sentence"
AFTER = "from the sentence after"
OPENING = "from the opening of the text"
LONGEST_NOUN, SHORT_NOUN, LONGEST_HEAD = 20, 12, 8
"""Words up to which what is attributed can be a noun phrase; and, of one that is not short, those in which the event is named."""
REACH = 4
"""How many sentences back a claim may take from; what stands further off is another story, save the lede."""

_PRESENT = frozenset({"is", "are", "am", "do", "does", "remains", "continues", "continue"})
_DETERMINERS = frozenset({"the", "a", "an", "of", "in", "its", "their", "these"})
_TELLING = frozenset({Kind.ASSERTION, Kind.ACCUSATION, Kind.CONFIRMATION})
_ANSWERING = frozenset({Kind.DENIAL, Kind.NO_COMMENT})
_WORD = re.compile(r"[’']?[^\W\d_]+(?:-[^\W\d_]+)*")
COMPARED = re.compile(
    r"\b(?:first|worst|deadliest|bloodiest|biggest|largest|highest|heaviest|most)\b[^.;]{0,120}\bsince\b", re.IGNORECASE
)
"""What is compared with all since some day did not last since then."""
_LONG = re.compile(
    r"^\W*(?:the|this) (?:[\w-]+ ){0,2}(?:war|conflict|uprising|revolt)s? ha[sd]\b"
    r"|\b(?:killed|died|dead|perished|displaced)\b[^.;]{0,100}?\b(?:in|by) (?:the|(?:its|their|[A-Z]\w+?(?:['’]?s)) )(?: ?[\w'’-]+){0,4}? (?:war|conflict|uprising|revolt)\b"
    r"|\bsince (?:the (?:beginning|start|outbreak)|(?:[\w-]+ ){0,6}?(?:19|20)\d\d)\b"
    r"|\b(?:hundreds of thousands of|millions)\b"
    r"|\b(?:past|last|recent) (?:\w+ )?(?:months|years?)\b|\bin recent weeks\b"
)
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those)\s(?:\w+\s){0,2}?(\w+?)(?:['’]s?)?\b")
_PURPOSE = re.compile(
    r"\W*(?:to (?!have (?!the |an? ))|(?:on |for )?the (?:\w+ )?(?:need|necessity|importance|urgency|responsibility)\b)",
    re.IGNORECASE,
)
"""Opens what is wanted: "to eliminate it", "the need to stop it"; "to have seen it" tells of the past."""
_SENSED = re.compile(r"\bcould (?:still )?be (?=(?:heard|seen|felt|smelled|smelt)\b)")
"""What could be heard was heard."""
_BELIEVED = re.compile(
    r"(?:is|are|was|were|(?:ha[sd]|have) been)\s(?:\w+ly\s)?(?:believed|thought|feared|presumed|understood)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"(?:(?:is|are|was|were|ha[sd]|have|also|been)\s)+\w+ed\b", re.IGNORECASE)
"""Opens a passive cue, after which the sentence may say where: "two more were reported in Barda"."""


def tells(attribution: Attribution) -> bool:
    """Whether an attribution says that something happened, by a past form or by a noun ("the attack")."""
    words = attribution.content_text
    return (
        _is_told(attribution)
        and _in_text(attribution)
        and not _PURPOSE.match(words)
        and not is_ahead(words)
        and (is_past(words) or _is_noun(words) or (attribution.source is None and is_passive(attribution)))
    )


def _is_told(attribution: Attribution) -> bool:
    """Whether an attribution tells of something; so does an opinion that is nobody's ("are believed to have been killed")."""
    return attribution.kind in _TELLING or _BELIEVED.match(attribution.cue.text) is not None


def says(attribution: Attribution) -> bool:
    """Whether an attribution says that something is or was so, and is no plan."""
    words = attribution.content_text
    return (
        _is_told(attribution)
        and _in_text(attribution)
        and not _PURPOSE.match(words)
        and words_of("verbs", "planned").isdisjoint(_WORD.findall(words.lower()))
    )


def holds(attribution: Attribution) -> bool:
    """Whether an attribution says that something happened, or is so where something is going on ("people are under the rubble")."""
    words = attribution.content_text.lower()
    found = _WORD.findall(words)
    return tells(attribution) or (
        says(attribution)
        and (
            not words_of("place_words", "story", "events").isdisjoint(found)
            or not words_of("place_words", "acts").isdisjoint(_DEFINITE.findall(words))
            or words.startswith("where ")
        )
    )


def _is_eventful(attribution: Attribution) -> bool:
    """Whether the words name an act, those it befell or what did it; other talk takes from the sentence before alone."""
    return not _event_words().isdisjoint(_WORD.findall(attribution.content_text.lower()))


@lru_cache(maxsize=1)
def _event_words() -> frozenset[str]:
    return hit_forms() | words_of("place_words", "acts", "events", "story", "weapons", "befalls")


def answers(attribution: Attribution) -> bool:
    """Whether an attribution is a denial or a no-comment."""
    return attribution.kind in _ANSWERING and _in_text(attribution)


def _in_text(attribution: Attribution) -> bool:
    return bool(attribution.content) and all(span.field == "text" for span in attribution.content)


def is_past(words: str) -> bool:
    """Whether words tell of something past: a past form that no "will", "would" or "to" governs."""
    before = ""
    for word in _WORD.findall(_sensed(words)):
        if _is_past_form(word, before) and before not in words_of("verbs", "ahead"):
            return True
        before = word
    return False


def _sensed(words: str) -> str:
    """Words in small letters, with "was heard" for "could be heard"."""
    return _SENSED.sub("was ", words.lower())


def is_ahead(words: str) -> bool:
    """Whether the first verb that shows is a "will" or a "might"."""
    before = ""
    for word in _WORD.findall(_sensed(words)):
        if word in words_of("verbs", "modal"):
            return True
        if _is_past_form(word, before) or word in words_of("verbs", "present"):
            return False
        before = word
    return False


def _is_past_form(word: str, before: str) -> bool:
    """Whether a word is a past form that does not qualify what follows it, as "rebel-held" and "a besieged" do."""
    return word in words_of("verbs", "past") or (
        word.endswith("ed")
        and len(word) > 4
        and "-" not in word
        and before not in _DETERMINERS
        and word not in words_of("verbs", "other")
    )


def is_state(words: str) -> bool:
    """Whether the first verb that shows is a present form: "the residents are trapped in the besieged town"."""
    before = ""
    for written in _WORD.findall(words):
        word = written.lower()
        if word in _PRESENT and not written.isupper():
            return True
        if _is_past_form(word, before):
            return False
        before = word
    return False


def _is_noun(words: str) -> bool:
    """Whether words are a short phrase for something that happened: "the attack on it", "two deaths"."""
    found = _WORD.findall(words.lower())
    return (
        len(found) <= LONGEST_NOUN
        and words_of("verbs", "present", "ahead").isdisjoint(found)
        and not words_of("place_words", "acts", "events").isdisjoint(
            found if len(found) <= SHORT_NOUN else found[:LONGEST_HEAD]
        )
    )


def is_passive(attribution: Attribution) -> bool:
    """Whether a cue in the passive tells what happened rather than who spoke: "two deaths were reported"."""
    return _is_told(attribution) and _PASSIVE.match(attribution.cue.text) is not None


def spans_long(words: str) -> bool:
    """Whether words tell of a whole war, of months or of years: "the conflict has claimed 90,000 lives", "since 2014"."""
    return _LONG.search(COMPARED.sub("", words)) is not None


def begins(attribution: Attribution) -> int:
    """Where an attribution begins in its text."""
    return min(span.start for span in (attribution.source, attribution.cue, attribution.content[0]) if span)


def reason_for(where: Passages, sentence: int, here: int) -> str:
    """In words where a sentence stands, by its number and that of the sentence of an attribution."""
    if sentence >= here:
        return SAME if sentence == here else AFTER if sentence == here + 1 else OPENING
    if sentence in where.opening_numbers[:1]:
        return LEDE
    return BEFORE if sentence == here - 1 else EARLIER


def sources_of(text: str, attribution: Attribution, reach: int = REACH) -> Iterator[tuple[tuple[int, int], str]]:
    """The stretches to inherit from, up to `reach` sentences back, the nearest first, and then the opening, each with the reason in words."""
    where = passages(text)
    if not where.sentences:
        return
    start = begins(attribution)
    number = where.at(start)
    begin, stop = where.sentences[number]
    if attribution.source and start < (goes_on := min(attribution.cue.start, attribution.content[0].start)) < stop:
        earlier = attribution.source.end, goes_on
        if not words_of("place_words", "saying").isdisjoint(text[slice(*earlier)].split()):
            yield earlier, SAME
    yield (begin, start), SAME
    if is_passive(attribution):
        yield (min(stop, max(attribution.cue.end, *(span.end for span in attribution.content))), stop), SAME
    if _is_told(attribution):
        near = range(number - 1, max(-1, number - 1 - (reach if _is_eventful(attribution) else 1)), -1)
        opening = [at for at in where.opening_numbers if at < number and at not in near and _is_eventful(attribution)]
        for at in (*near, *opening):
            yield where.sentences[at], reason_for(where, at, number)
        if number in where.opening_numbers and number + 1 < len(where.sentences):
            yield where.sentences[number + 1], reason_for(where, number + 1, number)
    elif (before := where.before(start)) is not None:
        yield before, BEFORE

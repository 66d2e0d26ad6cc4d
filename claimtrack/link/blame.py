"""Whom a claim blames, and whether an answer comes from there: sides, persons, and those who speak for them."""

from __future__ import annotations

from functools import lru_cache

from claimtrack.extract.gazetteer import fold
from claimtrack.extract.lexicons import table, word_set, words_of
from claimtrack.extract.sides import WORD, Word, markers_in
from claimtrack.link.acts import Act, acts
from claimtrack.models import Attribution

SHORTEST_NAME = 3
"""Letters of a surname at the least."""
OPENING = 25
"""Characters at the head of a content within which a noun alone ("chemical attacks on …") is what it is about."""
_ARTICLES = word_set("the a an all some other both")


def main_act(attribution: Attribution) -> Act | None:
    """The act that a content is about: its first that is not told by the way; of nouns, one with a doer, or that begins it."""
    for act in acts(attribution.content_text):
        told = not act.noun or act.doer or attribution.accused or act.start < OPENING
        if told and not act.aside:
            return act
    return None


def blames(claim: Attribution, answer: Attribution) -> bool:
    """Whether the side of an answer, or its speaker, is whom a claim accuses or says to have done it."""
    if claim.accused is not None and (_means(claim.accused, claim, answer.side) or _names(claim.accused, answer)):
        return True
    act = main_act(claim)
    return act is not None and bool(act.doer) and speaks_for(act.doer, claim, answer)


def speaks_for(words: str, claim: Attribution, answer: Attribution) -> bool:
    """Whether a claim's words name the side of an answer, or its speaker ("Armenian forces", "Mr. Biden")."""
    return any(_means(side, claim, answer.side) for side in sides_in(words, claim)) or _names(words, answer)


def sides_in(words: str, said: Attribution) -> frozenset[str]:
    """The sides that words of an attribution name; a person's own list comes before what they say by themselves."""
    return _sides_in(words, said.own_words)


@lru_cache(maxsize=8192)
def _sides_in(words: str, own_words: tuple[tuple[str, str, bool], ...]) -> frozenset[str]:
    own = {word: Word(side, capital) for word, side, capital in own_words}
    return frozenset(marker.side for marker in markers_in(WORD.findall(words), own=own))


def own(doer: str, claim: Attribution, answer: Attribution) -> bool:
    """Whether the words for who did it mean, in the mouth of an answer's speaker, the speaker or the speaker's side."""
    words = _plain(doer)
    if not words:
        return False
    owns = table("acts")["own"]
    bodies = bool(set(words) & word_set(owns["bodies"]))
    if words[0] in word_set(owns["first"]) or (words[0] in word_set(owns["third"]) and bodies):
        return True
    if words[0] in word_set(owns["he"]):
        return len(words) == 1 and blames(claim, answer)
    if sides := sides_in(doer, answer):
        return any(_means(side, answer, answer.side) for side in sides)
    return _names(doer, answer) or (bodies and len(words) == 1 and answer.side is not None)


def alike(one: str, other: str) -> bool:
    """Whether two phrases are the same words but for articles ("the police", "police")."""
    return _plain(one) == _plain(other) != []


def _plain(phrase: str) -> list[str]:
    return [word.lower() for word in WORD.findall(phrase) if word.lower() not in _ARTICLES]


def _means(named: str, said: Attribution, side: str | None) -> bool:
    """Whether a side that an attribution names may mean another: "Armenian forces" those of Nagorno-Karabakh, unless a person says whose."""
    if side is None or named == side:
        return named == side
    return table("sides")["means"].get(named) == side and named not in {own for _, own, _ in said.own_words}


def _names(words: str, answer: Attribution) -> bool:
    """Whether words name the speaker of an answer, or whom its source speaks for ("a spokesman for Mr. Biden")."""
    called = {fold(word) for word in _capitals(words)}
    source = answer.source.text if answer.source else ""
    if alike(words, source):
        return True
    speaker = _capitals(answer.speaker or source)
    last = fold(speaker[-1]) if speaker and (answer.speaker or source).split()[-1][:1].isupper() else ""
    if len(last) >= SHORTEST_NAME and last in called and not _kin(words, answer.speaker or source):
        return True
    mouth = {fold(word) for word in WORD.findall(f"{answer.speaker or ''} {source}")} & _mouths()
    principal = {fold(_bare(word)) for word in _capitals(f"{answer.speaker or ''} {source}")}
    surname = fold(_capitals(words)[-1]) if called else ""
    return bool(mouth) and len(surname) >= SHORTEST_NAME and surname in principal


def _kin(words: str, speaker: str) -> bool:
    """Whether one surname stands with two given names ("Hunter Biden", "Joe Biden")."""
    one, other = (_capitals(text) for text in (words, speaker))
    given = ({fold(word) for word in names[:-1]} - _titles() for names in (one, other))
    first, second = given
    return bool(first and second) and not first & second


def _capitals(text: str) -> list[str]:
    return [_bare(word) for word in WORD.findall(text) if word[:1].isupper()]


def _bare(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s")


@lru_cache(maxsize=1)
def _mouths() -> frozenset[str]:
    return word_set(table("acts")["mouths"]["words"])


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return words_of("titles", "roles") | word_set("mr mrs ms dr sen rep gov gen president senator former")

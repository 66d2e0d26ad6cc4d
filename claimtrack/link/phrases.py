"""Words of a text and the phrases around a verb or noun in it: subject, object, agent, and the auxiliaries of a verb.

Shallow on purpose: a phrase ends where a preposition, a conjunction or a stop does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claimtrack.extract.lexicons import word_set, words_of
from claimtrack.extract.names import CALENDAR
from claimtrack.link.act_words import bases, done, nouns, verbs

LONGEST_PHRASE = 12
"""Words of a subject or an object at the most."""
NEAR = 4
"""Words before a verb in which its auxiliaries and its "not" stand."""
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)+|\w+(?:[-’'‐]\w+)*|[^\w\s]")
AUXILIARY = word_set(
    "has have had having did do does been being be was were is are am not never also only just then later again once already ever"
)
_NEGATION = word_set("not never cannot neither nor")
NOBODY = word_set("no none nobody neither")
BREAK = word_set(
    "that which who whom when while after before because and but or if as said says saying where although though whether whose"
) | frozenset(',;:.!?…()"“”—–')
PREPOSITION = word_set(
    "in at near with by from during on into onto against toward towards around across inside outside over to for since without through under using"
) | {"of"}
_ADVERB = word_set(
    "there here today yesterday twice once again alone monday tuesday wednesday thursday friday saturday sunday"
)
_NO_AGENT = CALENDAR | word_set(
    "noon midday midnight dawn dusk daybreak nightfall sunrise sunset morning afternoon evening night then now today yesterday mistake accident chance"
)
"""What no one is who stands behind "by", but a time or how it came."""
_BOUND = word_set("least most")
_ABOUT = word_set("over around under to")
_LIMITING = word_set("only just also")
_WITH_WEAPONS = frozenset({"strike", "use"})
_TOWARDS = word_set("at on into onto against toward towards over")


@dataclass(frozen=True, slots=True)
class Words:
    """A text word by word: as written, in small letters with straight apostrophes, and where each begins and ends."""

    text: str
    tokens: tuple[str, ...]
    low: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]

    def words(self, first: int, last: int) -> str:
        """The words from one token up to another, as they stand."""
        return self.text[self.bounds[first][0] : self.bounds[last - 1][1]].strip(" ,") if first < last else ""


def words_in(text: str) -> Words:
    """The words and stops of a text."""
    found = list(_TOKEN.finditer(text))
    tokens = tuple(match.group() for match in found)
    return Words(
        text,
        tokens,
        tuple(token.lower().replace("’", "'") for token in tokens),
        tuple(match.span() for match in found),
    )


def is_preposition(read: Words, at: int) -> bool:
    """Whether a preposition stands there, and not "at least 40", "over 40"."""
    word, after = read.low[at], read.low[at + 1] if at + 1 < len(read.low) else ""
    return word in PREPOSITION and not (after in _BOUND or (word in _ABOUT and after[:1].isdigit()))


def group_start(read: Words, at: int) -> int:
    """Where the verb with its auxiliaries and adverbs begins."""
    while at and (
        read.low[at - 1] in AUXILIARY
        or read.low[at - 1] in done()
        or read.low[at - 1] == "to"
        or (read.low[at - 1].endswith("ly") and read.tokens[at - 1].islower())
        or read.low[at - 1].endswith("n't")
    ):
        at -= 1
    return at


def phrase_start(read: Words, end: int) -> int:
    """Where the noun phrase that ends there begins."""
    at = end = end - (end > 0 and read.low[end - 1] == ",")
    while at and end - at < LONGEST_PHRASE and read.low[at - 1] not in BREAK:
        at -= 1
    return at


def object_of(read: Words, at: int, kind: str) -> str:
    """What an act is done to: the object, or what stands after "at", "on", "against" where that is a weapon or wanting."""
    end, low = at, read.low
    while (
        end < len(low)
        and end - at < LONGEST_PHRASE
        and not _ends(read, end)
        and (not is_preposition(read, end) or (low[end] == "of" and end > at))
    ):
        end += 1
    direct = read.words(at, end)
    if direct and not (kind in _WITH_WEAPONS and _is_means(low[at:end])):
        return direct
    aiming = _TOWARDS if direct else _TOWARDS | {"of", "to", "with"}
    return object_of(read, end + 1, "") if end < len(low) and low[end] in aiming else ""


def _is_means(words: tuple[str, ...]) -> bool:
    """Whether the last word of a phrase, before any "of", is a weapon or an act: "a volley of rockets"."""
    head = words[: words.index("of")] if "of" in words else words
    return bool(head) and head[-1] in words_of("acts", "means") | nouns().keys()


def _ends(read: Words, at: int) -> bool:
    """Whether a word cannot stand in an object: a break, an auxiliary, a word of place or time, the next verb."""
    word = read.low[at]
    return (
        word in BREAK | _ADVERB
        or (word in AUXILIARY and word not in _LIMITING)
        or (word in verbs() and word not in bases() and word.endswith("ed"))
    )


def agent_of(read: Words, at: int) -> str:
    """The words after "by", near a passive or a noun."""
    for i in range(at + 1, min(at + 2 * LONGEST_PHRASE, len(read.low))):
        if read.low[i] in ".;!?":
            break
        if read.low[i] == "by":
            end = i + 1
            while (
                end < len(read.low) and end - i < LONGEST_PHRASE and read.low[end] not in BREAK | PREPOSITION - {"of"}
            ):
                end += 1
            named = read.words(i + 1, end)
            first = read.low[i + 1 : i + 2]
            return "" if _NO_AGENT & set(read.low[i + 1 : end]) or (first and first[0].endswith("ing")) else named
    return ""


def negates(words: Iterable[str]) -> bool:
    """Whether some words in small letters have a "not" among them."""
    return any(word in _NEGATION or word.endswith("n't") for word in words)


def is_possessive(word: str) -> bool:
    """Whether a word in small letters ends as in "Israel's" or "rebels'"."""
    return word.endswith(("'s", "s'"))

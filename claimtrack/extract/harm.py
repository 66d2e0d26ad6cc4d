"""What befell the people counted: "killing one", "12 people were killed", "the death toll rose to 12"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimtrack.extract.lexicons import demonyms, table, word_set, words_of
from claimtrack.extract.numbers import Number

BEHIND, AHEAD, PHRASE = 3, 12, 4
"""How many words from a number its verb may stand before and after it, and its noun."""
LIVES_REACH = 4
TOLL_REACH, FAR = 80, 200
"""How many characters before a number its toll may begin, and before one to which it rose."""
WHOM_REACH = 3

_STOP = frozenset('.;:!?()“”"—–')
BE = word_set("was were is are been be being reportedly also being got")
DYING = word_set("died dead die dies perished drowned missing")
COUNTING = word_set(
    "one two three four five six seven eight nine ten eleven twelve dozens scores hundreds several many at another more"
)
_TAKING = word_set("claim claims claimed claiming cost costs costing take takes took taken taking lost")
LINKING = word_set(
    "of to at least more than over up as many about around some nearly almost another a an further additional the by an least total estimated and/or only just all"
)
_PART = word_set("including among include includes included")
_TOLL = re.compile(
    r"\b(?:(toll)(?! of (?:the )?(?:injured|wounded|missing)\b)|(?:toll|number|count|total) of (?:[a-z]+ ){0,2}?([a-z]+))\b(?=[^.;:!?]*$)",
    re.IGNORECASE,
)
_DIGIT, _ANEW = re.compile(r"\d"), re.compile(r"\b(?:while|whereas)\b", re.IGNORECASE)
"""What may not stand between a toll and its number, and between a toll and the number to which it rose."""
_FINITE = word_set("died dies die")
"""Forms that are no participles: of "two of the 12 men died" the two are dead."""
_SUFFERING = word_set("suffered sustained received")
_NO, _VERB = word_set("no nobody none neither nor without"), BE | word_set("have has had did do does")
_AND, _OPENING = word_set("and but while when as ,"), COUNTING | word_set("a an the his her its their")
"""What parts clauses, and what opens the subject of the next one."""
_WHOLE = (("all",), ("both",), ("each",))
_VICTIMS = {"deceased": "killed", "victims": "killed"}
WHO = "(dead|deceased|victims|killed|fatalities|injured|wounded|hurt|missing|detained|arrested)"
"""All to whom something happened, as one group."""
_OF_VICTIMS = re.compile(
    rf"\b(?:(?<!of )(?:the|those) {WHO}(?: included?| includes| were| are|,? \(?(?:among|including) them(?: were| are)?)|among (?:the|those) {WHO}(?: were| was| are| is)) $",
    re.IGNORECASE,
)
"""As in "the dead included | 10 tourists", "among the injured were | three children"."""
AMONG_VICTIMS = re.compile(
    rf"(?:\s[\w-]+){{1,4}}?\s(?:was|were|are|is)\s(?:also\s)?among\s(?:the|those)\s{WHO}\b", re.IGNORECASE
)
"""As in "14 | children were among the dead"."""
_RISEN = re.compile(
    r"\b(?:rose|risen|rises|rising|climb(?:s|ed|ing)?|jump(?:s|ed)|soared|gone up|went up|increased|grown|grew|stands|stood|standing) (?:to|at) $|\bput(?:s|ting)? (?:the|its) (?:[a-z]+ )?(?:toll|number|count|total)\b(?:(?! at )[^.;:!?]){0,150} at $"
)
_MODAL = word_set("can could may might must shall should will would")
HURT_AT_MOST = 100_000
"""What "hurts" more people than these, as a crisis does, hurts no bodies."""
_FORMER = re.compile(r"\bfrom\s[^.;:!?]{1,30}?\sto\s+$")
"""As in "rose | from 12 to | 15"."""


def befell(text: str, number: Number, before: Sequence[str], after: Sequence[str]) -> str | None:
    """What befell those counted by a number with the words around it, those before it nearest last; None where nothing is told."""
    told = _harm_before(before, number.value) or _lives(before, after)
    if not told and not (number.needs_harm and after[:1] == ("of",)):
        told = _toll(text, number.start)
    if told:
        return told
    if (
        before[-1:] == ("of",)
        and before[-2:-1] not in _WHOLE
        and text[number.start : number.start + 4].lower() == "the "
    ):
        return harm_of_own(after)
    return harm_after(_past_whole(after)) or (harm_after(after) if after[:2] == ("of", "those") else None)


def _harm_before(before: Sequence[str], value: float) -> str | None:
    """As in "killing at least", "the deaths of": a verb or noun of harm whose object the number opens; nobody can "die four"."""
    for at, word in enumerate(reversed(before)):
        if word in _FINITE or (word in ("hurt", "hurting") and value > HURT_AT_MOST):
            return None
        if word in harms():
            return harms()[word]
        if word == "lives" and _TAKING & set(before[-at - LIVES_REACH :]):
            return "killed"
        if word not in LINKING or at >= BEHIND + 2:
            return None
    return None


def of_victims(text: str, number: Number) -> str | None:
    """What befell those whom a sentence names as of the victims: "the dead included | 10 tourists", "| three children were among the injured"."""
    start = number.start
    found = _OF_VICTIMS.search(text, max(0, start - TOLL_REACH), start) or AMONG_VICTIMS.match(text, number.end)
    if found is None or text.startswith("from", start):
        return None
    word = next(group for group in found.groups() if group).lower()
    return _VICTIMS.get(word) or harms()[word]


def is_possible(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the harm nearest to a number is only thought of: "may kill | a child", "a soldier | could be jailed"."""
    if before[-1:] and before[-1] in harms():
        mode = set(before[-2:-1])
        return bool(mode & _MODAL or ("to" in mode and before[-1] in words_of("figures", "active")))
    for at, word in enumerate(after):
        if word in _STOP or word in harms():
            return False
        if word in _MODAL:
            return after[at + 1 : at + 2] != ("have",)
    return False


def is_thought_of(before: Sequence[str]) -> bool:
    """Whether the words before speak of what may be or is wanted: "they hope to leave | without anyone being hurt"."""
    return not (_MODAL | {"to"}).isdisjoint(before)


def is_part(before: Sequence[str]) -> bool:
    """As in "12 people, including 3 children": a part of the number before is no toll of its own."""
    near = before[-2 * PHRASE :]
    for at, word in reversed([*enumerate(near)]):
        if word in _PART:
            return _OF_VICTIMS.search(" ".join(near[: at + 1]) + " ") is None
        if word in _STOP or word in harms():
            return False
    return False


def _lives(before: Sequence[str], after: Sequence[str]) -> str | None:
    """As in "claimed 300 lives"."""
    taken = after[:1] == ("lives",) and _TAKING & set(before[-LIVES_REACH:])
    return "killed" if taken else None


def harm_after(after: Sequence[str], reach: int = AHEAD) -> str | None:
    """As in "12 dead", "12 people killed", "two men and a child were killed", "12 received wounds", "32 others who were injured"."""
    for at, word in enumerate(after[:reach]):
        if word in _STOP or (word[0].isdigit() and not _goes_on(after[:at])) or _denies_or_ends(after, at):
            return None
        if "whom" in after[max(2, at - WHOM_REACH) : at]:
            continue  # befell others than those before "four of whom were …"
        if harms().get(word) == "injured" and _SUFFERING & set(after[:at][-3:]):
            return "injured"
        if word in befalling() and (at == 0 or _is_passive(after, at)):
            return harms()[word]
    return None


def _denies_or_ends(after: Sequence[str], at: int) -> bool:
    """Whether that word says that it was not so, or opens the next clause: "12 were | not hurt", "eight were fired | and a man was hurt"."""
    word, before = after[at], after[:at]
    if word in _NO or (word == "not" and not _VERB.isdisjoint(before[-1:])):
        return True
    return word in _AND and not BE.isdisjoint(before) and not _OPENING.isdisjoint(after[at + 1 : at + 2])


def harm_of_own(after: Sequence[str]) -> str | None:
    """What is told in the words that belong to a number itself: of "the 47 | wounded had died" the first."""
    return harm_after(after, len(own_words(after)))


def _past_whole(after: Sequence[str]) -> Sequence[str]:
    """What follows a part with its whole: of "7 | of the 47 wounded had died" and "eight | of the wounded have died" what they did."""
    if after[:1] != ("of",) or after[1:2] not in (("the",), ("those",)):
        return after
    if after[2:3] and (after[2][0].isdigit() or after[2] in COUNTING):
        return after[3 + len(own_words(after[3:])) :]
    return after[3 if after[2:3] and after[2] in harms() else 2 :]


def own_words(after: Sequence[str]) -> Sequence[str]:
    """The words that belong to "the 12" itself, what befell them included: of "soldiers killed were buried" the first two."""
    for at, word in enumerate(after):
        if word in words_of("figures", "ends") or word in _FINITE or not word[0].isalpha():
            return after[:at]
        if word in harms():
            return after[: at + 1]
    return after


def _goes_on(before: Sequence[str]) -> bool:
    """Whether a second number carries the subject on: "12 soldiers and | 13 civilians were killed", "12 people including | 3 children"."""
    return before[-1:] in (("including",), ("among",)) or (
        before[-1:] in (("and",), (",",), ("-",)) and not people().isdisjoint(before[-3:-1])
    )


def _is_passive(after: Sequence[str], at: int) -> bool:
    """Whether the participle at that word befell those counted: "were killed", "have died", "12 soldiers killed in", not "12 soldiers killed two", "a man shot dead two"."""
    last = set(after[max(0, at - 2) : at])
    objects = tuple(after[at + 1 : at + 3]) or (".",)
    active = (
        objects[0][0].isdigit() or objects[0] in COUNTING or _are_people(objects) or _are_things(after[at + 1 : at + 4])
    )
    by_doer = active and (after[at] == "drowned" or "shot" in last)
    if BE & last or (after[at] in DYING and not {"to", "of"} & last and not by_doer):
        return True
    return _in_phrase(after[:at]) and not active


def _are_people(objects: Sequence[str]) -> bool:
    return objects[-1] in people() and objects[0] not in BE


def _are_things(objects: Sequence[str]) -> bool:
    """As in "lawmakers killed | the trade deal"."""
    return not words_of("figures", "lifeless").isdisjoint(objects)


def _in_phrase(words: Sequence[str]) -> bool:
    """Whether only a noun phrase of people stands before a participle: "12 Syrian soldiers | killed"."""
    return len(words) <= PHRASE and not any(
        word in words_of("figures", "ends") or not word[0].isalpha() for word in words
    )


def _toll(text: str, start: int) -> str | None:
    """As in "the death toll rose to 12", "the number of wounded reached 32"."""
    risen = _RISEN.search(text, max(0, start - FAR), start)
    tolls = [*_TOLL.finditer(text, max(0, start - (FAR if risen else TOLL_REACH)), start)]
    if not tolls or (_ANEW if risen else _DIGIT).search(_FORMER.sub("", text[tolls[-1].end() : start])):
        return None
    found = tolls[-1]
    return "killed" if found[1] else harms().get(found[2].lower())


@lru_cache(maxsize=1)
def befalling() -> frozenset[str]:
    """The words for what befell those who stand before them: "killed", not "kills"; "injuries", not "wounds"."""
    return frozenset(harms().keys() - words_of("figures", "active"))


@lru_cache(maxsize=1)
def harms() -> dict[str, str]:
    """All words for harm, each with the one that is kept."""
    return {word: kept for kept, words in table("figures")["harm"].items() for word in words.split()}


@lru_cache(maxsize=1)
def people() -> frozenset[str]:
    """Words for people, in small letters: what befell them is what is counted."""
    return words_of("figures", "people") | {word for word in demonyms() if word[-1] == "s" and word[:-1] in demonyms()}

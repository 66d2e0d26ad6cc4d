"""What the words around one name of a place make of it: where it happened, where something came from, or only a mention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimtrack.extract.befalling import AHEAD, is_befallen
from claimtrack.extract.gazetteer import fold
from claimtrack.extract.governing import governing, words_in
from claimtrack.extract.landmarks import is_outside
from claimtrack.extract.lexicons import hit_forms, words_of
from claimtrack.extract.passages import passages, shouts
from claimtrack.extract.place_signs import shortened
from claimtrack.extract.toponyms import Toponym
from claimtrack.models import PlaceRole

REACH = 160
"""Characters before a name in which its governing word is looked for."""
AROUND, AWAY, FAR = 4, 6, 10
"""Words before that word in which an act, a withdrawal, or what is fired decides what "of", "from" and "on" mean."""
OBJECTS = frozenset({"of", "from", "with", "by", "for"})
"""Words that govern a name which is no subject."""

_EVENT, _ORIGIN, _MENTIONED = PlaceRole.EVENT, PlaceRole.ORIGIN, PlaceRole.MENTIONED
_ACT_AFTER = re.compile(r"(?:['’]s?)?\s+(?:(?:air|drone|missile|rocket|chemical)\s+)?(?:[a-z-]+\s+){0,2}?([a-z]+)\b")
_LEFT = re.compile(
    r"\b(?:from|out of)\s(?:(?:an?|the|its|their)\s)?(?:[\w-]+\s){0,2}?(?:air ?bases?|bases?|air ?fields?|airports?|positions|camps?|ports?)\s*$"
)
"""Before "in X" and "of X", what makes X the place of departure: "took off from an air base in"."""
_DATELINE = re.compile(r"(?:,\s[^—–\n]{1,30}?)?\s(?:\([A-Z][^)\n]{1,20}\)|[—–-]\s)")
"""After a name in capitals, what makes it the place from which is reported: "GANJA (Kura Press)"."""
_SHORE = re.compile(r"\b(?:\w+ern|east|west|north|south|left|right|opposite) (?:bank|side)s?\s*$")
_AIMED = re.compile(
    r"\b(?:(?:attack|raid|assault|strike|bombing)s? on|(?:target|attack|storm|shell|bomb|raid)(?:s|ed|ing)) (?:(?:the|an?|its|their) )?(?:[\w-]+ ){0,6}[\w-]+\s*$",
    re.IGNORECASE,
)
"""Before "in X", an act on a body or its building: "the bombing that targeted the headquarters of the interim government"."""
_THERE, _TOWARDS = frozenset({"in", "at", "on"}), frozenset({"into", "toward", "towards"})
_SITTING = frozenset({"in", "at"})
_SEATED = frozenset({"located", "based"})
_BY = frozenset({"near", "outside", "inside"})
"""Before an office or the like, what makes its town the place: "a blast near the headquarters in Ganja"."""
_CLAUSE = re.compile(r"[;:.!?]\s")
_WHERE = re.compile(r",?\swhere\s")
_POSSESSIVE = re.compile(r"(?:['’]s)?\s((?:[a-z-]+\s){0,4}[a-z-]+)")
_BORDER = re.compile(r"\bborders?(?:ing)?\s(?:with\s)?$")
_DROPPED = frozenset({"bombs", "missiles", "rockets", "shells"})
"""What is dropped or fired on a land: "bombs on Ukraine" fell there."""
_ABOUT = frozenset({"of", "on", "against", "for"})
_BODY = re.compile(r"\b(?:Islamic State|[Aa]l[ -]Qa[’']?[ei]da) (of|in)( Iraq and)?(?: the)? $")
_BODY_ENDS = re.compile(r" and (?:(?:the )?Levant|al-Sham|Syria)\b")
_BODY_SHORT = re.compile(r" \((?:IS|Daesh|DAESH)|\)")
"""Around a country, what makes it a part of a body's name: "the Islamic State in Iraq and Syria (ISIS)", "al-Qaeda in Iraq"."""
_BODY_REACH = 40
_PART_AFTER = re.compile(r"(?:['’]?s)?\s(?:[a-z-]+\s)?([a-z-]+)")
_AFFAIR = re.compile(
    r"(?:['’]?s)?\s(?:(?!(?:by|and|as|of|in|with|where|that|from|after|when)\s)[a-z-]+\s){0,4}?(?:war|conflict|crisis|uprising|revolution|government|regime|army|military|president|parliament|opposition|economy|politics)\b"
)
"""After a country, what makes it no place: "in Syria's long war"."""
_NOT_THERE = re.compile(
    r"(?:\b(?:but|and|though|although|while)|,) not (?:in|at|near|inside|around|outside) (?:the )?$|\ball the way to (?:the )?$"
)
"""Before a name, what says that something is not there, or that somebody would go so far: "in Ganja but not in Barda"."""
NOT_REACH = 30
"""Characters before a name in which that stands."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a place with its role; `aside` where it only says in or near what the name before lies, or where a speaker sits."""

    role: PlaceRole
    toponym: Toponym
    aside: bool = False


def alone(text: str, toponym: Toponym) -> Named:
    """What the words around a name make of it."""
    before = text[max(passages(text).bounds(toponym.start)[0], toponym.start - REACH) : toponym.start]
    if _is_no_place(text, before, toponym):
        return Named(_MENTIONED, toponym, aside=True)
    if toponym.entry.kind == "country" and ((near := is_outside(text, toponym)) or _owns(text, toponym)):
        return Named(_MENTIONED, toponym, aside=near)
    word, before, beside = governing(shortened(before))
    if (role := _after(text, toponym, subject=word not in OBJECTS)) is not None:
        return Named(role, toponym)
    earlier = words_in(before)[-AROUND:]
    if word in _THERE and (there := _there(text, word, earlier, before, toponym)):
        return there
    if word == "of" and _LEFT.search(before):
        return Named(_ORIGIN, toponym)
    if word == "from" or (word == "of" and earlier[-1:] == ["out"]):
        return Named(_left(word, words_in(before)[-AWAY:]), toponym)
    return Named(_EVENT if beside or _happens(word, earlier, before, toponym) else _MENTIONED, toponym)


def not_there(text: str, toponym: Toponym) -> bool:
    """Whether the words before a name say that what is told is not there: "in Ganja but not in Barda"."""
    return _NOT_THERE.search(text, max(0, toponym.start - NOT_REACH), toponym.start) is not None


def _is_no_place(text: str, before: str, toponym: Toponym) -> bool:
    """Whether a name is a part of another word or name, opens a dateline, or says only what something borders on or where it is not."""
    return (
        _names_body(text, toponym)
        or not_there(text, toponym)
        or text.startswith("-", toponym.end)
        or before.endswith("-")
        or (text[toponym.start : toponym.end].isupper() and _DATELINE.match(text, toponym.end) and not shouts(text))
        or _BORDER.search(before) is not None
    )


def _there(text: str, word: str, earlier: Sequence[str], before: str, toponym: Toponym) -> Named | None:
    """What "in", "at" or "on" makes of a name where it is not simply the place: where somebody is posted, speaks or sets out."""
    last = earlier[-1] if earlier else ""
    part = _PART_AFTER.match(text, toponym.end)
    if toponym.demonym or (word == "on" and part and part[1] in words_of("place_words", "directions")):
        return Named(_EVENT, toponym)
    seated = last in _SEATED and not words_of("place_words", "fighters").isdisjoint(earlier[-2:-1])
    if seated or last in words_of("place_words", "posted"):
        return Named(_ORIGIN, toponym)
    if word in _SITTING and _is_telling(last, earlier, before, toponym):
        return Named(_MENTIONED, toponym, aside=True)
    return Named(_ORIGIN, toponym) if word in _SITTING and _LEFT.search(before) else None


def _left(word: str, away: Sequence[str]) -> PlaceRole:
    """What "from" and "out of" make of a name, by the words before: something is done there, or it is where something came from."""
    if word == "from" and not words_of("place_words", "apart").isdisjoint(away):
        return _MENTIONED
    shown = word == "from" and away and away[-1] in words_of("place_words", "shown")
    done_there = words_of("place_words", "near_from" if word == "from" else "driving")
    return _EVENT if shown or not done_there.isdisjoint(away) else _ORIGIN


def _is_telling(last: str, earlier: Sequence[str], before: str, toponym: Toponym) -> bool:
    """Whether a place is where somebody speaks: "the ministry in Baku", "said in Turkey"."""
    if last in words_of("place_words", "tellers"):
        return hit_forms().isdisjoint(earlier) and _BY.isdisjoint(earlier) and not _AIMED.search(before)
    return toponym.entry.kind == "country" and last in words_of("place_words", "saying")


def _owns(text: str, toponym: Toponym) -> bool:
    """Whether a country stands in the possessive before something that is no part of it: "in America's interest"."""
    if not text.startswith(("s ", "'s ", "’s "), toponym.end - (text[toponym.end : toponym.end + 1] == " ")):
        return False
    if fold(text[toponym.start : toponym.end]) == fold(toponym.entry.name) and text.startswith(" ", toponym.end):
        return False
    thing = _POSSESSIVE.match(text, toponym.end)
    return (
        thing is not None
        and words_of("place_words", "kinds", "directions").isdisjoint(thing[1].split())
        and not text[thing.end() + 1 : thing.end() + 2].isupper()
    )


def _names_body(text: str, toponym: Toponym) -> bool:
    """Whether a name belongs to a body's, as in "Islamic State of Iraq"; that which fights "Islamic State in Iraq" is there."""
    body = _BODY.search(text, max(0, toponym.start - _BODY_REACH), toponym.start)
    if body is None or (body[2] and body[1] != "of"):
        return body is not None and _BODY_SHORT.match(text, toponym.end) is not None
    return body[1] == "of" or not body[0].startswith("Islamic") or _BODY_ENDS.match(text, toponym.end) is not None


def _happens(word: str, earlier: Sequence[str], before: str, toponym: Toponym) -> bool:
    """Whether a name's governing word, with the words before it, makes it the place of an act."""
    last, near = earlier[-1] if earlier else "", set(earlier)
    if last == "to" and not near.isdisjoint(words_of("place_words", "planning")):
        return False
    return (
        word in words_of("place_words", "where")
        or word in hit_forms()
        or (word in _ABOUT and (last in words_of("place_words", "acts") or last in hit_forms()))
        or (word == "of" and not near.isdisjoint(words_of("place_words", "holding")))
        or (word in _TOWARDS and not near.isdisjoint(words_of("place_words", "entering")))
        or (word == "of" and _SHORE.search(before) is not None)
        or (word == "over" and not near.isdisjoint(words_of("place_words", "flights")))
        or (word == "to" and (last.startswith("spread") or last in words_of("place_words", "next")))
        or (word == "between" and last in words_of("place_words", "stretch"))
        or (
            word in ("on", "against")
            and toponym.entry.kind in ("water", "region", "city", "site")
            and not _doing().isdisjoint(_clause(before))
        )
        or (word == "on" and not _DROPPED.isdisjoint(_clause(before)))
    )


def _clause(before: str) -> Sequence[str]:
    """The last words of the clause that goes on with a name."""
    return words_in(_CLAUSE.split(before)[-1])[-FAR:]


@lru_cache(maxsize=1)
def _doing() -> frozenset[str]:
    """Acts, and what is fired or dropped: where they stand, "on X" is where it happened."""
    return words_of("place_words", "acts", "weapons") | hit_forms()


def _after(text: str, toponym: Toponym, *, subject: bool) -> PlaceRole | None:
    """EVENT where the name is the subject of a passive ("X was shelled") or stands before an act ("the X bombing"); MENTIONED in "Syria's war"."""
    ahead = text[toponym.end : toponym.end + AHEAD]
    act = _ACT_AFTER.match(ahead)
    does = act is not None and act.group(1) in words_of("place_words", "acts")
    if toponym.entry.kind == "country" and (_AFFAIR.match(ahead) or (does and _initials(text, toponym))):
        return _MENTIONED
    if subject and is_befallen(ahead, land=toponym.entry.kind == "country"):
        return _EVENT
    if toponym.entry.kind != "country" and _WHERE.match(ahead):
        return _EVENT
    if does and toponym.entry.kind != "country" and not ahead.startswith(("'", "’")):
        return _EVENT
    return None


def _initials(text: str, toponym: Toponym) -> bool:
    """Whether a country is written in initials, which serve as its adjective: "in US air strikes"."""
    return text[toponym.start : toponym.end].replace(".", "").isupper()

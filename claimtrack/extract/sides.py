"""Whom words speak for: countries, parties and organisations by name.

A side is read from words, never guessed: a demonym or country that stands
before a role ("Azerbaijani President", "president of Georgia"), a body that is
known to speak for somebody ("the Kremlin"), a faction ("Syrian rebels"). A
witness or a reporter speaks for nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from claimtrack.extract.gazetteer import fold, lookup_folded
from claimtrack.extract.lexicons import demonyms, speaking_bodies, table, word_set, words_of

LONGEST_MARKER = 5
PREPOSITION_REACH = 4
LONGEST_LETTERS = 3
"""Letters up to which a land's name is written in capitals only."""

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[\w]+(?:[-’'‐][\w]+)*|[^\w\s]")
POSSESSIVE = re.compile(r"['’]s?$")
_SPEAKING_FOR = frozenset({"of", "for"})
SPOKEN_OF = word_set(
    "to on about against from with in at between over near into by inside outside around across along toward towards regarding"
)
_GOVERNING = word_set("authorities government leadership administration ministry ministries prosecutor prosecutors")
_SERVICE = word_set("officials police service services")
_SEPARATE = frozenset({"separatist", "separatists"})
_PLAIN = _SERVICE | word_set("the senior top local state government military security defence defense health emergency")
"""Beside which of these words alone officials who are somewhere speak for the state there: not "Western officials in Libya"."""
_SERVING = word_set("aide aides adviser advisers advisor advisors assistant deputy counsel")
_RIGHTS_GROUPS = word_set(
    "association center centre commission committee council federation foundation group groups league network organisation organization society"
)
"""Which of these is for human rights speaks for no country; a rights ombudsman or commissioner does, and the UN's council for the UN."""
_PORTFOLIO = word_set(
    "minister ministry secretary department court office inspectorate relations commissioner commission force market"
)
_ADJECTIVES = frozenset({"Democratic", "Republican"})
_BESIDE_PARTY = word_set(
    "party national committee convention caucus governors senate house presidential vice congressional"
)
_KINDS_OF_DEMOCRATS = word_set("christian social liberal national free new")
_OVER = frozenset({"former", "ex", "ethnic", "then"})

NOBODY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Word:
    """The side that words of a person's own list mean; `capital` for a name, which small letters do not mean."""

    side: str
    capital: bool


NO_WORDS: Mapping[str, Word] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Marker:
    """Words at `start:end` (word numbers) that name a side; `adjective` for a demonym."""

    start: int
    end: int
    side: str
    adjective: bool
    person: bool = False
    """Whether it is a person given by the caller."""
    own: bool = False
    """Whether it is of a person's own list, which comes before what the words say by themselves."""


def side_of(words: str, role: str = "", own: Mapping[str, Word] = NO_WORDS, name: str = "") -> str | None:
    """The side for which a source speaks, from its own words or what the text says of the person; None where nothing says so.

    `own` are the words of a person's own list, by their plain form; `name` is the person's, which names no side.
    """
    for part in (words, *role.split(" ; ")):
        if part and (side := _side(part, own, name)):
            return side
    return None


def _side(phrase: str, own: Mapping[str, Word], name: str) -> str | None:
    words = WORD.findall(phrase)
    if own and (side := _own_side(words, own)):
        return side
    words = _without_name(words, name)
    if faction := faction_in(words):
        return faction
    low = {word.lower() for word in words}
    if low & (_independent() | words_of("titles", "named_after")) and "state" not in low:
        return None
    found = (marker for marker in markers_in(words) if _speaks_for(words, marker))
    side = next((marker.side for marker in found), None) or capital_in(words) or _seated_in(words)
    private = "rights" in low and low & _RIGHTS_GROUPS and side in demonyms().values()
    return None if private else side


def _own_side(words: list[str], own: Mapping[str, Word]) -> str | None:
    """The side that own words make of a phrase, where they say for whom it speaks, and nothing beside them says otherwise."""
    for marker in markers_in(words, own=own):
        beside = {word.lower() for word in (*words[: marker.start], *words[marker.end :])}
        if marker.own and not beside & _independent() and _speaks_for(words, marker):
            return marker.side
    return None


def _without_name(words: list[str], whole: str) -> list[str]:
    """Words without a person's full name, or its last or first words: "Gen. | Germán Pérez" is no German general.

    What names a side as a whole is none, nor what stands in capitals, which tell no name.
    """
    name = WORD.findall(whole)
    if len(name) < 2 or whole.isupper() or _named(whole) or any(map(POSSESSIVE.search, name)):
        return words
    for part in (*(name[at:] for at in range(len(name))), *(name[:end] for end in range(len(name) - 1, 0, -1))):
        for at in range(len(words) - len(part) + 1):
            end = at + len(part)
            if [*words[at : end - 1], POSSESSIVE.sub("", words[end - 1])] == part:
                return words[:at] + words[end:]
    return words


def faction_in(words: list[str]) -> str | None:
    """As in "Syrian rebels", "pro-Russian separatists", "Saudi-led coalition" as sides of their own."""
    for at, word in enumerate(words):
        adjective, hyphen, rest = word.partition("-")
        pro = adjective == "pro" and rest
        led = hyphen and rest == "led"
        if fold(rest if pro else adjective if led else word) not in demonyms():
            continue
        ahead = [each.lower() for each in words[at + 1 : at + 3]]
        kinds = {"coalition", "alliance"} if led else _factions()
        if noun := next((each for each in ahead if each in kinds), None):
            plural = noun if led or noun.endswith("s") or noun == "opposition" else noun + "s"
            return f"{word} {plural}"
    return None


def _speaks_for(words: list[str], marker: Marker) -> bool:
    """Whether a marker's place in a phrase makes it the side, not merely something spoken of."""
    before = [word.lower() for word in words[max(0, marker.start - PREPOSITION_REACH) : marker.start]]
    if _OVER & set(before):
        return False
    governing = next((word for word in reversed(before) if word in SPOKEN_OF or word in _SPEAKING_FOR), None)
    if governing in SPOKEN_OF:
        heads = {word.lower() for word in words[: marker.start]} - {"in"}
        return (governing == "in" and _of_state(heads)) or bool(governing == "to" and heads & _SERVING)
    if marker.adjective and _tells_apart(words, marker):
        return False
    return marker.adjective or governing in _SPEAKING_FOR or _premodifies(words, marker)


def _tells_apart(words: list[str], marker: Marker) -> bool:
    """As in "the company's Nigerian unit", "the BBC's Russian service": a part of somebody who has others elsewhere."""
    before = words[marker.start - 1] if marker.start else ""
    ahead = {word.lower() for word in words[marker.end : marker.end + 1]}
    return bool(POSSESSIVE.search(before)) and not ahead.isdisjoint(words_of("sides", "parts"))


def _of_state(heads: set[str]) -> bool:
    """Whether words in small letters are of a body that, where it sits, speaks for the state; separatists speak for their own."""
    return bool(heads & _GOVERNING and not heads & _factions() - _SEPARATE) or (
        bool(heads & _SERVICE) and heads <= _PLAIN
    )


def _seated_in(words: list[str]) -> str | None:
    """The side of a body of state that sits in a capital, as "the defence ministry in Tallinn"."""
    at = words.index("in") if "in" in words else 0
    return capital_in(words[at + 1 :]) if _of_state({word.lower() for word in words[:at]}) else None


def _premodifies(words: list[str], marker: Marker) -> bool:
    """As in "Russia's minister", "Russia's", "Russia", "Ukraine President X"."""
    if marker.end == len(words) and [word.lower() for word in words[: marker.start]] in ([], ["the"]):
        return True
    if POSSESSIVE.search(words[marker.end - 1]):
        return True
    following = words[marker.end].lower() if marker.end < len(words) else ""
    return following in words_of("titles", "roles") or following in words_of("titles", "bodies")


def capital_in(words: list[str]) -> str | None:
    """A capital that speaks by itself."""
    name = " ".join(words).removeprefix("the ").removesuffix("’s").removesuffix("'s")
    side = table("sides")["capitals"].get(name)
    return str(side) if side else None


def markers_in(
    words: list[str], people: Mapping[str, str] = NOBODY, own: Mapping[str, Word] = NO_WORDS
) -> Iterator[Marker]:
    """The names and demonyms of sides (and the people and own words given) in a phrase, longest first at each word, in order."""
    at = 0
    longest = max((len(name.split()) for name in own), default=0)
    while at < len(words):
        if longest and (mine := _own_at(words, at, own, longest)):
            yield mine
            at = mine.end - 1
        elif words[at][0].isupper() or words[at].startswith("al-"):
            for size in range(_reach(words, at), 0, -1):
                name = POSSESSIVE.sub("", " ".join(words[at : at + size]))
                if (found := _named(name)) and not (size == 1 and _of_another_name(words, at, found[0])):
                    yield Marker(at, at + size, *found)
                elif person := people.get(fold(name)) if people else None:
                    yield Marker(at, at + size, person, adjective=False, person=True)
                else:
                    continue
                at += size - 1
                break
        at += 1


def _of_another_name(words: list[str], at: int, side: str) -> bool:
    """Whether a party's word is part of something else's name: "Labour Minister", "National Democratic Forum"."""
    if not side.endswith(" Party"):
        return False
    before, after = ([word.lower() for word in part] for part in (words[max(0, at - 1) : at], words[at + 1 : at + 2]))
    if words[at] == "Labour":
        return not _PORTFOLIO.isdisjoint(after)
    if words[at] not in _ADJECTIVES:
        return words[at].startswith("Democrat") and not _KINDS_OF_DEMOCRATS.isdisjoint(before)
    beside = _BESIDE_PARTY | words_of("titles", "roles", "honorifics")
    another = words[at + 1 : at + 2] and words[at + 1][:1].isupper() and after[0].rstrip(".") not in beside
    return bool(another) or not _KINDS_OF_DEMOCRATS.isdisjoint(before)


def _own_at(words: list[str], at: int, own: Mapping[str, Word], longest: int) -> Marker | None:
    """The longest own words that begin there."""
    for size in range(min(longest, len(words) - at), 0, -1):
        found = own.get(fold(POSSESSIVE.sub("", " ".join(words[at : at + size]))))
        if found and (words[at][0].isupper() if found.capital else not _qualified(words, at, at + size)):
            return Marker(at, at + size, found.side, adjective=True, own=True)
    return None


def _qualified(words: list[str], start: int, end: int) -> bool:
    """Whether others name a side for a description, as in "Syrian rebels", "pro-Russian rebels", "ministry of Georgia"."""
    before = [words[start - 1].removeprefix("pro-").removesuffix("-led")] if start else []
    after = words[end + 1 : end + 4] if words[end : end + 1] == ["of"] else []
    return any(markers_in(before)) or any(markers_in(after))


def _reach(words: list[str], at: int) -> int:
    """How many words from that one on can make a name: capitals, and "of" and "the" between them."""
    size = 1
    while size < min(LONGEST_MARKER, len(words) - at) and (
        words[at + size][0].isupper() or words[at + size] in ("of", "the", "and")
    ):
        size += 1
    return size


@lru_cache(maxsize=4096)
def _named(name: str) -> tuple[str, bool] | None:
    """The side that a name or demonym stands for, and whether it is an adjective."""
    folded = fold(name.removesuffix("-run"))
    if side := speaking_bodies().get(folded):
        return side, True
    if side := demonyms().get(folded):
        return side, True
    entries = lookup_folded(folded) if name.isupper() or len(folded) > LONGEST_LETTERS else ()  # "Car" is no CAR
    if (
        entries
        and entries[0].main
        and entries[0].kind in ("country", "region")
        and (entries[0].kind == "country" or entries[0].country)
    ):
        return entries[0].name, False
    return None


@lru_cache(maxsize=1)
def _independent() -> frozenset[str]:
    return words_of("sides", "independent")


@lru_cache(maxsize=1)
def _factions() -> frozenset[str]:
    return words_of("sides", "factions")

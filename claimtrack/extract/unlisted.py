"""Places that a text names and no gazetteer has: "the village of X", "the X neighbourhood", "X Street".

What kind of place it is must stand beside the name. A part of a town has the position of the
town that the text names with it; a village has a name and no position. The country is the one
that the text speaks of most, where there is one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from claimtrack.extract.gazetteer import Entry, fold
from claimtrack.extract.holding_towns import TOWN_REACH, Around, around
from claimtrack.extract.lexicons import common_words, demonyms, hit_forms, words_of
from claimtrack.extract.names import CALENDAR, Word, bare, capital_runs
from claimtrack.extract.passages import offsets_in
from claimtrack.extract.people import mentions
from claimtrack.extract.place_signs import is_feast
from claimtrack.extract.toponyms import Toponym, toponyms
from claimtrack.extract.transliteration import concerned, spelt_near

LONGEST_NAME = 3
"""Words up to which a run of capitals is one name; longer ones are lists that have lost their commas."""
BEFORE_REACH = 40
"""Characters before a name in which the words that make it a place are looked for."""

_TOWN_OF = re.compile(
    r"\b(?:village|town|suburb|neighbou?rhood|district|quarter|hamlet|settlement)(s?) of (?:the )?$", re.IGNORECASE
)
_WHERE = re.compile(
    r"\b(?:in|at|near|outside|around|on|into|towards?|from|of|inside|across)(?: (?:the|nearby|[a-z]+ern|[a-z-]+-held|besieged|residential))*(?: (?:al|el))? $",
    re.IGNORECASE,
)
_TOWN_AFTER = re.compile(
    r" (?:village|town|neighbou?rhood|district|quarter|suburb|area|hamlet|region|street|avenue|hills?|mountains?|farms?|valley|plain|(?:border )?crossing|dam|camp|junction"
    r"|barracks|garrison|(?:military|naval|army) base|air ?base|air ?field|(?:military )?airport|(?:oil|gas) ?fields?|power (?:plant|station))\b(?! (?:attorney|court|judge|council|hall|manager|school))"
)
_LIES = re.compile(
    r",?\s(?:which\s)?(?:(?:is|lies|sits|stands)\s)?(?:located\s|situated\s)?(?:about\s|around\s|some\s|roughly\s|just\s|nearly\s)?[\d.,]+\s?(?:km|kilomet\w+|miles?)\s(?:\([^)]*\)\s)?(?:(?:to the\s)?(?:north|south|east|west)|from|away|outside)"
)
"""After a name, what says how far from another place it lies."""
_APPOSED = re.compile(r",?\s(?:a|an|the)\s(?:[a-z-]+\s){0,3}(?:village|town|suburb|hamlet)\b")
"""After a name, what says what it is: "Babeska, a village in Idlib"."""
_AND = re.compile(r"[a-z] and (?:the )?$")
_TOWNS = re.compile(
    r"( and (?:the )?(?:al-)?[A-Z][\w-]+(?: (?:al-)?[A-Z][\w-]+)?)? (?:residential )?(villages|towns|neighbou?rhoods|districts|quarters|suburbs)\b"
)
"""After the last two names of a list, what says what all are: "on Zintul and Habbouneh neighbourhoods"."""
_PART = re.compile(r" (?:neighbou?rhood|district|quarter|suburb|street|avenue)\b", re.IGNORECASE)
_ROAD = re.compile(r" (?:street|avenue)\b")
_CALLED_SO = re.compile(
    r"\b(?:(?:Old|Ancient) (?:City|Town)|[Bb]ase \d+(?! ?(?:km|kilomet|mi(?:les?)?|m|met(?:re|er)s?|yards|feet|hours|minutes)\b)|(?:Division|Brigade|Regiment) \d+(?= (?:air)?base\b))(?!\w| [A-Z])"
)
"""Names that are a kind by themselves: "the Old City", "Base 46"."""
_PART_OF = re.compile(r"\b(?:neighbou?rhood|district|quarter|suburb)s? of (?:the )?$", re.IGNORECASE)
_ROADS = frozenset({"street", "road", "avenue", "square", "roundabout"})
"""Words that, with a capital, end a name even of common words: "in Baron Street"."""
_SPOTS = _ROADS | {"neighborhood", "neighbourhood", "district", "junction"}
"""Words that, with a capital, end the name of a part of a town."""
_FEATURES = frozenset({"village", "hill", "hills", "mountain", "airbase"})
"""Words that end the name of another place."""


def unlisted(text: str) -> tuple[Toponym, ...]:
    """The places that a text names beside their kind and that the gazetteer lacks, in order."""
    known = toponyms(text)
    taken = offsets_in((one.start, one.end) for one in known)
    places = around(text, known)
    found: dict[str, Entry] = {}
    pieces = [piece for piece in _pieces(text) if taken.isdisjoint(range(piece.start, piece.end))]
    for piece in pieces:
        if not piece.named:
            continue
        near = [one.entry for one in known if one.entry.kind == "city" and abs(one.start - piece.start) <= TOWN_REACH]
        entry = spelt_near(fold(piece.name), near) or _entry(places, piece)
        found.setdefault(piece.name, entry)
    people = offsets_in((mention.start, mention.end) for mention in mentions(text))
    made = (
        Toponym(piece.start, piece.end, found[piece.name])
        for piece in pieces
        if piece.name in found and (piece.named or piece.start not in people)
    )
    return tuple(sorted(made, key=lambda each: each.start))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of capitals, or one of the names that a run is made of; `named` where the words around say that it is a place."""

    start: int
    end: int
    name: str
    named: bool
    quarter: bool


def _pieces(text: str) -> Iterator[_Piece]:
    """The runs of capitals of a text; lists that have lost their commas are parted where a name begins with "al-"."""
    set_names = {match.start(): match for match in _CALLED_SO.finditer(text)}
    for run in filter(None, map(_unheld, capital_runs(text))):
        if run[0].start in set_names:
            continue
        kind = _listed(text, run)
        for words in _parted(run) if kind else [run]:
            start, end = words[0].start, words[-1].start + len(bare(words[-1].text))
            named = (kind is not None and _may_be_name(words)) or _names_place(text, words)
            quarter = _is_part(text, start, end) or (
                kind is not None and kind.startswith(("neighb", "quarter", "suburb"))
            )
            yield _Piece(start, end, text[start:end], named, quarter)
    for start, match in set_names.items():
        yield _Piece(start, match.end(), match[0], named=True, quarter=True)


def _listed(text: str, run: Sequence[Word]) -> str | None:
    """What the names of a list are, where a run is all of it or its last or its first names: "on Zintul and Habbouneh neighbourhoods"."""
    before = text[max(0, run[0].start - BEFORE_REACH) : run[0].start]
    kinds = _TOWNS.match(text, run[-1].end)
    if kinds and (kinds[1] or _AND.search(before) or (len(_parted(run)) > 1 and _WHERE.search(before))):
        return kinds[2]
    return None


def _parted(run: Sequence[Word]) -> list[list[Word]]:
    parts: list[list[Word]] = []
    for word in run:
        if not parts or word.text.lower().startswith("al-"):
            parts.append([])
        parts[-1].append(word)
    return parts


def _unheld(run: Sequence[Word]) -> Sequence[Word]:
    """A run of capitals from the name on that stands behind "Rebel-held" and the like."""
    return tuple(dropwhile(lambda word: word.text.endswith(("-held", "-controlled", "-run")), run))


def _entry(places: Around, piece: _Piece) -> Entry:
    """A place that has only a name and the land that it lies in, or the position of the town that it is a part of."""
    town = places.town(piece.start, piece.end) if piece.quarter else None
    holding = town or (behind.entry if (behind := places.behind(piece.end)) else None)
    lat, lon = (town.lat, town.lon) if town else (math.nan, math.nan)
    id_ = f"name:{fold(piece.name)}" + (f":{town.id}" if town else "")
    land = (holding.country if holding else None) or places.land
    return Entry(id_, piece.name, land, lat, lon, 0, "city")


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a name is that of a quarter or a street."""
    return (
        _PART.match(text, end) is not None
        or _PART_OF.search(text, max(0, start - BEFORE_REACH), start) is not None
        or _ends_as_part(text[start:end])
    )


def _ends_as_part(name: str) -> bool:
    return fold(name).rpartition(" ")[2] in _SPOTS


def _names_place(text: str, run: Sequence[Word]) -> bool:
    """Whether the words around a short run of capitals, or its last one, say that it is a part of a town or a small town."""
    start, end = run[0].start, run[-1].end
    before = text[max(0, start - BEFORE_REACH) : start]
    of = _TOWN_OF.search(before)
    if not _may_be_name(run, of_words=_ROAD.match(text, end) is not None or (of is not None and len(run) == 1)):
        return False
    folded = [fold(bare(word.text)) for word in run]
    if of:
        return not of[1] or len(run) < LONGEST_NAME
    if _LIES.match(text, end) or _APPOSED.match(text, end):
        return True
    spot = len(folded) > 1 and (
        folded[-1] in _SPOTS | _FEATURES or (folded[0] in words_of("place_words", "features") and concerned(text))
    )
    governed = _WHERE.search(before) is not None or not hit_forms().isdisjoint(before.removesuffix("the ").split()[-1:])
    return governed and (spot or _TOWN_AFTER.match(text, end) is not None)


def _may_be_name(run: Sequence[Word], *, of_words: bool = False) -> bool:
    """Whether a run is short, and its words are none of a body, a title, a people or the calendar, nor common ones, which a road's name may be made `of_words`."""
    folded = [fold(bare(word.text)) for word in run]
    words = [word for word in folded if word not in _SPOTS | _FEATURES]
    of_words = of_words or folded[-1] in _ROADS
    return (
        bool(words)
        and len(run) <= LONGEST_NAME
        and CALENDAR.isdisjoint(folded)
        and not is_feast(" ".join(words))
        and demonyms().keys().isdisjoint(folded)
        and not any(
            (word in common_words() and not of_words)
            or word in words_of("titles", "bodies")
            or word in words_of("titles", "roles")
            for word in words
        )
    )

"""Which places a user means: names in any spelling, ids, and what lies near.

A name that several places have stands for the one that the store's claims know,
and that is said; where they know several, it is an error that lists them, since a
wrong filter must not be silent.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from claimtrack.errors import UsageError
from claimtrack.extract import gazetteer
from claimtrack.extract.divisions import is_kind
from claimtrack.extract.gazetteer import Entry, fold
from claimtrack.tasks.alike import nearest
from claimtrack.tasks.areas import AREAS, Meant, distance_km, division_named, entry_of, meant, whole_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.store import PlaceCount, Store
    from claimtrack.tasks.where import Where

DEFAULT_KM = 50.0
TOO_WIDE = frozenset({"country", "state", "continent"})
"""Kinds of places whose middle is no place where anything happened."""
KINDS_TOLD = AREAS | {"site"}
_KIND_AFTER = re.compile(r" \([a-z]+\)$")
"""What kind of place it is, as that is printed: "Syria (country)"."""
_ID = re.compile(r"\d+|ct:\S+")


def resolve(store: Store, where: Where, spots: Sequence[PlaceCount], notes: list[str]) -> dict[str, str]:
    """The ids of the store's places that fit, each with what to say of why.

    `spots` are the places of the store's claims. Raises UsageError where a name or id is
    unknown or stands for several of them, or the distance is none.
    """
    _check_km(where)
    fitting: dict[str, str] | None = None
    if where.names or where.ids:
        asked = [named(store, name, spots, where, notes) for name in where.names]
        asked += [by_id(place_id, spots) for place_id in where.ids]
        fitting = {}
        for one in asked:
            for spot in spots:
                if spot.id in one.ids:
                    inside = "" if spot.id == one.entry.id else f"in {one.entry.name}"
                    fitting[spot.id] = "" if not inside else fitting.get(spot.id, inside)
    if where.near is not None:
        close = _near(store, where, spots, notes)
        fitting = close if fitting is None else {id_: close[id_] for id_ in fitting if id_ in close}
    return fitting or {}


def named(store: Store, name: str, spots: Sequence[PlaceCount], where: Where, notes: list[str]) -> Meant:
    """The place that a name stands for among those that claims know."""
    found = _known(name, spots) or _taken_for(store, name, spots, notes)
    present = {spot.id for spot in spots}
    told = [one for one in found if one.ids & present]
    if (whole := whole_of(found[0].entry)) and whole.id in present:
        notes.append(f"what is told of {label(whole)}, also as {found[0].entry.name}: --place-id {whole.id}")
    return _chosen(store, name, found, told, where, notes)


def by_id(place_id: str, spots: Sequence[PlaceCount]) -> Meant:
    """The place of an id, with what lies in it."""
    entry = gazetteer.by_id(place_id) or next((entry_of(spot) for spot in spots if spot.id == place_id), None)
    if entry is None:
        raise UsageError(f"no place has the id {place_id}", "`claimtrack places` lists places with their ids")
    return meant(entry, spots)


def _check_km(where: Where) -> None:
    if where.km is None:
        return
    if where.near is None:
        raise UsageError("--km needs --near: from where?", "for example --near Ganja --km 50")
    if not (math.isfinite(where.km) and where.km > 0):
        raise UsageError(f"--km {where.km:g} is no distance", "give kilometres above 0, for example --km 50")


def _near(store: Store, where: Where, spots: Sequence[PlaceCount], notes: list[str]) -> dict[str, str]:
    """The places within the distance, each with how far it is."""
    name, km = where.near or "", where.km or DEFAULT_KM
    if _ID.fullmatch(name):
        centre = by_id(name, spots)
    else:
        known = _known(name, spots) or _taken_for(store, name, spots, notes)
        points = [one for one in known if one.entry.kind not in AREAS]
        close = [one for one in points if _within(one.entry, km, spots)]
        if not close and known[0].entry.kind in AREAS:
            points = close = known[:1]
        centre = _chosen(store, name, points or known, close, where, notes)
    if not centre.entry.located:
        raise UsageError(
            f"{centre.entry.name} has no known position", f'--place "{centre.entry.name}" finds it by name'
        )
    if centre.entry.kind in AREAS:
        notes.append(f"{label(centre.entry)} is no point: distances are from its middle; --place finds what lies in it")
    return {
        id_: "" if id_ == centre.entry.id else f"{far:.0f} km from {centre.entry.name}"
        for id_, far in _within(centre.entry, km, spots).items()
    }


def _within(entry: Entry, km: float, spots: Sequence[PlaceCount]) -> dict[str, float]:
    """The distance of each place that is near enough; a country as a whole is near nothing but itself."""
    return {
        spot.id: far
        for spot in spots
        if spot.lat is not None
        and spot.lon is not None
        and (far := distance_km(entry.lat, entry.lon, spot.lat, spot.lon)) <= km
        and (spot.id == entry.id or entry_of(spot).kind not in TOO_WIDE)
    }


def _known(name: str, spots: Sequence[PlaceCount]) -> list[Meant]:
    """The places of just that name, in the gazetteer or the store; also as they are printed, with what they lie in: "Ganja, Azerbaijan"."""
    if found := _named(name, spots):
        return [meant(entry, spots) for entry in found]
    head, *around = _KIND_AFTER.sub("", name).split(",")
    return [
        meant(entry, spots) for entry in _named(head, spots) if all(_lies_in(entry, part.strip()) for part in around)
    ]


def _named(name: str, spots: Sequence[PlaceCount]) -> list[Entry]:
    entries = [division] if (division := division_named(name)) else list(gazetteer.lookup(name))
    ids = {entry.id for entry in entries}
    return entries + [entry_of(spot) for spot in spots if spot.id not in ids and fold(spot.name) == fold(name)]


def _lies_in(entry: Entry, written: str) -> bool:
    """Whether what is written behind the name of a place is its country, by name or code, or its division: "Paris, Texas"."""
    country = gazetteer.country_name(entry.country) if entry.country else None
    return fold(written) in {fold(name) for name in (country, entry.country, entry.admin1) if name} or any(
        area.kind == "state" and (area.country, area.admin1) == (entry.country, entry.admin1)
        for area in gazetteer.lookup(written)
    )


def _taken_for(store: Store, name: str, spots: Sequence[PlaceCount], notes: list[str]) -> list[Meant]:
    """The place that a misspelt name is taken for, one that claims know if any; raises UsageError where there is none."""
    if not name.strip():
        raise UsageError("a place must have a name", "`claimtrack places` lists places")
    words = set(name.casefold().split())
    if people := [who for who in store.speakers.known() if words <= set(re.findall(r"[\w’'-]+", who.casefold()))]:
        raise UsageError(
            f"no place is called '{name}', but {'a speaker is' if len(people) == 1 else 'speakers are'}: "
            f"{', '.join(people[:3])}",
            f'--speaker "{name}" finds what they claim',
        )
    own = {spot.name: spot for spot in spots}
    alike = [meant(entry_of(own[hit]), spots) for hit in _alike(name, list(own))]
    alike += [meant(entry, spots) for entry in _without_kind(name) or gazetteer.nearest(name)]
    if not alike:
        raise UsageError(f"no place is called '{name}'", _remedy(name, spots))
    present = {spot.id for spot in spots}
    taken = next((one for one in alike if one.ids & present), alike[0])
    tail = "" if taken.ids & present else ", which no claim here is about"
    notes.append(f"no place is called '{name}'; taken for {label(taken.entry)}{tail}")
    return [taken]


def _without_kind(name: str) -> tuple[Entry, ...]:
    """The places of a name without the word that calls it a province or the like, which no gazetteer knows it as: "Cebu province"."""
    bare, _, kind = name.strip().rpartition(" ")
    return gazetteer.lookup(bare) if is_kind(kind.lower()) else ()


def _alike(name: str, known: Sequence[str]) -> list[str]:
    from rapidfuzz import fuzz, process

    hits = process.extract(
        name, known, scorer=fuzz.ratio, processor=fold, limit=3, score_cutoff=gazetteer.MISSPELT_AT_LEAST
    )
    return [hit for hit, _, _ in hits]


def _remedy(name: str, spots: Sequence[PlaceCount]) -> str:
    if not any("LATIN" in letter for letter in _letters(name)):
        return "write it in Latin letters, as Ganja or Gəncə; `claimtrack places` lists the places of the store"
    near = nearest(name, [spot.name for spot in spots])
    return f"nearest places known: {', '.join(near)}" if near else "`claimtrack places` lists the places of the store"


def _letters(name: str) -> list[str]:
    import unicodedata

    return [unicodedata.name(char, "") for char in name if char.isalpha()]


def _chosen(
    store: Store, name: str, found: Sequence[Meant], told: Sequence[Meant], where: Where, notes: list[str]
) -> Meant:
    """The one place meant, of all of that name (`found`) and those that claims are about (`told`)."""
    if len(found) == 1:
        return found[0]
    if not told:
        notes.append(f"{len(found)} places are called '{name}', and no claim here is about any: {_labels(found)}")
        return Meant(found[0].entry, frozenset().union(*(one.ids for one in found)))
    widest = max(told, key=lambda one: len(one.ids))
    if all(one.entry.id in widest.ids for one in told):
        others = [one for one in found if one.entry.id not in widest.ids]
        within = [one for one in told if one is not widest]
        if within:
            notes.append(
                f"'{name}' is taken for {label(widest.entry)} with what lies in it; "
                f"--place-id {within[0].entry.id} is {label(within[0].entry)} alone"
            )
        elif others:
            no_claim = "no claim here is about" if where.near is None else "no claim is near"
            notes.append(f"'{name}' is taken for {label(widest.entry)}; {no_claim} {_labels(others)}")
        return widest
    lines = [_line(one, store.claims_at(one.ids, any_role=where.any_role)) for one in told]
    option = f"--near {told[0].entry.id}" if where.near == name else f"--place-id {told[0].entry.id}"
    raise UsageError(
        f"'{name}' is the name of {len(told)} places that claims are about",
        f"choose one, as with {option} instead of the name",
        lines,
    )


def _line(one: Meant, claims: int) -> str:
    """`2988507 Paris, FR, population 2,138,551: 9 claims`."""
    people = f", population {one.entry.population:,}" if one.entry.population else ""
    return f"{one.entry.id} {label(one.entry)}{people}: {claims:,} claim{'' if claims == 1 else 's'}"


def label(entry: Entry) -> str:
    """A place told from others of its name: `Paris, TX, US`, `Old City, Aleppo, SY`; a country or one of the list by its name and kind."""
    if entry.kind == "country":
        return f"{entry.name} (country)"
    division = entry.admin1 if entry.admin1 and entry.admin1.isalpha() and entry.kind == "city" else None
    kind = f" ({entry.kind})" if entry.kind in KINDS_TOLD else ""
    town = gazetteer.by_id(entry.id.rpartition(":")[2]) if entry.id.startswith("name:") else None
    return ", ".join(filter(None, [entry.name, town.name if town else division, entry.country])) + kind


def _labels(places: Sequence[Meant], limit: int = 3) -> str:
    names = [label(one.entry) for one in places]
    more = f" and {len(names) - limit} more" if len(names) > limit else ""
    return "; ".join(names[:limit]) + more

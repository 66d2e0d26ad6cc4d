"""Who is who: which names of speakers are one speaker's, kept up to date as articles and decisions come and go."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.records import KnownAs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from claimtrack.records import Renaming
    from claimtrack.store import Store


class Bare(NamedTuple):
    """An attribution, by its id, of a speaker whose name anybody may have, and what tells the speaker from others: "police (on Kenya)"."""

    attribution: str
    speaker: str
    article: str
    label: str | None


def settle_names(store: Store, *, again: bool = True) -> None:
    """Find which names are one speaker's, for those that came, went, or were decided about, and all that hang on them.

    A new name is compared with those that share a key with it; the outcome is that of comparing all with all.
    Articles whose speakers a person merged, or no longer does, are left to be linked `again`.
    """
    if not (unsettled := store.speakers.unsettled()):
        return
    from claimtrack.extract.identities import identities
    from claimtrack.extract.same_name import name_keys, same_name

    with store.transaction():
        decisions = store.speakers.renamings()
        around = _around(store, unsettled, decisions)
        used = store.speakers.in_use(unsettled)
        store.speakers.drop(unsettled - used)
        new = used - store.speakers.held(unsettled).keys()
        store.speakers.add({name: name_keys(name) for name in new})
        store.speakers.note_alike(pair for pair in store.speakers.sharing(new) if same_name(*pair))
        around = _around(store, around, decisions)
        alike, decided = store.speakers.alike(around), _about(around, decisions)
        several = {name for pair in alike for name in pair} | {name for each in decided for name in _names(each)}
        before = store.speakers.held(around)
        known = {name: KnownAs(name) for name in before.keys() - several}
        known |= identities(store.speakers.uses(several), alike, decided)
        store.speakers.settle(known)
        if again and (moved := [name for name, one in known.items() if one.merged != before[name].merged]):
            store.workings.compare_again(moved)


def _around(store: Store, names: Collection[str], decisions: Sequence[Renaming]) -> frozenset[str]:
    """Names with all that they are alike to or decided on together with, and these in turn."""
    found, edge = set(names), set(names)
    while edge:
        near = {other for _, other in store.speakers.alike(edge)}
        near |= {name for each in _about(edge, decisions) for name in _names(each)}
        edge = near - found
        found |= edge
    return frozenset(found)


def _about(names: Collection[str], decisions: Sequence[Renaming]) -> list[Renaming]:
    return [each for each in decisions if not _names(each).isdisjoint(names)]


def _names(decision: Renaming) -> set[str]:
    return {*decision.names, *decision.apart_from}


def bare_speakers(store: Store) -> list[Bare]:
    """All attributions whose speakers have names that anybody may have ("police"), but for those whom a person merged.

    One article has one speaker of such a name. Of two articles they are told apart by the side they speak for, or else by
    the country of the events that they speak of, each where an article has one only.
    """
    from claimtrack.extract.bare_names import is_bare
    from claimtrack.extract.gazetteer import country_name

    told = store.speakers.spoken_of([name for name in store.speakers.in_use() if is_bare(name)])
    signs: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for row in told:
        sides, lands = signs.setdefault((row["speaker"], row["article"]), (set(), set()))
        sides.update({row["side"]} - {None})
        lands.update(json.loads(row["countries"]))
    found = []
    for row in told:
        sides, lands = signs[row["speaker"], row["article"]]
        tails = sides or {f"on {country_name(code) or code}" for code in lands}
        label = f"{row['speaker']} ({min(tails)})" if len(tails) == 1 else None
        found.append(Bare(row["id"], row["speaker"], row["article"], label))
    return found


def misnamed(store: Store) -> Iterator[str]:
    """Names that are not known by what follows from all names, sides and decisions."""
    from claimtrack.extract.identities import identities
    from claimtrack.extract.same_name import name_keys, same_name

    settled = store.speakers.settled()
    by_key: dict[str, list[str]] = {}
    for name in settled:
        for key in name_keys(name):
            by_key.setdefault(key, []).append(name)
    alike = {(one, other) for found in by_key.values() for one in found for other in found if one < other}
    pairs = [pair for pair in sorted(alike) if same_name(*pair)]
    right = identities(store.speakers.uses(store.speakers.in_use()), pairs, store.speakers.renamings())
    yield from sorted(name for name in right.keys() | settled.keys() if right.get(name) != settled.get(name))

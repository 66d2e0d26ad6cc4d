"""Who is who: which names of speakers are one speaker's, kept up to date as articles and decisions come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.records import KnownAs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from claimtrack.records import Renaming
    from claimtrack.store import Store


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

"""A person's decisions about who is who: speakers merged and split, decisions listed and taken back.

What they change in links is found at once, in the same transaction.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimtrack import ids
from claimtrack.errors import StoreError, UsageError
from claimtrack.records import Naming, Renaming
from claimtrack.store import Store
from claimtrack.tasks.alike import nearest
from claimtrack.tasks.linking import link_pending
from claimtrack.tasks.names import settle_names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

CHOICES = 6
"""How many names are offered for one that nobody has."""
DECIDED = "decisions are about names: leave out what stands in parentheses"
WHOLE = "give a whole name, as `claimtrack speakers` lists it"


def merge(db: Path, keep: str, others: Sequence[str], *, step: Callable[[], None] = lambda: None) -> Renaming:
    """Make speakers one, known by the name to keep; each is given by any of its names.

    `step` is called for each article that is linked anew.
    """
    with Store(db, create=False) as store:
        settle_names(store)
        known = _known(store)
        kept, *gone = [_meant(name, known) for name in (keep, *others)]
        speakers = {known[name] for name in (kept, *gone)}
        if speakers == {kept}:
            raise UsageError(
                f"{_listed([kept, *gone])} are one speaker already", "`claimtrack speakers` lists all names"
            )
        names = [name for name in known if known[name] in speakers and name != kept]
        return _decide(store, Naming.MERGED, (kept, *names), (), step)


def split(db: Path, speaker: str, names: Sequence[str], *, step: Callable[[], None] = lambda: None) -> Renaming:
    """Take names away from a speaker, who is given by any name; what is left keeps the others. `step` as in `merge`."""
    with Store(db, create=False) as store:
        settle_names(store)
        known = _known(store)
        from_ = known[_meant(speaker, known)]
        own = {name: from_ for name in known if known[name] == from_}
        gone = dict.fromkeys(_meant(name, own, f"the speaker '{from_}' has no name") for name in names)
        rest = sorted(own.keys() - gone, key=lambda name: (name != from_, name))
        if not rest:
            raise UsageError(f"no name would be left to the speaker '{from_}'", "leave out the one to be kept")
        return _decide(store, Naming.SPLIT, tuple(gone), tuple(rest), step)


def _known(store: Store) -> dict[str, str]:
    """All names, each with the one that its speaker is known by; that one too, even where no article has it now."""
    settled = store.speakers.settled()
    return {one.name: one.name for one in settled.values()} | {name: one.name for name, one in settled.items()}


def _meant(name: str, known: Mapping[str, str], none: str = "no speaker is called") -> str:
    """The known name that is meant, in any case; raises UsageError with the nearest where there is none."""
    words = name.casefold().split()
    found = [name] if name in known else [other for other in known if other.casefold().split() == words]
    if not found:
        near = nearest(name, list(known), limit=CHOICES)
        hint = DECIDED if name.partition(" (")[0] in known else WHOLE
        raise UsageError(f"{none} '{name}'" + ("; the nearest are" if near else ""), hint, near)
    if len({known[other] for other in found}) > 1:
        raise UsageError(f"'{name}' may be several speakers", "give the name letter by letter", found)
    return found[0]


def _listed(names: Sequence[str]) -> str:
    return " and ".join(f"'{name}'" for name in dict.fromkeys(names))


def renamings(db: Path) -> tuple[Renaming, ...]:
    """What a person decided about names of speakers, the earliest first."""
    with Store(db, create=False) as store:
        return store.speakers.renamings()


def take_back_renaming(db: Path, prefix: str, *, step: Callable[[], None] = lambda: None) -> Renaming:
    """Remove a decision about names by its id or the beginning of it, as if it had not been. `step` as in `merge`."""
    with Store(db, create=False) as store:
        found = [each for each in store.speakers.renamings() if each.id.startswith(prefix)]
        if len(found) != 1:
            told = f"{prefix!r} may be {len(found)} decisions" if found else f"there is no decision {prefix!r}"
            raise StoreError(told, "`claimtrack speakers decisions` lists them", [each.id for each in found[:8]])
        run = store.begin_run("speakers decisions", {"remove": found[0].id}, {})
        with store.transaction():
            store.speakers.take_back(found[0])
            link_pending(store, run, step=step)
        store.finish_run(run)
        return found[0]


def _decide(
    store: Store, decision: Naming, names: tuple[str, ...], apart_from: tuple[str, ...], step: Callable[[], None]
) -> Renaming:
    when = datetime.now(UTC).isoformat(timespec="milliseconds")
    made = Renaming(ids.renaming_id(decision, names, apart_from, when), decision, names, apart_from, when)
    run = store.begin_run(f"speakers {'merge' if decision is Naming.MERGED else 'split'}", {"decision": made.id}, {})
    with store.transaction():
        store.speakers.rename(made)
        link_pending(store, run, step=step)
    store.finish_run(run)
    return made

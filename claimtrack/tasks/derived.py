"""What follows from the attributions, pairs and verdicts of a store, for a few of its claims at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack import ids
from claimtrack.link.claims import makes_claim
from claimtrack.link.grouping import decided, regroup
from claimtrack.link.linker import links_of
from claimtrack.link.status import statuses
from claimtrack.link.verdicts import Placed, apply
from claimtrack.models import Claim

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from claimtrack.models import Link, Status
    from claimtrack.records import Mention
    from claimtrack.store import Store


@dataclass(frozen=True, slots=True)
class Derived:
    """Some claims whole, all links at either end of them, and the status of every claim that these answer or are.

    `scope` holds the attributions that these claims are in the place of.
    """

    scope: frozenset[str]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    rejected: tuple[Link, ...]
    statuses: Mapping[str, Status]

    def write(self, store: Store, run: int) -> None:
        """Put it in the place of what is there."""
        store.write_linking(self.scope, self.claims, self.links, self.statuses, run=run, rejected=self.rejected)


def derive(store: Store, attributions: Collection[str], moved: Mapping[str, str]) -> Derived:
    """The claims that have one of these attributions in them, or had; `moved` are those that get another founder."""
    before = store.workings.mates({*attributions, *moved, *moved.values()})
    founder = {**before, **moved}
    pairs, ends = store.workings.pairs(founder.keys())
    verdicts = store.verdicts.kept(store.verdicts.at(founder.keys()))
    judged = {id_ for one in verdicts for id_ in (one.claim, one.answer) if id_}
    mentions = {**ends, **store.workings.mentions({*founder, *judged} - ends.keys())}
    home = {id_: ids.claim_id(by) for id_, by in {**store.workings.founders(mentions), **founder}.items()}
    placed = [
        Placed(one.verdict, mentions[one.claim].attribution, mentions[one.answer].attribution)
        for one in verdicts
        if one.claim and one.answer
    ]
    found = apply(links_of(pairs, home, mentions), placed, home)
    claims = _claims([mentions[id_] for id_ in founder], home)
    touched = {*map(ids.claim_id, before.values()), *(claim.id for claim in claims)}
    others = (store.workings.answered_by(touched) | {link.claim for link in found.links}) - touched
    kept = [link for link in store.workings.links_to(others) if link.answer not in touched]
    status = statuses({*(claim.id for claim in claims), *others}, [*kept, *found.links])
    return Derived(frozenset({*attributions, *founder}), claims, found.links, found.rejected, status)


def _claims(mentions: Iterable[Mention], home: Mapping[str, str]) -> tuple[Claim, ...]:
    """The claims of these mentions, each with its mentions in canonical order."""
    groups: dict[str, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda mention: mention.order):
        groups.setdefault(home[mention.attribution.id], []).append(mention)
    return tuple(Claim(id_, tuple(mention.attribution for mention in group)) for id_, group in groups.items())


def regrouped(store: Store, attributions: Collection[str]) -> dict[str, str]:
    """The founders of the claims of these attributions, and of all others that get another one thereby."""
    around = _Around(store, attributions)
    return regroup(around.statements(attributions), around)


def misgrouped(store: Store, attributions: Collection[str]) -> list[str]:
    """Those of these attributions that are not in the claim that they belong to.

    Where there is none in the whole store, all claims are as grouping everything anew would
    make them: see `claimtrack.link.grouping`.
    """
    around = _Around(store, attributions)
    statements = set(around.statements(attributions))
    wrong = []
    for mention in around.mentions(attributions):
        id_ = mention.attribution.id
        right = decided(mention, around.before(id_), around) if id_ in statements else None
        if around.founder(id_) != right:
            wrong.append(id_)
    return wrong


class _Around:
    """What the store knows of statements, each looked up once; those asked for first, all together."""

    def __init__(self, store: Store, attributions: Collection[str]) -> None:
        self._store = store
        self._mentions: dict[str, Mention] = {}
        self._founders: dict[str, str | None] = {}
        self._before: dict[str, list[str]] = {}
        self._after: dict[str, list[str]] = {}
        self._look(attributions)
        self.mentions({*attributions, *(one for found in self._before.values() for one in found)})

    def statements(self, attributions: Collection[str]) -> list[str]:
        """Those of these attributions that are mentions of claims or of no-comments."""
        return [m.attribution.id for m in self.mentions(attributions) if makes_claim(m.attribution)]

    def mentions(self, ids: Collection[str]) -> Sequence[Mention]:
        """The statements with these ids."""
        if unknown := set(ids) - self._mentions.keys():
            self._mentions |= self._store.workings.mentions(unknown)
        return [self._mentions[id_] for id_ in ids]

    def founder(self, id_: str) -> str | None:
        """The founder of the claim that a statement is in."""
        self._look([id_])
        return self._founders[id_]

    def before(self, id_: str) -> Collection[str]:
        """The founders that share a claim key with a statement."""
        self._look([id_])
        return self._before[id_]

    def after(self, id_: str) -> Collection[str]:
        """The statements of no earlier day that share a claim key with one; those of all that surely found claims at once."""
        if id_ not in self._after:
            alone = {one for one, founders in self._before.items() if not founders} - self._after.keys()
            self._after |= {one: [] for one in {id_, *alone}}
            for one, other in self._store.workings.may_follow({id_, *alone}):
                self._after[one].append(other)
        return self._after[id_]

    def _look(self, ids: Collection[str]) -> None:
        if unknown := [id_ for id_ in ids if id_ not in self._before]:
            self._founders |= {**dict.fromkeys(unknown), **self._store.workings.founders(unknown)}
            self._before |= {id_: [] for id_ in unknown}
            for one, other in self._store.workings.may_join(unknown):
                self._before[one].append(other)

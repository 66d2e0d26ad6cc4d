"""Which attributions are mentions of one claim, kept up to date as attributions come and go.

The rule: in canonical order (`Mention.order`) every statement joins the first earlier
statement that founds a claim and says the same, else it founds a claim of its own; it
is compared with founders only, never through chains.

Call two statements neighbours where they share a claim key and `same_claim` holds.
The home of x is a function f of which of its earlier neighbours found claims, so by
induction along the order one and only one assignment obeys the rule for all
statements. `regroup` leaves such an assignment: a statement is decided again when it
is new or homeless, and whenever an earlier neighbour begins or ceases to found a claim
(the heap pops in canonical order, so what is decided is final); every other statement
has the neighbours and founders that it had, and obeyed the rule before. So it gives
what deciding all statements from the first one would, in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import Protocol

from claimtrack.link.claims import same_claim
from claimtrack.records import Mention


class Surroundings(Protocol):
    """What is known of statements: themselves, with whom they share claim keys, who founds the claim they are in."""

    def mentions(self, ids: Collection[str]) -> Sequence[Mention]:
        """The statements with these ids."""

    def sharing(self, id_: str) -> Collection[str]:
        """The statements that share a claim key with one, itself left out."""

    def founders(self, ids: Collection[str]) -> dict[str, str]:
        """Statement → founder of its claim, for those that are in one at present."""


def regroup(statements: Iterable[str], around: Surroundings) -> dict[str, str]:
    """Find the founders of new or homeless statements, and of all whose founder changes thereby: statement → founder."""
    waiting = [(mention.order, mention) for mention in around.mentions(sorted(set(statements)))]
    heapify(waiting)
    found: dict[str, str] = {}
    while waiting:
        order, mention = heappop(waiting)
        id_ = mention.attribution.id
        if id_ in found:
            continue
        near = around.sharing(id_)
        known = {**around.founders({*near, id_}), **found}
        found[id_] = now = decided(mention, [one for one in near if known.get(one) == one], around)
        if (known.get(id_) == id_) != (now == id_):
            for other in around.mentions([one for one in near if one not in found]):
                if other.order > order and same_claim(mention.attribution, other.attribution):
                    heappush(waiting, (other.order, other))
    return found


def decided(mention: Mention, founders: Collection[str], around: Surroundings) -> str:
    """The founder of a statement's claim, which may be itself, given the founders that it shares a key with."""
    for founder in sorted(around.mentions(founders), key=lambda founder: founder.order):
        if founder.order < mention.order and same_claim(founder.attribution, mention.attribution):
            return founder.attribution.id
    return mention.attribution.id

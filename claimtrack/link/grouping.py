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

A statement needs to be compared with two sorts of founders only: those that founded claims
before (`Surroundings.before`) and still do, and those that have begun to, which look up and
tell the neighbours after them themselves (`Surroundings.after`). So a further copy costs the
same however many copies there are.

Of one article only so many have any one key (`keys.CROWD`), so that what its statements are
compared with does not grow with its length. Who has a key is settled by the article alone:
whether two statements are neighbours depends on nothing but these two and their articles, and
the argument above holds as it stands. A limit on how many articles have a key would be no
such thing: what was one claim would fall apart when another article comes. So founders
of other articles that say other things in the same words are all compared.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import Protocol

from claimtrack.link.claims import same_claim
from claimtrack.records import Mention


class Surroundings(Protocol):
    """What is known of statements as they were grouped last: themselves, who founds which claim, who shares claim keys."""

    def mentions(self, ids: Collection[str]) -> Sequence[Mention]:
        """The statements with these ids."""

    def founder(self, id_: str) -> str | None:
        """The founder of the claim that a statement is in; None for one that is new or homeless."""

    def before(self, id_: str) -> Collection[str]:
        """The founders that share a claim key with a statement, all that are before it among them."""

    def after(self, id_: str) -> Collection[str]:
        """The statements that share a claim key with one, all that are after it among them."""


def regroup(statements: Iterable[str], around: Surroundings) -> dict[str, str]:
    """Find the founders of new or homeless statements, and of all whose founder changes thereby: statement → founder."""
    waiting = [(mention.order, mention) for mention in around.mentions(sorted(set(statements)))]
    heapify(waiting)
    found: dict[str, str] = {}
    begun: dict[str, list[str]] = {}
    while waiting:
        order, mention = heappop(waiting)
        id_ = mention.attribution.id
        if id_ in found:
            continue
        former = [one for one in around.before(id_) if found.get(one, one) == one]
        found[id_] = now = decided(mention, [*former, *begun.get(id_, ())], around)
        if (around.founder(id_) == id_) != (now == id_):
            for other in around.mentions([one for one in around.after(id_) if one not in found]):
                if other.order > order and same_claim(mention.attribution, other.attribution):
                    heappush(waiting, (other.order, other))
                    begun.setdefault(other.attribution.id, []).extend([id_] if now == id_ else [])
    return found


def decided(mention: Mention, founders: Collection[str], around: Surroundings) -> str:
    """The founder of a statement's claim, which may be itself, given the founders that it shares a key with."""
    for founder in sorted(around.mentions(founders), key=lambda founder: founder.order):
        if founder.order < mention.order and same_claim(founder.attribution, mention.attribution):
            return founder.attribution.id
    return mention.attribution.id

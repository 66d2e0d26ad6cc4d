"""Which names of a store are one speaker's: from the names, the sides they speak for, and what a person decided.

Names that are alike (`same_name`) are one speaker's unless their sides differ; a
name that may be either of two others is neither's ("J. Smith" of John and Jane). A
person's decision comes before both, the later one before the earlier. The outcome depends on
nothing else, least of all on what came first, and falls apart into groups of names
that are alike or decided on: each can be found without the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from itertools import combinations, product

from claimtrack.extract.lexicons import table
from claimtrack.extract.same_name import contradict, is_common
from claimtrack.records import KnownAs, NameUse, Naming, Renaming

Pair = frozenset[str]


def identities(
    used: Mapping[str, NameUse], alike: Iterable[tuple[str, str]], decisions: Sequence[Renaming]
) -> dict[str, KnownAs]:
    """For each name in use the one that its speaker is known by, and whether a person decided about it.

    `alike` are pairs of these names; `decisions`, the earliest first, may be about others too.
    """
    told = _told(decisions)
    names = {*used, *(name for pair in told for name in pair)}
    bound = _Groups(names, [pair for pair, one in told.items() if one])
    apart = {pair for pair, one in told.items() if not one}
    near = _neighbours(used, alike, bound, apart)
    clear = {name for name in near if not _torn(name, near, used, bound, apart)}
    joined = [frozenset((one, other)) for one in clear for other in near[one] & clear]
    groups = _Groups(names, [*(pair for pair, one in told.items() if one), *joined])
    found: dict[str, KnownAs] = {}
    for name in used:
        group = groups[name] if not _parted(groups[name], apart) else bound[name]
        by_hand = any(name in pair for pair in told)
        found[name] = KnownAs(
            _chosen(group, decisions) or _usual(group, used), by_hand, _chosen(bound[name], decisions)
        )
    return found


def _told(decisions: Sequence[Renaming]) -> dict[Pair, bool]:
    """Pairs of names that a person decided about, and whether they are one speaker's."""
    told: dict[Pair, bool] = {}
    for each in decisions:
        merged = each.decision is Naming.MERGED
        pairs = combinations(each.names, 2) if merged else product(each.names, each.apart_from)
        told |= {frozenset(pair): merged for pair in pairs if len(set(pair)) > 1}
    return told


class _Groups:
    """Names joined by pairs, each in one group."""

    def __init__(self, names: Iterable[str], pairs: Iterable[Pair]) -> None:
        self._of = {name: {name} for name in names}
        for one, other in map(tuple, pairs):
            if (group := self._of[one]) is not self._of[other]:
                group |= self._of[other]
                self._of |= dict.fromkeys(self._of[other], group)

    def __getitem__(self, name: str) -> set[str]:
        return self._of[name]


def _neighbours(
    used: Mapping[str, NameUse], alike: Iterable[tuple[str, str]], bound: _Groups, apart: Collection[Pair]
) -> dict[str, set[str]]:
    """Each name with those that are like it and may be the same speaker's, as far as sides and decisions say."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in alike:
        if not _parted(bound[one] | bound[other], apart) and _sides_agree(one, other, used):
            near[one].add(other)
            near[other].add(one)
    return dict(near)


def _parted(group: Collection[str], apart: Collection[Pair]) -> bool:
    """Whether a person said of two of these names that they are not one speaker's."""
    return any(pair <= set(group) for pair in apart)


def _sides_agree(one: str, other: str, used: Mapping[str, NameUse]) -> bool:
    """Whether two names may be one speaker's by their sides; what may be a body of any country must be of the same."""
    here, there = used[one].sides, used[other].sides
    if is_common(one) or is_common(other):
        return here == there
    means = table("sides")["means"]
    return not here or not there or bool({means.get(s, s) for s in here} & {means.get(s, s) for s in there})


def _torn(
    name: str, near: Mapping[str, set[str]], used: Mapping[str, NameUse], bound: _Groups, apart: Collection[Pair]
) -> bool:
    """Whether a name is like two that are not one speaker's."""
    return any(
        bound[one] is not bound[other]
        and other not in near[one]
        and (contradict(one, other) or not _sides_agree(one, other, used) or _parted(bound[one] | bound[other], apart))
        for one, other in combinations(sorted(near[name]), 2)
    )


def _chosen(group: Set[str], decisions: Sequence[Renaming]) -> str | None:
    """The name that a person chose last for a speaker of these names, if one did."""
    for each in reversed(decisions):
        own = [name for name in each.names if name in group] if each.decision is Naming.MERGED else []
        if len(own) > 1:
            return own[0]
    return None


def _usual(group: Set[str], used: Mapping[str, NameUse]) -> str:
    """The name used most, of two the longer one."""
    return min(group & used.keys(), key=lambda name: (-used[name].times, -len(name), name))

"""Whose sentence is whose: what one says in a sentence of his own is no part of what the next one says.

Of "Two cars burned, the army said. A market was looted, the union said." the tagger may give the union both sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimtrack.extract.passages import passages

if TYPE_CHECKING:
    from claimtrack.extract.tagger import Bounds, Tagged


def told_apart(text: str, tagged: Sequence[Tagged]) -> list[Tagged]:
    """The attributions without those pieces of a content that another one has, in the sentence of its cue; each keeps what stands beside its own."""
    where = passages(text)
    home = {one.cue: where.at(one.cue[0]) for one in tagged}
    owners: dict[Bounds, set[int]] = {}
    for one in tagged:
        for piece in one.content:
            if where.at(piece[0]) == home[one.cue]:
                owners.setdefault(piece, set()).add(home[one.cue])
    found = []
    for one in tagged:
        own = tuple(piece for piece in one.content if owners.get(piece, {home[one.cue]}) == {home[one.cue]})
        beside = any(where.at(piece[0]) == home[one.cue] for piece in own)
        found.append(replace(one, content=own) if beside and own != one.content else one)
    return found

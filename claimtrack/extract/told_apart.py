"""What the tagger runs together: the sentences of two who speak, or an accuser and the charge.

Of "Two cars burned, the army said. A market was looted, the union said." it may give the union both sentences;
of "was accused by the union of looting" it may take "the union of looting" for the source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimtrack.extract.passages import passages

if TYPE_CHECKING:
    from claimtrack.extract.tagger import Bounds, Tagged

_ACCUSED = re.compile(r"\baccused\b(?: by)?$")
_CHARGE = re.compile(r"\sof (?=[a-z]+ing\b)")


def charge_apart(text: str, one: Tagged) -> Tagged:
    """An attribution whose source is an accuser behind "was accused by", without the charge, which is part of the content."""
    if one.source is None or one.source[0] < one.cue[1] or not _ACCUSED.search(text, *one.cue):
        return one
    charge = _CHARGE.search(text, *one.source)
    if charge is None or any(piece[1] > one.source[0] for piece in one.content):
        return one
    start, end = one.source
    return replace(one, source=(start, charge.start()), content=(*one.content, (charge.start() + 1, end)))


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

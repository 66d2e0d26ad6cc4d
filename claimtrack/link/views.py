"""How the relator sees the two ends of a pair: each with the words around it, and what each word piece is to it.

Training and run time share this module: what the model learns on is exactly what it sees later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.extract.marked import Bounds, beside, bounds_of
from claimtrack.models import Attribution

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from claimtrack.extract.windows import Pieces

CONTEXT, SOURCE, CUE, CONTENT = range(4)
"""What a piece of an end is; the speaker's name, where the source does not give it, stands first as a source."""
LONGEST = 64
"""Pieces of an end's attribution at the most: of a longer one those nearest to its cue."""
BEFORE, AFTER = 24, 4
"""Pieces around the attribution of an end."""
NAME = 10
"""Pieces of the speaker's name at the most."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a pair: word pieces in text order, and what each is."""

    ids: tuple[int, ...]
    roles: tuple[int, ...]


def end_of(pieces: Pieces, said: Attribution, tokenizer: Tokenizer) -> End:
    """An attribution with the words around it; `pieces` are those of the text that its cue stands in."""
    cue = bounds_of(pieces, said.cue)
    source, content = ([bounds_of(pieces, span) for span in spans] for spans in beside(said))
    start, stop = _shortened(cue, [cue, *content, *source])
    first, last = max(0, start - BEFORE), min(len(pieces), stop + AFTER)
    roles = [CONTEXT] * (last - first)
    for role, spans in ((CONTENT, content), (SOURCE, source), (CUE, [cue])):
        for a, b in spans:
            for at in range(max(a, first), min(b, last)):
                roles[at - first] = role
    name = _name(said, tokenizer)
    return End((*name, *pieces.ids[first:last]), (*[SOURCE] * len(name), *roles))


def _shortened(cue: Bounds, spans: Sequence[Bounds]) -> Bounds:
    """The attribution's bounds; of a long one those nearest to its cue."""
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    if end - start <= LONGEST:
        return start, end
    start = min(max(start, cue[0] - LONGEST // 2), end - LONGEST)
    return start, start + LONGEST


def _name(said: Attribution, tokenizer: Tokenizer) -> list[int]:
    if said.speaker is None or (said.source and said.speaker.casefold() in said.source.text.casefold()):
        return []
    ids: list[int] = tokenizer.encode(said.speaker, add_special_tokens=False).ids
    return ids[:NAME]

"""What a person decided about names of speakers, as words, JSON and flat rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.records import Naming, Renaming
from claimtrack.render.forms import View
from claimtrack.render.jsonl import VERSION
from claimtrack.render.words import listed

if TYPE_CHECKING:
    from claimtrack.render.flat import Row
    from claimtrack.render.jsonl import Json


def renaming(decision: Renaming) -> str:
    """`s-3f09…: merged “Hajiyev” into “Hikmet Hajiyev”`."""
    first, *others = (f"“{name}”" for name in decision.names)
    if decision.decision is Naming.MERGED:
        return f"{decision.id}: merged {listed(others)} into {first}"
    return f"{decision.id}: split {listed([first, *others])} from “{decision.apart_from[0]}”"


def _json(decision: Renaming) -> Json:
    return {
        "id": decision.id,
        "version": VERSION,
        "decision": decision.decision.value,
        "names": list(decision.names),
        "apart_from": list(decision.apart_from),
        "when": decision.when_utc,
    }


def _row(decision: Renaming) -> Row:
    names = {"names": "; ".join(decision.names), "apart_from": "; ".join(decision.apart_from)}
    return {"id": decision.id, "decision": decision.decision.value, **names, "when": decision.when_utc}


RENAMINGS: View[Renaming] = View(
    _json, lambda decision: [_row(decision)], ("id", "decision", "names", "apart_from", "when")
)

"""`claimtrack import`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.app import store_path
from claimtrack.cli.output import tell
from claimtrack.cli.verdicts import lost_verdicts_told
from claimtrack.render.words import count

TOLD = {name: name for name in ("article", "title", "attribution", "claim", "link", "verdict")} | {
    "renaming": "speaker decision"
}
"""Of what is added, what users know, by what name."""


def import_(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="What `export` wrote, .gz too; - is standard input.")],
    db: options.Db = None,
) -> None:
    """Add what `export` wrote to the store.

    Example: claimtrack import store.jsonl --db copy.db
    """
    store = store_path(ctx, db)
    with lost_verdicts_told(store):
        added = tasks.import_file(store, file, sys.stdin.buffer)
    parts = [count(added[type_], name) for type_, name in TOLD.items() if added.get(type_)]
    tell("Added: " + (", ".join(parts) or "nothing that the store did not have"))

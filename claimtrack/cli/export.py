"""`claimtrack export`."""

from __future__ import annotations

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.app import store_path
from claimtrack.cli.output import emit
from claimtrack.render import jsonl


def export(ctx: options.Context, db: options.Db = None) -> None:
    """Print the whole store as JSON lines.

    Everything that a person entered is in it; `claimtrack import` reads it back.

    Example: claimtrack export | gzip > store.jsonl.gz
    """
    emit(jsonl.lines(tasks.export(store_path(ctx, db))), data=True)

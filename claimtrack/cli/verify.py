"""`claimtrack verify`."""

from __future__ import annotations

import typer

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.app import store_path
from claimtrack.cli.listing import list_rows
from claimtrack.cli.output import tell
from claimtrack.render.views import PROBLEMS
from claimtrack.render.words import count


def verify(
    ctx: typer.Context,
    db: options.Db = None,
    form: options.Format = None,
    columns: options.Columns = None,
    no_header: options.NoHeader = False,
) -> None:
    """Check the whole store against what it derives from.

    Ids, hashes, offsets, links and statuses are derived again; where anything disagrees, the exit status is 1.

    Example: claimtrack verify
    """
    problems = tuple(tasks.verify(store_path(ctx, db)))
    list_rows(problems, PROBLEMS, options.layout_of(form, columns, no_header), "problem")
    if problems:
        tell(f"{count(len(problems), 'problem')}")
        raise typer.Exit(1)

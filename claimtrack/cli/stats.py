"""`claimtrack stats`."""

from __future__ import annotations

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.app import store_path
from claimtrack.cli.listing import list_rows
from claimtrack.render.views import STATS


def stats(
    ctx: options.Context,
    db: options.Db = None,
    form: options.Format = None,
    columns: options.Columns = None,
    no_header: options.NoHeader = False,
) -> None:
    """Count what is in the store, and list the last runs.

    Example: claimtrack stats --format json
    """
    list_rows([tasks.stats(store_path(ctx, db))], STATS, options.layout_of(form, columns, no_header), "row")

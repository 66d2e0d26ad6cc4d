"""`claimtrack outlets`."""

from __future__ import annotations

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.app import store_path
from claimtrack.cli.listing import list_rows
from claimtrack.render.views import OUTLETS


def outlets(
    ctx: options.Context,
    db: options.Db = None,
    form: options.Format = None,
    columns: options.Columns = None,
    no_header: options.NoHeader = False,
    fail_on_empty: options.FailOnEmpty = False,
) -> None:
    """List outlets with their articles, claims and dates.

    Example: claimtrack outlets --format csv
    """
    layout = options.layout_of(form, columns, no_header)
    list_rows(tasks.outlets(store_path(ctx, db)), OUTLETS, layout, "article is in the store", fail_on_empty)

"""`claimtrack figures`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack import tasks
from claimtrack.cli.app import store_path
from claimtrack.cli.filters import filtered
from claimtrack.cli.listing import list_found
from claimtrack.render.counted import TOLLS, ranges

if TYPE_CHECKING:
    from pathlib import Path

    import typer

    from claimtrack.render.forms import Layout


@filtered
def figures(ctx: typer.Context, db: Path | None, query: tasks.Query, layout: Layout, fail_on_empty: bool) -> None:
    """List the figures of claims, with the range of each.

    A figure that another speaker's figure on the same place and time cannot hold beside names that one;
    a toll that one source raises is not marked.

    Example: claimtrack figures --place Ganja
    """
    found = tasks.figures(store_path(ctx, db), query)
    list_found(found, TOLLS, layout, "figure", fail_on_empty, map(ranges, found.rows))

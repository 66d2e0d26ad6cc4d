"""`claimtrack links`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack import tasks
from claimtrack.cli.app import store_path
from claimtrack.cli.filters import filtered
from claimtrack.cli.listing import list_links

if TYPE_CHECKING:
    from pathlib import Path

    import typer

    from claimtrack.render.forms import Layout


@filtered
def links(ctx: typer.Context, db: Path | None, query: tasks.Query, layout: Layout, fail_on_empty: bool) -> None:
    """Show each link from a claim to an answer, and why.

    Example: claimtrack links --place Ganja --format jsonl
    """
    list_links(tasks.links(store_path(ctx, db), query), layout, fail_on_empty)

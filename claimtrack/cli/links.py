"""`claimtrack links`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack import tasks
from claimtrack.cli.app import store_path
from claimtrack.cli.filters import filtered_links
from claimtrack.cli.listing import list_links

if TYPE_CHECKING:
    from pathlib import Path

    import typer

    from claimtrack.render.forms import Layout


@filtered_links
def links(
    ctx: typer.Context, db: Path | None, query: tasks.Query, layout: Layout, fail_on_empty: bool, rejected: bool
) -> None:
    """Show each link from a claim to an answer, and why.

    Example: claimtrack links --place Ganja --format jsonl

    Example: claimtrack links --rejected --limit 20
    """
    find = tasks.rejected_links if rejected else tasks.links
    list_links(find(store_path(ctx, db), query), layout, fail_on_empty)

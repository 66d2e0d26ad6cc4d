"""`claimtrack disputes`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack import tasks
from claimtrack.cli.app import store_path
from claimtrack.cli.filters import mapped
from claimtrack.cli.listing import list_claims

if TYPE_CHECKING:
    from pathlib import Path

    import typer

    from claimtrack.render.forms import Layout


@mapped
def disputes(ctx: typer.Context, db: Path | None, query: tasks.Query, layout: Layout, fail_on_empty: bool) -> None:
    """Show which claims are disputed, and who answered what.

    Example: claimtrack disputes --place Ganja --since 2020-10-01
    """
    list_claims(tasks.disputes(store_path(ctx, db), query), layout, "dispute", fail_on_empty)

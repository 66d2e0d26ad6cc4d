"""`claimtrack claims`."""

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
def claims(ctx: typer.Context, db: Path | None, query: tasks.Query, layout: Layout, fail_on_empty: bool) -> None:
    """Show all claims, answered or not.

    An answer of a word or two (denied "this") stands only under the claim that it answers, unless
    --speaker or --kind asks for it.

    Example: claimtrack claims --speaker Hajiyev --status unanswered
    """
    list_claims(tasks.claims(store_path(ctx, db), query), layout, "claim", fail_on_empty)

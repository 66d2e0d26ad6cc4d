"""`claimtrack places`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack import tasks
from claimtrack.cli.app import store_path
from claimtrack.cli.filters import mapped
from claimtrack.cli.listing import list_found
from claimtrack.render.counted import PLACES

if TYPE_CHECKING:
    from pathlib import Path

    import typer

    from claimtrack.render.forms import Layout


@mapped
def places(ctx: typer.Context, db: Path | None, query: tasks.Query, layout: Layout, fail_on_empty: bool) -> None:
    """List places with how many claims and disputes are about each.

    Example: claimtrack places --since 2020-10-01 --format geojson > places.geojson
    """
    list_found(tasks.places(store_path(ctx, db), query), PLACES, layout, "place", fail_on_empty)

"""`claimtrack speakers`."""

from __future__ import annotations

from typing import Annotated

import typer

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.app import store_path
from claimtrack.cli.listing import list_found
from claimtrack.render.counted import VOICES


def speakers(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Only speakers of this name; a part will do.")
    ] = None,
    db: options.Db = None,
    form: options.Format = None,
    columns: options.Columns = None,
    no_header: options.NoHeader = False,
    fail_on_empty: options.FailOnEmpty = False,
) -> None:
    """List speakers: sides, claims, denials given and received.

    Example: claimtrack speakers Hajiyev
    """
    layout = options.layout_of(form, columns, no_header)
    list_found(tasks.speakers(store_path(ctx, db), name), VOICES, layout, "speaker", fail_on_empty)

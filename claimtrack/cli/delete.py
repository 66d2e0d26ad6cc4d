"""`claimtrack delete`."""

from __future__ import annotations

from typing import Annotated

import typer

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.app import store_path
from claimtrack.cli.output import tell
from claimtrack.cli.verdicts import lost_verdicts_told


def delete(
    ctx: typer.Context,
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The article's id, or its beginning.")],
    db: options.Db = None,
) -> None:
    """Remove an article, with its claims and links.

    Example: claimtrack delete a-5c1e
    """
    store = store_path(ctx, db)
    with lost_verdicts_told(store):
        tell(f"{tasks.delete(store, article)} deleted")

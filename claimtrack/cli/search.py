"""`claimtrack search`."""

from __future__ import annotations

from typing import Annotated

import typer

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.app import store_path
from claimtrack.cli.listing import list_rows
from claimtrack.render.views import HITS


def search(
    ctx: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='Words that must all be there; "a phrase" in quotes.')
    ],
    db: options.Db = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many passages.")] = 20,
    form: options.Format = None,
    columns: options.Columns = None,
    no_header: options.NoHeader = False,
    fail_on_empty: options.FailOnEmpty = False,
) -> None:
    """Find passages by their words.

    Example: claimtrack search shelled Ganja
    """
    found = tasks.search(store_path(ctx, db), " ".join(words), limit)
    list_rows(found, HITS, options.layout_of(form, columns, no_header), "passage holds all the words", fail_on_empty)

"""`claimtrack relink`."""

from __future__ import annotations

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.app import store_path
from claimtrack.cli.output import tell
from claimtrack.cli.verdicts import relinking_told
from claimtrack.render.words import count


def relink(ctx: options.Context, db: options.Db = None) -> None:
    """Find all claims and links anew.

    Example: claimtrack relink --db war.db
    """
    store = store_path(ctx, db)
    with relinking_told(store) as step:
        articles = tasks.relink(store, step=step)
    tell(f"{count(articles, 'article')} linked anew")

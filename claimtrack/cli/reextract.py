"""`claimtrack reextract`."""

from __future__ import annotations

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.app import store_path
from claimtrack.cli.output import progress, tell
from claimtrack.cli.verdicts import lost_verdicts_told
from claimtrack.render.words import count


def reextract(ctx: options.Context, db: options.Db = None, jobs: options.Jobs = 1) -> None:
    """Find all attributions anew, as with a new model.

    Example: claimtrack reextract --jobs 4
    """
    store = store_path(ctx, db)
    with lost_verdicts_told(store), progress("Reading articles anew") as step:
        articles = tasks.reextract(store, jobs=jobs, step=step)
    tell(f"{count(articles, 'article')} extracted and linked anew")

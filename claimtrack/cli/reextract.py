"""`claimtrack reextract`."""

from __future__ import annotations

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.app import store_path
from claimtrack.cli.output import progress, tell
from claimtrack.cli.verdicts import lost_verdicts_told
from claimtrack.render.words import count


def reextract(ctx: options.Context, db: options.Db = None, jobs: options.Jobs = 1, sides: options.Sides = None) -> None:
    """Find all attributions anew, as with a new model or sides.

    Without --sides, the sides that the store knows stay; an empty file takes them away.

    Example: claimtrack reextract --jobs 4
    """
    store, own = store_path(ctx, db), options.sides_of(sides)
    with lost_verdicts_told(store), progress("Reading articles anew") as step:
        articles = tasks.reextract(store, jobs=jobs, sides=own, step=step)
    tell(f"{count(articles, 'article')} extracted and linked anew")

"""`claimtrack verdicts`, and what other commands say where a verdict lost its words."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.app import store_path
from claimtrack.cli.listing import list_rows
from claimtrack.cli.output import progress, tell
from claimtrack.render import words
from claimtrack.render.verdicts import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def verdicts(
    ctx: typer.Context,
    remove: Annotated[
        str | None, typer.Option(metavar="ID", help="Take this verdict back; the beginning of its id will do.")
    ] = None,
    form: options.Format = None,
    columns: options.Columns = None,
    no_header: options.NoHeader = False,
    fail_on_empty: options.FailOnEmpty = False,
    db: options.Db = None,
) -> None:
    """List what you decided about links, or take it back.

    A verdict is placed where the words that it judged stand in the store. Where they are gone it is kept, and listed first.

    Example: claimtrack verdicts --format csv
    """
    store = store_path(ctx, db)
    if remove is not None:
        gone = tasks.take_back(store, remove)
        tell(f"{gone.id} ({words.verdict(gone)}) taken back")
        return
    found = tasks.verdicts(store)
    list_rows(found, VERDICTS, options.layout_of(form, columns, no_header), "verdict", fail_on_empty)
    if lost := sum(not one.is_placed for one in found):
        tell(f"note: {words.count(lost, 'verdict')} unplaced: the words are in no current article")


@contextmanager
def lost_verdicts_told(store: Path) -> Iterator[None]:
    """Say on stderr how many verdicts lost their words by what is done inside."""
    before = tasks.unplaced(store)
    yield
    if (lost := tasks.unplaced(store) - before) > 0:
        tell(f"note: {words.count(lost, 'verdict')} lost the words judged, and kept: see `claimtrack verdicts`")


@contextmanager
def relinking_told(store: Path) -> Iterator[Callable[[], None]]:
    """Show how far linking is that is done inside, and say as above what it cost; gives what to call after each step."""
    with lost_verdicts_told(store), progress("Linking articles") as step:
        yield step

"""`claimtrack speakers`, and what a person says of who is who."""

from __future__ import annotations

from typing import Annotated

import typer

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.app import store_path
from claimtrack.cli.listing import list_found, list_rows
from claimtrack.cli.output import tell
from claimtrack.cli.verdicts import relinking_told
from claimtrack.render.counted import VOICES
from claimtrack.render.names import RENAMINGS, renaming


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

    Who is who can be corrected: `speakers merge`, `speakers split` and `speakers decisions` have help of their own.

    Example: claimtrack speakers Hajiyev
    """
    layout = options.layout_of(form, columns, no_header)
    list_found(tasks.speakers(store_path(ctx, db), name), VOICES, layout, "speaker", fail_on_empty)


def speakers_merge(
    ctx: typer.Context,
    keep: Annotated[str, typer.Argument(metavar="KEEP", help="The name that the speaker is known by from now on.")],
    others: Annotated[
        list[str], typer.Argument(metavar="OTHER", help="A speaker who is the same, by any name that `speakers` lists.")
    ],
    db: options.Db = None,
) -> None:
    """Say that speakers are one, with all their names.

    It is kept through everything that finds speakers anew; `claimtrack speakers decisions --remove` takes it back.

    Example: claimtrack speakers merge "Hikmet Hajiyev" Hajiyev
    """
    store = store_path(ctx, db)
    with relinking_told(store) as step:
        made = tasks.merge(store, keep, others, step=step)
    tell(renaming(made))


def speakers_split(
    ctx: typer.Context,
    speaker: Annotated[str, typer.Argument(metavar="SPEAKER", help="The speaker, by any name.")],
    names: Annotated[
        list[str], typer.Argument(metavar="NAME", help="A name that is somebody else's, as `speakers` lists it.")
    ],
    db: options.Db = None,
) -> None:
    """Say that some names of a speaker are somebody else's.

    It is kept through everything that finds speakers anew; `claimtrack speakers decisions --remove` takes it back.

    Example: claimtrack speakers split "James Smith" "Jim Smith"
    """
    store = store_path(ctx, db)
    with relinking_told(store) as step:
        made = tasks.split(store, speaker, names, step=step)
    tell(renaming(made))


def speakers_decisions(
    ctx: typer.Context,
    remove: Annotated[
        str | None, typer.Option(metavar="ID", help="Take this decision back; the beginning of its id will do.")
    ] = None,
    form: options.Format = None,
    columns: options.Columns = None,
    no_header: options.NoHeader = False,
    fail_on_empty: options.FailOnEmpty = False,
    db: options.Db = None,
) -> None:
    """List what you merged and split, or take it back.

    Example: claimtrack speakers decisions --format csv
    """
    store = store_path(ctx, db)
    if remove is not None:
        with relinking_told(store) as step:
            gone = tasks.take_back_renaming(store, remove, step=step)
        tell(f"{renaming(gone)}: taken back")
        return
    layout = options.layout_of(form, columns, no_header)
    list_rows(tasks.renamings(store), RENAMINGS, layout, "decision about speakers", fail_on_empty)

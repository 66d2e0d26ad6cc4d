"""`claimtrack ingest`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.app import Settings, store_path
from claimtrack.cli.output import progress, tell
from claimtrack.cli.verdicts import lost_verdicts_told
from claimtrack.render.words import count, listed

if TYPE_CHECKING:
    from claimtrack.models import ReadError


def ingest(
    ctx: typer.Context,
    paths: options.Paths,
    db: options.Db = None,
    outlet: options.Outlet = None,
    date: options.Date = None,
    input_format: Annotated[
        str | None,
        typer.Option("--format", "--input-format", metavar="NAME", help=options.INPUT_FORMAT_HELP),
    ] = None,
    column: options.Column = None,
    update: Annotated[
        bool, typer.Option("--update", help="Take another text under a known id as its new version.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
    jobs: options.Jobs = 1,
    sides: options.Sides = None,
) -> None:
    """Read articles and keep who claims what, and who answers.

    Articles that the store has are left as they are, so a folder can be ingested again and again.

    Example: claimtrack ingest articles/ --outlet "Caspian Wire"
    """
    inputs = options.inputs_of(paths, input_format, column, outlet, date)
    own = options.sides_of(sides)
    store, report = store_path(ctx, db), tasks.Report()
    try:
        with progress("Reading articles", inputs.count) as step:
            if dry_run:
                tasks.dry_run(store, inputs, report=report, update=update, sides=own, step=step)
            else:
                with lost_verdicts_told(store):
                    tasks.ingest(store, inputs, report=report, update=update, jobs=jobs, sides=own, step=step)
    except KeyboardInterrupt:
        _summary(report, dry_run)
        tell("Interrupted. What is counted above is in the store; the same command does the rest.")
        raise
    _tell_all(report, ctx.ensure_object(Settings).verbose, dry_run)
    _summary(report, dry_run)
    raise typer.Exit(report.exit_code)


def failure(error: ReadError) -> str:
    """What could not be read, and the remedy, in one line."""
    return f"Error: {error.origin}: {error.problem}" + (f"; {error.hint}" if error.hint else "")


def _tell_all(report: tasks.Report, verbose: bool, dry_run: bool) -> None:
    for note in report.notes if verbose else ():
        tell(f"note: {note}")
    if report.notes and not verbose:
        tell(f"note: {count(len(report.notes), 'remark')} on what was read, which `claimtrack -v ingest` prints")
    if report.linked:
        tell(
            f"note: {count(report.linked, 'article')} of the store had no links of this version, and were linked first"
        )
    if report.outdated:
        tell(f"note: models of another version read {count(report.outdated, 'article')} of the store")
        tell("hint: `claimtrack reextract` reads them anew")
    for error in report.failed:
        tell(failure(error))
    if report.undated:
        names = listed(report.undated, limit=len(report.undated) if verbose else 5)
        tell(f"note: {count(len(report.undated), 'article')} without a date: {names}")
        undo = "" if dry_run else "`claimtrack delete` them, then "
        tell(f"hint: to date them, {undo}ingest them with --date DAY")


def _summary(report: tasks.Report, dry_run: bool) -> None:
    parts = [f"{report.outcomes[outcome]} {outcome}" for outcome in tasks.OUTCOMES]
    tell(("Would be: " if dry_run else "") + ", ".join([*parts, f"{len(report.failed)} failed"]))

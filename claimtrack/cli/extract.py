"""`claimtrack extract`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.ingest import failure
from claimtrack.cli.listing import is_data
from claimtrack.cli.output import emit, tell
from claimtrack.errors import UsageError
from claimtrack.extract.own_sides import NO_SIDES
from claimtrack.ids import article_id
from claimtrack.render.forms import Form, lines
from claimtrack.render.views import EXTRACTED, Extracted
from claimtrack.render.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.models import ReadError


def extract(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATHS", help=options.PATHS_HELP)] = None,
    form: options.Format = None,
    columns: options.Columns = None,
    no_header: options.NoHeader = False,
    outlet: options.Outlet = None,
    date: options.Date = None,
    input_format: options.InputFormat = None,
    column: options.Column = None,
    jobs: options.Jobs = 1,
    sides: options.Sides = None,
) -> None:
    """Print who says what in articles, without a store.

    In a pipe the output is JSON lines, one article a line; in a terminal it is a table.

    Example: cat page.html | claimtrack extract - --format jsonl
    """
    layout = options.layout_of(form, columns, no_header, Form.TABLE if sys.stdout.isatty() else Form.JSONL)
    inputs = options.inputs_of(paths or [_standard_input()], input_format, column, outlet, date)
    own = options.sides_of(sides) or NO_SIDES
    failed: list[ReadError] = []

    def fail(error: ReadError) -> None:
        failed.append(error)
        tell(failure(error))

    read = attributed = 0
    has_notes = layout.form in (Form.JSON, Form.JSONL) and not layout.columns

    def found() -> Iterator[Extracted]:
        nonlocal read, attributed
        for article, extraction in tasks.extract(inputs, failed=fail, jobs=jobs, sides=own):
            read, attributed = read + 1, attributed + len(extraction.attributions)
            shown = article.given_id or article_id(article)
            if extraction.note and not has_notes:
                tell(f"note: {shown}: {extraction.note}")
            yield Extracted(shown, extraction.language, extraction.attributions, extraction.note)

    emit(lines(found(), EXTRACTED, layout), data=is_data(layout))
    if read and not attributed:
        tell(f"No attribution found in {count(read, 'article')}.")
    if failed:
        raise typer.Exit(3 if read else 1)


def _standard_input() -> str:
    if sys.stdin.isatty():
        raise UsageError("nothing to read", "name files or folders, or pipe a text into it")
    return "-"

"""The options that several commands share, each with its help."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimtrack.errors import UsageError
from claimtrack.extract.own_sides import OwnSides, parse
from claimtrack.render.forms import Form, Layout
from claimtrack.render.screen import Screen
from claimtrack.tasks import Inputs

Context = typer.Context
Db = Annotated[Path | None, typer.Option("--db", metavar="FILE", help="The store; else $CLAIMTRACK_DB, else yours.")]
PATHS_HELP = "Files, folders or archives; - is standard input, and an http(s) address is fetched."
INPUT_FORMAT_HELP = "What the inputs are, where names and first bytes mislead."

Paths = Annotated[list[str], typer.Argument(metavar="PATHS", help=PATHS_HELP)]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=1, max=256, metavar="N", help="Processes that read articles at once.")
]
Sides = Annotated[
    Path | None, typer.Option("--sides", metavar="FILE", help="Who speaks for which side: a TOML file of your own.")
]
InputFormat = Annotated[str | None, typer.Option("--input-format", metavar="NAME", help=INPUT_FORMAT_HELP)]
Column = Annotated[
    list[str] | None,
    typer.Option(
        "--column", metavar="FIELD=NAME", help="For CSV: which column holds a field, as text=body. Repeatable."
    ),
]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Outlet of articles that name none.")]
Date = Annotated[
    str | None, typer.Option("--date", metavar="DAY", help="Date (YYYY-MM-DD) of articles that have none.")
]


class Plain(StrEnum):
    """The forms of what has no place on a map."""

    TABLE = Form.TABLE
    JSON = Form.JSON
    JSONL = Form.JSONL
    CSV = Form.CSV
    TSV = Form.TSV
    MARKDOWN = Form.MARKDOWN


FORMAT = typer.Option("--format", "-f", help="The form of the output; a table by default.")
Format = Annotated[Plain | None, FORMAT]
MapFormat = Annotated[Form | None, FORMAT]
Columns = Annotated[str | None, typer.Option("--columns", metavar="A,B,...", help="Only these columns, in flat rows.")]
NoHeader = Annotated[bool, typer.Option("--no-header", help="Leave out the headings of a table, CSV, TSV or Markdown.")]
FailOnEmpty = Annotated[bool, typer.Option("--fail-on-empty", help="Exit with 1 where nothing is found.")]
Rejected = Annotated[
    bool,
    typer.Option(
        "--rejected", help="Instead what is not shown: candidates below the threshold, and links a person rejected."
    ),
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="At most so many results.")]


def layout_of(form: Plain | Form | None, columns: str | None, no_header: bool, default: Form = Form.TABLE) -> Layout:
    """What the output options ask for, on the screen behind stdout."""
    names = tuple(name.strip() for name in (columns or "").split(",") if name.strip())
    if columns is not None and not names:
        raise UsageError("--columns names none", "for example --columns id,status")
    chosen = Form(form) if form else default
    if names and chosen is Form.GEOJSON:
        raise UsageError("--columns picks nothing from GeoJSON", "take another --format, or leave it out")
    return Layout(chosen, names, not no_header, screen=Screen.of(sys.stdout))


def sides_of(path: Path | None) -> OwnSides | None:
    """The sides in the file that `--sides` names. Raises UsageError where it cannot be read."""
    if path is None:
        return None
    try:
        return parse(path.read_text("utf-8-sig"), str(path))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}", "--sides takes a TOML file") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path}: not UTF-8 (at line {line})", "save the file as UTF-8") from error


def inputs_of(
    paths: list[str], form: str | None, columns: list[str] | None, outlet: str | None, date: str | None
) -> Inputs:
    """What to read, with `--column FIELD=NAME` pairs taken apart."""
    if outlet is not None and not outlet.strip():
        raise UsageError("an outlet must have a name", "leave --outlet out where it is not known")
    mapping = {}
    for pair in columns or []:
        name, equals, column = pair.partition("=")
        if not (name and equals and column):
            raise UsageError(f"--column takes FIELD=NAME, not '{pair}'", "for example --column text=body")
        mapping[name] = column
    return Inputs(paths, sys.stdin.buffer if sys.stdin else None, form, mapping, outlet, date)

"""The `claimtrack` command: all commands under one group."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli import (
    claims,
    delete,
    disputes,
    export,
    extract,
    figures,
    import_,
    ingest,
    link,
    links,
    outlets,
    places,
    reextract,
    relink,
    review,
    schema,
    search,
    show,
    speakers,
    stats,
    verdicts,
    verify,
)
from claimtrack.cli.app import STORE_VARIABLE, Command, Group, Settings, open_streams

app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"claimtrack {version('claimtrack')}")
        raise typer.Exit


@app.callback()
def main(
    ctx: typer.Context,
    db: Annotated[
        Path | None,
        typer.Option(envvar=STORE_VARIABLE, help="The store; without it, one in your data folder.", metavar="FILE"),
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more about each input, on stderr.")] = False,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Track claims and counter-claims in the news: who said what, who denied it, where it is disputed.

    claimtrack reports who said what and who answered; it never says what is true.
    """
    ctx.obj = Settings(db, verbose)


for command in (
    ingest.ingest,
    disputes.disputes,
    claims.claims,
    links.links,
    places.places,
    figures.figures,
    speakers.speakers,
    speakers.speakers_merge,
    speakers.speakers_split,
    speakers.speakers_decisions,
    show.show,
    review.review,
    link.link,
    verdicts.verdicts,
    search.search,
    extract.extract,
    outlets.outlets,
    stats.stats,
    relink.relink,
    reextract.reextract,
    verify.verify,
    delete.delete,
    export.export,
    import_.import_,
    schema.schema,
):
    words = command.__name__.rstrip("_").split("_")
    app.command(name=" ".join(words), cls=Command, hidden=len(words) > 1)(command)


def run() -> None:
    """Run the command line."""
    open_streams()
    app(prog_name="claimtrack")

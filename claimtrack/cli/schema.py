"""`claimtrack schema`."""

from __future__ import annotations

from importlib.resources import files

import typer


def schema() -> None:
    """Print the JSON Schema of articles, claims and links.

    Example: claimtrack schema > claimtrack.schema.json
    """
    typer.echo(files("claimtrack").joinpath("assets", "schema.json").read_text("utf-8"), nl=False)

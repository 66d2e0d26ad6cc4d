"""`claimtrack link`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.app import store_path
from claimtrack.cli.output import emit, tell
from claimtrack.models import Relation
from claimtrack.render import pages
from claimtrack.render.screen import Screen

RELATIONS = ", ".join(Relation)


def link(
    ctx: typer.Context,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim or attribution; the beginning of its id.")],
    answer: Annotated[str, typer.Argument(metavar="ANSWER", help="The claim or attribution that answers it.")],
    relation: Annotated[
        Relation, typer.Option(metavar="RELATION", help=f"What the answer does to the claim: {RELATIONS}.")
    ],
    note: Annotated[str, typer.Option(metavar="TEXT", help="Why; shown among the reasons.")] = "",
    db: options.Db = None,
) -> None:
    """Link a claim to its answer by hand.

    It is kept through everything that finds links anew; `claimtrack verdicts --remove` takes it back.

    Example: claimtrack link c-3f09 c-81d2 --relation denies --note "speaks of the same night"
    """
    seen = tasks.add_link(store_path(ctx, db), claim, answer, relation, note)
    screen = Screen.of(sys.stdout)
    emit(screen.draw(*pages.link_page(seen.record, seen.articles, screen, seen.names)), data=False)
    tell(f"{seen.record.link.id} added")

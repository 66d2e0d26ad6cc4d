"""`claimtrack show`."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.app import store_path
from claimtrack.cli.output import emit, emit_bytes
from claimtrack.render import jsonl, pages
from claimtrack.render.safe import safe_lines
from claimtrack.render.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType


class Page(StrEnum):
    """The forms that `show` has."""

    TABLE = "table"
    JSON = "json"


def show(
    ctx: typer.Context,
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="A claim, article, attribution or link; its beginning will do.")
    ],
    db: options.Db = None,
    text: Annotated[bool, typer.Option("--text", help="Of an article: exactly its text, and nothing else.")] = False,
    form: Annotated[Page, typer.Option("--format", "-f", help="The form of the output.")] = Page.TABLE,
) -> None:
    """Show anything by its id, in the passages it rests on.

    Example: claimtrack show c-3f09
    """
    store = store_path(ctx, db)
    if text:
        _print_text(tasks.text(store, id_))
        return
    seen = tasks.show(store, id_)
    if form is Page.JSON:
        emit(jsonl.lines([_json(seen)]), data=True)
        return
    screen = Screen.of(sys.stdout)
    emit(screen.draw(*_page(seen, screen)), data=False)


def _print_text(text: str) -> None:
    """To a terminal harmlessly; else the very characters."""
    if sys.stdout.isatty():
        emit([safe_lines(text)], data=False)
    else:
        emit_bytes(text.encode("utf-8", "surrogatepass"))


def _page(seen: tasks.Seen, screen: Screen) -> Iterator[RenderableType]:
    if isinstance(seen, tasks.ClaimSeen):
        return pages.claim_page(
            seen.record,
            seen.answered,
            seen.replies,
            seen.coverage,
            seen.articles,
            screen,
            seen.names,
            unlikely=seen.unlikely,
        )
    if isinstance(seen, tasks.LinkSeen):
        return pages.link_page(seen.record, seen.articles, screen, seen.names)
    if isinstance(seen, tasks.AttributionSeen):
        return pages.attribution_page(seen.mention, seen.articles, screen, seen.names)
    return pages.article_page(seen.head, seen.article, seen.attributions, seen.versions, screen, current=seen.current)


def _json(seen: tasks.Seen) -> dict[str, Any]:
    if isinstance(seen, tasks.ClaimSeen):
        return jsonl.claim_json(seen.record, seen.coverage)
    if isinstance(seen, tasks.LinkSeen):
        return jsonl.link_json(seen.record)
    if isinstance(seen, tasks.AttributionSeen):
        return jsonl.where_json(seen.mention)
    return jsonl.article_json(seen.head, seen.article, seen.language, seen.attributions)

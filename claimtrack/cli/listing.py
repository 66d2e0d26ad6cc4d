"""Printing what was found: rows on stdout, notes on stderr, and a clear word where there is nothing."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeVar

import typer

from claimtrack.cli.output import emit, tell
from claimtrack.render import table, views, words
from claimtrack.render.forms import Form, Layout, View, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.console import RenderableType

    from claimtrack.records import ClaimRecord, Found, LinkRecord

T = TypeVar("T")


def list_claims(found: Found[ClaimRecord], layout: Layout, noun: str, fail_on_empty: bool) -> None:
    """Print claims in the form asked for: a table has its own drawing unless columns are chosen."""
    drawing = (
        table.claims_drawing(found, layout.screen, header=layout.header) if _is_drawn(found.rows, layout) else None
    )
    _print(found, views.claims(found.coverage), drawing, layout, noun, fail_on_empty)


def list_links(found: Found[LinkRecord], layout: Layout, fail_on_empty: bool) -> None:
    """Print links in the form asked for."""
    drawing = table.links_drawing(found, layout.screen, header=layout.header) if _is_drawn(found.rows, layout) else None
    _print(found, views.LINKS, drawing, layout, "link", fail_on_empty)


def list_found(
    found: Found[T], view: View[T], layout: Layout, noun: str, fail_on_empty: bool, foot: Iterable[str] = ()
) -> None:
    """Print flat rows in the form asked for; `foot` is what stands under a table."""
    _print(found, view, None, layout, noun, fail_on_empty)
    if found.rows and layout.form is Form.TABLE and not layout.columns:
        emit(("", *foot), data=False)


def list_rows(rows: Sequence[T], view: View[T], layout: Layout, noun: str, fail_on_empty: bool = False) -> None:
    """Print plain rows; says on stderr that there are none."""
    emit(lines(rows, view, layout), data=is_data(layout))
    if not rows:
        tell(f"No {noun}.")
        _end(fail_on_empty)


def is_data(layout: Layout) -> bool:
    """Whether the form is for programs."""
    return layout.form is not Form.TABLE


def _is_drawn(rows: Sequence[object], layout: Layout) -> bool:
    return bool(rows) and layout.form is Form.TABLE and not layout.columns


def _print(
    found: Found[T], view: View[T], drawing: RenderableType | None, layout: Layout, noun: str, fail_on_empty: bool
) -> None:
    if drawing is None:
        shown = lines(found.rows, view, layout)
    else:
        foot = table.foot(len(found.rows), noun, found.coverage, layout.screen)
        shown = chain(layout.screen.draw(drawing), foot)
    emit(shown, data=is_data(layout))
    if layout.form is Form.GEOJSON and view.features:
        _tell_unplaced(found.rows, view.features, noun)
    if not found.rows:
        tell(f"No {noun} found in {words.searched(found.coverage)}.")
        if not found.coverage.articles:
            tell("hint: the store is empty; fill it with `claimtrack ingest PATHS`")
    if found.undated_left_out:
        tell(f"{words.count(found.undated_left_out, 'undated claim')} left out by --since or --until.")
    for note in found.notes:
        tell(f"note: {note}")
    if not found.rows:
        _end(fail_on_empty)


def _tell_unplaced(rows: Sequence[T], features: Callable[[T], Iterable[object]], noun: str) -> None:
    if off := sum(not any(features(row)) for row in rows):
        tell(f"{words.count(off, noun)} without coordinates left out.")


def _end(fail: bool) -> None:
    if fail:
        raise typer.Exit(1)

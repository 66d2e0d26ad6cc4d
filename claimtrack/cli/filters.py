"""The filters of disputes, claims and links: one list of options for three commands."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from claimtrack.cli import options
from claimtrack.cli.options import layout_of
from claimtrack.models import Kind, Status
from claimtrack.render.forms import Layout
from claimtrack.tasks import Query, Where

Command = Callable[[typer.Context, Path | None, Query, Layout, bool], None]


class PlaceRoles(StrEnum):
    """Which places of a claim `--place` looks at."""

    EVENT = "event"
    ANY = "any"


Names = list[str] | None


def _read(
    place: Annotated[
        Names, typer.Option(metavar="NAME", help="Claim: said to have happened there or inside it; any spelling.")
    ] = None,
    place_id: Annotated[
        Names, typer.Option(metavar="ID", help="Claim: the same, by the id of the place; `places` lists them.")
    ] = None,
    near: Annotated[
        str | None, typer.Option(metavar="NAME", help="Claim: said to have happened within --km of this place.")
    ] = None,
    km: Annotated[float | None, typer.Option(metavar="N", help="How near, in kilometres; 50 by default.")] = None,
    place_role: Annotated[
        PlaceRoles, typer.Option(help="Claim: look only at where it happened, or at any place it names.")
    ] = PlaceRoles.EVENT,
    speaker: Annotated[Names, typer.Option(metavar="NAME", help="Claim: made by this speaker; a part will do.")] = None,
    outlet: Annotated[Names, typer.Option(metavar="NAME", help="Claim: reported by this outlet.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Claim: of this day (YYYY-MM-DD) or later; the event's if known.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Claim: of this day or earlier.")] = None,
    status: Annotated[
        list[Status] | None, typer.Option(metavar="STATUS", help=f"Claim: where it stands: {', '.join(Status)}.")
    ] = None,
    kind: Annotated[
        list[Kind] | None, typer.Option(metavar="KIND", help=f"Claim: what it does: {', '.join(Kind)}.")
    ] = None,
    min_score: Annotated[
        float | None, typer.Option(min=0, max=1, metavar="0..1", help="Answer: linked with at least this score.")
    ] = None,
    new_since: Annotated[
        int | None, typer.Option(min=0, metavar="RUN", help="Either: first seen after this run; `stats` lists runs.")
    ] = None,
    limit: options.Limit = None,
    form: options.Format = None,
    columns: options.Columns = None,
    no_header: options.NoHeader = False,
) -> tuple[Query, Layout]:
    query = Query(
        where=Where(tuple(place or ()), tuple(place_id or ()), near, km, place_role is PlaceRoles.ANY),
        speakers=tuple(speaker or ()),
        outlets=tuple(outlet or ()),
        since=since,
        until=until,
        statuses=frozenset(status or ()),
        kinds=frozenset(kind or ()),
        min_score=min_score,
        new_since=new_since,
        limit=limit,
    )
    return query, layout_of(form, columns, no_header)


def _shared(ctx: options.Context, fail_on_empty: options.FailOnEmpty = False, db: options.Db = None) -> None:
    """The parameters that reach the command as they are."""


def _of_links(rejected: options.Rejected = False) -> None:
    """What links alone can be asked for."""


def filtered(command: Command) -> Callable[..., None]:
    """A command with all filters as its options; it gets them as a Query and a Layout."""
    return _with_filters(command, options.Format)


def filtered_links(
    command: Callable[[typer.Context, Path | None, Query, Layout, bool, bool], None],
) -> Callable[..., None]:
    """`filtered` for the command that lists links: it gets `rejected` besides."""
    return _with_filters(command, options.Format, _of_links)


def mapped(command: Command) -> Callable[..., None]:
    """`filtered` for a command whose results have places on a map: they can be GeoJSON too."""
    return _with_filters(command, options.MapFormat)


def _with_filters(command: Callable[..., None], form: Any, *more: Callable[..., None]) -> Callable[..., None]:
    others = {name: parameter for function in more for name, parameter in _parameters(function).items()}

    def with_filters(ctx: typer.Context, db: Path | None, fail_on_empty: bool, **given: Any) -> None:
        own = [given.pop(name) for name in others]
        command(ctx, db, *_read(**given), fail_on_empty, *own)

    own, filters = _parameters(_shared), _parameters(_read)
    own_form = filters["form"].replace(annotation=form)
    parameters = [
        own["ctx"],
        *({**filters, "form": own_form}).values(),
        *others.values(),
        own["fail_on_empty"],
        own["db"],
    ]
    with_filters.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    with_filters.__annotations__ = {}
    with_filters.__name__, with_filters.__doc__ = command.__name__, command.__doc__
    return with_filters


def _parameters(function: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    return dict(inspect.signature(function, eval_str=True).parameters)

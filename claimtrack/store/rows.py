"""Records to rows and back; what goes in comes out equal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimtrack.models import (
    Article,
    Attribution,
    Bound,
    DateRole,
    Figure,
    Kind,
    Link,
    Place,
    PlaceRole,
    Point,
    Relation,
    Span,
    Stand,
    When,
)
from claimtrack.records import Head
from claimtrack.store.connection import as_json
from claimtrack.store.shapes import Run, Stored

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from claimtrack.models import Verdict
    from claimtrack.store.connection import Connection, Row

SLOTS = ("content", "place", "date", "figure")
"""The tables that hold what an attribution has several of."""


def head_of(row: Row) -> Head:
    """The head of an article from its row."""
    shown = row["id"] if row["given_id"] is None else row["given_id"]
    return Head(row["id"], shown, row["outlet"], row["date"], row["url"], row["title"])


def article_of(row: Row) -> Stored:
    """An article from its row, without the bytes it was read from."""
    article = Article(
        text=row["text"],
        title=row["title"],
        date=row["date"],
        outlet=row["outlet"],
        url=row["url"],
        given_id=row["given_id"],
        meta=json.loads(row["meta"]),
    )
    return Stored(head_of(row), article, row["language"], bool(row["current"]))


def run_of(row: Row) -> Run:
    """A run from its row."""
    return Run(**{**row, "options": json.loads(row["options"]), "models": json.loads(row["models"])})


def _span_columns(span: Span | None) -> Row:
    if span is None:
        return {"field": None, "start": None, "end": None, "words": None}
    return {"field": span.field, "start": span.start, "end": span.end, "words": span.text}


def _span_of(row: Row) -> Span | None:
    return None if row["start"] is None else Span(row["start"], row["end"], row["words"], row["field"])


def _named_span(name: str, span: Span | None) -> Row:
    columns = _span_columns(span)
    words = columns.pop("words")
    return {name: words, **{f"{name}_{key}": value for key, value in columns.items()}}


def _source_of(row: Row) -> Span | None:
    start = row["source_start"]
    return None if start is None else Span(start, row["source_end"], row["source"], row["source_field"])


def attribution_row(attribution: Attribution) -> Row:
    """The row of an attribution, but for the run that wrote it."""
    return {
        "id": attribution.id,
        "article": attribution.article,
        "position": attribution.position,
        "kind": attribution.kind.value,
        "speaker": attribution.speaker,
        "side": attribution.side,
        "accused": attribution.accused,
        **_named_span("source", attribution.source),
        **_named_span("cue", attribution.cue),
        "content": attribution.content_text,
        "score": float(attribution.score),
        "own_words": as_json(attribution.own_words) if attribution.own_words else None,
    }


def slot_rows(attribution: Attribution) -> dict[str, list[Row]]:
    """For each table of SLOTS, the rows of an attribution."""
    slots: dict[str, list[Row]] = {
        "content": [_span_columns(span) for span in attribution.content],
        "place": [
            {
                "role": place.role.value,
                "place_id": place.id,
                "name": place.name,
                "country": place.country,
                "lat": place.lat,
                "lon": place.lon,
                **_span_columns(place.span),
                "inherited": place.inherited,
            }
            for place in attribution.places
        ],
        "date": [
            {
                "role": when.role.value,
                "first_day": when.start,
                "last_day": when.end,
                "precision": when.precision,
                **_span_columns(when.span),
                "inherited": when.inherited,
            }
            for when in attribution.dates
        ],
        "figure": [
            {
                "what": figure.what,
                "value": float(figure.value),
                "low": figure.low,
                "high": figure.high,
                "bound": figure.bound.value,
                **_span_columns(figure.span),
            }
            for figure in attribution.figures
        ],
    }
    return {
        table: [{"attribution": attribution.id, "n": n, **row} for n, row in enumerate(rows)]
        for table, rows in slots.items()
    }


def _words_of(row: Row) -> Span:
    return Span(row["start"], row["end"], row["words"], row["field"])


def _place_of(row: Row) -> Place:
    return Place(
        PlaceRole(row["role"]),
        row["place_id"],
        row["name"],
        row["country"],
        row["lat"],
        row["lon"],
        _span_of(row),
        row["inherited"],
    )


def _when_of(row: Row) -> When:
    role = DateRole(row["role"])
    return When(role, row["first_day"], row["last_day"], row["precision"], _span_of(row), row["inherited"])


def _figure_of(row: Row) -> Figure:
    return Figure(row["what"], row["value"], row["low"], row["high"], Bound(row["bound"]), _words_of(row))


def read_attributions(sql: Connection, ids: Collection[str]) -> dict[str, Attribution]:
    """The attributions with these ids, in the order of the ids; unknown ids are left out."""
    wanted = [as_json(list(ids))]
    members = "WHERE attribution IN (SELECT value FROM json_each(?)) ORDER BY attribution, n"
    slots: dict[str, dict[str, list[Row]]] = {table: {} for table in SLOTS}
    for table, found in slots.items():
        for row in sql.rows(f"SELECT * FROM {table} {members}", wanted):  # noqa: S608 (a name of SLOTS)
            found.setdefault(row["attribution"], []).append(row)
    rows = {
        row["id"]: row
        for row in sql.rows("SELECT * FROM attribution WHERE id IN (SELECT value FROM json_each(?))", wanted)
    }
    return {id_: _attribution_of(rows[id_], slots) for id_ in ids if id_ in rows}


def _attribution_of(row: Row, slots: dict[str, dict[str, list[Row]]]) -> Attribution:
    def of(table: str) -> Sequence[Row]:
        return slots[table].get(row["id"], ())

    return Attribution(
        id=row["id"],
        article=row["article"],
        source=_source_of(row),
        cue=Span(row["cue_start"], row["cue_end"], row["cue"], row["cue_field"]),
        content=tuple(map(_words_of, of("content"))),
        kind=Kind(row["kind"]),
        score=row["score"],
        speaker=row["speaker"],
        side=row["side"],
        accused=row["accused"],
        places=tuple(map(_place_of, of("place"))),
        dates=tuple(map(_when_of, of("date"))),
        figures=tuple(map(_figure_of, of("figure"))),
        own_words=tuple(map(tuple, json.loads(row["own_words"] or "[]"))),
    )


def link_row(link: Link) -> Row:
    """The row of a link."""
    return {
        "id": link.id,
        "claim": link.claim,
        "answer": link.answer,
        "relation": link.relation.value,
        "explicit": int(link.explicit),
        "admission": int(link.admission),
        "own_side": int(link.own_side),
        "score": float(link.score),
        "points": as_json({point.value: stand.value for point, stand in link.points.items()}),
        "reasons": as_json(link.reasons),
        "claim_attribution": link.claim_attribution,
        "answer_attribution": link.answer_attribution,
        "verdict": link.verdict and link.verdict.id,
    }


def link_of(row: Row, verdicts: Mapping[str, Verdict]) -> Link:
    """A link from its row, with the verdict on it."""
    return Link(
        id=row["id"],
        claim=row["claim"],
        answer=row["answer"],
        relation=Relation(row["relation"]),
        explicit=bool(row["explicit"]),
        admission=bool(row["admission"]),
        own_side=bool(row["own_side"]),
        score=row["score"],
        reasons=tuple(json.loads(row["reasons"])),
        claim_attribution=row["claim_attribution"],
        answer_attribution=row["answer_attribution"],
        points={Point(point): Stand(stand) for point, stand in json.loads(row["points"]).items()},
        verdict=verdicts[row["verdict"]] if row["verdict"] else None,
    )

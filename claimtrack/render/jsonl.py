"""JSON and JSON lines, as the published schema describes them: a version in every record."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from claimtrack.link.tolls import side_by_side
from claimtrack.link.voices import carried
from claimtrack.models import Article, Attribution, Figure, Link, Place, Point, Span, Verdict, When
from claimtrack.render.safe import to_json
from claimtrack.render.words import mentions_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimtrack.records import Answer, ClaimRecord, Coverage, Head, LinkRecord, Mention, Statement

VERSION = 1
Json = dict[str, Any]


def lines(records: Iterable[Json]) -> Iterator[str]:
    """JSON lines: one record a line."""
    return (to_json(record) for record in records)


def array(records: Iterable[Json]) -> Iterator[str]:
    """One JSON array, one record a line."""
    before, line = "[", ""
    for record in records:
        if line:
            yield f"{before}{line},"
            before = " "
        line = to_json(record)
    yield f"{before}{line}]"


def span_json(span: Span) -> Json:
    """Offsets in code points; `field` only where it is the title."""
    return {"start": span.start, "end": span.end, "text": span.text} | (
        {"field": "title"} if span.field == "title" else {}
    )


def spans_json(spans: Sequence[Span]) -> list[Json]:
    """Spans in order."""
    return [span_json(span) for span in spans]


def _optional(span: Span | None) -> Json | None:
    return span_json(span) if span else None


def _place(place: Place) -> Json:
    return asdict(place) | {"role": place.role.value, "span": _optional(place.span)}


def _date(date: When) -> Json:
    return asdict(date) | {"role": date.role.value, "span": _optional(date.span)}


def figure_json(figure: Figure) -> Json:
    """A number, what it counts, its bounds and its words."""
    return asdict(figure) | {"bound": figure.bound.value, "span": span_json(figure.span)}


def _facts(attributions: Sequence[Attribution]) -> Json:
    """Places, dates and figures of one attribution or of a claim's mentions, each once."""
    rows = {
        "places": [_place(place) for attribution in attributions for place in attribution.places],
        "dates": [_date(date) for attribution in attributions for date in attribution.dates],
        "figures": [figure_json(figure) for attribution in attributions for figure in attribution.figures],
    }
    return {name: list({to_json(cell): cell for cell in cells}.values()) for name, cells in rows.items()}


def attribution_json(attribution: Attribution) -> Json:
    """An attribution with its three spans and what they were resolved to."""
    return {
        "id": attribution.id,
        "source": _optional(attribution.source),
        "cue": span_json(attribution.cue),
        "content": spans_json(attribution.content),
        "kind": attribution.kind.value,
        "speaker": attribution.speaker,
        "side": attribution.side,
        "accused": attribution.accused,
        **_facts([attribution]),
        "score": round(attribution.score, 4),
    }


def extraction_json(article: str, language: str | None, attributions: Sequence[Attribution], note: str | None) -> Json:
    """What was found in one article; `note` says why nothing was looked for (another language)."""
    record = {
        "id": article,
        "version": VERSION,
        "language": language,
        "attributions": [attribution_json(attribution) for attribution in attributions],
    }
    return record | ({"note": note} if note else {})


def article_json(head: Head, article: Article, language: str | None, attributions: Sequence[Attribution]) -> Json:
    """An article with its text and attributions; `id` is the id that is shown, `key` the hash."""
    return {
        "id": head.shown_id,
        "version": VERSION,
        "key": head.id,
        "title": article.title,
        "date": article.date,
        "outlet": article.outlet,
        "url": article.url,
        "language": language,
        "meta": article.meta,
        "text": article.text,
        "attributions": [attribution_json(attribution) for attribution in attributions],
    }


def where_json(mention: Mention) -> Json:
    """An attribution with the article it stands in."""
    head = mention.article
    where = {"article": head.shown_id, "outlet": head.outlet, "date": head.date, "url": head.url}
    return {**attribution_json(mention.attribution), "version": VERSION, **where}


def mention_json(mention: Mention) -> Json:
    """Where a claim stands: article and spans."""
    attribution, article = mention.attribution, mention.article
    return {
        "attribution": attribution.id,
        "article": article.shown_id,
        "outlet": article.outlet,
        "date": article.date,
        "url": article.url,
        "speaker": attribution.speaker,
        "side": attribution.side,
        "kind": attribution.kind.value,
        "source": _optional(attribution.source),
        "cue": span_json(attribution.cue),
        "content": spans_json(attribution.content),
    }


def statement_json(statement: Statement) -> Json:
    """One end of a link: the mention that shows it best, and all mentions."""
    return {
        "id": statement.id,
        **mention_json(statement.shown),
        "mentions": [mention_json(mention) for mention in statement.mentions],
    }


def _link(link: Link) -> Json:
    return {
        "id": link.id,
        "relation": link.relation.value,
        "explicit": link.explicit,
        "admission": link.admission,
        "own_side": link.own_side,
        "points": {point.value: link.points[point].value for point in Point if point in link.points},
        "score": round(link.score, 4),
        "reasons": list(link.reasons),
        "verdict": _verdict(link.verdict) if link.verdict else None,
    }


def _verdict(verdict: Verdict) -> Json:
    return {
        "id": verdict.id,
        "decision": verdict.decision.value,
        "was": verdict.was.value if verdict.was else None,
        "note": verdict.note,
        "when": verdict.when_utc,
    }


def link_json(record: LinkRecord) -> Json:
    """A link with both ends."""
    ends = {"claim": statement_json(record.claim), "response": statement_json(record.response)}
    return {**_link(record.link), "version": VERSION, **ends, "why": list(record.why)}


def _answer(claim: Statement, answer: Answer) -> Json:
    shown = {"claim_attribution": answer.link.claim_attribution}
    pairs = side_by_side(claim, answer)
    apart = [{"what": one.what, "claim": figure_json(one), "answer": figure_json(other)} for one, other in pairs]
    return {**_link(answer.link), **shown, "figures_apart": apart, "response": statement_json(answer.response)}


def claim_json(record: ClaimRecord, coverage: Coverage) -> Json:
    """A claim or dispute with its answers, and what was searched for them."""
    statement = record.claim
    by = carried(mentions_of(statement))
    return {
        **statement_json(statement),
        "version": VERSION,
        "status": record.status.value,
        "outlets": by.outlets,
        "independent": by.independent,
        **_facts([mention.attribution for mention in mentions_of(statement)]),
        "answers": [_answer(statement, answer) for answer in record.answers],
        "why": list(record.why),
        "coverage": asdict(coverage),
    }

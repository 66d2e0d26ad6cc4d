"""Flat rows: what a spreadsheet or a shell wants. Claims have one row for each claim and answer.

`who` is the speaker, or the words that name the source where no speaker is
known; truths are 1 and 0; what there are several of is joined by semicolons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.render.words import event_date, event_places, figures_apart, mentions_of, place_name, who

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimtrack.models import Attribution, Link
    from claimtrack.records import ClaimRecord, LinkRecord, Mention, Statement

Cell = str | int | float | None
Row = dict[str, Cell]

CLAIM_COLUMNS = (
    "id", "status", "kind", "who", "speaker", "side", "source", "cue", "words", "place", "place_id", "country", "lat", "lon",
    "date", "date_end", "outlet", "published", "title", "url", "article", "attribution", "mentions", "why",
    "relation", "explicit", "admission", "own_side", "answer_who", "answer_speaker", "answer_side", "answer_source",
    "answer_cue", "answer_words", "answer_outlet", "answer_published", "answer_url", "answer_article",
    "answer_attribution", "answer_id", "link", "points", "figures_apart", "score", "reasons", "verdict",
)  # fmt: skip
LINK_COLUMNS = (
    "id", "relation", "explicit", "admission", "own_side", "points", "score", "reasons",
    "claim_id", "claim_who", "claim_speaker", "claim_side", "claim_source", "claim_cue", "claim_words", "claim_outlet",
    "claim_published", "claim_url", "claim_article", "claim_attribution",
    "answer_id", "answer_who", "answer_speaker", "answer_side", "answer_source", "answer_cue", "answer_words", "answer_outlet",
    "answer_published", "answer_url", "answer_article", "answer_attribution", "why", "verdict",
)  # fmt: skip
EXTRACT_COLUMNS = (
    "article", "id", "kind", "who", "speaker", "side", "source", "cue", "words", "places", "dates", "figures", "score",
)  # fmt: skip
SHORT_COLUMNS = (
    "who", "side", "words", "place", "date", "status", "relation", "answer_who", "answer_words", "outlet",
    "published", "id", "answer_outlet", "answer_published", "link",
)  # fmt: skip
"""What fits a Markdown table."""


def claim_rows(record: ClaimRecord) -> Iterator[Row]:
    """One row for each answer; one without answers has one row whose answer columns are empty."""
    places, happened = event_places(record.claim), event_date(record.claim)
    row: Row = {
        **_mention(record.claim.shown),
        "id": record.claim.id,
        "status": record.status.value,
        "place": "; ".join(map(place_name, places)),
        "place_id": "; ".join(place.id for place in places),
        "country": places[0].country if places else None,
        "lat": places[0].lat if places else None,
        "lon": places[0].lon if places else None,
        "date": happened.start if happened else None,
        "date_end": happened.end if happened else None,
        "mentions": len(mentions_of(record.claim)),
        "why": "; ".join(record.why),
    }
    if not record.answers:
        yield row
    for answer in record.answers:
        link = _link(answer.link)
        apart = {"figures_apart": "; ".join(figures_apart(record.claim, answer))}
        yield row | link | apart | {"link": link["id"], "id": row["id"]} | _end("answer_", answer.response)


def link_row(record: LinkRecord) -> Row:
    """A link with both ends."""
    ends = _end("claim_", record.claim) | _end("answer_", record.response)
    return _link(record.link) | ends | {"why": "; ".join(record.why)}


def attribution_row(article: str, attribution: Attribution) -> Row:
    """An attribution of an article (its shown id)."""
    row = _attribution(attribution)
    return {
        **row,
        "article": article,
        "id": row["attribution"],
        "places": "; ".join(f"{place.role}: {place.name}" for place in attribution.places),
        "dates": "; ".join(f"{date.role}: {date.start}/{date.end}" for date in attribution.dates),
        "figures": "; ".join(figure.span.text for figure in attribution.figures),
        "score": round(attribution.score, 3),
    }


def picked(row: Mapping[str, Cell], columns: tuple[str, ...]) -> Row:
    """The row's cells of these columns, in their order; None where it has none."""
    return {name: row.get(name) for name in columns}


def _attribution(attribution: Attribution) -> Row:
    return {
        "attribution": attribution.id,
        "kind": attribution.kind.value,
        "who": who(attribution),
        "speaker": attribution.speaker,
        "side": attribution.side,
        "source": attribution.source.text if attribution.source else None,
        "cue": attribution.cue.text,
        "words": attribution.content_text,
    }


def _mention(mention: Mention) -> Row:
    return {
        **_attribution(mention.attribution),
        "outlet": mention.article.outlet,
        "published": mention.article.date,
        "title": mention.article.title,
        "url": mention.article.url,
        "article": mention.article.shown_id,
    }


def _end(prefix: str, statement: Statement) -> Row:
    return {prefix + name: cell for name, cell in {**_mention(statement.shown), "id": statement.id}.items()}


def _link(link: Link) -> Row:
    return {
        "id": link.id,
        "relation": link.relation.value,
        "explicit": int(link.explicit),
        "admission": int(link.admission),
        "own_side": int(link.own_side),
        "points": "; ".join(f"{point}: {stand}" for point, stand in link.points.items()),
        "score": round(link.score, 3),
        "reasons": "; ".join(link.reasons),
        "verdict": link.verdict.decision.value if link.verdict else None,
    }

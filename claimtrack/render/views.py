"""How each kind of record becomes JSON and flat rows."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from claimtrack.render import flat, geojson, jsonl
from claimtrack.render.forms import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimtrack.models import Attribution
    from claimtrack.records import ClaimRecord, Coverage, LinkRecord
    from claimtrack.store.shapes import Hit, Outlet, Problem, Run, Stats

RUNS_SHOWN = 10
"""How many of the last runs a table of counts names."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was found in one article: its shown id, the language, the attributions, and why there are none."""

    article: str
    language: str | None
    attributions: Sequence[Attribution]
    note: str | None


def claims(coverage: Coverage) -> View[ClaimRecord]:
    """Claims or disputes; each JSON record says what was searched."""
    return View(
        lambda record: jsonl.claim_json(record, coverage),
        flat.claim_rows,
        flat.CLAIM_COLUMNS,
        flat.SHORT_COLUMNS,
        geojson.claim_features,
    )


def _extracted_rows(found: Extracted) -> Iterator[flat.Row]:
    return (flat.attribution_row(found.article, attribution) for attribution in found.attributions)


LINKS: View[LinkRecord] = View(
    jsonl.link_json,
    lambda record: [flat.link_row(record)],
    flat.LINK_COLUMNS,
    ("relation", "claim_who", "claim_words", "answer_who", "answer_words", "score", "reasons", "id"),
)
EXTRACTED: View[Extracted] = View(
    lambda found: jsonl.extraction_json(found.article, found.language, found.attributions, found.note),
    _extracted_rows,
    flat.EXTRACT_COLUMNS,
    ("article", "kind", "who", "cue", "words"),
)


def _hit_row(hit: Hit) -> flat.Row:
    return {
        "article": hit.article.shown_id,
        "outlet": hit.article.outlet,
        "date": hit.article.date,
        "title": hit.article.title,
        "url": hit.article.url,
        "field": hit.field,
        "attribution": hit.attribution,
        "snippet": hit.snippet,
    }


def _outlet_row(outlet: Outlet) -> flat.Row:
    return {
        "outlet": outlet.name,
        "articles": outlet.articles,
        "claims": outlet.claims,
        "first": outlet.first,
        "last": outlet.last,
    }


def _stats_json(found: tuple[Stats, Sequence[Run]]) -> jsonl.Json:
    stats, runs = found
    groups = {name: dict(counts) for name, counts in _groups(stats)}
    return {"version": jsonl.VERSION, **groups, "runs": [_run_json(run) for run in runs]}


def _run_json(run: Run) -> jsonl.Json:
    return asdict(run) | {"options": dict(run.options), "models": dict(run.models)}


def _groups(stats: Stats) -> list[tuple[str, Mapping[str, int]]]:
    return [("store", stats.counts), ("kind", stats.kinds), ("status", stats.statuses), ("relation", stats.relations)]


def _stats_rows(found: tuple[Stats, Sequence[Run]]) -> Iterator[flat.Row]:
    stats, runs = found
    for group, counts in _groups(stats):
        for name, number in counts.items():
            yield {"of": group, "name": name.replace("_", " "), "count": number}
    for run in runs[-RUNS_SHOWN:]:
        yield {"of": "run", "name": f"{run.id}: {run.command}, {run.started_utc}"}


def _problem_row(problem: Problem) -> flat.Row:
    return {"of": problem.kind, "id": problem.id, "problem": problem.what}


HITS: View[Hit] = View(
    lambda hit: {"version": jsonl.VERSION, **_hit_row(hit)},
    lambda hit: [_hit_row(hit)],
    ("article", "outlet", "date", "title", "url", "field", "attribution", "snippet"),
    ("article", "outlet", "date", "attribution", "snippet"),
)
OUTLETS: View[Outlet] = View(
    lambda outlet: {"version": jsonl.VERSION, **_outlet_row(outlet)},
    lambda outlet: [_outlet_row(outlet)],
    ("outlet", "articles", "claims", "first", "last"),
)
STATS: View[tuple[Stats, Sequence[Run]]] = View(_stats_json, _stats_rows, ("of", "name", "count"))
PROBLEMS: View[Problem] = View(
    lambda problem: {"version": jsonl.VERSION, **_problem_row(problem)},
    lambda problem: [_problem_row(problem)],
    ("of", "id", "problem"),
)

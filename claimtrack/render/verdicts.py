"""A person's verdicts as JSON and flat rows: what was decided, on which words, and whether they still stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.render import jsonl
from claimtrack.render.flat import Cell, Row
from claimtrack.render.forms import View

if TYPE_CHECKING:
    from claimtrack.models import Anchor
    from claimtrack.store.shapes import Kept

COLUMNS = (
    "id", "decision", "relation", "was", "note", "when", "placed", "link",
    "claim_words", "claim_cue", "claim_article", "claim_attribution",
    "answer_words", "answer_cue", "answer_article", "answer_attribution",
)  # fmt: skip
SHORT = ("id", "decision", "relation", "claim_words", "answer_words", "note", "placed", "link")


def _json(kept: Kept) -> jsonl.Json:
    verdict = kept.verdict
    return {
        "id": verdict.id,
        "version": jsonl.VERSION,
        "decision": verdict.decision.value,
        "relation": verdict.relation.value,
        "was": verdict.was.value if verdict.was else None,
        "note": verdict.note,
        "when": verdict.when_utc,
        "placed": kept.is_placed,
        "link": kept.link,
        "claim": _anchor_json(verdict.claim, kept.claim),
        "response": _anchor_json(verdict.answer, kept.answer),
    }


def _anchor_json(anchor: Anchor, attribution: str | None) -> jsonl.Json:
    return {
        "attribution": attribution,
        "article": anchor.given_id or anchor.article,
        "url": anchor.url,
        "source": jsonl.span_json(anchor.source) if anchor.source else None,
        "cue": jsonl.span_json(anchor.cue),
        "content": jsonl.spans_json(anchor.content),
    }


def _row(kept: Kept) -> Row:
    verdict = kept.verdict
    row: Row = {
        "id": verdict.id,
        "decision": verdict.decision.value,
        "relation": verdict.relation.value,
        "was": verdict.was.value if verdict.was else None,
        "note": verdict.note,
        "when": verdict.when_utc,
        "placed": int(kept.is_placed),
        "link": kept.link,
    }
    return row | _end("claim_", verdict.claim, kept.claim) | _end("answer_", verdict.answer, kept.answer)


def _end(prefix: str, anchor: Anchor, attribution: str | None) -> Row:
    cells: dict[str, Cell] = {
        "words": " … ".join(span.text for span in anchor.content) or anchor.cue.text,
        "cue": anchor.cue.text,
        "article": anchor.given_id or anchor.article,
        "attribution": attribution,
    }
    return {prefix + name: cell for name, cell in cells.items()}


VERDICTS: View[Kept] = View(_json, lambda kept: [_row(kept)], COLUMNS, SHORT)

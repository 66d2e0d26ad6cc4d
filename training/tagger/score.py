"""Scores of tagged windows: exact F1 by role and for whole attributions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

Span = tuple[int, int]
Row = tuple[tuple[Span, ...], Span, tuple[Span, ...]]
"""Source spans, cue, content spans."""


def f1(hits: int, predicted: int, gold: int) -> float:
    return 200 * hits / (predicted + gold) if predicted + gold else 0.0


def exact(pairs: Iterable[tuple[list[Row], list[Row]]]) -> dict[str, float]:
    """Exact F1 of sources, cues, contents and whole attributions over (gold, system) pairs."""
    counts: Counter[str] = Counter()
    for gold, system in pairs:
        views = {
            "source": [{s for row in rows for s in row[0]} for rows in (gold, system)],
            "cue": [{row[1] for row in rows} for rows in (gold, system)],
            "content": [{s for row in rows for s in row[2]} for rows in (gold, system)],
            "linked_exact": [set(gold), set(system)],
        }
        for name, (g, s) in views.items():
            counts[name, "hit"] += len(g & s)
            counts[name, "gold"] += len(g)
            counts[name, "system"] += len(s)
    names = ("source", "cue", "content", "linked_exact")
    return {n: round(f1(counts[n, "hit"], counts[n, "system"], counts[n, "gold"]), 2) for n in names}

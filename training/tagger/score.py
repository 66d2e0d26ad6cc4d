"""Scores of tagged windows, and when a found attribution counts as a marked one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from claimtrack.extract.tagger import Tagged
from training.tagger.data import Attribution

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


def share(some: Iterable[Span], others: Iterable[Span]) -> float:
    """Share of the joint positions of two sets of spans that both cover; 1 where both are empty."""
    a, b = ({i for begin, end in spans for i in range(begin, end)} for spans in (some, others))
    return len(a & b) / len(a | b) if a | b else 1.0


def close(gold: Attribution, system: Tagged) -> bool:
    """linked_overlap of the shared scorer: cues share 30% of their joint characters, contents and sources half."""
    source = (system.source,) if system.source else ()
    return (
        share((gold.cue,), (system.cue,)) >= 0.3
        and share(gold.content, system.content) >= 0.5
        and share(gold.source, source) >= 0.5
    )

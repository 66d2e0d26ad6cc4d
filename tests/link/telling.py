"""Attributions as extraction makes them, from a source, a cue and a content."""

from __future__ import annotations

from claimtrack import ids
from claimtrack.extract.extractor import described
from claimtrack.extract.kinds import kind_of
from claimtrack.extract.own_sides import NO_SIDES, OwnSides
from claimtrack.models import Article, Attribution, Span

DAY = "2021-05-03"


def telling(source: str, cue: str, content: str, *, day: str = DAY, sides: OwnSides = NO_SIDES) -> Attribution:
    """What stands in an article of its own: `source cue content.`"""
    parts = [part for part in (source, cue, content) if part]
    article = Article(" ".join(parts) + ".", date=day)
    key, at, spans = ids.article_id(article), 0, []
    for part in parts:
        spans.append(Span(at, at + len(part), part))
        at += len(part) + 1
    who = spans.pop(0) if source else None
    rest = tuple(spans[1:])
    said = Attribution(
        ids.attribution_id(key, who, spans[0], rest), key, who, spans[0], rest, kind_of(cue, content), 1.0
    )
    return described(article, [said], sides)[0]

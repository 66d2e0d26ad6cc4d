"""Articles whose attributions are made by hand."""

from __future__ import annotations

from collections.abc import Mapping

from claimtrack import ids
from claimtrack.models import Article, Attribution, Kind, Span


def read(sentences: list[tuple[str, str, str]], kinds: Mapping[str, Kind]) -> tuple[Article, list[Attribution]]:
    """An article of these sentences, source, cue and content; cues without a kind assert."""
    text, parts = "", []
    for sentence in sentences:
        spans = []
        for words in sentence:
            spans.append(Span(len(text), len(text) + len(words), words))
            text += words + " "
        parts.append(spans)
    article = Article(text, date="2021-05-02")
    key = ids.article_id(article)
    return article, [
        Attribution(
            ids.attribution_id(key, who, cue, [what]), key, who, cue, (what,),
            kinds.get(cue.text, Kind.ASSERTION), 0.9, who.text,
        )
        for who, cue, what in parts
    ]  # fmt: skip

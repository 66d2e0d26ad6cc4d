"""From an article to its attributions: tag, name the kind, then who, where, when and how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claimtrack import ids
from claimtrack.extract import dates, figures, places, speakers
from claimtrack.extract.kinds import kind_of
from claimtrack.extract.language import language_of
from claimtrack.extract.likely_names import LikelyName
from claimtrack.extract.own_sides import NO_SIDES, OwnSides
from claimtrack.extract.tagger import Bounds, Tagged, Tagger
from claimtrack.models import Article, Attribution, Span


@dataclass(frozen=True, slots=True)
class Extraction:
    """Attributions in text order, those of the title first; `note` says why there are none, where there is a reason."""

    language: str | None
    attributions: tuple[Attribution, ...]
    note: str | None = None


class Extractor:
    """The extraction stage with its models loaded. Raises AssetError where a model cannot be."""

    def __init__(self) -> None:
        self._tagger = Tagger()

    def models(self) -> dict[str, str]:
        """Names and hashes of the models, for the record of a run."""
        return {"tagger": self._tagger.hash}

    def extract(self, article: Article, sides: OwnSides = NO_SIDES) -> Extraction:
        """All attributions of an article, with their slots filled; `sides` come before what the words say."""
        language = language_of(article.text)
        if language not in ("en", None):
            return Extraction(language, (), f"not tagged: the text looks like language '{language}', not English")
        key = ids.article_id(article)
        title = article.title or ""
        read = self._tagger.read(article.text)
        headline = () if _begins(article.text, title) else self._tagger.tag(title)
        rough = [_attribution(key, title, t, "title") for t in headline]
        rough += [_attribution(key, article.text, t, "text") for t in read.attributions]
        unique = list({a.id: a for a in rough}.values())
        return Extraction(language, described(article, unique, sides, read.names))


def described(
    article: Article,
    attributions: Sequence[Attribution],
    sides: OwnSides = NO_SIDES,
    names: Sequence[LikelyName] = (),
) -> tuple[Attribution, ...]:
    """The attributions, in text order, with speakers, sides, places, dates and figures.

    `names` are what the tagger takes for names of places in the text; without it only the rules find places.
    """
    own = sides.on(article.date)
    rows = zip(
        attributions,
        speakers.resolve(article, attributions, own),
        places.find(article, attributions, names),
        dates.find(article, attributions),
        figures.find(article, attributions),
        strict=True,
    )
    return tuple(
        replace(
            a,
            speaker=who.name,
            side=who.side,
            accused=who.accused,
            places=where,
            dates=when,
            figures=how_many,
            own_words=own.in_text(a.source.text if a.source else "", a.content_text),
        )
        for a, who, where, when, how_many in rows
    )


def _begins(text: str, title: str) -> bool:
    """Whether a text opens with its own title, so that tagging both would find the same words twice."""
    return " ".join(text[: len(title) + 20].split()).startswith(" ".join(title.split()))


def _attribution(article: str, text: str, tagged: Tagged, field: Literal["text", "title"]) -> Attribution:
    def span(bounds: Bounds) -> Span:
        return Span(bounds[0], bounds[1], text[bounds[0] : bounds[1]], field)

    source = span(tagged.source) if tagged.source else None
    cue, content = span(tagged.cue), tuple(span(b) for b in tagged.content)
    kind = kind_of(cue.text, " ".join(s.text for s in content))
    return Attribution(
        ids.attribution_id(article, source, cue, content), article, source, cue, content, kind, tagged.score
    )

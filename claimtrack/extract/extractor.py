"""From an article to its attributions: tag, name the kind, then who, where, when and how many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from claimtrack import ids
from claimtrack.extract import dates, figures, headlines, places, speakers, when, who
from claimtrack.extract.as_claimed import with_as_claimed
from claimtrack.extract.entities import NO_ENTITIES, Entities
from claimtrack.extract.kinds import kind_of
from claimtrack.extract.language import language_of
from claimtrack.extract.likely_names import LikelyName
from claimtrack.extract.no_comments import with_no_comments
from claimtrack.extract.own_sides import NO_SIDES, OwnSides
from claimtrack.extract.reader import NAMES, Seen, shipped_reader
from claimtrack.extract.relatives import with_sources
from claimtrack.extract.reported_claims import with_reported
from claimtrack.extract.runtime import hashes_of
from claimtrack.extract.scene import Who
from claimtrack.extract.sights import Sight
from claimtrack.extract.sources import behind_dateline, is_place_of_writing, name_and_cue
from claimtrack.extract.statements import is_turn
from claimtrack.extract.tagger import Bounds, Tagged, Tagging, shipped_tagger
from claimtrack.extract.taken_back import with_taken_back
from claimtrack.extract.taken_up import with_taken_up
from claimtrack.extract.told_apart import charge_apart, told_apart
from claimtrack.models import Article, Attribution, Span


@dataclass(frozen=True, slots=True)
class Extraction:
    """Attributions in text order, those of the title first; `note` says why there are none, where there is a reason.

    `readings` are what the reader makes of each, by its id, for linking (Reading.packed).
    """

    language: str | None
    attributions: tuple[Attribution, ...]
    note: str | None = None
    readings: Mapping[str, bytes] = field(default_factory=dict)


class Extractor:
    """The extraction stage with its models loaded. Raises AssetError where a model cannot be.

    With `read` false the reader is left out: the rules alone decide on places and days, and nothing is read for linking.
    """

    def __init__(self, *, read: bool = True) -> None:
        self._tagger = shipped_tagger()
        self._reader = shipped_reader() if read else None

    def models(self) -> dict[str, str]:
        """Names and hashes of the models, for the record of a run."""
        return {"tagger": self._tagger.hash} | hashes_of("tagger", ("entities",)) | hashes_of("reader", NAMES)

    def extract(self, article: Article, sides: OwnSides = NO_SIDES) -> Extraction:
        """All attributions of an article, with their slots filled; `sides` come before what the words say."""
        language = language_of(article.text)
        if language not in ("en", None):
            return Extraction(language, (), f"not tagged: the text looks like language '{language}', not English")
        key, title = ids.article_id(article), article.title or ""
        if _begins(article.text, title):
            title = ""
        top, body = self._tagger.read(title), self._tagger.read(article.text)
        headline, said = _attributions(key, title, top, "title"), _attributions(key, article.text, body, "text")
        every = [*headline, *said]

        def entities() -> Entities:
            both = (("title", title, top), ("text", article.text, body))
            return {field: self._tagger.entities(text, tagging.pieces) for field, text, tagging in both}

        if self._reader is None:
            return Extraction(language, described(article, every, sides, body.names, entities))
        readings: dict[str, bytes] = {}
        for _ in _noted(headline, self._reader.seen(top.pieces, headline), readings):
            pass
        seen = _noted(said, self._reader.seen(body.pieces, said), readings)
        sight = Sight(body.pieces, seen, self._reader.places, self._reader.days, self._reader.speakers)
        return Extraction(language, described(article, every, sides, body.names, entities, sight), None, readings)


def _noted(said: Sequence[Attribution], seen: Iterable[Seen], readings: dict[str, bytes]) -> Iterator[Seen]:
    """What is seen, one by one; the readings are noted as it goes."""
    for one in seen:
        readings |= {said[n].id: reading.packed() for n, reading in one.by_member()}
        yield one


def described(
    article: Article,
    attributions: Sequence[Attribution],
    sides: OwnSides = NO_SIDES,
    names: Sequence[LikelyName] = (),
    entities: Callable[[], Entities] = lambda: NO_ENTITIES,
    sight: Sight | None = None,
) -> tuple[Attribution, ...]:
    """The attributions, in text order, with speakers, sides, places, dates and figures.

    `names` are what the tagger takes for names of places in the text, `entities` finds those of persons and bodies, `sight` is what the
    reader sees of it; without them only the rules find speakers, places and days.
    """
    own, days, named = sides.on(article.date), dates.find(article, attributions), entities()
    scenes, meant = speakers.heard(article, attributions, own, named), dict[int, Who | None]()
    if sight:
        sight = replace(sight, seen=when.settling(article, attributions, days, sight))
        sight = replace(sight, seen=who.settling(scenes["text"], meant, sight))
    found = places.find(article, attributions, names, sight)
    if any(whom != scenes["text"].stood_for[at] for at, whom in meant.items()):
        scenes = speakers.heard_again(scenes, attributions, meant)
    rows = zip(
        attributions,
        speakers.described(scenes, attributions, own),
        headlines.with_places(article, attributions, found),
        headlines.with_days(article, attributions, days),
        figures.find(article, attributions),
        strict=True,
    )
    return tuple(
        replace(
            a,
            speaker=by.name,
            side=by.side,
            accused=by.accused,
            places=where,
            dates=then,
            figures=how_many,
            own_words=own.in_text(a.source.text if a.source else "", a.content_text),
        )
        for a, by, where, then, how_many in rows
    )


def _begins(text: str, title: str) -> bool:
    """Whether a text opens with its own title, so that whatever is found in both would be there twice."""
    return " ".join(text[: len(title) + 20].split()).startswith(" ".join(title.split()))


def _attributions(article: str, text: str, tagging: Tagging, field: Literal["text", "title"]) -> list[Attribution]:
    """The attributions that were tagged in a text, each once."""
    said = [one for one in tagging.attributions if not _is_nobodys(text, one)]
    tagged = with_no_comments(text, told_apart(text, [charge_apart(text, one) for one in said]))
    tagged = with_taken_back(text, with_sources(text, with_taken_up(text, tagged)))
    tagged = with_as_claimed(text, with_reported(text, tagged))
    every = [_attribution(article, text, one, field) for one in tagged]
    return list({one.id: one for one in every}.values())


def _is_nobodys(text: str, one: Tagged) -> bool:
    return is_place_of_writing(text, one.source, one.cue) or is_turn(text, one.cue)


def _attribution(article: str, text: str, tagged: Tagged, field: Literal["text", "title"]) -> Attribution:
    def span(bounds: Bounds) -> Span:
        return Span(bounds[0], bounds[1], text[bounds[0] : bounds[1]], field)

    named, said = tagged.source, tagged.cue
    if named and field == "text":
        named, said = name_and_cue(text, named, said)
    source = span((behind_dateline(text, *named), named[1])) if named else None
    cue, content = span(said), tuple(span(b) for b in tagged.content)
    kind = kind_of(cue.text, " ".join(s.text for s in content), source.text if source else "")
    return Attribution(
        ids.attribution_id(article, source, cue, content), article, source, cue, content, kind, tagged.score
    )

"""GeoJSON (RFC 7946) for maps: one feature for each claim and place of its event, or for each place.

Properties are flat and plain. A map may take a property for HTML, so `<` and `>` of an
article's words become `‹` and `›` here, and an address that is not of the web is left out;
who needs the very characters takes JSON.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from claimtrack.render import words
from claimtrack.render.safe import safe, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimtrack.records import Answer, ClaimRecord
    from claimtrack.render.jsonl import Json
    from claimtrack.store.shapes import Spot

_HARMLESS = str.maketrans("<>", "‹›")


def collection(features: Iterable[Json]) -> Iterator[str]:
    """A FeatureCollection, one feature a line."""
    yield '{"type": "FeatureCollection", "features": ['
    before = " "
    for feature in features:
        yield before + to_json(feature)
        before = ","
    yield "]}"


def claim_features(record: ClaimRecord) -> Iterator[Json]:
    """A feature for each event place of a claim that has coordinates."""
    shown, happened = record.claim.shown, words.event_date(record.claim)
    common = {
        "id": record.claim.id,
        "status": record.status.value,
        "words": words.said(shown.attribution),
        "who": words.who(shown.attribution),
        "speaker": shown.attribution.speaker,
        "side": shown.attribution.side,
        "date": happened.start if happened else None,
        "date_end": happened.end if happened else None,
        "when": words.happened(record.claim),
        "answers": "; ".join(_answer(answer) for answer in record.answers),
        "outlet": shown.article.outlet,
        "published": shown.article.date,
        "url": shown.article.url if (shown.article.url or "").startswith(("https://", "http://")) else None,
        "article": shown.article.shown_id,
        "why": "; ".join(record.why),
    }
    for place in words.event_places(record.claim):
        own = {"place": words.place_name(place), "place_id": place.id, "name": place.name, "country": place.country}
        yield from _feature(f"{record.claim.id}/{place.id}", place.lat, place.lon, common | own)


def spot_features(spot: Spot) -> Iterator[Json]:
    """A feature for a place that has coordinates."""
    told: Json = {"id": spot.id, "name": spot.name, "country": spot.country}
    yield from _feature(spot.id, spot.lat, spot.lon, told | {"claims": spot.claims, "disputes": spot.disputes})


def _feature(id_: str, lat: float | None, lon: float | None, properties: Json) -> Iterator[Json]:
    if lat is None or lon is None or not (math.isfinite(lat) and math.isfinite(lon)):
        return
    if abs(lat) <= 90 and abs(lon) <= 180:
        point = {"type": "Point", "coordinates": [lon, lat]}
        plain = {name: _plain(value) for name, value in properties.items()}
        yield {"type": "Feature", "id": id_, "geometry": point, "properties": plain}


def _answer(answer: Answer) -> str:
    return f"{words.relation(answer.link)} {words.who(answer.response.shown.attribution)}"


def _plain(value: object) -> object:
    return safe(value).translate(_HARMLESS) if isinstance(value, str) else value

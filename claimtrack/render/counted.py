"""Figures, places and speakers as JSON and flat rows."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from claimtrack.models import DateRole, PlaceRole
from claimtrack.render import geojson, words
from claimtrack.render.forms import View
from claimtrack.render.jsonl import VERSION, figure_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.link import ClaimedFigure, Toll
    from claimtrack.models import When
    from claimtrack.render.flat import Row
    from claimtrack.render.jsonl import Json
    from claimtrack.store.shapes import Spot, Voice

FIGURE_COLUMNS = (
    "what", "figure", "value", "low", "high", "bound", "words", "who", "speaker", "side", "place", "place_id",
    "date", "date_end", "outlet", "published", "url", "article", "id", "attribution", "differs_from", "differs_ids",
)  # fmt: skip


def ranges(found: Toll) -> str:
    """`killed: 1 to 21 in 31 figures`; says how many are apart from another one."""
    apart = sum(bool(one.rivals) for one in found.figures)
    least, most = (f"{value:,.10g}" for value in (found.low, found.high))
    between = least if least == most else f"{least} to {most}"
    tail = f", {apart} of them apart from another's on the same place and time" if apart else ""
    return f"{found.what}: {between} in {words.count(len(found.figures), 'figure')}{tail}"


def _toll_json(found: Toll) -> Json:
    figures = [_claimed_json(one) for one in found.figures]
    return {"version": VERSION, "what": found.what, "low": found.low, "high": found.high, "figures": figures}


def _claimed_json(one: ClaimedFigure) -> Json:
    attribution, date = one.mention.attribution, _event(one)
    return {
        **figure_json(one.figure),
        "claim": one.claim,
        "attribution": attribution.id,
        "article": one.mention.article.shown_id,
        "outlets": list(one.outlets),
        "published": one.mention.article.date,
        "url": one.mention.article.url,
        "speaker": attribution.speaker,
        "source": attribution.source.text if attribution.source else None,
        "side": attribution.side,
        "places": [{"id": p.id, "name": p.name} for p in attribution.places if p.role is PlaceRole.EVENT],
        "date": date.start if date else None,
        "date_end": date.end if date else None,
        "differs_from": [rival.claim for rival in one.rivals],
    }


def _toll_rows(found: Toll) -> Iterator[Row]:
    for one in found.figures:
        attribution, article, date = one.mention.attribution, one.mention.article, _event(one)
        places = [place for place in attribution.places if place.role is PlaceRole.EVENT]
        rivals = [f"{words.who(rival.mention.attribution)} {words.amount(rival.figure)}" for rival in one.rivals]
        yield {
            "what": found.what,
            "figure": words.amount(one.figure),
            "value": one.figure.value,
            "low": one.figure.low,
            "high": one.figure.high,
            "bound": one.figure.bound.value,
            "words": one.figure.span.text,
            "who": words.who(attribution),
            "speaker": attribution.speaker,
            "side": attribution.side,
            "place": "; ".join(map(words.place_name, places)),
            "place_id": "; ".join(place.id for place in places),
            "date": date.start if date else None,
            "date_end": date.end if date else None,
            "outlet": "; ".join(one.outlets),
            "published": article.date,
            "url": article.url,
            "article": article.shown_id,
            "id": one.claim,
            "attribution": attribution.id,
            "differs_from": "; ".join(rivals),
            "differs_ids": "; ".join(rival.claim for rival in one.rivals),
        }


def _event(one: ClaimedFigure) -> When | None:
    return next((date for date in one.mention.attribution.dates if date.role is DateRole.EVENT), None)


def _voice_row(voice: Voice) -> Row:
    packed = {name: "; ".join(getattr(voice, name)) for name in ("sides", "outlets", "names")}
    others = "; ".join(name for name in voice.names if name != voice.name and not voice.name.startswith(f"{name} ("))
    also = f"{others} (by hand)".strip() if voice.by_hand else others
    return asdict(voice) | packed | {"outlet_count": len(voice.outlets), "by_hand": int(voice.by_hand), "also": also}


def _voice_json(voice: Voice) -> Json:
    packed = {name: list(getattr(voice, name)) for name in ("sides", "outlets", "names")}
    return {"version": VERSION, **asdict(voice), **packed}


TOLLS: View[Toll] = View(
    _toll_json,
    _toll_rows,
    FIGURE_COLUMNS,
    ("what", "figure", "who", "side", "place", "date", "outlet", "published", "id", "differs_from"),
)
PLACES: View[Spot] = View(
    lambda spot: {"version": VERSION, **asdict(spot)},
    lambda spot: [asdict(spot)],
    ("id", "name", "country", "lat", "lon", "claims", "disputes"),
    features=geojson.spot_features,
)
VOICES: View[Voice] = View(
    _voice_json,
    lambda voice: [_voice_row(voice)],
    (
        "name", "sides", "claims", "denials_given", "denials_received", "other_answers", "outlets", "outlet_count",
        "names", "by_hand",
    ),
    ("name", "sides", "claims", "denials_given", "denials_received", "outlet_count", "also"),
)  # fmt: skip

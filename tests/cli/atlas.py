"""A store with claims about places in several countries, with figures and a denial."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.make import article, claim, event, link, said, span

from claimtrack import ids
from claimtrack.extract import gazetteer
from claimtrack.models import Bound, Figure, Kind, Place, PlaceRole, Status
from claimtrack.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from claimtrack.models import Article, Attribution

GANJA, BARDA, STEPANAKERT, DASHKASAN = "586523", "587057", "146970", "586765"
PARIS, PARIS_TEXAS, TBILISI, ATLANTA = "2988507", "4717560", "611717", "4180439"
HOSTILE = "<img src=x onerror=alert(1)> & \x1b[31mred\x1b[0m"


def at(of: Article, written: str, place_id: str, role: PlaceRole = PlaceRole.EVENT) -> Place:
    """A place of the gazetteer, by the words that an article has for it."""
    entry = gazetteer.by_id(place_id)
    assert entry
    return Place(role, entry.id, entry.name, entry.country, entry.lat, entry.lon, span(of.text, written))


def counted(of: Article, what: str, words: str, value: float, bound: Bound = Bound.EXACT) -> Figure:
    """A figure, with no upper bound where it is at least so many."""
    high = None if bound is Bound.AT_LEAST else value
    return Figure(what, value, value, high, bound, span(of.text, words))


HIT = article(
    "Orudj said rockets hit Gəncə, killing 9 and injuring 30.", "hit", outlet="Courier", url="https://c.example/1"
)
COUNTER = article("Petrosyan said 13 died in Ganja. He denied the strike.", "counter", outlet="Herald")
LATER = article("Orudj said 10 died in Ganja.", "later", outlet="Herald", date="2020-10-07")
OTHERS = article(
    f"Reva said Barda burned. Reva said Stepanakert burned. Reva said Dashkesan burned. Reva said Armenia burned. Reva said {HOSTILE} in Atlantis.",
    "others",
    outlet="Courier",
    url="javascript:alert(1)",
)
WORLD = article(
    "Lune said Paris flooded. Lune said Paris, Texas flooded. Lune said Tbilisi flooded. Lune said Atlanta flooded. "
    "Lune said trains leave Baku.",
    "world",
    outlet=None,
)
DAY = event("2020-10-04")
ORUDJ = said(
    HIT,
    "Orudj",
    "said",
    "rockets hit Gəncə, killing 9 and injuring 30",
    Kind.ACCUSATION,
    side="Azerbaijan",
    places=(at(HIT, "Gəncə", GANJA),),
    dates=(DAY,),
    figures=(counted(HIT, "killed", "9", 9), counted(HIT, "injured", "30", 30)),
)
PETROSYAN = said(
    COUNTER,
    "Petrosyan",
    "said",
    "13 died in Ganja",
    Kind.CONFIRMATION,
    side="Armenia",
    places=(at(COUNTER, "Ganja", GANJA),),
    dates=(DAY,),
    figures=(counted(COUNTER, "killed", "13", 13),),
)
DENIAL = said(COUNTER, "He", "denied", "the strike", Kind.DENIAL)
ORUDJ_LATER = said(
    LATER,
    "Orudj",
    "said",
    "10 died in Ganja",
    side="Azerbaijan",
    places=(at(LATER, "Ganja", GANJA),),
    dates=(DAY,),
    figures=(counted(LATER, "killed", "10", 10),),
)


def burned(written: str, place_id: str) -> Attribution:
    """What Reva says of a place."""
    return said(OTHERS, "Reva", "said", f"{written} burned", places=(at(OTHERS, written, place_id),))


def flooded(written: str, place_id: str) -> Attribution:
    """What Lune says of a place."""
    return said(WORLD, "Lune", "said", f"{written} flooded", places=(at(WORLD, written.split(",")[0], place_id),))


NOWHERE = Place(PlaceRole.EVENT, "ct:atlantis", "Atlantis", None, None, None, span(OTHERS.text, "Atlantis"))
LOST = said(OTHERS, "Reva", "said", f"{HOSTILE} in Atlantis", places=(NOWHERE,))
BAKU = said(
    WORLD, "Lune", "said", "trains leave Baku", speaker=None, places=(at(WORLD, "Baku", "587084", PlaceRole.MENTIONED),)
)
ATTRIBUTIONS = (
    ORUDJ,
    PETROSYAN,
    DENIAL,
    ORUDJ_LATER,
    burned("Barda", BARDA),
    burned("Stepanakert", STEPANAKERT),
    burned("Dashkesan", DASHKASAN),
    burned("Armenia", "174982"),
    LOST,
    flooded("Paris", PARIS),
    flooded("Paris, Texas", PARIS_TEXAS),
    flooded("Tbilisi", TBILISI),
    flooded("Atlanta", ATLANTA),
    BAKU,
)
ARTICLES = (HIT, COUNTER, LATER, OTHERS, WORLD)


def fill(path: Path) -> Path:
    """Write the store: Orudj's claim is denied, and answered with another toll; so is the lost one."""
    with Store(path) as store:
        run = store.begin_run("test", {}, {})
        for one in ARTICLES:
            own = [a for a in ATTRIBUTIONS if a.article == ids.article_id(one)]
            store.write(one, own, run=run, language="en")
        claims = [claim(a) for a in ATTRIBUTIONS]
        links = [
            link(claim(ORUDJ), claim(PETROSYAN), explicit=False),
            link(claim(ORUDJ), claim(DENIAL)),
            link(claim(LOST), claim(DENIAL)),
        ]
        disputed = {one.claim for one in links}
        statuses = {c.id: Status.DISPUTED if c.id in disputed else Status.UNANSWERED for c in claims}
        store.write_linking([a.id for a in ATTRIBUTIONS], claims, links, statuses, run=run)
        store.finish_run(run)
    return path

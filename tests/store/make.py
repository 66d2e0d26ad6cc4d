"""Articles, attributions, claims and links with the ids they should have, in a few words each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimtrack import ids
from claimtrack.models import (
    Article,
    Attribution,
    Bound,
    Claim,
    DateRole,
    Figure,
    Kind,
    Link,
    Place,
    PlaceRole,
    Point,
    Provenance,
    Relation,
    Span,
    Stand,
    Status,
    When,
)
from claimtrack.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

GANJA = Place(PlaceRole.EVENT, "586523", "Ganja", "AZ", 40.68, 46.36, None, "from the first sentence")
BAKU = Place(PlaceRole.MENTIONED, "587084", "Baku", "AZ", 40.38, 49.89)


def article(text: str, given_id: str | None = None, **fields: Any) -> Article:
    """An article of the Courier of 5 October 2020 with bytes to keep, unless fields say otherwise."""
    fields = {"outlet": "Courier", "date": "2020-10-05", **fields}
    source = Provenance(f"{given_id or 'here'}.txt", text.encode("utf-8", "replace"))
    return Article(text, given_id=given_id, **{"provenance": source, **fields})


def span(text: str, words: str) -> Span:
    """The first place of words in a text."""
    start = text.index(words)
    return Span(start, start + len(words), words)


def said(of: Article, source: str, cue: str, content: str, kind: Kind = Kind.ASSERTION, **slots: Any) -> Attribution:
    """An attribution whose three parts are words of an article; the speaker is the source as written."""
    key = ids.article_id(of)
    parts = (span(of.text, source), span(of.text, cue), (span(of.text, content),))
    id_ = ids.attribution_id(key, *parts)
    return Attribution(id_, key, *parts, **{"kind": kind, "score": 0.9, "speaker": source, **slots})


def event(day: str, until: str | None = None, **more: Any) -> When:
    """The day, or days, of an event."""
    return When(DateRole.EVENT, day, until or day, "day", **more)


def claim(*mentions: Attribution) -> Claim:
    """A claim of these mentions."""
    return Claim(ids.claim_id(mentions[0].id), mentions)


def link(of: Claim, answer: Claim, relation: Relation = Relation.DENIES, **more: Any) -> Link:
    """A link between the first mentions of two claims."""
    fields = {"explicit": True, "admission": False, "own_side": False, "score": 0.8, "reasons": ("the word 'denied'",)}
    return Link(
        ids.link_id(of.id, answer.id, relation),
        of.id,
        answer.id,
        relation,
        **{**fields, **more},
        claim_attribution=of.mentions[0].id,
        answer_attribution=answer.mentions[0].id,
    )


SHELLED = article(
    "Hajiyev said forces shelled Ganja, killing one. The ministry denied the claims. Harutyunyan said he hit bases.",
    "courier-1",
    title="Ganja shelled",
)
HAJIYEV = said(
    SHELLED,
    "Hajiyev",
    "said",
    "forces shelled Ganja, killing one",
    Kind.ACCUSATION,
    side="Azerbaijan",
    accused="Armenia",
    places=(GANJA, BAKU),
    dates=(event("2020-10-04", inherited="from 'Sunday'"), When(DateRole.SAID, "2020-10-05", "2020-10-05", "day")),
    figures=(Figure("killed", 1, 1, None, Bound.AT_LEAST, span(SHELLED.text, "one")),),
)
MINISTRY = said(SHELLED, "The ministry", "denied", "the claims", Kind.DENIAL)
HARUTYUNYAN = said(SHELLED, "Harutyunyan", "said he", "he hit bases", Kind.CONFIRMATION)
STATUSES = {
    claim(HAJIYEV).id: Status.MIXED,
    claim(MINISTRY).id: Status.UNANSWERED,
    claim(HARUTYUNYAN).id: Status.UNANSWERED,
}
DENIAL = link(claim(HAJIYEV), claim(MINISTRY))
ADMISSION = link(
    claim(HAJIYEV),
    claim(HARUTYUNYAN),
    Relation.PARTLY_CONFIRMS,
    admission=True,
    explicit=False,
    score=0.6,
    points={Point.TARGET: Stand.DIFFERS, Point.FIGURES: Stand.SILENT},
)


def fill(store: Store) -> int:
    """The article SHELLED with its three claims and two links; gives the run."""
    run = store.begin_run("ingest", {"paths": ["here"]}, {"tagger": "abc"})
    said_in = [HAJIYEV, MINISTRY, HARUTYUNYAN]
    store.write(SHELLED, said_in, run=run, language="en")
    store.write_linking([a.id for a in said_in], [claim(a) for a in said_in], [DENIAL, ADMISSION], STATUSES, run=run)
    store.finish_run(run)
    return run


def keep(path: Path, of: Article, own: Sequence[Attribution]) -> None:
    """A new store with an article, each of whose attributions is a claim that nobody answered."""
    claims = [claim(one) for one in own]
    with Store(path) as store:
        number = store.begin_run("test", {}, {})
        store.write(of, own, run=number, language="en")
        statuses = {one.id: Status.UNANSWERED for one in claims}
        store.write_linking([one.id for one in own], claims, [], statuses, run=number)

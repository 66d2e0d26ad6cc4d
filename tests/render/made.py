"""Articles, claims and answers made by hand, with a hostile speaker and outlet among them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from claimtrack import ids
from claimtrack.models import (
    Article,
    Attribution,
    Bound,
    DateRole,
    Figure,
    Kind,
    Link,
    Place,
    PlaceRole,
    Point,
    Relation,
    Span,
    Stand,
    Status,
    When,
)
from claimtrack.records import Answer, ClaimRecord, Coverage, Found, Head, LinkRecord, Mention, Statement

HARBOUR = Article(
    text=(
        "Norland’s spokeswoman Ida Holm said on Sunday that rebel forces shelled the port of Velden with rockets, "
        "killing one person and injuring 32 others. She also said the bridge at Osmar was hit.\n\n"
        "Holm’s claims were denied by the rebel command. Commander Ada Brandt said her forces fired at a radar "
        "station in Velden before she ordered them to stop. The Red Cross declined to comment.\n"
    ),
    title="Shelling in Velden",
    date="2021-05-03",
    outlet="Northern Wire",
    url="https://example.org/velden",
    given_id="harbour",
)
EARLIER = Article(
    text="Ida Holm said rebels shelled Velden, killing one person.",
    date="2021-05-02",
    outlet="Coast Post",
)
HOSTILE = Article(
    text='"All of it =cmd() is [red]staged[/red]", the \x1b[31mmasked\x07 man\u202e said.\nNobody answered him.',
    outlet="Out\x1b]0;owned\x07let | [bold]",
)
ARTICLES = (HARBOUR, EARLIER, HOSTILE)
VELDEN = ("901", "Velden", "NL", 52.05, 5.02)
SUNDAY = When(DateRole.EVENT, "2021-05-02", "2021-05-02", "day", None, "from 'Sunday' in the first sentence")


def head(article: Article) -> Head:
    key = ids.article_id(article)
    return Head(key, article.given_id or key, article.outlet, article.date, article.url, article.title)


def span(article: Article, words: str, after: int = 0) -> Span:
    at = article.text.index(words, after)
    return Span(at, at + len(words), words)


def mention(
    article: Article, source: str | None, cue: str, content: list[str], kind: Kind, speaker: str | None, **more: Any
) -> Mention:
    """An attribution by its words; the cue is the first after the source, else the first."""
    key = ids.article_id(article)
    who = span(article, source) if source else None
    at = article.text.find(cue, who.start) if who else 0
    spans = (who, span(article, cue, max(at, 0)), tuple(span(article, words) for words in content))
    made = Attribution(ids.attribution_id(key, *spans), key, *spans, kind=kind, score=0.9, speaker=speaker, **more)
    return Mention(made, head(article))


def statement(*mentions: Mention) -> Statement:
    return Statement(ids.claim_id(mentions[0].attribution.id), mentions[0], mentions)


def answer(claim: Statement, response: Statement, relation: Relation, reason: str, **more: Any) -> Answer:
    link = Link(
        ids.link_id(claim.id, response.id, relation),
        claim.id,
        response.id,
        relation,
        **{"explicit": True, "admission": False, "own_side": False, "score": 0.92} | more,
        reasons=(reason,),
        claim_attribution=claim.shown.attribution.id,
        answer_attribution=response.shown.attribution.id,
    )
    return Answer(link, response)


def _place(article: Article, role: PlaceRole = PlaceRole.EVENT) -> Place:
    return Place(role, *VELDEN, span(article, "Velden"))


def _figure(what: str, value: int, words: str) -> Figure:
    return Figure(what, value, value, value, Bound.EXACT, span(HARBOUR, words))


SHELLED = statement(
    mention(
        HARBOUR,
        "Norland’s spokeswoman Ida Holm",
        "said",
        ["rebel forces shelled the port of Velden with rockets, killing one person and injuring 32 others"],
        Kind.ACCUSATION,
        "Ida Holm",
        side="Norland",
        accused="Rebels",
        places=(_place(HARBOUR),),
        dates=(SUNDAY,),
        figures=(_figure("killed", 1, "one person"), _figure("injured", 32, "32 others")),
    ),
    mention(
        EARLIER,
        "Ida Holm",
        "said",
        ["rebels shelled Velden, killing one person"],
        Kind.ACCUSATION,
        "Ida Holm",
        side="Norland",
        places=(_place(EARLIER),),
    ),
)
BRIDGE = statement(
    mention(
        HARBOUR,
        "She",
        "also said",
        ["the bridge at Osmar was hit"],
        Kind.ASSERTION,
        "Ida Holm",
        side="Norland",
        dates=(SUNDAY,),
    )
)
DENIAL = statement(
    mention(
        HARBOUR, "the rebel command", "were denied by", ["Holm’s claims"], Kind.DENIAL, "Rebel command", side="Rebels"
    )
)
BRANDT = statement(
    mention(
        HARBOUR,
        "Commander Ada Brandt",
        "said",
        ["her forces fired at a radar station in Velden before she ordered them to stop"],
        Kind.ASSERTION,
        "Ada Brandt",
        side="Rebels",
    )
)
RED_CROSS = statement(mention(HARBOUR, "The Red Cross", "declined to comment", [], Kind.NO_COMMENT, "Red Cross"))
MASKED = statement(
    mention(
        HOSTILE,
        "the \x1b[31mmasked\x07 man\u202e",
        "said",
        ['"All of it =cmd() is [red]staged[/red]"'],
        Kind.ASSERTION,
        None,
    )
)
PARTLY = {
    Point.ACTOR: Stand.ACCEPTED,
    Point.PLACE: Stand.ACCEPTED,
    Point.TARGET: Stand.DIFFERS,
    Point.FIGURES: Stand.SILENT,
}
ADMITTED = answer(
    SHELLED, BRANDT, Relation.PARTLY_CONFIRMS, "same place Velden", explicit=False, admission=True, points=PARTLY
)
DENIED = answer(SHELLED, DENIAL, Relation.DENIES, "'claims' refers to what Holm said before")
DECLINED = answer(SHELLED, RED_CROSS, Relation.DECLINES, "asked about it in the same paragraph")
STAGED = answer(
    SHELLED, MASKED, Relation.DENIES, "says the opposite", explicit=False, points={Point.FIGURES: Stand.DIFFERS}
)

MIXED = ClaimRecord(SHELLED, Status.MIXED, (ADMITTED, DENIED, DECLINED, STAGED), ("event place Velden",))
DISPUTED = ClaimRecord(BRIDGE, Status.DISPUTED, (answer(BRIDGE, DENIAL, Relation.DENIES, "'claims' is plural"),))
UNANSWERED = ClaimRecord(MASKED, Status.UNANSWERED, ())
COVERAGE = Coverage(3, 3, "2021-05-02", "2021-05-03")
FOUND = Found((MIXED, DISPUTED, UNANSWERED), COVERAGE)
LINKS = Found((LinkRecord(ADMITTED.link, SHELLED, BRANDT),), COVERAGE)
BY_KEY = {ids.article_id(article): article for article in ARTICLES}
CONFIRMED = ClaimRecord(
    SHELLED,
    Status.CONFIRMED,
    (
        replace(ADMITTED, link=replace(ADMITTED.link, relation=Relation.CONFIRMS, explicit=True)),
        answer(SHELLED, BRIDGE, Relation.CONFIRMS, "same side", own_side=True),
    ),
)

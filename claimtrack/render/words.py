"""The English in which results are told: days, statuses, relations and points.

Nothing here may read as a verdict: a relation is what somebody did ("denied
by"), a status is what answers were found, never what is true.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from claimtrack.link import SHOWN
from claimtrack.link.pairs import AGREEING
from claimtrack.link.signs import FEWEST_WORDS
from claimtrack.link.tolls import is_range, side_by_side
from claimtrack.models import (
    Attribution,
    Bound,
    DateRole,
    Figure,
    Link,
    Place,
    PlaceRole,
    Point,
    Relation,
    Stand,
    Status,
    Verdict,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimtrack.records import Answer, ClaimRecord, Coverage, KnownAs, Mention, Statement

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
POINTS = {
    Point.ACTOR: "who did it",
    Point.ACT: "what was done",
    Point.TARGET: "the target",
    Point.PLACE: "the place",
    Point.TIME: "the time",
    Point.MEANS: "the means",
    Point.FIGURES: "the figures",
}
STANDS = {
    Stand.REJECTED: "rejects",
    Stand.DIFFERS: "differs on",
    Stand.ACCEPTED: "accepts",
    Stand.SILENT: "silent on",
}
ANSWERS = {
    Relation.DENIES: "denies",
    Relation.CONFIRMS: "confirms",
    Relation.PARTLY_CONFIRMS: "partly confirms",
    Relation.DECLINES: "declines to comment on",
    Relation.RETRACTS: "takes back",
}
"""What an answer does, to be read before the claim."""
NO_POINT = "no single point named"
UNVERIFIED = "claims as reported, not verified"


def day(iso: str) -> str:
    """`4 Oct 2020`, whatever the locale; a text that is no ISO day stays as it is."""
    try:
        when = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def days(first: str, last: str) -> str:
    """A range of days, without saying month or year twice: `27 Sep – 5 Oct 2020`."""
    if first == last:
        return day(first)
    begin, end = day(first).split(" "), day(last).split(" ")
    if len(begin) != 3 or len(end) != 3:
        return f"{first} – {last}"
    if begin[1:] == end[1:]:
        return f"{begin[0]}–{day(last)}"
    return f"{' '.join(begin[:2] if begin[2] == end[2] else begin)} – {day(last)}"


def when(date_: When) -> str:
    """A date as exactly as it is known."""
    if date_.precision == "year":
        return date_.start[:4]
    if date_.precision == "month":
        return " ".join(day(date_.start).split(" ")[1:])
    return days(date_.start, date_.end)


def count(number: int, word: str) -> str:
    """`1 article`, `9 articles`."""
    plural = word[:-1] + "ies" if word.endswith("y") else word + "s"
    return f"{number:,} {word if number == 1 else plural}"


def listed(names: Sequence[str], limit: int = 3) -> str:
    """`A, B and C`; of more than the limit, `A, B and 5 others`."""
    if len(names) > limit:
        names = [*names[: limit - 1], f"{len(names) - limit + 1} others"]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def unique(names: Iterable[str | None]) -> list[str]:
    """The names that are there, each once, in order."""
    return list(dict.fromkeys(name for name in names if name))


def mentions_of(statement: Statement) -> tuple[Mention, ...]:
    """All mentions, the one that shows it best first."""
    return (statement.shown, *(m for m in statement.mentions if m.attribution.id != statement.shown.attribution.id))


def event_places(statement: Statement) -> list[Place]:
    """Where it is said to have happened, over all mentions, each place once."""
    places = (place for mention in mentions_of(statement) for place in mention.attribution.places)
    return list({place.id: place for place in places if place.role is PlaceRole.EVENT}.values())


def place_name(place: Place) -> str:
    """The name that the article uses, which is no matter of indifference to a side; else the gazetteer's."""
    written = place.span.text if place.span else place.name
    return place.name if written.casefold() == place.name.casefold() else written


def event_date(statement: Statement) -> When | None:
    """When it is said to have happened, from the first mention that tells."""
    dates = (found for mention in mentions_of(statement) for found in mention.attribution.dates)
    return next((found for found in dates if found.role is DateRole.EVENT), None)


def happened(statement: Statement) -> str:
    """The day of the event; failing that, the day it was said or reported, and says which."""
    event = event_date(statement)
    if event:
        return when(event)
    said = next((found for found in statement.shown.attribution.dates if found.role is DateRole.SAID), None)
    if said:
        return f"said {when(said)}"
    return f"reported {day(date_)}" if (date_ := statement.shown.article.date) else "undated"


def who(attribution: Attribution) -> str:
    """The speaker, else the words that name the source."""
    source = attribution.source.text if attribution.source else None
    return attribution.speaker or source or "source not named"


def who_for(attribution: Attribution) -> str:
    """The speaker with the side spoken for, where that is known and another name."""
    name, side = who(attribution), attribution.side
    return f"{name} ({side})" if side and side.casefold() != name.casefold() else name


def said(attribution: Attribution) -> str:
    """The words of the content, else those that attribute ("declined to comment")."""
    return attribution.content_text or attribution.cue.text


def lead(attribution: Attribution) -> str:
    """The words that attribute, where they stand between source and content and so can be read before it, or after a content that alone tells nothing.

    "accused" makes sense of "Armenia of shelling", "denied" of "which"; "were denied by" would make none of what was denied.
    """
    source, cue, content = attribution.source, attribution.cue, attribution.content
    short = source is not None and len(attribution.content_text.split()) < FEWEST_WORDS
    if not content or content[0].field != cue.field or (content[0].start < cue.start and not short):
        return ""
    return cue.text if source is None or (source.field == cue.field and source.start < cue.start) else ""


def tail(attribution: Attribution) -> str:
    """The words that attribute, where a passive stands behind what it speaks of: "were denied" of "the claims were denied by"."""
    cue, content = attribution.cue, attribution.content
    follows = bool(content) and content[0].field == cue.field and content[0].start < cue.start
    return cue.text.removesuffix(" by") if follows and cue.text.endswith(" by") else ""


def relation(link: Link) -> str:
    """What the answer does, to be read before its speaker's name."""
    if link.own_side and link.relation in AGREEING:
        return "repeated by own side"
    if link.relation is Relation.CONFIRMS:
        return "admitted by" if link.admission else "confirmed by" if link.explicit else "also stated by"
    if link.relation is Relation.DENIES:
        return "denied by" if link.explicit else "contradicted by"
    if link.relation is Relation.PARTLY_CONFIRMS:
        return "partly admitted by" if link.admission else "partly confirmed by"
    return "no comment from" if link.relation is Relation.DECLINES else "retracted by"


def verdict(found: Verdict) -> str:
    """What a person decided about a link."""
    return f"{found.decision.value} by hand"


def points(answer: Answer) -> list[str]:
    """What an answer does point by point, disputed points first: `differs on the figures (5 killed)`."""
    link = answer.link
    if is_unscoped(link):
        return [NO_POINT]
    told = (Stand.REJECTED, Stand.DIFFERS)
    named = {point: _named(point, answer.response if link.points[point] in told else None) for point in link.points}
    groups = {stand: [named[point] for point in Point if link.points.get(point) is stand] for stand in STANDS}
    return [f"{STANDS[stand]} {listed(names, limit=7)}" for stand, names in groups.items() if names]


def at_issue(record: ClaimRecord) -> str:
    """The points of a claim that some answer which counts rejects or tells differently; empty where there are none."""
    links = [answer.link for answer in record.answers if answer.link.score >= SHOWN]
    against = {p for link in links for p, stand in link.points.items() if stand in (Stand.REJECTED, Stand.DIFFERS)}
    named = listed([_named(point, record.claim) for point in Point if point in against], limit=7)
    unscoped = sum(map(is_unscoped, links))
    if not named:
        return "the whole claim" if unscoped else ""
    return (
        f"{named}; {'one denial names' if unscoped == 1 else f'{unscoped} denials name'} no point"
        if unscoped
        else named
    )


def is_unscoped(link: Link) -> bool:
    """Whether it is a denial that refers to the claim and says nothing about any of its points."""
    return link.relation is Relation.DENIES and link.explicit and not link.points


def _named(point: Point, statement: Statement | None) -> str:
    """A point with what the statement says about it, where that is a figure, a place or a day."""
    if statement is None:
        return POINTS[point]
    tells: dict[Point, list[str]] = {
        Point.FIGURES: [figure(found) for found in statement.shown.attribution.figures],
        Point.PLACE: [place_name(place) for place in event_places(statement)],
        Point.TIME: [when(date_)] if (date_ := event_date(statement)) else [],
    }
    return POINTS[point] + (f" ({listed(tells[point])})" if tells.get(point) else "")


def also(speaker: str | None, names: Mapping[str, KnownAs]) -> str:
    """The other names of a speaker, out of all that are known; says where a person decided about them."""
    own = {name: one for name, one in names.items() if one.name == speaker}
    by_hand = " (by hand)" if any(one.by_hand for one in own.values()) else ""
    return (", ".join(name for name in own if name != speaker) + by_hand).strip()


def figure(found: Figure) -> str:
    """`at least 5 killed`, `about 1,200 displaced`."""
    return f"{amount(found)} {found.what}".strip()


def amount(found: Figure) -> str:
    """`at least 5`, `12 to 15`."""
    bound = "" if found.bound is Bound.EXACT else found.bound.value.replace("_", " ") + " "
    return f"{found.low:,.10g} to {found.high:,.10g}" if is_range(found) else f"{bound}{found.value:,.10g}"


def figures_apart(claim: Statement, answer: Answer) -> list[str]:
    """Figures of a claim and an answer that cannot both hold: `killed: Hajiyev 9 · Brandt 13`."""
    names = [who(end.shown.attribution) for end in (claim, answer.response)]
    return [
        f"{one.what}: {names[0]} {amount(one)} · {names[1]} {amount(other)}"
        for one, other in side_by_side(claim, answer)
    ]


def status(record: ClaimRecord, coverage: Coverage) -> str:
    """Where a claim stands, in words that say whose answer it is and judge nothing; only answers that count are named."""
    if record.status is Status.UNANSWERED:
        to = f" to {day(coverage.last)}" if coverage.last else ""
        where = count(coverage.outlets, "outlet") if coverage.outlets else count(coverage.articles, "article")
        return f"no answer found in {where}{to}"
    if record.status in (Status.CONFIRMED, Status.DECLINED):
        kind, word, joint = {
            Status.CONFIRMED: (Relation.CONFIRMS, "acknowledged", "by"),
            Status.DECLINED: (Relation.DECLINES, "no comment", "from"),
        }[record.status]
        counting = [a for a in record.answers if not a.link.own_side and a.link.score >= SHOWN]
        named = unique(who(a.response.shown.attribution) for a in counting if a.link.relation is kind)
        return f"{word} {joint} {listed(named, limit=2)}" if named else word
    return {Status.MIXED: "mixed answers", Status.DISPUTED: "disputed", Status.RETRACTED: "retracted"}[record.status]


def outlets(statement: Statement) -> list[str]:
    """The outlet of the mention shown; in a second line how many others have it."""
    name = statement.shown.article.outlet
    others = {mention.article.outlet for mention in statement.mentions if mention.article.outlet} - {name}
    return [name or "outlet not known", *([f"+{count(len(others), 'outlet')}"] if others else [])]


def searched(coverage: Coverage) -> str:
    """What was looked through: `9 articles of 2 outlets, 27 Sep – 5 Oct 2020`."""
    of = f" of {count(coverage.outlets, 'outlet')}" if coverage.outlets else ""
    span = f", {days(coverage.first, coverage.last)}" if coverage.first and coverage.last else ""
    return f"{count(coverage.articles, 'article')}{of}{span}"

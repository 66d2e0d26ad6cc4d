"""What `show` prints: a claim, an attribution, a link or an article, with the passages it rests on."""

from __future__ import annotations

from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimtrack.link.voices import carried
from claimtrack.render import voices, words
from claimtrack.render.passage import legend, passage
from claimtrack.render.points import point_grids
from claimtrack.render.safe import safe_part
from claimtrack.render.table import RELATION_STYLES, STATUS_STYLES, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from claimtrack.models import Article, Attribution
    from claimtrack.records import Answer, ClaimRecord, Coverage, Head, KnownAs, LinkRecord, Mention, Statement
    from claimtrack.render.screen import Screen


def claim_page(
    record: ClaimRecord,
    answered: Sequence[LinkRecord],
    replies: Mapping[str, Sequence[Answer]],
    coverage: Coverage,
    articles: Mapping[str, Article],
    screen: Screen,
    names: Mapping[str, KnownAs],
    *,
    unlikely: int,
) -> Iterator[RenderableType]:
    """A claim: its facts, what it answers, each mention in its passage, and each answer in its own.

    `replies` are the answers that its answers found in turn, by the ids of what they answer;
    `names` are all that the speakers have; `unlikely` says how many answers are left out.
    """
    page = _Page(articles, screen, names)
    status = words.status(record, coverage)
    yield page.line(("Claim ", "bold"), (record.claim.id, "cyan"), (": ", ""), (status, STATUS_STYLES[record.status]))
    yield from page.facts(record.claim)
    issue = words.at_issue(record)
    if issue:
        yield page.line(("at issue: ", "bold"), (issue, ""), indent=2)
    for one in answered:
        yield from page.answered(one)
    yield page.line()
    by = carried(record.claim.mentions)
    yield page.line((words.count(len(record.claim.mentions), "mention"), "bold"), (voices.carried(by), ""))
    for mention in record.claim.mentions:
        yield from page.mention(mention, 2)
    for change in by.changes:
        yield page.line(("wording changed: ", "bold"), (voices.change(change), ""), indent=2)
    yield page.line()
    more = f"; {unlikely:,} less likely left out, see `claimtrack links --rejected`" if unlikely else ""
    yield page.line((words.count(len(record.answers), "answer"), "bold"), (more, ""))
    yield from page.points(record.claim, record.answers)
    for answer in record.answers:
        yield from page.answer(answer)
        yield from page.replies(answer, replies)
    yield page.line()
    yield legend(screen)
    yield page.line((f"Searched: {words.searched(coverage)}; {words.UNVERIFIED}", ""))


def link_page(
    record: LinkRecord, articles: Mapping[str, Article], screen: Screen, names: Mapping[str, KnownAs]
) -> Iterator[RenderableType]:
    """A link: the claim, the answer, what it does to each point, and why they are linked."""
    from claimtrack.records import Answer

    page = _Page(articles, screen, names)
    yield page.line(("Link ", "bold"), (record.link.id, "cyan"))
    yield page.line()
    yield page.line(("Claim ", "bold"), (record.claim.id, "cyan"))
    yield from page.facts(record.claim)
    yield from page.mention(record.claim.shown, 2)
    yield page.line()
    yield page.line(("Answer ", "bold"), (record.response.id, "cyan"))
    answer = Answer(record.link, record.response)
    yield from page.answer(answer)
    yield from page.points(record.claim, [answer])
    yield page.line()
    yield legend(screen)


def link_ends(record: LinkRecord, screen: Screen) -> Iterator[RenderableType]:
    """The claim and its answer in a line or two each, for where the page of a link has scrolled away."""
    page = _Page({}, screen, {})
    claim, response = record.claim.shown.attribution, record.response.shown.attribution
    yield page.line((f"{words.who_for(claim)}: ", "bold"), (quoted(claim), ""))
    relation = (f"{words.relation(record.link)} ", RELATION_STYLES[record.link.relation])
    yield page.line(relation, (f"{words.who_for(response)}: ", "bold"), (quoted(response), ""))


def attribution_page(
    mention: Mention, articles: Mapping[str, Article], screen: Screen, names: Mapping[str, KnownAs]
) -> Iterator[RenderableType]:
    """An attribution in its passage, with what its words were resolved to."""
    page = _Page(articles, screen, names)
    attribution = mention.attribution
    yield page.line(("Attribution ", "bold"), (attribution.id, "cyan"), (f": {attribution.kind}", ""))
    yield from page.facts_of(attribution)
    yield from page.mention(mention, 2)
    yield page.line()
    yield legend(screen)


def article_page(
    head: Head,
    article: Article,
    attributions: Sequence[Attribution],
    versions: Sequence[Head],
    screen: Screen,
    *,
    current: bool = True,
) -> Iterator[RenderableType]:
    """An article's head, its attributions in text order, and the other texts that its given id has had."""
    page = _Page({head.id: article}, screen)
    old = "" if current else ": an older version, which feeds no claims"
    yield page.line(("Article ", "bold"), (head.shown_id, "cyan"), (old, ""))
    if head.title:
        yield page.line((head.title, "bold"), indent=2)
    yield from page.source(head, 2)
    if article.provenance:
        yield page.line(("read from: ", "bold"), (article.provenance.origin, ""), indent=2)
        yield page.line(
            ("sha256 of what was read: ", "bold"), (sha256(article.provenance.raw).hexdigest(), ""), indent=2
        )
    for name, value in article.meta.items():
        yield page.line((f"{name}: ", "bold"), (str(value), ""), indent=2)
    for other in versions:
        yield page.line(("another version: ", "bold"), (other.id, "cyan"), indent=2)
    yield page.line()
    yield page.line((words.count(len(attributions), "attribution"), "bold"))
    for attribution in attributions:
        kind, speaker = f"  {attribution.kind}  ", words.who(attribution)
        yield page.line((attribution.id, "cyan"), (kind, ""), (speaker, "bold"), indent=2)
        yield page.line((quoted(attribution), ""), indent=4)


class _Page:
    """The parts that pages share."""

    def __init__(
        self, articles: Mapping[str, Article], screen: Screen, names: Mapping[str, KnownAs] = MappingProxyType({})
    ) -> None:
        self.articles, self.screen, self.names = articles, screen, names

    def line(self, *parts: tuple[str, str], indent: int = 0) -> RenderableType:
        from rich.text import Text

        text = Text(overflow="fold")
        for words_, style in parts:
            text.append(safe_part(words_), style)
        return self.screen.paragraph(text, indent)

    def facts(self, statement: Statement) -> Iterator[RenderableType]:
        yield from self.facts_of(statement.shown.attribution)

    def facts_of(self, attribution: Attribution) -> Iterator[RenderableType]:
        side = attribution.side or "side not known"
        yield self.line((words.who(attribution), "bold"), (f" ({side})", ""), indent=2)
        yield from self.also(attribution, 2)
        for place in attribution.places:
            position = f" ({place.lat:.2f}, {place.lon:.2f})" if place.lat is not None and place.lon is not None else ""
            written, known = words.place_name(place), ", ".join(filter(None, (place.name, place.country)))
            name = known if written == place.name else f"{written}: {known}"
            yield self._fact("place", place.role, name + position, place.inherited)
        for date in attribution.dates:
            yield self._fact("date", date.role, words.when(date), date.inherited)
        for figure in attribution.figures:
            yield self._fact("figure", "", words.figure(figure), None)

    def also(self, attribution: Attribution, indent: int) -> Iterator[RenderableType]:
        """The other names that articles have for the speaker, where there are any."""
        if told := words.also(attribution.speaker, self.names):
            yield self.line(("also named: ", "bold"), (told, ""), indent=indent)

    def _fact(self, name: str, role: str, value: str, inherited: str | None) -> RenderableType:
        label = f"{name} ({role}): " if role else f"{name}: "
        return self.line(
            (label, "bold"), (value, ""), (f" [inherited {inherited}]" if inherited else "", "dim"), indent=2
        )

    def mention(self, mention: Mention, indent: int) -> Iterator[RenderableType]:
        yield from self.source(mention.article, indent)
        article = self.articles[mention.article.id]
        yield self.screen.paragraph(passage(article, mention.attribution, self.screen), indent + 2)

    def source(self, head: Head, indent: int) -> Iterator[RenderableType]:
        outlet, date = head.outlet or "outlet not known", words.day(head.date) if head.date else "no date"
        ids = head.id if head.id == head.shown_id else f"{head.shown_id} ({head.id})"
        yield self.line((f"{outlet}, {date}  ", ""), (ids, "cyan"), indent=indent)
        if head.url:
            yield self.line((head.url, ""), indent=indent)

    def answer(self, answer: Answer) -> Iterator[RenderableType]:
        link, statement = answer.link, answer.response
        attribution = statement.shown.attribution
        who = (words.who_for(attribution), "bold")
        relation = (words.relation(link) + " ", RELATION_STYLES[link.relation])
        sure = words.verdict(link.verdict) if link.verdict else f"score {link.score:.2f}"
        yield self.line(relation, who, (f"  {link.id}", "cyan"), (f"  {sure}", "dim"), indent=2)
        yield from self.also(attribution, 4)
        yield from self.mention(statement.shown, 4)
        if words.is_unscoped(link):
            yield self.line((words.NO_POINT, "italic"), indent=4)
        for reason in link.reasons:
            yield self.line(("why: ", "bold"), (reason, ""), indent=4)

    def answered(self, record: LinkRecord) -> Iterator[RenderableType]:
        claim, style = record.claim.shown.attribution, RELATION_STYLES[record.link.relation]
        yield self.line(
            (words.ANSWERS[record.link.relation], style),
            (" a claim by ", ""),
            (words.who_for(claim), "bold"),
            (f"  {record.claim.id}", "cyan"),
            (f"  {record.link.id}", "cyan"),
            indent=2,
        )
        yield self.line((quoted(claim), ""), indent=4)

    def points(self, claim: Statement, answers: Sequence[Answer]) -> Iterator[RenderableType]:
        """What the answers do to each point of the claim."""
        for drawn in point_grids(claim, answers, self.screen):
            yield self.line()
            yield drawn
            yield self.line()

    def replies(
        self, answer: Answer, replies: Mapping[str, Sequence[Answer]], indent: int = 4
    ) -> Iterator[RenderableType]:
        """The answers to an answer, each above those to it, once; `replies` holds no circle."""
        for reply in replies.get(answer.response.id, ()):
            who = (words.who_for(reply.response.shown.attribution), "bold")
            relation = (words.relation(reply.link) + " ", RELATION_STYLES[reply.link.relation])
            yield self.line(("in turn ", ""), relation, who, (f"  {reply.link.id}", "cyan"), indent=indent)
            yield self.line((quoted(reply.response.shown.attribution), ""), indent=indent + 2)
            yield from self.replies(reply, replies, indent + 2)

"""The table of claims and their answers: who said what, who answered, and what is at issue.

Each claim is a section: where, when and where it stands; the speaker and the
words; where they were read. Under it each answer: what it does, by whom, in
which words, and on which points. Two layouts of the same cells: narrow (three
columns) and wide (six).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimtrack.models import Relation, Status
from claimtrack.records import Answer, ClaimRecord, Coverage, Found, LinkRecord, Statement
from claimtrack.render import words
from claimtrack.render.grid import Column, Line, grid
from claimtrack.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from claimtrack.models import Attribution
    from claimtrack.render.screen import Screen

WIDE = 160
"""Cells from which on each kind of cell has a column of its own."""
LONGEST_QUOTE = 600
"""Characters of a statement's words; `show` prints all."""
RELATION_STYLES = {
    Relation.DENIES: "bold red",
    Relation.CONFIRMS: "bold green",
    Relation.PARTLY_CONFIRMS: "bold yellow",
    Relation.DECLINES: "bold blue",
    Relation.RETRACTS: "bold magenta",
}
STATUS_STYLES = {
    Status.RETRACTED: "bold magenta",
    Status.MIXED: "bold yellow",
    Status.DISPUTED: "bold red",
    Status.CONFIRMED: "bold green",
    Status.DECLINED: "bold blue",
    Status.UNANSWERED: "dim",
}
NARROW_COLUMNS = (Column("Place, date, status", 22), Column("Claim and answers"), Column("Outlet, date, id", 16))
WIDE_COLUMNS = (
    Column("Place, date", 20),
    Column("Status, answers", 23),
    Column("Speaker", 24),
    Column("What was said"),
    Column("At issue", 28),
    Column("Outlet, date, id", 16),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One statement: lines of each kind of cell."""

    where: tuple[Line, ...]
    state: tuple[Line, ...]
    who: Line
    quote: Line
    points: tuple[str, ...]
    source: tuple[Line, ...]
    answer: bool = False
    why: tuple[Line, ...] = ()

    def narrow(self) -> list[tuple[Line, ...]]:
        """Three cells."""
        prefix = "" if self.answer else "at issue: "
        points = tuple((prefix + point, "italic") for point in self.points)
        return [(*self.where, *self.state), (self.who, self.quote, *points, *self.why), self.source]

    def wide(self) -> list[tuple[Line, ...]]:
        """Six cells."""
        points = tuple((point, "italic") for point in self.points)
        return [self.where, self.state, (self.who,), (self.quote, *self.why), points, self.source]


def claims_drawing(found: Found[ClaimRecord], screen: Screen, *, header: bool = True) -> RenderableType:
    """Claims, each with its answers."""
    return _drawing([_claim_rows(record, found.coverage) for record in found.rows], screen, header)


def links_drawing(found: Found[LinkRecord], screen: Screen, *, header: bool = True) -> RenderableType:
    """Links: the claim, the answer, and the reasons under it."""
    return _drawing([_link_rows(record) for record in found.rows], screen, header)


def foot(number: int, noun: str, coverage: Coverage, screen: Screen) -> Iterator[str]:
    """Under the table: how many there are, what was searched, and that nothing is verified."""
    from rich.text import Text

    order = ", latest first" if number > 1 else ""
    line = f"{words.count(number, noun)}{order}. Searched: {words.searched(coverage)}; {words.UNVERIFIED}"
    yield ""
    yield from screen.draw(screen.paragraph(Text(line)))


def _drawing(sections: Sequence[Sequence[Row]], screen: Screen, header: bool) -> RenderableType:
    wide = screen.width >= WIDE
    cells = [[row.wide() if wide else row.narrow() for row in rows] for rows in sections]
    return grid(WIDE_COLUMNS if wide else NARROW_COLUMNS, cells, screen, header=header)


def _claim_rows(record: ClaimRecord, coverage: Coverage) -> list[Row]:
    issue = words.at_issue(record)
    state = (words.status(record, coverage), STATUS_STYLES[record.status])
    head = _row(record.claim, record.claim.id, state=state, points=(issue,) if issue else ())
    head = replace(head, why=_why(record.why))
    return [head, *(_answer_row(answer, tuple(words.figures_apart(record.claim, answer))) for answer in record.answers)]


def _link_rows(record: LinkRecord) -> list[Row]:
    linked = Answer(record.link, record.response)
    reasons = tuple(f"why: {why}" for why in record.link.reasons)
    answer = _answer_row(linked, (*words.figures_apart(record.claim, linked), *reasons))
    return [replace(_row(record.claim, record.claim.id), why=_why(record.why)), answer]


def _why(found: Sequence[str]) -> tuple[Line, ...]:
    return (("found by: " + "; ".join(found), "dim"),) if found else ()


def _answer_row(answer: Answer, more: tuple[str, ...] = ()) -> Row:
    by_hand = answer.link.verdict and words.verdict(answer.link.verdict)
    state = ("  " + words.relation(answer.link), RELATION_STYLES[answer.link.relation])
    points = () if words.is_unscoped(answer.link) else tuple(words.points(answer))
    row = _row(answer.response, answer.link.id, state=state, points=(*points, *more), answer=True)
    return replace(row, state=(*row.state, (f"  {by_hand}", "dim"))) if by_hand else row


def _row(
    statement: Statement, id_: str, *, state: Line | None = None, points: tuple[str, ...] = (), answer: bool = False
) -> Row:
    attribution, date = statement.shown.attribution, statement.shown.article.date
    place = words.listed([words.place_name(place) for place in words.event_places(statement)]) or "place not named"
    outlets = ((line, "") for line in words.outlets(statement))
    return Row(
        where=() if answer else ((place, "bold"), (words.happened(statement), "")),
        state=(state,) if state else (),
        who=(words.who_for(attribution), "bold"),
        quote=(quoted(attribution), ""),
        points=points,
        source=(*outlets, (words.day(date) if date else "no date", ""), (id_, "cyan")),
        answer=answer,
    )


def quoted(attribution: Attribution, limit: int = LONGEST_QUOTE) -> str:
    """The words in quotation marks, unless they have their own, after the cue or before a passive one; of very many, the first."""
    text = safe(words.said(attribution))
    if len(text) > limit:
        text = text[:limit].rsplit(" ", 1)[0] + " […]"
    own = text[:1] in tuple('"“«') and text.rstrip(",.")[-1:] in tuple('"”»')
    return f"{words.lead(attribution)} {text if own else f'“{text}”'} {words.tail(attribution)}".strip()

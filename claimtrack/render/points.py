"""The grid of points: a row for each point that a claim makes, a column for what each answer does to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.link.points import points_made
from claimtrack.models import Point, Relation, Stand
from claimtrack.render import words
from claimtrack.render.grid import GAP, Column, grid
from claimtrack.render.table import RELATION_STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from claimtrack.records import Answer, Statement
    from claimtrack.render.grid import Line
    from claimtrack.render.screen import Screen

POINT_CELLS, ANSWER_CELLS = 28, 22
"""Cells for the claim's words and for an answer; what does not fit the width goes into a grid below."""
LONGEST_WORDS = 120
"""Characters of what is said on one point."""
STYLES = {Stand.ACCEPTED: "green", Stand.REJECTED: "red", Stand.DIFFERS: "yellow", Stand.SILENT: "dim"}
_POINTED = (Relation.DENIES, Relation.CONFIRMS, Relation.PARTLY_CONFIRMS)


def point_grids(claim: Statement, answers: Sequence[Answer], screen: Screen) -> Iterator[RenderableType]:
    """Grids of so many answers each as the screen is wide; none where no answer can speak to a point."""
    answers = [answer for answer in answers if answer.link.relation in _POINTED]
    rows = _rows(claim, answers)
    beside = max(1, (screen.width - POINT_CELLS) // (ANSWER_CELLS + GAP))
    for at in range(0, len(answers) if rows else 0, beside):
        shown = answers[at : at + beside]
        columns = [Column("", POINT_CELLS), *(Column("", ANSWER_CELLS) for _ in shown)]
        heads = [[("the claim says", "bold")], *map(_head, shown)]
        told = [[_claimed(point, said), *(_cell(point, answer) for answer in shown)] for point, said in rows.items()]
        yield grid(columns, [[heads], told], screen, header=False)


def _rows(claim: Statement, answers: Sequence[Answer]) -> dict[Point, str]:
    """The points at issue, in their order, each with the words of the first mention that has some."""
    said: dict[Point, str] = {}
    for mention in words.mentions_of(claim):
        said = points_made(mention.attribution) | said
    answered = {point for answer in answers for point in answer.link.points}
    return {point: said.get(point, "") for point in Point if point in said or point in answered}


def _head(answer: Answer) -> list[Line]:
    """What the answer does and whose it is; an admission says so, and so does what its own side repeats."""
    link = answer.link
    marks = [("admission", "bold")] * link.admission + [("own side", "dim")] * link.own_side
    who = words.who(answer.response.shown.attribution)
    return [(words.relation(link), RELATION_STYLES[link.relation]), (who, "bold"), *marks]


def _claimed(point: Point, said: str) -> list[Line]:
    return [(words.POINTS[point], "italic"), *([(_quoted(said), "")] if said else [])]


def _cell(point: Point, answer: Answer) -> list[Line]:
    """What an answer does to a point; where it tells it differently, in which words."""
    link = answer.link
    if words.is_unscoped(link):
        return [("unscoped", "dim")]
    stand = link.points.get(point, Stand.SILENT)
    other = points_made(answer.response.shown.attribution).get(point) if stand is Stand.DIFFERS else None
    return [(stand.value, STYLES[stand]), *([(_quoted(other), "")] if other else [])]


def _quoted(said: str) -> str:
    return f"“{said if len(said) <= LONGEST_WORDS else said[: LONGEST_WORDS - 1] + '…'}”"

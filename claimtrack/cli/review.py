"""`claimtrack review`."""

from __future__ import annotations

import sys
from collections import Counter
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack import tasks
from claimtrack.cli import options
from claimtrack.cli.app import store_path
from claimtrack.cli.keys import Keys, ask
from claimtrack.cli.output import emit, tell
from claimtrack.models import Decision, Relation, Status
from claimtrack.render import pages, words
from claimtrack.render.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable

RELATIONS = {
    "d": Relation.DENIES,
    "c": Relation.CONFIRMS,
    "p": Relation.PARTLY_CONFIRMS,
    "n": Relation.DECLINES,
    "t": Relation.RETRACTS,
}
KEYS = "a accept, r reject, c change relation, n note, s skip, u undo, q quit, ? help"
BELOW = 4
"""Lines of a terminal that the question takes below a link."""
WITH_WORDS = "cn"
"""Commands that may be followed by words on their line in a pipe."""
CHOICES = "d denies, c confirms, p partly confirms, n no comment, t takes back"
HELP = (
    "a  accept: the answer does to the claim what is said here",
    "r  reject: it does not; the link is shown no more and counts for no status",
    "c  change relation, then one of: " + CHOICES,
    "n  write a note, which is kept with the decision that follows",
    "s  skip: decide nothing",
    "u  undo the last decision and go back to it",
    "q  quit; what was decided is kept",
)


def review(
    ctx: typer.Context,
    place: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Claim: said to have happened there or inside it.")
    ] = None,
    speaker: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Claim: made by this speaker; a part will do.")
    ] = None,
    status: Annotated[
        list[Status] | None, typer.Option(metavar="STATUS", help=f"Claim: where it stands: {', '.join(Status)}.")
    ] = None,
    min_score: Annotated[
        float | None, typer.Option(min=0, max=1, metavar="0..1", help="Links with at least this score.")
    ] = None,
    max_score: Annotated[
        float | None, typer.Option(min=0, max=1, metavar="0..1", help="Links with at most this score.")
    ] = None,
    unreviewed: Annotated[
        bool, typer.Option("--unreviewed/--all", help="Links without a verdict, or all, rejected ones too.")
    ] = True,
    db: options.Db = None,
) -> None:
    """Step through links and judge them.

    Each is shown with the words of both sides in context. One key decides: a accept, r reject, c change the relation,
    n write a note first, s skip, u undo, q quit. From a pipe, commands are read one a line: `a`, `c d` (change to
    denies), `n TEXT`.

    Example: claimtrack review --place Ganja --max-score 0.7
    """
    query = tasks.Query(
        where=tasks.Where(names=tuple(place or ())),
        speakers=tuple(speaker or ()),
        statuses=frozenset(status or ()),
        min_score=min_score,
    )
    asked = tasks.Asked(query, max_score, all=not unreviewed)
    with tasks.Review(store_path(ctx, db), asked) as sitting:
        for note in sitting.notes:
            tell(f"note: {note}")
        if not sitting.links:
            tell("No link to review.")
            return
        code = _Desk(sitting).work()
    if code:
        raise typer.Exit(code)


class _Desk:
    """Shows one link after the other and asks what to do with it."""

    def __init__(self, sitting: tasks.Review) -> None:
        self._sitting = sitting
        self._keys = Keys()
        self._at = 0
        self._note = ""
        self._done: list[tuple[int, Decision]] = []

    def work(self) -> int:
        """Go through the links; gives the exit status."""
        code = 0
        try:
            while self._at < len(self._sitting.links):
                if self._show():
                    self._decide()
                else:
                    self._at += 1
        except EOFError:
            tell("")
        except KeyboardInterrupt:
            tell("")
            code = 130
        self._sum_up()
        return code

    def _show(self) -> bool:
        """Print the link that is to be judged; False where it is gone."""
        seen = self._sitting.seen(self._sitting.links[self._at])
        if seen is None:
            return False
        screen = Screen.of(sys.stdout)
        page = ["", *screen.draw(*pages.link_page(seen.record, seen.articles, screen, seen.names))]
        if screen.terminal and len(page) > get_terminal_size().lines - BELOW:
            page += ["", *screen.draw(*pages.link_ends(seen.record, screen))]
        emit(page, data=False)
        return True

    def _decide(self) -> None:
        """Ask until something is decided about the link, or it is left."""
        decided = False
        while not decided:
            ask(f"\n{self._at + 1} of {len(self._sitting.links)}  ({KEYS}) ")
            letter, rest = self._keys.command()
            if letter not in _COMMANDS or (rest and letter not in WITH_WORDS):
                tell(f"'{letter}{rest}' is no command")
                letter, rest = "?", ""
            decided = _COMMANDS[letter](self, rest)

    def _accept(self, _: str) -> bool:
        return self._judge(Decision.ACCEPTED)

    def _reject(self, _: str) -> bool:
        return self._judge(Decision.REJECTED)

    def _change(self, rest: str) -> bool:
        relation = self._relation(rest)
        return relation is not None and self._judge(Decision.CHANGED, relation)

    def _skip(self, _: str) -> bool:
        tell("skipped; the note is not kept, since nothing was decided" if self._note else "skipped")
        return self._next()

    def _quit(self, _: str) -> bool:
        raise EOFError

    def _write_note(self, rest: str) -> bool:
        self._note = rest or self._keys.line("note: ")
        tell(f"note: {self._note}" if self._note else "no note")
        return False

    def _help(self, _: str) -> bool:
        tell("")
        for line in HELP:
            tell(line)
        return False

    def _relation(self, rest: str) -> Relation | None:
        if not rest:
            ask(f"\nto which relation? ({CHOICES}) ")
            letter, more = self._keys.command()
            rest = letter + more
        if rest not in RELATIONS:
            tell(f"'{rest}' is no relation: {CHOICES}")
        return RELATIONS.get(rest)

    def _judge(self, decision: Decision, relation: Relation | None = None) -> bool:
        verdict = self._sitting.judge(self._sitting.links[self._at], decision, relation, self._note)
        told = f" to {verdict.relation.value.replace('_', ' ')}" if verdict.was else ""
        tell(words.verdict(verdict) + told)
        self._done.append((self._at, verdict.decision))
        return self._next()

    def _undo(self, _: str) -> bool:
        if not self._sitting.undo():
            tell("nothing to undo")
            return False
        tell("undone")
        self._at = self._done.pop()[0]
        self._note = ""
        return True

    def _next(self) -> bool:
        self._at, self._note = self._at + 1, ""
        return True

    def _sum_up(self) -> None:
        counts = Counter(decision for _, decision in self._done)
        told = ", ".join(f"{counts[decision]} {decision.value}" for decision in Decision if counts[decision])
        judged = f"{words.count(len(self._done), 'link')} judged" + (f": {told}" if told else "")
        left = len(self._sitting.links) - self._at
        tell(judged + (f"; {left} left" if left else ""))


_COMMANDS: dict[str, Callable[[_Desk, str], bool]] = {
    "a": _Desk._accept,
    "r": _Desk._reject,
    "c": _Desk._change,
    "n": _Desk._write_note,
    "s": _Desk._skip,
    "u": _Desk._undo,
    "q": _Desk._quit,
    "?": _Desk._help,
}
"""What each key does; each says whether the link is done with."""

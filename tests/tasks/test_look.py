"""What `show` finds around a claim: its answers, and the answers that these found in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from store.make import article, claim, link, said
from typer.testing import CliRunner

from claimtrack import tasks
from claimtrack.cli.main import app
from claimtrack.models import Claim, Status
from claimtrack.store import Store

if TYPE_CHECKING:
    from pathlib import Path

WORDS = ("Ada", "Ben", "Cem", "Dov", "Eva", "Fay")
TALK = article(" ".join(f"{name} said {name.lower()} was right." for name in WORDS), "talk")
CLAIMS = [claim(said(TALK, name, "said", f"{name.lower()} was right")) for name in WORDS]


def stored(path: Path, pairs: list[tuple[int, int]]) -> Path:
    """The six claims, with links of claim and answer by number."""
    with Store(path) as store:
        run = store.begin_run("test", {}, {})
        attributions = [each.mentions[0] for each in CLAIMS]
        store.write(TALK, attributions, run=run, language="en")
        links = [link(CLAIMS[of], CLAIMS[by]) for of, by in pairs]
        statuses = {each.id: Status.DISPUTED for each in CLAIMS}
        store.write_linking({a.id for a in attributions}, CLAIMS, links, statuses, run=run)
        store.finish_run(run)
    return path


def replies(path: Path, of: Claim) -> dict[int, list[int]]:
    """The answers to answers, by number."""
    seen, number = tasks.show(path, of.id), {each.id: n for n, each in enumerate(CLAIMS)}
    assert isinstance(seen, tasks.ClaimSeen)
    return {number[id_]: sorted(number[one.response.id] for one in found) for id_, found in seen.replies.items()}


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([(0, 1)], {}),
        ([(0, 1), (1, 2), (2, 3)], {1: [2], 2: [3]}),
        ([(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)], {1: [2], 2: [3], 3: [4]}),
        ([(0, 1), (1, 0)], {}),
        ([(0, 1), (1, 2), (2, 1), (2, 0), (2, 3)], {1: [2], 2: [3]}),
        ([(0, 1), (0, 2), (1, 3), (2, 3), (1, 2)], {1: [3]}),
    ],
)
def test_answers_to_answers_are_followed(
    tmp_path: Path, pairs: list[tuple[int, int]], found: dict[int, list[int]]
) -> None:
    """Three deep, each claim once, and never in a circle."""
    assert replies(stored(tmp_path / "talk.db", pairs), CLAIMS[0]) == found


def test_an_answer_to_an_answer_is_shown_below_it(tmp_path: Path) -> None:
    path = stored(tmp_path / "talk.db", [(0, 1), (1, 2), (2, 0)])
    text = " ".join(CliRunner().invoke(app, ["--db", str(path), "show", CLAIMS[0].id]).stdout.split())
    assert "in turn denied by Cem" in text
    assert text.index("denied by Ben") < text.index("in turn denied by Cem")
    assert text.count("in turn") == 1

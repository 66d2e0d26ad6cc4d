"""A person's verdicts, through the real commands: they outlive everything that finds links anew, and are told."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from claimtrack.cli.main import app
from claimtrack.extract import extractor, pool
from claimtrack.extract.tagger import Tagged, Tagging
from claimtrack.extract.windows import Pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer.testing import Result

    from claimtrack.extract.entities import Entity

FIRST = "Ida Holm, a spokeswoman for Norland, said on Sunday that rebel forces shelled the port of Velden."
DENIAL = "The rebel command denied Holm’s claim."
LATER = "Commander Ada Brandt said that her forces fired at a radar station in Velden."


class ByRule:
    """Stands for the tagger, so that no verdict depends on a model: who, `said` or `denied`, what."""

    hash = "rule"

    def read(self, text: str) -> Tagging:
        return Tagging(Pieces((), (), (), ()), tuple(self.tag(text)), ())

    def entities(self, _text: str, _pieces: Pieces) -> tuple[Entity, ...]:
        return ()

    def tag(self, text: str) -> list[Tagged]:
        found = re.finditer(r"([A-Z][^.,\n]*)(?:, [^.]*?,)? (said|denied)(?: on \w+)? ([^.]+)", text)
        return [Tagged(m.span(1), m.span(2), (m.span(3),), 0.9) for m in found]


class Newer(ByRule):
    """Another model, whose contents begin two letters later."""

    hash = "newer"

    def tag(self, text: str) -> list[Tagged]:
        found = super().tag(text)
        return [replace(t, content=tuple((start + 2, end) for start, end in t.content)) for t in found]


@pytest.fixture(autouse=True)
def by_rule(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the tagger finds depends on no model."""
    monkeypatch.setattr(extractor, "shipped_tagger", ByRule)
    pool._extractor.cache_clear()
    yield
    pool._extractor.cache_clear()


class Desk:
    """A store and the commands on it."""

    def __init__(self, folder: Path, name: str = "claims.db") -> None:
        self.folder, self.db = folder, folder / name

    def run(self, *words: str, status: int = 0, **more: Any) -> Result:
        result = CliRunner().invoke(app, ["--db", str(self.db), *words], catch_exceptions=False, **more)
        assert result.exit_code == status, result.output
        return result

    def rows(self, *words: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.run(*words, "--format", "jsonl").stdout.splitlines()]

    def ingest(self, *articles: dict[str, str], update: bool = False) -> None:
        file = self.folder / "articles.jsonl"
        file.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        self.run("ingest", str(file), *(["--update"] if update else []))

    def review(self, *commands: str, options: tuple[str, ...] = ()) -> Result:
        return self.run("review", *options, input="".join(f"{command}\n" for command in commands))

    def links(self) -> dict[str, tuple[str, str]]:
        """Of each link that is shown, the relation and what was decided."""
        return {row["id"]: (row["relation"], (row["verdict"] or {}).get("decision")) for row in self.rows("links")}

    def status(self) -> str:
        """The status of Holm's claim."""
        (row,) = (row for row in self.rows("claims") if "shelled" in words_of(row))
        return str(row["status"])

    def verified(self) -> None:
        assert self.run("verify").stderr == "No problem.\n"


def words_of(end: dict[str, Any]) -> str:
    return " ".join(span["text"] for span in end["content"])


def wire(text: str, **more: str) -> dict[str, str]:
    return {"id": "wire-1", "date": "2021-05-03", "outlet": "Northern Wire", "text": text, **more}


BRANDT = {"id": "post-7", "date": "2021-05-04", "outlet": "Coast Post", "text": LATER}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A store in which one claim is denied in its own article, and another article speaks of the same."""
    made = Desk(tmp_path)
    made.ingest(wire(f"{FIRST} {DENIAL}"), BRANDT)
    assert [relation for relation, _ in made.links().values()] == ["denies"]
    return made


def claim_id(desk: Desk, words: str) -> str:
    (row,) = (
        row for row in desk.rows("claims", "--kind", "assertion", "--kind", "accusation") if words in words_of(row)
    )
    return str(row["id"])


def by_hand(desk: Desk) -> str:
    """Link Brandt's statement to Holm's claim, across the two articles."""
    note = ("--note", "the same night")
    desk.run("link", claim_id(desk, "shelled"), claim_id(desk, "radar"), "--relation", "partly_confirms", *note)
    (link,) = (row for row in desk.rows("links") if row["relation"] == "partly_confirms")
    return str(link["id"])


def relink(desk: Desk) -> None:
    desk.run("relink")


def reextract(desk: Desk) -> None:
    """With a model that takes other words for the content."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extractor, "shipped_tagger", Newer)
        pool._extractor.cache_clear()
        before = [row["attribution"] for row in desk.rows("claims")]
        desk.run("reextract")
        assert {row["attribution"] for row in desk.rows("claims")} & set(before) == set()


def delete_and_ingest(desk: Desk) -> None:
    for article in (wire(f"{FIRST} {DENIAL}"), BRANDT):
        gone = desk.run("delete", article["id"])
        assert "lost the words judged" in gone.stderr or article is BRANDT
        desk.verified()
        desk.ingest(article)


def move(desk: Desk) -> None:
    desk.ingest(wire(f"The port of Velden burned all night, and nobody slept.\n\n{FIRST} {DENIAL}"), update=True)


def carry(desk: Desk) -> None:
    """Export, and import into a new store."""
    file = desk.folder / "store.jsonl"
    file.write_text(desk.run("export").stdout, encoding="utf-8")
    desk.db = desk.folder / "copy.db"
    assert "verdict" in desk.run("import", str(file)).stderr
    assert desk.run("export").stdout == file.read_text(encoding="utf-8")


def merge(desk: Desk) -> None:
    """Export, and import into a store that has an article of its own."""
    file = desk.folder / "store.jsonl"
    file.write_text(desk.run("export").stdout, encoding="utf-8")
    desk.db = desk.folder / "other.db"
    desk.ingest({"id": "mayor", "date": "2021-05-01", "text": "The mayor said the bridge is closed."})
    desk.run("import", str(file))


SURVIVED = [relink, reextract, delete_and_ingest, move, carry, merge]


@pytest.mark.parametrize("through", SURVIVED, ids=lambda function: function.__name__)
@pytest.mark.parametrize(
    ("commands", "decided", "status"),
    [
        (["a"], ("denies", "accepted"), "disputed"),
        (["r"], None, "unanswered"),
        (["c p"], ("partly_confirms", "changed"), "mixed"),
    ],
    ids=["accepted", "rejected", "changed"],
)
def test_a_verdict_survives(
    desk: Desk, through: Any, commands: list[str], decided: tuple[str, str] | None, status: str
) -> None:
    """It is put back where the words stand, and decides there."""
    desk.review("n it is so", *commands)
    for step in (lambda _: None, through):
        step(desk)
        assert list(desk.links().values()) == ([decided] if decided else [])
        assert desk.status() == status
        (verdict,) = desk.rows("verdicts")
        assert (verdict["note"], verdict["placed"]) == ("it is so", True)
        desk.verified()


@pytest.mark.parametrize("through", SURVIVED, ids=lambda function: function.__name__)
def test_a_link_added_by_hand_across_articles_survives(desk: Desk, through: Any) -> None:
    """It counts, and gives its note as its reason, whatever becomes of either article."""
    by_hand(desk)
    for step in (lambda _: None, through):
        step(desk)
        (link,) = (row for row in desk.rows("links") if row["verdict"])
        assert link["reasons"] == ["added by hand: the same night"]
        assert (link["verdict"]["decision"], link["score"]) == ("added", 1.0)
        assert desk.status() == "mixed"
        desk.verified()


def test_a_verdict_whose_words_are_gone_is_listed_as_unplaced_and_comes_back(desk: Desk) -> None:
    desk.review("r")
    changed = wire(f"{FIRST.replace('shelled', 'left')} {DENIAL}")
    desk.ingest(changed, update=True)
    (verdict,) = desk.rows("verdicts")
    assert (verdict["placed"], verdict["link"]) == (False, None)
    assert "rebel forces shelled" in words_of(verdict["claim"])
    assert "1 verdict unplaced" in desk.run("verdicts").stderr
    assert [decision for _, decision in desk.links().values()] == [None]
    desk.verified()
    desk.ingest(wire(f"{FIRST} {DENIAL}"), update=True)
    assert desk.rows("verdicts")[0]["placed"]
    assert desk.links() == {}
    desk.verified()


def test_the_same_words_of_another_speaker_are_not_the_words_that_were_judged(desk: Desk) -> None:
    """A denial by somebody else in a new version gets no verdict from the one that is gone."""
    desk.review("r")
    desk.ingest(wire(f"{FIRST} {DENIAL.replace('The rebel command', 'A visitor from Osmar')}"), update=True)
    assert not desk.rows("verdicts")[0]["placed"]


def test_an_article_without_an_id_is_found_again_by_its_url(desk: Desk) -> None:
    """A reader that takes another text from the same page loses no verdict."""
    page = {"date": "2021-05-05", "url": "https://example.org/velden"}
    desk.run("delete", "wire-1")
    desk.ingest({**page, "text": f"{FIRST} {DENIAL}"})
    desk.review("r")
    (key,) = (row["article"] for row in desk.rows("claims") if "shelled" in words_of(row))
    desk.run("delete", key)
    desk.ingest({**page, "text": f"By our correspondent\n\n{FIRST} {DENIAL}"})
    assert desk.links() == {}
    assert desk.rows("verdicts")[0]["placed"]
    desk.verified()


def test_the_order_of_ingesting_changes_no_verdict(desk: Desk) -> None:
    """An import into an empty store and articles in any order end in the same links."""
    desk.review("a")
    by_hand(desk)
    before = desk.links()
    for article in (BRANDT, wire(f"{FIRST} {DENIAL}")):
        desk.run("delete", article["id"])
    assert [verdict["placed"] for verdict in desk.rows("verdicts")] == [False, False]
    desk.ingest(BRANDT, wire(f"{FIRST} {DENIAL}"))
    assert desk.links() == before


def test_undo_takes_decisions_back_one_by_one(desk: Desk) -> None:
    """As if they had not been, back to the first."""
    desk.ingest({"id": "wire-2", "date": "2021-05-01", "text": f"{FIRST} {DENIAL} Nobody slept."})
    before = desk.run("links", "--format", "jsonl").stdout
    result = desk.review("u", "a", "u", "r", "u", "s", "q")
    assert "nothing to undo" in result.stderr
    assert result.stderr.count("undone") == 2
    assert "0 links judged; 1 left" in result.stderr
    assert desk.rows("verdicts") == []
    assert desk.run("links", "--format", "jsonl").stdout == before
    desk.verified()


def test_undo_restores_the_verdict_that_was_there_before(desk: Desk) -> None:
    desk.ingest({"id": "wire-2", "date": "2021-05-01", "text": f"{FIRST} {DENIAL} Nobody slept."})
    desk.review("n right", "a", "a")
    before = desk.rows("verdicts")
    result = desk.review("r", "u", "q", options=("--all",))
    assert result.stderr.count("1 of 2") == 2
    assert desk.rows("verdicts") == before
    desk.verified()


def test_a_rejected_link_can_be_shown_and_judged_again(desk: Desk) -> None:
    """It is in no list by default; its id goes on working."""
    (id_,) = desk.links()
    desk.review("r")
    assert desk.rows("disputes") == []
    assert "rejected by hand" in desk.run("show", id_).stdout
    assert "No link to review." in desk.review().stderr
    desk.review("a", options=("--all",))
    assert desk.links() == {id_: ("denies", "accepted")}
    assert len(desk.rows("verdicts")) == 1
    desk.verified()


def test_rejecting_a_changed_link_rejects_what_linking_found(desk: Desk) -> None:
    """The relation that it had before does not come back."""
    desk.review("c c")
    desk.review("r", options=("--all",))
    assert desk.links() == {}
    assert [(row["decision"], row["relation"]) for row in desk.rows("verdicts")] == [("rejected", "denies")]
    desk.verified()


def test_an_unlikely_link_that_is_accepted_counts(desk: Desk) -> None:
    """Its own score stays with the verdict."""
    desk.review("a")
    (link,) = desk.rows("links", "--min-score", "1")
    assert link["verdict"]["decision"] == "accepted"
    with closing(sqlite3.connect(desk.db)) as store:
        (score,) = store.execute("SELECT score FROM verdict").fetchone()
        assert 0 < score < 1
        answers = store.execute("SELECT verdict FROM answers WHERE link_id = ?", [link["id"]]).fetchall()
        assert answers == [("accepted",)]
        assert store.execute("SELECT count(*) FROM answers WHERE verdict IS NOT NULL").fetchone() == (1,)
        assert store.execute("SELECT placed, link_id FROM verdicts").fetchall() == [(1, link["id"])]


def test_a_taken_back_verdict_leaves_what_linking_finds(desk: Desk) -> None:
    before = desk.links()
    added = by_hand(desk)
    assert set(desk.links()) == {*before, added}
    (verdict,) = desk.rows("verdicts")
    assert "taken back" in desk.run("verdicts", "--remove", verdict["id"]).stderr
    assert desk.links() == before
    assert desk.rows("verdicts") == []
    desk.verified()


@pytest.mark.parametrize(
    ("ends", "message"),
    [
        (("{claim}", "{claim}"), "cannot answer itself"),
        (("{claim}", "c-ffffffffffff"), "nothing in the store has an id"),
        (("wire-1", "{claim}"), "is no claim, but the id of another thing (article)"),
    ],
)
def test_what_cannot_be_linked_is_refused_with_a_hint(desk: Desk, ends: tuple[str, str], message: str) -> None:
    words = [end.format(claim=claim_id(desk, "shelled")) for end in ends]
    result = CliRunner().invoke(app, ["--db", str(desk.db), "link", *words, "--relation", "denies"])
    assert result.exit_code in (1, 2)
    assert message in result.stderr
    assert "hint: " in result.stderr
    assert desk.rows("verdicts") == []


def test_attributions_can_be_linked_as_well(desk: Desk) -> None:
    """By the beginnings of their ids."""
    ends = [
        row["attribution"][:8] for row in desk.rows("claims") if "shelled" in words_of(row) or "radar" in words_of(row)
    ]
    desk.run("link", *ends, "--relation", "denies")
    assert sorted(decision or "" for _, decision in desk.links().values()) == ["", "added"]


def test_tables_and_columns_tell_a_verdict(desk: Desk) -> None:
    desk.review("n =cmd() \x1b[31m", "a")
    assert "accepted by hand" in desk.run("disputes").stdout
    assert "accepted by hand" in desk.run("links").stdout
    assert desk.run("links", "--format", "csv", "--columns", "verdict").stdout == "verdict\naccepted\n"
    for form in ("table", "csv", "markdown", "jsonl"):
        assert "\x1b" not in desk.run("verdicts", "--format", form).stdout
    assert "'=cmd()" in desk.run("verdicts", "--format", "csv").stdout


def test_verify_names_what_the_verdicts_would_make_otherwise(desk: Desk) -> None:
    desk.review("r")
    with closing(sqlite3.connect(desk.db)) as store, store:
        store.execute("UPDATE verdict SET decision = 'accepted'")
    assert "rejected" not in desk.run("verify", status=1).stdout
    relink(desk)
    desk.verified()
    with closing(sqlite3.connect(desk.db)) as store, store:
        store.execute("UPDATE verdict SET answer_attribution = NULL")
    assert "verdict" in desk.run("verify", status=1).stdout
    relink(desk)
    desk.verified()

"""show: a claim, an article, an attribution, a link, by id or its beginning."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from render import made

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer.testing import Result

    Run = Callable[..., Result]

PLAIN_PASSAGE = "[Norland’s spokeswoman Ida Holm] {said} on Sunday that <rebel forces shelled"


def squeezed(result: Result) -> str:
    return " ".join(result.stdout.split())


def test_a_claim_is_shown_with_its_passages_answers_and_reasons(run: Run) -> None:
    text = squeezed(run("show", made.SHELLED.id))
    assert text.startswith(f"Claim {made.SHELLED.id}: mixed answers Ida Holm (Norland)")
    assert PLAIN_PASSAGE in text
    assert "2 mentions" in text
    assert "partly admitted by Ada Brandt (Rebels)" in text
    assert "why: 'claims' refers to what Holm said before" in text
    assert "date (event): 2 May 2021 [inherited from 'Sunday' in the first sentence]" in text
    assert "place (event): Velden, NL (52.05, 5.02)" in text
    assert "https://example.org/velden" in text
    assert made.head(made.HARBOUR).id in text
    assert "not verified" in text


def test_a_claim_that_answers_others_names_them(run: Run) -> None:
    """Who looks at a denial sees what it denies, and by which links."""
    text = squeezed(run("show", made.DENIAL.id))
    assert (
        f"denies a claim by Ida Holm (Norland) {made.SHELLED.id} {made.DENIED.link.id} said “rebel forces shelled"
        in text
    )
    assert f"denies a claim by Ida Holm (Norland) {made.BRIDGE.id}" in text
    assert "0 answers" in text


def test_a_link_is_shown_with_both_passages_and_what_it_does_to_each_point(run: Run) -> None:
    text = squeezed(run("show", made.ADMITTED.link.id))
    assert PLAIN_PASSAGE in text
    assert "[Commander Ada Brandt] {said}" in text
    assert "the claim says partly admitted by Ada Brandt admission" in text
    assert "the target differs" in text
    assert "why: same place Velden" in text


def test_an_attribution_is_shown_in_its_passage(run: Run) -> None:
    attribution = made.DENIAL.shown.attribution
    text = squeezed(run("show", attribution.id))
    assert text.startswith(f"Attribution {attribution.id}: denial Rebel command (Rebels)")
    assert "<Holm’s claims> {were denied by} [the rebel command]." in text


def test_an_article_is_shown_with_its_head_and_attributions(run: Run) -> None:
    text = squeezed(run("show", "harbour"))
    assert text.startswith("Article harbour Shelling in Velden Northern Wire, 3 May 2021")
    assert "5 attributions" in text
    assert f"{made.DENIAL.shown.attribution.id} denial Rebel command" in text


@pytest.mark.parametrize("length", [6, 14])
def test_the_beginning_of_an_id_is_enough(run: Run, length: int) -> None:
    assert made.SHELLED.id in run("show", made.SHELLED.id[:length]).stdout


def test_an_unknown_id_is_an_error_with_a_hint(run: Run) -> None:
    result = run("show", "c-ffffffffffff")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert "\nhint: " in result.stderr


@pytest.mark.parametrize("article", [made.HARBOUR, made.HOSTILE])
def test_text_prints_exactly_the_text(run: Run, article: made.Article) -> None:
    assert run("show", made.head(article).id, "--text").stdout_bytes == article.text.encode()


def test_only_articles_have_a_text(run: Run) -> None:
    result = run("show", made.SHELLED.id, "--text")
    assert result.exit_code == 2
    assert "only articles have a text" in result.stderr


@pytest.mark.parametrize("id_", [made.SHELLED.id, made.DENIED.link.id, made.DENIAL.shown.attribution.id, "harbour"])
def test_everything_can_be_had_as_json(run: Run, id_: str) -> None:
    record = json.loads(run("show", id_, "--format", "json").stdout)
    assert record["id"] == id_
    assert record["version"] == 1


@pytest.mark.parametrize("id_", [made.MASKED.id, made.head(made.HOSTILE).id])
def test_a_hostile_article_is_shown_harmlessly(run: Run, id_: str) -> None:
    text = run("show", id_).stdout
    assert "masked" in text
    assert not any(ord(char) < 32 and char != "\n" for char in text)
    assert "\u202e" not in text


def test_a_claim_says_who_carries_it(run: Run) -> None:
    """Two outlets with words of their own are two voices; a script reads the same numbers."""
    assert "2 mentions, carried by 2 outlets, 2 of them independently" in squeezed(run("show", made.SHELLED.id))
    shown = json.loads(run("show", made.SHELLED.id, "--format", "json").stdout)
    assert (shown["outlets"], shown["independent"]) == (2, 2)

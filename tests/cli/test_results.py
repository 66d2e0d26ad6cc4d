"""disputes, claims and links: what stands on stdout, what on stderr, and the exit status."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from render import made

from claimtrack.render.flat import CLAIM_COLUMNS, LINK_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    Run = Callable[..., Result]

DATA_FORMS = ("json", "jsonl", "csv", "tsv", "markdown")


def records(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_disputes_show_the_claims_that_are_disputed_or_mixed_and_nothing_on_stderr(run: Run) -> None:
    result = run("disputes")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert made.MIXED.claim.id in result.stdout
    assert made.DISPUTED.claim.id in result.stdout
    assert made.UNANSWERED.claim.id not in result.stdout
    foot = " ".join(result.stdout.split())
    assert "2 disputes, latest first. Searched: 3 articles of 3 outlets, 2–3 May 2021; claims as reported, not" in foot


def test_claims_show_the_unanswered_too(run: Run) -> None:
    assert made.UNANSWERED.claim.id in run("claims").stdout


def test_a_dispute_as_json_has_its_answers_and_what_was_searched(run: Run) -> None:
    mixed = next(r for r in records(run("disputes", "--format", "jsonl")) if r["status"] == "mixed")
    assert mixed["version"] == 1
    assert mixed["coverage"] == {"articles": 3, "outlets": 3, "first": "2021-05-02", "last": "2021-05-03"}
    assert {answer["relation"] for answer in mixed["answers"]} == {"denies", "partly_confirms", "declines"}
    assert {mention["article"] for mention in mixed["mentions"]} == {"harbour", made.head(made.EARLIER).id}
    assert [place["name"] for place in mixed["places"]] == ["Velden", "Velden"]


def test_a_link_has_both_ends_with_their_spans_and_the_shown_id_of_the_article(run: Run) -> None:
    for link in records(run("links", "--format", "jsonl")):
        assert link["version"] == 1
        assert link["reasons"]
        for end in (link["claim"], link["response"]):
            for span in [end["cue"], *end["content"], *filter(None, [end["source"]])]:
                article = next(a for a in made.ARTICLES if made.head(a).shown_id == end["article"])
                assert article.text[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize(("command", "columns"), [("disputes", CLAIM_COLUMNS), ("links", LINK_COLUMNS)])
@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_a_spreadsheet_has_a_row_for_each_claim_and_answer(
    run: Run, command: str, columns: tuple[str, ...], form: str, delimiter: str
) -> None:
    head, *rows = csv.reader(run(command, "--format", form).stdout.splitlines(), delimiter=delimiter)
    assert tuple(head) == columns
    assert len(rows) == 5
    assert {len(row) for row in rows} == {len(columns)}


def test_json_is_one_array(run: Run) -> None:
    assert len(json.loads(run("claims", "--format", "json").stdout)) == 4


@pytest.mark.parametrize(
    ("arguments", "listed"), [([], False), (["--speaker", "rebel"], True), (["--kind", "denial"], True)]
)
def test_an_answer_of_a_word_or_two_has_a_row_only_where_it_is_asked_for(
    run: Run, arguments: list[str], listed: bool
) -> None:
    """It stands under the claim that it answers in any case."""
    rows = records(run("claims", "--format", "jsonl", *arguments))
    assert (made.DENIAL.id in {row["id"] for row in rows}) == listed
    if not arguments:
        assert made.DENIAL.id in {answer["response"]["id"] for row in rows for answer in row["answers"]}


def test_markdown_is_a_table_of_as_many_lines_as_rows(run: Run) -> None:
    lines = run("disputes", "--format", "markdown").stdout.splitlines()
    assert len(lines) == 2 + 5
    assert all(line.startswith("|") and line.endswith("|") for line in lines)


@pytest.mark.parametrize("form", [*DATA_FORMS, "table"])
def test_chosen_columns_are_the_only_ones_in_any_form(run: Run, form: str) -> None:
    text = run("disputes", "--columns", "status,answer_speaker", "--format", form).stdout
    assert "Rebel command" in text
    assert made.MIXED.claim.id not in text


def test_json_records_of_chosen_columns_keep_the_version(run: Run) -> None:
    rows = records(run("claims", "--columns", "id,mentions", "--format", "jsonl"))
    assert {tuple(row) for row in rows} == {("version", "id", "mentions")}


def test_no_header_leaves_out_the_headings(run: Run) -> None:
    for form in ("csv", "tsv", "markdown", "table"):
        assert "relation" not in run("links", "--no-header", "--columns", "relation", "--format", form).stdout
    assert "Place, date" not in run("disputes", "--no-header").stdout


def test_an_unknown_column_is_a_usage_error_that_lists_the_columns(run: Run) -> None:
    result = run("disputes", "--columns", "speeker")
    assert result.exit_code == 2
    assert "Error: there is no column 'speeker'" in result.stderr
    assert "hint: columns: id, status" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("form", DATA_FORMS)
def test_nothing_of_an_article_reaches_the_terminal_raw(run: Run, form: str) -> None:
    for command in ("claims", "links"):
        text = run(command, "--format", form).stdout
        assert not any(char in text for char in "\x1b\x07\u202e")
        assert "masked" in text


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--place-id", "901"], {made.MIXED.claim.id}),
        (["--speaker", "holm"], {made.MIXED.claim.id, made.DISPUTED.claim.id}),
        (["--speaker", "IDA HOLM"], {made.MIXED.claim.id, made.DISPUTED.claim.id}),
        (["--outlet", "coast post"], {made.MIXED.claim.id}),
        (["--status", "mixed"], {made.MIXED.claim.id}),
        (["--status", "mixed", "--status", "disputed"], {made.MIXED.claim.id, made.DISPUTED.claim.id}),
        (["--kind", "accusation"], {made.MIXED.claim.id}),
        (["--since", "2021-05-02", "--until", "2021-05-02"], {made.MIXED.claim.id, made.DISPUTED.claim.id}),
        (["--until", "2021-05-01"], set()),
        (["--min-score", "0.95"], set()),
        (["--new-since", "0"], {made.MIXED.claim.id, made.DISPUTED.claim.id}),
        (["--new-since", "1"], set()),
    ],
)
def test_a_filter_chooses_claims(run: Run, arguments: list[str], expected: set[str]) -> None:
    assert {r["id"] for r in records(run("disputes", "--format", "jsonl", *arguments))} == expected


def test_limit_says_that_there_is_more(run: Run) -> None:
    result = run("disputes", "--limit", "1", "--format", "jsonl")
    assert len(records(result)) == 1
    assert "note: 2 match; --limit 1 leaves out 1" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--since", "2021-02-30"], "Error: --since 2021-02-30 is no day of the calendar"),
        (["--until", "20210502"], "Error: --until 20210502 is no day of the calendar"),
        (["--since", "2021-05-03", "--until", "2021-05-01"], "Error: --since 2021-05-03 is later than --until"),
    ],
)
def test_days_that_cannot_be_are_usage_errors(run: Run, arguments: list[str], message: str) -> None:
    result = run("claims", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "hint: " in result.stderr


@pytest.mark.parametrize(
    "arguments", [["--status", "denied"], ["--kind", "rumour"], ["--format", "xml"], ["--limit", "0"]]
)
def test_a_word_that_is_no_choice_is_a_usage_error(run: Run, arguments: list[str]) -> None:
    result = run("claims", *arguments)
    assert result.exit_code == 2
    assert f"Invalid value for '{arguments[0]}'" in result.stderr
    assert "Value error" not in result.stderr


def test_no_match_says_in_how_many_articles_and_names_the_nearest_speakers(run: Run) -> None:
    result = run("disputes", "--speaker", "Ada Holm")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "No dispute found in 3 articles of 3 outlets, 2–3 May 2021." in result.stderr
    assert "note: nearest speakers known: Ida Holm" in result.stderr


def test_a_run_that_has_not_been_is_no_silent_nothing(run: Run) -> None:
    assert "note: there is no run 7 yet; the last is 1" in run("disputes", "--new-since", "7").stderr
    assert "no run" not in run("disputes", "--new-since", "1").stderr


def test_where_claims_match_and_none_is_disputed_that_is_said(run: Run) -> None:
    """Names that are spelt as the store knows them are not offered again."""
    result = run("disputes", "--speaker", "Ada Brandt")
    assert result.stdout == ""
    assert "note: 1 claim matches and none is disputed: see `claimtrack claims`" in result.stderr
    assert "nearest" not in run("disputes", "--speaker", "Ada Brandt", "--status", "mixed").stderr


def test_no_match_names_the_nearest_outlets(run: Run) -> None:
    result = run("claims", "--place", "Velden", "--outlet", "Northern Wyre")
    assert "nearest outlets known: Northern Wire" in result.stderr


@pytest.mark.parametrize(("form", "expected"), [("table", ""), ("jsonl", ""), ("json", "[]\n")])
def test_no_match_is_an_empty_result_in_every_form(run: Run, form: str, expected: str) -> None:
    assert run("disputes", "--speaker", "nobody", "--format", form).stdout == expected


def test_no_match_in_csv_keeps_the_headings(run: Run) -> None:
    assert run("disputes", "--speaker", "nobody", "--format", "csv").stdout.startswith("id,status,")


def test_fail_on_empty_makes_no_match_a_failure(run: Run) -> None:
    assert run("disputes", "--speaker", "nobody", "--fail-on-empty").exit_code == 1
    assert run("disputes", "--fail-on-empty").exit_code == 0


def test_dates_say_how_many_undated_claims_they_left_out(run: Run) -> None:
    result = run("claims", "--since", "2021-01-01")
    assert "1 undated claim left out by --since or --until." in result.stderr


@pytest.mark.parametrize("command", ["disputes", "claims", "links", "stats", "outlets", "verify", "export", "relink"])
def test_without_a_store_a_command_says_where_it_looked_and_how_to_fill_it(
    run: Run, tmp_path: Path, command: str
) -> None:
    missing = tmp_path / "nothing.db"
    result = run(command, store=missing)
    assert result.exit_code == 1
    assert str(missing) in result.stderr
    assert "claimtrack ingest" in result.stderr
    assert result.stdout == ""
    assert not missing.exists()


def test_a_store_is_named_after_the_command_before_it_or_by_the_environment(run: Run, db: Path, tmp_path: Path) -> None:
    expected = run("stats").stdout
    assert run("stats", "--db", str(db), store=tmp_path / "other.db").stdout == expected
    assert run("stats", store=None, env={"CLAIMTRACK_DB": str(db)}).stdout == expected
    assert "claimtrack.db" in run("stats", store=None).stderr


@pytest.mark.parametrize(
    ("command", "usage"),
    [
        ("ingest", "[OPTIONS] PATHS... "),
        ("extract", "[OPTIONS] [PATHS...] "),
        ("show", "[OPTIONS] ID "),
        ("stats", "[OPTIONS] Count"),
    ],
)
def test_help_names_arguments_as_manuals_do(run: Run, command: str, usage: str) -> None:
    """Without braces, and without the types of the programming language."""
    text = " ".join(run(command, "--help").stdout.split())
    assert f"{command} {usage}" in text
    assert "<str>" not in text
    assert "<list" not in text


def test_show_says_in_help_what_each_filter_looks_at(run: Run) -> None:
    for command in ("disputes", "claims", "links"):
        text = " ".join(run(command, "--help").stdout.split())
        for option, end in (("--place NAME", "Claim:"), ("--min-score", "Answer:"), ("--new-since", "Either:")):
            assert end in text.split(option, 1)[1][:60]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["claims", "--speaker", ""], "a speaker must have a name"),
        (["claims", "--outlet", " "], "an outlet must have a name"),
        (["claims", "--columns", ","], "--columns names none"),
        (["extract", "-", "--outlet", ""], "an outlet must have a name"),
        (["extract", "-", "--jobs", "9999999999"], "less than or equal to 256"),
        (["disputes", "--new-since", "9" * 23], "a number is larger than a store can hold"),
        (["--db", ":memory:", "ingest", "-"], "a store in memory is gone when the command ends"),
    ],
)
def test_options_without_sense_are_an_error(run: Callable[..., Result], arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code in (1, 2)
    assert told in " ".join(result.stderr.split())

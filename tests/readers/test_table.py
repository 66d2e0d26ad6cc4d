"""CSV and TSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.errors import UsageError
from claimtrack.models import ReadError
from claimtrack.readers import read


def test_a_row_is_an_article_and_other_columns_are_kept(reading, tmp_path: Path) -> None:
    header = "id,Headline,published,source,link,body,desk,empty\n"
    row = '7,"Army, again",2020-10-05,The Gazette,http://a.b/c,"It ""was""\ndenied.",war,\n'

    (article,) = reading("a.csv", header + row)

    assert (article.given_id, article.title, article.date) == ("7", "Army, again", "2020-10-05")
    assert (article.outlet, article.url, article.text) == ("The Gazette", "http://a.b/c", 'It "was"\ndenied.')
    assert article.meta == {"desk": "war"}
    assert article.provenance.origin == f"{tmp_path / 'a.csv'}#2"
    assert article.provenance.raw == row.encode()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["a.csv", "unnamed"])
def test_the_header_tells_the_delimiter(reading, name: str, delimiter: str) -> None:
    content = delimiter.join(["title", "text", "n"]) + "\n" + delimiter.join(["T", '"a, b; c | d\te"', "1"])

    (article,) = reading(name, content)

    assert (article.title, article.text, article.meta) == ("T", "a, b; c | d\te", {"n": "1"})


def test_columns_can_be_told(reading) -> None:
    columns = {"text": "Story", "outlet": "Paper"}

    (article,) = reading("a.csv", "Story,Paper,text,source\nS,P,other,kept\n", columns=columns)

    assert (article.text, article.outlet) == ("S", "P")
    assert article.meta == {"text": "other", "source": "kept"}


def test_an_exact_name_comes_before_its_synonyms(reading) -> None:
    (article,) = reading("a.csv", "body,text,headline,title\nB,T,H,U\n")

    assert (article.text, article.title) == ("T", "U")
    assert article.meta == {"body": "B", "headline": "H"}


@pytest.mark.parametrize(
    ("columns", "problem"), [(None, "no column of texts"), ({"text": "story"}, "no column 'story'")]
)
def test_no_column_of_texts_is_one_error_that_names_the_columns(reading, columns: dict | None, problem: str) -> None:
    (error,) = reading("a.csv", "name,note\na,b\nc,d\n", columns=columns)

    assert error.problem == problem
    assert "'name', 'note'" in error.hint


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ('T,"We deny it," he said.', "quotation marks do not pair up"),
        ("T,one,two,three", "4 cells in a table of 2 columns"),
        ("T", "no text"),
        ("T,", "no text"),
    ],
)
def test_a_broken_row_is_an_error_and_the_others_are_read(reading, tmp_path: Path, row: str, problem: str) -> None:
    first, error, last = reading("a.csv", f"title,text\nA,one\n{row}\n\n,,\nB,three,,\n")

    assert (first.text, last.text) == ("one", "three")
    assert error.origin == f"{tmp_path / 'a.csv'}#3"
    assert error.problem.startswith(problem)


def test_a_quotation_that_never_ends_is_an_error_that_says_how_far_it_runs(reading) -> None:
    (error,) = reading("a.csv", 'text,n\n"never closed,1\nmore,2\n')

    assert error.problem == "quotation marks do not pair up (to line 3)"


def test_quotation_marks_in_tsv_may_stand_for_themselves(reading) -> None:
    first, second = reading("a.tsv", 'title\ttext\nA\t"We deny it," he said.\nB\t"Never\n')

    assert (first.text, second.text) == ('"We deny it," he said.', '"Never')


def test_quoted_tsv_is_understood(reading) -> None:
    (article,) = reading("a.tsv", 'title\ttext\nA\t"a\tb\n""c"""\n')

    assert article.text == 'a\tb\n"c"'


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("text,n\n", "no article in it"),
        ("\n\n", "no article in it"),
        ('"te"xt,n\na,1\n', "quotation marks in the header row do not pair up"),
    ],
)
def test_a_table_without_rows_or_header_is_an_error(reading, content: str, problem: str) -> None:
    (error,) = reading("a.csv", content)

    assert isinstance(error, ReadError)
    assert error.problem == problem


def test_columns_without_a_name_or_with_the_same_are_kept_apart(reading) -> None:
    (article,) = reading("a.csv", "\n\ntext,text,,\nx,y,z,\n")

    assert article.text == "x"
    assert article.meta == {"text (2)": "y", "column 3": "z"}


def test_a_cell_may_be_long(reading) -> None:
    """Longer than the csv module allows by default."""
    (article,) = reading("a.csv", f"text\n{'x' * 300_000}\n")

    assert len(article.text) == 300_000


def test_a_field_that_there_is_not_cannot_be_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no field 'headline'"):
        read([str(tmp_path)], columns={"headline": "x"})


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t\"'"), max_size=20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.lists(st.tuples(CELL, CELL.filter(str.strip)), min_size=1, max_size=4), st.sampled_from([",", ";", "\t"]))
def test_what_is_written_as_csv_is_read_back(tmp_path: Path, rows: list[tuple[str, str]], delimiter: str) -> None:
    table = io.StringIO(newline="")
    csv.writer(table, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([("note", "text"), *rows])
    (tmp_path / "a.csv").write_text(table.getvalue(), "utf-8", newline="")

    found = list(read([str(tmp_path / "a.csv")]))

    assert [(article.meta.get("note", ""), article.text) for article in found] == rows


def test_a_header_of_thousands_of_columns(reading) -> None:
    (article,) = reading("a.csv", f"text{',a' * 3000}\nx{',y' * 3000}\n")

    assert article.text == "x"
    assert len(article.meta) == 3000
    assert article.meta["a (3)"] == "y"

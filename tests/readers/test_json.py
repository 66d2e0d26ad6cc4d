"""JSON and JSON lines."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack import ids
from claimtrack.models import Article, ReadError
from claimtrack.readers import read


def line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False)


def test_a_line_is_an_article_and_unknown_fields_are_kept(reading, tmp_path: Path) -> None:
    written = line(
        id="x-1",
        title="T",
        date="2020-10-05T10:00:00Z",
        outlet="O",
        url="http://a.b/c",
        text="It was denied.",
        desk=[1],
    )

    (article,) = reading("a.jsonl", f"\n{written}\r\n\n")

    assert (article.text, article.title, article.date) == ("It was denied.", "T", "2020-10-05")
    assert (article.outlet, article.url, article.given_id) == ("O", "http://a.b/c", "x-1")
    assert article.meta == {"desk": [1]}
    assert article.provenance.origin == f"{tmp_path / 'a.jsonl'}#2"
    assert article.provenance.raw == written.encode()


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        ('{"text": "x"', "broken JSON"),
        ('{"text": "x"} {"text": "y"}', "broken JSON"),
        ("nothing like it", "broken JSON"),
        (line(title="T"), "no text"),
        (line(text=""), "no text"),
        (line(text=" \n"), "no text"),
        (line(text=None), "no text"),
        (line(text=12), "the text is a number, not words"),
        (line(text=["x"]), "the text is a list, not words"),
        (line(text={"x": 1}), "the text is an object, not words"),
        (line(text=True), "the text is true or false, not words"),
        ('["x"]', "['x'] is no object"),
        ("null", "None is no object"),
        ('{"text":"x","a":' + "[" * 5000 + "]" * 5000 + "}", "nested too deep"),
        ('{"text":"x","a":' + "[" * 80 + "]" * 80 + "}", "nested more than 50 deep"),
    ],
)
def test_a_broken_line_is_an_error_with_its_number_and_the_others_are_read(
    reading, tmp_path: Path, broken: str, problem: str
) -> None:
    first, error, last = reading("a.jsonl", f"{line(text='one')}\n{broken}\n{line(text='three')}\n")

    assert (first.text, last.text) == ("one", "three")
    assert isinstance(error, ReadError)
    assert error.origin == f"{tmp_path / 'a.jsonl'}#2"
    assert error.problem.startswith(problem)
    assert error.hint
    assert "\n" not in error.problem + error.hint


@pytest.mark.parametrize(
    ("fields", "attribute", "value", "meta", "warned"),
    [
        ({"id": 12}, "given_id", "12", {}, False),
        ({"title": 1984}, "title", "1984", {}, False),
        ({"outlet": None}, "outlet", None, {}, False),
        ({"outlet": "  O "}, "outlet", "O", {}, False),
        ({"title": " T "}, "title", " T ", {}, False),
        ({"url": ""}, "url", None, {}, False),
        ({"date": ["2020-10-05"]}, "date", None, {"date": ["2020-10-05"]}, True),
        ({"date": 20201005}, "date", None, {"date": 20201005}, True),
        ({"date": "2020-02-31"}, "date", None, {"date": "2020-02-31"}, True),
        ({"outlet": {"name": "O"}}, "outlet", None, {"outlet": {"name": "O"}}, True),
        ({"title": False}, "title", None, {"title": False}, True),
    ],
)
def test_wrong_types_are_mended_or_kept_with_a_warning(
    reading, fields: dict, attribute: str, value: str | None, meta: dict, warned: bool
) -> None:
    (article,) = reading("a.jsonl", line(text="x", **fields))

    assert getattr(article, attribute) == value
    assert article.meta == meta
    assert bool(article.provenance.warnings) == warned


def test_what_is_no_json_by_the_book_can_be_written_again(reading) -> None:
    """NaN, infinities and integers without end are kept as words."""
    digits = "9" * 5000

    (article,) = reading("a.json", f'{{"text": "x", "id": NaN, "a": -Infinity, "b": 1e999, "c": {digits}, "a2": 1.5}}')

    assert article.given_id == "NaN"
    assert json.loads(json.dumps(article.meta, allow_nan=False)) == {
        "a": "-Infinity", "b": "1e999", "c": digits, "a2": 1.5
    }  # fmt: skip


def test_characters_that_cannot_be_stored_are_replaced(reading) -> None:
    (article,) = reading(
        "a.jsonl", r'{"text": "a\ud800b\u0000c \ud83d\ude00", "title": "\udfff", "k\ud800": ["\ud800"]}'
    )

    assert (article.text, article.title, article.meta) == ("a\ufffdb\ufffdc 😀", "\ufffd", {"k\ufffd": ["\ufffd"]})
    assert "replaced" in article.provenance.warnings[0]


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ('{"text": "one"}', ["one"]),
        ('{\n  "text": "one"\n}\n', ["one"]),
        ('[{"text": "one"}, {"text": "two"}]', ["one", "two"]),
        ('{"source": "api", "articles": [{"text": "one"}, {"text": "two"}], "n": 2}', ["one", "two"]),
        ('{"articles": 1, "articles": [{"text": "one"}]}', ["one"]),
        ('{"articles": ["kept"], "text": "one"}', ["one"]),
        ('{"text": "one"}\n{"text": "two"}\n', ["one", "two"]),
        ('{\n"text": "one"\n}\n{\n"text": "two"\n}', ["one", "two"]),
    ],
)
@pytest.mark.parametrize("name", ["a.json", "unnamed"])
def test_json_holds_one_article_or_many(reading, name: str, content: str, texts: list[str]) -> None:
    assert [article.text for article in reading(name, content)] == texts


def test_articles_of_a_list_have_their_own_line_and_bytes(reading, tmp_path: Path) -> None:
    path = tmp_path / "a.json"

    first, second = reading("a.json", '[{"text": "é"},\n\n {"text": "two"}]')

    assert (first.provenance.origin, first.provenance.raw) == (f"{path}#1", '{"text": "é"}'.encode())
    assert (second.provenance.origin, second.provenance.raw) == (f"{path}#3", b'{"text": "two"}')


def test_what_comes_before_a_broken_place_is_read(reading, tmp_path: Path) -> None:
    first, second, error = reading("a.json", '[{"text": "one"}, {"title": "T"},\n{"text": ]')

    assert first.text == "one"
    assert second.problem == "article 2: no text"
    assert error.origin == f"{tmp_path / 'a.json'}#2"
    assert "the rest was not read" in error.problem


@pytest.mark.parametrize("content", ["[]", "[\n]", '{"articles": []}'])
def test_no_article_at_all_is_an_error(reading, content: str) -> None:
    (error,) = reading("a.json", content)

    assert error.problem == "no article in it"


@pytest.mark.parametrize("content", ["[" * 100_000, '{"a":' * 100_000, "[1,", '{"articles": [', "{", '"x'])
def test_broken_json_never_crashes(reading, content: str) -> None:
    found = reading("a.json", content)

    assert found
    assert all(isinstance(one, ReadError) for one in found)


def test_fields_may_have_other_names(reading) -> None:
    columns = {"text": "body", "outlet": "source"}

    (article,) = reading("a.jsonl", line(body="B", source="S", text="other", outlet="kept"), columns=columns)

    assert (article.text, article.outlet) == ("B", "S")
    assert article.meta == {"text": "other", "outlet": "kept"}


def test_the_hint_names_the_fields_that_could_be_the_text(reading) -> None:
    (error,) = reading("a.jsonl", line(body="B", title="T"))

    assert "--column text=NAME: 'body'" in error.hint


def test_a_line_that_is_too_long_is_left_out(reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.readers.jsonlines.MAX_LINE_BYTES", 100)

    first, error, last = reading("a.jsonl", "\n".join(line(text=text) for text in ("one", "x" * 500_000, "three")))

    assert (first.text, last.text) == ("one", "three")
    assert "a line of more than" in error.problem


def test_lines_are_read_one_by_one(tmp_path: Path) -> None:
    """The first article is there before the file has been read to its end."""
    path = tmp_path / "a.jsonl.gz"
    whole = gzip.compress("".join(f"{line(text=str(n) * 200)}\n" for n in range(20_000)).encode())
    path.write_bytes(whole[: len(whole) // 2])

    found = list(read([str(path)]))

    assert len(found) > 1000
    assert all(isinstance(one, Article) for one in found[:-1])
    assert found[-1] == ReadError(str(path), "a damaged gzip file", "get or pack the file again")


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    st.lists(
        st.fixed_dictionaries(
            {"text": WORDS}, optional={"title": WORDS, "date": st.dates().map(str), "note": st.lists(WORDS, max_size=2)}
        ),
        min_size=1,
        max_size=4,
    )
)
def test_what_is_written_as_json_lines_is_read_back(tmp_path: Path, records: list[dict]) -> None:
    (tmp_path / "a.jsonl").write_text("".join(line(**record) + "\n" for record in records), "utf-8", newline="")

    found = list(read([str(tmp_path / "a.jsonl")]))

    assert [
        {"text": article.text, "title": article.title, "date": article.date, **article.meta} for article in found
    ] == [{"title": None, "date": None, **record} for record in records]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"text": "one", "text": "two"}', "it has two values for 'text'; an article has each field once"),
        (
            '{"articles": [{"text": "one"}], "articles": []}',
            "it has two values for 'articles'; an article has each field once",
        ),
        ('{"text": "one", "text": "one"}', "one"),
        ('{"text": "one", "more": {"a": 1, "a": 2}}', "one"),
    ],
)
def test_an_object_that_says_two_things_is_an_error(reading, content: str, expected: str) -> None:
    """No text is dropped without a word; what is said twice is said."""
    for name in ("a.json", "a.jsonl"):
        (found,) = reading(name, content)
        told = found.text if isinstance(found, Article) else f"{found.problem}; {found.hint}"
        if name == "a.json" or "articles" not in content:
            assert told == expected


@pytest.mark.parametrize("id_", ["a-27f6d6a276ee", "c-27f6d6a276ee", "s-000000000000"])
def test_an_id_that_would_stand_for_something_else_is_an_error(reading, id_: str) -> None:
    (found,) = reading("a.jsonl", line(text="x", id=id_))
    assert isinstance(found, ReadError)
    assert found.problem == f"its id {id_} looks like one that claimtrack makes"


def test_the_id_of_an_exported_article_is_its_key_and_no_given_one(reading) -> None:
    """Ids that only look a little like ours are given ones."""
    key = ids.article_id(Article("x", outlet="O"))
    own, *others = reading(
        "a.jsonl", "".join(line(text="x", outlet="O", id=id_) + "\n" for id_ in (key, "a-27", "x-1"))
    )
    assert own.given_id is None
    assert [other.given_id for other in others] == ["a-27", "x-1"]

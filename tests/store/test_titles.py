"""One text with several titles: which one it has does not depend on the order, and none is lost."""

from __future__ import annotations

import json
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack import ids
from claimtrack.errors import StoreError
from claimtrack.models import Article, Attribution, Kind, Span
from claimtrack.store import Outcome, Store
from claimtrack.store.titles import OTHER_TITLES, Titles

TEXT = "The mayor of Osmar said nothing."
KEY = ids.article_id(Article(TEXT))
NAMES = ("Bridge closed, says Osmar", "Osmar: bridge shut", None)
SOME = st.none() | st.text("ab", max_size=2)
TITLES = st.builds(
    lambda shown, others: Titles(shown, others - {shown}), SOME, st.frozensets(st.text("ab", max_size=2))
)


def read(title: str | None, **more: Any) -> tuple[Article, list[Attribution]]:
    """An article of that title, and the attribution that the title is."""
    if title is None:
        return Article(TEXT, **more), []
    cue = Span(0, len(title), title, "title")
    said = Attribution(ids.attribution_id(KEY, None, cue, ()), KEY, None, cue, (), Kind.ASSERTION, 0.9)
    return Article(TEXT, title, **more), [said]


def write(store: Store, title: str | None, *, update: bool = False, **more: Any) -> Outcome:
    article, told = read(title, **more)
    return store.write(article, told, run=1, language="en", update=update)


def opened(*titles: str | None, **more: Any) -> Store:
    store = Store(":memory:")
    store.begin_run("ingest", {}, {})
    for title in titles:
        write(store, title, **more)
    return store


def kept(store: Store) -> list[dict[str, object]]:
    """What is in a store, but for runs and times."""
    rows = ({**line, "read_utc": "", "run": 0} for line in store.export() if line["type"] != "run")
    return [row for row in rows if row["type"] in ("article", "attribution")]


def carried(store: Store) -> list[str]:
    return [json.dumps(line) for line in store.export()]


@given(TITLES, TITLES, TITLES)
def test_titles_join_alike_in_any_order_and_none_is_lost(one: Titles, two: Titles, three: Titles) -> None:
    joined = one.joined(two).joined(three)
    assert joined == three.joined(two.joined(one))
    assert joined.joined(two) == joined
    every = {title for each in (one, two, three) for title in (each.shown, *each.others)} - {None}
    assert {joined.shown, *joined.others} - {None} == every


@pytest.mark.parametrize(
    ("titles", "shown"),
    [((None, "b"), "b"), (("", "b"), "b"), ((None, ""), ""), (("b", "a", "aa"), "a"), ((None, None), None)],
)
def test_the_title_is_the_first_in_order_and_one_before_none(titles: tuple[str | None, ...], shown: str | None) -> None:
    for order in permutations(titles):
        found = Titles()
        for title in order:
            found = found.after(title, update=False)
        assert found.shown == shown


@settings(max_examples=40)
@given(st.lists(SOME, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_same_readings_in_another_order_make_the_same_store(titles: list[str | None], random: Any) -> None:
    """What was found in the title is of the title that won."""
    with opened(*titles) as store, opened(*random.sample(titles, len(titles))) as other:
        assert kept(store) == kept(other)


@pytest.mark.parametrize("order", [*permutations(NAMES)])
@pytest.mark.parametrize("given_ids", [(None,) * 3, ("one",) * 3, ("one", "two", "three")])
def test_three_titles_of_a_text_end_alike_read_or_imported(order: Any, given_ids: Any) -> None:
    """Under one id, under several or none; a title that is read again is unchanged."""
    named = dict(zip(NAMES, given_ids, strict=True))
    with opened() as store, Store(":memory:") as other:
        for title in order:
            write(store, title, given_id=named[title])
            with opened(title, given_id=named[title]) as alone:
                other.import_(carried(alone))
        assert store.titles(KEY) == Titles(NAMES[0], frozenset({str(NAMES[1])}))
        assert kept(store) == kept(other)
        (row,) = (row for row in kept(store) if row["type"] == "article")
        assert (row["title"], row["meta"]) == (NAMES[0], {OTHER_TITLES: [NAMES[1]]})
        assert store.attributions(KEY) == tuple(read(NAMES[0])[1])
        assert all(write(store, title, given_id=named[title]) is Outcome.UNCHANGED for title in order)
        for one in (store, other):
            assert list(one.verify()) == []


def test_a_title_that_wins_updates_the_article_and_one_that_does_not_leaves_it(store: Store) -> None:
    """Its metadata goes with its title; another id alone takes nothing of the other title."""
    store.begin_run("ingest", {}, {})
    assert write(store, "B title", meta={"desk": "b"}) is Outcome.NEW
    assert write(store, "C title", meta={"desk": "c"}) is Outcome.UNCHANGED
    assert write(store, "A title", meta={"desk": "a"}) is Outcome.UPDATED
    assert store.unlinked() == {read("A title")[1][0].id}
    assert write(store, "D title", given_id="d") is Outcome.UPDATED
    assert store.attributions(KEY) == tuple(read("A title")[1])
    assert store.article("d").article.meta == {"desk": "a", OTHER_TITLES: ["B title", "C title", "D title"]}
    assert list(store.verify()) == []


def test_a_title_taken_with_update_stays_when_others_are_read_or_imported() -> None:
    """The one it had is kept, and read again it is known."""
    with opened("A title") as store, opened("0 title") as other:
        assert write(store, "B title", update=True) is Outcome.UPDATED
        assert write(store, "A title") is Outcome.UNCHANGED
        other.import_(carried(store))
        write(store, "0 title")
        assert store.titles(KEY) == other.titles(KEY) == Titles("B title", frozenset({"0 title", "A title"}))
        assert kept(store) == kept(other)
        assert write(store, None, update=True) is Outcome.UPDATED
        assert write(store, "A title") is Outcome.UNCHANGED
        assert store.article(KEY).article.title is None


def test_an_export_keeps_the_other_titles_and_its_own_metadata_of_that_name() -> None:
    """What a user calls by the store's name is not taken for titles."""
    meta = {OTHER_TITLES: 7, f"{OTHER_TITLES}_": "mine"}
    with opened("A", "B", meta=meta) as store, Store(":memory:") as other:
        found = store.article(KEY).article.meta
        assert found == {f"{OTHER_TITLES}_": 7, f"{OTHER_TITLES}__": "mine", OTHER_TITLES: ["B"]}
        other.import_(carried(store))
        assert carried(other) == carried(store)
        assert set(other.import_(carried(store)).values()) == {0}


@pytest.mark.parametrize("others", ["B", [1], ["A"], {"B": 1}])
def test_other_titles_that_are_none_are_told(others: object) -> None:
    with opened("A") as store, Store(":memory:") as other:
        lines = [
            {**row, **({"meta": {OTHER_TITLES: others}} if row["type"] == "article" else {})} for row in store.export()
        ]
        with pytest.raises(StoreError, match=r"line 3: .* no list of other titles"):
            other.import_(json.dumps(line) for line in lines)
        store._sql.run("UPDATE article SET meta = ?", [json.dumps({OTHER_TITLES: others})])
        assert "no list of other titles" in next(store.verify()).what

"""Articles in and out: outcomes, versions, given ids, runs."""

from __future__ import annotations

from datetime import date

import pytest

from claimtrack import ids
from claimtrack.errors import StoreError
from claimtrack.models import Article, Provenance
from claimtrack.records import Filters
from claimtrack.store import Outcome, Store

from .make import HAJIYEV, MINISTRY, SHELLED, STATUSES, article, claim, fill, link, said

KEY = ids.article_id(SHELLED)


def tables(store: Store) -> list[dict[str, object]]:
    """All that is in a store but its runs."""
    return [line for line in store.export() if line["type"] != "run"]


def test_an_article_comes_back_as_it_was_with_the_bytes_it_was_read_from(filled: Store) -> None:
    """Text, fields and provenance are what was written."""
    stored = filled.article("courier-1")
    assert stored.article == SHELLED
    assert stored.article.provenance == SHELLED.provenance
    assert (stored.head.id, stored.head.shown_id, stored.language, stored.current) == (KEY, "courier-1", "en", True)


def test_writing_twice_changes_nothing_but_the_runs(filled: Store) -> None:
    """The second time an article is unchanged, and so is the store."""
    before = tables(filled)
    run = filled.begin_run("ingest", {}, {})
    assert filled.needs(SHELLED) is Outcome.UNCHANGED
    assert filled.write(SHELLED, [HAJIYEV], run=run, language="en") is Outcome.UNCHANGED
    assert tables(filled) == before
    assert [r.id for r in filled.runs()] == [1, 2]


def test_an_article_has_what_was_extracted_or_is_not_there(store: Store) -> None:
    """A fault in the last attribution undoes the article too."""
    run = store.begin_run("ingest", {}, {})
    with pytest.raises(ValueError, match="another article"):
        store.write(article("Another text."), [HAJIYEV], run=run, language=None)
    assert list(store.articles()) == []


def test_the_same_id_with_another_text_is_an_error_that_names_it(filled: Store) -> None:
    """Before extraction and at writing alike, with the remedy."""
    other = article("Another text.", "courier-1")
    for act in (filled.needs, lambda a: filled.write(a, [], run=1, language=None)):
        with pytest.raises(StoreError, match="'courier-1' and another text") as caught:
            act(other)
        assert "--update" in str(caught.value.hint)


def test_a_new_version_feeds_claims_and_the_old_one_stays_readable(filled: Store) -> None:
    """Its attributions are kept; its claims and their links are gone."""
    new = article("Hajiyev said forces shelled Ganja, killing two.", "courier-1")
    told = said(new, "Hajiyev", "said", "forces shelled Ganja, killing two")
    assert filled.needs(new, update=True) is Outcome.UPDATED
    assert filled.write(new, [told], run=1, language="en", update=True) is Outcome.UPDATED
    assert filled.resolve("courier-1") == ("article", ids.article_id(new))
    assert filled.claims(Filters()).rows == ()
    assert filled.unlinked() == {told.id}
    assert filled.article(KEY).article == SHELLED
    assert not filled.article(KEY).current
    assert HAJIYEV in filled.attributions(KEY)
    assert [head.id for head in filled.versions(KEY)] == [ids.article_id(new), KEY]
    assert [stored.head.id for stored in filled.articles()] == [ids.article_id(new)]
    assert list(filled.verify()) == []


def test_an_old_version_can_become_current_again(filled: Store) -> None:
    """The last one given is the current one, and waits to be linked."""
    filled.write(article("Another text.", "courier-1"), [], run=1, language=None, update=True)
    assert filled.write(SHELLED, [HAJIYEV], run=1, language="en", update=True) is Outcome.UPDATED
    assert filled.resolve("courier-1") == ("article", KEY)
    assert filled.unlinked() == {HAJIYEV.id}
    assert len(list(filled.articles(current_only=False))) == 2


@pytest.mark.parametrize("order", [("a-wire", "b-wire"), ("b-wire", "a-wire")])
def test_one_text_under_two_ids_is_one_article_found_by_both(store: Store, order: tuple[str, str]) -> None:
    """The id that is shown does not depend on which came first."""
    run = store.begin_run("ingest", {}, {})
    outcomes = [store.write(article("One text.", given), [], run=run, language=None) for given in order]
    assert outcomes == [Outcome.NEW, Outcome.UPDATED]
    assert store.needs(article("One text.", order[0])) is Outcome.UNCHANGED
    assert store.resolve("a-wire") == store.resolve("b-wire")
    assert [stored.head.shown_id for stored in store.articles()] == ["a-wire"]


def test_an_id_that_moves_on_leaves_the_text_to_its_other_id(store: Store) -> None:
    """A text with another id of its own stays current."""
    run = store.begin_run("ingest", {}, {})
    for given in ("one", "two"):
        store.write(article("Text.", given), [], run=run, language=None)
    store.write(article("Changed.", "one"), [], run=run, language=None, update=True)
    shown = {stored.article.text: stored.head.shown_id for stored in store.articles()}
    assert shown == {"Text.": "two", "Changed.": "one"}


def test_a_mended_title_is_taken_with_update_only(filled: Store) -> None:
    """The title is no part of the key, and search follows it."""
    mended = article(SHELLED.text, "courier-1", title="Gəncə under fire")
    assert filled.write(mended, [], run=1, language="en") is Outcome.UNCHANGED
    assert filled.write(mended, [HAJIYEV], run=1, language="en", update=True) is Outcome.UPDATED
    assert filled.article(KEY).article.title == "Gəncə under fire"
    assert [hit.field for hit in filled.search("under fire")] == ["title"]
    assert list(filled.verify()) == []


def test_half_a_surrogate_pair_is_refused_by_name(store: Store) -> None:
    """No SQLite text can hold it, and replacing it would change the article."""
    with pytest.raises(StoreError, match="the title"):
        store.needs(Article("text", title="half \ud83d"))


def test_a_date_that_is_no_day_is_refused(store: Store) -> None:
    """Days are compared as strings, so that they must be written alike."""
    with pytest.raises(StoreError, match="'5 October'"):
        store.needs(Article("text", date="5 October"))


def test_metadata_is_kept_whatever_it_holds(store: Store) -> None:
    """Halves of surrogate pairs, numbers that JSON lacks, days as YAML reads them."""
    run = store.begin_run("ingest", {}, {})
    meta = {"half": "\ud83d", "endless": float("inf"), "deep": [{"a": None}], "day": date(2020, 10, 5)}
    store.write(Article("text", meta=meta), [], run=run, language=None)
    (stored,) = store.articles()
    assert stored.article.meta == {**meta, "day": "2020-10-05"}


def test_an_origin_that_is_no_unicode_is_kept_readable(store: Store) -> None:
    """File names are bytes, and need not be UTF-8."""
    run = store.begin_run("ingest", {}, {})
    store.write(Article("text", provenance=Provenance("caf\udce9.txt", b"text")), [], run=run, language=None)
    (stored,) = store.articles()
    source = store.article(stored.head.id).article.provenance
    assert source == Provenance("caf\\udce9.txt", b"text")


def test_replaced_attributions_wait_to_be_linked(filled: Store) -> None:
    """What the article had is gone with its claims; what others said of them waits too."""
    filled.replace_attributions(KEY, [MINISTRY], run=1)
    assert filled.attributions(KEY) == (MINISTRY,)
    assert filled.claims(Filters()).rows == ()
    assert filled.unlinked() == {MINISTRY.id}
    assert list(filled.verify()) == []


def test_deleting_an_article_tells_which_claims_of_others_to_link_again(filled: Store) -> None:
    """Everything that derives from it is gone; the denial in another article and the repeat wait."""
    other = article("Hajiyev said forces shelled Ganja. Baku rejected it.", "other")
    repeat, rejected = said(other, "Hajiyev", "said", "forces shelled Ganja"), said(other, "Baku", "rejected", "it")
    filled.write(other, [repeat, rejected], run=1, language="en")
    merged, answer = claim(HAJIYEV, repeat), claim(rejected)
    statuses = {merged.id: STATUSES[merged.id], answer.id: STATUSES[claim(MINISTRY).id]}
    filled.write_linking(
        [HAJIYEV.id, repeat.id, rejected.id], [merged, answer], [link(merged, answer)], statuses, run=1
    )
    assert filled.delete(KEY) == {repeat.id, rejected.id} == filled.unlinked()
    assert [stored.head.shown_id for stored in filled.articles()] == ["other"]
    assert [row.claim.id for row in filled.claims(Filters()).rows] == [answer.id]
    assert filled.search("shelled")[0].article.shown_id == "other"
    assert list(filled.verify()) == []
    with pytest.raises(StoreError, match="no article"):
        filled.delete(KEY)


def test_bytes_that_two_articles_share_are_kept_once_and_to_the_last(store: Store) -> None:
    """A file of many articles is stored once."""
    run = store.begin_run("ingest", {}, {})
    source = Provenance("both.jsonl", b"the file")
    for text in ("one", "two"):
        store.write(Article(text, provenance=source), [], run=run, language=None)
    one, two = store.articles()
    store.delete(one.head.id)
    assert store.article(two.head.id).article.provenance == source
    store.delete(two.head.id)
    assert list(store.verify()) == []


def test_articles_come_by_date_and_id_undated_last(store: Store) -> None:
    """The order does not depend on which was ingested first."""
    run = store.begin_run("ingest", {}, {})
    for text, day in (("b", None), ("c", "2020-10-06"), ("d", "2020-10-05")):
        store.write(article(text, date=day), [], run=run, language=None)
    assert [stored.article.text for stored in store.articles()] == ["d", "c", "b"]


def test_a_run_tells_what_was_done_with_which_models(store: Store) -> None:
    """Options, models, version and times are kept."""
    run = fill(store)
    (told,) = store.runs()
    assert (told.id, told.command, told.options, told.models) == (run, "ingest", {"paths": ["here"]}, {"tagger": "abc"})
    assert told.version
    assert told.started_utc <= str(told.finished_utc)
    assert told.started_utc.endswith("+00:00")

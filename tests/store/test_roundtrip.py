"""What goes in comes out equal, whatever characters it is made of."""

from __future__ import annotations

import json
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack import ids
from claimtrack.models import (
    Article,
    Attribution,
    Bound,
    DateRole,
    Figure,
    Kind,
    Place,
    PlaceRole,
    Provenance,
    Span,
    When,
)
from claimtrack.store import Outcome, Store

CHARACTERS = st.characters(exclude_categories=["Cs"])
WORDS = st.one_of(
    st.text(CHARACTERS, max_size=20),
    st.sampled_from(
        ["\0", "a\0b", "\r", "\r\n", "\u2028", "\x1b[31m", "[red]", "'; DROP TABLE article; --", "\u202e", '"', ""]
    ),
)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)
NUMBERS = st.floats(allow_nan=False)


@st.composite
def spans(draw: st.DrawFn, article: Article) -> Span:
    """A stretch of an article's text, or of its title where it has one."""
    in_title = bool(article.title) and draw(st.booleans())
    among = (article.title if in_title else article.text) or ""
    start, end = sorted((draw(st.integers(0, len(among))), draw(st.integers(0, len(among)))))
    return Span(start, end, among[start:end], "title" if in_title else "text")


@st.composite
def whens(draw: st.DrawFn, article: Article) -> When:
    """A day or a range of days."""
    start = draw(DAYS)
    end = (date.fromisoformat(start) + timedelta(draw(st.integers(0, 400)))).isoformat()
    span = draw(st.none() | spans(article))
    return When(draw(st.sampled_from(DateRole)), start, end, draw(WORDS), span, draw(st.none() | WORDS))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article with any of its fields."""
    text = draw(st.lists(WORDS, min_size=1).map("".join))
    return Article(
        text,
        title=draw(st.none() | WORDS),
        date=draw(st.none() | DAYS),
        outlet=draw(st.none() | WORDS),
        url=draw(st.none() | WORDS),
        given_id=draw(st.none() | WORDS),
        meta=draw(
            st.dictionaries(WORDS, st.none() | st.booleans() | st.integers() | WORDS | st.lists(WORDS), max_size=3)
        ),
        provenance=draw(st.none() | st.builds(Provenance, WORDS, st.binary(), st.none() | WORDS, st.tuples(WORDS))),
    )


@st.composite
def attributions(draw: st.DrawFn, article: Article) -> Attribution:
    """An attribution with any of its slots."""
    key = ids.article_id(article)
    source, cue = draw(st.none() | spans(article)), draw(spans(article))
    content = tuple(draw(st.lists(spans(article), max_size=3)))
    some = st.none() | WORDS
    place = st.builds(
        Place, st.sampled_from(PlaceRole), WORDS, WORDS, some, st.none() | NUMBERS, st.none() | NUMBERS,
        st.none() | spans(article), some,
    )  # fmt: skip
    figure = st.builds(
        Figure, WORDS, NUMBERS, st.none() | NUMBERS, st.none() | NUMBERS, st.sampled_from(Bound), spans(article)
    )
    return Attribution(
        ids.attribution_id(key, source, cue, content),
        key,
        source,
        cue,
        content,
        draw(st.sampled_from(Kind)),
        draw(st.floats(0, 1)),
        speaker=draw(some),
        side=draw(some),
        accused=draw(some),
        places=tuple(draw(st.lists(place, max_size=2))),
        dates=tuple(draw(st.lists(whens(article), max_size=2))),
        figures=tuple(draw(st.lists(figure, max_size=2))),
        own_words=tuple(draw(st.lists(st.tuples(WORDS, WORDS, st.booleans()), max_size=2))),
    )


@st.composite
def extracted(draw: st.DrawFn) -> tuple[Article, list[Attribution]]:
    """An article with some attributions, each once."""
    article = draw(articles())
    return article, draw(st.lists(attributions(article), max_size=3, unique_by=lambda a: a.id))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(extracted())
def test_what_goes_in_comes_out_equal_and_passes_verify(case: tuple[Article, list[Attribution]]) -> None:
    """Through the store, and through an export and another store."""
    article, told = case
    with Store(":memory:") as store, Store(":memory:") as other:
        run = store.begin_run("ingest", {}, {})
        assert store.write(article, told, run=run, language=None) is Outcome.NEW
        assert store.needs(article) is Outcome.UNCHANGED
        key = ids.article_id(article)
        assert store.article(key).article == article
        assert store.article(key).article.provenance == article.provenance
        assert sorted(store.attributions(key), key=lambda a: a.id) == sorted(told, key=lambda a: a.id)
        assert list(store.verify()) == []
        exported = [json.dumps(line) for line in store.export()]
        other.import_(exported)
        assert [json.dumps(line) for line in other.export()] == exported


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_no_words_and_no_id_break_the_store(words: str) -> None:
    """Whatever is typed is looked up or refused in words."""
    from claimtrack.errors import StoreError

    with Store(":memory:") as store:
        assert store.search(words) == ()
        try:
            store.resolve(words)
        except StoreError as error:
            assert error.hint

"""How the models see attributions: every one in exactly one window, its parts inside, ends of bounded length."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store.make import article, said

from claimtrack.link.relation_models import relation_models
from claimtrack.link.views import AFTER, BEFORE, CONTENT, CUE, LONGEST, NAME, SOURCE, WINDOW, windows
from claimtrack.models import Article, Attribution, Kind, Span

FILLER = "The road to the harbour was closed for most of the week. "


def told(before: int, what: str, after: int = 0) -> tuple[Article, Attribution]:
    of = article(f"{FILLER * before}Mayor Ilse Brandt said {what}. {FILLER * after}", "long")
    return of, said(of, "Mayor Ilse Brandt", "said", what, Kind.ASSERTION)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(min_value=0, max_value=40), min_size=1, max_size=5))
def test_every_attribution_stands_in_one_window(gaps: list[int]) -> None:
    """However far apart they stand; its cue is inside, and all parts are within the window."""
    parts = [(f"Speaker{n}", f"claimed{n}", f"the bridge {n} was safe") for n in range(len(gaps))]
    of = article(" ".join(f"{FILLER * gap}{' '.join(part)}." for gap, part in zip(gaps, parts, strict=True)), "all")
    every = [said(of, *part, Kind.ASSERTION) for part in parts]
    every.sort(key=lambda one: one.cue.start)
    seen = list(windows(relation_models().pieces(of.text), every))
    assert sorted(n for window in seen for n in window.members) == list(range(len(every)))
    for window in seen:
        assert len(window.ids) <= WINDOW
        for source, cue, content in window.parts:
            assert len(cue) == 1
            assert all(0 <= start < end <= len(window.ids) for start, end in (*source, *cue, *content))


@pytest.mark.parametrize("text", ["Brandt said it was safe. \u200b", "\u200b"], ids=["after the last word", "no words"])
def test_a_cue_without_a_word_piece_stands_in_the_last_window(text: str) -> None:
    """Whatever an import brings is read."""
    blank = Span(len(text) - 1, len(text), "\u200b")
    one = Attribution("t-1", "a-1", None, blank, (blank,), Kind.ASSERTION, 0.9)
    (window,) = windows(relation_models().pieces(text), [one])
    assert window.members == (0,)
    assert len(relation_models().read(relation_models().pieces(text), [one])) == 1


@pytest.mark.parametrize("what", ["it was safe", "that " + "the old and the new " * 80 + "bridge was safe"])
def test_an_end_is_bounded_and_marks_its_parts(what: str) -> None:
    """A long content is cut, its cue is not; the words around it are context."""
    of, one = told(20, what, 20)
    end = relation_models().end(relation_models().pieces(of.text), one)
    assert len(end.ids) == len(end.roles) <= NAME + BEFORE + LONGEST + AFTER
    assert {SOURCE, CUE, CONTENT} <= set(end.roles)


def test_the_speaker_stands_first_where_the_source_does_not_name_him() -> None:
    """A pronoun tells the model nothing; the name does."""
    of = article("He said the bridge was safe.", "he")
    one = said(of, "He", "said", "the bridge was safe", Kind.ASSERTION)
    models = relation_models()
    plain, named = (
        models.end(models.pieces(of.text), other) for other in (one, replace(one, speaker="Tomas Lindqvist"))
    )
    assert len(named.ids) > len(plain.ids)
    assert named.ids[-len(plain.ids) :] == plain.ids

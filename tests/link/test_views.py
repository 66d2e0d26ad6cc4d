"""How the relator sees the ends of a pair: of bounded length, their parts marked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from store.make import article, said

from claimtrack.link.relation_models import relation_models
from claimtrack.link.views import AFTER, BEFORE, CONTENT, CUE, LONGEST, NAME, SOURCE
from claimtrack.models import Article, Attribution, Kind

FILLER = "The road to the harbour was closed for most of the week. "


def told(before: int, what: str, after: int = 0) -> tuple[Article, Attribution]:
    of = article(f"{FILLER * before}Mayor Ilse Brandt said {what}. {FILLER * after}", "long")
    return of, said(of, "Mayor Ilse Brandt", "said", what, Kind.ASSERTION)


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

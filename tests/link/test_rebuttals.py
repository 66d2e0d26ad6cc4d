"""Who is called a liar, and who stands by his words, with attributions made by hand."""

from __future__ import annotations

import pytest

from claimtrack.link.within import answers_within
from claimtrack.models import Kind, Relation
from link.hand import read

HOLM = ("Ida Holm", "said", "the lifeboats were locked")
BRANDT = ("Ada Brandt", "said", "the captain had been drinking")
DENIAL = ("Captain Osk", "denied", "that he had been drinking")
MISCOUNTED = ("General Roe", "accused", "Holm of inflating the toll")

ROWS = [
    # Called a liar, by name or as who spoke just before.
    ([HOLM, BRANDT], ("General Osk", "said", "that Holm was lying to save her skin"), [HOLM]),
    ([HOLM], ("General Osk", "said", "she had lied"), [HOLM]),
    ([HOLM, BRANDT], ("General Osk", "told", "Brandt was spreading panic"), [BRANDT]),
    ([HOLM], MISCOUNTED, [HOLM]),
    # Somebody else, something else, or oneself.
    ([HOLM], ("General Osk", "said", "Roe was lying"), []),
    ([HOLM], ("General Osk", "said", "that Holm was lying in the grass"), []),
    ([HOLM], ("General Osk", "said", "it was lying on the deck"), []),
    ([HOLM], ("General Osk", "accused", "Holm of locking the boats"), []),
    ([HOLM], ("General Osk", "said", "that he was mistaken for a guest by Holm"), []),
    ([HOLM], ("Ida Holm", "said", "that Holm was lying"), []),
    # Words stood by are not taken back for the denial just before.
    ([BRANDT, DENIAL], ("Ada Brandt", "said", "she stood by every word"), [DENIAL]),
    ([BRANDT, DENIAL], ("The Courier", "said", "it stood by its story and had a recording"), [DENIAL]),
    ([DENIAL], ("The Courier", "stood by", "its report"), [DENIAL]),
    ([DENIAL], ("The Courier", "said", "it would not withdraw the story"), [DENIAL]),
    ([DENIAL], ("The Courier", "defended", "its reporting"), [DENIAL]),
    ([HOLM, MISCOUNTED], ("Ida Holm", "said", "she stood by her figures"), [MISCOUNTED]),
    # Who stands by, or what, or after whom.
    ([DENIAL], ("The mayor", "said", "she stood by the captain"), []),
    ([DENIAL], ("The mayor", "stood by", "her decision"), []),
    ([DENIAL], ("The mayor", "defended", "the report"), []),
    ([DENIAL, HOLM], ("The Courier", "said", "it stood by its story"), []),
    ([HOLM], ("The Courier", "said", "it stood by its story"), []),
    ([DENIAL], ("Captain Osk", "said", "he stood by his words"), []),
]  # fmt: skip


@pytest.mark.parametrize(("before", "answer", "meant"), ROWS)
def test_whose_words_are_answered(
    before: list[tuple[str, str, str]], answer: tuple[str, str, str], meant: list[tuple[str, str, str]]
) -> None:
    article, said = read([*before, answer], {"denied": Kind.DENIAL, "accused": Kind.ACCUSATION})
    pairs = [pair for pair in answers_within(article, said) if pair.answer == said[-1]]
    assert [pair.claim.content_text for pair in pairs] == [content for _, _, content in meant]
    assert all(pair.relation is Relation.DENIES and all(pair.reasons) for pair in pairs)

"""Which claims of one article an answer's words stand for, with attributions made by hand."""

from __future__ import annotations

import pytest

from claimtrack.link.within import answers_within
from claimtrack.models import Kind
from link.hand import read

HOLM = ("Ida Holm", "said", "the ferry sank off Velden")
HOLM_TOO = ("Ida Holm", "said", "the lifeboats were locked")
BRANDT = ("Ada Brandt", "said", "the captain had been drinking")
OKAFOR = ("Ben Okafor", "said", "the harbour lights were out")

DENIED = {"denied": Kind.DENIAL}

ROWS = [
    # A pronoun of one.
    ([HOLM, BRANDT], "it", [BRANDT]),
    ([HOLM, HOLM_TOO], "this", [HOLM_TOO]),
    # "Both" is two, whoever's they are.
    ([HOLM, BRANDT], "both", [HOLM, BRANDT]),
    ([HOLM, HOLM_TOO], "both", [HOLM, HOLM_TOO]),
    ([OKAFOR, HOLM, BRANDT], "both", [HOLM, BRANDT]),
    ([OKAFOR, HOLM, BRANDT], "both claims", [HOLM, BRANDT]),
    ([HOLM], "both", [HOLM]),
    # Other plurals are all that the nearest speaker said.
    ([HOLM, HOLM_TOO], "them", [HOLM, HOLM_TOO]),
    ([BRANDT, HOLM, HOLM_TOO], "these", [HOLM, HOLM_TOO]),
    ([BRANDT, HOLM, HOLM_TOO], "all of it", [HOLM, HOLM_TOO]),
    ([HOLM, HOLM_TOO], "everything", [HOLM, HOLM_TOO]),
    ([BRANDT, HOLM, HOLM_TOO], "the claims", [HOLM, HOLM_TOO]),
    ([BRANDT, HOLM, HOLM_TOO], "the news reports", [HOLM, HOLM_TOO]),
    # What ends in s is not always a plural.
    ([HOLM, HOLM_TOO], "the news", [HOLM_TOO]),
    # Nothing was said before.
    ([], "both", []),
    ([], "them", []),
]  # fmt: skip


@pytest.mark.parametrize(("before", "words", "meant"), ROWS)
def test_what_an_answers_words_stand_for(
    before: list[tuple[str, str, str]], words: str, meant: list[tuple[str, str, str]]
) -> None:
    article, said = read([*before, ("General Osk", "denied", words)], DENIED)
    pairs = list(answers_within(article, said))
    assert [pair.claim.content_text for pair in pairs] == [content for _, _, content in meant]
    assert all(pair.answer == said[-1] and words in " ".join(pair.reasons) for pair in pairs)


def test_a_claim_more_than_a_paragraph_before_is_not_what_a_pronoun_stands_for() -> None:
    near, far = ("Ida Holm", "said", "the ferry sank\n"), ("Ida Holm", "said", "the ferry sank\n\nThe sea was calm.\n")
    for claim, found in ((near, 1), (far, 0)):
        article, said = read([claim, ("General Osk", "denied", "it")], DENIED)
        assert len(list(answers_within(article, said))) == found

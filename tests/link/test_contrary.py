"""What is said not to be so, in the words of the claim just before, with attributions made by hand."""

from __future__ import annotations

import pytest

from claimtrack.link.within import answers_within
from claimtrack.models import Relation
from link.hand import read

KNIFE = ("Police", "said", "the boy had drawn a knife on the guard")
ORDER = ("Carl Udo", "said", "that it was the chief who had ordered the shredding")
LETTER = ("The union", "said", "the manager had received a letter of warning")
BRIBE = ("Two guards", "said", "Lowe had taken bribes from the builders")

ROWS = [
    # Nothing but "not".
    ([KNIFE], ("His mother", "said", "he had not"), [KNIFE]),
    ([KNIFE], ("His mother", "said", "he never did."), []),
    ([KNIFE], ("His mother", "said", "that he had never done so"), [KNIFE]),
    ([LETTER, KNIFE], ("His mother", "said", "he hadn’t"), [KNIFE]),
    ([KNIFE], ("Police", "said", "he had not"), []),
    ([KNIFE], ("His mother", "said", "he had not slept"), []),
    # "No such": of what the claim tells.
    ([ORDER], ("The chief", "said", "that he had given no such order"), [ORDER]),
    ([ORDER], ("The chief", "said", "there was no such meeting"), []),
    ([ORDER], ("The chief", "said", "such an order was needed"), []),
    # The claim's own words with "not" right before them.
    ([LETTER], ("The firm", "insisted", "the manager had not, in fact, received any letter"), [LETTER]),
    ([LETTER], ("The firm", "said", "it never received the letter"), [LETTER]),
    ([KNIFE, LETTER], ("The firm", "said", "it had not received a letter"), [LETTER]),
    ([BRIBE], ("Lowe", "said", "he had never taken a bribe"), [BRIBE]),
    ([LETTER], ("The firm", "said", "the manager had not slept since he received the letter"), []),
    ([LETTER], ("The firm", "said", "it was no accident that the manager received a letter"), []),
    ([LETTER], ("The firm", "said", "the manager had not only received the letter but burned it"), []),
    ([("The union", "said", "the firm had never received a letter")], ("The firm", "said", "it had not received a letter"), []),
    ([("The union", "did not say", "whether the firm had received a letter")], ("The firm", "said", "it had not received a letter"), []),
    ([LETTER, KNIFE, ORDER], ("The firm", "said", "it had not received a letter"), []),
]  # fmt: skip


@pytest.mark.parametrize(("before", "answer", "meant"), ROWS)
def test_what_is_said_not_to_be_so_denies_the_claim_just_before(
    before: list[tuple[str, str, str]], answer: tuple[str, str, str], meant: list[tuple[str, str, str]]
) -> None:
    article, said = read([*before, answer], {})
    pairs = [pair for pair in answers_within(article, said) if pair.answer == said[-1]]
    assert [pair.claim.content_text for pair in pairs] == [content for _, _, content in meant]
    assert all(pair.relation is Relation.DENIES and all(pair.reasons) for pair in pairs)

"""Claims that a denial gives to others behind its own words, with the shipped models."""

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.as_claimed import with_as_claimed
from claimtrack.extract.extractor import Extractor
from claimtrack.extract.tagger import Tagged
from claimtrack.models import Article


@lru_cache(maxsize=1)
def extractor() -> Extractor:
    return Extractor(read=False)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor denied that she had taken 9,000 pounds from Corvane, as her former aide Ann Roe has alleged.", "her former aide Ann Roe", "has alleged", "she had taken 9,000 pounds from Corvane"),
        ("The banker Lund denied paying boys to throw stones, as the government alleges.", "the government", "alleges", "paying boys to throw stones"),
        ("Moscow denied that its jets had bombed the clinic, as the Ostra Monitoring Group claimed on Tuesday.", "the Ostra Monitoring Group", "claimed", "its jets had bombed the clinic"),
        ("Iran denied it had sent the missiles as Washington claims.", "Washington", "claims", "it had sent the missiles"),
        ("The bank denied it had been hacked, as reported by the Evening Courier.", "the Evening Courier", "reported by", "it had been hacked"),
        ("The firm denied that the dam had leaked, contrary to what residents say.", "residents", "say", "the dam had leaked"),
        ("She denied that she had been paid by Labour, a claim made by the Tory MP Nat Thorn.", "the Tory MP Nat Thorn", "claim", "she had been paid by Labour"),
        ("There was no evidence that the ferry had been hit by a torpedo, as Seoul maintains, the inquiry found.", "Seoul", "maintains", "the ferry had been hit by a torpedo"),
    ],
)  # fmt: skip
def test_what_is_denied_is_what_the_others_claim(text: str, source: str, cue: str, content: str) -> None:
    found = [a for a in extractor().extract(Article(f"It rained. {text}")).attributions if a.cue.text == cue]
    assert [(a.source and a.source.text, a.content_text) for a in found] == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The bishop denied that he had fled, as he has repeatedly said.",
        "The minister denied the allegation, as she has before.",
        "The minister denied the allegation, as his lawyer claims.",
        "The ministry denied that soldiers had entered the village, as had been reported.",
        "She said she had never taken money, as Ms Roe has alleged.",
        "The mayor denied that he had lied, as far as anyone knows.",
    ],
)
def test_what_tells_of_nobody_elses_claim(text: str) -> None:
    """A pronoun may be who denies; what is negated, or only pointed at, says nothing that others claim."""
    found = extractor().extract(Article(f"It rained. {text}")).attributions
    assert len(found) == 1


def test_a_denial_goes_on_behind_whose_claim_it_is() -> None:
    text = "Ilva Weidt said it was not true, as the ministry claims, that her letter had named no pump."
    said = [(a.source and a.source.text, a.content_text) for a in extractor().extract(Article(text)).attributions]
    assert said == [
        ("Ilva Weidt", "it was not true, as the ministry claims, that her letter had named no pump"),
        ("the ministry", "that her letter had named no pump"),
    ]


WORDS = [
    "denied",
    "that",
    "it",
    "leaked",
    ", as",
    "residents",
    "claim",
    "on Monday",
    ".",
    ",",
    "there was no sign that",
]


@given(st.lists(st.sampled_from(WORDS), min_size=4, max_size=30), st.data())
def test_claims_lie_in_the_text_and_nothing_else_is_lost(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    at = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4, unique=True)))
    one = Tagged(None, (at[0], at[1]), ((at[2], at[3]),), 0.9)
    found = with_as_claimed(text, [one])
    assert all(0 <= a < b <= len(text) for each in found for a, b in (each.cue, *each.content))
    assert (one in found) == (text[at[2] : at[3]] != "as")

"""What is said of why two attributions are taken for claim and answer."""

from __future__ import annotations

import pytest

from claimtrack.link.reasons import reasons_for
from claimtrack.link.signs import aim, cue_reason
from claimtrack.models import Relation
from link.telling import telling


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("denied", "the report", "“denied” are words of denying"),
        ("said", "the report was false", "“said the report was false” are words of denying"),
        ("called", "the report a lie", "“called the report a lie” are words of denying"),
        (
            "said",
            "that the report of the harbour office was false from the first word to the last",
            "“said that the report of the harbour office was…” are words of denying",
        ),
    ],
)
def test_the_words_that_deny_are_quoted(cue: str, content: str, expected: str) -> None:
    """The cue where it does, else with what is said."""
    assert cue_reason(telling("The owner", cue, content), Relation.DENIES) == expected


@pytest.mark.parametrize(
    ("content", "source", "expected"),
    [
        ("Russian forces shelled the port", "Defence Minister Igor Sokol of Russia", "the claim accuses Russia, for which Igor Sokol speaks"),
        ("Russia shelled the port", "Russia", "the claim is about Russia"),
        ("Igor Sokol had lied", "Sokol", "the claim is about Sokol"),
    ],
)  # fmt: skip
def test_whom_a_claim_is_about_is_told_from_whom_he_speaks_for(content: str, source: str, expected: str) -> None:
    """Who is not named himself, though his side is accused, is not said to be."""
    assert aim(telling("Ida Holm", "said", content), telling(source, "denied", "it")) == expected


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("said", "up to 4,000 miners had been killed", False),
        ("said", "200 miners had been killed", True),
        ("denied", "that 200 miners had been killed", False),
        ("said", "60 of them had been killed", False),
    ],
)
def test_figures_that_differ_are_named_as_a_reason(cue: str, content: str, expected: bool) -> None:
    """But not those that can both hold, and not what is denied."""
    claim = telling("The owner", "said", "at least 3,000 miners had been killed")
    reasons = reasons_for(claim, telling("The union", cue, content), Relation.DENIES, (), 0.5)
    assert any(reason.startswith("different figures") for reason in reasons) is expected

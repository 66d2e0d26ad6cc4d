"""What is said of why two attributions are taken for claim and answer."""

from __future__ import annotations

import pytest

from claimtrack.link.signs import cue_reason
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

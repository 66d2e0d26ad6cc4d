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
        ("said", "the report was false", "“the report was false” are words of denying"),
        ("called", "the report a lie", "“the report a lie” are words of denying"),
        (
            "said",
            "that the report of the harbour office was false from the first word to the last",
            "“that the report of the harbour office was false…” are words of denying",
        ),
    ],
)
def test_the_words_that_deny_are_quoted(cue: str, content: str, expected: str) -> None:
    """The cue where it does, else what is said."""
    assert cue_reason(telling("The owner", cue, content), Relation.DENIES) == expected

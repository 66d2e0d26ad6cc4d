"""What one says in a sentence of his own is no part of what the next one says, nor a charge part of who makes it."""

from __future__ import annotations

import re

import pytest

from claimtrack.extract.tagger import Tagged
from claimtrack.extract.told_apart import charge_apart, told_apart

ARMY, UNION = "Two cars burned in Jolo", "A market was looted"


def tagged(text: str, cue: int, *pieces: str) -> Tagged:
    """What is said by the cue of that number, in some pieces of the text."""
    where = [match.span() for match in re.finditer("said", text)][cue]
    return Tagged(None, where, tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces), 0.9)


@pytest.mark.parametrize(
    ("text", "first", "second", "kept"),
    [
        (f"{ARMY}, the army said. {UNION}, the union said.", [ARMY], [ARMY, UNION], [UNION]),
        # Of one sentence, of nobody else, or all that he says
        (f"{ARMY} and {UNION}, the army said and the union said.", [ARMY], [ARMY, UNION], [ARMY, UNION]),
        (f"{ARMY}, the army said. {UNION}, the union said.", [UNION], [ARMY, UNION], [ARMY, UNION]),
        (f"{ARMY}, the army said. {UNION}. The union said so.", [ARMY], [ARMY], [ARMY]),
    ],
)
def test_the_sentence_of_another_is_none_of_ones_own(
    text: str, first: list[str], second: list[str], kept: list[str]
) -> None:
    one, other = tagged(text, 0, *first), tagged(text, 1, *second)
    found = told_apart(text, [one, other])
    assert found[0] == one
    assert [text[start:end] for start, end in found[1].content] == kept


@pytest.mark.parametrize(
    ("accuser", "source", "charge"),
    [
        ("the union of looting shops", "the union", "of looting shops"),
        ("the ministry of defence", "the ministry of defence", None),
    ],
)
def test_a_charge_is_no_part_of_the_accuser(accuser: str, source: str, charge: str | None) -> None:
    text = f"The rebels were accused by {accuser}."
    cue = text.index("were"), text.index(" by")
    begins = text.index(accuser)
    one = charge_apart(text, Tagged((begins, begins + len(accuser)), cue, ((0, 10),), 0.9))
    assert one.source is not None and text[slice(*one.source)] == source
    assert [text[start:end] for start, end in one.content] == ["The rebels", *([charge] if charge else [])]


def test_a_source_before_its_cue_keeps_its_words() -> None:
    text = "The union of nursing staff accused the ministry."
    one = Tagged((0, 26), (27, 34), ((35, 47),), 0.9)
    assert charge_apart(text, one) == one

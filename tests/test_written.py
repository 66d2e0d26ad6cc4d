"""The news written to learn links from: every item can be read, and its links quote its own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.extract.extractor import Extractor
from claimtrack.models import Relation
from training.relate.written import TEXTS, cluster, items

ITEM = """### x001
== The Harbour Post | 2023-05-14
The union said the mill knew of the leak.
== Radio Meridian | 2023-05-15
The mill denied it had known of a leak. The mayor said the river was clean.
>> denies | The mill denied it had known of a leak => The union said the mill knew of the leak
"""


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_file_can_be_read(path: Path) -> None:
    found = list(items(path.read_text(encoding="utf-8")))
    assert found and all(item.articles and all(text for _, _, text in item.articles) for item in found)


def test_no_two_items_have_one_name() -> None:
    names = [item.name for path in TEXTS.glob("*.txt") for item in items(path.read_text(encoding="utf-8"))]
    assert len(names) == len(set(names)) > 2000


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("### x001", "### x 001", "beginning of an item"),
        ("=> The union said", "=> The guild said", "stands 0 times"),
        ("The mayor said the river was clean.", "The union said the mill knew of the leak.", "stands 2 times"),
        (">> denies | ", ">> denies ", "not a link"),
        (">> denies", ">> refutes", "refutes"),
    ],
)
def test_what_cannot_be_read_is_told(old: str, new: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        list(items(ITEM.replace(old, new)))


def test_an_item_becomes_a_cluster_whose_attributions_stand_for_the_words_quoted() -> None:
    made = cluster(next(items(ITEM)), Extractor(read=False))
    ((ends, (relation, _)),) = made.answers.items()
    stands = [
        [one.cue.text for one, claims in zip(marked.attributions, marked.claims, strict=True) if end in claims]
        for end, marked in zip(ends, reversed(made.articles), strict=True)
    ]
    assert (stands, relation) == ([["denied"], ["said"]], Relation.DENIES)

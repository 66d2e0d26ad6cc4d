"""Which names of a store are one speaker's, and what a person may say about it."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.identities import identities
from claimtrack.extract.same_name import same_name
from claimtrack.records import KnownAs, NameUse, Naming, Renaming

ONE, OTHER, THIRD = "Arayik Harutyunyan", "Arayik Harutyunian", "Araik Arutyunyan"
JOHN, JANE, INITIAL = "John Smith", "Jane Smith", "J. Smith"


def known(*names: str, decisions: tuple[Renaming, ...] = (), **uses: NameUse) -> dict[str, KnownAs]:
    """The names, each used once and for no side unless `uses` says otherwise (by the first word of a name)."""
    used = {name: uses.get(name.split()[0].strip("."), NameUse(1, frozenset())) for name in names}
    pairs = [pair for pair in combinations(names, 2) if same_name(*pair)]
    return identities(used, pairs, decisions)


def groups(found: dict[str, KnownAs]) -> set[frozenset[str]]:
    """Which names are together."""
    return {frozenset(name for name, one in found.items() if one.name == known.name) for known in found.values()}


def merged(*names: str) -> Renaming:
    return Renaming("s-1", Naming.MERGED, names, (), "2021-05-01")


def split(names: tuple[str, ...], apart_from: tuple[str, ...]) -> Renaming:
    return Renaming("s-2", Naming.SPLIT, names, apart_from, "2021-05-02")


def test_spellings_of_one_name_are_one_speaker_known_by_the_name_used_most() -> None:
    used = {ONE: NameUse(2, frozenset()), OTHER: NameUse(3, frozenset()), THIRD: NameUse(1, frozenset())}
    found = identities(used, [(ONE, OTHER), (ONE, THIRD), (OTHER, THIRD)], ())
    assert found == dict.fromkeys(used, KnownAs(OTHER, by_hand=False))


def test_a_name_that_may_be_either_of_two_is_neither() -> None:
    assert groups(known(JOHN, JANE, INITIAL)) == {frozenset({JOHN}), frozenset({JANE}), frozenset({INITIAL})}
    assert groups(known(JOHN, INITIAL)) == {frozenset({JOHN, INITIAL})}


def test_a_misspelt_name_does_not_keep_others_apart() -> None:
    names = ("DOJ", "Department of Justice", "Justice Department")
    assert groups(known(*names)) == {frozenset(names)}


def side(*names: str) -> NameUse:
    return NameUse(1, frozenset(names))


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (side("Armenia"), side("Azerbaijan"), False),
        (side("Armenia"), side("Nagorno-Karabakh"), True),
        (side("Armenia"), side(), True),
    ],
)
def test_persons_of_two_sides_are_two(first: NameUse, second: NameUse, one: bool) -> None:
    found = known("Arayik Harutyunyan", "Araik Arutyunyan", Arayik=first, Araik=second)
    assert (len(groups(found)) == 1) is one


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [(side("Iran"), side("Iran"), True), (side("Iran"), side(), False), (side(), side(), True)],
)
def test_what_may_be_a_body_of_any_country_needs_the_same_side(first: NameUse, second: NameUse, one: bool) -> None:
    found = known("Defence Ministry", "Ministry of Defense", Defence=first, Ministry=second)
    assert (len(groups(found)) == 1) is one


def test_a_merge_joins_whatever_the_names_and_names_the_speaker() -> None:
    found = known(ONE, OTHER, "Mr President", decisions=(merged("Mr President", ONE, OTHER),))
    assert found == dict.fromkeys(found, KnownAs("Mr President", by_hand=True, merged="Mr President"))


def test_what_is_like_a_merged_name_comes_along() -> None:
    found = known(ONE, OTHER, "Mr President", decisions=(merged("Mr President", ONE),))
    assert found[OTHER] == KnownAs("Mr President")


def test_a_merged_name_that_may_be_either_of_two_draws_neither_along() -> None:
    found = known(JOHN, JANE, INITIAL, "He", decisions=(merged("He", INITIAL),))
    assert groups(found) == {frozenset({JOHN}), frozenset({JANE}), frozenset({INITIAL, "He"})}
    found = known(JOHN, JANE, INITIAL, decisions=(merged(JOHN, JANE),))
    assert groups(found) == {frozenset({JOHN, JANE, INITIAL})}


def test_a_split_parts_names_and_leaves_the_others_together() -> None:
    found = known(ONE, OTHER, THIRD, decisions=(split((THIRD,), (ONE, OTHER)),))
    assert groups(found) == {frozenset({ONE, OTHER}), frozenset({THIRD})}
    assert all(one.by_hand for one in found.values())


def test_names_that_are_split_off_together_stay_together() -> None:
    found = known(ONE, OTHER, THIRD, decisions=(split((OTHER, THIRD), (ONE,)),))
    assert groups(found) == {frozenset({ONE}), frozenset({OTHER, THIRD})}


def test_a_new_name_like_two_that_were_split_is_neither() -> None:
    found = known(ONE, OTHER, THIRD, decisions=(split((OTHER,), (ONE,)),))
    assert groups(found) == {frozenset({ONE}), frozenset({OTHER}), frozenset({THIRD})}


def test_the_later_decision_holds() -> None:
    parted = split((OTHER,), (ONE,))
    assert len(groups(known(ONE, OTHER, decisions=(parted, merged(ONE, OTHER))))) == 1
    assert len(groups(known(ONE, OTHER, decisions=(merged(ONE, OTHER), parted)))) == 2


def test_decisions_hold_about_names_that_are_gone() -> None:
    found = known(OTHER, "He", decisions=(merged("Mr President", OTHER, "He"),))
    assert {one.name for one in found.values()} == {"Mr President"}


NAMES = (ONE, OTHER, THIRD, JOHN, JANE, INITIAL, "He", "UN", "United Nations")
DECISIONS = st.lists(
    st.one_of(
        st.lists(st.sampled_from(NAMES), min_size=2, max_size=3, unique=True).map(lambda names: merged(*names)),
        st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True).map(
            lambda names: split((names[0],), tuple(names[1:]))
        ),
    ),
    max_size=4,
)


@given(st.permutations(NAMES), DECISIONS)
def test_the_order_of_names_does_not_matter_and_a_last_merge_always_holds(
    names: list[str], decisions: list[Renaming]
) -> None:
    found = known(*names, decisions=tuple(decisions))
    assert found == known(*NAMES, decisions=tuple(decisions))
    if decisions and decisions[-1].decision is Naming.MERGED:
        assert len({found[name].name for name in decisions[-1].names}) == 1
    assert all(found[one.name].name == one.name for one in found.values())

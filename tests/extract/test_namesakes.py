"""Which longer name a shorter one of the same text is short for."""

import pytest

from claimtrack.extract.namesakes import Known, Person


def known(*names: str) -> Known:
    found = Known()
    for name in names:
        found.note(name.lower(), Person(name, None, ""))
    return found


@pytest.mark.parametrize(
    ("short", "names", "meant"),
    [
        ("Mueller", ["Robert Swan Mueller"], "Robert Swan Mueller"),
        ("Swan Mueller", ["Robert Swan Mueller"], "Robert Swan Mueller"),
        ("Robert Mueller", ["Robert Swan Mueller"], "Robert Swan Mueller"),
        ("Bob Mueller", ["Robert Swan Mueller"], "Robert Swan Mueller"),
        ("Holder", ["Eric Holder Jr"], "Eric Holder Jr"),
        ("Blasey", ["Christine Blasey Ford"], "Christine Blasey Ford"),
        ("Robert", ["Robert Swan Mueller"], None),
        ("Mueller", ["Robert Mueller", "Anna Mueller"], None),
        ("Ford", ["Christine Blasey Ford", "Ford Blasey"], "Christine Blasey Ford"),
        ("Swan", ["Mueller"], None),
    ],
)
def test_what_a_name_is_short_for(short: str, names: list[str], meant: str | None) -> None:
    """The end of a name, its ends, a familiar form, an inner name, the likeliest way first; nobody where two may be meant."""
    found = known(*names).shortened(short.lower(), None)
    assert (found and found.name) == meant


def test_another_gender_is_somebody_else() -> None:
    """Of two of a surname the one of that gender is meant."""
    found = known()
    found.note("ann poe", Person("Ann Poe", "f", ""))
    found.note("carl poe", Person("Carl Poe", "m", ""))
    meant = found.shortened("poe", "f")
    assert meant is not None
    assert meant.name == "Ann Poe"

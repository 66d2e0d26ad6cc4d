"""The word lists of assets/lexicons that several parts of extraction share, each read once."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from claimtrack.extract.gazetteer import fold

FOLDER = Path(__file__).parent.parent / "assets" / "lexicons"


@cache
def word_set(listed: str) -> frozenset[str]:
    """Words parted by spaces, as a set."""
    return frozenset(listed.split())


@cache
def table(name: str) -> dict[str, Any]:
    """A lexicon in TOML, as it stands."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def words_of(name: str, *sections: str) -> frozenset[str]:
    """All words of some sections of a lexicon whose values are words parted by spaces; lower case."""
    values = (value for section in sections for value in table(name)[section].values())
    return frozenset(word for value in values for word in value.lower().split())


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """English words that are written with a small letter, in all their forms."""
    return frozenset((FOLDER / "words.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Folded given names with their gender: m, f or fm."""
    lines = (FOLDER / "given_names.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ") for line in lines)


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Folded demonyms, singular and plural, with the name of the country or region."""
    found: dict[str, str] = {}
    for place, words in table("demonyms")["demonyms"].items():
        for word in words:
            folded = fold(word)
            found[folded] = place
            if not folded.endswith(("s", "sh", "ch", "ese", "men")) and folded + "s" != fold(place):
                found[folded + "s"] = place
    return found


@lru_cache(maxsize=1)
def speaking_bodies() -> dict[str, str]:
    """Folded names of bodies and movements with the side they speak for."""
    return {fold(name): str(side) for name, side in table("sides")["bodies"].items()}


@lru_cache(maxsize=1)
def hit_forms() -> frozenset[str]:
    """All forms of the verbs whose object is the place of an act ("shelled", "attacking")."""
    return frozenset(form for verb in words_of("place_words", "hit") for form in verb_forms(verb))


def verb_forms(verb: str) -> tuple[str, ...]:
    """What a regular verb can look like, spelling mistakes included: they do no harm in a set to look words up in."""
    stem, doubled = verb.removesuffix("e"), verb + verb[-1]
    third = verb[:-1] + "ie" if verb.endswith("y") else verb
    return (
        verb, verb + "s", verb + "es", verb + "n", verb + "ed", stem + "ed", verb + "ing", stem + "ing",
        doubled + "ed", doubled + "ing", third + "s", third + "d",
    )  # fmt: skip

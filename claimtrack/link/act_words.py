"""The verbs and nouns of acts in assets/lexicons/acts.toml, ready to be looked up."""

from __future__ import annotations

from functools import lru_cache

from claimtrack.extract.lexicons import table, verb_forms, word_set, words_of


@lru_cache(maxsize=1)
def verbs() -> dict[str, str]:
    """Each form of a verb with its class; the class that stands first in the file holds."""
    found: dict[str, str] = {}
    for kind, listed in table("acts")["verbs"].items():
        for verb in listed.split():
            for form in verb_forms(verb):
                found.setdefault(form, kind)
    return found


@lru_cache(maxsize=1)
def bases() -> frozenset[str]:
    """Forms that can be nouns as well: base forms, and those in -s."""
    listed = [verb for verb in words_of("acts", "verbs") if not verb.endswith("ed")]
    return frozenset(verb + ending for verb in listed for ending in ("", "s", "es")) - words_of("acts", "past")


@lru_cache(maxsize=1)
def nouns() -> dict[str, str]:
    """Each noun of an act with its class."""
    return {noun: kind for kind, listed in table("acts")["nouns"].items() for noun in listed.split()}


@lru_cache(maxsize=1)
def aiming() -> frozenset[str]:
    """Forms of verbs that tell of an act only with a weapon or an aim beside them."""
    return frozenset(form for verb in words_of("acts", "aiming") for form in verb_forms(verb))


@lru_cache(maxsize=1)
def light_verbs() -> frozenset[str]:
    """Forms of verbs whose object is the act: "carried out an attack"."""
    return frozenset(form for verb in words_of("acts", "light") for form in verb_forms(verb))


@lru_cache(maxsize=1)
def unreal() -> frozenset[str]:
    """Words after which an act has not happened, or not yet."""
    return word_set(table("acts")["unreal"]["words"])


@lru_cache(maxsize=1)
def done() -> frozenset[str]:
    """Verbs after which "to" leads to what was done or tried all the same."""
    return word_set(table("acts")["unreal"]["done"])

"""Bare names: offices, bodies and people of which every land or town has its own ("police", "the Defence Ministry", "residents")."""

from __future__ import annotations

from functools import lru_cache

from claimtrack.extract.gazetteer import fold
from claimtrack.extract.lexicons import speaking_bodies, words_of
from claimtrack.extract.names import bare
from claimtrack.extract.same_name import is_common


@lru_cache(maxsize=10_000)
def is_bare(name: str) -> bool:
    """Whether a speaker's name has no proper name in it: no word with a capital but those of offices that every land has."""
    offices = words_of("spellings", "fields") | words_of("nouns", "by_name")
    capitals = {fold(bare(word)) for word in name.split() if word[:1].isupper()} - {"the"}
    return capitals <= offices and is_common(name) and fold(bare(name)) not in speaking_bodies()

"""Whether two names are one speaker's: a person or body under another spelling, in any two articles.

Rules first, then spelling. Persons need the same surname, as transliterations
go, and a first name (or initial, or familiar form) that agrees; a surname alone
is nobody in another article. Bodies need the same words once acronyms, word
order ("Ministry of Defence"), spelling and countries are evened out, and never
another country; what merely describes ("a military source") needs the very
words. String distance alone decides nothing: it only tells a transliteration
from another name where everything else agrees.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimtrack.extract.bodies import SHORTEST_ACRONYM, initials, is_acronym
from claimtrack.extract.gazetteer import fold, lookup_folded
from claimtrack.extract.lexicons import common_words, demonyms, speaking_bodies, table, word_set, words_of
from claimtrack.extract.names import bare, beside_names
from claimtrack.extract.namesakes import SONS, same_given_name

ALIKE = 0.8
"""Similarity of two sounds, 0 to 1, from which they can be one name whose consonants agree."""
SHORTEST_ALIKE = 4
"""Letters that a sound needs before one that is only similar counts."""
LONGEST = 120
"""Characters of a name at the most; what is longer is a sentence."""
_SMALL = word_set("of the for and on to in a an s")
_PARTICLES = word_set("al el bin ibn ben von van de da del der di la le abu")
_SERVANT = re.compile(r"\babd[aeiou][lr] ?")
"""As in "Abdel Rahman", "Abdulrahman"."""
_SOUNDS = (
    ("dzh|dj|dsch", "j"), ("tsch|tch", "c"), ("sch|sh", "s"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ch|ts|tz", "c"),
    ("ph", "f"), ("q|ck", "k"), ("w", "v"), ("x", "ks"), ("ou|oo", "u"), ("ee|ij", "i"), ("(?<=[aeiou])y(?=[^aeiou]|$)", "i"), ("[yi]+$", "i"),
    ("(?:[yi]|(?<=[^aeiou])j)+(?=[aeou])", ""), ("^h(?=[aeiou])", ""),
)  # fmt: skip
"""What transliterations write differently (a regular expression each) → one way, in this order."""
_TRANSLITERATED = re.compile(r"(?:ov|ev|ova|eva|an|enko|enka|uk|ic|i|ia|li|vili|ze|ala|ad|ah|ein|ain|in)$")
"""Endings, by sound, of surnames that come from other scripts."""
_OF_WOMEN = ("ova", "eva", "ina", "ska")
_INITIAL = re.compile(r"^[ghk](?=[aeiou])")
_VOWELS = re.compile(r"[aeiouh]")


def same_name(first: str, second: str) -> bool:
    """Whether two speakers' names, as resolved inside their articles, can only be one person's or one body's."""
    a, b = _plain(first), _plain(second)
    if not a or not b:
        return False
    if _is_group(a) or _is_group(b):
        return _same_body(a, b)
    return _same_person(a, b)


def contradict(first: str, second: str) -> bool:
    """Whether two names are so clearly two speakers' that a third one, which is like both, may be either's."""
    a, b = _plain(first), _plain(second)
    one, other = _person(a), _person(b)
    if one and other:
        return (
            _is_son(a) != _is_son(b)
            or _consonants(sound(one[-1])) != _consonants(sound(other[-1]))
            or not (_same_given(one[0], other[0]) and _inner_agree(one[1:-1], other[1:-1]))
        )
    if _is_short(a) or _is_short(b):
        return False
    words = [_spelt_out(name) for name in (a, b)]
    return _countries(words[0]) != _countries(words[1]) or _similarity(*words) < ALIKE


def is_common(name: str) -> bool:
    """Whether a name may be that of a body of any country ("Defence Ministry"), or only describes who speaks."""
    name = _plain(name)
    words = _spelt_out(name)
    held = words_of("titles", "bodies") | words_of("spellings", "fields")
    return _is_group(name) and not (_is_named(name) and (set(words.split()) - held or words in speaking_bodies()))


@lru_cache(maxsize=10_000)
def name_keys(name: str) -> frozenset[str]:
    """What two names have in common, at least one of them, if they are one speaker's."""
    name = _plain(name)
    if not name:
        return frozenset()
    words = _spelt_out(name)
    keys = {f"= {words}"}
    if _is_named(name):
        keys |= {f"initials {letters}" for letters in _initials(name)}
        keys |= {f"initials {words}"} if _is_short(name) else set()
        keys |= {
            f"country {_country(words)}",
            f"movement {_movement(words)}",
            f"words {' '.join(sorted(_words(words)))}",
        }
    if person := _person(name):
        keys.add(f"surname {_consonants(sound(person[-1]))}")
    return frozenset(keys) - {"country None", "movement None", "words "}


@lru_cache(maxsize=10_000)
def _plain(name: str) -> str:
    """A name without article, possessive and the titles before a person; nothing of what is too long for a name."""
    words = bare(" ".join(name.split())).removeprefix("the ").removeprefix("The ").split()
    if not any(fold(word) in words_of("titles", "bodies") for word in words):
        while len(words) > 2 and words[0].strip(".").lower() in beside_names() and all(map(_is_capital, words[1:])):
            words = words[1:]
    return " ".join(words) if len(name) <= LONGEST else ""


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or fold(word) in _PARTICLES or "-" in word


# Persons


def _same_person(first: str, second: str) -> bool:
    a, b = _person(first), _person(second)
    if not a or not b or _is_son(first) != _is_son(second):
        return False
    return _same_surname(a[-1], b[-1]) and _same_given(a[0], b[0]) and _inner_agree(a[1:-1], b[1:-1])


def _person(name: str) -> list[str]:
    """The words of a person's name, of two at the least; none of what is no person's."""
    parts = [word for word in _parts(name) if word not in SONS] if name and not _is_group(name) else []
    return parts if len(parts) > 1 else []


def _is_son(name: str) -> bool:
    return _parts(name)[-1] in SONS


def _parts(name: str) -> list[str]:
    """The folded words of a name; a particle bound to the surname ("al-Assad") is left out."""
    words = [word for word in fold(name).split() if word not in _PARTICLES]
    return _SERVANT.sub("abd", " ".join(words)).split()


def _same_given(first: str, second: str) -> bool:
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    if same_given_name(first, second) or sound(first) == sound(second):
        return True
    return bool(_rows_of(first) & _rows_of(second))


@lru_cache(maxsize=1)
def _transliterated() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row.split()) for row in table("spellings")["transliterated"]["rows"].strip().splitlines())


def _rows_of(name: str) -> frozenset[int]:
    """The numbers of the rows of transliterations that hold a given name."""
    return frozenset(number for number, row in enumerate(_transliterated()) if name in row)


def _inner_agree(first: list[str], second: list[str]) -> bool:
    """Middle names that both give must not differ."""
    return all(_same_given(a, b) for a, b in zip(first, second, strict=False))


def _same_surname(first: str, second: str) -> bool:
    """Whether two folded surnames sound alike; vowels may differ only where the ending is one that is transliterated."""
    a, b = sound(first), sound(second)
    if a == b:
        return True
    if not (_TRANSLITERATED.search(a) and _TRANSLITERATED.search(b)) or min(len(a), len(b)) < SHORTEST_ALIKE:
        return False
    if a.endswith(_OF_WOMEN) != b.endswith(_OF_WOMEN):
        return False
    return _consonants(a) == _consonants(b) and _similarity(_INITIAL.sub("", a), _INITIAL.sub("", b)) >= ALIKE


def _similarity(first: str, second: str) -> float:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(first, second)


@lru_cache(maxsize=10_000)
def sound(word: str) -> str:
    """A folded word with letters that transliterations write differently made one, and doubles single."""
    for written, one in _SOUNDS:
        word = re.sub(written, one, word)
    return re.sub(r"(.)\1", r"\1", word)


def _consonants(sounded: str) -> str:
    return _VOWELS.sub("", _INITIAL.sub("", sounded))


# Bodies


def _same_body(first: str, second: str) -> bool:
    a, b = _spelt_out(first), _spelt_out(second)
    if a == b:
        return True
    if not (_is_named(first) and _is_named(second)):
        return False
    if (_is_short(first) and a in _initials(second)) or (_is_short(second) and b in _initials(first)):
        return True
    if _country(a) is not None or _country(b) is not None:
        return _country(a) == _country(b)
    if (movement := _movement(a)) is not None:
        return movement == _movement(b)
    return bool(_words(a)) and _words(a) == _words(b)


@lru_cache(maxsize=10_000)
def _spelt_out(name: str) -> str:
    """A folded name without possessives and small words, of one spelling, short acronyms in full."""
    folded = fold(" ".join(bare(word) for word in name.split() if word not in _SMALL))
    in_full = table("spellings")["acronyms"].get(folded, "").split()
    words = [word for word in in_full if word not in _SMALL] or folded.split()
    return " ".join(table("spellings")["words"].get(word, word) for word in words)


def _is_named(name: str) -> bool:
    """Whether a name is one, not a description: capitals, but for small words, a body's noun and its field before it."""
    small = {fold(word) for word in name.split() if not _is_capital(word)} - _SMALL
    return small <= (words_of("titles", "bodies") | words_of("spellings", "fields"))


def _is_short(name: str) -> bool:
    """Whether a name can be an acronym: capitals only, or a word that nobody says otherwise ("Unicef")."""
    return is_acronym(name) or (" " not in name and name[:1].isupper() and fold(name) not in common_words())


def _initials(name: str) -> set[str]:
    """The acronyms that a name in capitals can have."""
    words = name.split()
    capital = all(word[:1].isupper() or fold(word) in _SMALL for word in words)
    return {letters for letters in initials(fold(name)) if len(letters) > SHORTEST_ACRONYM} if capital else set()


def _country(spelt: str) -> str | None:
    return next((entry.id for entry in lookup_folded(spelt) if entry.kind == "country"), None)


def _movement(spelt: str) -> str | None:
    """A body that is a side by itself, under any of its names ("ISIL", "Daesh")."""
    side = speaking_bodies().get(spelt)
    return side if side is not None and _country(fold(side)) is None else None


def _words(spelt: str) -> frozenset[str]:
    """The words of a body's name that count, countries for their adjectives; without that where the rest says it ("State Department")."""
    lands, others = _parted(spelt)
    implied = speaking_bodies().get(" ".join(others), "")
    return (lands - {fold(implied)}) | {word for word in others if word != "affairs"}


def _countries(spelt: str) -> frozenset[str]:
    return _parted(spelt)[0]


@lru_cache(maxsize=10_000)
def _parted(spelt: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The countries and regions that a name names, by whatever name or adjective, and its other words."""
    words, lands, others = spelt.split(), set(), []
    while words:
        size = next((size for size in (3, 2, 1) if size <= len(words) and _land(" ".join(words[:size]))), 0)
        if size:
            lands.add(fold(_land(" ".join(words[:size]))))
        else:
            others.append(words[0])
        del words[: size or 1]
    return frozenset(lands), tuple(others)


def _land(words: str) -> str:
    if known := table("spellings")["countries"].get(words) or demonyms().get(words):
        return str(known)
    return next(
        (entry.name for entry in lookup_folded(words)[:1] if entry.main and entry.kind in ("country", "region")), ""
    )


@lru_cache(maxsize=10_000)
def _is_group(name: str) -> bool:
    """Whether a name is no person's: a noun in small letters, an acronym, or what names a body or country."""
    words = name.split()
    if not all(map(_is_capital, words)):
        return True
    held = words_of("titles", "bodies") | words_of("nouns", "outlets")
    return (
        fold(name) in speaking_bodies()
        or _country(fold(name)) is not None
        or (len(words) == 1 and is_acronym(name))
        or any(fold(word) in held for word in words[1:] or words)
        or fold(name.partition(" ")[0]) in demonyms()
    )

"""A person's own list of sides: who speaks for which, and whom words mean, from one day until another.

It comes before what claimtrack itself reads from words, and completes it. A
speaker is meant by the whole name that is shown for him, or by all the words of
a source; words are meant wherever they stand for a side, in a source or in what
is said. Articles without a date take only what is not dated.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from claimtrack.errors import UsageError
from claimtrack.extract.gazetteer import fold
from claimtrack.extract.sides import NO_WORDS, POSSESSIVE, WORD, Word, markers_in

KEYS = ("name", "speakers", "words", "from", "until")
HINT = 'write each side as [[side]], name = "…", speakers = ["…"], words = ["…"], from = 2020-05-21, until = 2023-09-28'
_DAY_HINT = "write a day as 2020-05-21, without quotation marks"


@dataclass(frozen=True, slots=True)
class Entry:
    """A side with those who speak for it and the words that mean it; ISO days, both inclusive, None for no bound."""

    side: str
    speakers: tuple[str, ...]
    words: tuple[str, ...]
    first: str | None = None
    last: str | None = None

    def holds(self, day: str | None) -> bool:
        """Whether it holds on a day; what has a bound never does where the day is unknown."""
        if day is None:
            return self.first is None and self.last is None
        return (self.first or day) <= day <= (self.last or day)

    def meets(self, other: Entry) -> bool:
        """Whether there is a day on which both hold."""
        firsts = [each.first for each in (self, other) if each.first]
        lasts = [each.last for each in (self, other) if each.last]
        return not firsts or not lasts or max(firsts) <= min(lasts)


@dataclass(frozen=True, slots=True)
class Names:
    """What holds on one day: sides by the plain names of speakers, and by plain words."""

    speakers: Mapping[str, str]
    words: Mapping[str, Word]

    def in_text(self, *texts: str) -> tuple[tuple[str, str, bool], ...]:
        """The words of the list that stand in texts, plain, each with its side and whether they are a name."""
        found = {
            name
            for text in texts
            if self.words
            for words in [WORD.findall(text)]
            for marker in markers_in(words, own=self.words)
            if marker.own
            for name in [fold(POSSESSIVE.sub("", " ".join(words[marker.start : marker.end])))]
        }
        return tuple((name, self.words[name].side, self.words[name].capital) for name in sorted(found))

    def of_speaker(self, name: str) -> str | None:
        """The side for which the speaker of that name speaks."""
        return self.speakers.get(plain(name)) if self.speakers else None


@dataclass(frozen=True, slots=True)
class OwnSides:
    """The entries of a file, and its text, from which they can be read again."""

    entries: tuple[Entry, ...]
    text: str

    def on(self, day: str | None) -> Names:
        """What holds on an ISO day, or on an unknown one."""
        held = [entry for entry in self.entries if entry.holds(day)]
        return Names(
            {plain(name): entry.side for entry in held for name in entry.speakers},
            {plain(name): Word(entry.side, _bare(name)[0].isupper()) for entry in held for name in entry.words},
        )


NO_NAMES = Names(MappingProxyType({}), NO_WORDS)
NO_SIDES = OwnSides((), "")


def parse(text: str, origin: str) -> OwnSides:
    """The sides of a file's text. Raises UsageError, with the origin, for whatever is not as it should be."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{origin}: not TOML: {error}", HINT) from error
    except (RecursionError, ValueError) as error:  # nesting without end; numbers of thousands of digits
        raise UsageError(f"{origin}: not TOML that can be read", HINT) from error
    if unknown := tables.keys() - {"side"}:
        raise UsageError(f"{origin}: unknown key {sorted(unknown)[0]!r}", HINT)
    blocks = tables.get("side", [])
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise UsageError(f"{origin}: 'side' is no list of tables", HINT)
    entries = tuple(_entry(block, f"{origin}: [[side]] {number}") for number, block in enumerate(blocks, 1))
    _refuse_doubles(entries, origin)
    return OwnSides(entries, text)


def plain(name: str) -> str:
    """A name folded, without an article before it."""
    return fold(" ".join(WORD.findall(_bare(name))))


def _bare(name: str) -> str:
    words = name.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() == "the" else words)


def _entry(block: dict[str, Any], where: str) -> Entry:
    if unknown := [key for key in block if key not in KEYS]:
        raise UsageError(f"{where}: unknown key {unknown[0]!r}", f"known are {', '.join(KEYS)}")
    side = _name(block.get("name"), "name", where)
    where = f"{where} ({side})"
    speakers, words = (_list(block.get(key, []), key, where) for key in ("speakers", "words"))
    if not speakers and not words:
        raise UsageError(f"{where}: neither speakers nor words", HINT)
    first, last = (_day(block.get(key), key, where) for key in ("from", "until"))
    if first and last and last < first:
        raise UsageError(f"{where}: until {last} is before from {first}", "turn them round")
    return Entry(side, speakers, words, first, last)


def _name(value: object, key: str, where: str) -> str:
    if not isinstance(value, str) or not value.isprintable() or not plain(value):
        told = "is missing" if value is None else f"holds {value!r:.60}, which is no name"
        raise UsageError(f"{where}: {key} {told}", f'as {key} = "…"' if key == "name" else f'as {key} = ["…", "…"]')
    return " ".join(value.split())


def _list(value: object, key: str, where: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise UsageError(f"{where}: {key} is no list", f'as {key} = ["…", "…"]')
    return tuple(_name(each, key, where) for each in value)


def _day(value: object, key: str, where: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise UsageError(f"{where}: {key} {str(value)!r:.60} is no day", _DAY_HINT)
    return value.isoformat()


def _refuse_doubles(entries: tuple[Entry, ...], origin: str) -> None:
    """One name means one side on one day, whether in one entry or in two."""
    seen: defaultdict[tuple[str, str], list[tuple[int, Entry]]] = defaultdict(list)
    for number, entry in enumerate(entries, 1):
        for key, names in (("speakers", entry.speakers), ("words", entry.words)):
            for name in names:
                before = seen[key, plain(name)]
                if twin := next((earlier for earlier, other in before if entry.meets(other)), None):
                    where = f"[[side]] {number}" if twin == number else f"[[side]] {twin} and {number}"
                    raise UsageError(
                        f"{origin}: {where}: {name!r} stands twice in {key}",
                        "leave one, or part them by from and until",
                    )
                before.append((number, entry))

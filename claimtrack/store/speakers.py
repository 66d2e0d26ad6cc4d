"""Who is who across articles: names of speakers, by which name each is known, and what a person decided about them.

What articles call a speaker is never rewritten; `named` puts the name that a speaker is known by into what is
shown. Linking follows what a person merged, and else goes by the articles' own names, so that
what it finds of two articles depends on these two and on decisions only.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from claimtrack.records import KnownAs, NameUse, Naming, Renaming
from claimtrack.store.connection import as_json

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from claimtrack.models import Attribution
    from claimtrack.store.connection import Connection, Row

_IN = "IN (SELECT value FROM json_each(:names))"


def named(
    sql: Connection, attributions: Collection[Attribution], by: Literal["speaker", "merged"] = "speaker"
) -> list[Attribution]:
    """Attributions with the names that their speakers are known by, or with those into which a person merged them."""
    names = as_json(sorted({said.speaker for said in attributions if said.speaker is not None}))
    rows = sql.rows(f"SELECT name, {by} AS known FROM speaker_name WHERE name {_IN} AND {by} <> name", {"names": names})  # noqa: S608 (constants)
    known = {row["name"]: row["known"] for row in rows}
    return [replace(said, speaker=known[said.speaker]) if said.speaker in known else said for said in attributions]


class Speakers:
    """The names of speakers of a store."""

    def __init__(self, sql: Connection) -> None:
        self._sql = sql

    def named(self, attributions: Collection[Attribution]) -> list[Attribution]:
        """Attributions with the names that their speakers are known by."""
        return named(self._sql, attributions)

    def known(self) -> dict[str, str]:
        """All names by which articles call those who make claims, in alphabetical order, each with the one it is known by."""
        rows = self._sql.rows(
            """
            SELECT DISTINCT t.speaker AS name, coalesce(k.speaker, t.speaker) AS speaker
            FROM claims c JOIN mention m ON m.claim = c.claim_id JOIN attribution t ON t.id = m.attribution
                LEFT JOIN speaker_name k ON k.name = t.speaker
            WHERE t.speaker IS NOT NULL ORDER BY name
            """
        )
        return {row["name"]: row["speaker"] for row in rows}

    def names_of(self, speakers: Collection[str]) -> dict[str, KnownAs]:
        """All names, in alphabetical order, that are known by one of these."""
        rows = self._sql.rows(
            f"SELECT * FROM speaker_name WHERE speaker {_IN} ORDER BY name",  # noqa: S608 (constants)
            {"names": as_json(list(speakers))},
        )
        return {row["name"]: _known_of(row) for row in rows}

    def settled(self) -> dict[str, KnownAs]:
        """All names with what they are known by, as it was settled last."""
        rows = self._sql.rows("SELECT * FROM speaker_name ORDER BY name")
        return {row["name"]: _known_of(row) for row in rows}

    def unsettled(self) -> frozenset[str]:
        """Names to be looked at again."""
        return frozenset(row["name"] for row in self._sql.rows("SELECT name FROM unsettled_name"))

    def unsettle(self) -> None:
        """Forget what was found about names: all are to be looked at again."""
        self._sql.run("DELETE FROM speaker_name")
        names = [as_json(sorted(self.in_use()))]
        self._sql.run("INSERT OR IGNORE INTO unsettled_name SELECT value FROM json_each(?)", names)

    def held(self, names: Collection[str]) -> dict[str, KnownAs]:
        """Those of these names that were looked at before, with what they are known by."""
        rows = self._sql.rows(f"SELECT * FROM speaker_name WHERE name {_IN}", {"names": as_json(list(names))})  # noqa: S608 (constants)
        return {row["name"]: _known_of(row) for row in rows}

    def in_use(self, names: Collection[str] | None = None) -> frozenset[str]:
        """The names (all, or those of some) that attributions have."""
        if names is None:
            rows = self._sql.rows("SELECT DISTINCT speaker AS name FROM attribution WHERE speaker IS NOT NULL")
        else:
            rows = self._sql.rows(
                """
                SELECT value AS name FROM json_each(:names) j
                WHERE EXISTS (SELECT 1 FROM attribution WHERE speaker = j.value)
                """,
                {"names": as_json(list(names))},
            )
        return frozenset(row["name"] for row in rows)

    def uses(self, names: Collection[str]) -> dict[str, NameUse]:
        """How these names are used; those that no attribution has are left out."""
        rows = self._sql.rows(
            f"""
            SELECT speaker AS name, count(*) AS times, json_group_array(DISTINCT side) AS sides
            FROM attribution WHERE speaker {_IN} GROUP BY speaker
            """,  # noqa: S608 (constants)
            {"names": as_json(list(names))},
        )
        return {row["name"]: NameUse(row["times"], frozenset(json.loads(row["sides"])) - {None}) for row in rows}

    def spoken_of(self, names: Collection[str]) -> list[Row]:
        """Each attribution of speakers of these names, but for those whom a person merged: id, speaker, article, side, countries of its events."""
        return self._sql.rows(
            f"""
            SELECT t.id, coalesce(k.speaker, t.speaker) AS speaker, t.article, t.side,
                (SELECT json_group_array(DISTINCT p.country) FROM place p
                    WHERE p.attribution = t.id AND p.role = 'event' AND p.country IS NOT NULL) AS countries
            FROM attribution t LEFT JOIN speaker_name k ON k.name = t.speaker
            WHERE t.speaker {_IN} AND k.merged IS NULL ORDER BY t.id
            """,  # noqa: S608 (constants)
            {"names": as_json(list(names))},
        )

    def drop(self, names: Collection[str]) -> None:
        """Remove names, with what is known of them."""
        self._sql.run(f"DELETE FROM speaker_name WHERE name {_IN}", {"names": as_json(list(names))})  # noqa: S608 (constants)

    def add(self, keys: Mapping[str, Collection[str]]) -> None:
        """Add names with their keys; each is known by itself at first."""
        self._sql.insert(
            "speaker_name", [{"name": name, "speaker": name, "by_hand": 0, "merged": None} for name in keys]
        )
        self._sql.insert("speaker_key", [{"key": key, "name": name} for name, own in keys.items() for key in own])

    def sharing(self, names: Collection[str]) -> list[tuple[str, str]]:
        """Each of these names with all that share a key with it."""
        rows = self._sql.rows(
            """
            SELECT DISTINCT k.name AS one, o.name AS other
            FROM json_each(:names) j CROSS JOIN speaker_key k ON k.name = j.value
                CROSS JOIN speaker_key o ON o.key = k.key AND o.name <> k.name
            """,
            {"names": as_json(list(names))},
        )
        return [(row["one"], row["other"]) for row in rows]

    def note_alike(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Keep which names are alike."""
        both = {pair for one, other in pairs for pair in ((one, other), (other, one))}
        self._sql.run(
            "INSERT OR IGNORE INTO alike_name SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)",
            [as_json(sorted(both))],
        )

    def alike(self, names: Collection[str]) -> list[tuple[str, str]]:
        """Each of these names with all that are like it."""
        rows = self._sql.rows(f"SELECT name, other FROM alike_name WHERE name {_IN}", {"names": as_json(list(names))})  # noqa: S608 (constants)
        return [(row["name"], row["other"]) for row in rows]

    def settle(self, known: Mapping[str, KnownAs]) -> None:
        """Keep what names are known by; nothing is left to be looked at."""
        for name, one in known.items():
            self._sql.run(
                "UPDATE speaker_name SET (speaker, by_hand, merged) = (?, ?, ?) WHERE name = ?",
                [one.name, one.by_hand, one.merged, name],
            )
        self._sql.run("DELETE FROM unsettled_name")

    # a person's decisions

    def renamings(self) -> tuple[Renaming, ...]:
        """What a person decided about names, the earliest first."""
        return tuple(map(renaming_of, self._sql.rows("SELECT * FROM renaming ORDER BY when_utc, id")))

    def rename(self, decision: Renaming) -> None:
        """Keep a decision; its names are to be looked at again."""
        self._sql.insert("renaming", [_renaming_row(decision)])
        self._touch(decision)

    def take_back(self, decision: Renaming) -> None:
        """Remove a decision; its names are to be looked at again."""
        self._sql.run("DELETE FROM renaming WHERE id = ?", [decision.id])
        self._touch(decision)

    def _touch(self, decision: Renaming) -> None:
        names = as_json([*decision.names, *decision.apart_from])
        self._sql.run("INSERT OR IGNORE INTO unsettled_name SELECT value FROM json_each(?)", [names])


def _known_of(row: Row) -> KnownAs:
    return KnownAs(row["speaker"], bool(row["by_hand"]), row["merged"])


def _renaming_row(decision: Renaming) -> Row:
    return {
        "id": decision.id,
        "decision": decision.decision.value,
        "names": as_json(decision.names),
        "apart_from": as_json(decision.apart_from),
        "when_utc": decision.when_utc,
    }


def renaming_of(row: Row) -> Renaming:
    """A decision from its row."""
    return Renaming(
        row["id"],
        Naming(row["decision"]),
        tuple(json.loads(row["names"])),
        tuple(json.loads(row["apart_from"])),
        row["when_utc"],
    )

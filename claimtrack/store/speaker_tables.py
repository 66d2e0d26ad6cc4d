"""The tables of who is who: the migration that made names of speakers of several articles one speaker's.

`renaming` holds what a person decided; it is about names, whether they stand in the store now or
not. All else derives from the names in `attribution`: `speaker_key` holds what names that may be one
speaker's have in common, `alike_name` the pairs of those that are alike, and `speaker_name` by which name
each is known, and into which a person merged it. A name in `unsettled_name` is to be looked at again: it came, went, is used
otherwise, or was decided about. `own_words` of an attribution are those of a person's list of sides.
"""

from __future__ import annotations

_UNSETTLED = "INSERT OR IGNORE INTO unsettled_name VALUES ({row}.speaker)"

STATEMENTS = """
        SELECT c.id AS claim_id, coalesce(k.speaker, t.speaker) AS speaker, t.side, t.source, t.cue, t.content AS claim,
            t.kind, c.status,
            (SELECT p.name FROM mention o JOIN place p ON p.attribution = o.attribution
                WHERE o.claim = c.id AND p.role = 'event' ORDER BY o.n, p.n LIMIT 1) AS place,
            (SELECT min(d.first_day) FROM mention o JOIN date d ON d.attribution = o.attribution
                WHERE o.claim = c.id AND d.role = 'event') AS event_date,
            a.outlet, coalesce(a.given_id, a.id) AS article_id, a.date, a.url,
            (SELECT count(*) FROM mention o WHERE o.claim = c.id) AS mentions,
            (SELECT count(*) FROM link l WHERE l.claim = c.id{counted}) AS answers,
            (SELECT f.run FROM first_seen f WHERE f.id = c.id) AS first_run,
            t.id AS attribution_id
        FROM claim c JOIN mention m ON m.claim = c.id AND m.n = 0
            JOIN attribution t ON t.id = m.attribution JOIN article a ON a.id = t.article
            LEFT JOIN speaker_name k ON k.name = t.speaker
"""
"""What a view of claims has; `counted` says which of a claim's links are counted, all of them where it is empty."""

ANSWERS = """
        SELECT l.id AS link_id, l.relation, l.explicit, l.admission, l.own_side, l.score, l.points, l.reasons,
            s.claim_id, s.speaker, s.side, s.claim, s.kind, s.status, s.place, s.event_date,
            s.outlet, s.article_id, s.date,
            l.answer AS answer_claim_id, coalesce(k.speaker, t.speaker) AS answer_speaker, t.side AS answer_side,
            t.source AS answer_source, t.cue AS answer_cue, t.content AS answer, t.kind AS answer_kind,
            a.outlet AS answer_outlet, coalesce(a.given_id, a.id) AS answer_article_id, a.date AS answer_date,
            a.url AS answer_url, (SELECT f.run FROM first_seen f WHERE f.id = l.id) AS first_run,
            v.decision AS verdict
        FROM link l JOIN statements s ON s.claim_id = l.claim
            JOIN attribution t ON t.id = l.answer_attribution JOIN article a ON a.id = t.article
            LEFT JOIN speaker_name k ON k.name = t.speaker
            LEFT JOIN verdict v ON v.id = l.verdict
"""
"""What a view of links has, with both ends."""

SPEAKERS = (
    """
    CREATE TABLE renaming (
        id TEXT PRIMARY KEY CHECK (id GLOB 's-*'),
        decision TEXT NOT NULL CHECK (decision IN ('merged', 'split')),
        names TEXT NOT NULL CHECK (json_array_length(names) > 0),
        apart_from TEXT NOT NULL CHECK (json_type(apart_from) = 'array'),
        when_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE speaker_name (
        name TEXT PRIMARY KEY,
        speaker TEXT NOT NULL,
        by_hand INTEGER NOT NULL CHECK (by_hand IN (0, 1)),
        merged TEXT
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX speaker_name_speaker ON speaker_name(speaker)",
    """
    CREATE TABLE speaker_key (
        key TEXT NOT NULL,
        name TEXT NOT NULL REFERENCES speaker_name(name) ON DELETE CASCADE,
        PRIMARY KEY (key, name)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX speaker_key_name ON speaker_key(name)",
    """
    CREATE TABLE alike_name (
        name TEXT NOT NULL REFERENCES speaker_name(name) ON DELETE CASCADE,
        other TEXT NOT NULL REFERENCES speaker_name(name) ON DELETE CASCADE,
        CHECK (name <> other),
        PRIMARY KEY (name, other)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX alike_name_other ON alike_name(other)",
    "DROP INDEX attribution_speaker",
    "CREATE INDEX attribution_speaker_side ON attribution(speaker, side)",
    "CREATE TABLE unsettled_name (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    "INSERT INTO unsettled_name SELECT DISTINCT speaker FROM attribution WHERE speaker IS NOT NULL",
    f"""
    CREATE TRIGGER speaker_came AFTER INSERT ON attribution WHEN new.speaker IS NOT NULL
    BEGIN {_UNSETTLED.format(row="new")}; END
    """,
    f"""
    CREATE TRIGGER speaker_went AFTER DELETE ON attribution WHEN old.speaker IS NOT NULL
    BEGIN {_UNSETTLED.format(row="old")}; END
    """,
    "ALTER TABLE attribution ADD COLUMN own_words TEXT CHECK (json_type(own_words) = 'array')",
    "DROP VIEW statements",
    "CREATE VIEW statements AS" + STATEMENTS.format(counted=""),
    "DROP VIEW answers",
    "CREATE VIEW answers AS" + ANSWERS,
)

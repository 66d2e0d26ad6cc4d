"""The tables by which attributions of different articles are linked: the migration after verdicts.

`pair` holds what two attributions are to one another, which is costly to find, until an end
is gone. `claim_key` and `answer_key` hold the keys by which attributions are found that may be
mentions of one claim, or answer one another. A pending attribution is `fresh` until it has been compared with all others.
"""

from __future__ import annotations

_KEYS = """
    CREATE TABLE {use}_key (
        key INTEGER NOT NULL,
        attribution INTEGER NOT NULL REFERENCES attribution(key) ON DELETE CASCADE,
        PRIMARY KEY (key, attribution)
    ) STRICT, WITHOUT ROWID
"""

PAIRS = (
    """
    CREATE TABLE pair (
        answer TEXT NOT NULL REFERENCES attribution(id) ON DELETE CASCADE,
        claim TEXT NOT NULL REFERENCES attribution(id) ON DELETE CASCADE,
        relation TEXT NOT NULL CHECK (relation IN ('denies', 'confirms', 'partly_confirms', 'declines', 'retracts')),
        explicit INTEGER NOT NULL CHECK (explicit IN (0, 1)),
        score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
        reasons TEXT NOT NULL CHECK (json_array_length(reasons) > 0),
        points TEXT NOT NULL CHECK (json_type(points) = 'object'),
        CHECK (answer <> claim),
        PRIMARY KEY (answer, claim, relation)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX pair_claim ON pair(claim)",
    _KEYS.format(use="claim"),
    "CREATE INDEX claim_key_attribution ON claim_key(attribution)",
    _KEYS.format(use="answer"),
    "CREATE INDEX answer_key_attribution ON answer_key(attribution)",
    "ALTER TABLE pending ADD COLUMN fresh INTEGER NOT NULL DEFAULT 1 CHECK (fresh IN (0, 1))",
    """
    INSERT OR IGNORE INTO pending (attribution)
        SELECT t.id FROM attribution t JOIN article a ON a.id = t.article WHERE a.current
    """,
)

READINGS = (
    """
    CREATE TABLE reading (
        attribution INTEGER PRIMARY KEY REFERENCES attribution(key) ON DELETE CASCADE,
        content BLOB NOT NULL
    ) STRICT
    """,
    "DELETE FROM pair",
    "DELETE FROM claim_key",
    "DELETE FROM answer_key",
    "UPDATE pending SET fresh = 1",
    """
    INSERT OR IGNORE INTO pending (attribution)
        SELECT t.id FROM attribution t JOIN article a ON a.id = t.article WHERE a.current
    """,
)
"""What the reader makes of each attribution, as bytes: kept, so that an article is read once."""

LINKED_BY = ("CREATE TABLE linked_by (models TEXT NOT NULL CHECK (json_valid(models))) STRICT",)
"""One row, the hashes of the models by which all that is linked was linked; none before the first time."""

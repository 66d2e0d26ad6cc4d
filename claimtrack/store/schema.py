"""The tables of the store, as migrations: small, named, applied in order, never edited once released.

Rows of an article (its text, attributions and their spans, places, dates and
figures) are what was read and extracted. `claim`, `mention` and `link` derive
from them and can be rebuilt. The views are for people who open the file in
Datasette or sqlite3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from claimtrack.store.first_views import VIEWS
from claimtrack.store.pair_tables import LINKED_BY, PAIRS, READINGS
from claimtrack.store.shown_views import SHOWN_VIEWS
from claimtrack.store.speaker_tables import SPEAKERS
from claimtrack.store.verdict_tables import VERDICTS

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("claimtrack")

_TOKENS = "unicode61 remove_diacritics 2"

_SPAN = """
    field TEXT CHECK (field IN ('text', 'title')),
    start INTEGER CHECK (start >= 0),
    "end" INTEGER CHECK ("end" >= start),
    words TEXT
"""

_READ = (
    """
    CREATE TABLE run (
        id INTEGER PRIMARY KEY,
        command TEXT NOT NULL,
        options TEXT NOT NULL,
        models TEXT NOT NULL,
        version TEXT NOT NULL,
        started_utc TEXT NOT NULL,
        finished_utc TEXT
    ) STRICT
    """,
    """
    CREATE TABLE raw (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        zlib BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE article (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (id GLOB 'a-*'),
        given_id TEXT,
        current INTEGER NOT NULL CHECK (current IN (0, 1)),
        outlet TEXT,
        date TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        title TEXT,
        url TEXT,
        language TEXT,
        text TEXT NOT NULL,
        meta TEXT NOT NULL,
        origin TEXT,
        encoding TEXT,
        warnings TEXT,
        raw_sha256 TEXT REFERENCES raw(sha256),
        read_utc TEXT NOT NULL,
        run INTEGER NOT NULL REFERENCES run(id)
    ) STRICT
    """,
    "CREATE INDEX article_raw ON article(raw_sha256)",
    "CREATE INDEX article_date ON article(date)",
    """
    CREATE TABLE given_id (
        given_id TEXT NOT NULL,
        article TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        current INTEGER NOT NULL CHECK (current IN (0, 1)),
        PRIMARY KEY (given_id, article)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE UNIQUE INDEX given_id_current ON given_id(given_id) WHERE current",
    "CREATE INDEX given_id_article ON given_id(article)",
)

_EXTRACTED = (
    """
    CREATE TABLE attribution (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (id GLOB 't-*'),
        article TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('assertion', 'accusation', 'denial', 'confirmation', 'no_comment',
            'retraction', 'threat', 'demand', 'promise', 'opinion')),
        speaker TEXT,
        side TEXT,
        accused TEXT,
        source TEXT,
        source_field TEXT CHECK (source_field IN ('text', 'title')),
        source_start INTEGER,
        source_end INTEGER,
        cue TEXT NOT NULL,
        cue_field TEXT NOT NULL CHECK (cue_field IN ('text', 'title')),
        cue_start INTEGER NOT NULL,
        cue_end INTEGER NOT NULL,
        content TEXT NOT NULL,
        score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
        run INTEGER NOT NULL REFERENCES run(id),
        CHECK ((source IS NULL) = (source_start IS NULL))
    ) STRICT
    """,
    "CREATE INDEX attribution_article ON attribution(article, position)",
    "CREATE INDEX attribution_speaker ON attribution(speaker)",
    f"""
    CREATE TABLE content (
        attribution TEXT NOT NULL REFERENCES attribution(id) ON DELETE CASCADE,
        n INTEGER NOT NULL,
        {_SPAN},
        PRIMARY KEY (attribution, n)
    ) STRICT, WITHOUT ROWID
    """,
    f"""
    CREATE TABLE place (
        attribution TEXT NOT NULL REFERENCES attribution(id) ON DELETE CASCADE,
        n INTEGER NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('event', 'origin', 'mentioned')),
        place_id TEXT NOT NULL,
        name TEXT NOT NULL,
        country TEXT,
        lat REAL,
        lon REAL,
        {_SPAN},
        inherited TEXT,
        PRIMARY KEY (attribution, n)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX place_place_id ON place(place_id)",
    f"""
    CREATE TABLE date (
        attribution TEXT NOT NULL REFERENCES attribution(id) ON DELETE CASCADE,
        n INTEGER NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('event', 'said')),
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL CHECK (last_day >= first_day),
        precision TEXT NOT NULL,
        {_SPAN},
        inherited TEXT,
        PRIMARY KEY (attribution, n)
    ) STRICT, WITHOUT ROWID
    """,
    f"""
    CREATE TABLE figure (
        attribution TEXT NOT NULL REFERENCES attribution(id) ON DELETE CASCADE,
        n INTEGER NOT NULL,
        what TEXT NOT NULL,
        value REAL NOT NULL,
        low REAL,
        high REAL,
        bound TEXT NOT NULL CHECK (bound IN ('exact', 'at_least', 'at_most', 'about')),
        {_SPAN},
        PRIMARY KEY (attribution, n)
    ) STRICT, WITHOUT ROWID
    """,
)

_LINKED = (
    """
    CREATE TABLE pending (
        attribution TEXT PRIMARY KEY REFERENCES attribution(id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE claim (
        id TEXT PRIMARY KEY CHECK (id GLOB 'c-*'),
        status TEXT NOT NULL CHECK (status IN ('retracted', 'mixed', 'disputed', 'confirmed', 'declined', 'unanswered'))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE mention (
        claim TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
        n INTEGER NOT NULL,
        attribution TEXT NOT NULL UNIQUE REFERENCES attribution(id),
        own_id TEXT NOT NULL UNIQUE,
        PRIMARY KEY (claim, n),
        UNIQUE (claim, attribution)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE link (
        id TEXT PRIMARY KEY CHECK (id GLOB 'l-*'),
        claim TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
        answer TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
        relation TEXT NOT NULL CHECK (relation IN ('denies', 'confirms', 'partly_confirms', 'declines', 'retracts')),
        explicit INTEGER NOT NULL CHECK (explicit IN (0, 1)),
        admission INTEGER NOT NULL CHECK (admission IN (0, 1)),
        own_side INTEGER NOT NULL CHECK (own_side IN (0, 1)),
        score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
        points TEXT NOT NULL CHECK (json_type(points) = 'object'),
        reasons TEXT NOT NULL CHECK (json_array_length(reasons) > 0),
        claim_attribution TEXT NOT NULL,
        answer_attribution TEXT NOT NULL,
        CHECK (claim <> answer),
        UNIQUE (claim, answer, relation),
        FOREIGN KEY (claim, claim_attribution) REFERENCES mention(claim, attribution),
        FOREIGN KEY (answer, answer_attribution) REFERENCES mention(claim, attribution)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX link_claim_mention ON link(claim, claim_attribution)",
    "CREATE INDEX link_answer_mention ON link(answer, answer_attribution)",
    """
    CREATE TABLE first_seen (
        id TEXT PRIMARY KEY,
        run INTEGER NOT NULL REFERENCES run(id)
    ) STRICT, WITHOUT ROWID
    """,
)


@migrations()
def m001_articles_to_links(db: Database) -> None:
    """What is read, extracted and linked, with the views over it and full-text search of titles, texts and contents."""
    for statement in (*_READ, *_EXTRACTED, *_LINKED, *VIEWS):
        db.execute(statement)
    db.table("article").enable_fts(["title", "text"], create_triggers=True, tokenize=_TOKENS)
    db.table("attribution").enable_fts(["content"], create_triggers=True, tokenize=_TOKENS)


@migrations()
def m002_verdicts(db: Database) -> None:
    """What a person decided about links, and the links that a person rejected."""
    for statement in VERDICTS:
        db.execute(statement)


@migrations()
def m003_pairs(db: Database) -> None:
    """Pairs of attributions across articles and the keys that find them; all that is there is to be linked anew."""
    for statement in PAIRS:
        db.execute(statement)


@migrations()
def m004_readings(db: Database) -> None:
    """What the models of linking make of each attribution; all that is there is to be linked anew."""
    for statement in READINGS:
        db.execute(statement)


@migrations()
def m005_speakers(db: Database) -> None:
    """Which names are one speaker's, and what a person decided about that; all that are there are to be looked at."""
    for statement in SPEAKERS:
        db.execute(statement)


@migrations()
def m006_linked_by(db: Database) -> None:
    """By which models the store was linked; where it was by others, all that is there is to be linked anew."""
    for statement in LINKED_BY:
        db.execute(statement)


@migrations()
def m007_shown(db: Database) -> None:
    """The view of answers has those that are shown; the others stay in one of candidates."""
    for statement in SHOWN_VIEWS:
        db.execute(statement)

"""The tables of a person's verdicts: the migration after the first.

A verdict names no link: it holds the words of two attributions, and where they
stand now (nowhere, while the article is gone or the words are). `link` and
`rejected_link` derive from what linking finds and from the verdicts.
"""

from __future__ import annotations

_RELATIONS = "('denies', 'confirms', 'partly_confirms', 'declines', 'retracts')"

VERDICTS = (
    f"""
    CREATE TABLE verdict (
        id TEXT PRIMARY KEY CHECK (id GLOB 'v-*'),
        decision TEXT NOT NULL CHECK (decision IN ('accepted', 'rejected', 'changed', 'added')),
        relation TEXT NOT NULL CHECK (relation IN {_RELATIONS}),
        was TEXT CHECK (was IN {_RELATIONS} AND was <> relation),
        note TEXT NOT NULL,
        when_utc TEXT NOT NULL,
        score REAL CHECK (score BETWEEN 0 AND 1),
        claim_article TEXT NOT NULL,
        claim_given_id TEXT,
        claim_url TEXT,
        claim_words TEXT NOT NULL CHECK (json_type(claim_words) = 'array'),
        answer_article TEXT NOT NULL,
        answer_given_id TEXT,
        answer_url TEXT,
        answer_words TEXT NOT NULL CHECK (json_type(answer_words) = 'array'),
        claim_attribution TEXT REFERENCES attribution(id) ON DELETE SET NULL,
        answer_attribution TEXT REFERENCES attribution(id) ON DELETE SET NULL,
        placed INTEGER NOT NULL GENERATED ALWAYS AS (
            claim_attribution IS NOT NULL AND answer_attribution IS NOT NULL) VIRTUAL,
        CHECK ((decision = 'changed') = (was IS NOT NULL))
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX verdict_claim ON verdict(claim_attribution)",
    "CREATE INDEX verdict_answer ON verdict(answer_attribution)",
    "CREATE INDEX article_url ON article(url)",
    "ALTER TABLE link ADD COLUMN verdict TEXT REFERENCES verdict(id) DEFERRABLE INITIALLY DEFERRED",
    f"""
    CREATE TABLE rejected_link (
        id TEXT PRIMARY KEY CHECK (id GLOB 'l-*'),
        claim TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
        answer TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
        relation TEXT NOT NULL CHECK (relation IN {_RELATIONS}),
        explicit INTEGER NOT NULL CHECK (explicit IN (0, 1)),
        admission INTEGER NOT NULL CHECK (admission IN (0, 1)),
        own_side INTEGER NOT NULL CHECK (own_side IN (0, 1)),
        score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
        points TEXT NOT NULL CHECK (json_type(points) = 'object'),
        reasons TEXT NOT NULL CHECK (json_array_length(reasons) > 0),
        claim_attribution TEXT NOT NULL,
        answer_attribution TEXT NOT NULL,
        verdict TEXT NOT NULL REFERENCES verdict(id) DEFERRABLE INITIALLY DEFERRED,
        CHECK (claim <> answer),
        UNIQUE (claim, answer, relation),
        FOREIGN KEY (claim, claim_attribution) REFERENCES mention(claim, attribution),
        FOREIGN KEY (answer, answer_attribution) REFERENCES mention(claim, attribution)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX rejected_link_claim ON rejected_link(claim, claim_attribution)",
    "CREATE INDEX rejected_link_answer ON rejected_link(answer, answer_attribution)",
    "CREATE INDEX link_verdict ON link(verdict)",
    "CREATE INDEX rejected_link_verdict ON rejected_link(verdict)",
    "DROP VIEW answers",
    """
    CREATE VIEW answers AS
        SELECT l.id AS link_id, l.relation, l.explicit, l.admission, l.own_side, l.score, l.points, l.reasons,
            s.claim_id, s.speaker, s.side, s.claim, s.kind, s.status, s.place, s.event_date,
            s.outlet, s.article_id, s.date,
            l.answer AS answer_claim_id, t.speaker AS answer_speaker, t.side AS answer_side,
            t.source AS answer_source, t.cue AS answer_cue, t.content AS answer, t.kind AS answer_kind,
            a.outlet AS answer_outlet, coalesce(a.given_id, a.id) AS answer_article_id, a.date AS answer_date,
            a.url AS answer_url, (SELECT f.run FROM first_seen f WHERE f.id = l.id) AS first_run,
            v.decision AS verdict
        FROM link l JOIN statements s ON s.claim_id = l.claim
            JOIN attribution t ON t.id = l.answer_attribution JOIN article a ON a.id = t.article
            LEFT JOIN verdict v ON v.id = l.verdict
    """,
    """
    CREATE VIEW verdicts AS
        SELECT v.id AS verdict_id, v.decision, v.relation, v.was, v.note, v.when_utc, v.placed,
            (SELECT group_concat(json_extract(w.value, '$.words'), ' … ') FROM json_each(v.claim_words) w
                WHERE json_extract(w.value, '$.role') = 'content') AS claim,
            coalesce(v.claim_given_id, v.claim_article) AS article_id,
            (SELECT group_concat(json_extract(w.value, '$.words'), ' … ') FROM json_each(v.answer_words) w
                WHERE json_extract(w.value, '$.role') <> 'source') AS answer,
            coalesce(v.answer_given_id, v.answer_article) AS answer_article_id,
            coalesce((SELECT l.id FROM link l WHERE l.verdict = v.id),
                (SELECT r.id FROM rejected_link r WHERE r.verdict = v.id)) AS link_id
        FROM verdict v
    """,
)

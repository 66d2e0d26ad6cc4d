"""The views of the seventh migration: `answers` has the links that are shown, `candidates` the less likely ones too."""

from __future__ import annotations

SURE = 0.38
"""Score from which the answers of a claim are shown, when this was written; where that changes, a further migration follows."""

SHOWN_VIEWS = (
    "DROP VIEW statements",
    f"""
    CREATE VIEW statements AS
        SELECT c.id AS claim_id, coalesce(k.speaker, t.speaker) AS speaker, t.side, t.source, t.cue, t.content AS claim,
            t.kind, c.status,
            (SELECT p.name FROM mention o JOIN place p ON p.attribution = o.attribution
                WHERE o.claim = c.id AND p.role = 'event' ORDER BY o.n, p.n LIMIT 1) AS place,
            (SELECT min(d.first_day) FROM mention o JOIN date d ON d.attribution = o.attribution
                WHERE o.claim = c.id AND d.role = 'event') AS event_date,
            a.outlet, coalesce(a.given_id, a.id) AS article_id, a.date, a.url,
            (SELECT count(*) FROM mention o WHERE o.claim = c.id) AS mentions,
            (SELECT count(*) FROM link l WHERE l.claim = c.id AND l.score >= {SURE}) AS answers,
            (SELECT f.run FROM first_seen f WHERE f.id = c.id) AS first_run,
            t.id AS attribution_id
        FROM claim c JOIN mention m ON m.claim = c.id AND m.n = 0
            JOIN attribution t ON t.id = m.attribution JOIN article a ON a.id = t.article
            LEFT JOIN speaker_name k ON k.name = t.speaker
    """,  # noqa: S608 (a constant)
    "DROP VIEW answers",
    """
    CREATE VIEW candidates AS
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
    """,
    f"CREATE VIEW answers AS SELECT * FROM candidates WHERE score >= {SURE}",  # noqa: S608 (a constant)
)

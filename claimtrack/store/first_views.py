"""The views of the first migration, for people who open the file in Datasette or sqlite3; later ones replace some."""

from __future__ import annotations

VIEWS = (
    """
    CREATE VIEW claim_day AS
        SELECT m.claim, d.role AS basis, d.first_day, d.last_day
        FROM mention m JOIN date d ON d.attribution = m.attribution
        WHERE d.role = 'event' OR NOT EXISTS (
            SELECT 1 FROM mention o JOIN date e ON e.attribution = o.attribution
            WHERE o.claim = m.claim AND e.role = 'event')
        UNION ALL
        SELECT m.claim, 'article', a.date, a.date
        FROM mention m JOIN attribution t ON t.id = m.attribution JOIN article a ON a.id = t.article
        WHERE a.date IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM mention o JOIN date e ON e.attribution = o.attribution WHERE o.claim = m.claim)
    """,
    """
    CREATE VIEW statements AS
        SELECT c.id AS claim_id, t.speaker, t.side, t.source, t.cue, t.content AS claim, t.kind, c.status,
            (SELECT p.name FROM mention o JOIN place p ON p.attribution = o.attribution
                WHERE o.claim = c.id AND p.role = 'event' ORDER BY o.n, p.n LIMIT 1) AS place,
            (SELECT min(d.first_day) FROM mention o JOIN date d ON d.attribution = o.attribution
                WHERE o.claim = c.id AND d.role = 'event') AS event_date,
            a.outlet, coalesce(a.given_id, a.id) AS article_id, a.date, a.url,
            (SELECT count(*) FROM mention o WHERE o.claim = c.id) AS mentions,
            (SELECT count(*) FROM link l WHERE l.claim = c.id) AS answers,
            (SELECT f.run FROM first_seen f WHERE f.id = c.id) AS first_run,
            t.id AS attribution_id
        FROM claim c JOIN mention m ON m.claim = c.id AND m.n = 0
            JOIN attribution t ON t.id = m.attribution JOIN article a ON a.id = t.article
    """,
    """
    CREATE VIEW claims AS SELECT * FROM statements
        WHERE kind IN ('assertion', 'accusation', 'denial', 'confirmation', 'retraction')
    """,
    "CREATE VIEW disputes AS SELECT * FROM claims WHERE status IN ('disputed', 'mixed')",
    """
    CREATE VIEW answers AS
        SELECT l.id AS link_id, l.relation, l.explicit, l.admission, l.own_side, l.score, l.points, l.reasons,
            s.claim_id, s.speaker, s.side, s.claim, s.kind, s.status, s.place, s.event_date,
            s.outlet, s.article_id, s.date,
            l.answer AS answer_claim_id, t.speaker AS answer_speaker, t.side AS answer_side,
            t.source AS answer_source, t.cue AS answer_cue, t.content AS answer, t.kind AS answer_kind,
            a.outlet AS answer_outlet, coalesce(a.given_id, a.id) AS answer_article_id, a.date AS answer_date,
            a.url AS answer_url, (SELECT f.run FROM first_seen f WHERE f.id = l.id) AS first_run
        FROM link l JOIN statements s ON s.claim_id = l.claim
            JOIN attribution t ON t.id = l.answer_attribution JOIN article a ON a.id = t.article
    """,
)

"""The views of the seventh migration: `answers` has the links that are shown, `candidates` the less likely ones too."""

from __future__ import annotations

from claimtrack.store.speaker_tables import ANSWERS, STATEMENTS

SURE = 0.38
"""Score from which the answers of a claim are shown, when this was written; where that changes, a further migration follows."""

SHOWN_VIEWS = (
    "DROP VIEW statements",
    "CREATE VIEW statements AS" + STATEMENTS.format(counted=f" AND l.score >= {SURE}"),
    "DROP VIEW answers",
    "CREATE VIEW candidates AS" + ANSWERS,
    f"CREATE VIEW answers AS SELECT * FROM candidates WHERE score >= {SURE}",  # noqa: S608 (a constant)
)

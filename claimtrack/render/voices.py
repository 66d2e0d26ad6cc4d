"""Who carries a claim, and where a repeated report changed its wording, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.render.words import day

if TYPE_CHECKING:
    from claimtrack.link.voices import Carried, Change


def carried(by: Carried) -> str:
    """`, carried by 3 outlets, 2 of them independently`; empty for a single outlet."""
    if by.outlets < 2:
        return ""
    return f", carried by {by.outlets} outlets, {by.independent} of them independently"


def change(found: Change) -> str:
    """`“nine” → “13” (Coast Post, 2 May 2021)`; what is only left out or added says so."""
    article = found.mention.article
    where = ", ".join(filter(None, (article.outlet or "outlet not known", day(article.date) if article.date else "")))
    if found.old and found.new:
        return f"“{found.old}” → “{found.new}” ({where})"
    return f"“{found.old or found.new}” {'left out' if found.old else 'added'} ({where})"

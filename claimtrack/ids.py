"""Content-addressed ids: the same article read twice is the same row.

An article's key is the hash of text, outlet, date and url. Every other id is
the hash of what it stands for: an attribution of its article's key and its
spans, a claim of its first mention, a link of its ends and relation. The
version tag makes ids of a later scheme different from today's.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence

from claimtrack.models import Anchor, Article, Relation, Span

VERSION = 1
LENGTH = 12
"""Hex digits of an id: 48 bits, one clash expected in some 16 million rows of a kind."""

_OWN = re.compile(rf"[actlvs]-[0-9a-f]{{{LENGTH}}}")


def is_own(name: str) -> bool:
    """Whether a name has the shape of the ids that are made here."""
    return _OWN.fullmatch(name) is not None


def digest(*parts: object) -> str:
    """Hash of JSON values, independent of platform and process."""
    packed = json.dumps([VERSION, *parts], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode("ascii")).hexdigest()[:LENGTH]


def article_id(article: Article) -> str:
    """`a-` and the hash of text, outlet, date and url."""
    return "a-" + digest("article", article.text, article.outlet, article.date, article.url)


def attribution_id(article: str, source: Span | None, cue: Span, content: Sequence[Span]) -> str:
    """`t-` and the hash of the article's id and the three spans."""
    return "t-" + digest("attribution", article, source and _ends(source), _ends(cue), [_ends(s) for s in content])


def _ends(span: Span) -> list[object]:
    return [span.field, span.start, span.end]


def claim_id(first_mention: str) -> str:
    """`c-` and the hash of the earliest mention's id."""
    return "c-" + digest("claim", first_mention)


def link_id(claim: str, answer: str, relation: Relation) -> str:
    """`l-` and the hash of both ends and the relation."""
    return "l-" + digest("link", claim, answer, relation.value)


def verdict_id(claim: Anchor, answer: Anchor, judged: Relation) -> str:
    """`v-` and the hash of the words of both ends and the relation that was judged: a later verdict replaces it."""
    ends = [attribution_id(end.article, end.source, end.cue, end.content) for end in (claim, answer)]
    return "v-" + digest("verdict", *ends, judged.value)


def renaming_id(decision: str, names: Sequence[str], apart_from: Sequence[str], when_utc: str) -> str:
    """`s-` and the hash of what was decided about names of speakers, and when."""
    return "s-" + digest("renaming", decision, list(names), list(apart_from), when_utc)

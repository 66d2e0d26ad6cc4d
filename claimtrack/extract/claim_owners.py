"""Whose claims a noun stands for: "claims by the union", "the union's claims", "Pentagon claims", and not what they are about: "Covid claims"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.extract.gazetteer import fold, lookup_folded
from claimtrack.extract.lexicons import demonyms, speaking_bodies

if TYPE_CHECKING:
    from claimtrack.extract.tagger import Bounds

_OWNED = re.compile(
    r"(?P<owner>.+)[’']s? (?:(?:explosive|latest|recent|earlier|repeated|original|own|new|first|false|public|initial|previous) )?$",
    re.DOTALL,
)
_GROUPS = "media|press|opposition|government|army|military|police|rebels?|militia|intelligence|prosecution|prosecutors|ministry|hospital|union|state|official|separatist|insurgent"
_NAMED = re.compile(
    rf"(?:^|(?<=\s))(?P<owner>[A-Z][\w.&’-]*(?: [A-Z][\w.&’-]*)*(?P<group> (?:{_GROUPS}))?|(?!media|press|official)(?:{_GROUPS})) $"
)
"""Whose claims they are by the words before the noun: "Pentagon claims", "Indian media reports", "government claims"."""
_DETERMINERS = frozenset(
    "a an the these those this that any all such some his her its their our my your recent".split()
)
_BY = re.compile(
    r",? (?:(?:made|put forward|published|level+ed|issued|carried|reported|voiced|circulated|disseminated|spread|peddled) )?(?P<of>by|from|of|in|on|at|over|about|against) (?P<owner>[^,;:“”\"]{2,70}?(?:, [A-Z][^,;:“”\"]{2,50}(?=,))?)(?=,? that |,? according to which | (?:claiming|saying|alleging|suggesting|stating) )"
)
_DAY = re.compile(
    r"\b(?:\w+day|january|february|march|april|may|june|july|august|september|october|november|december|\d{4}|days?|weeks?|months?|years?|today|yesterday)\b",
    re.IGNORECASE,
)
_ON_A_DAY = re.compile(rf"(?:^|,? (?:on|in|last|this|earlier) )(?:\w+ )?{_DAY.pattern}", re.IGNORECASE)
_ADDED = re.compile(
    r"(?: (?:on )?\w+day| (?:last|this) (?:week|month|year)| earlier| today| yesterday)*"
    r"(?:,? (?:widely|circulat\w+|shared|posted|spread\w*|made|published|levelled|leveled|aired|repeated|reported|online|now)\b[^.;:“”\"]{0,60}?(?=,? (?:that|according to which) ))?",
    re.IGNORECASE,
)
"""What may stand between the noun and what was claimed: a day, "circulating online", "widely shared on social media"."""
_NO_SPEAKER = re.compile(
    r"(?:the )?(?:outset|scene|start|beginning|ground|field|front|area|region|city|town|campaign trail)\b|(?:inside|within|outside|behind)\b",
    re.IGNORECASE,
)


def after_owner(rest: str) -> int:
    """Where words go on that begin behind a noun of claiming: behind whose claims they are, or a day."""
    by = _BY.match(rest)
    return by.end() if by else _ADDED.match(rest).end()  # type: ignore[union-attr]


def owner_of(content: str, lead: int, noun: re.Match[str]) -> tuple[Bounds | None, int]:
    """Whose words a noun of claiming stands for, if a content says that behind `lead` or after the noun, and where the text goes on."""
    by = _BY.match(content, noun.end())
    if by:
        if not _can_own(by):
            return None, by.end()
        day = _ON_A_DAY.search(by["owner"])
        start, end = by.span("owner")
        nobody = (day and not day.start()) or _is_town(by["owner"])
        return None if nobody else (start, start + day.start() if day else end), by.end()
    at = _ADDED.match(content, noun.end()).end()  # type: ignore[union-attr]
    owned = _OWNED.match(content, lead, noun.start())
    named = None if owned else _NAMED.search(content, lead, noun.start())
    found = owned or (named if named and _speaks(named, noun.group()) else None)
    if found and found["owner"].casefold() not in _DETERMINERS and not _DAY.search(found["owner"]):
        return found.span("owner"), at
    return None, at


def _can_own(by: re.Match[str]) -> bool:
    """Whether the words behind "by" or "from" may be of one who speaks; behind "of" and "in" a name, or the one known."""
    owner = by["owner"]
    if _NO_SPEAKER.match(owner) or by["of"] in ("on", "at", "over", "about", "against"):
        return False
    named = any(word[:1].isupper() for word in owner.split())
    return by["of"] in ("by", "from") or named or (by["of"] == "of" and owner.startswith("the "))


def _speaks(named: re.Match[str], noun: str) -> bool:
    """Whether a name before the noun is whose claims they are, not what they are about: not "Covid claims"."""
    owner = named["owner"]
    if not owner[:1].isupper() or named["group"] or not noun.lower().endswith("s"):
        return True
    folded = fold(owner)
    return (
        folded in demonyms() or folded in speaking_bodies() or any(e.kind == "country" for e in lookup_folded(folded))
    )


def _is_town(words: str) -> bool:
    """Whether a bare name is a town's, from which a report comes: "reports from Merawi that …"."""
    return words[:1].isupper() and any(entry.kind in ("city", "state") for entry in lookup_folded(fold(words)))

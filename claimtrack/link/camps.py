"""Who speaks, and for which camp: whether two attributions have one speaker, or speakers who do not deny one another."""

from __future__ import annotations

import re

from claimtrack.extract.bare_names import is_bare
from claimtrack.link.events import at_one_place
from claimtrack.link.propositions import STEM, words
from claimtrack.models import Attribution

_PARTED = re.compile(
    r"\b(?:former|ex|one-time|onetime|ousted|sacked|estranged|rivals?|opposition|opponents?|dissidents?|exiled|critics?|workers?|employees?|residents?|whistle-?blowers?|newspaper|Times|Post"
    r"|wife|husband|brother|sister|son|daughter|father|mother|cousin|niece|nephew)\b",
    re.IGNORECASE,
)
"""In a source, what speaks against the camp of whom it is called after: "a former Norlane engineer", "Lund's ex-wife"."""


def who(attribution: Attribution) -> str:
    """The speaker's name, else the words of the source; empty where there is neither."""
    return attribution.speaker or (attribution.source.text if attribution.source else "")


def of_one_side(first: Attribution, second: Attribution) -> bool:
    """Whether both speakers are known to speak for one side."""
    return first.side is not None and first.side == second.side


def of_two_sides(first: Attribution, second: Attribution) -> bool:
    """Whether the speakers are known to speak for two sides."""
    return None not in (first.side, second.side) and first.side != second.side


def said_by_one(first: Attribution, second: Attribution) -> bool:
    """Whether two attributions surely have one speaker; in two articles bare names ("police") need one side or place too."""
    if first.article == second.article or not may_be_one(first, second):
        return may_be_one(first, second)
    if first.speaker != second.speaker and None not in (first.speaker, second.speaker):
        return False
    return of_one_side(first, second) or not _any_bare(first, second) or at_one_place(first, second)


def may_be_one(first: Attribution, second: Attribution) -> bool:
    """Whether two attributions call their speakers by one name, or by the very same words; bare names of two sides are two speakers'."""
    if first.article != second.article and of_two_sides(first, second) and _any_bare(first, second):
        return False
    if first.speaker is not None and first.speaker == second.speaker:
        return True
    return bool(first.source and second.source and first.source.text.casefold() == second.source.text.casefold())


def _any_bare(*said: Attribution) -> bool:
    return any(one.speaker is None or is_bare(one.speaker) for one in said)


def allied(first: Attribution, second: Attribution) -> bool:
    """Whether two speakers are of one camp: one side, or the one named in the other ("Strzok", "Strzok's lawyer")."""
    if of_one_side(first, second):
        return True
    one, other = _called(first), _called(second)
    if not one or not other or (one[-1] not in other and other[-1] not in one):
        return False
    kin = one[-1] == other[-1] and min(len(one), len(other)) > 1 and one[0] != other[0]
    return not kin and not any(_PARTED.search(said.source.text) for said in (first, second) if said.source)


def _called(said: Attribution) -> list[str]:
    """The words of a speaker's name that begin with a capital letter, by their stems, in their order."""
    return [word[:STEM].casefold() for word in words(who(said)) if word[:1].isupper() and word != "The"]

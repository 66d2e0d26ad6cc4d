"""What is told of a place that is the subject of a sentence: "was shelled", "suffered heavy strikes"."""

from __future__ import annotations

import re

from claimtrack.extract.landmarks import AREA
from claimtrack.extract.lexicons import hit_forms

AHEAD = 120
"""Characters behind a name in which it is told what happens to it."""

PASSIVE = re.compile(
    r"(?:,\s[^,.;:!?“”\"]{3,60},|,)?\s+(?:(?:was|were|is|are|has been|have been|had been|being|be)\s+(?!under\b)(?:\w+ly\s+|also\s+|again\s+|being\s+|repeatedly\s+)?(fired (?:up)?on|shot at|\w+)"
    r"|(?:came|comes|coming|is|was|(?:had|have|has)\s+(?:come|been))\s+under\s+(?:(?:intense|heavy|fierce|constant|renewed|artillery|mortar|rocket|sniper|air|aerial|rebel|government|siege and)\s+)*(\w+))"
)
_SUFFERS = re.compile(
    r"(?:,\s[^,.;:!?“”\"]{3,60},)?\s(?:ha[sd] |have )?(?:suffered|suffers|witnessed|saw|seen|endured|experienced)\b"
)
"""After a place, what says that things happen there: "Ganja suffered a series of strikes"."""
_FIRED = frozenset({"fired on", "fired upon", "shot at"})
_UNDER = frozenset({"fire", "attack", "attacks", "bombardment", "shelling", "siege", "blockade", "strikes"})
"""What a place comes under."""


def is_befallen(ahead: str, *, land: bool) -> bool:
    """Whether what follows a subject says that something is done to it, or happens there: "was shelled", "suffered heavy strikes"."""
    if not land and _SUFFERS.match(ahead, whole.end() if (whole := AREA.match(ahead)) else 0):
        return True
    passive = PASSIVE.match(ahead)
    return passive is not None and (
        passive.group(1) in _FIRED or (passive.group(1) or "") in hit_forms() or passive.group(2) in _UNDER
    )

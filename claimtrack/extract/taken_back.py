"""How one takes back what one said, where the tagger sees but one half of it.

"The Courier apologised for saying that he had been arrested" is a claim ("saying") in the words of its own retraction
("apologised for"). In "it corrected itself, saying that two had died" or "it backtracked, saying …" the tagger's cue is "saying", which alone takes
nothing back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.extract.tagger import Tagged

_APOLOGY = re.compile(
    r"apologi[sz]\w+ (?:to [^.;“”\"]{2,60}?,? )?(?:for|after) (?:having )?(?P<said>(?:(?:wrongly|falsely|mistakenly|incorrectly|erroneously) )?(?:saying|said|reporting|reported|claiming|claimed|stating|stated|suggesting|suggested)) (?=\S)",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"\b(?P<cue>(?:(?:correct|revers|contradict)(?:s|ed|ing) (?:itself|himself|herself|themselves)"
    r"|(?:backtrack|recant|backpedal)(?:s|l?ed|l?ing)|chang(?:es|ed) (?:his|her|its|their) (?:story|testimony))(?: [\w-]+ ?\w*)?, )$"
)
_BEFORE = 60
"""Characters before a cue in which it may be said that one corrects oneself."""


def with_taken_back(text: str, tagged: Sequence[Tagged]) -> list[Tagged]:
    """The attributions, an apology for what was said apart from the saying of it, and who corrects himself with these words in the cue; in the order of the cues."""
    found = (part for one in tagged for part in _halves(text, _corrected(text, one)))
    return sorted(found, key=lambda one: one.cue)


def _halves(text: str, one: Tagged) -> Iterator[Tagged]:
    """A retraction and, in its words, the claim."""
    begin, end = one.content[0]
    said = _APOLOGY.search(text, one.cue[0], end)
    if said is None or begin < one.cue[1] or not one.cue[0] <= said.start() < one.cue[1] or said.end() < begin:
        yield one
        return
    start, stop = said.span("said")
    if start < one.cue[1]:
        yield replace(one, cue=(one.cue[0], start - 1), content=((start, end), *one.content[1:]))
    else:
        yield one
    yield replace(one, cue=(start, stop), content=((said.end(), end), *one.content[1:]))


def _corrected(text: str, one: Tagged) -> Tagged:
    found = _ITSELF.search(text, max(0, one.cue[0] - _BEFORE), one.cue[0])
    if found is None or (one.source and one.source[1] > found.start()):
        return one
    return replace(one, cue=(found.start("cue"), one.cue[1]))

"""Who gave no comment, where the tagger found nobody: "The ministry did not immediately respond.", "The firm could not be reached."

News says it in a few forms, with the one who was asked at the head of the sentence or behind "from".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtrack.extract.passages import passages
from claimtrack.extract.tagger import Bounds, Tagged

SCORE = 0.8
"""How likely such a sentence is what it looks like: it has the form, but was not learnt."""
_SOON = r"(?:(?:immediately|yet|publicly|officially|directly|initially|so far|ever) )*"
_ASKED = r"(?:requests?|questions?|queries|inquiries|enquiries|(?:phone )?calls?|messages?|e-?mails?|letters?)"
_SUBJECT = r"(?P<source>[\"“]?[A-Za-z][^,;:.“”\"()\n]{1,70}?(?:, [^,;:.“”\"()\n]{2,60},)?)"
_AT_ITS_HEAD = re.compile(
    rf"(?:(?:However|Meanwhile|Separately|But|And),? )?{_SUBJECT} "
    rf"(?:(?P<cue>(?:did|has|have|had|would)(?: not|n[’']t) {_SOON})"
    rf"(?P<content>comment(?:ed)?(?: (?:on|about) [^.;:“”\"\n]{{2,80}}| publicly| further)?"
    rf"|(?:respond(?:ed)?|repl(?:y|ied)) to (?:[\w’'-]+ ){{0,3}}{_ASKED}\b(?: [^.;:“”\"\n]{{2,60}})?"
    rf"|(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?)(?=[.,;]| (?:on|in|by|when|before|until)\b)"
    rf"|answer(?:ed)? (?:[\w’'-]+ ){{0,2}}{_ASKED}\b)"
    rf"|(?P<cue2>(?:could|can)(?: not|n[’']t) {_SOON}be {_SOON})(?P<content2>reached(?: for comment)?(?=[.,;]| on\b| by\b))"
    rf"|(?P<cue3>(?:was|were)(?: not|n[’']t) {_SOON})(?P<content3>available (?:for comment|to comment))"
    r"|(?P<cue4>had )(?P<content4>no (?:immediate |further )?comment))"
)
_REPORTING = re.compile(r"\b(?:said|says|told|that|who|which|because|if|when|while|whether)\b")
"""Words in what stands at the head of a sentence that make more of it than a name."""
_BEHIND_FROM = re.compile(
    r"There was (?P<cue>no )(?P<content>(?:immediate |further |official )*(?:comment|response|reaction|reply))(?: on [^.;:“”\"\n]{2,60})? from (?P<source>[^.;:“”\"\n]{2,80}?)(?=\.|,| on [A-Z]\w+day\b|$)"
)


def with_no_comments(text: str, tagged: Sequence[Tagged]) -> list[Tagged]:
    """The attributions, and those who gave no comment where none of these stands, in the order of their cues."""
    taken = [bounds for one in tagged for bounds in (one.cue, *one.content, *([one.source] if one.source else []))]
    found = [one for one in _found(text) if not any(start < one.cue[1] and one.cue[0] < end for start, end in taken)]
    return sorted([*tagged, *found], key=lambda one: one.cue)


def _found(text: str) -> Iterator[Tagged]:
    for start, end in passages(text).sentences:
        said = _AT_ITS_HEAD.match(text, start, end) or _BEHIND_FROM.match(text, start, end)
        if said and not _REPORTING.search(said["source"]):
            cue, content = next(
                (f"cue{n}", f"content{n}") for n in ("", "2", "3", "4") if said.groupdict().get(f"cue{n}")
            )
            yield Tagged(said.span("source"), _trimmed(text, said.span(cue)), (said.span(content),), SCORE)


def _trimmed(text: str, bounds: Bounds) -> Bounds:
    start, end = bounds
    return start, start + len(text[start:end].rstrip())

"""Who gave no comment, where the tagger found nobody: "The ministry did not immediately respond.", "The firm could not be reached."

News says it in a few forms, with the one who was asked at the head of the sentence or behind "from".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtrack.extract.passages import passages
from claimtrack.extract.stretches import Stretches
from claimtrack.extract.tagger import Bounds, Tagged

SCORE = 0.8
"""How likely such a sentence is what it looks like: it has the form, but was not learnt."""
_SOON = r"(?:(?:immediately|yet|publicly|officially|directly|initially|so far|ever) )*"
_ASKED = (
    r"(?:(?!emergency|distress|radio)[\w’'-]+ ){0,3}"
    r"(?:(?:requests?|calls?|questions?|queries|inquir(?:y|ies)|enquir(?:y|ies)|messages?|e-?mails?|letters?)(?= for (?:comment|an interview|a statement|information)|(?: \w+)? seeking| about| on| from (?:the )?[A-Z]| by [A-Z][\w ]{1,30} about|[.,;]|$))"
    r"(?: (?:for|seeking|about|on|from|by)\b[^.;:“”\"\n]{2,60})?"
)
_ABOUT = r"[^.;:“”\"\n]{2,160}?"
_SUBJECT = r"(?P<source>[\"“]?[A-Za-z][^,;:.“”\"()\n]{1,70}?(?:, [^,;:.“”\"()\n]{2,60},)?)"
_AT_ITS_HEAD = re.compile(
    rf"(?:(?:However|Meanwhile|Separately|But|And|So far|(?:On|Late on|Early on) \w+day|By \w+day|By evening),? )?{_SUBJECT} "
    rf"(?:(?P<cue>(?:did|has|have|had|would)(?: not|n[’']t) {_SOON})"
    rf"(?P<content>comment(?:ed)?(?: (?:on|about) [^.;:“”\"\n]{{2,80}}| publicly| further)?|(?:respond(?:ed)?|repl(?:y|ied)) to {_ASKED}|answer(?:ed)? {_ASKED})"
    rf"|(?P<cue2>(?:did|has|have|had)(?: not|n[’']t) {_SOON.removesuffix('*')}+)(?P<content2>(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?)(?=[.,;]))"
    rf"|(?P<cue3>(?:could|can)(?: not|n[’']t) {_SOON}be {_SOON})(?P<content3>reached for comment)"
    rf"|(?P<cue4>(?:was|were)(?: not|n[’']t) {_SOON})(?P<content4>available (?:for comment|to comment))"
    rf"|(?P<cue6>(?:(?:has|have|had) )?(?:declined|refused) )(?P<content6>to (?:comment|be drawn)(?: further| publicly)?(?: (?:on|about) {_ABOUT})?)(?=[.,;]|$| when\b)"
    rf"|(?P<cue7>(?:would(?: not|n[’']t)|will not|won[’']t) )(?P<content7>be drawn(?: (?:on|about) {_ABOUT})?)(?=[.,;]|$)"
    rf"|(?P<cue8>(?:did|has|have|had)(?: not|n[’']t) {_SOON})(?P<content8>return(?:ed)? (?:(?:an?|several|repeated|multiple|phone|telephone|text) )*(?:calls?|messages?|e-?mails?)(?: seeking comment)?)(?=[.,;]|$)"
    rf"|(?P<cue9>(?:could|can)(?: not|n[’']t) {_SOON}be {_SOON})(?P<content9>reached)(?=[.;]| (?:last|yesterday|on \w+day|by (?:tele)?phone)\b)"
    r"|(?P<cue5>had )(?P<content5>no (?:immediate |further )?comment))"
)
_MORE_THAN_A_NAME = re.compile(
    r"\b(?:said|says|told|that|who|which|because|if|when|while|whether|was|were|is|are|had|has|have|but|yet)\b|\b(?:and|or)\b(?! [A-Z])|\b[a-z]+ed\b"
    r"|^(?:In|At|By|On|Late|Early|As|After|Before|Since|Until|During|Despite|For|From|With|Asked|When|If|Hours|Days)\b"
)
"""Words in what stands at the head of a sentence that make more of it than a name."""
_PERSON = re.compile(
    r"^(?:Mr|Mrs|Ms|Dr)\b|^(?:He|She|They)$|\b(?:lawyers?|attorneys?|solicitors?|spokes(?:man|woman|person|people)|representatives?|relatives|officials?|owners?|manager|mayor|director|minister)\b"
)
"""Who "could not be reached" by those who asked, as an agreement or a village cannot."""
_BEHIND_FROM = re.compile(
    r"There was (?P<cue>no )(?P<content>(?:(?:immediate |further |official )*comment|(?:immediate |official )(?:response|reaction|reply)))(?: on [^.;:“”\"\n]{2,60})? from (?P<source>[^.;:“”\"\n]{2,80}?)(?=\.|,| on [A-Z]\w+day\b|$)"
)


def with_no_comments(text: str, tagged: Sequence[Tagged]) -> list[Tagged]:
    """The attributions, and those who gave no comment where none of these stands, in the order of their cues."""
    taken = Stretches((each, one) for one in tagged for each in _words_of(one))
    found = [one for one in _found(text) if not any(True for _ in taken.meeting(*one.cue))]
    return sorted([*tagged, *found], key=lambda one: one.cue)


def _words_of(one: Tagged) -> Iterator[Bounds]:
    yield from (one.cue, *one.content, *([one.source] if one.source else []))


def _found(text: str) -> Iterator[Tagged]:
    for start, end in passages(text).sentences:
        said = _AT_ITS_HEAD.match(text, start, end) or _BEHIND_FROM.match(text, start, end)
        if said and said.groupdict().get("cue9") and not _PERSON.search(said["source"]):
            continue
        if said and not _MORE_THAN_A_NAME.search(said["source"]):
            cue, content = next(
                (f"cue{n}", f"content{n}") for n in ("", *"23456789") if said.groupdict().get(f"cue{n}")
            )
            yield Tagged(said.span("source"), _trimmed(text, said.span(cue)), (said.span(content),), SCORE)


def _trimmed(text: str, bounds: Bounds) -> Bounds:
    start, end = bounds
    return start, start + len(text[start:end].rstrip())

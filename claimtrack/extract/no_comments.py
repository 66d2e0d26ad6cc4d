"""Who gave no comment, where the tagger found nobody: "The ministry did not immediately respond.", "The firm could not be reached."

News says it in a few forms, with the one who was asked at the head of the sentence, behind "from" or "at", or as the one
who was called: "Calls to the firm were not returned.".
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
_TO_COMMENT = rf"(?:for|to) comment(?: (?:on|about) (?!\w+day\b){_ABOUT}(?=[.,;]|$| when\b))?"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov)\. )?"
_SUBJECT = rf"(?P<source>[\"“]?{_TITLE}[A-Za-z][^,;:.“”\"()\n]{{1,70}}?(?:, [^,;:.“”\"()\n]{{2,60}},)?)"
_AT_ITS_HEAD = re.compile(
    rf"(?:(?:However|Meanwhile|Separately|But|And|So far|(?:On|Late on|Early on) \w+day|By \w+day|By evening),? )?{_SUBJECT} "
    rf"(?:(?P<cue>(?:did|has|have|had|would)(?: not|n[’']t) {_SOON})"
    rf"(?P<content>comment(?:ed)?(?: (?:on|about) [^.;:“”\"\n]{{2,80}}| publicly| further)?|(?:respond(?:ed)?|repl(?:y|ied)) to {_ASKED}|answer(?:ed)? {_ASKED})"
    rf"|(?P<cue2>(?:did|has|have|had)(?: not|n[’']t) {_SOON.removesuffix('*')}+)(?P<content2>(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?)(?=[.,;]))"
    rf"|(?P<cue3>(?:could|can)(?: not|n[’']t) {_SOON}be {_SOON})(?P<content3>reached for comment)"
    rf"|(?P<cue4>(?:was|were)(?: not|n[’']t) {_SOON})(?P<content4>available {_TO_COMMENT})"
    rf"|(?P<cue6>(?:(?:has|have|had) )?(?:declined|refused) )(?P<content6>to (?:comment|be drawn)(?: further| publicly)?(?: (?:on|about) {_ABOUT})?)(?=[.,;]|$| when\b)"
    rf"|(?P<cue7>(?:would(?: not|n[’']t)|will not|won[’']t) )(?P<content7>be drawn(?: (?:on|about) {_ABOUT})?)(?=[.,;]|$)"
    rf"|(?P<cue8>(?:did|has|have|had)(?: not|n[’']t) {_SOON})(?P<content8>return(?:ed)? (?:(?:an?|several|repeated|multiple|phone|telephone|text) )*(?:calls?|messages?|e-?mails?)(?: seeking comment)?)(?=[.,;]|$)"
    rf"|(?P<cue9>(?:could|can)(?: not|n[’']t) {_SOON}be {_SOON})(?P<content9>reached)(?=[.;]| (?:last|yesterday|on \w+day|by (?:tele)?phone)\b)"
    rf"|(?P<cue10>(?:has|have|had) yet to {_SOON})(?P<content10>comment(?: (?:on|about) {_ABOUT})?(?=[.,;]|$)|(?:respond|reply)(?: to {_ASKED}|(?=[.,;]|$)))"
    rf"|(?P<cue11>(?:was|were) {_SOON})(?P<content11>unavailable {_TO_COMMENT})"
    r"|(?P<cue12>hung up )(?P<content12>(?:the phone )?when (?:asked|reached|contacted)\b[^.;:“”\"\n]{0,80})"
    r"|(?P<cue13>(?:walked (?:away|off|out)|left) )(?P<content13>without answering (?:[\w’'-]+ ){0,2}questions)"
    r"|(?P<cue5>had )(?P<content5>no (?:immediate |further )?comment))"
)
_MORE_THAN_A_NAME = re.compile(
    r"\b(?:said|says|told|that|who|which|because|if|when|while|whether|was|were|is|are|had|has|have|but|yet)\b|\b(?:and|or)\b(?! [A-Z])|\b[a-z]+ed\b"
    r"|^(?:In|At|By|On|Late|Early|As|After|Before|Since|Until|During|Despite|For|From|With|Asked|When|While|Though|Although|If|Hours|Days)\b"
)
"""Words in what stands at the head of a sentence that make more of it than a name."""
_PERSON = re.compile(
    r"^(?:Mr|Mrs|Ms|Dr)\b|^(?:He|She|They)$|\b(?:lawyers?|attorneys?|solicitors?|spokes(?:man|woman|person|people)|representatives?|relatives|officials?|owners?|manager|mayor|director|minister)\b"
)
"""Who "could not be reached" by those who asked, as an agreement or a village cannot."""
_BEHIND_FROM = re.compile(
    r"There (?:was|has been|had been) (?P<cue>no )(?P<content>(?:(?:immediate |further |official )*comment|(?:immediate |official )(?:response|reaction|reply)))(?: (?:on|about) [^.;:“”\"\n]{2,60})? from (?P<source>[^.;:“”\"\n]{2,80}?)(?=\.|,| (?:which|who|on|about)\b|$)"
    r"|(?P<cue2>No one|Nobody) (?:at|from|in) (?P<source2>[^,;:.“”\"()\n]{2,70}?) (?:was|were|could be) (?:immediately )?(?P<content2>(?:available|reached) for comment)"
)
_UNANSWERED = re.compile(
    r"(?P<content>(?:(?!emergency|distress|radio)[\w’'-]+ ){0,3}(?:(?:calls?|messages?|e-?mails?|inquiries|enquiries|queries)(?: (?:for|seeking) comment)?|requests? for (?:comment|an interview)))"
    r"(?: (?:left|sent|made|placed))?(?: on \w+day)? (?:to|with|for|at) (?P<source>(?-i:[A-Z]|(?:the|an?|his|her|its|their|both|two|three|several|other) )[^;:.“”\"()\n]{2,80}?),?(?: on \w+day)?(?: (?:for|seeking) comment)? "
    r"(?P<cue>(?:was|were)(?: not|n[’']t) (?:immediately )?(?:returned|answered)|(?:has|have|had)(?: not|n[’']t) (?:immediately |yet )?been (?:returned|answered)|(?:went|(?:has|have|had) gone) unanswered)(?=[.;,]|$| (?:on|last|late|early|for)\b)",
    re.IGNORECASE,
)
_NOT_REACHED = re.compile(
    rf"(?P<content>(?:(?:Repeated|Several|Multiple) )?(?:attempts|efforts) to (?:reach|contact)) (?P<source>{_TITLE}[^;:.“”\"()\n]{{2,80}}?)(?P<how> (?:for comment|by (?:tele)?phone|by e-?mail))?(?: on \w+day)? "
    r"(?P<cue>(?:was|were) (?:unsuccessful|not (?:immediately )?successful))(?=[.;,]|$| (?:on|last|late|early)\b)",
    re.IGNORECASE,
)
_CALLED_FOR_HELP = re.compile(
    r"\b(?:help ?line|hot ?line|emergency|ambulance|coast ?guard|police|switchboard|help)\b", re.IGNORECASE
)
"""Whom others call than those who ask for a comment."""
_FORMS = (_AT_ITS_HEAD, _BEHIND_FROM, _UNANSWERED, _NOT_REACHED)


def with_no_comments(text: str, tagged: Sequence[Tagged]) -> list[Tagged]:
    """The attributions, and those who gave no comment where none of these stands, in the order of their cues.

    One of nobody ("went unanswered") gives way to the form, which says whose answer is missing.
    """
    forms = list(_found(text))
    silent = Stretches((one.cue, one) for one in forms)
    named = [one for one in tagged if one.source or not any(True for _ in silent.meeting(*one.cue))]
    taken = Stretches((each, one) for one in named for each in _words_of(one))
    found = [one for one in forms if not any(True for _ in taken.meeting(*one.cue))]
    return sorted([*named, *found], key=lambda one: one.cue)


def _words_of(one: Tagged) -> Iterator[Bounds]:
    yield from (one.cue, *one.content, *([one.source] if one.source else []))


def _found(text: str) -> Iterator[Tagged]:
    for start, end in passages(text).sentences:
        said = next(filter(None, (form.match(text, start, end) for form in _FORMS)), None)
        if said is None:
            continue
        parts = {name.rstrip("0123456789"): said.span(name) for name, words in said.groupdict().items() if words}
        if _was_asked(said, text[slice(*parts["source"])]):
            yield Tagged(parts["source"], _trimmed(text, parts["cue"]), (parts["content"],), SCORE)


def _was_asked(said: re.Match[str], whom: str) -> bool:
    """Whether it is a name, or words for a person, and of those whom one asks for a comment."""
    if _MORE_THAN_A_NAME.search(whom):
        return False
    if said.re is _UNANSWERED:
        return not _CALLED_FOR_HELP.search(whom) and (" for " not in whom or _PERSON.search(whom) is not None)
    groups = said.groupdict()
    by_chance = groups.get("cue9") or (said.re is _NOT_REACHED and not groups["how"])
    return not by_chance or _PERSON.search(whom) is not None


def _trimmed(text: str, bounds: Bounds) -> Bounds:
    start, end = bounds
    return start, start + len(text[start:end].rstrip())

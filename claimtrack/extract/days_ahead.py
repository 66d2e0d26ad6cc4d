"""Whether a day lies ahead, told by the words around it: "will meet on Friday", "Monday's planned vote", "when the court sits on Tuesday"."""

from __future__ import annotations

import re

from claimtrack.extract.inheritance import is_past

Match = re.Match[str]

FUTURE_REACH = 100
"""Characters before an expression in which "will" makes it lie ahead."""
_AHEAD = re.compile(
    r"['’]ll\b|\b(?:will|won['’]t|shall|to be|going to|due(?! to (?:the|an?|its|their|\w+ing)\b)|scheduled|planned|plans?|planning|preparing to|expected|(?:expects?|aims?|wants?) to|set (?:to|for)|upcoming"
    r"|is to|are to|to take place|could (?:take place|be held|begin|start|come|vote)|would(?:n['’]t)?|look(?:s|ing)? forward to|hop(?:es?|ing) to|intends? to"
    r"|(?:agreed|promised|pledged|vowed|threatened) to|slated|poised to"
    r"|next (?:[\w-]+ )?(?:hearing|session|sitting|meeting|appearance|round|vote|election)|resumes?|reconvenes?|begins?|opens|expires?|takes? (?:effect|place|office)|goe?s? (?:to the polls|on trial))\b|\b(?:(?:starting|effective)(?: on)? $|fac(?:e|es|ing) (?:an? |the )$)"
    r"|\b(?:when|once|if|unless|until|as soon as)(?:\s[\w'’-]+){1,6}?\s"
    r"(?:arrives?|reach(?:es)?|meets?|begins?|opens|takes?|goes|comes?|holds?|appears?|testif(?:y|ies)|reconvenes?|resumes?|attends?|returns)\b",
    re.IGNORECASE,
)
_MAY = re.compile(r"\b(?:may|might) (?!(?:not |also |well )?have\b)")
_AHEAD_FOR = re.compile(
    r"\b(?:call(?:s|ed|ing)?|announc(?:es?|ed|ing)|summon(?:s|ed|ing)|vote|hearing|session|rally|meeting|election|debate|protest|strike|trial|launch|talks|summit|conference|march"
    r"|referendum|demonstration|ceremony|funeral)s?\b[^.,;!?\n]{0,40} for (?:early |late )?$"
    r"|\b(?:postponed|adjourned|delayed|rescheduled|moved|pushed back|brought forward)\b[^.,;!?\n]{0,40} (?:to|for) $",
    re.IGNORECASE,
)
"""What ends in a day on which something is to be: "called a meeting for", "adjourned the trial to"."""
_DEEDS = r"(?:attack|air ?strike|raid|bombing|blast|explosion|shooting|massacre|killing|murder|assassination|ambush|crash|fire|clash|clashe|incident|earthquake|death)s?"
_TOLD_NOUN = re.compile(
    rf"\b(?:the|an?|that|this|deadly|fatal)\s(?:[\w-]+\s){{0,2}}?{_DEEDS}\s"
    r"(?:(?:in|at|near|against)\s(?:[\w-]+\s){1,3})?(?:on |late |early |on the )*$",
    re.IGNORECASE,
)
_TOLD_AFTER = re.compile(rf"['’]s?\s(?:[\w-]+\s){{0,2}}?{_DEEDS}\b")
"""Around a day, acts that nobody announces: "the blast in Gorna on", "Friday's attack"."""
_PAST = re.compile(
    r"\b(?:said|was|were|had|did|told|ran|came|went|began|fell|struck|broke|gave|wrote|drove|flew|took|saw|spoke|rose|threw|(?!scheduled|planned|expected)(?<!\bbe )[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;!?\n,]|(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\b[A-Z])\.(?=\s+[^\sa-z])"
    r"|\b(?:and|but)\b(?=\s(?:the|an?|he|she|it|they|we|that|who|which|his|her|its|their|on|late|early|in)\b|\s*$)|\bbut\b"
)
_NAMED_ASIDE = re.compile(r",\s[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,3},(?=\s)")
"""A place or a name between commas: ", Uganda,"."""
_THEN_AHEAD = re.compile(
    r"['’]s?\s(?:(?:[\w-]+\s){1,4}will\b|(?:[\w-]+\s)?(?:scheduled|planned|upcoming|forthcoming|proposed)\b(?![^.;!?\n]{0,60}\b(?:was|were|had)\b))"
    r"|\sdeadline\b(?![^.;!?\n]{0,60}\b(?:passed|expired|was|had)\b)"
)
"""After a day, what says that it lies ahead: "Saturday's vote will", "Saturday's planned vote"."""
_MISSED = re.compile(r"\bmiss(?:e[ds]|ing)? (?:an? |the )?$")
_OPENS = re.compile(r"(?:^|[.;:!?\n,\"“]\s?|\bthat\s)(?:on |late |early |by )?$", re.IGNORECASE)
_THEN_WILL = re.compile(
    r",?\s((?:[\w'’.-]+\s){0,5}?)(?:will|is (?:due|set|expected|scheduled|to)|are (?:due|set|expected|scheduled|to))\b"
)
"""After a day that opens a clause, its subject and what makes it lie ahead: "On Friday the court will"."""


def is_future(match: Match) -> bool:
    """Whether "will" or the like stands before the words in their clause, with no past verb between, or right after them.

    Neither where they are those of an act that nobody announces: "will look into Friday's attack".
    """
    text, start, end = match.string, match.start(), match.end()
    if _TOLD_AFTER.match(text, end):
        return False
    before = clause_before(match)
    if _TOLD_NOUN.search(before):
        return False
    if _THEN_AHEAD.match(text, end) and not _MISSED.search(before):
        return True
    ahead = [found.end() for pattern in (_AHEAD, _MAY) for found in pattern.finditer(before)]
    if ahead and not _PAST.search(before, max(ahead)):
        return True
    if _AHEAD_FOR.search(before):
        return not text.startswith(("'s", "’s"), end)
    then = _THEN_WILL.match(text, end) if _OPENS.search(text, max(0, start - 8), start) else None
    return then is not None and not is_past(then[1])


def clause_before(match: Match) -> str:
    """The words before, back to where their clause begins."""
    before = match.string[max(0, match.start() - FUTURE_REACH) : match.start()]
    return _CLAUSE.split(_NAMED_ASIDE.sub("", before))[-1]

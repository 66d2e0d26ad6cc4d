"""Whether what is rejected or taken back is something that was said: the lists of assets/lexicons/statements.toml.

"Rejected the report", "dismissed the footage as staged", "ruled out that it was a bomb" and "rejected any
ties to the group" deny; "rejected the truce", "dismissed 250 workers", "ruled out a return" and "was denied
bail" do not. Words are plain: lower case, straight apostrophes, single spaces (see `kinds.py`).
Nor is a turn of phrase anybody's ("That being said, …").
"""

from __future__ import annotations

import re
from functools import cache

from claimtrack.extract.lexicons import table

_HEAD = 8
"""Among how many first words of a content the noun stands that it is about."""
_CLAUSE = re.compile(r"(?:that (?!\w+$)|whether |how |what |it's |it is )")
_POINTING = re.compile(
    r"[\"“]?(?:it|this|that|that possibility|everything|all of it)"
    r"(?:[.,;\"”]|$| (?:as|out|too|also|again|at|on|in|when|and|but|to|before|while|\w+ly|outright)\b)"
)
_POSSIBLE = re.compile(
    r"(?:the |any |a |all )?(?:\w+ )?(?:possibility|likelihood)(?: that\b| of (?:\w+ ){0,4}(?:being|having|involvement|attack|explosion|crime)\b)"
)
_VERB = r"(?! (?:that|was|were|is|are|had|has|have|would|will|could|being|having|violations?|abuses?)\b)"
_WITHHELD_BEFORE = r"(?:(?:any|all|the|an?|him|her|them|us|me|you|people|his|their|our|its|my|further|full|free|equal|basic|these|those|\w+s|…) )*"
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are)\b(?: \w+)? denied\b(?! by)")
"""With nobody who denies, a right or a thing is kept from somebody, unless what is denied was said."""
_CAN_DENY = re.compile(r"\b(?:can|could) (?:\w+ly )?deny\b")
"""Nobody can: it is so."""


def of_a_statement(content: str) -> bool:
    """Whether a content is about something said, or something that somebody is blamed for; an empty one may be."""
    words = content.strip('"“” ')
    if not words or _CLAUSE.match(words) or _POINTING.match(words) or _POSSIBLE.match(words):
        return True
    head = " ".join(words.split()[:_HEAD])
    said, wanted = _nouns("nouns", "guilt").search(head), _nouns("wants").search(head)
    return bool(
        (said and not (wanted and wanted.start() < said.start()))
        or _loose_guilt().match(head)
        or _called_false().search(words)
    )


def withheld(cue: str, content: str) -> bool:
    """Whether "denied" means that something was kept from somebody, or that nobody can say no to it."""
    if _CAN_DENY.search(cue):
        return True
    if _PASSIVE.search(cue):
        return not of_a_statement(content)
    return bool(_kept_back().match(content))


def is_turn(text: str, cue: tuple[int, int]) -> bool:
    """Whether the words at some bounds of a text only end a turn of phrase: "It | goes without saying | that …"."""
    start, end = cue
    turns: list[str] = table("statements")["turns"]
    return any(len(turn) >= end - start and text[max(0, end - len(turn)) : end].lower() == turn for turn in turns)


@cache
def _nouns(*lists: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{nouns_of(*lists)})\b(?!['’]s| for\b)")


@cache
def _loose_guilt() -> re.Pattern[str]:
    return re.compile(rf"(?:any|no|all) (?:\w+ )?(?:{nouns_of('loose_guilt')})\b")


@cache
def _called_false() -> re.Pattern[str]:
    return re.compile(rf"\bas [\"“]?(?:[\w-]+ [\"“]?){{0,3}}(?:{falsehoods()})\b")


@cache
def falsehoods() -> str:
    """One alternative for all that is said of a statement to deny it."""
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in table("statements")["falsehoods"])


@cache
def _kept_back() -> re.Pattern[str]:
    return re.compile(rf"{_WITHHELD_BEFORE}(?:{nouns_of('withheld')})\b{_VERB}")


@cache
def nouns_of(*lists: str) -> str:
    """One alternative for all nouns of the lists and their plurals, the longest first."""
    nouns = {form for name in lists for noun in table("statements")[name] for form in (noun, *_plurals(noun))}
    return "|".join(sorted(map(re.escape, nouns), key=lambda noun: (-len(noun), noun)))


def _plurals(noun: str) -> tuple[str, ...]:
    if noun.endswith("y"):
        return (noun[:-1] + "ies",)
    return (noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s"),)

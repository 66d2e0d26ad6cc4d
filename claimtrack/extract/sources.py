"""The grammar of a source's words: its head, its noun phrase, and whether it is many."""

from __future__ import annotations

import re

from claimtrack.extract.lexicons import common_words, words_of
from claimtrack.extract.names import CALENDAR, bare
from claimtrack.extract.passages import passages

HEAD_END = re.compile(
    r"\s*(?:[,;:()\[\]\n—–]|--|\s(?:who|whom|which|that|whose|when|where|while|and (?:by|according))\s)"
)
DATELINE = re.compile(r"[^a-z\n]{2,40}(?:, [\w ,]{2,30})?(?: \([^()\n]{2,30}\))? ?(?:--|[—–-]) ")
"""Where and by whom a report was sent, at the beginning of a paragraph: "BISHKEK (AP) — "."""
_ARTICLE = re.compile(r"^(?:the|a|an|another|some|this|that|one)\s+(?!of\b)", re.IGNORECASE)
_OFFICE = re.compile(r"^(?:[\w-]+ )*?([\w-]+) (?:of|for) (?:the )?((?:[A-Z][\w-]*,? (?:and )?)+)$")
_JOINED = re.compile(r"(?:and|&)(?: (?![a-z])[^\W\d_][\w’'-]*)* ((?![a-z])[^\W\d_][\w’'-]*)")
"""How a body's name may go on, up to its noun: "Health | and Safety Executive"."""
_NAME_IN_CUE = re.compile(r"([A-Z][a-z]+) (?=[a-z])")
_TAIL = re.compile(
    r"\s(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:over|at|during) the weekend|last (?:week|month|year)|earlier|later|today|yesterday|himself|herself|itself|themselves|alone)$"
)
_OF_SOMEWHERE = re.compile(r"(?:from|led|living|working|near|outside|inside|loyal)\b")
"""After the plural of a common noun, what makes people of it, and no body's name: "Farmers from Kelso"."""
TRIM = " \t\r\n\"“”‘'«»,;:.()[]—–-"


_OPENING = 60
"""Characters that tell whether a text is in capitals as a whole."""


def behind_dateline(text: str, start: int, end: int) -> int:
    """Where a source begins that the tagger took together with the dateline before it: "BISHKEK – The governor"."""
    line = DATELINE.match(text, start, end)
    opens = not text[text.rfind("\n", 0, start) + 1 : start].strip()
    return line.end() if line and opens and line.end() < end else start


def in_dateline(text: str, start: int, end: int) -> bool:
    """As in "BARDA, Azerbaijan (AP) —", which is where a report was written."""
    line = DATELINE.match(text, passages(text).bounds(start)[0])
    return line is not None and end <= line.end()


def is_place_of_writing(text: str, source: tuple[int, int] | None, cue: tuple[int, int]) -> bool:
    """Whether the tagger took the place of a dateline for one who speaks: "GOMA: Thousands fled on Monday."."""
    if source is None or text[slice(*cue)].strip() != ":" or text[: source[0]].strip():
        return False
    return text[slice(*source)].isupper() and not text[cue[1] : cue[1] + _OPENING].isupper()


def name_and_cue(text: str, source: tuple[int, int], cue: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """A source and its cue where the tagger took the end of a name for the cue's: "Patients First | said", not "Nova | Tuesday said"."""
    goes_on = _NAME_IN_CUE.match(text, *cue)
    last = text[slice(*source)].split(" ")[-1]
    if goes_on is None or not last[:1].isupper() or source[1] + 1 != cue[0] or goes_on.group(1).lower() in CALENDAR:
        return source, cue
    return (source[0], goes_on.end(1)), (goes_on.end(), cue[1])


def closes(after: str) -> bool:
    """Whether nothing after a name makes another noun the head ("Trump | supporters")."""
    rest = re.sub(r"^['’]s?", "", after).strip(TRIM)
    return not rest or bool(re.match(r"(?:of|at|from|in|himself|herself|with|on)\b", rest))


def is_office(before: str) -> bool:
    """Whether the words before a name are an office with its field: "Secretary of State", not "aide of President"."""
    office = _OFFICE.search(before)
    if office is None or office.group(1).lower() not in words_of("titles", "roles"):
        return False
    return not any(word.lower() in words_of("titles", "roles") for word in office.group(2).split())


def is_plural(words: list[str]) -> bool:
    """Whether the head noun of a phrase, given in small letters, is plural."""
    head = re.split(r"\s(?:of|for|in|from|at|with|on|to)\s", " ".join(words))[0].split()
    if "and" in head:
        return not _is_one_body(head)
    return bool(head) and ((head[-1].endswith("s") and not head[-1].endswith("ss")) or head[-1] in ("police", "people"))


def _is_one_body(head: list[str]) -> bool:
    """As in "food and drug administration": what is joined only tells of what the body is for."""
    at = head.index("and")
    own = words_of("titles", "bodies", "groups", "roles")
    before, after = head[:at], head[at + 1 :]
    return (
        bool(before and after)
        and head[-1] in words_of("titles", "bodies")
        and own.isdisjoint(before)
        and after[0] not in ("the", "a", "an", "its", "his", "her", "their")
        and all(word in common_words() for word in before)
    )


def head_of(words: str) -> str:
    """A source up to its first comma, bracket or relative clause."""
    start = len(words) - len(words.lstrip(TRIM))
    end = HEAD_END.search(words, start)
    return words[: end.start()] if end and end.start() > start else words


def noun_phrase(words: str) -> str:
    """A noun phrase without article and possessive ending; a group's first word without its capital at a sentence's start."""
    phrase = bare(_TAIL.sub("", _ARTICLE.sub("", " ".join(words.strip(TRIM).split())))).strip(TRIM)
    if re.search(r"(?:^|\W)(?:[^\W\d_]\.)+[^\W\d_]$", phrase) and phrase + "." in words:
        phrase += "."
    first, space, rest = phrase.partition(" ")
    known = first.lower() in words_of("titles", "groups", "roles")
    somewhere = first.lower() in common_words() and _OF_SOMEWHERE.match(rest)
    opens = first[:1].isupper() and first[1:].islower() and (known or somewhere)
    if opens and not rest[:1].isupper() and not _is_rest_of_body(rest):
        return first.lower() + space + rest
    return re.sub(r"^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.? ", "", phrase)


def _is_rest_of_body(rest: str) -> bool:
    joined = _JOINED.fullmatch(rest)
    noun = joined.group(1).lower() if joined else ""
    return noun in words_of("titles", "bodies", "body_roles")

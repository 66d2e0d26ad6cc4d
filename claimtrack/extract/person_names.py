"""A name of a person in a run of capitalised words: what of it is title, what the name, and what the text says beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimtrack.extract.gazetteer import fold, lookup_folded
from claimtrack.extract.lexicons import common_words, demonyms, given_names, word_set, words_of
from claimtrack.extract.names import CALENDAR, Word, bare, beside_names, gender_of, titles
from claimtrack.extract.namesakes import SONS
from claimtrack.extract.passages import passages

LONGEST_NAME = 5
APPOSITION_REACH = 160
LARGE_PLACE = 50_000
"""Inhabitants from which a name of two words that opens with a given name is a place all the same (San Diego)."""

_MONTH_NAMES = frozenset({"april", "may", "june", "august", "march"})
"""Months that are surnames too: Theresa May."""
_APPOSITION = re.compile(r"\s?,\s+([^,;!?:\"“”()—]{4,160})(?=[,;!?:\"”()—]|$)")
_ARTICLE = re.compile(r"\b(?:an?|the|its|their|his|her) ", re.IGNORECASE)
_OWNER = re.compile(r"\b(?![a-z])[^\W\d_][\w-]*(?:['’]s|(?<=s)['’]) (?=(?:[\w-]+ ){0,3}[\w-]+$)")
"""As in "Turag's | chairman, NAME"."""
_GOVERNING = re.compile(r"(?:\b(of|for)|([\w-]+) (?:to|at|from|in|with)) $")
"""What binds an apposition to the noun before it: "the head of | the mission", "an aide to | the mayor", not "met | the envoy"."""
_OFFICE = re.compile(r"([\w-]+) (?:of|for) (?:the )?$")
_OFFICES = word_set(
    "president senator representative congressman congresswoman governor mayor minister chancellor judge justice secretary ambassador"
)
_GLUED = re.compile(r"[a-z]{3}[A-Z]")
"""Two words that lost the space between them on the way ("TrumpSenate")."""
_PARENTHESIS = re.compile(r"\s+\(([^()]{1,30})\)")


@dataclass(frozen=True, slots=True)
class Found:
    """A name at `start:end`, with the gender and role that the words beside it give."""

    start: int
    end: int
    name: str
    gender: str | None
    role: str


def person_at(text: str, run: Sequence[Word]) -> Found | None:
    """The person whom a run names, if any."""
    name, titled, gender = _without_titles(text, run)
    name = _before_repeat(name)
    called = name is not run and len(name) == 1 and len(run) > 1 and run[-2].text.lower() in _calling()
    if not name or len(name) > LONGEST_NAME or not _may_be_name(name, called=called):
        return None
    start, end = name[0].start, name[-1].end - (len(name[-1].text) - len(bare(name[-1].text)))
    if "/" in (text[start - 1 : start], text[end : end + 1]):  # the photographer of an agency
        return None
    if name[-1].text.lower() in SONS and text[end : end + 1] == ".":
        end += 1
    role = _role(text, start, end)
    if not titled and not (
        len(name) > 1
        and (
            _opens_with_given_name(name)
            or (_is_role(role) and not _is_place(name) and not _is_other(name, role))
            or _followed_by_age(text, end)
        )
    ):
        return None
    return _found(text, start, end, role, gender)


def person_called(text: str, start: int, end: int) -> Found:
    """The person whom the words at `start:end` name, as something else than the rules tells."""
    return _found(text, start, end, _role(text, start, end))


def _found(text: str, start: int, end: int, role: str, gender: str | None = None) -> Found:
    first, *more = text[start:end].split()
    given = given_names().get(fold(first), "") if more else ""
    gender = gender or (given if len(given) == 1 else None) or gender_of(role)
    return Found(start, end, " ".join((first, *more)), gender, role)


def _without_titles(text: str, run: Sequence[Word]) -> tuple[Sequence[Word], bool, str | None]:
    """The run after its last title, whether it had one (or a role stood before it), and the gender a title gives."""
    after, gender = 0, None
    for at, token in enumerate(run):
        word = token.text.lower()
        if word in titles() and not (at and at == len(run) - 1 and _may_be_given(run[at - 1])):
            after = at + 1
            gender = gender_of(word) or gender
    name = run[after:]
    titled = after > 0
    if not titled and run:
        before = re.search(r"([\w-]+) $", text[max(0, run[0].start - 24) : run[0].start])
        titled = before is not None and before.group(1) in words_of("titles", "roles") and len(run) > 1
        name = _without_opening(text, run)
        if (office := _after_office(text, run)) is not None:
            return office, True, gender
        name = _after_field(name)
    return name, titled, gender


@lru_cache(maxsize=1)
def _calling() -> frozenset[str]:
    """Titles behind which a capitalised English word is a surname ("Mr. Brown", "President Trump"), not the rest of a term ("General Motors")."""
    return words_of("titles", "honorifics") | _OFFICES


def _before_repeat(name: Sequence[Word]) -> Sequence[Word]:
    """A name up to where it begins again, as in "Jane Roe Jane Anne RoeMore headlines", which some pages print."""
    again = next((at for at in range(2, len(name)) if name[at].text == name[0].text), len(name))
    return name[:again]


def _may_be_given(token: Word) -> bool:
    """Whether a word before "King" or "Judge" makes that a surname."""
    return fold(token.text) in given_names() and token.text.lower() not in titles()


def _after_office(text: str, run: Sequence[Word]) -> Sequence[Word] | None:
    """As in "Secretary of | State Rex Tillerson": the run from its first given name on."""
    before = _OFFICE.search(text[max(0, run[0].start - 40) : run[0].start])
    if before is None or before.group(1).lower() not in words_of("titles", "roles"):
        return None
    return next((run[at:] for at in range(1, len(run) - 1) if fold(run[at].text) in given_names()), None)


def _after_field(run: Sequence[Word]) -> Sequence[Word]:
    """As in "Special Agent | Brock Domin": a run from its first given name on, where all before it are no names."""
    for at in range(len(run) - 1):
        word = fold(run[at].text)
        if word in given_names() and (word not in common_words() or len(run[at + 1].text) == 1):
            return run[at:]
        if word not in common_words() and word not in words_of("titles", "bodies") and not run[at].text.isupper():
            break
    return run


def _without_opening(text: str, run: Sequence[Word]) -> Sequence[Word]:
    """A run without the demonyms and, at a sentence's start, common words before the name."""
    at, first = 0, run[0].start in passages(text).opening
    while at < len(run) - 1:
        word = fold(run[at].text)
        opens = first and at == 0 and word in common_words() and word not in given_names()
        if not (opens or word in demonyms() or word in words_of("titles", "qualifiers")):
            break
        at += 1
    return run[at:]


def _may_be_name(name: Sequence[Word], *, called: bool) -> bool:
    """Whether words can be a name; `called` where an honorific stands before, as in "Mr. Brown"."""
    words = [fold(bare(token.text)) for token in name]
    return (
        not any(
            (word in words_of("titles", "bodies") and not (at == 0 < len(words) - 1 and word in given_names()))
            or (word in CALENDAR and not (at and word in _MONTH_NAMES))
            for at, word in enumerate(words)
        )
        and not (words[0] in demonyms() and words[0] not in given_names())
        and not any(char.isdigit() for char in words[-1])
        and not any(_GLUED.search(token.text) for token in name)
        and (called or len(words) > 1 or (words[0] not in common_words() and len(words[0]) > 1))
        and len(words[-1]) > 1
    )


def _opens_with_given_name(name: Sequence[Word]) -> bool:
    if fold(name[0].text) not in given_names() and not (len(name[0].text) == 1 and len(name) > 2):
        return False
    if fold(bare(name[-1].text)) in common_words() and fold(name[0].text) in common_words():
        return False
    return not _is_place(name)


def _is_place(name: Sequence[Word]) -> bool:
    """Whether a whole name is a land's, a province's or a large town's: "a nurse in Kutum, North Darfur"."""
    whole = lookup_folded(fold(" ".join(bare(token.text) for token in name)))
    return any(entry.kind != "city" or (entry.main and entry.population >= LARGE_PLACE) for entry in whole)


def _is_other(name: Sequence[Word], role: str) -> bool:
    """Whether a name's last word makes it a place's ("Kachin State") or, beside what a company can be, a company's ("the owner, Visayan Lines")."""
    last = bare(name[-1].text.lower())
    company = last in common_words() and not words_of("nouns", "enterprises").isdisjoint(role.lower().split())
    return last in words_of("nouns", "places") or company


def _role(text: str, start: int, end: int) -> str:
    """The words that say what the person is: those before the name and the apposition after (or before) it."""
    sentence, stop = passages(text).bounds(start)
    before = text[max(sentence, start - APPOSITION_REACH) : start]
    rank = _modifiers(before)
    apposed = _apposition_before(before.rstrip().removesuffix(rank))
    parts = [rank, apposed]
    if (inside := _PARENTHESIS.match(text, end)) is not None:
        parts.append(inside.group(1))
        end = inside.end()
    after = _APPOSITION.match(text, end, max(stop, end))
    goes_on = apposed and after and not _ARTICLE.match(after.group(1))  # the spokesman, X, | met the envoy
    if after and not goes_on and _is_role(after.group(1)):
        parts.append(after.group(1).rstrip(" ."))
    return " ".join(" ; ".join(part for part in parts if part).split())


def _modifiers(before: str) -> str:
    """The capitalised words and roles right before a name."""
    kept: list[str] = []
    for word in reversed(before.split()):
        plain = word.strip(".")
        if word[-1] in ',;:"”)' or not (plain[:1].isupper() or plain.lower() in beside_names()):
            break
        kept.append(word)
    while kept and kept[-1].lower() in common_words() and kept[-1].lower() not in beside_names():
        kept.pop()
    return " ".join(reversed(kept))


def _apposition_before(before: str) -> str:
    """As in "the leader of X" in "the leader of X, NAME", "X's leader" in "X's leader, NAME"."""
    if not before.rstrip().endswith(","):
        return ""
    clause = re.split(r"[,;:\"“(]|\s(?:--|[–—-])\s", before.rstrip()[:-1])[-1].strip()
    articles = list(_ARTICLE.finditer(clause)) or list(_OWNER.finditer(clause))
    for article in reversed(articles):
        governing = _GOVERNING.search(clause[: article.start()])
        if governing is None or not (governing.group(1) or governing.group(2).lower() in words_of("titles", "roles")):
            return clause[article.start() :] if _is_role(clause[article.start() :]) else ""
    return ""


def _is_role(words: str) -> bool:
    """Whether words speak of what somebody is: a role among the first few, before any verb of saying."""
    roles = words_of("titles", "roles")
    head = re.findall(r"[\w-]+", words.lower())[:8]
    return any(word in roles for word in head)


def _followed_by_age(text: str, end: int) -> bool:
    return re.match(r", (?:aged )?\d{1,2},", text[end : end + 12]) is not None

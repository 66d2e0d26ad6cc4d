"""What an attribution does, by its cue: the lexicon in assets/lexicons/kinds.toml and its grammar.

The grammar is short: the kinds are tried in the file's order; a word that
stands under a negation ("did not deny", "stopped short of denying") does not
count; some verbs deny what was said and refuse all else ("rejected the report", "rejected the truce"; see
`statements.py`); and a content that calls something false makes a denial of a neutral cue
("called the report a lie"), as one that says who confirms makes a confirmation ("said it had confirmed that").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from claimtrack.extract.statements import of_a_statement, withheld
from claimtrack.models import Kind

LEXICON = Path(__file__).parent.parent / "assets" / "lexicons" / "kinds.toml"
CONTENT_READ = 400
"""How many characters of a content are read for a denial."""
_NEGATION_REACH = 24
"""How many characters before a word its negation may stand."""
_OF_WHO_SAYS = re.compile(
    r"[“\"]?(?:that )?(?:to|he|she|it|they|we|i|no|the (?:company|ministry|government|office|party|firm|bank))\b"
)
"""How what is said begins that may tell of one's own silence: "said | it could not confirm the toll"."""
_NOBODY = re.compile(r"(?:no|nobody|none|neither|no-one|little|scant|hardly any)\b", re.IGNORECASE)
"""How those begin who did not say it: "No group | has claimed responsibility", "Little evidence | supports the claim"."""
_CHAMBER = re.compile(r"(?:the )?(?:[\w.]+ )?(?:senate|parliament|legislature|national assembly)", re.IGNORECASE)
"""Who confirms people in office: "The Senate | confirmed | Ms Holm"."""
_PARTY = re.compile(r"\b(?:senat|republicans\b|democrats\b|lawmakers\b)", re.IGNORECASE)
_CANDIDATE = re.compile(
    r"(?:he|she|him|her|(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w’'-]+|(?:[\w-]+ ){0,2}(?i:nominees?|judges?|justices?))(?=$| …| (?:as|by|for|if|to)\b)"
)
"""Whom the members of one confirm in office, besides what they may say is so: "Republicans | confirmed | Holm"."""
_CONFIRMED = re.compile(r"\b(?:is|are|was|were|been|being|be)(?: \w+ly)? confirmed\b(?! by\b)", re.IGNORECASE)
"""Without a source, nobody confirms: "The game | was confirmed"."""
_ANSWERS = frozenset({Kind.DENIAL, Kind.CONFIRMATION, Kind.RETRACTION})
_WISHES = frozenset({Kind.OPINION, Kind.PROMISE})
_NO_SIGN = re.compile(r"\b(?:no|not|without|never|nothing|if|whether|unless)\b[^.;]*$")
"""A content that finds no sign of something being false does not call it so, nor does one that asks whether it is."""


@dataclass(frozen=True)
class _Entry:
    """`otherwise`: the kind where the content is of nothing that was said; none where that does not matter.

    `opening`: the content's first words tell these: "declined | to comment", "withdrew | its claim", "did not accept | the figure".
    `anywhere`: so may what is said of oneself: "said | it could not confirm the toll".
    """

    kind: Kind
    words: re.Pattern[str]
    besides: re.Pattern[str]
    otherwise: Kind | None
    opening: bool
    anywhere: bool


@dataclass(frozen=True)
class _Lexicon:
    entries: tuple[_Entry, ...]
    negation: re.Pattern[str]
    denying_content: re.Pattern[str]
    confirming_content: re.Pattern[str]
    partial_content: re.Pattern[str]
    retracting_content: re.Pattern[str]
    retracting_cue: re.Pattern[str]
    denying_cue: re.Pattern[str]
    called_content: re.Pattern[str]
    calling_cue: re.Pattern[str]


def kind_of(cue: str, content: str, source: str = "") -> Kind:
    """The kind of an attribution from the words of its cue and content, and of its source, where that takes the answer from it."""
    kind = _kind_of(cue, content)
    if kind in _ANSWERS and _NOBODY.match(source):
        return Kind.ASSERTION
    if kind is Kind.CONFIRMATION and _seats(cue, content, source):
        return kind if of_a_statement(_plain(content[:CONTENT_READ])) else Kind.ASSERTION
    return kind


def _seats(cue: str, content: str, source: str) -> bool:
    """Whether it may be people in office that are confirmed, or nobody who confirms."""
    if not source:
        return _CONFIRMED.search(cue) is not None
    by_members = _PARTY.search(source) and _CANDIDATE.match(content)
    return "confirm" in cue.lower() and bool(_CHAMBER.fullmatch(source) or by_members)


def _kind_of(cue: str, content: str) -> Kind:
    lexicon = _lexicon()
    words, said = _plain(cue), _plain(content[:CONTENT_READ])
    opening = f"{words} {said[:40]}"
    if lexicon.retracting_cue.search(words) and lexicon.retracting_content.search(said):
        return Kind.RETRACTION
    for entry in lexicon.entries:
        place = entry.words.search(opening if entry.opening else words)
        negated = place and entry.kind is not Kind.NO_COMMENT and _negated(opening, place.start(), lexicon)
        if not place or negated or entry.besides.search(opening) or _tells_of_it(entry, place.start(), words, said):
            continue
        kind = entry.kind
        if entry.otherwise and not of_a_statement(said):
            kind = entry.otherwise
        if kind is Kind.DENIAL and withheld(words, said):
            kind = Kind.ASSERTION
        return Kind.DENIAL if kind in (Kind.OPINION, Kind.DEMAND) and _denies(words, said, lexicon) else kind
    if lexicon.denying_cue.search(words) and lexicon.partial_content.search(said):
        return Kind.CONFIRMATION
    if _denies(words, said, lexicon):
        return Kind.DENIAL
    confirms = lexicon.denying_cue.search(words) and lexicon.confirming_content.search(said)
    return Kind.CONFIRMATION if confirms else Kind.ASSERTION


def confirms_in_part(said: str) -> bool:
    """Whether words say of something said that it is true in part: "the report was partly true", "some of the claims"."""
    return _lexicon().partial_content.search(_plain(said)) is not None


def _tells_of_it(entry: _Entry, at: int, words: str, said: str) -> bool:
    """Whether a word of an answer stands in what is said, not first in it nor of one's own silence: "said | that troops had withdrawn".

    Of a wish it does so if it stands first in it, too: "said | seeking help was right".
    """
    if at < len(words) or (at == len(words) + 1 and entry.kind not in _WISHES):
        return False
    return not (entry.anywhere and _OF_WHO_SAYS.match(said))


def _negated(words: str, at: int, lexicon: _Lexicon) -> bool:
    return lexicon.negation.search(words[max(0, at - _NEGATION_REACH) : at]) is not None


def _denies(words: str, said: str, lexicon: _Lexicon) -> bool:
    place = lexicon.denying_content.search(said) if lexicon.denying_cue.search(words) else None
    false = place and not _NO_SIGN.search(said[: place.start() + 1])
    return bool(false or (lexicon.calling_cue.search(words) and lexicon.called_content.search(said)))


def _plain(words: str) -> str:
    """Lower case, straight apostrophes, single spaces, and "not" as a word of its own."""
    return " ".join(words.lower().replace("’", "'").replace("n't", " not").split())


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    with LEXICON.open("rb") as file:
        data = tomllib.load(file)
    irregular: dict[str, list[str]] = data["irregular"]

    def read(entry: dict[str, Any]) -> _Entry:
        forms = [form for verb in entry.get("verbs", ()) for form in inflected(verb, irregular)]
        words, besides = _any_of([*forms, *entry.get("phrases", ())]), _any_of(entry.get("except", ()))
        kind, otherwise = Kind(entry["name"]), Kind(entry["otherwise"]) if "otherwise" in entry else None
        opening = entry.get("opening", kind in (Kind.NO_COMMENT, Kind.RETRACTION))
        anywhere = kind is Kind.NO_COMMENT and "opening" not in entry
        return _Entry(kind, words, besides, otherwise, opening, anywhere)

    def told(name: str) -> re.Pattern[str]:
        return re.compile("|".join(_spelt_out(pattern, data["content"]) for pattern in data["content"][name]))

    return _Lexicon(
        tuple(map(read, data["kind"])),
        _any_of(data["negation"]["words"], whole=False),
        told("denial"),
        told("confirmation"),
        told("partial"),
        told("retraction"),
        _verbs([*data["content"]["denying"], *data["content"]["admitting"]], irregular),
        _verbs(data["content"]["denying"], irregular),
        re.compile(data["content"]["called"]),
        _verbs(data["content"]["calling"], irregular),
    )


def _verbs(verbs: Iterable[str], irregular: dict[str, list[str]]) -> re.Pattern[str]:
    return _any_of(form for verb in verbs for form in inflected(verb, irregular))


def _spelt_out(pattern: str, words: dict[str, str]) -> str:
    """A pattern with what its names in braces stand for."""
    for name in ("noun", "own_words", "so", "more"):
        pattern = pattern.replace(f"{{{name}}}", words[name])
    return pattern


def _any_of(phrases: Iterable[str], *, whole: bool = True) -> re.Pattern[str]:
    """One pattern for all phrases; `*` stands for any ending of a word, or alone for up to three words."""
    parts = []
    for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
        words = [r"(?:\S+ ){0,2}\S+" if w == "*" else re.escape(w).replace(r"\*", r"\w*") for w in phrase.split()]
        parts.append(" ".join(words))
    inner = "|".join(parts) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{inner})(?!\w)" if whole else inner)


def inflected(verb: str, irregular: dict[str, list[str]]) -> list[str]:
    """A verb (with a particle, perhaps) and its regular or listed forms."""
    head, _, tail = verb.partition(" ")
    forms = [head, *(irregular.get(head) or _regular(head))]
    return [f"{form} {tail}".strip() for form in forms]


def _regular(verb: str) -> list[str]:
    if verb.endswith("e"):
        return [verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    return [verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"), verb + "ed", verb + "ing"]

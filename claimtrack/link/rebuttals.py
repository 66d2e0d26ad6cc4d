"""Answers to who spoke rather than to what was said: "said the colonel was lying", "said it stood by its story".

Neither is a denial by its cue. Who says that somebody lies, or has made something up, denies what that one
said just before; who stands by his own words denies the denial of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtrack.link.camps import allied, said_by_one
from claimtrack.link.meant import NAMED, NEAR_PARAGRAPHS, NEARBY
from claimtrack.link.pairs import REACH, Pair
from claimtrack.link.reference import plain
from claimtrack.link.signs import ANSWERABLE, FEWEST_WORDS, owned
from claimtrack.link.told import Told
from claimtrack.models import Kind, Relation

_LIES = r"(?:lies|panic|rumou?rs|falsehoods|propaganda|disinformation|misinformation|fake news|false (?:\w+ )?(?:reports|information|claims|news|stories|allegations|rumou?rs))"
_WHO = r"(?P<who>(?!it\b|that\b|this\b|there\b|what\b|i\b|we\b)[^.;:,“”\"]{2,60}?)"
_LYING = re.compile(
    rf"(?:that )?{_WHO} (?:(?:is|are|was|were|had been|has been|have been|'s)(?: (?:\w+ly|also|again|just|a))* "
    rf"(?:lying(?! (?:in|on|under|beneath|at|by|near|next|dead|wounded|there|face|down|low|still)\b)|liars?|mistaken(?! for\b)|misinformed|not telling the truth|spreading {_LIES}|peddling {_LIES})|(?:had |has |have )?lied)\b",
    re.IGNORECASE,
)
_OF_LYING = re.compile(
    rf"{_WHO} of (?:\w+ly )?(?:lying|making (?:it|things|this|that) up|inventing|fabricating|falsifying|inflating|exaggerating|distorting|twisting|misrepresenting|(?:spreading|peddling) {_LIES})\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:he|she|they|him|her|them)", re.IGNORECASE)
_OWN = (
    r"(?:its|his|her|their|our|my|the|every) (?:[\w-]+ ){0,2}?(?:reporting|journalism|stor(?:y|ies)|reports?|articles?|words?|claims?|statements?|accounts?|testimony"
    r"|figures?|numbers?|counts?|tolls?|lists?|estimates?|findings?|analys[ei]s|allegations?|accusations?|remarks?|comments?|research|data)\b(?!')"
)
_STOOD_BY = re.compile(
    rf"(?:that )?(?:(?:he|she|it|they|we|i|the [\w ]{{1,30}}?)(?: (?:will|would|still|fully|\w+ly))* (?:stands?|stood) by"
    rf"|(?:he|she|it|they|we|i|the [\w ]{{1,30}}?) (?:will|would|did|does|do)(?: not|n't) (?:withdraw|retract|take back|apologi[sz]e for)) {_OWN}",
    re.IGNORECASE,
)
_STANDING_BY = re.compile(r"(?:\w+ )*(?:(?:stands?|stood|standing) by|defend(?:s|ed|ing)?)", re.IGNORECASE)
_NOT_WITHDRAWING = re.compile(
    r"(?:\w+ )*(?:would not|will not|refus(?:es|ed|ing) to|declin(?:es|ed|ing) to) (?:withdraw|retract|take back|apologi[sz]e for)",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(_OWN, re.IGNORECASE)
_THE = re.compile(r"the\b", re.IGNORECASE)


def rebuttals(tellings: Sequence[Told]) -> Iterator[Pair]:
    """Pairs of who is called a liar, or whose denial is not accepted, and who answers so; in the order of the answers."""
    for at, answer in enumerate(tellings):
        if answer.said.source is None or answer.said.kind not in (Kind.ASSERTION, Kind.ACCUSATION, Kind.OPINION):
            continue
        before = [
            claim
            for claim in tellings[max(0, at - REACH) : at]
            if answer.paragraph - claim.paragraph < NEAR_PARAGRAPHS
            and len(claim.said.content_text.split()) >= FEWEST_WORDS
            and not said_by_one(claim.said, answer.said)
            and not allied(claim.said, answer.said)
        ]
        found = _of_a_liar(answer, before) or _of_a_denial(answer, before, tellings)
        if found:
            claim, score, why = found
            first = " ".join(f"{answer.said.cue.text} {answer.said.content_text}".split()[:8])
            reasons = (f"“{first}” are words of denying", why)
            yield Pair(answer.said, claim.said, Relation.DENIES, explicit=True, score=score, reasons=reasons)


def _of_a_liar(answer: Told, before: list[Told]) -> tuple[Told, float, str] | None:
    """The nearest claim of whom an answer calls a liar."""
    found = _calls_a_liar(answer)
    before = [c for c in before if c.said.kind in ANSWERABLE]
    if not found or not before:
        return None
    who = found["who"]
    if _PRONOUN.fullmatch(who):
        just = before[-1]
        return (just, NEARBY, f"“{who}” spoke just before") if just.at == answer.at - 1 else None
    theirs = [c for c in before if owned(c.said, who)]
    return (theirs[-1], NAMED, f"“{who}” is who said it") if theirs else None


def _calls_a_liar(answer: Told) -> re.Match[str] | None:
    said = plain(answer.said.content_text)
    return _OF_LYING.match(said) if answer.said.kind is Kind.ACCUSATION else _LYING.match(said)


def _of_a_denial(answer: Told, before: list[Told], tellings: Sequence[Told]) -> tuple[Told, float, str] | None:
    """The denial just before who stands by his words; nobody else has spoken between them."""
    if not _stands_by_his_words(answer):
        return None
    denials = [c for c in before if c.said.kind is Kind.DENIAL or _calls_a_liar(c)]
    if not denials:
        return None
    claim = denials[-1]
    between = tellings[claim.at + 1 : answer.at]
    if any(not (said_by_one(c.said, claim.said) or said_by_one(c.said, answer.said)) for c in between):
        return None
    return claim, NEARBY, "who stands by his words does not accept the denial before"


def _stands_by_his_words(answer: Told) -> bool:
    cue, said = plain(answer.said.cue.text), plain(answer.said.content_text)
    if _STOOD_BY.match(said):
        return True
    own = _OWN_WORDS.match(said) is not None
    return own and bool(_NOT_WITHDRAWING.fullmatch(cue) or (_STANDING_BY.fullmatch(cue) and not _THE.match(said)))

"""What can be seen of two attributions, of one article or of two: who speaks, who is accused, what is spoken of.

An answer's own words say what they do to a claim (`RELATIONS`); these signs tell
whether a claim may be the one that they speak of.
"""

from __future__ import annotations

import re
from textwrap import wrap

from claimtrack.extract.accused import accused_by
from claimtrack.extract.kinds import kind_of
from claimtrack.extract.lexicons import words_of
from claimtrack.extract.sides import NOBODY, WORD, markers_in
from claimtrack.link.camps import allied, may_be_one, said_by_one, who
from claimtrack.link.events import event_places
from claimtrack.link.propositions import STEM, names, share, stems, words
from claimtrack.link.reference import How, reference_of
from claimtrack.models import Attribution, Kind, Relation

RELATIONS = {
    Kind.DENIAL: Relation.DENIES,
    Kind.CONFIRMATION: Relation.CONFIRMS,
    Kind.NO_COMMENT: Relation.DECLINES,
    Kind.RETRACTION: Relation.RETRACTS,
}
"""Kinds of statement whose own words refer to another one, and what they do to it."""
VERBS = {
    Relation.DENIES: "denying",
    Relation.CONFIRMS: "confirming",
    Relation.DECLINES: "giving no answer",
    Relation.RETRACTS: "taking back",
}
ANSWERABLE = frozenset({Kind.ASSERTION, Kind.ACCUSATION})
QUOTED = 50
"""Characters up to which the words of an answer are quoted."""
LONGEST_SPEAKER = 5
"""Words up to which a content can be a speaker and no more."""
FEWEST_WORDS = 3
"""A content of fewer words ("it", "the claims") says nothing that could be answered."""
ALIKE = {Relation.DENIES: 0.5, Relation.CONFIRMS: 0.75, Relation.DECLINES: 0.5, Relation.RETRACTS: 0.5}
"""Share of the shorter one's words that an answer's clause and a claim must have in common."""

_UNVERIFIED = re.compile(
    r"\bno (?:independent |immediate )?confirmation\b"
    r"|(?:\bnot|n't|\bnever|\byet to) (?:be |been |yet |immediately |independently )*(?:verif(?:y|ied)|confirm(?:ed)?)\b"
    r"|\b(?:cannot|unable to) (?:immediately |independently )*(?:verify|confirm)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\W*(?:that )?(?:this|that|it|these|those|they)(?:['’]s|['’]re| (?:is|was|are|were|has been|had been))\b",
    re.IGNORECASE,
)
"""How a clause begins that says of what was said only what kind of thing it is."""
_POINTING_BACK = re.compile(r"\b(?:such|these|those|them)\b", re.IGNORECASE)
"""Words in a clause that take up what was said before: "any such weapons", "fired them"."""
_TOO = re.compile(
    r"\W*(?:that )?(?:he|she|it|they|we|i) also (?:heard|hears|saw|sees|had seen|had heard|witnessed|noticed|felt)\b",
    re.IGNORECASE,
)
"""How one says that one has perceived the same."""
_OF_OTHERS = re.compile(r"\b(?:reports?|stor(?:y|ies)|articles?|accounts?)\b", re.IGNORECASE)
_ANSWERED = re.compile(
    r"[^.;:“”\"]{0,80}?\b(?:den(?:y|ies|ied|ying)(?! (?:\w+ ){0,3}(?:bail|entry|access|visas?|asylum|permission)\b)|(?:refus|declin)\w* to (?:comment|say|answer)|(?:did not|didn['’]t) (?:immediately )?(?:respond|reply|comment)|knew nothing (?:about|of))\b"
)
"""What tells that somebody gave an answer: "that the mayor denied it", "the woman refused to comment"."""
_DENIALS = re.compile(r"(?:[\w’'-]+ ){0,4}denials?", re.IGNORECASE)
_OF_ONES_OWN = re.compile(r"(?:that )?(?:its|his|her|their|our|my)\b", re.IGNORECASE)
_OF_ONES_BOSS = re.compile(
    rf"{_OF_ONES_OWN.pattern} (?:(?:former|then|old|ex)[ -])?(?:neighbou?rs?|rivals?|opponents?|critics?|boss(?:es)?|employers?|landlords?|husband|wife|father|mother"
    r"|brother|sister|coach|teacher|partner|doctor|suppliers?|competitors?)\b",
    re.IGNORECASE,
)
"""How a clause begins of people who are near to the speaker, and not of his side."""
_OWN_DOINGS = re.compile(
    rf"{_OF_ONES_OWN.pattern}|(?:that )?(?:he|she|they|we|i)\b|(?!being\b|nothing\b|anything\b)\w+ing\b", re.IGNORECASE
)
"""How a clause begins that tells of the speaker's own doings: "its forces fired", "that they fired", "shelling the town"."""


def cue_reason(answer: Attribution, relation: Relation) -> str:
    """In words why an answer is one: its cue is of that kind, or what it says ("said" does not deny, "that is untrue" does)."""
    told = answer.cue.text
    if RELATIONS.get(kind_of(told, "")) is not relation:
        first, *rest = wrap(f"{told} {answer.content_text}", QUOTED)
        told = f"{first}…" if rest else first
    return f"“{told}” are words of {VERBS[relation]}"


def can_be_answered(claim: Attribution, answer: Attribution, relation: Relation) -> bool:
    """Another side's claim (the same speaker's for a retraction) that says something."""
    if claim.kind not in ANSWERABLE or len(claim.content_text.split()) < FEWEST_WORDS or tells_of_it(claim, answer):
        return False
    if relation is Relation.RETRACTS:
        return said_by_one(claim, answer)
    return not may_be_one(claim, answer) and not (relation is Relation.DENIES and allied(claim, answer))


def tells_of_it(claim: Attribution, answer: Attribution) -> bool:
    """Whether what is claimed is that whoever answers denied something or would not comment."""
    answers = answer.kind in (Kind.DENIAL, Kind.NO_COMMENT)
    return answers and _ANSWERED.match(claim.content_text) is not None and speaks_of(claim, answer)


def unverified(answer: Attribution) -> bool:
    """Whether an attribution says that something could not be verified, which neither denies nor confirms it."""
    return bool(_UNVERIFIED.search(f"{answer.cue.text} {answer.content_text}".replace("’", "'")))


def of_anothers_claims(claim: Attribution, answer: Attribution) -> bool:
    """Whether an answer says whose words it is given to ("Hajiyev's claims"), and the claim is not theirs.

    A report or story tells what others said.
    """
    reference = reference_of(answer.content_text, no_comment=answer.kind is Kind.NO_COMMENT)
    if answer.kind not in RELATIONS or not reference.owner or _OF_OTHERS.search(reference.words):
        return False
    return not owned(claim, reference.owner)


def perceived_too(answer: Attribution) -> bool:
    """Whether an answer says that its speaker, too, has perceived something ("he also heard the shots"), which denies nothing."""
    return bool(_TOO.match(answer.content_text))


def of_denials(answer: Attribution) -> bool:
    """Whether what an answer is given to is called a denial ("dismissed both denials"): then it is not what was denied."""
    return bool(_DENIALS.fullmatch(answer.content_text))


def of_the_claimants_deeds(claim: Attribution, answer: Attribution) -> bool:
    """Whether a denial is of what the claimant's own side is said to have done: then it is somebody else whom it answers."""
    return (
        answer.kind is Kind.DENIAL
        and claim.side is not None
        and accused_by(answer.cue.text, "", answer.content_text, NOBODY) == claim.side
    )


def of_other_doers(claim: Attribution, answer: Attribution) -> bool:
    """Whether a claim is of the claimant's own forces or means, or accuses another side, and a denial of what the denying side is said to have done."""
    if answer.kind is not Kind.DENIAL:
        return False
    boss = _OF_ONES_BOSS.match(claim.content_text) and touch(stems(claim.content_text), stems(answer.content_text))
    if not (_OF_ONES_OWN.match(claim.content_text) and not boss) and not _accuses_others(claim, answer):
        return False
    reference = reference_of(answer.content_text)
    return reference.how is How.GUILT or bool(_OWN_DOINGS.match(reference.clause or ""))


def _accuses_others(claim: Attribution, answer: Attribution) -> bool:
    """Whether a claim accuses a side other than the answer's, of which neither names the other's: not Armenia, of "Karabakh Armenian forces"."""
    if claim.accused is None or answer.side is None or claim.accused == answer.side:
        return False
    return claim.accused not in _sides_in(who(answer)) and answer.side not in _sides_in(claim.content_text)


def _sides_in(text: str) -> set[str]:
    return {marker.side for marker in markers_in(WORD.findall(text))}


def own_clause(answer: Attribution) -> str:
    """The clause in which an answer says what it answers; empty where it only points ("the report", "that it was a lie")."""
    clause = reference_of(answer.content_text, no_comment=answer.kind is Kind.NO_COMMENT).clause or ""
    return clause if len(clause.split()) >= FEWEST_WORDS and not _POINTING.match(clause) else ""


def only_points(answer: Attribution) -> bool:
    """Whether an answer says neither what it answers nor whose words it answers: "that was untrue", not "Hajiyev's claims"."""
    silent = answer.kind is Kind.NO_COMMENT
    return not own_clause(answer) and not reference_of(answer.content_text, no_comment=silent).owner


def of_something_else(claim: Attribution, answer: Attribution) -> bool:
    """Whether what an answer confirms, in a clause of its own, has no word in common with the claim."""
    clause = own_clause(answer) if answer.kind is Kind.CONFIRMATION else ""
    return bool(clause) and stems(clause).isdisjoint(stems(claim.content_text))


def of_another_matter(claim: Attribution, answer: Attribution) -> bool:
    """Whether what is denied, in a clause of its own, has no word in common with a claim that does not speak of who denies it."""
    if kind_of(answer.cue.text, answer.content_text) is not Kind.DENIAL:
        return False
    clause, how = own_clause(answer), reference_of(answer.content_text).how
    if not clause or how is How.GUILT or clause.startswith("of ") or _POINTING_BACK.search(clause):
        return False
    return not (touch(stems(clause), stems(claim.content_text)) or accuses(claim, answer) or speaks_of(claim, answer))


def speaks_of(claim: Attribution, answer: Attribution) -> bool:
    """Whether a claim names the side of an answer, or has a name in common with its speaker."""
    return answer.side in _sides_in(claim.content_text) or bool(
        names("– " + who(answer)) & names("– " + claim.content_text)
    )


def touch(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one of the stems begins one of the others, as "use" does "used"."""
    return any(one.startswith(other) or other.startswith(one) for one in some for other in others)


def takes_back_its_words(claim: Attribution, answer: Attribution) -> bool:
    """Whether a retraction says again what it takes back: "withdrew its claim that 300 birds had died"."""
    clause = stems(own_clause(answer)) if answer.kind is Kind.RETRACTION else frozenset()
    return len(clause) > 1 and clause <= stems(claim.content_text)


def of_nobody(answer: Attribution) -> bool:
    """Whether what is denied is but a speaker, as where a headline runs into the text: "Army denies The army source"."""
    reference = reference_of(answer.content_text)
    words = (reference.clause or "").split()
    return (
        answer.kind is Kind.DENIAL
        and reference.how is How.CLAUSE
        and 0 < len(words) <= LONGEST_SPEAKER
        and words[-1].removesuffix("s") in words_of("titles", "roles") | {"source"}
    )


def owned(claim: Attribution, owner: str) -> bool:
    """Whether the owner's words name the claim's source, speaker or side."""
    called = " ".join(part for part in (claim.source.text if claim.source else "", claim.speaker, claim.side) if part)
    return bool(stems(owner) & stems(called))


def accuses(claim: Attribution, answer: Attribution) -> bool:
    """Whether a claim accuses the side of an answer, or speaks of its speaker by name."""
    if claim.accused is not None:
        return claim.accused == answer.side
    if answer.source and answer.source.text.casefold() in claim.content_text.casefold():
        return True
    places = {w.casefold() for p in claim.places if p.span for w in words(p.span.text)}
    spoken_of = {w.casefold() for w in words(claim.content_text) if w[:1].isupper()} - places
    own = [w.casefold() for w in words(answer.speaker or "") if w[:1].isupper()]
    return bool(own) and own[-1] in spoken_of


def aim(claim: Attribution, answer: Attribution) -> str:
    """In words, of a claim that accuses an answer's side or speaks of its speaker, which of the two."""
    if claim.accused is not None and claim.accused == answer.side != who(answer):
        return f"the claim accuses {answer.side}, for which {who(answer)} speaks"
    return f"the claim is about {who(answer)}"


def pointed_at(claim: Attribution, answer: Attribution) -> bool:
    """Whether a claim is an accusation, or is about the speaker of an answer."""
    return claim.kind is Kind.ACCUSATION or accuses(claim, answer)


def elsewhere(claim: Attribution, answer: Attribution, clause: str) -> bool:
    """Whether a claim and an answer's clause speak of different things.

    So they do where both name names or places of the event and none is common to both, and
    where each has its own speaker's doings for its subject ("his forces", "its soldiers").
    """
    if _OF_ONES_OWN.match(claim.content_text) and _OF_ONES_OWN.match(clause):
        return True
    places = [event_places(a) for a in (claim, answer)]
    called = [names(claim.content_text), names(clause)]
    return any(here and there and not here & there for here, there in (places, called))


def likeness(clause: str, claim: Attribution, said: frozenset[str]) -> tuple[float, str]:
    """How much of an answer's clause and a claim is one proposition (0 to 1), and in words why; `said` are the claim's stems."""
    wanted = stems(clause)
    common = sorted({w for w in words(clause.casefold()) if w[:STEM] in said})
    return (
        share(wanted, said, names(claim.content_text)),
        f"the same proposition: both speak of {', '.join(common)}",
    )

"""Which claim a refusal to comment is given to, where its own words do not say.

"The ministry declined to comment" answers the nearest claim that speaks of the ministry, by its name, its side or
its office; where no claim does, it answers none. What somebody was asked stands before or after it: "Asked about
the tests, he would not comment".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimtrack.extract.lexicons import demonyms, table, verb_forms, word_set, words_of
from claimtrack.extract.passages import passages
from claimtrack.link.camps import of_one_side, said_by_one, who
from claimtrack.link.meant import NEARBY, Referents, in_reach, likest
from claimtrack.link.propositions import STEM, names, stems, words
from claimtrack.link.reference import Reference
from claimtrack.link.signs import ALIKE, accuses, aim, speaks_of
from claimtrack.link.told import Told
from claimtrack.models import Kind, Relation

PERHAPS = 0.5
"""Score of a claim that may be of who keeps silent."""
NAMED_PARAGRAPHS = 4
"""How many paragraphs back the claim may stand that names who keeps silent, his own included."""
_OPENING = 3
"""Words of a claim among which its subject stands."""
_ASKED = re.compile(
    r"(?:\b[Ww]hen )?\b[Aa]sked(?: (?:\w+ times|repeatedly|again|later|by [^,;]{2,40}?|on \w+day))?(?: to comment)? "
    r"(?P<what>(?:about|on|whether|if) [^,;:“”\"]{2,120})"
)
_THING = re.compile(r"(?:the|that|those|these|this) (?:(?!of\b|in\b|for\b|by\b)[\w-]+ ){0,2}[\w-]+")
_SUCH = re.compile(r"\bsuch [\w-]+$")
_KIND = re.compile(
    r"(?:(?:an? |the )?(?:individual|specific|particular|ongoing|pending|active|leaked|internal|private|anonymous|confidential|commercial|"
    r"personnel|operational|market|media|legal|security|intelligence)\b.*"
    r"|(?:such|its|their) \w+"
    r"|(?:(?:the|this) )?(?:matter|issue|subject|topic|situation)"
    r"|(?:rumou?rs?|speculation|litigation|matters|cases|investigations)\b.*)",
    re.IGNORECASE,
)
"""What one never comments on, which tells only by its kind what was asked: "individual cases", "market speculation", "the matter"."""
_MORE = re.compile(r"\b(?:further|elaborate|elaborating|details|more|additional)\b")
_BEHIND = re.compile(r",| (?:that|which|who|whose|in|for) ")
"""Behind which the words for a speaker tell more of him than what he is."""
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_OWN_DEED = re.compile(
    r"(?:that )?(?:he|she|it|they|we|i|(?:its|our|their|my) \w+) (?!(?:had|has|have) (?:both |all )?been |(?:was|were|is|are) )",
    re.IGNORECASE,
)
"""How a claim begins that tells what its speaker did; what befell him begins in the passive: "they had been beaten"."""
_DEFEAT = re.compile(r"\bbeat(?:en|ing)? (?:[a-z]{1,20} )?[A-Z]")
"""What tells of a match, and is no harm for certain: "beat Velden", "beaten by Velden"."""
_HIS = re.compile(r"(?:his|her|its|their)\b", re.IGNORECASE)


def asked(text: str, answer: Told) -> str:
    """What somebody was asked, by the sentence in which he keeps silent: "about the tests", "whether it was true"; empty where it does not tell."""
    start, end = passages(text).bounds(answer.said.cue.start)
    source = answer.said.source
    for found in _ASKED.finditer(text, start, end):
        before = source is not None and found.end() <= source.start and text[found.end() :].startswith(",")
        if before or found.start() >= answer.said.cue.end:
            return found["what"].strip()
    return ""


def of_silence(answer: Told, reference: Reference, others: Sequence[Told], near: Sequence[Told]) -> Referents:
    """What a refusal to comment is given to: the claim like what it names, that of the thing it names, or the nearest of who refuses."""
    clause = reference.clause or ""
    before = [c for c in others if c.said.cue.start < answer.said.cue.start]
    before = [c for c in before if answer.paragraph - c.paragraph < NAMED_PARAGRAPHS]
    if _is_bare(clause, reference.words):
        about = _of_who_is_silent(before, answer, near)
        perhaps = [c for c in before if in_reach(c, answer) and accuses(c.said, answer.said)]
        found = [(about, NEARBY)] if about else [(c, PERHAPS) for c in perhaps[-1:]]
        if not found and not _HIS.match(clause) and (charge := _charge_before(before, answer)):
            return [(charge, PERHAPS, "it tells of harm or wrong, and nobody else speaks before the refusal")]
        return [(c, score, aim(c.said, answer.said)) for c, score in found]
    alike = likest(clause, answer, ALIKE[Relation.DECLINES], others)
    thing = None if alike else _of_the_thing(before, answer, clause)
    return [(thing, NEARBY, f"the claim is of “{clause}”")] if thing else alike


def _is_bare(clause: str | None, words: str) -> bool:
    """Whether a refusal says nothing of what it is given to but its kind: "to comment", "on individual cases"; more than was said is asked of no claim."""
    return not _MORE.search(words) and (not clause or _KIND.fullmatch(clause) is not None)


def _of_who_is_silent(before: Sequence[Told], answer: Told, told: Sequence[Told]) -> Told | None:
    """The nearest of the claims before a refusal that speaks of who refuses; farther away only by his name.

    None lies behind an accusation of the same paragraph, which may be of him under another name.
    """
    called = _called(answer, told)
    of_side = names(f"– {answer.said.side or ''}")
    for claim in reversed(before):
        far = answer.paragraph - claim.paragraph > 1
        own = called - of_side if far else called
        if not _of_one_camp(claim, answer) and (own & claim.names or (not far and _speaks_of(claim, answer))):
            return claim
        if claim.said.kind is Kind.ACCUSATION and claim.paragraph == answer.paragraph:
            return None
    return None


def _charge_before(before: Sequence[Told], answer: Told) -> Told | None:
    """The nearest of what one speaker says right before a refusal that tells of harm or wrong, where who refuses has no name but what he is: "the company"."""
    if not _is_nameless(answer):
        return None
    for back, claim in enumerate(reversed(before), start=1):
        same = claim is before[-1] or said_by_one(claim.said, before[-1].said)
        if claim.at != answer.at - back or not in_reach(claim, answer) or not same:
            return None
        if _charges(claim):
            return claim
    return None


def _is_nameless(answer: Told) -> bool:
    """Whether who refuses is called by what he is alone: "the company", "police"."""
    first, *others = answer.said.source.text.split() if answer.said.source else [""]
    if any(word[:1].isupper() for word in others):
        return False
    if others:
        return first.casefold() in _DETERMINERS
    return first.casefold() not in _PRONOUNS and (answer.said.speaker or first).islower()


def charges_before(before: Sequence[Told], answer: Told) -> list[Told]:
    """The claims of harm or wrong before a refusal to speak of "the allegation"; none where what was said right before it is none."""
    right = bool(before) and before[-1].at == answer.at - 1 and in_reach(before[-1], answer) and _charges(before[-1])
    return [claim for claim in before if _charges(claim)] if right else []


def _charges(claim: Told) -> bool:
    """Whether a claim accuses, or tells of harm that is not its speaker's own doing nor that of outlaws."""
    told = words(claim.content)
    if not _outlaws().isdisjoint(told) or _OWN_DEED.match(claim.content) or _DEFEAT.search(claim.said.content_text):
        return False
    return claim.said.kind is Kind.ACCUSATION or not _harm().isdisjoint(told)


def _of_the_thing(before: Sequence[Told], answer: Told, clause: str) -> Told | None:
    """The nearest claim that speaks of the thing which is not commented on: "the cameras", "such weapons"; farther away only if it begins with it ("The note says")."""
    if not (_THING.fullmatch(clause) or _SUCH.search(clause)):
        return None
    head = stems(clause.split()[-1])
    for claim in reversed(before):
        source = claim.said.source
        begun = stems(" ".join([*claim.content.split()[:_OPENING], source.text if source else ""]))
        near = answer.paragraph - claim.paragraph < 2
        if head & (stems(claim.content) | begun if near else begun):
            return claim
    return None


def _of_one_camp(claim: Told, answer: Told) -> bool:
    """Whether both speak for one side, or the one is named in the other's name; a nationality is no such name."""
    if of_one_side(claim.said, answer.said):
        return True
    common = names("– " + who(claim.said)) & names("– " + who(answer.said))
    return bool(common - _usual() - frozenset(word[:STEM] for word in demonyms()))


def _called(answer: Told, told: Sequence[Told]) -> frozenset[str]:
    """The names of who refuses; of "his lawyer" those of who spoke before, too."""
    source = answer.said.source
    called = names(f"– {answer.said.speaker or ''} {source.text if source else ''}")
    if source and _HIS.match(source.text):
        last = next((one for one in reversed(told) if one.said.cue.start < source.start), None)
        called |= names("– " + who(last.said)) if last else frozenset()
    return called - _usual() - frozenset(role[:STEM] for role in words_of("titles", "roles"))


def _speaks_of(claim: Told, answer: Told) -> bool:
    """Whether a claim accuses the side of who refuses, or speaks of it, or of his office: "bishops", of a bishops' conference."""
    said, source = answer.said, answer.said.source
    whole = source.text if source else ""
    body = _BEHIND.split(whole)[0]
    by_office = (stems(body) - _usual()) & stems(claim.content)
    phrase = " " in whole and f" {whole.casefold()} " in f" {claim.content} "
    accused = claim.said.accused is not None and claim.said.accused == said.side
    return bool(by_office) or phrase or accused or _of_his_people(claim, whole) or speaks_of(claim.said, said)


def _of_his_people(claim: Told, source: str) -> bool:
    """Whether a claim tells what those did whom a body speaks for: "soldiers", of the army."""
    bodies = words(source.casefold().partition(",")[0])
    people = {word for body in bodies for word in table("reference")["members"].get(body, "").split()}
    return not people.isdisjoint(words(claim.content)) and _charges(claim)


@cache
def _harm() -> frozenset[str]:
    return frozenset(form for verb in table("reference")["harm"]["verbs"].split() for form in verb_forms(verb))


@cache
def _outlaws() -> frozenset[str]:
    return word_set(table("reference")["harm"]["outlaws"])


@cache
def _usual() -> frozenset[str]:
    """The first letters of words for speakers that do not tell one from another."""
    listed = words_of("titles", "bodies") | words_of("titles", "honorifics") | set(table("reference")["offices"])
    return frozenset(word[:STEM] for word in listed)

"""Claims that stand in the words of their own answer: "denied claims by the union that it had cut the budget".

The tagger finds the denial. What is denied is an attribution too, whose cue is the noun ("claims"), whose source is
who owns it ("by the union", "the union's", "Pentagon claims") or nobody ("allegations that …"), and whose content is the clause.
The noun stands at the head of the answer's content, so nothing is guessed about what the answer is given to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from claimtrack.extract.claim_owners import after_owner, owner_of
from claimtrack.extract.cut_cues import BETWEEN, STOP, with_its_noun
from claimtrack.extract.kinds import kind_of
from claimtrack.extract.passages import passages
from claimtrack.extract.statements import falsehoods, nouns_of
from claimtrack.extract.stretches import Stretches
from claimtrack.models import Kind

if TYPE_CHECKING:
    from claimtrack.extract.tagger import Bounds, Tagged

FEWEST = 3
"""Words of a clause that says something."""
_ANSWERS = frozenset({Kind.DENIAL, Kind.CONFIRMATION, Kind.NO_COMMENT, Kind.RETRACTION})
_ONES_OWN = re.compile(r"(?:its|his|her|their|our|my)\b", re.IGNORECASE)
_CORRECTING = re.compile(r"correct", re.IGNORECASE)
"""Who corrects "reports that …" may mean those of others."""
_LEAD = re.compile(
    r"[“\"]?(?:as (?=[“\"])[“\"][^“”\"]{2,60}[”\"],? )?(?:that )?(?:there (?:is|was|were|are)(?: \w+ly)? no (?:truth|basis|substance|evidence|foundation) (?:to|in|for|behind|of) "
    r"|(?:be drawn|(?:to )?comment|to (?:discuss|confirm|deny|address|confirm or deny))(?: further| publicly)? (?:(?:on|about) )?|(?:on|to|of|about|at|over|against|as) )?",
    re.IGNORECASE,
)
_HEAD = re.compile(r"(?:[\w.&’'-]+ ){0,7}")
_NOT_ITS_HEAD = re.compile(
    r"\b(?:of|in|for|about|on|over|by|with|from|to|and|or|that|which|who|is|are|was|were|had|has|have)\b", re.IGNORECASE
)
"""What between the beginning and the noun makes another word the head."""
_OPEN = re.compile(r"(?:If|Whether|Unless|Has|Have|Did|Does|Do|Is|Are|Was|Were|Will|Would) ")
"""How a question or a condition begins, in which nobody answers anything."""
_TAKING_AS = re.compile(r"(?:dismiss|reject|describ|brand|label|denounc|condemn|slam)", re.IGNORECASE)
_AS = re.compile(r" as (?=[^ ]+(?: [^ ]+){0,6}$)")
"""What the end of such a content takes the claim for: "dismissed claims … as a desperate attempt to smear it"."""
_CALLING = re.compile(r" (?:he|she|it|they) (?:called|calls|described|says|said) ")
_THAT = re.compile(
    r" (?=to have \w)|,? according to which |,? (?:that|THAT) (?:(?:said|says|say|alleged|alleges|claimed|claims|found|suggested|concluded|showed) (?:that )?)?|,? (?:claiming|saying|alleging|suggesting|stating) (?:that )?"
)
_PARTICIPLE = re.compile(r" (?:claiming|saying|alleging|suggesting|stating) ")
_TELLING = frozenset({"report", "story", "statement", "account"})
"""Nouns that a participle tells the content of; "denied claims by the rebels saying" goes on about who denies."""
_RELATIVE = re.compile(
    r",? that (?:(?:has|have|had|was|were|is|are|could|would|will|can|may|might|must|should|did|does|do)\b"
    r"|(?:documented|named|listed|described|detailed|criticized|criticised|called|put|tied|led|sent|came|surfaced|emerged|circulated|cost|shook|rocked|followed) "
    r"|(?!accused|blamed|linked|implicated)[a-z]+ed (?:the|an?|his|her|its|their|to|in|on|by|last|for|from|into|this)\b"
    r"|(?:[\w’'-]+ ){1,4}(?:made|broadcast|aired|published|ran|raised|brought|printed|posted|repeated|levelled|leveled|put forward)(?: (?:in|on|at|last|this|earlier|about|against|after|during)\b|[.,]|$))"
)
"""Behind which no clause says what was claimed: "a report that documented 61 killings", "claims that she made in her memoir"."""
_BARE = re.compile(
    r" (?=(?:he|she|it|they|we|there) |(?:his|her|its|their|the|[A-Z]\w*|\d+)(?: [\w’'-]+){0,5}? (?:had|has|have|was|were|is|are|did|does|would|will|could|might)\b)"
)
_OF = re.compile(
    r" of (?=\w+ing\b|(?!the\b|an?\b|his\b|her\b|their\b|its\b|any\b|no\b|more\b|less\b|up\b|about\b|around\b|over\b|at\b|support\b|what\b)[a-z])"
)
_ENDS = re.compile(
    r"[;—–]|, (?=\w+ing\b|and\b|but\b|which\b|who\b|while\b|although\b|though\b|as\b|according\b|(?:he|she|it|they|we)\b)"
    r"| (?=and (?:said|called|accused|insisted|added)\b)| (?=(?:made|brought|levelled|leveled|filed|raised) (?:by|against)\b)"
)


def with_reported(text: str, tagged: Sequence[Tagged]) -> list[Tagged]:
    """The attributions, and the claims that answers among them report and nothing tagged covers, in the order of their cues."""
    found = []
    by_source: defaultdict[Bounds | None, list[Tagged]] = defaultdict(list)
    for one in tagged:
        by_source[one.source].append(one)
    tagged = [_whole(text, _not_by_who_answers(text, one, by_source[one.source])) for one in tagged]
    cues = sorted(one.cue[0] for one in tagged)
    said = Stretches((one.cue, one) for one in tagged), Stretches((c, one) for one in tagged for c in one.content)
    for one in tagged:
        answer = _completed(text, one, cues)
        claim = _reported(text, answer)
        if claim and not _is_covered(claim, one, *said):
            found += [answer, claim]
        else:
            found.append(one)
    return sorted(found, key=lambda one: one.cue)


def _whole(text: str, one: Tagged) -> Tagged:
    """An answer with the noun that its cue took along: "hit back at claims | that …"."""
    whole = with_its_noun(text, one)
    return whole if whole is not one and kind_of(text[slice(*whole.cue)], "") in _ANSWERS else one


def is_reported(cue: str) -> bool:
    """Whether a cue is a noun by which an answer reports a claim: "claims", "allegations"."""
    return _nouns().fullmatch(cue) is not None


def _not_by_who_answers(text: str, one: Tagged, theirs: Sequence[Tagged]) -> Tagged:
    """Rumours that the tagger gives to the one who denies them, without a source: "police denied claims and | rumours | that …".

    `theirs` are the attributions with the source of that one.
    """
    if one.source is None or not is_reported(text[slice(*one.cue)]):
        return one
    sentence = passages(text).at(one.cue[0])
    for other in theirs:
        before = other.cue[1] <= one.cue[0] and passages(text).at(other.cue[0]) == sentence
        if before and kind_of(text[slice(*other.cue)], "") in _ANSWERS:
            return replace(one, source=None)
    return one


def _completed(text: str, answer: Tagged, cues: Sequence[int]) -> Tagged:
    """An answer whose content the tagger cut short behind the noun, with the rest of the sentence: "denied a report | in the Post that …"."""
    start, end = answer.content[-1]
    stop = passages(text).bounds(start)[1]
    rest = text[end:stop]
    cut = rest.startswith(" according to which ") or (
        is_reported(text[start:end].rsplit(" ", 1)[-1]) and _goes_on(rest)
    )
    following = bisect_left(cues, stop) - bisect_left(cues, end) - (end <= answer.cue[0] < stop)
    if not cut or following > 0:
        return answer
    return replace(answer, content=(*answer.content[:-1], (start, end + len(rest.rstrip(' .\n”"')))))


def _goes_on(rest: str) -> bool:
    """Whether the words behind a noun tell whose the claim is or what it says."""
    return _THAT.match(rest, after_owner(rest)) is not None


def _reported(text: str, answer: Tagged) -> Tagged | None:
    start, end = _extent(text, answer)
    content = text[start:end]
    kind = kind_of(text[slice(*answer.cue)], " ".join(text[slice(*piece)] for piece in answer.content))
    if kind not in _ANSWERS:
        return None
    sentence = text[slice(*passages(text).bounds(answer.cue[0]))]
    if sentence.rstrip('”" ').endswith("?") or _OPEN.match(sentence):
        return None
    lead = (_called_first().match(content) or _LEAD.match(content)).end()  # type: ignore[union-attr]
    head = _HEAD.match(content, lead)
    nouns = _nouns("reported", "own_words") if kind is Kind.RETRACTION else _nouns()
    noun = nouns.search(content, lead, head.end() + 15) if head else None
    if not noun or _NOT_ITS_HEAD.search(content, lead, noun.start()):
        return None
    owner, at = owner_of(content, lead, noun)
    clause = _clause(content, at, text[slice(*answer.cue)])
    if (
        not clause
        or (_PARTICIPLE.search(content, noun.end(), clause[0]) and noun.group().lower() not in _TELLING)
        or not _is_answered(text[slice(*answer.cue)], content, lead, clause)
        or kind_of(noun.group(), content[slice(*clause)]) not in (Kind.ASSERTION, Kind.ACCUSATION)
    ):
        return None

    def placed(bounds: Bounds) -> Bounds:
        return (start + bounds[0], start + bounds[1])

    source = placed(owner) if owner else None
    if kind is Kind.RETRACTION:
        if owner or (_CORRECTING.search(text, *answer.cue) and not _ONES_OWN.match(content, lead)):
            return None
        source = answer.source
    return replace(answer, source=source, cue=placed(noun.span()), content=(placed(clause),))


def _is_answered(cue: str, content: str, lead: int, clause: Bounds) -> bool:
    """Whether it is the claim that is answered, by the cue or by what is said of it, not both: "confirmed that rumours that … were untrue"."""
    judged = _verdict().match(content, clause[1])
    if kind_of(cue, "") not in _ANSWERS and kind_of(cue, content[:lead]) is not Kind.NO_COMMENT:
        denied = content[:lead].lower().startswith(("there ", "that there ")) or _called_first().match(content)
        return judged is not None or bool(denied)
    return not content.lower().startswith("that ") and not (judged and not judged.group().startswith(" as "))


def _extent(text: str, answer: Tagged) -> Bounds:
    """Where the first piece of a content stands, with the second where only a few words lie between: "a claim, shared online, that …"."""
    (start, end), *more = answer.content
    for begin, stop in more[:1]:
        if end <= begin <= end + BETWEEN and not (end <= answer.cue[0] < begin) and not STOP.search(text, end, begin):
            end = stop
    return start, end


def _clause(content: str, at: int, cue: str) -> Bounds | None:
    """The clause that says what was claimed, without what the answer says of it."""
    if _RELATIVE.match(content, at) or _CALLING.match(content, at):
        return None
    begun = _THAT.match(content, at) or _BARE.match(content, at) or _OF.match(content, at)
    if not begun:
        return None
    start = begun.end()
    ends = [found.start() for pattern in (_ENDS, _verdict()) if (found := pattern.search(content, start))]
    if _TAKING_AS.search(cue) and (found := _AS.search(content, start)):
        ends.append(found.start())
    words = content[start : min(ends, default=len(content))].rstrip(" .,;:\"”’'")
    return (start, start + len(words)) if len(words.split()) >= FEWEST else None


def _is_covered(claim: Tagged, answer: Tagged, cues: Stretches[Tagged], contents: Stretches[Tagged]) -> bool:
    """Whether another attribution than the answer has that noun for a cue, or says what the claim says."""
    others = chain(cues.meeting(*claim.cue), *(contents.meeting(*bounds) for bounds in claim.content))
    return any(other is not answer for other in others)


@cache
def _nouns(*lists: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{nouns_of(*(lists or ('reported',)))})\b", re.IGNORECASE)


@cache
def _called_first() -> re.Pattern[str]:
    """What is said of the claim before it is told: "dismissed *as baseless* a report that …"."""
    return re.compile(rf"as (?:\w+ly )?(?:{falsehoods()})(?: and \w+)? (?=(?:the|any|all|these|those|an?) |\w+s\b)")


@cache
def _verdict() -> re.Pattern[str]:
    """What an answer says of the claim after it: "… were false", "… as baseless", "… have nothing to do with reality"."""
    so = r"[“\"]?(?:(?:an?|the|so|all|just|not|both|\w+ly) )*[“\"]?"
    return re.compile(
        rf" (?:as [“\"]|as {so}(?:{falsehoods()})\b|(?:is|are|was|were|being|has been|have been) {so}(?:{falsehoods()}|without|devoid|true|not)\b"
        r"|(?:has|have|had) (?:nothing to do|no (?:basis|truth|foundation))\b|(?:do|does|did)(?:n[’']t| not) correspond\b"
        r"|(?:an? (?:\w+ )?)?(?:fabrications?|lies?|hoax|nonsense|propaganda|fiction|fantasy|slander|smear|inventions?)[”\"]?$)",
        re.IGNORECASE,
    )

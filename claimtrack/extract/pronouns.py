"""Whom pronouns mean: the most salient person or group they can stand for, and nobody where that is open."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from claimtrack.extract.bodies import LOWER_BODIES
from claimtrack.extract.lexicons import word_set
from claimtrack.extract.names import gender_of
from claimtrack.extract.nouns import human_nouns
from claimtrack.extract.salience import KNOWN, most_salient
from claimtrack.extract.scene import Scene, Who, of_person
from claimtrack.extract.sources import is_plural, noun_phrase
from claimtrack.models import Attribution, Span

HE = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
THEY = frozenset({"they", "their", "them", "themselves"})
IT = frozenset({"it", "its", "itself"})
SENTENCES_BACK = 4
"""How many sentences a "they" or "it" looks back."""
ADJACENT = 3
"""Characters that may stand between a body and "which"."""
_SUBJECT_REACH = 5
_BESIDE_NAME = re.compile(
    r"(?: (?:of|from|in) [^,;a-z][^,;]{1,30})?(?: ?\([^()]{1,30}\))?(?:(?:,| [—–-]+) ?(?:[^,;]{1,60}, ?){0,2}[^,;]{0,80})??[ ,—–-]*"
)
"""What may stand between a person and "who": a place, a party, an age, an apposition."""
RELATIVE_REACH = 120
_OFFICE_OF = re.compile(
    r"(?:\w+\.? ){0,3}[^\W\d_a-z][\w-]+['’]s? (?:office|campaign|team|company|party|government|army|ministry)\b"
)
_THE_BODY = re.compile(rf"The ((?:[a-z]+ )?(?:{LOWER_BODIES}))(?:['’]s| (?:has|had|is|was|will|would))\b")
_NEWCOMER = re.compile(
    r"(?:[A-Z][^,.;:]{1,40}, )?[Aa]n? ((?:(?!(?:of|to|for|by|in|on|from|with|and|or|that|who)\b)[\w-]+ ){1,4})"
)
_NO_NOUN = word_set("those one ones and or but")
_LAST_PHRASE = re.compile(
    r"(?:\b(?:the|a|an|some|many|several|most|two|three|four|other|another|these) (?:(?!(?:of|to|for|by|in|and|or)\b)[\w’'-]+ ){0,2})?(?<![\w’'-])[\w’'-]+,? $",
    re.IGNORECASE,
)


def he(scene: Scene, at: int, gender: str, own: Sequence[Span] = (), besides: str | None = None) -> Who | None:
    """The person a "he" or "she" can mean; not the speaker of the quotation in which it stands, nor `besides`."""
    quoting_it = {
        scene.by[a.id].name
        for a, content in scene.holding(at)
        if a.id in scene.by and '"' in _opening(scene.text, content)
    }

    def fits(who: Who) -> float | None:
        if who.name in quoting_it or who.name == besides or not _can_be(who, gender):
            return None
        return KNOWN if who.person and who.person.gender == gender else 0.0

    found = most_salient(scene, at, fits, own)
    return None if found and _beside_known(scene, at, found, gender) else found


def his(scene: Scene, at: int, gender: str, own: Sequence[Span] = (), besides: str | None = None) -> Who | None:
    """Whose a "his" or "her" before a noun can be: nobody's where somebody without a name has come up since."""
    found = he(scene, at, gender, own, besides)
    if found is None or found.person is None:
        return found
    spoke = (span.start for span, who in scene.lately() if who.name == found.name and span.start < at)
    last = max((*spoke, scene.last_named(found.name, at)))
    starts = scene.passages.starts
    between = starts[bisect_right(starts, last) : bisect_left(starts, at)]
    return None if any(_brings_up(scene.text, start, gender) for start in between) else found


def _brings_up(text: str, start: int, gender: str) -> bool:
    """Whether the subject of a sentence is one whom "a" brings up: "In 2019, a defence minister stepped down."."""
    opens = _NEWCOMER.match(text, start)
    words = opens.group(1).lower().split() if opens else []
    human = human_nouns()
    noun = next((word for word in words if word in human), None)
    return noun is not None and gender_of(noun) in (gender, None)


def _beside_known(scene: Scene, at: int, found: Who, gender: str) -> bool:
    """Whether somebody of unknown gender, who has not spoken since, was last named beside another person, of that gender."""
    if found.person is None or found.person.gender is not None:
        return False
    last = scene.last_named(found.name, at)
    if last < 0:
        return False
    start, end = scene.passages.bounds(last)
    if any(who.name == found.name and start <= span.start < at for span, who in scene.lately()):
        return False
    return any(m.person.gender == gender for m in scene.people_in(start, min(end, at)))


def _opening(text: str, span: Span) -> str:
    """The characters about the start of a content, quotation marks made straight."""
    return re.sub("[“”«]", '"', text[max(0, span.start - 1) : span.start + 1])


def _can_be(who: Who, gender: str) -> bool:
    """Whether "he" or "she" can mean somebody: a person not of the other gender, or one human being without a name."""
    if who.person:
        return who.person.gender in (gender, None)
    head = re.split(r"\s(?:of|for|in|from|at|with|on|to|who)\s", who.name.lower())[0].split()[-1:]
    return not who.plural and bool(head) and head[0] in human_nouns()


def antecedent(scene: Scene, at: int, *, thing: bool) -> Who | None:
    """Whom "who" or "which" stands for: the person or body right before it, behind an apposition too, else the noun phrase there.

    With `thing`, as for "which", no phrase for a human being.
    """
    start, _ = scene.passages.bounds(at)
    near = [m for m in scene.people_in(max(start, at - RELATIVE_REACH), at) if m.end <= at]
    if near and _BESIDE_NAME.fullmatch(scene.text, near[-1].end, at):
        return of_person(near[-1].person)
    bodies = scene.bodies_in(min(start, at - RELATIVE_REACH), at)
    if body := next((body for body in bodies if at - ADJACENT <= body.end <= at), None):
        return Who(body.name, words=body.name)
    found = _group_right_before(scene.text[start:at])
    return None if found and thing and _human(found) else found


def _group_right_before(words: str) -> Who | None:
    """The noun phrase right before "who", by its words: "an NBC reporter who"."""
    found = _LAST_PHRASE.search(words)
    phrase = noun_phrase(found.group()) if found else ""
    nouns = phrase.lower().split()
    if not nouns or nouns[-1] in _NO_NOUN:
        return None
    return Who(phrase, words=found.group() if found else "", plural=is_plural(nouns))


def quoting(scene: Scene, attribution: Attribution) -> Who | None:
    """As in "I" and "we" inside a quotation are its speaker."""
    source = attribution.source
    assert source is not None
    for other, content in scene.holding(source.start):
        if other.id != attribution.id and source.end <= content.end:
            return scene.by.get(other.id)
    return None


def group_before(scene: Scene, at: int, besides: str | None = None, *, plural: bool) -> Who | None:
    """The last source that a "they" or "it" can mean, else the body that opens the sentence before; not `besides`."""
    number = scene.passages.at(at)
    sentences = scene.passages.sentences[max(0, number - SENTENCES_BACK + 1) : number + 1] or ((0, at),)
    for start, end in reversed(sentences):
        for span, who in reversed(scene.lately()):
            here = start <= span.start < min(at, end) and who.person is None
            if here and who.plural == plural and who.name != besides and not _human(who):
                return who
        if not plural and (office := _OFFICE_OF.match(scene.text, start, min(at, end))):
            return Who(office.group(), words=office.group())
        opening = None if plural else _THE_BODY.match(scene.text, start, min(at, end))
        if opening and opening.group(1) != besides:
            return Who(opening.group(1), words=opening.group(1))
        named = [body for body in scene.bodies_in(start, min(at, end)) if body.name != besides]
        if named and not plural and named[0].start - start < _SUBJECT_REACH:
            return Who(named[0].name, words=named[0].name)
    return None


def _human(who: Who) -> bool:
    return _can_be(who, "")

"""Whom a source's words mean: a name, a pronoun, a bare role, a group, or nobody whom the text tells."""

from __future__ import annotations

import re
from collections.abc import Callable

from claimtrack.extract.answering import Answered, Party, accused_group, answered_by
from claimtrack.extract.gazetteer import fold
from claimtrack.extract.lexicons import common_words, demonyms, given_names, word_set, words_of
from claimtrack.extract.named_sources import body_in, person_in
from claimtrack.extract.names import bare
from claimtrack.extract.namesakes import KIN, Person
from claimtrack.extract.nouns import TOKEN, has_names, owned_by, parsed, stands_for_body, stands_for_person
from claimtrack.extract.people import named
from claimtrack.extract.person_names import LONGEST_NAME
from claimtrack.extract.pronouns import HE, IT, THEY, antecedent, group_before, he, his, quoting
from claimtrack.extract.reported_claims import is_reported
from claimtrack.extract.scene import Scene, Who
from claimtrack.extract.sources import TRIM, head_of, is_plural, noun_phrase
from claimtrack.extract.stand_ins import body_for, person_for
from claimtrack.extract.unnamed import names_nobody, several_sides
from claimtrack.models import Attribution, Span

_WHO = frozenset({"who", "whom", "whose", "that", "which"})
_I = frozenset({"i", "me", "my", "myself", "we", "us", "our"})
_YOU = frozenset({"you", "your"})
_KIN = KIN | word_set("brothers sisters parents cousins sons daughters family families relatives")
_LAWYERS = word_set("lawyer lawyers attorney attorneys counsel")
_POINTING = word_set(
    "this that these those one none such another both either neither nobody anyone everyone someone something nothing others"
)
_GOES_ON = re.compile(r",?\s(?:but|and|yet|then)\s(?:(?:\w+ly|also|again|later|then|still)\s)*")
"""Between what somebody said and the next verb of the same subject."""
_PASSIVE = re.compile(r"(?:was|were|is|are|(?:has|have|had) been)\b")
_SELF = word_set("himself herself themselves itself")


def _decided(scene: Scene, at: int, by_rule: Callable[[], Who | None]) -> Who | None:
    """Whom the words at an offset stand for: as the reader decides, else the rules."""
    if at not in scene.meant:
        scene.stood_for[at] = by_rule()
    return scene.meant.get(at, scene.stood_for.get(at))


def spoken_by(scene: Scene, attribution: Attribution, body: Scene) -> Who | None:
    """Who makes an attribution, in its `scene`; `body` is the text of the article, which names people in full."""
    source = attribution.source
    if source is None:
        return None if is_reported(attribution.cue.text) else _going_on(scene, attribution)
    if names_nobody(scene, attribution, source):
        return None
    first, _, rest = source.text.strip(TRIM).partition(" ")
    word = bare(first.lower().rstrip(","))
    if first.endswith(","):
        rest = ""
    if word in _WHO and (not rest or word != "that"):
        return antecedent(scene, source.start, thing=word == "which")
    if word in _I and first != "US":
        return quoting(scene, attribution)
    if word in _YOU:
        return None
    if word in HE or word in THEY | IT:
        alone = not rest or word in _SELF
        owner = _decided(scene, source.start, lambda: _meant(scene, attribution, word, body, alone=alone))
        if alone:
            return owner
        return (
            person_in(scene, source)
            or body_in(scene, source)
            or (owner and _belonging_to(scene, source.start, owner, rest))
        )
    named_there = several_sides(source) or person_in(scene, source) or body_in(scene, source)
    if named_there or (named_there := accused_group(scene, attribution)):
        return named_there
    answered = answered_by(scene, attribution)
    return _named_or_group(scene, source, body, answered.claimant if answered else None)


def _meant(scene: Scene, attribution: Attribution, word: str, body: Scene, *, alone: bool) -> Who | None:
    """Whom a pronoun means, `alone` or before a noun: where it denies the claim just before, the one whom that is about, else the most salient."""
    at = attribution.source.start if attribution.source else attribution.cue.start
    answered = answered_by(scene, attribution)
    claimant = None
    if answered and answered.outright:
        found = [(party, _party(scene, party, answered, body)) for party in answered.parties]
        others = [(party, who) for party, who in found if who is None or who.name != answered.claimant]
        if others and answered.claimant:
            scene.claimants[at] = answered.claimant
        for party, who in others:
            if party.may_be(plural=word in THEY, gender=HE.get(word)):
                return who
        claimant = answered.claimant if others else None
    if word in HE:
        return (he if alone else his)(scene, at, HE[word], attribution.content, claimant)
    return group_before(scene, at, claimant, plural=word in THEY)


def _party(scene: Scene, party: Party, answered: Answered, body: Scene) -> Who | None:
    """Who a party of a claim is, its words taken as those of a source; nobody for "his wife"."""
    span = party.span
    first = span.text.split()[0].lower()
    if first == span.text.lower() in HE:
        return he(scene, span.start, HE[first])
    if first in HE or first in THEY | IT:
        return None
    return person_in(scene, span) or body_in(scene, span) or _named_or_group(scene, span, body, answered.claimant)


def _going_on(scene: Scene, attribution: Attribution) -> Who | None:
    """Who said what stands before, where the sentence only goes on: "X admitted that they had met, but denied …"."""
    cue = attribution.cue
    if cue.field != "text" or _PASSIVE.match(cue.text):
        return None
    for before in scene.begun(cue.start - 1):
        if before.content and before.content[-1].field == "text" and before.content[-1].end <= cue.start:
            goes_on = _GOES_ON.fullmatch(scene.text, before.content[-1].end, cue.start)
            return scene.by.get(before.id) if goes_on and before.cue.end <= cue.start else None
    return None


def _belonging_to(scene: Scene, at: int, owner: Who, words: str) -> Who:
    """As in "his lawyer", "its spokesman": by name where the text gives it; nobody's of somebody's."""
    phrase = noun_phrase(head_of(words))
    noun = parsed(phrase)
    found = person_for(scene, at, noun, owner.name) if stands_for_person(noun) else None
    if not found and ("’s " in owner.name or _is_nobodys(scene, owner, noun.head)):
        return Who(phrase, words=phrase, plural=is_plural(phrase.lower().split()))
    return found or Who(f"{owner.name}’s {phrase}", words=owner.words, plural=is_plural(phrase.lower().split()))


def _is_nobodys(scene: Scene, owner: Who, head: str) -> bool:
    """Whether kin is of nobody whom more than speaking shows to be a person, or a lawyer of a group as the police."""
    if head in _KIN:
        return owner.person is None or ("full", fold(owner.name)) not in scene.by_name
    return owner.plural and head in _LAWYERS and parsed(owner.name).head not in _KIN


# Groups, bodies and roles


def _named_or_group(scene: Scene, source: Span, body: Scene, besides: str | None) -> Who | None:
    """Whom words without a person's or body's own name at their head mean; not `besides`, unless they name him."""
    head = head_of(source.text)
    phrase = noun_phrase(head)
    if not phrase:
        return None
    if (person := _person_by_name(scene, body, phrase)) is not None:
        return Who(person.name, person, source.text)
    if (land := demonyms().get(fold(phrase))) and phrase == source.text and not is_plural([phrase.lower()]):
        return Who(land, words=land)  # as in "Israeli claims", where no article makes a person of it
    words = [bare(word) for word in phrase.lower().split()]
    if words[0] in _POINTING and (len(words) == 1 or (words[1] == "of" and words[-1] in THEY | _I | _YOU)):
        return None
    name = body.bodies.full.get(fold(phrase)) if phrase[0].isupper() else None
    in_capitals = name == phrase.upper() != phrase  # as in a dateline
    if name and not in_capitals:
        return Who(name, words=name, plural=is_plural(words) and " " not in phrase)
    whole = Who(phrase, words=head, plural=is_plural(words))
    return _by_noun(scene, source.start, whole, besides, definite=head.strip(TRIM).lower().startswith("the "))


def _by_noun(scene: Scene, at: int, whole: Who, besides: str | None, *, definite: bool) -> Who | None:
    """Whom a phrase without a name stands for, where the text tells, else the phrase; nobody for a bare "the minister"."""
    phrase = whole.name
    if (owned := owned_by(phrase)) and stands_for_person(owned[1]):
        owner, noun = owned
        found = person_for(scene, at, noun, owner, besides)
        if found or not has_names(owner):
            return found or whole
    if not definite:
        return whole
    if whole.plural or _is_name(phrase):
        known = _stood_for(scene, at, phrase, besides)
    else:
        known = _decided(scene, at, lambda: _stood_for(scene, at, phrase, besides))
    if known:
        return known
    return None if " " not in phrase and stands_for_person(parsed(phrase)) else whole


def _is_name(phrase: str) -> bool:
    """Whether a phrase is a name, "Center on Budget", and no "President", "Cologne mayor" or, in a text in capitals, "MINISTER"."""
    noun, words = parsed(phrase), TOKEN.findall(phrase)
    if len(words) <= len(noun.before) or phrase.isupper() or not words[len(noun.before)][0].isupper():
        return False
    return not (stands_for_person(noun) or (stands_for_body(noun) and not noun.before))


def _stood_for(scene: Scene, at: int, phrase: str, besides: str | None) -> Who | None:
    """The person or body that a noun phrase with "the" stands for."""
    noun = parsed(phrase)
    if stands_for_person(noun) and (person := person_for(scene, at, noun, besides=besides)):
        return person
    return body_for(scene, at, noun, besides) if stands_for_body(noun) and not noun.after else None


def _person_by_name(scene: Scene, body: Scene, phrase: str) -> Person | None:
    """A person known in the text by that name, where the phrase is nothing but a name."""
    if not all(word[:1].isupper() for word in phrase.split()):
        return None
    person = named(body.by_name, phrase) or named(scene.by_name, phrase)
    if person:
        return person
    words = fold(phrase).split()
    if not words or len(words) > LONGEST_NAME:
        return None
    earlier = scene.surnames.get(words[-1], set())
    if len(earlier) == 1 and len(words) == 1:
        return next(iter(earlier))
    gender = given_names().get(words[0])
    if gender is None or words[0] in common_words() or any(word in words_of("titles", "bodies") for word in words):
        return None
    return Person(phrase, gender if len(gender) == 1 else None, "")

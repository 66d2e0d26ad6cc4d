"""What a content says was done: which act, by whom, to what, and whether it says that it was not.

A shallow reading of English clauses around the verbs and nouns of acts in
assets/lexicons/acts.toml. What is no fact of the past ("will shell", "to avoid
killing") is not read as an act.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from claimtrack.extract.gazetteer import fold
from claimtrack.extract.lexicons import demonyms, word_set, words_of
from claimtrack.link.act_words import aiming, bases, done, light_verbs, nouns, unreal, verbs
from claimtrack.link.phrases import (
    AUXILIARY,
    BREAK,
    NEAR,
    NOBODY,
    PREPOSITION,
    Words,
    agent_of,
    group_start,
    is_possessive,
    is_preposition,
    negates,
    object_of,
    phrase_start,
    words_in,
)

LONGEST_NOUN = 7
"""Words from "carried out" to the noun at the most."""
READ = 1200
"""Characters of a content that are read."""

_BE = word_set("was were is are am been being be get got")
_DETERMINER = word_set(
    "the a an this that these those its his her their our my any some no every each of in on by from with for"
)
_SUBJECT = word_set("we they i he she it you who which")
_ASIDE = word_set("after before when since while as during despite where who which following until")
_DOUBTED = word_set("alleged supposed reported possible potential purported")
_CHARGES = tuple("accus alleg charg suspic suspect report claim blam guilty convict indict denied deni deny".split())
"""How words of accusing begin."""
_WITHOUT_DOER = frozenset({"kill", "wound", "arrest", "destroy", "abduct", "down", "expel"})
"""Classes whose past participle without an object tells what befell its subject: "ten people killed in the attack"."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act that a text tells of.

    `kind` is the class of the act, `word` its verb or noun; `doer` and `target` are the words for who did
    it and what it was done to, empty where the text does not say. `negated`: the text says that it was not so; `aside`:
    it is told by the way ("after Iran downed the drone", "in the raid"); `noun`: a noun names it.
    """

    kind: str
    word: str
    start: int
    doer: str
    target: str
    negated: bool
    aside: bool
    noun: bool = False


@lru_cache(maxsize=8192)
def acts(text: str) -> tuple[Act, ...]:
    """The acts of a text, in its order; what is done by the doer of the one before ("…, killing ten") has the same."""
    read = words_in(text[:READ])
    told: list[Act] = []
    for at in range(len(read.tokens)):
        if act := _verbal(read, at) or _nominal(read, at):
            told.append(replace(act, doer=told[-1].doer) if not act.doer and told and _goes_on(read, at) else act)
    return tuple(told)


def _verbal(read: Words, at: int) -> Act | None:
    kind = verbs().get(read.low[at])
    after = read.low[at + 1] if at + 1 < len(read.low) else ""
    if after == "down" and read.low[at] in words_of("acts", "downing"):
        kind = "down"
    if kind is None or not _is_verb(read, at) or not _real(read, at) or not _armed(read, at):
        return None
    first, behind = group_start(read, at), at + 1 + (after == "down")
    group = read.low[first:at]
    gerund = read.low[at].endswith("ing") and not _BE & set(group)
    passive = not gerund and not read.low[at].endswith("ing") and bool(_BE & set(group))
    befell = (
        kind == "die"
        or passive
        or (kind in _WITHOUT_DOER and not gerund and (not after or after in BREAK or is_preposition(read, at + 1)))
    )
    begin = first if gerund and first == at else phrase_start(read, first)
    before = read.words(begin, first)
    negated = negates(group) or bool(NOBODY & set(read.low[begin:first]))
    doer, target = (agent_of(read, at), before) if befell else (before, object_of(read, behind, kind))
    negated = negated or target.partition(" ")[0].lower() in NOBODY
    kind = "kill" if kind == "die" else kind
    aside = begin > 0 and read.low[begin - 1] in _ASIDE
    return Act(kind, read.words(at, behind), read.bounds[at][0], doer, target, negated, aside)


def _nominal(read: Words, at: int) -> Act | None:
    """An act named by a noun: of the one who carried it out, whose it is, or by whom it was."""
    kind = nouns().get(read.low[at])
    before = read.low[max(0, at - NEAR) : at]
    if kind is None or unreal() & set(before) or not _is_noun(read, at):
        return None
    last = read.tokens[at - 1] if at else ""
    light = next((i for i in range(at - 1, max(-1, at - LONGEST_NOUN), -1) if read.low[i] in light_verbs()), None)
    doer = ""
    if light is not None:
        first = group_start(read, light)
        doer, before = read.words(phrase_start(read, first), first), read.low[first:at]
    elif at and is_possessive(read.low[at - 1]):
        doer = read.words(phrase_start(read, at), at)
    elif last[:1].isupper():
        doer = last
    negated = negates(before) or bool(NOBODY & set(before))
    aside = light is None and _by_the_way(read, at)
    doer, target = doer or agent_of(read, at), object_of(read, at + 1, kind)
    return Act(kind, read.tokens[at], read.bounds[at][0], doer, target, negated, aside, noun=True)


def _by_the_way(read: Words, at: int) -> bool:
    """Whether a noun stands under a preposition ("in the attack") that is not that of a charge ("accused of murder")."""
    for i in range(at - 1, max(-1, at - NEAR - 1), -1):
        word = read.low[i]
        if word in _DOUBTED:
            return True
        if word in ("of", "for"):
            return i > 0 and not any(each.startswith(_CHARGES) for each in read.low[max(0, i - NEAR) : i])
        if word in _ASIDE | PREPOSITION:
            return i > 0
        if word in BREAK or word in verbs():
            return False
    return False


def _is_noun(read: Words, at: int) -> bool:
    """Whether a form in -ing is a noun here: "the shelling", "shelling of"; other nouns always are."""
    if not read.low[at].endswith("ing"):
        return read.tokens[at].islower()
    of = read.low[at + 1 : at + 2] in (("of",), ("by",))
    return of or bool(
        at and (read.low[at - 1] in _DETERMINER or is_possessive(read.low[at - 1]) or read.tokens[at - 1][0].isupper())
    )


def _armed(read: Words, at: int) -> bool:
    """Whether a verb that tells of an attack only with a weapon or an aim ("fired", "dropped", "launched") has one."""
    if read.low[at] not in aiming():
        return True
    near = read.low[max(0, at - NEAR - 2) : at + NEAR + 1]
    return bool(set(near) & words_of("acts", "means")) or read.low[at + 1 : at + 2] in (("on",), ("at",))


def _is_verb(read: Words, at: int) -> bool:
    """Whether a form that can be a verb is one here."""
    word, before = read.low[at], read.low[at - 1] if at else ""
    if word.endswith("ing"):
        return before not in (_DETERMINER - {"of", "by", "from", "for", "in"}) and not is_possessive(before)
    if word not in bases():
        return before not in _DETERMINER or before == "that"
    if before in _SUBJECT or before in AUXILIARY or before == "to" or before.endswith("n't"):
        return True
    if fold(before) in demonyms() or is_possessive(before):
        return False
    return (
        bool(at)
        and (read.tokens[at - 1][0].isupper() or before.endswith("s"))
        and word.endswith("s") != before.endswith("s")
    )


def _real(read: Words, at: int) -> bool:
    """Whether a verb tells what was, not what may be or is to be avoided."""
    before = read.low[max(0, at - NEAR) : at]
    for n, word in reversed(list(enumerate(before))):
        if word in BREAK or word in bases() or word in verbs():
            return True
        if word == "to":
            return not n or read.low[at].endswith("ing") or bool(set(before[:n]) & done())
        if word in unreal():
            return False
    return True


def _goes_on(read: Words, at: int) -> bool:
    """Whether an act without a doer of its own is a further one of the doer before: ", killing ten", "and injured two"."""
    before = read.low[at - 1] if at else ""
    return before in {",", "and", "then", "by"} or (at > 1 and read.low[at - 2] in {",", "and"})

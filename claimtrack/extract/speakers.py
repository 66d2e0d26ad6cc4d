"""Who speaks: each attribution's source resolved inside its article.

Surnames go to the full name that the article gives, pronouns and bare roles
("the minister") to the nearest person or body they can mean, and to nobody
where they can mean several: a wrong name is worse than none. Groups and
anonymous sources keep their words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.extract.accused import accused_by
from claimtrack.extract.gazetteer import fold
from claimtrack.extract.lexicons import common_words, given_names, word_set, words_of
from claimtrack.extract.names import bare, capital_runs
from claimtrack.extract.passages import passages
from claimtrack.extract.people import LONGEST_NAME, Person, mentions, named
from claimtrack.extract.pronouns import Scene, Who, antecedent, group_before, he, quoting
from claimtrack.extract.sides import side_of
from claimtrack.extract.sources import HEAD_END, TRIM, closes, ends_in_role, head_of, is_office, is_plural, noun_phrase
from claimtrack.models import Article, Attribution, Kind, Span

_HE = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THEY = frozenset({"they", "their", "them", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_WHO = frozenset({"who", "whom", "whose", "that", "which"})
_I = frozenset({"i", "me", "my", "myself", "we", "us", "our"})
_YOU = frozenset({"you", "your"})
_POINTING = word_set(
    "this that these those one none such another both either neither nobody anyone everyone someone something nothing others"
)
_PREPOSITION = re.compile(r"\b(?:of|to|for|by|from|at|in|with|on|against|about|near|between)\b", re.IGNORECASE)
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.? ?$")
_ACCUSING = frozenset({Kind.ASSERTION, Kind.ACCUSATION, Kind.CONFIRMATION})


@dataclass(frozen=True, slots=True)
class Speaker:
    """The resolved name, whom it speaks for, and whom the attribution accuses; each None where nothing says so."""

    name: str | None
    side: str | None
    accused: str | None


def resolve(article: Article, attributions: Sequence[Attribution]) -> list[Speaker]:
    """The speaker of each attribution, in the order given (text order)."""
    texts = {"text": article.text, "title": article.title or ""}
    scenes = {
        name: Scene(
            text, passages(text), mentions(text), [a for a in attributions if a.cue.field == name], _labels(text)
        )
        for name, text in texts.items()
    }
    speakers = []
    for attribution in attributions:
        scene = scenes[attribution.cue.field]
        who = _who(scene, attribution, scenes["text"])
        if who and attribution.source:
            scene.said.append((attribution.source, who))
            scene.by[attribution.id] = who
        side = _side(who)
        speakers.append(Speaker(who.name if who else None, side, _accused(scene, attribution, who, side)))
    return speakers


def _labels(text: str) -> dict[str, str]:
    people = {mention.person for mention in mentions(text)}
    labels = {person: side_of("", person.role) or person.name for person in people}
    surnames = Counter(person.surname for person in people)
    return {
        **{person.surname: label for person, label in labels.items() if surnames[person.surname] == 1},
        **{fold(person.name): label for person, label in labels.items()},
    }


def _side(who: Who | None) -> str | None:
    if who is None:
        return None
    return side_of(who.words, who.person.role if who.person else "")


def _accused(scene: Scene, attribution: Attribution, who: Who | None, own: str | None) -> str | None:
    """The side that an accusing content names; a side's own act is an admission, not an accusation."""
    if attribution.kind not in _ACCUSING or not attribution.content:
        return None
    first = attribution.content[0]
    between = (
        scene.text[attribution.cue.end : first.start]
        if attribution.cue.end <= first.start < attribution.cue.end + 120
        else ""
    )
    for span in attribution.content:
        if accused := accused_by(attribution.cue.text, between, span.text, scene.names):
            return accused if accused != (own or (who and who.name)) else None
    return None


def _who(scene: Scene, attribution: Attribution, body: Scene) -> Who | None:
    source = attribution.source
    if source is None or not source.text.strip(TRIM):
        return None
    first, _, rest = source.text.strip(TRIM).partition(" ")
    word = bare(first.lower().rstrip(","))
    if first.endswith(","):
        rest = ""
    if word in _HE and not rest:
        return he(scene, source.start, _HE[word], attribution.content)
    if word in _THEY | _IT and not rest:
        return group_before(scene, source.start, plural=word in _THEY)
    if word in _WHO and (not rest or word != "that"):
        return antecedent(scene, source.start)
    if word in _I:
        return quoting(scene, attribution)
    if word in _YOU:
        return None
    if word in _HE or word in _THEY | _IT:
        owner = (
            he(scene, source.start, _HE[word], attribution.content)
            if word in _HE
            else group_before(scene, source.start, plural=word in _THEY)
        )
        return _person_in(scene, source) or (
            Who(f"{owner.name}’s {noun_phrase(rest)}", words=owner.words) if owner else None
        )
    return _person_in(scene, source) or _named_or_group(scene, source, body)


# Persons


def _person_in(scene: Scene, source: Span) -> Who | None:
    """The person who heads a source: "Foreign Minister X", "X, an aide to Y", "a lawyer for Z, X"."""
    inside = [m for m in scene.people if source.start <= m.start and m.end <= source.end]
    if not inside:
        return None
    end = source.start + len(head_of(source.text))
    for mention in inside:
        before, after = scene.text[source.start : mention.start], scene.text[mention.end : max(end, mention.end)]
        if mention.start < end:
            alone = not _PREPOSITION.search(before) or is_office(before)
            if alone and closes(after) and not re.search(r"\band\b", before):
                return Who(mention.person.name, mention.person, source.text)
        elif (
            _HONORIFIC.sub("", before).rstrip().endswith(",")
            and ends_in_role(head_of(source.text))
            and HEAD_END.match(scene.text[mention.end : source.end] + ",")
        ):
            return Who(mention.person.name, mention.person, source.text)
    return None


# Groups, bodies and roles


def _named_or_group(scene: Scene, source: Span, body: Scene) -> Who | None:
    head = head_of(source.text)
    phrase = noun_phrase(head)
    if not phrase:
        return None
    if (person := _person_by_name(scene, body, phrase)) is not None:
        return Who(person.name, person, source.text)
    words = [bare(word) for word in phrase.lower().split()]
    if len(words) == 1 and words[0] in _POINTING:
        return None
    definite = head.strip(TRIM).lower().startswith("the ")
    if definite and words[-1] in words_of("titles", "roles"):
        role = _by_role(scene, source.start, words)
        if role or len(words) == 1:
            return role
    if definite and len(words) == 1 and words[0] in words_of("titles", "bodies"):
        return _by_body(scene, source.start, words[0]) or Who(phrase, words=phrase)
    return Who(phrase, words=head, plural=is_plural(words))


def _person_by_name(scene: Scene, body: Scene, phrase: str) -> Person | None:
    """A person known in the text by that name, where the phrase is nothing but a name."""
    if not all(word[:1].isupper() for word in phrase.split()):
        return None
    person = named(body.text, phrase) or named(scene.text, phrase)
    if person:
        return person
    words = fold(phrase).split()
    if not words or len(words) > LONGEST_NAME:
        return None
    earlier = {who.person for _, who in scene.said if who.person and who.person.surname == words[-1]}
    if len(earlier) == 1 and len(words) == 1:
        return earlier.pop()
    gender = given_names().get(words[0])
    if gender is None or words[0] in common_words() or any(word in words_of("titles", "bodies") for word in words):
        return None
    return Person(phrase, gender if len(gender) == 1 else None, "")


def _by_role(scene: Scene, at: int, words: list[str]) -> Who | None:
    """The only person named before whose role holds all the words of "the … minister"."""
    fitting = {
        m.person
        for m in scene.people
        if m.start < at and set(words) <= set(re.findall(r"[\w-]+", m.person.role.lower()))
    }
    if len(fitting) == 1:
        person = fitting.pop()
        return Who(person.name, person, person.name)
    if fitting or len(words) > 1:
        return None
    return next(
        (who for _, who in reversed(scene.said) if who.person is None and words[0] in who.name.lower().split()), None
    )


def _by_body(scene: Scene, at: int, noun: str) -> Who | None:
    """The only body named before whose name holds the noun of "the ministry"."""
    names = {}
    for run in capital_runs(scene.text):
        lowered = [token.text.lower() for token in run]
        if run[-1].end <= at and len(run) > 1 and noun in lowered:
            name = noun_phrase(scene.text[run[0].start : run[-1].end])
            names[fold(name)] = name
    return Who(name := names.popitem()[1], words=name) if len(names) == 1 else None

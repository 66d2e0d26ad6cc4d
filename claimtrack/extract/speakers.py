"""Who speaks: each attribution's source resolved inside its article.

Surnames go to the full name that the article gives, pronouns and bare roles
("the minister") to the nearest person or body they can mean, and to nobody
where they can mean several: a wrong name is worse than none. Groups and
anonymous sources keep their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimtrack.extract.accused import accused_by
from claimtrack.extract.bodies import bodies
from claimtrack.extract.entities import NO_ENTITIES, Entities, Entity
from claimtrack.extract.gazetteer import fold
from claimtrack.extract.named_sources import with_speakers
from claimtrack.extract.own_sides import NO_NAMES, Names
from claimtrack.extract.passages import passages
from claimtrack.extract.people import Mention, by_name, mentions_with
from claimtrack.extract.reported_claims import is_reported
from claimtrack.extract.scene import Scene, Who
from claimtrack.extract.sides import side_of
from claimtrack.extract.spoken_by import spoken_by
from claimtrack.extract.toponyms import toponyms
from claimtrack.models import Article, Attribution, Kind

_ACCUSING = frozenset({Kind.ASSERTION, Kind.ACCUSATION, Kind.CONFIRMATION})


@dataclass(frozen=True, slots=True)
class Speaker:
    """The resolved name, whom it speaks for, and whom the attribution accuses; each None where nothing says so."""

    name: str | None
    side: str | None
    accused: str | None


def resolve(article: Article, attributions: Sequence[Attribution], own: Names = NO_NAMES) -> list[Speaker]:
    """The speaker of each attribution by the rules alone."""
    return described(heard(article, attributions, own), attributions, own)


def heard(
    article: Article, attributions: Sequence[Attribution], own: Names = NO_NAMES, entities: Entities = NO_ENTITIES
) -> dict[str, Scene]:
    """The scenes of text and title, with who speaks in each by the rules; `entities` are the names that the entity head finds in either."""
    scenes = {
        name: _scene(text, [a for a in attributions if a.cue.field == name], own, entities.get(name, ()))
        for name, text in (("text", article.text), ("title", article.title or ""))
    }
    return _told(scenes, attributions)


def heard_again(
    scenes: Mapping[str, Scene], attributions: Sequence[Attribution], meant: Mapping[int, Who | None]
) -> dict[str, Scene]:
    """The like, where `meant` are whom words of the text stand for as the reader decides."""
    return _told({"text": scenes["text"].unheard(meant), "title": scenes["title"].unheard({})}, attributions)


def _told(scenes: dict[str, Scene], attributions: Sequence[Attribution]) -> dict[str, Scene]:
    """The scenes with who speaks in each noted."""
    for attribution in attributions:
        scene = scenes[attribution.cue.field]
        who = spoken_by(scene, attribution, scenes["text"])
        if who:
            scene.heard(attribution, who, None if is_reported(attribution.cue.text) else attribution.source)
    return scenes


def described(scenes: Mapping[str, Scene], attributions: Sequence[Attribution], own: Names = NO_NAMES) -> list[Speaker]:
    """The speaker of each attribution, in the order given (text order); what a person's own list says of sides comes first."""
    speakers = []
    for attribution in attributions:
        scene = scenes[attribution.cue.field]
        who = scene.by.get(attribution.id)
        side = _side(who, own)
        speakers.append(Speaker(who.name if who else None, side, _accused(scene, attribution, who, side, own)))
    return speakers


def _scene(text: str, attributions: Sequence[Attribution], own: Names, entities: Sequence[Entity]) -> Scene:
    entities = _besides_places(text, entities)
    known = mentions_with(text, entities)
    named = bodies(text, known, entities)
    sources = [a.source for a in attributions if a.source and a.source.field == "text"]
    people = with_speakers(text, known, named.full, sources)
    return Scene(text, passages(text), people, named, by_name(known), attributions, _labels(people, own))


def _besides_places(text: str, entities: Sequence[Entity]) -> Sequence[Entity]:
    """The names that are found without those of one word that the rules take for a place's."""
    places = {one.start for one in toponyms(text) if not one.demonym} if entities else frozenset()
    return [one for one in entities if one.start not in places or " " in text[one.start : one.end]]


def _labels(mentioned: Sequence[Mention], own: Names) -> dict[str, str]:
    people = {mention.person for mention in mentioned}
    labels = {
        person: own.of_speaker(person.name) or side_of("", person.role, own.words) or person.name for person in people
    }
    surnames = Counter(person.surname for person in people)
    return {
        **{person.surname: label for person, label in labels.items() if surnames[person.surname] == 1},
        **{fold(person.name): label for person, label in labels.items()},
    }


def _side(who: Who | None, own: Names) -> str | None:
    if who is None:
        return None
    named = own.of_speaker(who.name) or own.of_speaker(who.words)
    return named or side_of(
        who.words, who.person.role if who.person else "", own.words, who.person.name if who.person else ""
    )


def _accused(scene: Scene, attribution: Attribution, who: Who | None, side: str | None, own: Names) -> str | None:
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
        if accused := accused_by(attribution.cue.text, between, span.text, scene.names, own.words):
            return accused if accused != (side or (who and who.name)) else None
    return None

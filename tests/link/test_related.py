"""Pairs that the models of linking find: on the real models, with invented news."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import AssetError
from claimtrack.extract.extractor import Extractor
from claimtrack.extract.gazetteer import lookup
from claimtrack.extract.reader import Reading
from claimtrack.link.points import points_of
from claimtrack.link.related import (
    AHEAD,
    BACK,
    MOST_COMPARED,
    TAKEN_BACK,
    Candidate,
    Known,
    candidates_within,
    of_one_matter,
    reach,
    read,
    related,
)
from claimtrack.link.relation_models import FOLDER, PARAMETERS, Likely, RelationModels, relation_models
from claimtrack.link.relations import relation_of
from claimtrack.link.signs import unverified
from claimtrack.link.told import Told, told_alone
from claimtrack.link.within import answers_within
from claimtrack.models import Article, Attribution, DateRole, Kind, Place, PlaceRole, Relation, Span, When
from claimtrack.records import Pair
from link.telling import DAY, telling

QUARREL = (
    "Velden’s harbour office accused the ferry company Norlane on Monday of dumping oil in the bay.\n"
    "“Norlane pumped at least forty tonnes of waste oil into the bay at night,” said Ida Holm, the harbour master.\n"
    "The company denied the accusation. “We have never dumped anything,” said a Norlane spokesman, Per Aasen.\n"
    "The weather service said that the wind would turn on Tuesday.\n"
    "The mayor’s office declined to comment on the accusation."
)


@lru_cache(maxsize=1)
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("claimant", "content", "expected"),
    [
        ("Armenian officials", "that Armenian forces had shelled the town", None),
        ("Azerbaijani officials", "that Armenian forces had shelled the town", "denies"),
        ("Armenian officials", "that the town had been shelled by Armenian forces", None),
        ("Armenian officials", "that Azerbaijani forces had shelled the town", "denies"),
        ("Residents", "that Armenian forces had shelled the town", "denies"),
        ("Armenian officials", "the report", "denies"),
    ],
)
def test_who_denies_what_the_claimants_side_did_answers_somebody_else(
    claimant: str, content: str, expected: str | None
) -> None:
    claim = telling(claimant, "said", "that a hospital had been shelled")
    denial = telling("A spokeswoman", "denied", content)
    assert taken_for(Relation.DENIES, claim, denial) == expected


@pytest.mark.parametrize(
    ("claimant", "who", "expected"),
    [
        ("Lena Tarrant", "Tarrant’s lawyer", None),
        ("Lena Tarrant", "Ms Tarrant", None),
        ("Tajik officials", "The Tajik border service", None),
        ("Lena Tarrant", "Lena Pollard", "denies"),
        ("Lena Tarrant", "A lawyer", "denies"),
        ("A whistleblower at Norlane", "Norlane", "denies"),
        ("Human Rights Watch", "Human Rights First", "denies"),
    ],
)
def test_nobody_denies_what_his_own_camp_says(claimant: str, who: str, expected: str | None) -> None:
    """By side, or because the one is called after the other; a first name in common makes no camp."""
    claim, answer = telling(claimant, "said", "the crane fell on a car"), telling(who, "said", "it was a tram")
    assert taken_for(Relation.DENIES, claim, answer) == expected


def taken_for(relation: Relation, claim: Attribution, answer: Attribution) -> str | None:
    """What an answer is to a claim where both models take it for one of a relation; None where it is no answer."""
    found = relation_of(claim, answer, [Likely(0.0, (relation,))] * 2)
    return found and found.value


def heard(source: str, cue: str, content: str, day: str | None, place: str) -> Told:
    """An attribution of an article of its own, with the day it is of and the id of its place, if any."""
    places = tuple(Place(PlaceRole.EVENT, id_, id_, None, None, None) for id_ in {place} - {""})
    said = replace(telling(source, cue, content), places=places)
    return replace(told_alone(Article("The news.", date=day), said), day=day)


def told(text: str) -> tuple[Article, tuple[Attribution, ...], list[Known]]:
    article = Article(text, date="2021-05-03")
    said = extractor().extract(article).attributions
    return article, said, read(article, said, relation_models())


def pairs(text: str) -> list[Pair]:
    article, said, known = told(text)
    models = relation_models()
    return list(related(candidates_within(known, answers_within(article, said), models), models))


def test_a_denial_finds_the_accusation() -> None:
    """The best pair of the denial is the accusation; what the weather service said has no answer above one half."""
    found = sorted(pairs(QUARREL), key=lambda pair: -pair.score)
    denial = next(pair for pair in found if pair.answer.cue.text == "denied")
    assert denial.relation is Relation.DENIES
    assert "dump" in denial.claim.content_text or "pumped" in denial.claim.content_text
    assert not [pair for pair in found if pair.score >= 0.5 and "wind" in pair.claim.content_text]


@pytest.mark.parametrize(("denied", "many"), [("this claim", 1), ("that claim", 1), ("these claims", 2)])
def test_who_denies_this_claim_denies_one(denied: str, many: int) -> None:
    """The nearest, which a rule finds; what "these claims" are, the models may say."""
    text = f"Residents said that the army had burned two villages near Dola. Aid workers said 14 people had been killed in Bama. An army spokesman denied {denied}."
    found = [pair.claim.content_text for pair in pairs(text) if pair.answer.cue.text == "denied"]
    assert len(found) == many
    assert any("Bama" in content for content in found)


def test_every_pair_says_why() -> None:
    """The last reason is what the models make of it; scores are probabilities; the points are those of the words."""
    found = pairs(QUARREL)
    assert found
    for pair in found:
        assert 0 <= pair.score <= 1
        assert pair.points == points_of(pair.claim, pair.answer, pair.relation)
        assert pair.reasons[-1].endswith(f"({math.floor(100 * pair.score)}%)")


def test_what_else_is_judged_changes_nothing() -> None:
    """Each pair is judged alone: the same candidates one by one give the same pairs."""
    article, said, known = told(QUARREL)
    models = relation_models()
    candidates = list(candidates_within(known, answers_within(article, said), models))
    together = list(related(candidates, models))
    assert together == [pair for one in reversed(candidates) for pair in related([one], models)][::-1]


def test_nobody_takes_back_what_another_has_said() -> None:
    """Whatever the models say, a retraction is of one's own words."""
    for pair in pairs(QUARREL):
        assert pair.relation is not Relation.RETRACTS


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("said", "it had no independent confirmation that oil had been dumped", True),
        ("could not independently verify", "the report", True),
        ("said", "the figures had not yet been confirmed", True),
        ("was unable to confirm", "how many had died", True),
        ("said", "it wasn’t verified", True),
        ("said", "nothing had been dumped", False),
        ("confirmed", "that the ship had sunk", False),
        ("denied", "having confirmed the order", False),
    ],
)
def test_who_cannot_confirm_a_report_does_not_answer_it(cue: str, content: str, expected: bool) -> None:
    """A reporter's "could not be verified" neither denies nor confirms."""
    assert unverified(telling("The agency", cue, content)) is expected


@pytest.mark.parametrize(
    ("cue", "relator", "reader", "expected"),
    [
        ("said", "denies confirms", "denies confirms", "denies"),
        ("said", "confirms denies", "partly_confirms denies", "confirms"),
        ("said", "denies confirms", "declines denies", "denies"),
        ("said", "denies confirms", "confirms denies", None),
        ("said", "partly_confirms denies", "denies confirms", None),
        ("said", "retracts denies", "denies retracts", "denies"),
        ("denied", "confirms denies", "denies confirms", "denies"),
    ],
)
def test_what_one_model_takes_for_a_denial_and_one_for_a_confirmation_is_neither(
    cue: str, relator: str, reader: str, expected: str | None
) -> None:
    """Unless the answer's own words tell; and nobody takes back another's words."""
    claim, answer = (
        telling("The union", "said", "the mine was flooded"),
        telling("The owner", cue, "the mine was flooded"),
    )
    judged = [Likely(0.0, tuple(map(Relation, order.split()))) for order in (relator, reader)]
    found = relation_of(claim, answer, judged)
    assert (found and found.value) == expected


@pytest.mark.parametrize(
    ("cue", "sides", "expected"),
    [
        ("denied", (None, None), None),
        ("retracted", (None, None), None),
        ("denied", ("Kenya", "Kenya"), None),
        ("retracted", ("Kenya", "Kenya"), Relation.RETRACTS),
        ("denied", ("Kenya", "Mexico"), Relation.DENIES),
        ("retracted", ("Kenya", "Mexico"), None),
    ],
)
def test_the_police_of_two_articles_answer_one_another_where_their_sides_differ(
    cue: str, sides: tuple[str | None, str | None], expected: Relation | None
) -> None:
    """And take back their own words where they are the same; else it is open whose police they are."""
    ends = telling("Police", "said", "the mine was flooded"), telling("Police", cue, "that the mine was flooded")
    claim, answer = (replace(one, speaker="police", side=side) for one, side in zip(ends, sides, strict=True))
    judged = [Likely(0.0, (Relation.RETRACTS, Relation.DENIES))] * 2
    assert relation_of(claim, answer, judged) is expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("that its own forces had fired first", None),
        ("shelling the town", None),
        ("any involvement", None),
        ("it", Relation.DENIES),
        ("that any airfield had been hit", Relation.DENIES),
    ],
)
def test_who_denies_his_own_doings_does_not_answer_a_claim_of_the_claimants_own(
    content: str, expected: Relation | None
) -> None:
    """The accusation that he answers is another one."""
    claim = telling("The rebel leader", "said", "that his forces had struck an airfield near the town")
    denial = telling("Velden", "denied", content)
    assert relation_of(claim, denial, [Likely(0.0, (Relation.DENIES,))] * 2) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("that a missile had struck the town", Relation.CONFIRMS),
        ("that this was true", Relation.CONFIRMS),
        ("the report", Relation.CONFIRMS),
        ("that vehicles of its own had been lost", None),
    ],
)
def test_who_confirms_something_else_does_not_answer(content: str, expected: Relation | None) -> None:
    """Whatever the models make of it."""
    claim = telling("Prosecutors", "said", "that the town was struck by a Velden missile")
    answer = telling("Velden", "acknowledged", content)
    assert answer.kind is Kind.CONFIRMATION
    assert relation_of(claim, answer, [Likely(0.0, (Relation.CONFIRMS,))] * 2) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("nine miners had died", "denies"),
        ("at least thirty miners had died", None),
        ("dozens of miners had died", None),
        ("thirty miners had died and two were hurt", None),
        ("twelve miners had died and two were hurt", "denies"),
        ("the mine was safe", "denies"),
    ],
)
def test_figures_that_can_both_hold_deny_nothing(content: str, expected: str | None) -> None:
    """Unless the answer says that it denies."""
    one = "Velden said that at least twenty miners had died. "
    claim, answer = extractor().extract(Article(f"{one}Norlane said that {content}.")).attributions
    assert taken_for(Relation.DENIES, claim, answer) == expected
    assert taken_for(Relation.DENIES, claim, replace(answer, kind=Kind.DENIAL)) == "denies"


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2020-10-04", "denies"), ("2020-10-11", "denies"), ("2020-10-12", None), ("2014-01-01", None), (None, "denies")],
)
def test_a_denial_of_what_happened_at_another_time_is_no_answer(day: str | None, expected: str | None) -> None:
    """More than a week away, where both have days."""
    claim = telling("The union", "said", "the mine was flooded on Sunday")
    answer = telling("The company", "denied", "that the mine was flooded")
    one, other = (
        replace(each, dates=(When(DateRole.EVENT, on, on, "day"),) if on else ())
        for each, on in ((claim, "2020-10-04"), (answer, day))
    )
    assert taken_for(Relation.DENIES, one, other) == expected


def test_the_day_of_an_accusation_is_not_that_of_what_is_told() -> None:
    claim = telling("The union", "said", "the mine was flooded in 2014")
    answer = telling("The company", "denied", "the allegations raised against it on Thursday")
    assert any(when.role is DateRole.EVENT for when in claim.dates)
    thursday = When(DateRole.EVENT, "2021-04-29", "2021-04-29", "day")
    assert taken_for(Relation.DENIES, claim, replace(answer, dates=(thursday,))) == "denies"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("that Norlane knew nothing of the waste", None),
        ("that the spokesman of Norlane had refused to comment", None),
        ("that Velden had denied all knowledge of the waste", "denies"),
        ("that Norlane had denied the crew visas", "denies"),
    ],
)
def test_who_is_told_to_have_denied_something_does_not_deny_that(claim: str, expected: str | None) -> None:
    answer = telling("Norlane", "denied", "the claim")
    assert taken_for(Relation.DENIES, telling("The Courier", "reported", claim), answer) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("The inspectors at first reported nine dead.", None),
        ("The inspectors later put the number of dead at nine.", None),
        ("The inspectors said nine miners had died.", "denies"),
        ("The inspectors at first reported that the mine was safe.", "denies"),
    ],
)
def test_a_count_that_was_brought_up_to_date_denies_nothing(answer: str, expected: str | None) -> None:
    """It went before the other, or followed it."""
    one = "Velden said that twenty miners had died. "
    claim, later = extractor().extract(Article(f"{one}{answer}")).attributions
    assert taken_for(Relation.DENIES, claim, later) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("The company spokesman", None),
        ("The army source", None),
        ("The accusations of its officials", "denies"),
        ("that the mine was flooded by the company spokesman", "denies"),
        ("it", "denies"),
    ],
)
def test_a_denial_of_nothing_but_a_speaker_answers_nothing(content: str, expected: str | None) -> None:
    """So it is where a headline has run into the text."""
    claim, answer = telling("The union", "said", "the mine was flooded"), telling("Company", "denies", content)
    assert taken_for(Relation.DENIES, claim, answer) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("both denials", None),
        ("the ministry’s repeated denials", None),
        ("the report", "denies"),
        ("that denials of the flood were ever made", "denies"),
    ],
)
def test_who_dismisses_a_denial_does_not_answer_what_was_denied(content: str, expected: str | None) -> None:
    claim, answer = telling("The union", "said", "the mine was flooded"), telling("Prosecutors", "dismissed", content)
    assert taken_for(Relation.DENIES, claim, answer) == expected


@pytest.mark.parametrize(
    ("claim", "answer", "expected"),
    [
        (("that the school had been shelled", "2021-05-03", "Orhan"), ("the report", "2021-05-03", ""), True),
        (("that the school had been shelled", "2021-05-03", "Orhan"), ("the report", "2021-05-04", "Orhan"), True),
        (("that the school had been shelled", "2021-05-03", "Orhan"), ("the report", "2021-05-06", ""), False),
        (("that the school had been shelled", "2021-05-03", "Orhan"), ("the report", "2021-05-02", ""), False),
        (
            ("that the school had been shelled", "2021-05-03", "Orhan"),
            ("that it was a crude lie", "2021-05-04", ""),
            True,
        ),
        (
            ("that the school had been shelled", "2021-05-03", "Orhan"),
            ("that it was a crude lie", "2021-05-06", ""),
            False,
        ),
        (("that the school had been shelled", "2021-05-03", "Orhan"), ("the report", None, ""), False),
        (
            ("that the school had been shelled", "2021-05-03", "Orhan"),
            ("that its guns had fired at houses", "2021-05-06", ""),
            True,
        ),
        (
            ("that the school had been shelled", "2021-05-03", "Orhan"),
            ("that its guns had fired at houses", None, "Orhan"),
            True,
        ),
        (
            ("that the school had been shelled", "2021-05-03", "Orhan"),
            ("that its guns had fired at houses", "2021-05-03", "Velden"),
            False,
        ),
    ],
)
def test_what_answers_a_claim_of_another_article_is_of_one_matter(
    claim: tuple[str, str, str], answer: tuple[str, str | None, str], expected: bool
) -> None:
    """Other places are another matter; what only points ("the report") answers the same day or the next."""
    said, denied = heard("The mayor", "said", *claim), heard("The army", "denied", *answer)
    assert of_one_matter(said, denied) is expected


def test_what_a_sentence_goes_on_to_call_it_is_of_that_sentence_alone() -> None:
    said = heard("The mayor", "said", "that the school had been shelled", "2021-05-03", "Orhan")
    for cue, expected in (("called", True), ("calling", False)):
        assert of_one_matter(said, heard("The army", cue, "it “a smear”", "2021-05-03", "")) is expected


@pytest.mark.parametrize(
    ("words", "inherited", "expected"),
    [
        ("Holm's claims", "from the sentence before", True),
        ("the claims", "from the sentence before", False),
        ("Holm's claims", None, False),
    ],
)
def test_who_names_the_claimant_may_speak_of_other_places(words: str, inherited: str | None, expected: bool) -> None:
    """Than the one that the answer inherits; what its own words name holds."""
    claim = replace(
        heard("Ida Holm", "said", "that the school had been shelled", "2021-05-02", "Orhan"), surname="holm"
    )
    answer = heard("The army", "denied", words, "2021-05-02", "Velden")
    there = Place(PlaceRole.EVENT, "Velden", "Velden", None, None, None, inherited=inherited)
    assert of_one_matter(claim, replace(answer, said=replace(answer.said, places=(there,)))) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Gori", None), ("Batumi", None), False),
        (("Gori", None), ("Batumi", "from the sentence before"), False),
        (("Gori", "from the first sentence"), ("Batumi", "from the sentence before"), True),
        (("Gori", None), ("Georgia", None), True),
        (("Ukraine", None), ("Gori", None), True),
        (("Gori", None), ("Gori", "from the sentence before"), True),
    ],
)
def test_neither_countries_nor_what_both_inherit_tells_events_apart(
    one: tuple[str, str | None], other: tuple[str, str | None], expected: bool
) -> None:
    """A country holds many places, and an inherited place is too often another one."""
    claim, answer = (
        heard("Ida Holm", "said", "that it was shelled", DAY, ""),
        heard("A colonel", "said", "that it was not hit", DAY, ""),
    )

    def at(told: Told, name: str, inherited: str | None) -> Told:
        entry = lookup(name)[0]
        place = Place(PlaceRole.EVENT, entry.id, entry.name, entry.country, entry.lat, entry.lon, inherited=inherited)
        return replace(told, said=replace(told.said, places=(place,)))

    assert of_one_matter(at(claim, *one), at(answer, *other)) is expected


def test_the_report_that_opens_a_text_is_not_confirmed_by_what_tells_it_more_fully() -> None:
    """Who is "a monitor" in the first sentence of news has a name in the second."""
    opening = "Warplanes killed nine fighters in the town of Gori on Friday, a monitor said. "
    fuller = '"Warplanes struck Gori on Friday and killed nine fighters," said Ida Holm, who heads the Velden Monitor. '
    other = "Nine fighters were killed in Gori on Friday, the mayor of Gori said."
    article, said, known = told(opening + fuller + other)
    judged = Likely(9.0, (Relation.CONFIRMS,))
    measured = [0.0] * 4
    candidates = [Candidate(known[c], known[a], None, measured, judged) for c, a in ((0, 1), (0, 2), (1, 2))]
    assert [one.is_of_opening for one in candidates] == [True, False, False]
    assert len(said) == 3 and article.text.startswith(opening)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("that he also heard the shots", None),
        ("she also saw it", None),
        ("that he heard nothing", "denies"),
        ("they also hit a school", "denies"),
    ],
)
def test_who_perceived_it_too_does_not_deny_it(content: str, expected: str | None) -> None:
    """Whatever the models take it for."""
    claim, answer = telling("The union", "said", "shots were fired"), telling("The owner", "said", content)
    assert taken_for(Relation.DENIES, claim, answer) == expected


@pytest.mark.parametrize(
    ("cue", "content", "sure"),
    [
        ("retracted", "her statement that the bridge had been shelled", True),
        ("withdrew", "her claim that rebels had shelled the bridge", True),
        ("retracted", "her statement", False),
        ("retracted", "her statement that nine people had died", False),
        ("retracted", "her statement that the bridge had been bought", False),
    ],
)
def test_who_takes_back_the_words_of_a_claim_surely_takes_it_back(cue: str, content: str, sure: bool) -> None:
    claim = "The mayor, Ida Holm, said on Monday that the bridge had been shelled by rebels."
    found = [
        one
        for one in pairs(f"{claim}\nOn Tuesday Holm {cue} {content}.")
        if one.relation is Relation.RETRACTS and one.claim.cue.text == "said"
    ]
    assert any(one.score >= TAKEN_BACK for one in found) is sure


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("the army has destroyed the military airfield in Ganja", None),
        ("the army had destroyed the airfield in Ganja", None),
        ("the airfield in Ganja was intact", "denies"),
        ("the airfield in Ganja was destroyed by its own guards", "denies"),
        ("nobody was near the town", "denies"),
    ],
)
def test_who_accepts_each_point_denies_nothing(content: str, expected: str | None) -> None:
    """Unless the words of the answer say that it denies."""
    claim = telling("The rebels", "said", "that the army had destroyed the airfield in Ganja")
    answer = telling("The owner", "said", content)
    assert taken_for(Relation.DENIES, claim, answer) == expected
    assert taken_for(Relation.DENIES, claim, replace(answer, kind=Kind.DENIAL)) == "denies"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("that one of its drones had flown over Ganja", None),
        ("that its drones had bombed Ganja", "confirms"),
        ("that it had struck the mosque by mistake", "confirms"),
        ("that one drone had been lost", "confirms"),
        ("the report", "confirms"),
    ],
)
def test_who_admits_another_thing_at_the_same_place_confirms_nothing(content: str, expected: str | None) -> None:
    claim = telling("The spokesman", "said", "that Kyrgyz drones had bombed a mosque in Ganja")
    answer = telling("Kyrgyzstan’s defence ministry", "admitted", content)
    assert taken_for(Relation.CONFIRMS, claim, answer) == expected


def test_pairs_by_rule_are_judged_however_unlikely() -> None:
    """Where an answer's own words refer to a claim, the pair is among the candidates."""
    article, said, known = told("Prosecutors said the clerk took bribes from two builders. The clerk denied it.")
    ruled = {(pair.claim.id, pair.answer.id) for pair in answers_within(article, said)}
    candidates = candidates_within(known, answers_within(article, said), relation_models())
    assert ruled
    assert ruled <= {(one.claim.id, one.answer.id) for one in candidates if one.rule}


def test_an_article_of_any_length_is_judged_within_bounds() -> None:
    """How many pairs are read closely grows with the article, not with its square."""
    short, long = len(pairs(QUARREL)), len(pairs("\n".join([QUARREL] * 20)))
    assert long <= 20 * 4 * max(short, 4)


@given(st.lists(st.floats(min_value=-100, max_value=100), min_size=3, max_size=20))
def test_a_reading_is_kept_to_the_digit(values: list[float]) -> None:
    """What is packed is unpacked as it was, whatever the machine's byte order."""
    half = np.array(values, dtype=np.float16)
    one = Reading(float(half[0]), float(half[1]), half[2:])
    other = Reading.unpacked(one.packed())
    assert (other.answers, other.answered) == (one.answers, one.answered)
    assert other.vector.tolist() == one.vector.tolist()
    assert len(one.packed()) == 2 * len(values)


def of_other_measures(folder: Path) -> None:
    path = folder / PARAMETERS
    path.write_text(json.dumps(json.loads(path.read_text()) | {"measures": 1}), encoding="utf-8")


def damaged(folder: Path) -> None:
    with (folder / "relator.onnx").open("r+b") as file:
        file.write(b"\x00" * 100)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda folder: (folder / "pairs.onnx").unlink(), "missing"),
        (lambda folder: (folder / PARAMETERS).unlink(), "parameters"),
        (lambda folder: (folder / PARAMETERS).write_text("[]"), "parameters"),
        (lambda folder: (folder / PARAMETERS).write_text("{}"), "parameters"),
        (of_other_measures, "version"),
        (damaged, "damaged"),
    ],
)
def test_a_missing_or_damaged_model_is_one_clear_error(
    tmp_path: Path, spoil: Callable[[Path], object], words: str
) -> None:
    """The error names the file and the remedy."""
    folder = tmp_path / "relation"
    shutil.copytree(FOLDER, folder)
    shutil.copytree(FOLDER.parent / "tagger", tmp_path / "tagger")
    spoil(folder)
    with pytest.raises(AssetError, match=words) as caught:
        RelationModels(folder)
    assert str(folder) in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("source", "content", "expected"),
    [
        ("Armenia's defence ministry", "opening fire on the village", None),
        ("Armenia's defence ministry", "that they opened fire on the village", None),
        ("Azerbaijan's defence ministry", "opening fire on the village", "denies"),
        ("Armenia's defence ministry", "that the village was under fire", "denies"),
    ],
)
def test_who_denies_his_own_doings_answers_no_claim_that_accuses_another_side(
    source: str, content: str, expected: str | None
) -> None:
    claim = telling("The mayor", "said", "Azerbaijani troops opened fire on the village")
    assert taken_for(Relation.DENIES, claim, telling(source, "denied", content)) == expected


def test_a_side_that_names_the_accused_in_its_own_name_may_answer_for_it() -> None:
    """As Karabakh Armenian forces do where Armenia is accused."""
    claim = telling("Prosecutors", "said", "Armenian forces fired at the city")
    answer = telling("The Karabakh Armenian forces", "denied", "that they fired at the city")
    assert taken_for(Relation.DENIES, claim, answer) == "denies"


@pytest.mark.parametrize(
    ("source", "content", "expected"),
    [
        ("Voss", "that she was paid", None),
        ("Voss", "any such payment", "denies"),
        ("Voss", "that Haverty groped anybody", "denies"),
        ("Haverty", "that the car was his", "denies"),
    ],
)
def test_what_is_denied_in_other_words_is_another_matter(source: str, content: str, expected: str | None) -> None:
    """Unless it takes up what was claimed, or the claim speaks of who denies."""
    claim = telling("Pruitt", "said", "Haverty groped a clerk at a party")
    assert taken_for(Relation.DENIES, claim, telling(source, "denied", content)) == expected


@pytest.mark.parametrize("answers", [0, 1, 50, 400, 401, 3000, 100_000])
def test_an_article_of_thousands_of_answers_is_compared_in_bounds(answers: int) -> None:
    """Each answer is compared with some statement before and after it; few answers with all that are near."""
    back, ahead = reach(answers)
    assert back >= 1
    assert ahead >= 1
    assert answers > 400 or (back, ahead) == (BACK, AHEAD)
    assert answers > MOST_COMPARED or answers * back <= MOST_COMPARED


def test_what_rules_find_is_kept_where_little_is_read_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many pairs the relator reads the likeliest only; the others that a rule finds are pairs by what the reader says."""
    text = f"{QUARREL} The union said the mayor had hidden the report. The mayor denied the claim. A council spokesman also rejected the union's claim."
    every = pairs(text)
    article, said, known = told(text)
    monkeypatch.setattr("claimtrack.link.related.MOST_READ", 1)
    candidates = list(candidates_within(known, answers_within(article, said), relation_models()))
    by_rule = {(one.claim.id, one.answer.id) for one in candidates if one.rule}
    assert len(by_rule) > 1
    assert sum(one.read for one in candidates) == 2
    assert by_rule <= {(one.claim.id, one.answer.id) for one in related(candidates, relation_models())}
    assert by_rule <= {(one.claim.id, one.answer.id) for one in every}


@pytest.mark.parametrize(("kind", "answers"), [(Kind.ASSERTION, 0), (Kind.DENIAL, 1)])
def test_the_same_words_told_twice_are_no_answer_unless_the_verb_is(kind: Kind, answers: int) -> None:
    """ "X of Y said that … he said" is one claim; "X said, and Y denied, that …" is two."""
    text = "Norlane pumped waste oil into the bay at night, Ida Holm of the harbour office said on Monday. She said so twice."
    article = Article(text, date=DAY)
    claim = extractor().extract(article).attributions[0]
    again = replace(claim, id="t-again", source=Span(0, 7, "Norlane"), speaker="Norlane", kind=kind)
    both = read(article, [claim, again], relation_models())
    likely = [replace(one, reading=Reading(9.0, 9.0, one.reading.vector)) for one in both]
    found = [one for one in candidates_within(likely, [], relation_models()) if one.answer.id == again.id]
    assert len(found) == answers

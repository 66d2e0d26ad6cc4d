"""Who is meant, by the reader: a "he" or "the minister" goes to somebody the article names, or to nobody."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from claimtrack.extract import speakers
from claimtrack.extract.extractor import Extractor
from claimtrack.extract.namesakes import Person
from claimtrack.extract.reader import Reader
from claimtrack.extract.scene import Scene, Who
from claimtrack.extract.speaker_measures import SPEAKER_MEASURES, Candidate, Cast, grouped, may_mean, namings
from claimtrack.extract.tags import Floats
from claimtrack.models import Article, Span

DAY = "2020-10-29"
MINISTERS = (
    "Defence Minister Anna Kovalenko met her colleague Peter Owens in Odesa on Monday. Kovalenko said that the port had been shelled at night.\n"
    "“Two cranes were destroyed,” she said. Owens said that help was on its way. He denied that it had come too late."
)
MONITOR = (
    "The Harbour Watch Group said on Monday that nine boats had been sunk. The army said that it had sunk none.\n"
    "The group said that it had pictures of all nine."
)
Weigh = Callable[..., tuple[Floats, Floats]]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def said(extractor: Extractor, text: str) -> list[tuple[str, str | None]]:
    """The words of each source, and who that is."""
    found = extractor.extract(Article(text, date=DAY)).attributions
    return [(one.source.text, one.speaker) for one in found if one.source]


def weighing(*logits: float) -> Weigh:
    """A head by which the first mentions have these log odds, for every attribution; what has none has none."""

    def weigh(_reader: Reader, pooled: Floats, named: Floats, *_told: object) -> tuple[Floats, Floats]:
        row = [*logits, *(-9.0 for _ in range(len(named)))][: len(named)]
        return np.tile(np.array(row, dtype=np.float32), (len(pooled), 1)), np.zeros(len(pooled), dtype=np.float32)

    return weigh


def scene_of(extractor: Extractor, text: str) -> Scene:
    """The scene of a text, as the rules tell it."""
    article = Article(text, date=DAY)
    return speakers.heard(article, extractor.extract(article).attributions)["text"]


def test_pronouns_and_nouns_go_to_those_who_are_named(extractor: Extractor) -> None:
    """Each to the one whom a reader would take."""
    found = said(extractor, MINISTERS)
    assert ("she", "Anna Kovalenko") in found
    assert ("He", "Peter Owens") in found
    assert ("The group", "Harbour Watch Group") in said(extractor, MONITOR)


@pytest.mark.parametrize(("odds", "who"), [(9.0, "Anna Kovalenko"), (-9.0, None)])
def test_the_reader_decides(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, odds: float, who: str | None
) -> None:
    """Whatever the rules say; of those that are unlikely nobody is given."""
    monkeypatch.setattr(Reader, "speakers", weighing(odds))
    found = said(extractor, MINISTERS)
    assert [name for words, name in found if words in ("she", "He")] == [who, who]
    assert [name for words, name in found if words in ("Kovalenko", "Owens")] == ["Anna Kovalenko", "Peter Owens"]


def test_a_noun_that_means_nobody_else_keeps_its_words(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """As "the group" where the reader finds nobody likely."""
    monkeypatch.setattr(Reader, "speakers", weighing())
    assert ("The group", "group") in said(extractor, MONITOR)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Anna Kovalenko said that the witness had destroyed emails. She denied it.", "She", None),
        (
            "A soldier told reporters that the road was mined. The soldier said that two had died.",
            "The soldier",
            "soldier",
        ),
        (
            "Peter Owens told the court that a camp had burned. The first witness said that she saw it.",
            "The first witness",
            "first witness",
        ),
    ],
)
def test_the_reader_does_not_decide_against_what_is_sure(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, text: str, words: str, who: str | None
) -> None:
    """Nobody denies what she claims; "the soldier" is the soldier who spoke, "the first witness" nobody who is not called so."""
    monkeypatch.setattr(Reader, "speakers", weighing(9.0, 9.0))
    assert (words, who) in said(extractor, text)


def test_what_hangs_on_a_pronoun_follows_the_reader(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """As "her lawyer" does, and the verb that only goes on."""
    text = "Anna Kovalenko met Maria Brandt on Monday. Her lawyer said that no money had been paid, but denied a bank slip."
    assert said(extractor, text)
    for odds, owner in (((9.0,), "Anna Kovalenko"), ((-9.0, 9.0), "Maria Brandt")):
        monkeypatch.setattr(Reader, "speakers", weighing(*odds))
        found = said(extractor, text)
        assert {name for _, name in found} == {f"{owner}’s lawyer"}


def test_without_the_reader_the_rules_decide() -> None:
    """The same speakers as theirs."""
    article = Article(MINISTERS, date=DAY)
    found = Extractor(read=False).extract(article).attributions
    assert [one.speaker for one in found] == [one.name for one in speakers.resolve(article, found)]
    assert found


def test_all_is_measured_of_each_candidate(extractor: Extractor) -> None:
    """SPEAKER_MEASURES numbers of each, 0 where the source stands for nobody else."""
    scene = scene_of(extractor, MINISTERS)
    some, cast = grouped(namings(scene)), Cast(scene)
    assert {one.who.name for one in some} >= {"Anna Kovalenko", "Peter Owens"}
    for one in scene.attributions:
        rows = cast.measures(one, some)
        assert [len(row) for row in rows] == [SPEAKER_MEASURES] * len(some)
        asked = one.source is not None and one.source.start in scene.stood_for
        assert all(np.isfinite(row).all() and any(row) == asked for row in rows)


def test_namings_stand_in_the_text_and_none_is_a_pronoun(extractor: Extractor) -> None:
    """What stands for somebody names nobody."""
    scene = scene_of(extractor, MINISTERS)
    found = namings(scene)
    words = [scene.text[one.start : one.end] for one in found]
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert not {"she", "He"} & set(words)
    assert "Kovalenko" in words


def test_whom_the_reader_does_not_see_the_rules_give(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody named only pages before is no candidate, and is kept."""
    monkeypatch.setattr(Reader, "speakers", weighing())
    rain = "Rain fell on the hills for the whole of the day, and on the fields below. " * 40
    far = f"{rain}Maria Brandt, the harbour inspector, came to Odesa. {rain}Peter Owens was ill. The harbour inspector said that two cranes had burned."
    near = "Maria Brandt, the harbour inspector, came to Odesa. The harbour inspector said that two cranes had burned."
    assert ("The harbour inspector", "Maria Brandt") in said(extractor, far)
    assert ("The harbour inspector", "harbour inspector") in said(extractor, near)


@pytest.mark.parametrize(
    ("text", "source", "who"),
    [
        ("Omar Diaz said the mayor had lied. The mayor declined to comment.", "The mayor", None),
        ("Omar Diaz said a mayor had lied. The mayor said the road was closed.", "The mayor", None),
        ("Mayor Omar Diaz said the road was closed. The mayor said it would open soon.", "The mayor", "Omar Diaz"),
        ("Harbour Lines said the company had grown. The company said it would hire.", "The company", "Harbour Lines"),
        ("Harbour Lines said a company had lied. The company said it would sue.", "The company", "company"),
        ("Farmers from Kelso said a landlord had lied. The landlord said it would rain.", "The landlord", "landlord"),
    ],
)
def test_who_speaks_of_the_mayor_is_not_the_mayor(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, text: str, source: str, who: str | None
) -> None:
    """However likely; a company may speak of itself so."""
    monkeypatch.setattr(Reader, "speakers", weighing(9.0))
    assert (source, who) in said(extractor, text)


@pytest.mark.parametrize(
    ("minister", "who"),
    [
        ("The Latvian interior minister", "Latvian interior ministry"),
        ("The Norwegian interior minister", "ministry"),
        ("A sailor", "Latvian interior ministry"),
    ],
)
def test_a_ministry_is_of_the_land_whose_minister_the_sentence_names(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, minister: str, who: str
) -> None:
    """However likely another land's is."""
    monkeypatch.setattr(Reader, "speakers", weighing(9.0))
    text = f"The Latvian interior ministry met on Monday. {minister} had the boats searched, the ministry said."
    assert ("the ministry", who) in said(extractor, text)


@pytest.mark.parametrize("name", ["Centre for Harbours and Ports", "Odesa Harbour Coalition"])
def test_a_name_stands_for_nobody_else(extractor: Extractor, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Though "the" stands before it."""
    monkeypatch.setattr(Reader, "speakers", weighing(9.0))
    text = f"The Harbour Watch Group met in Odesa. The {name} said that nine boats had been sunk."
    assert said(extractor, text) == [(f"The {name}", name)]


@pytest.mark.parametrize(
    ("source", "who", "expected"),
    [
        ("He", Who("Peter Owens", Person("Peter Owens", "m", "")), True),
        ("He", Who("Harbour Lines"), False),
        ("She", Who("company"), False),
        ("They", Who("Harbour Lines"), True),
        ("The lawmaker", Who("Peter Owens", Person("Peter Owens", "m", "")), True),
        ("The company", Who("Peter Owens", Person("Peter Owens", "m", "")), False),
        ("The company", Who("Harbour Lines"), True),
        ("The minister", Who("Harbour Lines"), False),
        ("The ministry", Who("Baku"), False),
        ("The ministry", Who("Azerbaijan"), False),
        ("The government", Who("Azerbaijan"), True),
        ("The UN refugee agency", Who("Greek coastguards", plural=True), False),
        ("The government", Who("Harbour Lines"), False),
        ("The government", Who("Kinshasa"), True),
        ("The ministry", Who("Harbour Lines"), False),
        ("The ministry", Who("Ministry of Ports"), True),
        ("The army", Who("IDF"), True),
        ("The army", Who("Weidt", Person("Weidt", None, "")), False),
        ("The company", Who("union"), False),
        ("The minister", Who("defence minister"), True),
        ("The monitor", Who("Harbour Watch Group"), True),
        ("The monitor", Who("fishermen", plural=True), False),
    ],
)
def test_a_noun_means_nobody_of_another_kind(source: str, who: Who, expected: bool) -> None:
    """Names may be called by any noun for what they are; who has none, only by his own."""
    assert may_mean(Span(0, len(source), source), [Candidate(who, ())]) == [expected]

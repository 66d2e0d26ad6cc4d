"""When it happened, by the reader: what is given is named by the article, and the rules are heard."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from claimtrack.extract import dates
from claimtrack.extract.day_measures import DAY_MEASURES, grouped, measures, mentions
from claimtrack.extract.extractor import Extractor
from claimtrack.extract.inheritance import AFTER, BEFORE, EARLIER, LEDE, SAME
from claimtrack.extract.reader import Reader
from claimtrack.extract.tags import Floats
from claimtrack.extract.told_days import day_of
from claimtrack.models import Article, DateRole

DAY = "2020-10-29"
"""A Thursday."""
SHELLED = (
    "Rockets hit the town of Barda in Azerbaijan on Wednesday, the prosecutor’s office said.\n"
    "At least five people were killed in the attack, the office said. “I saw the rockets fall on the market,” said a shopkeeper.\n"
    "A spokeswoman in Yerevan denied that Armenian forces had fired."
)
POLITICS = (
    "The finance minister said on Monday that taxes would have to rise.\n"
    "Opposition leaders in Paris said that the plan was unfair. The minister said that he would not resign."
)
REASONS = {None, SAME, BEFORE, EARLIER, LEDE, AFTER}
Weigh = Callable[..., tuple[Floats, Floats]]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def events(extractor: Extractor, text: str, day: str | None = DAY) -> list[list[tuple[str, str]]]:
    """First and last days of what each content tells of."""
    found = extractor.extract(Article(text, date=day)).attributions
    return [[(when.start, when.end) for when in one.dates if when.role is DateRole.EVENT] for one in found]


def weighing(*logits: float) -> Weigh:
    """A head by which the first mentions have these log odds, of every attribution; what has none has none."""

    def weigh(_reader: Reader, pooled: Floats, named: Floats, *_told: object) -> tuple[Floats, Floats]:
        row = [*logits, *(-9.0 for _ in range(len(named)))][: len(named)]
        return np.tile(np.array(row, dtype=np.float32), (len(pooled), 1)), np.zeros(len(pooled), dtype=np.float32)

    return weigh


def test_what_happened_has_the_day_of_the_story(extractor: Extractor) -> None:
    """A content without a day of its own takes that of what it speaks of."""
    found = events(extractor, SHELLED)
    assert len(found) >= 3
    assert found[:2] == [[("2020-10-28", "2020-10-28")]] * 2
    assert all(one in ([], [("2020-10-28", "2020-10-28")]) for one in found)


def test_talk_of_politics_has_no_day(extractor: Extractor) -> None:
    """Nor does it take that on which somebody spoke."""
    found = events(extractor, POLITICS)
    assert len(found) >= 3
    assert all(one == [] for one in found)


def test_days_lead_back_to_the_words(extractor: Extractor) -> None:
    """Each stands in the text where its span says, and says where it was taken from."""
    for one in extractor.extract(Article(SHELLED, date=DAY)).attributions:
        for when in one.dates:
            assert when.span
            assert SHELLED[when.span.start : when.span.end] == when.span.text
            assert when.inherited in REASONS


def test_without_a_day_of_the_article_or_without_the_reader_the_rules_decide(extractor: Extractor) -> None:
    """The same dates as theirs."""
    text = "On 3 October 2020 shells fell on Barda. The mayor said that they had destroyed a school."
    for article, tool in ((Article(text), extractor), (Article(text, date=DAY), Extractor(read=False))):
        found = tool.extract(article).attributions
        assert [one.dates for one in found] == dates.find(article, found)
        assert found


@pytest.mark.parametrize(
    ("odds", "expected"),
    [((9.0,), [("2020-10-27", "2020-10-27")]), ((-9.0,), []), ((-0.3,), [("2020-10-27", "2020-10-27")])],
)
def test_likely_days_before_are_inherited(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, odds: tuple[float, ...], expected: list[tuple[str, str]]
) -> None:
    """And unlikely ones are not, whatever the rules say."""
    monkeypatch.setattr(Reader, "days", weighing(*odds))
    text = "On Tuesday shells fell on Barda. The mayor said that they had destroyed a school."
    assert events(extractor, text) == [expected]


def test_days_named_only_later_are_not_inherited(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """However likely: but at the opening of a text, where the sentence after is asked too."""

    def last(_reader: Reader, pooled: Floats, named: Floats, *_told: object) -> tuple[Floats, Floats]:
        scores = np.full((len(pooled), len(named)), -9, dtype=np.float32)
        scores[:, -1] = 9
        return scores, np.zeros(len(pooled), dtype=np.float32)

    monkeypatch.setattr(Reader, "days", last)
    opening = "Shells destroyed a school in Barda, the mayor said. It was hit on Oct. 3, 2020."
    assert events(extractor, opening) == [[("2020-10-03", "2020-10-03")]]
    rain = "Rain fell on the hills for the whole of the day. " * 4
    assert events(
        extractor, f"{rain}Shells destroyed a school in Barda, the mayor said. It was hit on Oct. 3, 2020."
    ) == [[]]


@pytest.mark.parametrize(
    ("back", "ahead", "expected"),
    [
        (9.0, -9.0, ["2020-10-24"]),
        (-9.0, 9.0, ["2020-10-31"]),
        (-1.0, -9.0, ["2020-10-24"]),
        (-9.0, -1.0, []),
    ],
)
def test_a_day_of_the_week_may_lie_ahead(
    extractor: Extractor,
    monkeypatch: pytest.MonkeyPatch,
    back: float,
    ahead: float,
    expected: list[str],
) -> None:
    """The reader tells; what the rules say is kept until it is doubted."""
    monkeypatch.setattr(Reader, "days", weighing(back, ahead))
    text = "The mayor said that shells fell on Saturday near the school in Barda."
    assert [[first for first, _ in found] for found in events(extractor, text)] == [expected]


def test_all_is_measured_of_each_day(extractor: Extractor) -> None:
    """DAY_MEASURES numbers, whatever stands around; those of the rules follow what they found."""
    article, today = Article(SHELLED, date=DAY), day_of(DAY)
    assert today
    said = extractor.extract(article).attributions
    some = grouped(mentions(article, said, today))
    assert some
    for one in said:
        rows = measures(article, one, some, one.dates, today)
        assert [len(row) for row in rows] == [DAY_MEASURES] * len(some)
        assert all(np.isfinite(row).all() for row in rows)
        assert measures(article, one, some, (), today) != rows or not one.dates

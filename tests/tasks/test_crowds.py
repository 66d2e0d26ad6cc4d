"""What linking compares grows no faster than an article, however often it says the same; nor with copies of an article."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from claimtrack import ids
from claimtrack.link import grouping, keys, within
from claimtrack.link.across import NEAR_DAYS
from claimtrack.link.admissions import couples_within
from claimtrack.link.pairs import REACH
from claimtrack.link.within import PLURAL, answers_within
from claimtrack.models import Article, Attribution, Kind, Span
from claimtrack.store import Store
from claimtrack.tasks.derived import derive, misgrouped, regrouped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Sentence = tuple[str, str, str, Kind]
Read = tuple[Article, list[Attribution]]

HARBOUR = "rebel forces shelled the grain harbour of Velden"


def repeated(_n: int) -> Sentence:
    return "Ida Holm", "said", HARBOUR, Kind.ACCUSATION


def by_others(n: int) -> Sentence:
    return f"Ida Holm{n}", "said", HARBOUR, Kind.ACCUSATION


def counted(n: int) -> Sentence:
    return "Ida Holm", "said", f"{HARBOUR} and killed {n} people", Kind.ACCUSATION


def denied(n: int) -> Sentence:
    return counted(n) if n % 2 else ("General Osk", "denied", f"that {HARBOUR}", Kind.DENIAL)


def denied_at_once(n: int) -> Sentence:
    return repeated(n) if n % 2 else ("General Osk", "denied", "these claims", Kind.DENIAL)


def confirmed(n: int) -> Sentence:
    return (
        counted(n) if n % 2 else ("General Osk", "confirmed", f"that his forces shelled {n} ships", Kind.CONFIRMATION)
    )


def elsewhere(n: int) -> Sentence:
    return "Anna Weber", "said", f"bridge {n} at Osmar was closed", Kind.ASSERTION


CROWDS = (repeated, by_others, counted, denied, denied_at_once, confirmed)


def read(sentences: Iterable[Sentence], outlet: str = "Courier", day: str = "2021-05-02") -> Read:
    """An article of these sentences, all in one paragraph, with what was extracted from it."""
    text, parts = "", []
    for who, cue, what, kind in sentences:
        at = len(text)
        text += f"{who} {cue} {what}. "
        begins = (at, at + len(who) + 1, at + len(who) + len(cue) + 2)
        spans = [Span(a, a + len(words), words) for a, words in zip(begins, (who, cue, what), strict=True)]
        parts.append((spans, kind))
    of = Article(text, date=day, outlet=outlet)
    key = ids.article_id(of)
    return of, [
        Attribution(ids.attribution_id(key, who, cue, [what]), key, who, cue, (what,), kind, 0.9, who.text)
        for (who, cue, what), kind in parts
    ]


class Desk:
    """A store in which claims are found, and a count of what is compared with what for it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.store = Store(":memory:")
        self.run = self.store.begin_run("test", {}, {})
        self.calls: Counter[str] = Counter()
        self._count(monkeypatch, grouping, "same_claim")
        self._count(monkeypatch, within, "can_be_answered")

    def _count(self, monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> None:
        real = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *given: self.calls.update([name]) or real(*given))

    def write(self, of: Article, said: Sequence[Attribution]) -> None:
        """Keep an article, its keys, and the claims that it changes."""
        own = keys.keys_of(of, said, {one.id for one in said})
        with self.store.transaction():
            self.store.write(of, said, run=self.run, language="en")
            self.store.workings.write_keys("claim", {id_: each.claim for id_, each in own.items()})
            self.store.workings.write_keys("answer", {id_: each.answer for id_, each in own.items()})
            derive(self.store, own, regrouped(self.store, own)).write(self.store, self.run)

    def sizes(self) -> list[int]:
        """Numbers of mentions of the claims, the largest first."""
        rows = self.store._sql.rows("SELECT count(*) AS size FROM mention GROUP BY claim ORDER BY size DESC")
        return [row["size"] for row in rows]


def grows_evenly(costs: Callable[[int], Counter[str]]) -> None:
    """Four times as many sentences cost six times as much at the most (at an end less is near); all with all, sixteen times."""
    few, many = costs(120), costs(480)
    assert +few
    for what in many:
        assert many[what] <= 6 * few[what], (what, few, many)


@pytest.mark.parametrize("crowd", CROWDS)
def test_a_longer_article_costs_no_more_for_each_of_its_sentences(
    monkeypatch: pytest.MonkeyPatch, crowd: Callable[[int], Sentence]
) -> None:
    """Neither in statements compared to find claims and answers, nor in rows looked up, nor in pairs found."""

    def costs(number: int) -> Counter[str]:
        with monkeypatch.context() as patch:
            of, said = read(map(crowd, range(number)))
            desk = Desk(patch)
            desk.write(of, said)
            every = [one.id for one in said]
            assert misgrouped(desk.store, every) == []
            found = Counter(pair.relation for pair in answers_within(of, said))
            return desk.calls + Counter(
                founders=len(desk.store.workings.may_join(every)),
                followers=len(desk.store.workings.may_follow(every)),
                couples=sum(1 for _ in couples_within(said)),
                pairs=found.total(),
            )

    grows_evenly(costs)


@pytest.mark.parametrize("crowd", [by_others, denied])
def test_a_longer_article_is_compared_no_more_with_another_long_one(
    monkeypatch: pytest.MonkeyPatch, crowd: Callable[[int], Sentence]
) -> None:
    """For each of its sentences, where the other, of the same words and as long, is in the store."""

    def costs(number: int) -> Counter[str]:
        with monkeypatch.context() as patch:
            desk = Desk(patch)
            desk.write(*read(map(crowd, range(number))))
            of, said = read(map(crowd, range(number)), "Herald", "2021-05-03")
            desk.store.write(of, said, run=desk.run, language="en")
            answers = {id_: each.answer for id_, each in keys.keys_of(of, said, {one.id for one in said}).items()}
            return Counter(answers=len(desk.store.workings.may_answer(answers, NEAR_DAYS)))

    grows_evenly(costs)


def test_a_copy_is_compared_with_the_first_mention_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many copies there are already."""
    desk = Desk(monkeypatch)
    for n in range(30):
        desk.write(*read([counted(12)], f"Outlet {n}", f"2021-05-{n + 1:02}"))
        assert desk.calls["same_claim"] == n
    assert desk.sizes() == [30]


def test_repeats_of_an_article_of_usual_length_are_one_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a longer one those are that come first."""
    desk = Desk(monkeypatch)
    desk.write(*read(map(repeated, range(keys.CROWD))))
    assert desk.sizes() == [keys.CROWD]
    desk = Desk(monkeypatch)
    desk.write(*read(map(repeated, range(keys.CROWD + 2))))
    assert desk.sizes() == [keys.CROWD, 1, 1]


@pytest.mark.parametrize(("between", "found"), [(REACH - 1, 1), (REACH, 0)])
def test_an_answer_reaches_over_an_article_of_usual_length(between: int, found: int) -> None:
    """To a claim of its words, over so many other statements."""
    of, said = read([repeated(0), *map(elsewhere, range(between)), denied(0)])
    assert [(pair.claim, pair.answer) for pair in answers_within(of, said)] == [(said[0], said[-1])] * found


def test_a_plural_takes_the_nearest_claims() -> None:
    """All of a few, but not all of very many."""
    for number in (3, 40):
        of, said = read([*map(counted, range(number)), denied_at_once(0)])
        assert [pair.claim for pair in answers_within(of, said)] == said[-1 - PLURAL : -1]


def test_keys_do_not_depend_on_what_an_article_says_later() -> None:
    """The first have a key, and keep it; those after so many do without."""
    _, said = read(map(repeated, range(keys.CROWD + 2)))
    whole = [own.claim for own in keys.keys_of(Article("", date=None), said, ()).values()]
    assert whole[: keys.CROWD] == [keys.claim_keys(said[0])] * keys.CROWD
    assert whole[keys.CROWD :] == [frozenset()] * 2
    part = [own.claim for own in keys.keys_of(Article("", date=None), said[:5], ()).values()]
    assert whole[:5] == part


def test_an_admission_is_sought_near_the_claim() -> None:
    """Not at the other end of a long article."""
    _, said = read([counted(1), *map(elsewhere, range(100)), confirmed(2)])
    assert list(couples_within(said)) == []
    assert list(couples_within([said[0], said[-1]])) == [(said[0], said[-1])]

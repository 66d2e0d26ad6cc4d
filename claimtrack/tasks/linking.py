"""Claims and links of a store, kept up to date as articles come and go.

What two attributions are to one another depends on these two and their articles only:
it is found once, when the later read of the two is linked, and kept. Claims follow
from attributions; links from pairs, claims and a person's verdicts. So the same
articles give the same links, in whatever order and by whatever commands they came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack import ids
from claimtrack.link.across import NEAR_DAYS, answers_across, in_time
from claimtrack.link.admissions import couples_within, with_admissions
from claimtrack.link.claims import makes_claim
from claimtrack.link.keys import keys_of
from claimtrack.link.pairs import Telling
from claimtrack.link.related import (
    alone,
    candidates_across,
    candidates_within,
    known,
    likely_ends,
    readings_of,
    related,
)
from claimtrack.link.signs import only_points
from claimtrack.link.status import SHOWN
from claimtrack.link.verdicts import find
from claimtrack.link.within import answers_within
from claimtrack.tasks.derived import derive, regrouped
from claimtrack.tasks.names import settle_names

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from claimtrack.link.related import Known
    from claimtrack.models import Anchor, Article, Attribution
    from claimtrack.store import Kept, Store

BATCH = 100
"""How many articles are compared before their claims and links are written."""


def link_pending(
    store: Store,
    run: int,
    *,
    articles: Collection[str] = (),
    verdicts: Collection[str] = (),
    step: Callable[[], None] = lambda: None,
) -> int:
    """Link what was written, changed or left without links, in one transaction; gives the number of articles.

    Where other models linked the store, all of it is linked anew. Verdicts on words of these
    articles, and those named, are put where their words stand now.
    """
    from claimtrack.link.relation_models import model_hashes

    with store.transaction():
        settle_names(store)
        if store.workings.linked_by() != model_hashes():
            store.workings.forget_all()
            store.workings.note_linked_by(model_hashes())
        about, linked = set(articles), 0
        while waiting := store.workings.waiting():
            keys = list(waiting)
            for begin in range(0, len(keys), BATCH):
                batch = keys[begin : begin + BATCH]
                for key in batch:
                    if waiting[key]:
                        _compare(store, key)
                    linked += 1
                    step()
                left = store.workings.waiting_in(batch)
                derived = derive(store, left, regrouped(store, left))
                derived.write(store, run)
                about |= {mention.article for claim in derived.claims for mention in claim.mentions}
        settle(store, run, {*verdicts, *store.verdicts.about(about)})
    return linked


def settle(store: Store, run: int, verdicts: Collection[str], *, around: Collection[str] = ()) -> None:
    """Put verdicts where their words stand, and write the links that this changes, with those at `around`."""
    touched = set(around)
    for one in misplaced(store, store.verdicts.kept(verdicts)):
        ends = ends_of(store, one)
        now = (ends[0].id, ends[1].id) if ends else (None, None)
        touched |= {id_ for id_ in (one.claim, one.answer, *now) if id_}
        store.verdicts.place(one.verdict.id, *now)
    if touched:
        derive(store, touched, {}).write(store, run)


def misplaced(store: Store, verdicts: Sequence[Kept]) -> Iterator[Kept]:
    """Verdicts that are not noted to stand where their words stand."""
    for one in verdicts:
        ends = ends_of(store, one)
        if (one.claim, one.answer) != ((ends[0].id, ends[1].id) if ends else (None, None)):
            yield one


def ends_of(store: Store, one: Kept) -> tuple[Attribution, Attribution] | None:
    """The two attributions that the words of a verdict stand in; None unless both do, in two claims."""
    claim, answer = (_standing(store, anchor) for anchor in (one.verdict.claim, one.verdict.answer))
    if claim is None or answer is None:
        return None
    founders = store.workings.founders([claim.id, answer.id])
    return (claim, answer) if founders[claim.id] != founders[answer.id] else None


def _standing(store: Store, anchor: Anchor) -> Attribution | None:
    """The attribution, in a claim, that has the words of an anchor."""
    for key in store.verdicts.candidates(anchor):
        said = store.attributions(key)
        claimed = store.workings.founders([one.id for one in said])
        if found := find(anchor, store.texts([key])[key], [one for one in said if one.id in claimed]):
            return found
    return None


def _compare(store: Store, key: str) -> None:
    """Find what the attributions of an article are to one another and to those of other articles, and keep it."""
    from claimtrack.extract.reader import Reading
    from claimtrack.link.relation_models import relation_models

    article, said = store.texts([key])[key], store.workings.attributions(key)
    store.workings.forget([one.id for one in said])
    models, kept = relation_models(), store.workings.readings([one.id for one in said])
    if len(kept) < len(said):
        kept = _read_again(store, article, said)
    readings = {id_: Reading.unpacked(content) for id_, content in kept.items()}
    keys, claims = keys_of(article, said, likely_ends(readings)), [one.id for one in said if makes_claim(one)]
    store.workings.write_keys("claim", {id_: keys[id_].claim for id_ in claims})
    answers = {id_: keys[id_].answer for id_ in claims}
    candidates = _candidates(store, answers)
    store.workings.write_keys("answer", answers)
    own = {one.id: one for one in known(article, said, readings)}
    here = with_admissions(answers_within(article, said), couples_within(said))
    store.workings.write_pairs(related(candidates_within(list(own.values()), here, models), models))
    across = _left_open(store, list(in_time(candidates)))
    couples = ((claim.attribution, answer.attribution) for claim, answer in across)
    away = with_admissions(answers_across(across), couples)
    store.workings.write_pairs(related(candidates_across(_couples(store, across, own), away, models), models))


def _left_open(store: Store, across: Sequence[tuple[Telling, Telling]]) -> list[tuple[Telling, Telling]]:
    """Those claims of other articles whose answer, if it only points back ("that was untrue", not "Hajiyev's claims"), is given to none of its own article."""
    pointing = {answer.attribution.id for _, answer in across if only_points(answer.attribution)}
    settled = store.workings.answering_at_home(pointing, SHOWN)
    return [(claim, answer) for claim, answer in across if answer.attribution.id not in settled]


def _couples(
    store: Store, across: Sequence[tuple[Telling, Telling]], here: Mapping[str, Known]
) -> list[tuple[Known, Known]]:
    """Claims with what may answer them, as they were read; `here` are those of the article that is compared."""
    from claimtrack.extract.reader import Reading

    others = {one.attribution.id: one for couple in across for one in couple if one.attribution.id not in here}
    kept = store.workings.readings(others)
    for article in {one.attribution.article: one.article for id_, one in others.items() if id_ not in kept}.values():
        kept |= _read_again(store, article, store.workings.attributions(ids.article_id(article)))
    whole = {**here, **{id_: alone(one, Reading.unpacked(kept[id_])) for id_, one in others.items()}}
    return [(whole[claim.attribution.id], whole[answer.attribution.id]) for claim, answer in across]


def _read_again(store: Store, article: Article, said: Sequence[Attribution]) -> dict[str, bytes]:
    """The readings of an article that has none, and keeps them now: it came by an import, or other models read it."""
    from claimtrack.link.relation_models import relation_models

    readings = {id_: one.packed() for id_, one in readings_of(article, said, relation_models()).items()}
    store.workings.write_readings(readings)
    return readings


def _candidates(store: Store, keys: Mapping[str, Collection[int]]) -> list[tuple[Telling, Telling]]:
    """Attributions, by whose answer keys these are, with those of other articles that may answer them or the other way; the earlier first."""
    sharing = store.workings.may_answer(keys, NEAR_DAYS)
    mentions = store.workings.mentions({id_ for pair in sharing for id_ in pair})
    texts = store.texts({mention.article.id for mention in mentions.values()})
    tellings = {id_: Telling(texts[one.article.id], one.attribution) for id_, one in mentions.items()}
    both = sorted(sorted((mentions[id_].order, id_) for id_ in pair) for pair in sharing)
    return [(tellings[one], tellings[other]) for (_, one), (_, other) in both]

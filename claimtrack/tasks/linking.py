"""Claims and links of articles, as linking finds them and as a person's verdicts make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.link import Linking, link_article
from claimtrack.link.claims import claim_by_attribution
from claimtrack.link.verdicts import Judged, Placed, apply, find

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from claimtrack.models import Anchor, Attribution
    from claimtrack.store import Kept, Store


class Derived:
    """What linking finds in articles, each derived once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found: dict[str, Linking] = {}

    def of(self, key: str) -> Linking:
        """The claims and links of an article."""
        if key not in self._found:
            self._found[key] = link_article(self._store.article(key).article, self._store.attributions(key))
        return self._found[key]

    def ends(self, one: Kept) -> tuple[Attribution, Attribution] | None:
        """The two attributions that the words of a verdict stand in; None unless both do, in two claims."""
        claim, answer = (self._find(anchor) for anchor in (one.verdict.claim, one.verdict.answer))
        if claim is None or answer is None or claim[0] == answer[0]:
            return None
        return claim[1], answer[1]

    def _find(self, anchor: Anchor) -> tuple[str, Attribution] | None:
        """The claim and the attribution in it that has the words of an anchor."""
        for key in self._store.verdicts.candidates(anchor):
            home = claim_by_attribution(self.of(key).claims)
            inside = [one for one in self._store.attributions(key) if one.id in home]
            if found := find(anchor, self._store.article(key).article, inside):
                return home[found.id].id, found
        return None

    def judged(self, keys: Iterable[str], verdicts: Iterable[Kept]) -> tuple[Linking, Judged]:
        """All that linking finds in these articles, and what the verdicts, where they stand now, make of it."""
        found = [self.of(key) for key in keys]
        claims = tuple(claim for linking in found for claim in linking.claims)
        links = tuple(link for linking in found for link in linking.links)
        mentions = {mention.id: mention for claim in claims for mention in claim.mentions}
        placed = [
            Placed(one.verdict, mentions[one.claim], mentions[one.answer])
            for one in verdicts
            if one.claim in mentions and one.answer in mentions
        ]
        whole = Linking(claims, links)
        return whole, apply(whole, placed)


def link(
    store: Store,
    run: int,
    keys: Collection[str],
    step: Callable[[], None] = lambda: None,
    *,
    verdicts: Collection[str] = (),
) -> None:
    """Find the claims and links of articles, and put them in the place of those they had, in one transaction.

    First the verdicts on words of these articles, and those named, are put where their words stand
    now; the articles that this changes are linked with the others.
    """
    derived = Derived(store)
    for key in keys:
        derived.of(key)
        step()
    with store.transaction():
        moved = _settle(store, derived, {*verdicts, *store.verdicts.about(keys)})
        bound = store.verdicts.bound({*keys, *moved})
        found, judged = derived.judged(bound, store.verdicts.kept(store.verdicts.about(bound)))
        scope = {attribution.id for key in bound for attribution in store.attributions(key)}
        store.write_linking(scope, found.claims, judged.links, judged.statuses, run=run, rejected=judged.rejected)


def link_pending(store: Store, run: int, *, also: Iterable[str] = (), verdicts: Collection[str] = ()) -> None:
    """Link what an interrupted command, or a change to another article, left without links; `also` are articles."""
    keys = set(also)
    known = {attribution.id for key in keys for attribution in store.attributions(key)}
    keys |= {store.attribution(id_).attribution.article for id_ in store.unlinked() - known}
    link(store, run, sorted(keys), verdicts=verdicts)


def misplaced(derived: Derived, verdicts: Sequence[Kept]) -> Iterator[Kept]:
    """Verdicts that are not noted to stand where their words stand."""
    for one in verdicts:
        ends = derived.ends(one)
        if (one.claim, one.answer) != ((ends[0].id, ends[1].id) if ends else (None, None)):
            yield one


def _settle(store: Store, derived: Derived, verdicts: Collection[str]) -> set[str]:
    """Put verdicts where their words stand; gives the current articles where one came or went."""
    touched: set[str] = set()
    for one in misplaced(derived, store.verdicts.kept(verdicts)):
        ends = derived.ends(one)
        touched |= {store.attribution(id_).attribution.article for id_ in (one.claim, one.answer) if id_}
        touched |= {end.article for end in ends or ()}
        store.verdicts.place(one.verdict.id, *((ends[0].id, ends[1].id) if ends else (None, None)))
    return {key for key in touched if store.article(key).current}

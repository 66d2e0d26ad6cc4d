"""Claims and links: written by scope, kept by first run, found under merged ids."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimtrack.models import Relation, Status
from claimtrack.records import Filters
from claimtrack.store import Store

from .make import ADMISSION, DENIAL, HAJIYEV, HARUTYUNYAN, MINISTRY, SHELLED, STATUSES, article, claim, link, said

REPEATED = article("Hajiyev repeated that forces shelled Ganja.", "courier-0", date="2020-10-03")
REPEAT = said(REPEATED, "Hajiyev", "repeated", "forces shelled Ganja")
ALL = [HAJIYEV.id, MINISTRY.id, HARUTYUNYAN.id]


def merge(store: Store) -> str:
    """Ingest an earlier mention, merge the claim with it, and give its new id."""
    run = store.begin_run("ingest", {}, {})
    store.write(REPEATED, [REPEAT], run=run, language="en")
    merged, answer, admission = claim(REPEAT, HAJIYEV), claim(MINISTRY), claim(HARUTYUNYAN)
    scope = {*store.unlinked(), *ALL}
    links = [replace(link(merged, answer), claim_attribution=HAJIYEV.id)]
    statuses = {merged.id: Status.DISPUTED, answer.id: Status.UNANSWERED, admission.id: Status.UNANSWERED}
    store.write_linking(scope, [merged, answer, admission], links, statuses, run=run)
    return merged.id


def test_attributions_wait_until_they_are_linked(store: Store) -> None:
    """Whatever interrupts a command, the next one knows what is left."""
    run = store.begin_run("ingest", {}, {})
    store.write(SHELLED, [HAJIYEV, MINISTRY], run=run, language="en")
    assert store.unlinked() == {HAJIYEV.id, MINISTRY.id}
    store.write_linking([HAJIYEV.id], [claim(HAJIYEV)], [], STATUSES, run=run)
    assert store.unlinked() == {MINISTRY.id}


def test_linking_again_gives_the_same_store(filled: Store) -> None:
    """Derived data is replaced, not added to; first runs stay."""
    before = list(filled.export())
    later = filled.begin_run("relink", {}, {})
    filled.write_linking(
        ALL, [claim(a) for a in (HARUTYUNYAN, MINISTRY, HAJIYEV)], [ADMISSION, DENIAL], STATUSES, run=later
    )
    assert [line for line in filled.export() if line.get("id") != later] == before


def test_the_id_of_a_merged_claim_leads_to_the_claim(filled: Store) -> None:
    """An earlier mention gives the claim another id; the former one goes on working."""
    merged = merge(filled)
    assert merged != claim(HAJIYEV).id
    assert filled.resolve(claim(HAJIYEV).id) == ("claim", merged)
    assert filled.resolve(merged) == ("claim", merged)
    assert [mention.attribution for mention in filled.claim(merged).claim.mentions] == [REPEAT, HAJIYEV]
    assert list(filled.verify()) == []


def test_a_merged_claim_and_its_links_are_as_old_as_their_oldest_part(filled: Store) -> None:
    """Nothing is new since a run only because an id changed."""
    merge(filled)
    assert filled.claims(Filters(new_since=1)).rows == ()
    assert filled.links(Filters(new_since=1)).rows == ()


def test_new_since_tells_new_claims_and_old_ones_with_new_answers(filled: Store) -> None:
    """Both ends count, by the run they were first written in."""
    other = article("Baku confirmed it. Yerevan said nothing happened.", "other")
    confirmed, new = said(other, "Baku", "confirmed", "it"), said(other, "Yerevan", "said", "nothing happened")
    run = filled.begin_run("ingest", {}, {})
    filled.write(other, [confirmed, new], run=run, language="en")
    answer = link(claim(MINISTRY), claim(confirmed), Relation.CONFIRMS)
    statuses = {
        claim(confirmed).id: Status.UNANSWERED,
        claim(new).id: Status.UNANSWERED,
        claim(MINISTRY).id: Status.CONFIRMED,
    }
    filled.write_linking(filled.unlinked(), [claim(confirmed), claim(new)], [answer], statuses, run=run)
    found = {row.claim.id for row in filled.claims(Filters(new_since=1)).rows}
    assert found == {claim(MINISTRY).id, claim(confirmed).id, claim(new).id}
    assert [row.link for row in filled.links(Filters(new_since=1)).rows] == [answer]
    assert filled.claim(claim(MINISTRY).id).status is Status.CONFIRMED


def test_an_unrelated_article_changes_no_claim(filled: Store) -> None:
    """What is linked to nothing leaves everything else as it is."""
    before = filled.disputes(Filters()).rows
    other = article("The mayor said the bridge is closed.", "bridge")
    told = said(other, "The mayor", "said", "the bridge is closed")
    filled.write(other, [told], run=1, language="en")
    filled.write_linking([told.id], [claim(told)], [], {claim(told).id: Status.UNANSWERED}, run=1)
    assert filled.disputes(Filters()).rows == before


def test_a_claim_that_loses_an_answer_needs_a_new_status(filled: Store) -> None:
    """No status may go stale, and a refused write changes nothing."""
    before = list(filled.export())
    with pytest.raises(ValueError, match="without a new status"):
        filled.write_linking([MINISTRY.id], [], [], {}, run=1)
    with pytest.raises(ValueError, match="without a status"):
        filled.write_linking(ALL, [claim(HAJIYEV)], [], {}, run=1)
    assert list(filled.export()) == before


def test_a_mention_outside_the_scope_may_not_lose_its_claim(filled: Store) -> None:
    """A scope that cuts a claim in two is refused."""
    merge(filled)
    with pytest.raises(ValueError, match="without a claim"):
        filled.write_linking([REPEAT.id], [claim(REPEAT)], [], {claim(REPEAT).id: Status.UNANSWERED}, run=1)


@pytest.mark.parametrize(
    "broken",
    [
        replace(DENIAL, answer=DENIAL.claim, answer_attribution=DENIAL.claim_attribution),
        replace(DENIAL, reasons=()),
        replace(DENIAL, answer_attribution=HARUTYUNYAN.id),
        replace(DENIAL, score=1.5),
    ],
    ids=["answers itself", "no reason", "a mention of another claim", "no probability"],
)
def test_the_file_refuses_a_link_that_cannot_be(filled: Store, broken: object) -> None:
    """A claim never answers itself, every link has a reason, and its words are of its ends."""
    import sqlite3

    with pytest.raises(sqlite3.IntegrityError):
        filled.write_linking(ALL, [claim(a) for a in (HAJIYEV, MINISTRY, HARUTYUNYAN)], [broken], STATUSES, run=1)  # type: ignore[list-item]
    assert len(filled.links(Filters()).rows) == 2

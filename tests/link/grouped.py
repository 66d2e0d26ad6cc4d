"""The claims of a few attributions, grouped as those of a store are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from claimtrack.link.claims import makes_claim
from claimtrack.link.grouping import regroup
from claimtrack.records import Head, Mention

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from claimtrack.models import Attribution


class Together:
    """Attributions, a day after another, of which none is in a claim yet; each may be the same as any other."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        days = (date(2021, 1, 1) + timedelta(days=n) for n in range(len(attributions)))
        self._mentions = {
            one.id: Mention(one, Head(one.article, one.article, None, day.isoformat(), None, None))
            for one, day in zip(attributions, days, strict=True)
        }

    def mentions(self, ids: Collection[str]) -> list[Mention]:
        return [self._mentions[id_] for id_ in ids]

    def founder(self, _id: str) -> None:
        return None

    def before(self, _id: str) -> list[str]:
        return []

    def after(self, id_: str) -> list[str]:
        return [one for one in self._mentions if one != id_]


def founders(attributions: Sequence[Attribution]) -> dict[str, str]:
    """Of each attribution that makes a claim, the first mention of it."""
    return regroup([one.id for one in attributions if makes_claim(one)], Together(attributions))

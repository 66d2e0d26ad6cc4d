"""The titles of a text: an article's id is not made of its title, so that one text may come with several.

An article has the first of them in order, whatever order they came in; or one that was
taken with `--update`: where it has another than the first, that one stays. The others lie
in the article's metadata, under a name that no metadata it came with is kept by.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claimtrack.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

OTHER_TITLES = "claimtrack:other_titles"


@dataclass(frozen=True, slots=True)
class Titles:
    """The title that an article has, or None, and the other ones that its text came with."""

    shown: str | None = None
    others: frozenset[str] = frozenset()

    @classmethod
    def of(cls, title: str | None, meta: Mapping[str, Any]) -> Titles:
        """The titles of an article as it is kept; raises StoreError where the others are no such titles."""
        others = meta.get(OTHER_TITLES, [])
        if not isinstance(others, list) or not all(isinstance(one, str) and one != title for one in others):
            raise StoreError(
                f"{OTHER_TITLES} of an article is no list of other titles", "go back to a copy or an export"
            )
        return cls(title, frozenset(others))

    def joined(self, more: Titles) -> Titles:
        """The titles of both, alike whichever comes first."""
        every = self._every | more._every
        taken = {one.shown for one in (self, more) if one.shown != _first(one._every)}
        return _headed(_first(taken or every), every)

    def after(self, title: str | None, *, update: bool) -> Titles:
        """What they are once the text comes with a title (None: it comes without); with `update` that is the one it has."""
        return _headed(title, self._every) if update else self.joined(Titles(title))

    def kept_in(self, meta: Mapping[str, Any]) -> dict[str, Any]:
        """Metadata as it is kept, with these other titles in the place of those it had."""
        own = {name: value for name, value in meta.items() if name != OTHER_TITLES}
        return {**own, OTHER_TITLES: sorted(self.others)} if self.others else own

    @property
    def _every(self) -> frozenset[str | None]:
        return self.others | {self.shown}


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a dry run would have written: the titles of articles by their keys, and the keys that given ids stand for."""

    titles: dict[str, Titles] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)


def own_meta(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Metadata that an article came with, where no name is that of the other titles."""
    return {f"{name}_" if name.startswith(OTHER_TITLES) else name: value for name, value in meta.items()}


def _first(titles: Collection[str | None]) -> str | None:
    """The first in the order of code points; an empty one, and none, come last."""
    return min(titles, key=lambda title: (title is None, not title, title or ""))


def _headed(shown: str | None, every: Collection[str | None]) -> Titles:
    return Titles(shown, frozenset(title for title in every if title is not None and title != shown))

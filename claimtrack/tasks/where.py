"""What a user asks of the places of a claim, in the user's words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """Any of the names (in any spelling) and ids, and within `km` of `near`, a name or an id."""

    names: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    near: str | None = None
    km: float | None = None
    any_role: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether anything is asked but the role."""
        return bool(self.names or self.ids) or self.near is not None or self.km is not None

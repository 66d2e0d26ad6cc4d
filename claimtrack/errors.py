"""Errors that a user can mend. cli/ prints them in one line and exits with their code."""

from __future__ import annotations

from collections.abc import Sequence


class ClaimtrackError(Exception):
    """What went wrong, where, and what to do about it, in one line."""

    exit_code = 1

    def __init__(self, message: str, hint: str | None = None, choices: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.hint = hint
        self.choices = tuple(choices)
        """What there is to choose among, one line each."""


class UsageError(ClaimtrackError):
    """The words of a command are off."""

    exit_code = 2


class AssetError(ClaimtrackError):
    """A shipped file (model, tokenizer, gazetteer, lexicon) is missing or damaged."""


class StoreError(ClaimtrackError):
    """The store cannot be opened, is of a newer version, or contradicts what is asked."""


class WorkerError(ClaimtrackError):
    """A process that does a part of the work was ended from outside."""


class InputError(ClaimtrackError):
    """None of the inputs could be read."""

"""The command line's frame: one boundary for errors, and what every command shares."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from claimtrack.errors import ClaimtrackError, UsageError

STORE_VARIABLE = "CLAIMTRACK_DB"


@dataclass(frozen=True, slots=True)
class Settings:
    """What was said before the command."""

    db: Path | None = None
    verbose: bool = False


_UNWRITABLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG, errno.EBADF})
"""What a stream says that takes no more."""


_PATHS = frozenset({"paths", "file"})
"""The words of a command that name files: these are opened as they were given."""


class Group(TyperGroup):
    """Turns every error that a user can mend into one line, a hint and an exit status."""

    def make_context(self, *given: Any, **more: Any) -> Any:
        """Read what was said before the command; --help and --version answer here."""
        with _errors_told():
            return super().make_context(*given, **more)

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        with _errors_told():
            done = super().invoke(ctx)
            sys.stdout.flush()
            return done

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is meant; a name may have two words ("speakers merge")."""
        if " ".join(args[:2]) in self.commands:
            args = [" ".join(args[:2]), *args[2:]]
        return super().resolve_command(ctx, args)


@contextmanager
def _errors_told() -> Iterator[None]:
    """Tell what a user can mend, and exit. A bug stays a traceback; a reader that went away is no error."""
    from claimtrack.cli.output import tell

    try:
        yield
    except ClaimtrackError as error:
        tell(f"Error: {error}")
        for choice in error.choices:
            tell(f"- {choice}")
        if error.hint:
            tell(f"hint: {error.hint}")
        raise typer.Exit(error.exit_code) from error
    except BrokenPipeError as error:
        _give_up_output()
        raise typer.Exit(0) from error
    except OSError as error:
        if error.errno not in _UNWRITABLE:
            raise
        _give_up_output()
        tell(f"Error: what was to be printed cannot be written ({error.strerror})")
        raise typer.Exit(1) from error


def open_streams() -> None:
    """Put something in the place of streams that are closed: stdin holds nothing, stdout takes nothing, stderr is lost."""
    for name, flags, mode in (("stdin", os.O_RDONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, flags), mode, encoding="utf-8"))


def _give_up_output() -> None:
    """Python flushes stdout once more as it exits, and would complain there."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Command(TyperCommand):
    """A command whose help names arguments as manuals do: `PATHS...`, and `[PATHS...]` where they may be left out."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options; a wrong value is told without the words of the library that checks it."""
        try:
            left = super().parse_args(ctx, args)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise
        ctx.params.update({name: _as_text(value) for name, value in ctx.params.items() if name not in _PATHS})
        return left

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The words after the command's name."""
        arguments = [param for param in self.get_params(ctx) if param.param_type_name == "argument"]
        names = [(_name(argument), argument.required) for argument in arguments]
        return ["[OPTIONS]", *(name if required else f"[{name}]" for name, required in names)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments, then options, each with its help."""
        params: list[Any] = self.get_params(ctx)
        arguments = [(_name(param), param.help) for param in params if param.param_type_name == "argument"]
        options = [param.get_help_record(ctx) for param in params if param.param_type_name == "option"]
        for title, rows in (("Arguments", arguments), ("Options", [row for row in options if row])):
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)


def _as_text(value: Any) -> Any:
    """Words of the command line as the UTF-8 that they are, where the locale has no such letters."""
    if isinstance(value, list | tuple):
        return type(value)(map(_as_text, value))
    if not isinstance(value, str) or value.isprintable():
        return value
    with suppress(UnicodeEncodeError):
        return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return value


def _name(argument: Any) -> str:
    return f"{argument.metavar}..." if argument.nargs != 1 else str(argument.metavar)


def store_path(ctx: typer.Context, db: Path | None) -> Path:
    """The store to use: --db after the command, --db before it, $CLAIMTRACK_DB, the user's data folder."""
    chosen = db or ctx.ensure_object(Settings).db
    if str(chosen) == ":memory:":
        raise UsageError("a store in memory is gone when the command ends", "name a file with --db")
    if chosen:
        return chosen
    from platformdirs import user_data_path

    return user_data_path("claimtrack", appauthor=False) / "claimtrack.db"

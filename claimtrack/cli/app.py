"""The command line's frame: one boundary for errors, and what every command shares."""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from claimtrack.errors import ClaimtrackError

STORE_VARIABLE = "CLAIMTRACK_DB"


@dataclass(frozen=True, slots=True)
class Settings:
    """What was said before the command."""

    db: Path | None = None
    verbose: bool = False


_UNWRITABLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG})
"""What a stream says that takes no more."""


class Group(TyperGroup):
    """Turns every error that a user can mend into one line, a hint and an exit status."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command. A bug stays a traceback; a reader that went away is no error."""
        from claimtrack.cli.output import tell

        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
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
        return done

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is meant; a name may have two words ("speakers merge")."""
        if " ".join(args[:2]) in self.commands:
            args = [" ".join(args[:2]), *args[2:]]
        return super().resolve_command(ctx, args)


def _give_up_output() -> None:
    """Python flushes stdout once more as it exits, and would complain there."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Command(TyperCommand):
    """A command whose help names arguments as manuals do: `PATHS...`, and `[PATHS...]` where they may be left out."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options; a wrong value is told without the words of the library that checks it."""
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise

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


def _name(argument: Any) -> str:
    return f"{argument.metavar}..." if argument.nargs != 1 else str(argument.metavar)


def store_path(ctx: typer.Context, db: Path | None) -> Path:
    """The store to use: --db after the command, --db before it, $CLAIMTRACK_DB, the user's data folder."""
    chosen = db or ctx.ensure_object(Settings).db
    if chosen:
        return chosen
    from platformdirs import user_data_path

    return user_data_path("claimtrack", appauthor=False) / "claimtrack.db"

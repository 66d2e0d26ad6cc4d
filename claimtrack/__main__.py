"""The `claimtrack` command, also as `python -m claimtrack`."""

from __future__ import annotations

import sys


def run() -> None:
    """Run the command line; an interrupt while it is loaded ends it like any later one."""
    try:
        from claimtrack.cli.main import run as run_commands

        run_commands()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()

"""Draw the picture of the README: `python docs/picture.py demo.db docs/disputes.svg [PLACE]`.

The table is the one that `claimtrack disputes --place PLACE` shows in a
terminal of 100 columns, exported by Rich as SVG.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from claimtrack import tasks
from claimtrack.render.screen import Screen
from claimtrack.render.table import claims_drawing, foot

WIDTH = 100
WEB_FONT = re.compile(r"\s*@font-face\s*\{.*?\}", re.DOTALL)
"""Rich asks for fonts from the web; a picture in a repository should need none."""


def picture(db: Path, place: str) -> str:
    """The disputes of a store about a place, as SVG."""
    screen = Screen(width=WIDTH, terminal=True, colour=True)
    found = tasks.disputes(db, tasks.Query(where=tasks.Where(names=(place,))))
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="standard", highlight=False
    )
    console.print(claims_drawing(found, screen), crop=False)
    for line in foot(len(found.rows), "dispute", found.coverage, screen):
        console.print(Text(line))
    svg = console.export_svg(title=f"claimtrack disputes --place {place}", unique_id="disputes")
    return WEB_FONT.sub("", svg)


if __name__ == "__main__":
    store, target, *rest = sys.argv[1:]
    Path(target).write_text(picture(Path(store), *(rest or ["Ganja"])), encoding="utf-8")

"""What the shipped tagger's encoder makes of the articles of lessons, from which a reader goes on.

python -m training.relate.states --lessons annotated.lessons --out annotated.states
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimtrack.extract.marked import Window
from claimtrack.extract.tagger import STATES, shipped_tagger
from claimtrack.extract.windows import Pieces
from training.heads.lessons import Lesson
from training.relate.lessons import written


class States:
    """The states of the windows of lessons, read from files of main() as they are needed.

    Of windows of the same pieces, in copies of an article, those of the first stand for all.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._at: dict[tuple[int, ...], tuple[NDArray[np.float16], int]] = {}
        for path in paths:
            rows = np.memmap(path, dtype=np.float16, mode="r").reshape(-1, STATES)
            for ids, start in pickle.loads(path.with_suffix(".index").read_bytes()):
                self._at.setdefault(ids, (rows, start))

    def __deepcopy__(self, _memo: object) -> States:
        """The same: a copied model reads the same files."""
        return self

    def of(self, window: Window) -> NDArray[np.float32]:
        """The states of a window's pieces, [length, STATES]."""
        rows, start = self._at[window.ids]
        return rows[start : start + len(window.ids)].astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    kind = parser.add_mutually_exclusive_group(required=True)
    kind.add_argument("--lessons", type=Path, help="a file made by training.relate.prepare")
    kind.add_argument("--places", type=Path, help="a file made by training.places.lessons")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    tagger = shipped_tagger()
    index: dict[tuple[int, ...], int] = {}
    total = 0
    with options.out.open("wb") as file:
        for pieces, windows in of_places(options.places) if options.places else of_links(options.lessons):
            states = tagger.states(pieces)
            for window in windows:
                if window.ids not in index:
                    file.write(states.between(window.start, window.start + len(window.ids)).tobytes())
                    index[window.ids] = total
                    total += len(window.ids)
    options.out.with_suffix(".index").write_bytes(pickle.dumps(list(index.items())))
    print(f"{len(index)} windows, {total} pieces")


def of_links(path: Path) -> Iterator[tuple[Pieces, list[Window]]]:
    """The articles of lessons about links, with their windows."""
    for one in written([path]):
        for pieces in one.pieces:
            yield pieces, [w for w in one.windows if pieces.ids[w.start : w.start + len(w.ids)] == w.ids]


def of_places(path: Path) -> Iterator[tuple[Pieces, tuple[Window, ...]]]:
    """The articles of lessons about places, with their windows."""
    made: list[Lesson] = pickle.loads(path.read_bytes())
    for one in made:
        yield one.pieces, one.asked.windows


if __name__ == "__main__":
    main()

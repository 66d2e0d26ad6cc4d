"""What readers, at their weights' mean, give of all lessons: python -m training.relate.give --help

A smaller reader and relator are taught by it, also of what these readers learned from.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from claimtrack.link.measures import COUNT
from training.relate.encoders import averaged, encoder
from training.relate.lessons import written
from training.relate.model import PIECES, Reader
from training.relate.read import outputs
from training.relate.readings import write
from training.tagger.batch import marks_of, tokenizer_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of the encoder's configuration")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--readers", type=Path, nargs="+", required=True, help="checkpoints of training.relate.read")
    parser.add_argument("--lessons", type=Path, nargs="+", required=True, help="files made by training.relate.prepare")
    options = parser.parse_args()
    model = Reader(encoder(options.base, 0.0), COUNT, marks_of(tokenizer_of(options.tokenizer)))
    model.load_state_dict(averaged(options.readers))
    model.to(options.device)
    lessons = [one for one in written(options.lessons) if len(one.members) > 1]
    write(options.out, lessons, outputs(model, lessons, PIECES))


if __name__ == "__main__":
    main()

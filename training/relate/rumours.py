"""Articles on rumours, to be annotated: python -m training.relate.rumours PAIRS OUT

PAIRS is shared/data/stance/pairs.jsonl.gz; OUT gets the bodies of FNC-1 (the Fake News Challenge's
stance data) as lines of id and text, each once. Our annotation of them in answers.jsonl names these ids.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from training.relate.gold import rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    bodies: dict[str, str] = {}
    for row in rows(options.pairs):
        if row["set"] == "fnc1":
            bodies.setdefault(row["meta"]["body_id"], row["response"])
    lines = (json.dumps({"id": f"fnc1-{number}", "text": text}) for number, text in bodies.items())
    options.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(bodies)} articles")


if __name__ == "__main__":
    main()

"""Makes two lists that tell people and words from places: lexicons/given_names.txt and lexicons/words.txt.

    python -m training.names NAMES FAKER WORDLIST…

NAMES is the folder of the package `names` (first names of the US census of
1990, in the public domain); FAKER the folder of the package Faker (MIT), of
which the lists of given names in Latin script are taken; WORDLIST are SCOWL's
small word lists (Debian: wamerican-small, wbritish-small). Names that English
news transliterates are in given_names.toml beside this file.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from claimtrack.extract.gazetteer import ASSET, fold

LEXICONS = ASSET.parent / "lexicons"
MALE, FEMALE = "m", "f"
CLEARLY = 5
"""How many times as heavy one gender of a name must weigh as the other."""
ELSEWHERE, WRITTEN = 0.003, 0.02
"""Weight of a name listed by Faker and by hand, in per cent of people as in the census."""
Named = tuple[str, str, float]


def main(names: Path, faker: Path, *wordlists: Path) -> None:
    with (Path(__file__).parent / "given_names.toml").open("rb") as file:
        written = tomllib.load(file)
    never = frozenset(written["never"].split())
    weights: dict[str, dict[str, float]] = {}
    for name, gender, weight in (
        *census(names),
        *faker_names(faker),
        *((name, MALE, WRITTEN) for name in written["male"].split()),
        *((name, FEMALE, WRITTEN) for name in written["female"].split()),
    ):
        folded = fold(name)
        if folded.isalpha() and folded.isascii() and len(folded) > 1 and folded not in never:
            of = weights.setdefault(folded, {MALE: 0.0, FEMALE: 0.0})
            of[gender] += weight
    lines = (f"{name} {gender_of(weights[name])}" for name in sorted(weights))
    (LEXICONS / "given_names.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    words = {
        line
        for path in wordlists
        for line in path.read_text(encoding="utf-8").split()
        if line.isalpha() and line.islower()
    }
    (LEXICONS / "words.txt").write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")
    print(f"{len(weights)} given names, {len(words)} words")


def gender_of(weights: dict[str, float]) -> str:
    for gender, other in ((MALE, FEMALE), (FEMALE, MALE)):
        if weights[gender] >= CLEARLY * weights[other]:
            return gender
    return FEMALE + MALE


def census(folder: Path) -> Iterator[Named]:
    for file, gender in (("dist.male.first", MALE), ("dist.female.first", FEMALE)):
        for line in (folder / file).read_text(encoding="ascii").splitlines():
            name, share, *_ = line.split()
            yield name, gender, max(float(share), ELSEWHERE)


def faker_names(folder: Path) -> Iterator[Named]:
    """Given names in the literal tuples and dictionaries of Faker's person providers."""
    for path in sorted((folder / "providers" / "person").glob("*_*/__init__.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                gender = {"first_names_male": MALE, "first_names_female": FEMALE}.get(node.targets[0].id)
                if gender:
                    yield from (
                        (leaf.value, gender, ELSEWHERE)
                        for leaf in ast.walk(node.value)
                        if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)
                    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

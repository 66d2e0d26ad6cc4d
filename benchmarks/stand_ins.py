"""Whether a "he", a "his" or "the minister" is given to the right speaker: python -m benchmarks.stand_ins [--shared ../shared].

On the rows of benchmarks/gold/stand_ins.jsonl that are held out of training and of which both readings say the same, in articles that
the shipped models tag. A row is right where the speaker is the one meant, of a "his lawyer" the one whose it is; where the words
stand for themselves, if they or nobody is given. Of "his lawyer" rows those that go to a person by name are left out.
Precision is the share of the sources given somebody for which that is right, recall the share of those that mean somebody.
Where the corpora are absent it says so and stops.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.common import heading, options, read
from benchmarks.event_places import CORPORA, Row, share, with_texts
from claimtrack.extract.extractor import Extractor
from claimtrack.extract.gazetteer import fold
from claimtrack.extract.speaker_measures import is_itself

TABLE = Path(__file__).parent / "gold" / "stand_ins.jsonl"
OWNED = "’s "


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list the sources that were given wrongly")
    asked = options(parser, *CORPORA)
    print(heading("python -m benchmarks.stand_ins"))
    held = [row for row in read(TABLE) if row.get("held") and row.get("sure", True)]
    extract, count = Extractor().extract, Counter[str]()
    for article, rows in with_texts(held, asked.shared):
        given = {
            one.source.start: one.speaker
            for one in reversed(extract(article).attributions)
            if one.source and one.source.field == "text"
        }
        for row in rows:
            count["all"] += 1
            words = article.text[row["start"] : row["end"]]
            if row["start"] in given and not _is_by_name(row, given[row["start"]]):
                right = score(count, row, words, given[row["start"]])
                if asked.misses and not right:
                    print(f"  {row['article']} {row['start']} {words!r}: {row['who']} ← {given[row['start']]}")
    print(f"{count['rows']} sources of {count['all']}, right {share(count, 'right', 'rows')}")
    print(f"  given somebody: precision {share(count, 'good', 'given')}, recall {share(count, 'good', 'wanted')}")
    for kind in ("pronoun", "owner", "noun"):
        print(f"  {kind:<8} {share(count, f'right {kind}', kind)} of {count[kind]}")


def score(count: Counter[str], row: Row, words: str, speaker: str | None) -> bool:
    """Count a row, and whether the speaker is right."""
    given = speaker and speaker.partition(OWNED)[0] if row["kind"] == "owner" else speaker
    nobody = given is None or is_itself(given, words) or plain(words).endswith(plain(given))
    good = not nobody and same(given or "", row["who"])
    right = good or (nobody and not row["who"])
    kind = row["kind"]
    count.update({"rows": 1, kind: 1, "right": right, f"right {kind}": right})
    count.update({"given": not nobody, "wanted": bool(row["who"]), "good": good})
    return right


def _is_by_name(row: Row, speaker: str | None) -> bool:
    """Whether a "his lawyer" was given to somebody whom the text names."""
    return row["kind"] == "owner" and speaker is not None and OWNED not in speaker


def same(name: str, wanted: Sequence[str]) -> bool:
    """Whether a name is one of those wanted, in full or fuller ("Sajid Tarar" for "Tarar"), or without its titles (of two words at the least)."""
    given = plain(name)
    names = {plain(each) for each in wanted}
    return given in names or any(
        given.endswith(" " + each) or (" " in given and each.endswith(" " + given)) for each in names
    )


def plain(name: str) -> str:
    """A name without case, accents and leading article."""
    return fold(name).removeprefix("the ")


if __name__ == "__main__":
    main()

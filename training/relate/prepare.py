"""Clusters made into lessons, with all that is measured of their pairs.

python -m training.relate.prepare --clusters train.pickle --tokenizer BASE/tokenizer.json --out train.lessons
"""

from __future__ import annotations

import argparse
import gzip
import pickle
from itertools import permutations
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from claimtrack.extract.marked import Window, windows
from claimtrack.extract.windows import pieces_of
from claimtrack.link.measures import COUNT, measures
from claimtrack.link.relation_models import RELATIONS
from claimtrack.link.told import told
from claimtrack.link.within import answers_within
from claimtrack.models import Relation
from training.relate.clusters import Cluster
from training.relate.lessons import Lesson
from training.tagger.batch import tokenizer_of


def lesson(cluster: Cluster, tokenizer: Tokenizer) -> Lesson:
    """A cluster as a lesson; all pairs of its attributions, within articles and across."""
    heard, pieces, seen, referred = [], [], [], {}
    for marked in cluster.articles:
        first = len(heard)
        pieces.append(pieces_of(marked.article.text, tokenizer))
        found = windows(pieces[-1], marked.attributions)
        seen += [Window(one.start, one.ids, tuple(first + n for n in one.members), one.parts) for one in found]
        heard += told(marked.article, marked.attributions)
        for pair in answers_within(marked.article, marked.attributions):
            referred[pair.claim.id, pair.answer.id] = pair.score
    members = tuple((a, n) for a, marked in enumerate(cluster.articles) for n in range(len(marked.attributions)))
    stands = [cluster.articles[a].claims[n] for a, n in members]
    pairs = list(permutations(range(len(members)), 2))
    measured = [measures(heard[c], heard[a], referred.get((heard[c].said.id, heard[a].said.id), 0.0)) for c, a in pairs]
    return Lesson(
        cluster,
        tuple(pieces),
        members,
        tuple(seen),
        np.array([_answer(cluster, mine) for mine in stands], dtype=np.int64),
        np.array([any(claim in mine for _, claim in cluster.answers) for mine in stands], dtype=np.float32),
        np.array([c for c, _ in pairs], dtype=np.int64),
        np.array([a for _, a in pairs], dtype=np.int64),
        np.array([_label(cluster, stands[c], stands[a]) for c, a in pairs], dtype=np.int64),
        np.array(measured, dtype=np.float16).reshape(-1, COUNT),
        np.array([members[c][0] == members[a][0] for c, a in pairs], dtype=np.bool_),
    )


def _answer(cluster: Cluster, mine: frozenset[str]) -> int:
    given = [relation for (answer, _), (relation, _) in sorted(cluster.answers.items()) if answer in mine]
    return 1 + RELATIONS.index(Relation(given[0])) if given else 0


def _label(cluster: Cluster, claims: frozenset[str], answers: frozenset[str]) -> int:
    found = [cluster.answers[a, c][0] for a in sorted(answers) for c in sorted(claims) if (a, c) in cluster.answers]
    return 1 + RELATIONS.index(Relation(found[0])) if found else 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clusters", type=Path, nargs="+", required=True, help="pickles made by training.relate.gold")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    tokenizer = tokenizer_of(options.tokenizer)
    made = [lesson(cluster, tokenizer) for path in options.clusters for cluster in pickle.loads(path.read_bytes())]
    with gzip.open(options.out, "wb", compresslevel=6) as file:
        pickle.dump(made, file)
    print(f"{len(made)} lessons, {sum(len(one.labels) for one in made)} pairs")


if __name__ == "__main__":
    main()

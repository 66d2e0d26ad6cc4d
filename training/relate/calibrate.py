"""What the scores of links are made of: python -m training.relate.calibrate --help

Runs the exported models over the clusters that training held out, as linking does, and
fits for pairs of one article, and of two, a logistic regression of being a link on what
reader, relator and rules say. Writes it into relation.json, and tells how well it fits.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimtrack.link.across import answers_across, in_time
from claimtrack.link.admissions import couples_within, with_admissions
from claimtrack.link.keys import keys_of
from claimtrack.link.pairs import Telling
from claimtrack.link.related import Candidate, Known, candidates_across, candidates_within, closely, likely_ends, read
from claimtrack.link.relation_models import FOLDER, PARAMETERS, RelationModels
from claimtrack.link.within import answers_within
from training.relate.clusters import Cluster
from training.relate.lessons import is_held

PRIOR = (0.0, 0.8, 1.1, 3.4)
"""What the weights are held to: how much reader and relator count was chosen on links/dev; what a rule counts, by the seed, among what is as good there."""
FIRM = 300.0
"""How firmly the weights, but for the first, are held there."""


def judged(cluster: Cluster, models: RelationModels) -> Iterator[tuple[Candidate, tuple[float, ...]]]:
    """The candidates of a cluster with their signs."""
    known: dict[str, Known] = {}
    keys = {}
    for marked in cluster.articles:
        here = {one.id: one for one in read(marked.article, marked.attributions, models)}
        said = marked.attributions
        rules = with_admissions(answers_within(marked.article, said), couples_within(said))
        for one in candidates_within(list(here.values()), rules, models):
            yield one, one.signs(closely(one, models))
        known |= here
        ends = likely_ends({id_: one.reading for id_, one in here.items()})
        keys |= {id_: own.answer for id_, own in keys_of(marked.article, marked.attributions, ends).items()}
    tellings = {id_: Telling(one.article, one.told.said) for id_, one in known.items()}
    sharing = [
        (tellings[one], tellings[other])
        for one, other in combinations(sorted(known), 2)
        if known[one].told.said.article != known[other].told.said.article and keys[one] & keys[other]
    ]
    across = list(in_time(sharing))
    ends = [(claim.attribution, answer.attribution) for claim, answer in across]
    couples = [(known[claim.id], known[answer.id]) for claim, answer in ends]
    for one in candidates_across(couples, with_admissions(answers_across(across), ends), models):
        yield one, one.signs(closely(one, models))


def rows_of(clusters: Iterable[Cluster], models: RelationModels) -> Iterator[tuple[bool, tuple[float, ...], bool]]:
    """Of each candidate whether it is of one article, its signs, and whether the annotation has a link of its ends."""
    for cluster in clusters:
        stands = {
            said.id: claims
            for marked in cluster.articles
            for said, claims in zip(marked.attributions, marked.claims, strict=True)
        }
        for one, signs in judged(cluster, models):
            ends = product(stands[one.answer.id], stands[one.claim.id])
            yield one.within, signs, not cluster.answers.keys().isdisjoint(ends)


def fitted(signs: NDArray[np.float64], right: NDArray[np.float64]) -> list[float]:
    """Weights of a logistic regression, held to the prior, by Newton's method; signs [pairs, 1 + signs], right 0 or 1."""
    prior = np.array(PRIOR)
    weights = prior.copy()
    firm = np.diag([0.01, FIRM, FIRM, FIRM])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (chance - right) + firm @ (weights - prior)
        curve = (signs.T * (chance * (1 - chance))) @ signs + firm
        weights -= np.linalg.solve(curve, slope)
    return [round(float(weight), 4) for weight in weights]


def table(scores: Sequence[float], right: Sequence[float]) -> str:
    """Of the pairs in each band of scores: how many, and how many of them are links."""
    rows = []
    for low, high in ((0.0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 1.01)):
        some = [hit for score, hit in zip(scores, right, strict=True) if low <= score < high]
        rows.append(f"{low:.1f}-{min(high, 1.0):.1f}: {sum(some):.0f} of {len(some)}")
    return "; ".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, nargs="+", required=True, help="pickles made by training.relate.gold")
    parser.add_argument("--select", type=Path, required=True, help="the same of links/dev, to report on")
    parser.add_argument("--models", type=Path, default=FOLDER)
    options = parser.parse_args()
    models = RelationModels(options.models)
    every = [cluster for path in options.train for cluster in pickle.loads(path.read_bytes())]
    held = [cluster for cluster in every if is_held(cluster)]
    select = pickle.loads(options.select.read_bytes())
    rows = {name: list(rows_of(clusters, models)) for name, clusters in (("held", held), ("select", select))}
    path = options.models / PARAMETERS
    parameters = json.loads(path.read_text(encoding="utf-8"))
    for name in ("within", "across"):
        parts = {part: [row for row in some if row[0] == (name == "within")] for part, some in rows.items()}
        signs = {part: np.array([[1.0, *row[1]] for row in some]) for part, some in parts.items()}
        right = {part: np.array([float(row[2]) for row in some]) for part, some in parts.items()}
        weights = fitted(signs["held"], right["held"])
        parameters["calibration"][name] = weights
        print(name, weights)
        for part in parts:
            scores = 1 / (1 + np.exp(-signs[part] @ np.array(weights)))
            print(f"  {part}: {table(scores.tolist(), right[part].tolist())}")
    path.write_text(json.dumps(parameters, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

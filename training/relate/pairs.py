"""Pairs of mentions as the relator learns from them and judges them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from claimtrack.link.measures import hints
from claimtrack.link.views import End, end_of
from training.relate.encoders import halved
from training.relate.lessons import Lesson
from training.relate.model import CLASSES, Relator
from training.relate.readings import Outputs
from training.relate.score import odds

MENTIONS = 3
"""Pairs of mentions at the most by which one link is learned in a passage."""
QUIET, AWAY = 8000, 3500
"""Pairs of one article, and of two, that are no link, drawn anew for each passage."""
SHARP = 0.5
"""To what power the reader's odds weigh what is drawn."""
LEAST = -9.0
"""Log odds of the reader below which nothing is drawn."""
LIKELY, AWAY_LIKELY = -4.0, -2.5
"""The reader's log odds from which pairs of one article, and of two, are judged."""

Key = tuple[int, int]
"""Number of a lesson, and of a pair in it."""
Judged = dict[Key, NDArray[np.float32]]
"""Logits of no link and of each relation, by pair."""


@dataclass(frozen=True)
class Read:
    """A lesson as the reader gives it: its log odds of each pair, and all that the relator is told of it."""

    lesson: Lesson
    scores: NDArray[np.float32]
    measures: NDArray[np.float16]

    @classmethod
    def of(cls, one: Lesson, given: Outputs) -> Read:
        """Out of the reader's hoods of attributions and logits of pairs."""
        hoods, pairs = given
        scores, answers = odds(pairs), odds(hoods[:, :CLASSES])
        row = hints(answers[one.pair_answers], hoods[one.pair_claims, CLASSES], scores)
        columns = [one.measures, *(np.full(len(scores), hint) for hint in row)]
        return cls(one, scores, np.column_stack(columns).astype(np.float16))


class Ends:
    """The ends of pairs, each made once."""

    def __init__(self, some: Sequence[Read], tokenizer: Tokenizer) -> None:
        self._lessons, self._tokenizer = [read.lesson for read in some], tokenizer
        self._made: dict[tuple[int, int], End] = {}

    def of(self, key: Key) -> tuple[End, End]:
        """Claim and answer of a pair."""
        one = self._lessons[key[0]]
        return self._end(key[0], int(one.pair_claims[key[1]])), self._end(key[0], int(one.pair_answers[key[1]]))

    def _end(self, n: int, member: int) -> End:
        if (n, member) not in self._made:
            one = self._lessons[n]
            article, at = one.members[member]
            said = one.cluster.articles[article].attributions[at]
            self._made[n, member] = end_of(one.pieces[article], said, self._tokenizer)
        return self._made[n, member]

    def length(self, key: Key) -> int:
        """Pieces of a pair."""
        claim, answer = self.of(key)
        return len(claim.ids) + len(answer.ids) + 3


def passage(
    some: Sequence[Read], chance: random.Random, mentions: int = MENTIONS, quiet: int = QUIET, away: int = AWAY
) -> list[Key]:
    """The pairs that one passage learns from."""
    links: dict[tuple[int, frozenset[str], frozenset[str], bool], list[Key]] = {}
    others: dict[str, list[Key]] = {"within": [], "across": []}
    for n, read in enumerate(some):
        one = read.lesson
        for k in np.nonzero(one.labels)[0].tolist():
            ends = (one.claims_of(int(one.pair_claims[k])), one.claims_of(int(one.pair_answers[k])))
            links.setdefault((n, *ends, bool(one.within[k])), []).append((n, k))
        for k in np.nonzero((one.labels == 0) & (read.scores > LEAST))[0].tolist():
            others["within" if one.within[k] else "across"].append((n, k))
    chosen = [key for keys in links.values() for key in chance.sample(keys, min(len(keys), mentions))]
    for name, most in (("within", quiet), ("across", away)):
        weights = [float(np.exp(SHARP * min(some[n].scores[k], 0.0))) for n, k in others[name]]
        chosen += chance.choices(others[name], weights, k=most) if weights else []
    return chosen


def batches(keys: Sequence[Key], ends: Ends, pieces: int, chance: random.Random) -> list[list[Key]]:
    """Pairs of like length together, so many that a batch holds about so many pieces."""
    made: list[list[Key]] = [[]]
    width = 0
    for key in sorted(keys, key=lambda key: ends.length(key) // 12 + chance.random()):
        width = max(width, ends.length(key))
        if made[-1] and width * (len(made[-1]) + 1) > pieces:
            made.append([])
            width = ends.length(key)
        made[-1].append(key)
    chance.shuffle(made)
    return made


def judged(model: Relator, batch: Sequence[Key], some: Sequence[Read], ends: Ends, marks: tuple[int, int]) -> Tensor:
    """Logits of no link and of each relation, [pairs, classes]."""
    start, stop = marks
    length = max(map(ends.length, batch))
    made = torch.zeros(4, len(batch), length, dtype=torch.long)
    for n, key in enumerate(batch):
        claim, answer = ends.of(key)
        size = ends.length(key)
        made[0, n, :size] = torch.tensor([start, *claim.ids, stop, *answer.ids, stop])
        made[1, n, len(claim.ids) + 2 : size] = 1
        made[2, n, :size] = torch.tensor([0, *claim.roles, 0, *answer.roles, 0])
        made[3, n, :size] = 1
    measures = torch.from_numpy(np.stack([some[n].measures[k] for n, k in batch]).astype(np.float32))
    device = model.roles.weight.device
    made, measures = made.to(device), measures.to(device)
    with halved(device.type):
        return model.relation(model(made[0], made[1], made[2], made[3], measures)).float()


def outputs(model: Relator, some: Sequence[Read], ends: Ends, marks: tuple[int, int]) -> Judged:
    """Logits of the pairs that the reader takes to be likely."""
    model.eval()
    found: Judged = {}
    keys = [
        (n, k)
        for n, read in enumerate(some)
        for k in np.nonzero(read.scores > np.where(read.lesson.within, LIKELY, AWAY_LIKELY))[0].tolist()
    ]
    with torch.no_grad():
        for batch in batches(keys, ends, 4096, random.Random(0)) if keys else []:
            found |= zip(batch, judged(model, batch, some, ends, marks).cpu().numpy(), strict=True)
    model.train()
    return found

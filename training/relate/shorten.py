"""A relator of fewer layers, taught by one of all: python -m training.relate.shorten --help

Starts from some of its layers, and learns what it gives of annotated pairs and of others (Sanh et al. 2019,
DistilBERT), besides what the annotation says.
"""

from __future__ import annotations

import argparse
import copy
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from claimtrack.link.measures import COUNT, HINTS
from training.relate import readings
from training.relate.encoders import averaged, encoder
from training.relate.lessons import Lesson, is_held, written
from training.relate.model import Relator
from training.relate.options import clusters, learning
from training.relate.pairs import Ends, Key, Read, judged, outputs, passage
from training.relate.relate import learned, report
from training.tagger.batch import marks_of, tokenizer_of

KEPT = (0, 1, 3, 5)
"""The layers to start from."""
ANNOTATED, CLOSE = 0.25, 0.05
"""How much annotation, and the squared distance of the logits, count beside what the teacher gives."""
NEAR, AWAY_NEAR, LEAST = -2.5, -1.0, -6.0
"""The reader's log odds from which annotated pairs of one article, and of two, and pairs without annotation, are drawn."""
MOST = 6000
"""How many pairs of either kind are drawn for a passage."""
SHARP = 0.5
"""To what power the reader's odds weigh what is drawn without annotation."""


def likely(annotated: Sequence[Read]) -> list[Key]:
    """The pairs that the reader takes for likely."""
    return [
        (n, k)
        for n, read in enumerate(annotated)
        for k in np.nonzero(read.scores > np.where(read.lesson.within, NEAR, AWAY_NEAR))[0].tolist()
    ]


def drawn(annotated: Sequence[Read], others: Sequence[Read], chance: random.Random) -> list[Key]:
    """The pairs of a passage: what a relator learns from, those the reader takes for likely, and some without annotation."""
    near = likely(annotated)
    keys, weights = [], []
    for n, read in enumerate(others, len(annotated)):
        for k in np.nonzero(read.scores > LEAST)[0].tolist():
            keys.append((n, k))
            weights.append(float(np.exp(SHARP * min(read.scores[k], 0.0))))
    near = chance.sample(near, min(len(near), MOST))
    return passage(annotated, chance) + near + (chance.choices(keys, weights, k=MOST) if keys else [])


def loss_of(given: Tensor, taught: Tensor, labels: Tensor, annotated: Tensor) -> Tensor:
    """By what the teacher gives, and what the annotation says; given and taught [pairs, classes]."""
    by_teacher = functional.cross_entropy(given, taught.softmax(1))
    by_gold = (functional.cross_entropy(given, labels, reduction="none") * annotated).mean()
    apart = (given - given.mean(1, keepdim=True)) - (taught - taught.mean(1, keepdim=True))
    return by_teacher + ANNOTATED * by_gold + CLOSE * apart.pow(2).mean()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, parents=[clusters(), learning(1, 1e-4, 4096)])
    parser.add_argument("--unlabelled", type=Path, nargs="*", default=[], help="the same without annotation")
    parser.add_argument("--read", type=Path, nargs="+", required=True, help="what readers gave of all of these: .read")
    parser.add_argument(
        "--teachers", type=Path, nargs="+", required=True, help="relators, taken at their weights' mean"
    )
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    tokenizer = tokenizer_of(options.tokenizer)
    marks, given = marks_of(tokenizer), readings.mean(options.read)

    def reads(lessons: Iterable[Lesson]) -> list[Read]:
        return [Read.of(one, given[one.cluster.name]) for one in lessons if one.cluster.name in given]

    annotated = reads(one for one in written(options.lessons) if not is_held(one.cluster))
    others = reads(written(options.unlabelled))
    some = [*annotated, *others]
    ends = Ends(some, tokenizer)
    teacher = Relator(encoder(options.base, 0.0), COUNT + HINTS)
    teacher.load_state_dict(averaged(options.teachers))
    model = copy.deepcopy(teacher)
    model.encoder.encoder.layer = nn.ModuleList(model.encoder.encoder.layer[n] for n in KEPT)
    model.encoder.embeddings.word_embeddings.weight.requires_grad = False
    teacher.eval().to(options.device)
    model.to(options.device)

    def loss(batch: Sequence[Key]) -> Tensor:
        with torch.no_grad():
            taught = judged(teacher, batch, some, ends, marks)
        labels = torch.tensor([int(some[n].lesson.labels[k]) for n, k in batch]).to(options.device)
        known = torch.tensor([n < len(annotated) for n, _ in batch]).to(options.device)
        return loss_of(judged(model, batch, some, ends, marks), taught, labels, known)

    average = learned(model, lambda chance: drawn(annotated, others, chance), loss, ends, options)
    torch.save(average.state_dict(), options.out)
    select = reads(written([options.select]))
    for one in (teacher, average):
        print(report(outputs(one, select, Ends(select, tokenizer), marks), select), flush=True)


if __name__ == "__main__":
    main()

"""The shipped relator learns on, from written news besides: python -m training.relate.relator_again --help

What it is told of written news comes from the shipped reader's heads after they learned from the other half of it, on the means
that the reader, its layers as they are, makes of the parts of attributions.
"""

from __future__ import annotations

import argparse
import copy
import random
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional
from transformers import BertModel

from claimtrack.extract.reader import shipped_reader
from claimtrack.link.measures import COUNT, HINTS
from training.relate.encoders import follow, move, set_rate
from training.relate.export import of_size
from training.relate.lessons import Lesson, half, is_held, written
from training.relate.model import Heads, Relator
from training.relate.options import clusters, learning
from training.relate.pairs import Ends, Key, Read, judged, outputs, passage
from training.relate.read import ACROSS, QUIET, TAUGHT, by_annotation, by_teachers
from training.relate.readings import Outputs, Readings, mean_of
from training.relate.relate import learned, report
from training.relate.restored import reader_weights, relator_weights
from training.relate.shorten import likely
from training.relate.shorten import loss_of as loss_by_teacher
from training.relate.written import is_written
from training.tagger.batch import marks_of, tokenizer_of

EPOCHS, RATE, TOGETHER = 3, 3e-4, 8
"""How long and how fast heads learn, and from how many lessons at once."""
ANNOTATED, LIKELY = (1, 2000, 800), 800
"""Of annotated news: pairs of mentions of a link, pairs of one article and of two that are none, and pairs the reader takes for likely."""
WRITTEN = (2, 3500, 1000)
"""The same of written news."""

Means = Mapping[str, NDArray[np.float32]]
"""By the name of the cluster what the reader makes of its attributions, [attributions, 4 width]."""


def means_of(lessons: Iterable[Lesson]) -> dict[str, NDArray[np.float32]]:
    """What the shipped reader makes of the attributions of lessons."""
    reader, found = shipped_reader(), {}
    for one in lessons:
        rows: list[NDArray[np.float32]] = []
        for pieces, marked in zip(one.pieces, one.cluster.articles, strict=True):
            made = {}
            for seen in reader.seen(pieces, marked.attributions):
                pooled = seen.pooled.reshape(len(seen.window.members), -1)
                made |= dict(zip(seen.window.members, pooled, strict=True))
            rows += [made[n] for n in range(len(marked.attributions))]
        found[one.cluster.name] = np.stack(rows)
    return found


def heads_of() -> Heads:
    """The reader's heads as they are shipped."""
    weights = reader_weights()
    model = Heads(weights["ends"].shape[1], COUNT)
    model.load_state_dict({name: weights[name] for name in model.state_dict()})
    return model


def logits(model: Heads, one: Lesson, means: Means, some: NDArray[np.int64]) -> tuple[Tensor, Tensor]:
    """Hoods of the attributions of a lesson, and logits of some of its pairs."""
    readings = model.readings(torch.from_numpy(means[one.cluster.name]))
    claims, answers = (torch.from_numpy(ends[some]) for ends in (one.pair_claims, one.pair_answers))
    ends = model.as_claims(readings).index_select(0, claims), model.as_answers(readings).index_select(0, answers)
    return model.hoods(readings), model.pairs(*ends, torch.from_numpy(one.measures[some].astype(np.float32)))


@torch.no_grad()
def given(model: Heads, lessons: Iterable[Lesson], means: Means) -> dict[str, Outputs]:
    """What heads give of lessons, by the name of the cluster."""
    model.eval()
    found = {}
    for one in lessons:
        hoods, scores = logits(model, one, means, np.arange(len(one.labels)))
        found[one.cluster.name] = hoods.numpy(), scores.numpy()
    model.train()
    return found


def taught_heads(lessons: Sequence[Lesson], means: Means, shipped: Readings, seed: int) -> Heads:
    """Heads that learned from lessons, of annotated news also by what the shipped ones give."""
    torch.manual_seed(seed)
    order, chance = random.Random(seed), np.random.default_rng(seed)
    model = heads_of()
    average = copy.deepcopy(model)
    optimiser = torch.optim.AdamW([{"params": model.parameters(), "scale": 1.0}], lr=RATE, weight_decay=0.01)
    step, total = 0, EPOCHS * len(lessons) / TOGETHER
    for _ in range(EPOCHS):
        some = [one for one in lessons if is_written(one) or one.cluster.answers or order.random() < QUIET]
        order.shuffle(some)
        for first in range(0, len(some), TOGETHER):
            together = some[first : first + TOGETHER]
            set_rate(optimiser.param_groups, RATE, min(1.0, step / total), 0.05)
            loss = torch.zeros(())
            for one in together:
                chosen = np.nonzero(one.within | (one.labels > 0) | (chance.random(len(one.labels)) < ACROSS))[0]
                hoods, scores = logits(model, one, means, chosen)
                own = by_annotation(hoods, scores, one, chosen)
                if not is_written(one):
                    theirs = by_teachers(hoods, scores, one, chosen, shipped[one.cluster.name])
                    own = (1 - TAUGHT) * own + TAUGHT * theirs
                loss = loss + own
            move(model, optimiser, loss / sum(len(one.members) for one in together))
            step += 1
            follow(average, model, step, 0.995)
    return average


def told(lessons: Sequence[Lesson], select: Sequence[Lesson], seed: int) -> dict[str, Outputs]:
    """What heads give of all lessons: of each by those that did not learn from it, where it is of written news."""
    every = [*lessons, *select]
    means = means_of(every)
    shipped = given(heads_of(), every, means)
    known = [one for one in lessons if not is_held(one.cluster)]
    found = []
    for part in (0, 1):
        mine = [one for one in known if not is_written(one) or half(one.cluster) != part]
        model = taught_heads(mine, means, shipped, seed)
        learned_from = {one.cluster.name for one in mine if is_written(one)}
        found.append(given(model, (one for one in every if one.cluster.name not in learned_from), means))
    return mean_of(found)


def drawn(annotated: Sequence[Read], others: Sequence[Read], chance: random.Random) -> list[Key]:
    """The pairs of a passage: of annotated news, with some that the reader takes for likely, and of written news."""
    near = likely(annotated)
    found = passage(annotated, chance, *ANNOTATED) + chance.sample(near, min(len(near), LIKELY))
    return found + [(n + len(annotated), k) for n, k in passage(others, chance, *WRITTEN)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, parents=[clusters(), learning(1, 8e-5, 4096)])
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    tokenizer = tokenizer_of(options.tokenizer)
    marks = marks_of(tokenizer)
    lessons = [one for one in written(options.lessons) if len(one.members) > 1]
    select = [one for one in written([options.select]) if len(one.members) > 1]
    by_heads = told(lessons, select, options.seed)
    reads = [Read.of(one, by_heads[one.cluster.name]) for one in lessons if not is_held(one.cluster)]
    annotated, others = ([read for read in reads if is_written(read.lesson) is kind] for kind in (False, True))
    some = [*annotated, *others]
    ends = Ends(some, tokenizer)
    weights = relator_weights()
    config = of_size(options.base, weights)
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    teacher = Relator(BertModel(config, add_pooling_layer=False), COUNT + HINTS)
    teacher.load_state_dict(weights)
    model = copy.deepcopy(teacher)
    model.encoder.embeddings.word_embeddings.weight.requires_grad = False
    teacher.eval().to(options.device)
    model.to(options.device)

    def loss(batch: Sequence[Key]) -> Tensor:
        labels = torch.tensor([int(some[n].lesson.labels[k]) for n, k in batch]).to(options.device)
        old = torch.tensor([n < len(annotated) for n, _ in batch]).to(options.device)
        found = judged(model, batch, some, ends, marks)
        total = functional.cross_entropy(found[~old], labels[~old], reduction="sum")
        if old.any():
            with torch.no_grad():
                taught = judged(teacher, [key for key in batch if key[0] < len(annotated)], some, ends, marks)
            count = int(old.sum())
            total = total + count * loss_by_teacher(
                found[old], taught, labels[old], torch.ones(count).to(options.device)
            )
        return total / len(batch)

    average = learned(model, lambda chance: drawn(annotated, others, chance), loss, ends, options)
    torch.save(average.state_dict(), options.out)
    read = [Read.of(one, by_heads[one.cluster.name]) for one in select]
    print(report(outputs(average, read, Ends(read, tokenizer), marks), read), flush=True)


if __name__ == "__main__":
    main()

"""The relator: python -m training.relate.relate --help

Learns from pairs of mentions what an answer is to a claim, after the first lessons of
training.relate.pretrain; the pairs that are no links are drawn the likelier, the more the
reader takes them for links. It is told what the reader makes of a pair, where that reader had
not learned from the cluster, so that it learns how far to trust it. One passage is best: more
make it know the clusters by heart.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from claimtrack.link.measures import COUNT, HINTS
from claimtrack.link.relation_models import RELATIONS
from training.relate import readings
from training.relate.encoders import by_rate, encoder, follow, move, set_rate
from training.relate.lessons import Lesson, is_held, written
from training.relate.model import Relator
from training.relate.options import clusters, learning
from training.relate.pairs import Ends, Judged, Key, Read, batches, judged, outputs, passage
from training.relate.score import odds, summary
from training.tagger.batch import marks_of, tokenizer_of

HEADS = 5.0
"""How many times faster the heads learn than the encoder."""


def report(found: Judged, some: Sequence[Read]) -> str:
    """How well the relator alone, and with the reader, finds the links."""
    lines, lessons = [], [read.lesson for read in some]
    for within in (True, False):
        for share in (0.0, 0.5, 1.0, 2.0):
            rows = [
                (n, k, float(odds(row[None])[0] + share * some[n].scores[k]), int(row[1:].argmax()))
                for (n, k), row in found.items()
                if lessons[n].within[k] == within
            ]
            name = f"{'within' if within else 'across'}, reader × {share}"
            lines.append(f"{name}: {summary(rows, lessons)}; two an answer: {summary(rows, lessons, 2)}")
    return "\n  ".join(lines)


def first_lessons(model: Relator, path: Path) -> None:
    """Start from what entails and contradicts: what contradicts denies, what entails confirms."""
    learned = torch.load(path, weights_only=True)
    stance, bias = learned["stance.weight"], learned["stance.bias"]
    model.load_state_dict(
        {name: value for name, value in learned.items() if not name.startswith(("relation.", "measured."))},
        strict=False,
    )
    with torch.no_grad():
        for n, relation in enumerate(RELATIONS, 1):
            at = {"denies": 1, "confirms": 2, "partly_confirms": 2}.get(relation.value, 0)
            model.relation.weight[n], model.relation.bias[n] = stance[at], bias[at] - 2
        model.relation.weight[0], model.relation.bias[0] = stance[0], bias[0]
        model.measured.weight.zero_()
        model.measured.bias.zero_()


def learned(
    model: Relator,
    drawn: Callable[[random.Random], list[Key]],
    loss_of: Callable[[Sequence[Key]], Tensor],
    ends: Ends,
    options: argparse.Namespace,
) -> Relator:
    """A relator after `options.epochs` passages of what is `drawn` for each, its weights averaged over the way."""
    chance = random.Random(options.seed)
    optimiser = torch.optim.AdamW(by_rate(model, model.encoder, HEADS), lr=options.rate, weight_decay=0.01, fused=True)
    average = copy.deepcopy(model)
    total = options.epochs * len(batches(drawn(random.Random(0)), ends, options.pieces, chance))
    step, began, running = 0, time.time(), []
    for _ in range(options.epochs):
        for batch in batches(drawn(chance), ends, options.pieces, chance):
            set_rate(optimiser.param_groups, options.rate, step / total, 0.06)
            loss = loss_of(batch)
            move(model, optimiser, loss)
            step += 1
            follow(average, model, step, 0.99)
            running.append(loss.item())
            if step % 50 == 0:
                print(f"{step}/{total} loss {sum(running[-50:]) / 50:.3f} {time.time() - began:.0f} s", flush=True)
    return average


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, parents=[clusters(), learning(1, 8e-5, 4096)])
    parser.add_argument(
        "--read", type=Path, nargs="+", required=True, help=".read of readers, each of half the clusters"
    )
    parser.add_argument("--used", type=Path, nargs="+", required=True, help=".read of the reader to be used")
    parser.add_argument("--pretrained", type=Path, required=True, help="checkpoint of training.relate.pretrain")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    tokenizer = tokenizer_of(options.tokenizer)
    marks = marks_of(tokenizer)
    given, used = readings.mean(options.read), readings.mean(options.used)
    every = written(options.lessons)
    parts = {"held": [one for one in every if is_held(one.cluster)], "select": written([options.select])}

    def reads(lessons: Sequence[Lesson], by: readings.Readings) -> list[Read]:
        return [Read.of(one, by[one.cluster.name]) for one in lessons if one.cluster.name in by]

    lessons = reads([one for one in every if not is_held(one.cluster)], given)
    ends = Ends(lessons, tokenizer)
    model = Relator(encoder(options.base, 0.0), COUNT + HINTS)
    first_lessons(model, options.pretrained)
    model.to(options.device)

    def loss_of(batch: Sequence[Key]) -> Tensor:
        targets = torch.tensor([int(lessons[n].lesson.labels[k]) for n, k in batch]).to(options.device)
        return functional.cross_entropy(judged(model, batch, lessons, ends, marks), targets)

    began = time.time()
    average = learned(model, lambda chance: passage(lessons, chance), loss_of, ends, options)
    torch.save(average.state_dict(), options.out)
    for name, some in parts.items():
        read = reads(some, used)
        print(f"{name}:\n  {report(outputs(average, read, Ends(read, tokenizer), marks), read)}", flush=True)
    print(f"whole: {time.time() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()

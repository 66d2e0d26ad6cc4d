"""The shipped reader learns on, from written news besides: python -m training.relate.reader_again --help

What it makes of pieces is held to what it made of them before, so that the heads for places, days and speakers go on fitting. Of annotated
news it learns some in each epoch, also by what it gave before; of written news all. `training.relate.export --keep` makes files of it.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from transformers import BertConfig, BertModel

from claimtrack.link.measures import COUNT
from training.relate.encoders import by_rate, follow, halved, move, set_rate
from training.relate.lessons import Lesson, is_held, written
from training.relate.model import PIECES, UpperReader
from training.relate.options import clusters, learning
from training.relate.read import batches, loss_of, outputs, report, size_of
from training.relate.restored import reader_weights
from training.relate.states import States
from training.relate.upper import HEADS, spread
from training.relate.written import is_written

ANNOTATED, LONGEST = 300_000, 6000
"""Word pieces of annotated news, of such clusters only, that an epoch learns from."""


def shipped(base: Path, states: States) -> UpperReader:
    """The reader as it is shipped; `base` is the folder of the encoder's configuration."""
    weights = reader_weights()
    layers = sum(name.endswith("intermediate.dense.bias") for name in weights)
    config = BertConfig.from_pretrained(
        base, num_hidden_layers=layers, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
    )
    encoder = BertModel(config, add_pooling_layer=False).encoder
    model = UpperReader(encoder.layer, weights["ends"].shape[1], COUNT, states.of)
    model.load_state_dict(weights)
    return model


def epoch(lessons: Sequence[Lesson], order: random.Random, most: int = ANNOTATED) -> list[Lesson]:
    """What an epoch learns from, in the order that it does."""
    found = [one for one in lessons if is_written(one)]
    others = [one for one in lessons if not is_written(one) and one.cluster.answers and size_of(one) < LONGEST]
    order.shuffle(others)
    for one in others:
        if most <= 0:
            break
        found.append(one)
        most -= size_of(one)
    order.shuffle(found)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, parents=[clusters(), learning(2, 8e-5, 2500)])
    parser.add_argument("--states", type=Path, nargs="+", required=True, help="of all lessons: training.relate.states")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    order, chance = random.Random(options.seed), np.random.default_rng(options.seed)
    states = States(options.states)
    model, before = shipped(options.base, states).to(options.device), shipped(options.base, states).to(options.device)
    every = [one for one in written(options.lessons) if len(one.members) > 1]
    select = [one for one in written([options.select]) if len(one.members) > 1]
    known = [one for one in every if not is_written(one)]
    taught = {one.cluster.name: given for one, given in zip(known, outputs(before, known, PIECES), strict=True)}
    before.eval()
    lessons = [one for one in every if not is_held(one.cluster)]
    held = [one for one in every if is_held(one.cluster) and is_written(one)]
    optimiser = torch.optim.AdamW(by_rate(model, model.layers, HEADS), lr=options.rate, weight_decay=0.01)
    average = copy.deepcopy(model)
    total, step, began = options.epochs * len(batches(epoch(lessons, order), options.pieces)), 0, time.time()
    for _ in range(options.epochs):
        for some in batches(epoch(lessons, order), options.pieces):
            set_rate(optimiser.param_groups, options.rate, min(1.0, step / total), 0.05)
            windows = [window for one in some for window in one.windows]
            with halved(options.device):
                seen = model.seen(windows)
                with torch.no_grad():
                    theirs = before.seen(windows)
            apart = [(a - b).pow(2) / spread(theirs) for a, b in zip(seen, theirs, strict=True)]
            move(model, optimiser, loss_of(model, some, chance, taught, seen) + torch.cat(apart).mean())
            step += 1
            follow(average, model, step, 0.99)
        for some in (select, held):
            print(f"{time.time() - began:.0f} s\n  {report(outputs(average, some, PIECES), some)}", flush=True)
        torch.save(average.state_dict(), options.out)


if __name__ == "__main__":
    main()

"""The reader that is shipped: python -m training.relate.upper --help

It has the last layers of a whole one, and goes on from what the shipped tagger's encoder makes of an article. It learns three things at
once: links, as training.relate.read does; where it happened, as training.places does, with a head that is left behind; and what whole
readers make of every piece (after Jiao et al. 2020, TinyBERT: Distilling BERT for Natural Language Understanding).
"""

from __future__ import annotations

import argparse
import copy
import pickle
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from claimtrack.extract.place_measures import MEASURES
from claimtrack.link.measures import COUNT
from training.heads.head import Head, weighed
from training.heads.head import loss_of as loss_of_places
from training.heads.lessons import Lesson as PlaceLesson
from training.relate.encoders import averaged, by_rate, encoder, follow, halved, move, set_rate
from training.relate.lessons import is_held, written
from training.relate.model import Reader, UpperReader, pooled, upper_of
from training.relate.options import clusters, learning
from training.relate.read import batches, chosen, loss_of, outputs, report
from training.relate.readings import mean
from training.relate.states import States
from training.tagger.batch import marks_of, tokenizer_of
from training.tagger.export import STATE_LAYERS

HEADS = 4.0
"""How many times faster the heads learn than the layers."""
ARTICLES = 2
"""Articles with annotated places that each step learns from besides."""
PLACES, STATES_FIRST, STATES_LAST = 0.5, 3.0, 1.0
"""How much places count, and at the beginning and at the end what the pieces become."""


class Both(nn.Module):
    """A reader of the last layers, and a head for places."""

    def __init__(self, reader: UpperReader) -> None:
        super().__init__()
        self.reader, self.places = reader, Head(MEASURES)


def loss_by_places(model: Both, lessons: Sequence[PlaceLesson], seen: Iterator[Tensor]) -> Tensor:
    """The mean over annotated attributions; `seen` is what the reader makes of the lessons' windows."""
    total = torch.zeros((), device=model.reader.ends.device)
    for one in lessons:
        rows = [next(seen) for _ in one.asked.windows]
        mentions = torch.stack([rows[number][start:stop].mean(0) for number, start, stop in one.asked.bounds])
        scores, none = weighed(model.places, one, pooled(one.asked.windows[-1], rows[-1]), mentions)
        total = total + loss_of_places(scores, none, torch.from_numpy(one.labels).to(none.device))
    return total / sum(len(one.at) for one in lessons)


def spread(taught: Sequence[Tensor]) -> Tensor:
    """How much each number of a piece varies, [width]."""
    return torch.cat(list(taught)).var(0).clamp(min=1e-3)


def by_articles(lessons: Sequence[PlaceLesson]) -> list[list[PlaceLesson]]:
    """The lessons that are learned from, by article."""
    found: dict[str, list[PlaceLesson]] = {}
    for one in lessons:
        if not one.held:
            found.setdefault(one.article, []).append(one)
    return list(found.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, parents=[clusters(), learning(4, 1e-4, 2500)])
    parser.add_argument("--unlabelled", type=Path, nargs="*", default=[], help="lessons without annotation")
    parser.add_argument("--places", type=Path, required=True, help="a file made by training.places.lessons")
    parser.add_argument("--whole", type=Path, nargs="+", required=True, help="whole readers, at their weights' mean")
    parser.add_argument("--teachers", type=Path, nargs="+", required=True, help="what they give of all lessons: .read")
    parser.add_argument("--states", type=Path, nargs="+", required=True, help="of all lessons: training.relate.states")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    order, chance = random.Random(options.seed), np.random.default_rng(options.seed)
    whole = Reader(encoder(options.base, 0.0), COUNT, marks_of(tokenizer_of(options.tokenizer)))
    whole.load_state_dict(averaged(options.whole))
    model = Both(upper_of(whole, States(options.states).of, STATE_LAYERS[0])).to(options.device)
    whole.eval().to(options.device)
    every, select = written([*options.lessons, *options.unlabelled]), written([options.select])
    taught = mean(options.teachers)
    lessons = [one for one in every if len(one.members) > 1 and one.cluster.name in taught and not is_held(one.cluster)]
    places = by_articles(pickle.loads(options.places.read_bytes()))
    optimiser = torch.optim.AdamW(by_rate(model, model.reader.layers, HEADS), lr=options.rate, weight_decay=0.01)
    average = copy.deepcopy(model)
    total, step, began = options.epochs * len(batches(chosen(lessons, order), options.pieces)), 0, time.time()
    for epoch in range(options.epochs):
        losses = []
        for some in batches(chosen(lessons, order), options.pieces):
            done = step / total
            set_rate(optimiser.param_groups, options.rate, done, 0.05)
            beside = [one for article in order.sample(places, ARTICLES) for one in article]
            windows = [window for lesson in some for window in lesson.windows]
            windows += [window for lesson in beside for window in lesson.asked.windows]
            of_links = sum(len(lesson.windows) for lesson in some)
            with halved(options.device):
                seen = model.reader.seen(windows)
                with torch.no_grad():
                    theirs = whole.seen(windows)
            apart = [(a - b).pow(2) / spread(theirs) for a, b in zip(seen, theirs, strict=True)]
            loss = (
                loss_of(model.reader, some, chance, taught, seen[:of_links])
                + PLACES * loss_by_places(model, beside, iter(seen[of_links:]))
                + (STATES_FIRST + done * (STATES_LAST - STATES_FIRST)) * torch.cat(apart).mean()
            )
            move(model, optimiser, loss)
            losses.append(loss.item())
            step += 1
            follow(average, model, step, 0.998)
        print(f"epoch {epoch}: loss {sum(losses) / len(losses):.3f}, {time.time() - began:.0f} s", flush=True)
        print("  " + report(outputs(average.reader, select, options.pieces), select), flush=True)
        torch.save(average.reader.state_dict(), options.out)


if __name__ == "__main__":
    main()

"""The reader: python -m training.relate.read --help

Learns, from whole articles, which attributions answer something and which are answered, and
which answers which; starts from a tagger's encoder, which knows attributions. It may be taught
besides by what other readers give of what they had not learned from (Hinton et al. 2015,
Distilling the Knowledge in a Neural Network). Tells every other epoch how well it finds the
links of the select part, and writes what it gives of all that it has not learned from.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from claimtrack.link.measures import COUNT
from training.relate.encoders import averaged, by_rate, checkpoint, encoder, follow, halved, load, move, part, set_rate
from training.relate.lessons import Lesson, half, is_held, written
from training.relate.model import CLASSES, Heads, Reader
from training.relate.options import clusters, learning
from training.relate.readings import Outputs, Readings, mean, write
from training.relate.score import best_f1, odds, summary
from training.tagger.batch import marks_of, tokenizer_of

ACROSS = 0.3
"""Share of the pairs of two articles that are no link which is learned from in an epoch."""
AWAY_LINK = 3.0
"""How many times a pair of two articles counts that is a link: there are few, and other readers know none."""
LIKELY = -5.0
"""Log odds below which a pair is not scored."""
QUIET, UNLABELLED = 0.6, 0.25
"""Shares of the clusters without a link, and of the articles without annotation, that are learned from in an epoch."""
TAUGHT = 0.5
"""How much what teachers say of an annotated cluster counts beside its annotation."""
HEADS = 8.0
"""How many times faster the heads learn than the encoder."""
NEVER = -1e4
"""Log odds of what is no pair."""


def run(
    model: Heads,
    lessons: Sequence[Lesson],
    chosen: Sequence[NDArray[np.int64]],
    seen: Sequence[Tensor] | None = None,
) -> Iterator[tuple[Tensor, Tensor]]:
    """For each lesson the hoods of its attributions, and the logits of the chosen pairs; by what the model saw of their windows already."""
    device = model.roles.weight.device
    windows = [window for one in lessons for window in one.windows]
    with halved(device.type):
        whole = model(windows, model.seen(windows) if seen is None else seen)
        for one, some, read in zip(lessons, chosen, whole.split([len(one.members) for one in lessons]), strict=True):
            order = torch.tensor([n for window in one.windows for n in window.members], dtype=torch.long).argsort()
            readings = read.index_select(0, order.to(device))
            claims, answers = (torch.from_numpy(ends[some]).to(device) for ends in (one.pair_claims, one.pair_answers))
            measures = torch.from_numpy(one.measures[some].astype(np.float32)).to(device)
            # Indexing would add up its gradients one by one where an attribution is in many pairs.
            ends = (
                model.as_claims(readings).index_select(0, claims),
                model.as_answers(readings).index_select(0, answers),
            )
            yield model.hoods(readings).float(), model.pairs(*ends, measures).float()


def outputs(model: Heads, lessons: Sequence[Lesson], pieces: int) -> list[Outputs]:
    """Hoods and logits of all pairs of each lesson."""
    model.eval()
    found = []
    with torch.no_grad():
        for some in batches(lessons, pieces):
            for hoods, pairs in run(model, some, [np.arange(len(one.labels)) for one in some]):
                found.append((hoods.cpu().numpy(), pairs.cpu().numpy()))
    model.train()
    return found


def report(found: Sequence[Outputs], lessons: Sequence[Lesson]) -> str:
    hoods = np.concatenate([hoods for hoods, _ in found])
    answers = best_f1(odds(hoods[:, :CLASSES]), np.concatenate([one.answers > 0 for one in lessons]))
    answered = best_f1(hoods[:, CLASSES], np.concatenate([one.answered > 0 for one in lessons]))
    lines = [f"answers {answers:.1f}, answered {answered:.1f}"]
    for name in ("within", "across"):
        scored = [
            (n, int(k), float(odds(pairs[k : k + 1])[0]), int(pairs[k, 1:].argmax()))
            for n, (one, (_, pairs)) in enumerate(zip(lessons, found, strict=True))
            for k in np.nonzero((one.within == (name == "within")) & (odds(pairs) > LIKELY))[0]
        ]
        lines.append(f"{name}: {summary(scored, lessons)}; two an answer: {summary(scored, lessons, 2)}")
    return "\n  ".join(lines)


def size_of(one: Lesson) -> int:
    """Word pieces of a lesson's windows."""
    return sum(len(window.ids) for window in one.windows)


def batches(lessons: Sequence[Lesson], pieces: int) -> list[list[Lesson]]:
    """Lessons in their order, as many together as make about so many word pieces."""
    made: list[list[Lesson]] = [[]]
    for one in lessons:
        if sum(map(size_of, made[-1])) >= pieces:
            made.append([])
        made[-1].append(one)
    return made


def loss_of(
    model: Heads,
    lessons: Sequence[Lesson],
    chance: np.random.Generator,
    taught: Readings,
    seen: Sequence[Tensor] | None = None,
) -> Tensor:
    """Of all attributions the mean; of pairs, a sum over the number of attributions, so that no article outweighs another.

    What answers something also learns which of all claims it answers, as those are ranked that a
    pronoun may stand for (Lee et al. 2017, End-to-end Neural Coreference Resolution).
    """
    chosen = [
        np.nonzero(one.within | (one.labels > 0) | (chance.random(len(one.labels)) < ACROSS))[0] for one in lessons
    ]
    total = torch.zeros((), device=model.roles.weight.device)
    for one, some, (hoods, pairs) in zip(lessons, chosen, run(model, lessons, chosen, seen), strict=True):
        said = taught.get(one.cluster.name)
        share = 0.0 if said is None else TAUGHT if one.cluster.annotated else 1.0
        if share < 1:
            total = total + (1 - share) * by_annotation(hoods, pairs, one, some)
        if said is not None:
            total = total + share * by_teachers(hoods, pairs, one, some, said)
    return total / sum(len(one.members) for one in lessons)


def by_annotation(hoods: Tensor, pairs: Tensor, one: Lesson, some: NDArray[np.int64]) -> Tensor:
    """Loss of a lesson by what its annotation says, a sum; `pairs` are the logits of `some`."""

    def on(values: NDArray[np.generic]) -> Tensor:
        return torch.from_numpy(values).to(hoods.device)

    answers = functional.cross_entropy(hoods[:, :CLASSES], on(one.answers), reduction="sum")
    answered = functional.binary_cross_entropy_with_logits(hoods[:, CLASSES], on(one.answered), reduction="sum")
    away = on((one.labels[some] > 0) & ~one.within[some])
    each = functional.cross_entropy(pairs, on(one.labels[some]), reduction="none")
    labels = (each * torch.where(away, AWAY_LINK, 1.0)).sum()
    scores = log_odds(pairs)
    rows = by_answer(scores, one, some)
    hits = by_answer(torch.where(on(one.labels[some] > 0), scores, NEVER), one, some)
    ranking = torch.logsumexp(rows, 1) - torch.logsumexp(hits, 1)
    return answers + answered + labels + ranking[(hits > NEVER).any(1)].sum()


def by_teachers(hoods: Tensor, pairs: Tensor, one: Lesson, some: NDArray[np.int64], said: Outputs) -> Tensor:
    """Loss of a lesson by what teachers give of it, a sum; claims are ranked as far as they take the answer for one."""
    theirs, their_pairs = (
        torch.from_numpy(each.astype(np.float32)).to(hoods.device) for each in (said[0], said[1][some])
    )
    answers = functional.cross_entropy(hoods[:, :CLASSES], theirs[:, :CLASSES].softmax(1), reduction="sum")
    answered = functional.binary_cross_entropy_with_logits(
        hoods[:, CLASSES], theirs[:, CLASSES].sigmoid(), reduction="sum"
    )
    labels = functional.cross_entropy(pairs, their_pairs.softmax(1), reduction="sum")
    sure = 1 - theirs[:, :CLASSES].softmax(1)[:, 0]
    rows, told = (by_answer(log_odds(each), one, some) for each in (pairs, their_pairs))
    ranking = functional.cross_entropy(rows, told.softmax(1), reduction="none") * torch.cat([sure, sure])
    return answers + answered + labels + ranking[(told > NEVER).any(1)].sum()


def log_odds(pairs: Tensor) -> Tensor:
    """Log odds of being a link at all, [pairs]."""
    return torch.logsumexp(pairs[:, 1:], 1) - pairs[:, 0]


def by_answer(scores: Tensor, one: Lesson, some: NDArray[np.int64]) -> Tensor:
    """Scores of `some` pairs in rows by answer: those of two articles, then those of one; [2 answers, claims]."""
    made = torch.full((2 * len(one.members), len(one.members)), NEVER, device=scores.device)
    answers = one.pair_answers[some] + one.within[some] * len(one.members)
    at = tuple(torch.from_numpy(each).to(scores.device) for each in (answers, one.pair_claims[some]))
    return made.index_put(at, scores)


def chosen(lessons: Sequence[Lesson], order: random.Random) -> list[Lesson]:
    """What an epoch learns from, in the order that it does."""
    some = [
        one
        for one in lessons
        if one.cluster.answers or order.random() < (QUIET if one.cluster.annotated else UNLABELLED)
    ]
    order.shuffle(some)
    return some


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, parents=[clusters(), learning(7, 6e-5, 2500)])
    parser.add_argument(
        "--unlabelled", type=Path, nargs="*", default=[], help="the same of articles without annotation"
    )
    parser.add_argument("--tagger", type=Path, required=True, help="checkpoint of the tagger with that encoder")
    parser.add_argument(
        "--start", type=Path, nargs="*", default=[], help="readers to go on from, at their weights' mean"
    )
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="what other readers gave: .read")
    parser.add_argument("--without", type=int, choices=(0, 1), help="half of the clusters to leave out")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    order, chance = random.Random(options.seed), np.random.default_rng(options.seed)
    every, select, unlabelled = written(options.lessons), written([options.select]), written(options.unlabelled)
    own = [one for one in every if not is_held(one.cluster) and half(one.cluster) != options.without]
    known = {one.cluster.name for one in own}
    held = [one for one in every if is_held(one.cluster)]
    taught = mean(options.teachers)
    lessons = [
        one
        for one in (*own, *unlabelled)
        if len(one.members) > 1 and (one.cluster.annotated or one.cluster.name in taught)
    ]
    model = Reader(encoder(options.base, 0.1), COUNT, marks_of(tokenizer_of(options.tokenizer)))
    load(model.encoder, part(checkpoint(options.tagger), "encoder."))
    if options.start:
        model.load_state_dict(averaged(options.start))
    model.encoder.embeddings.word_embeddings.weight.requires_grad = False
    model.to(options.device)
    optimiser = torch.optim.AdamW(by_rate(model, model.encoder, HEADS), lr=options.rate, weight_decay=0.01, fused=True)
    average = copy.deepcopy(model)
    total, step, began = options.epochs * len(batches(chosen(lessons, order), options.pieces)), 0, time.time()
    for epoch in range(options.epochs):
        losses = []
        for some in batches(chosen(lessons, order), options.pieces):
            set_rate(optimiser.param_groups, options.rate, step / total, 0.1)
            loss = loss_of(model, some, chance, taught)
            move(model, optimiser, loss)
            losses.append(loss.item())
            step += 1
            follow(average, model, step, 0.995)
        print(f"epoch {epoch}: loss {sum(losses) / len(losses):.3f}, {time.time() - began:.0f} s", flush=True)
        if epoch % 2 or epoch == options.epochs - 1:
            print("  " + report(outputs(average, select, options.pieces), select), flush=True)
            torch.save(average.state_dict(), options.out)
    print("held\n  " + report(outputs(average, held, options.pieces), held), flush=True)
    rest = [one for one in (*every, *select, *unlabelled) if one.cluster.name not in known and len(one.members) > 1]
    write(options.out.with_suffix(".read"), rest, outputs(average, rest, options.pieces))
    print(f"whole: {time.time() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()

"""The reader: python -m training.relate.read --help

Learns, from whole articles, which attributions answer something and which are answered, and
which answers which; starts from the tagger's encoder, which knows attributions. Tells after
each epoch how well it finds the links of the select part.
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
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from transformers import BertConfig, BertModel

from claimtrack.extract.windows import END, START
from claimtrack.link.measures import COUNT
from training.relate.lessons import HELD, Lesson, drawn, half, is_held, lesson
from training.relate.model import CLASSES, Reader
from training.relate.score import best_f1, odds, summary

ACROSS = 0.3
"""Share of the pairs of two articles that are no link which is learned from in an epoch."""
LIKELY = -5.0
"""Log odds below which a pair is not scored."""
PIECES = 2500
"""Word pieces of the lessons by which the weights are moved once."""
QUIET = 0.6
"""Share of the clusters without a link that is learned from in an epoch."""
HEADS = 8.0
"""How many times faster the heads learn than the encoder."""

Outputs = tuple[NDArray[np.float32], NDArray[np.float32]]


def run(
    model: Reader, lessons: Sequence[Lesson], marks: tuple[int, int], chosen: Sequence[NDArray[np.int64]]
) -> Iterator[tuple[Tensor, Tensor]]:
    """For each lesson the hoods of its attributions, and the logits of the chosen pairs."""
    with torch.autocast("cpu", torch.bfloat16):
        whole = model([window for one in lessons for window in one.windows], marks)
        for one, some, read in zip(lessons, chosen, whole.split([len(one.members) for one in lessons]), strict=True):
            order = torch.tensor([n for window in one.windows for n in window.members], dtype=torch.long).argsort()
            readings = read[order]
            claims, answers = (torch.from_numpy(ends[some]) for ends in (one.pair_claims, one.pair_answers))
            measures = torch.from_numpy(one.measures[some].astype(np.float32))
            yield model.hoods(readings).float(), model.pairs(readings[claims], readings[answers], measures).float()


def outputs(model: Reader, lessons: Sequence[Lesson], marks: tuple[int, int]) -> list[Outputs]:
    """Hoods and logits of all pairs of each lesson."""
    model.eval()
    with torch.no_grad():
        found = []
        for one in lessons:
            for hoods, pairs in run(model, [one], marks, [np.arange(len(one.labels))]):
                found.append((hoods.numpy(), pairs.numpy()))
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


def chosen(lessons: Sequence[Lesson], order: random.Random) -> list[Lesson]:
    """What an epoch learns from, in the order that it does."""
    some = [one for one in lessons if one.cluster.answers or order.random() < QUIET]
    order.shuffle(some)
    return some


def batches(lessons: Sequence[Lesson]) -> list[list[Lesson]]:
    """Lessons in their order, as many together as make about so many pieces."""
    made: list[list[Lesson]] = [[]]
    for one in lessons:
        if sum(len(window.ids) for other in made[-1] for window in other.windows) >= PIECES:
            made.append([])
        made[-1].append(one)
    return made


def loss_of(model: Reader, lessons: Sequence[Lesson], marks: tuple[int, int], chance: np.random.Generator) -> Tensor:
    """Of all attributions the mean; of pairs, a sum over the number of attributions, so that no article outweighs another.

    What answers something also learns which of all claims it answers, as those are ranked that a
    pronoun may stand for (Lee et al. 2017, End-to-end Neural Coreference Resolution).
    """
    chosen = [
        np.nonzero(one.within | (one.labels > 0) | (chance.random(len(one.labels)) < ACROSS))[0] for one in lessons
    ]
    total = torch.zeros(())
    for one, some, (hoods, pairs) in zip(lessons, chosen, run(model, lessons, marks, chosen), strict=True):
        answers = functional.cross_entropy(hoods[:, :CLASSES], torch.from_numpy(one.answers), reduction="sum")
        answered = functional.binary_cross_entropy_with_logits(
            hoods[:, CLASSES], torch.from_numpy(one.answered), reduction="sum"
        )
        total = (
            total
            + answers
            + answered
            + functional.cross_entropy(pairs, torch.from_numpy(one.labels[some]), reduction="sum")
            + ranking(pairs, one, some)
        )
    return total / sum(len(one.members) for one in lessons)


def ranking(pairs: Tensor, one: Lesson, some: NDArray[np.int64]) -> Tensor:
    """For each answer, within its article and across, how unlikely its claims are among all that it may answer."""
    scores = torch.logsumexp(pairs[:, 1:], 1) - pairs[:, 0]
    right, groups = one.labels[some] > 0, one.pair_answers[some] * 2 + one.within[some]
    total = torch.zeros(())
    for group in np.unique(groups[right]):
        mine = groups == group
        total = total + torch.logsumexp(scores[mine], 0) - torch.logsumexp(scores[mine & right], 0)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, nargs="+", required=True, help="pickles made by training.relate.gold")
    parser.add_argument("--select", type=Path, required=True, help="the same of links/dev")
    parser.add_argument("--base", type=Path, required=True, help="MiniLM, for its configuration and tokenizer")
    parser.add_argument("--tagger", type=Path, required=True, help="checkpoint of the tagger")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--share", type=float, default=1.0, help="share of the clusters to learn from")
    parser.add_argument("--without", type=int, choices=(0, 1), help="half of the clusters to leave out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    order, chance = random.Random(options.seed), np.random.default_rng(options.seed)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    marks = (tokenizer.token_to_id(START), tokenizer.token_to_id(END))
    lessons = [lesson(cluster, tokenizer) for path in options.train for cluster in pickle.loads(path.read_bytes())]
    select = [lesson(cluster, tokenizer) for cluster in pickle.loads(options.select.read_bytes())]
    last = HELD + (1 - HELD) * options.share
    parts = {"held": [one for one in lessons if is_held(one.cluster)], "select": select}
    lessons = [one for one in lessons if HELD <= drawn(one.cluster) < last]
    parts["unseen"] = [one for one in lessons if half(one.cluster) == options.without]
    parts["train"] = [one for one in lessons if half(one.cluster) != options.without]
    lessons = [one for one in parts["train"] if len(one.members) > 1]
    # Dropping attention would take the slow way through it.
    config = BertConfig.from_pretrained(options.base, attention_probs_dropout_prob=0.0)
    model = Reader(BertModel(config, add_pooling_layer=False), COUNT)
    known = torch.load(options.tagger, weights_only=True)
    prefix = "encoder."
    model.encoder.load_state_dict(
        {name.removeprefix(prefix): value for name, value in known.items() if name.startswith(prefix)
         and "pooler" not in name}
    )  # fmt: skip
    model.encoder.embeddings.word_embeddings.weight.requires_grad = False
    of_encoder = {id(weight) for weight in model.encoder.parameters()}
    heads = [weight for weight in model.parameters() if id(weight) not in of_encoder]
    optimiser = torch.optim.AdamW(
        [{"params": list(model.encoder.parameters()), "scale": 1.0}, {"params": heads, "scale": HEADS}],
        lr=options.rate, weight_decay=0.01, fused=True,
    )  # fmt: skip
    average = copy.deepcopy(model)
    slow, fast = list(average.parameters()), list(model.parameters())
    total, step, began = options.epochs * len(batches(chosen(lessons, order))), 0, time.time()
    for epoch in range(options.epochs):
        losses = []
        for some in batches(chosen(lessons, order)):
            for group in optimiser.param_groups:
                warm, left = min(1.0, step / (0.1 * total)), max(0.02, 1 - step / total)
                group["lr"] = options.rate * group["scale"] * warm * left
            loss = loss_of(model, some, marks, chance)
            loss.backward()
            losses.append(loss.item())
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            keep = min(0.995, (1 + step) / (10 + step))
            with torch.no_grad():
                torch._foreach_lerp_(slow, fast, 1 - keep)
        print(
            f"epoch {epoch}: loss {sum(losses) / len(losses):.3f}, {time.time() - began:.0f} s",
            flush=True,
        )
        if epoch % 2 or epoch == options.epochs - 1:
            found = outputs(average, select, marks)
            print("  " + report(found, select), flush=True)
            torch.save(average.state_dict(), options.out)
    for name, some in parts.items():
        options.out.with_suffix(f".{name}").write_bytes(pickle.dumps((some, outputs(average, some, marks))))


if __name__ == "__main__":
    main()

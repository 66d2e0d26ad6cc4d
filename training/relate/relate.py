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
import pickle
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from transformers import BertConfig, BertModel

from claimtrack.extract.windows import END, START
from claimtrack.link.measures import COUNT, HINTS, hints
from claimtrack.link.views import End, end_of
from training.relate.lessons import RELATIONS, Lesson
from training.relate.model import CLASSES, Relator
from training.relate.score import odds, summary

MENTIONS = 3
"""Pairs of mentions at the most by which one link is learned in a passage."""
QUIET, AWAY = 8000, 3500
"""Pairs of one article, and of two, that are no link, drawn anew for each passage."""
SHARP = 0.5
"""To what power the reader's odds weigh what is drawn."""
LIKELY, AWAY_LIKELY = -4.0, -2.5
"""The reader's log odds from which pairs of one article, and of two, are judged."""
HEADS = 5.0

Key = tuple[int, int]
"""Number of a lesson, and of a pair in it."""


@dataclass(frozen=True)
class Read:
    """A lesson as the reader gives it: its log odds of each pair, and all that the relator is told of it."""

    lesson: Lesson
    scores: NDArray[np.float32]
    measures: NDArray[np.float16]

    @classmethod
    def of(cls, one: Lesson, hoods: NDArray[np.float32], pairs: NDArray[np.float32], *, told: bool) -> Read:
        """Out of the reader's hoods of attributions and logits of pairs; whether the relator is told of them."""
        scores, answers = odds(pairs), odds(hoods[:, :CLASSES])
        row = hints(answers[one.pair_answers], hoods[one.pair_claims, CLASSES], scores)
        columns = [one.measures, *(np.full(len(scores), hint) * told for hint in row)]
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


def passage(some: Sequence[Read], chance: random.Random) -> list[Key]:
    """The pairs that one passage learns from."""
    links: dict[tuple[int, frozenset[str], frozenset[str], bool], list[Key]] = {}
    others: dict[bool, list[Key]] = {True: [], False: []}
    for n, read in enumerate(some):
        one = read.lesson
        for k in np.nonzero(one.labels)[0].tolist():
            ends = (one.claims_of(int(one.pair_claims[k])), one.claims_of(int(one.pair_answers[k])))
            links.setdefault((n, *ends, bool(one.within[k])), []).append((n, k))
        for within in (True, False):
            quiet = np.nonzero((one.labels == 0) & (one.within == within) & (read.scores > -9))[0]
            others[within] += [(n, k) for k in quiet.tolist()]
    chosen = [key for keys in links.values() for key in chance.sample(keys, min(len(keys), MENTIONS))]
    for within, most in ((True, QUIET), (False, AWAY)):
        weights = [float(np.exp(SHARP * min(some[n].scores[k], 0.0))) for n, k in others[within]]
        chosen += chance.choices(others[within], weights, k=most)
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
    with torch.autocast("cpu", torch.bfloat16):
        return model.relation(model(made[0], made[1], made[2], made[3], measures)).float()


def outputs(model: Relator, some: Sequence[Read], ends: Ends, marks: tuple[int, int]) -> dict[Key, NDArray[np.float32]]:
    """Logits of the pairs that the reader takes to be likely."""
    model.eval()
    found: dict[Key, NDArray[np.float32]] = {}
    keys = [
        (n, k)
        for n, read in enumerate(some)
        for k in np.nonzero(read.scores > np.where(read.lesson.within, LIKELY, AWAY_LIKELY))[0].tolist()
    ]
    with torch.no_grad():
        for batch in batches(keys, ends, 4096, random.Random(0)) if keys else []:
            found |= zip(batch, judged(model, batch, some, ends, marks).numpy(), strict=True)
    model.train()
    return found


def report(found: dict[Key, NDArray[np.float32]], some: Sequence[Read]) -> str:
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


def _reads(path: Path, *, told: bool = True) -> list[Read]:
    return [Read.of(one, *found, told=told) for one, found in zip(*pickle.loads(path.read_bytes()), strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seen", type=Path, required=True, help="what a reader gives of what it learned from: .train")
    parser.add_argument("--unseen", type=Path, required=True, help="what the same reader gives of the rest: .unseen")
    parser.add_argument(
        "--held", type=Path, required=True, help="what the reader to be used gives of clusters held out"
    )
    parser.add_argument("--select", type=Path, required=True, help="the same of links/dev")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--pretrained", type=Path, required=True, help="checkpoint of training.relate.pretrain")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--pieces", type=int, default=4096)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    marks = (tokenizer.token_to_id(START), tokenizer.token_to_id(END))
    lessons = _reads(options.seen, told=False) + _reads(options.unseen)
    parts = {"held": _reads(options.held), "select": _reads(options.select)}
    ends = Ends(lessons, tokenizer)
    config = BertConfig.from_pretrained(options.base, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0)
    model = Relator(BertModel(config, add_pooling_layer=False), COUNT + HINTS)
    first_lessons(model, options.pretrained)
    of_encoder = {id(weight) for weight in model.encoder.parameters()}
    heads = [weight for weight in model.parameters() if id(weight) not in of_encoder]
    optimiser = torch.optim.AdamW(
        [{"params": list(model.encoder.parameters()), "scale": 1.0}, {"params": heads, "scale": HEADS}],
        lr=options.rate, weight_decay=0.01, fused=True,
    )  # fmt: skip
    average = copy.deepcopy(model)
    total = options.epochs * len(batches(passage(lessons, random.Random(0)), ends, options.pieces, chance))
    step, began, running = 0, time.time(), []
    for epoch in range(options.epochs):
        for batch in batches(passage(lessons, chance), ends, options.pieces, chance):
            for group in optimiser.param_groups:
                warm, left = min(1.0, step / (0.06 * total)), max(0.02, 1 - step / total)
                group["lr"] = options.rate * group["scale"] * warm * left
            labels = torch.tensor([int(lessons[n].lesson.labels[k]) for n, k in batch])
            loss = functional.cross_entropy(judged(model, batch, lessons, ends, marks), labels)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            keep = min(0.99, (1 + step) / (10 + step))
            with torch.no_grad():
                for slow, fast in zip(average.parameters(), model.parameters(), strict=True):
                    slow.lerp_(fast, 1 - keep)
            running.append(loss.item())
            if step % 50 == 0:
                print(f"{step}/{total} loss {sum(running[-50:]) / 50:.3f} {time.time() - began:.0f} s", flush=True)
        torch.save(average.state_dict(), options.out)
        for name, some in parts.items():
            found = outputs(average, some, Ends(some, tokenizer), marks)
            print(f"epoch {epoch}, {name}:\n  {report(found, some)}", flush=True)
            options.out.with_suffix(f".{name}").write_bytes(pickle.dumps(found))


if __name__ == "__main__":
    main()

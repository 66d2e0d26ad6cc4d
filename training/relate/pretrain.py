"""First lessons of the relation model: does one statement entail another, contradict it, or neither?

python -m training.relate.pretrain --help

Learns from pairs of claim and evidence (nli/) and of claim and response (stance/). The
claim is the hypothesis; what supports it entails, what denies it contradicts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from claimtrack.link.measures import COUNT
from training.relate.encoders import by_rate, checkpoint, encoder, halved, load, move, set_rate
from training.relate.model import Relator
from training.relate.options import learning
from training.tagger.batch import tokenizer_of

STANCE = {
    "entail": 2, "supports": 2, "contradict": 1, "denies": 1,
    "neutral": 0, "discusses": 0, "unrelated": 0, "queries": 0,
}  # fmt: skip
TWO_WAY = ("rte1", "rte2", "rte3")
"""Sets whose "not entailed" holds contradictions too: only their entailments are used."""
KEEP_UNRELATED = 0.15
"""Share of the unrelated pairs, which teach little, that is used."""
SIDE = 96
"""Pieces of a side at the most."""
CONTENT = 3


@dataclass(frozen=True)
class Pair:
    claim: list[int]
    answer: list[int]
    stance: int


def lessons(nli: Path, stance: Path, tokenizer: Tokenizer, chance: random.Random) -> Iterator[Pair]:
    """All pairs that teach, as pieces."""
    rows = []
    for line in gzip.open(nli, "rt", encoding="utf-8"):
        one = json.loads(line)
        if one["set"] in TWO_WAY and one["label"] != "entail":
            continue
        rows.append((one["hypothesis"], one["premise"], STANCE[one["label"]]))
    for line in gzip.open(stance, "rt", encoding="utf-8"):
        one = json.loads(line)
        if one["label"] == "unrelated" and chance.random() > KEEP_UNRELATED:
            continue
        rows.append((one["claim"], one["response"][:700], STANCE[one["label"]]))
    for at in range(0, len(rows), 1000):
        some = rows[at : at + 1000]
        sides = [tokenizer.encode_batch([row[n] for row in some], add_special_tokens=False) for n in (0, 1)]
        for claim, answer, (_, _, label) in zip(*sides, some, strict=True):
            yield Pair(claim.ids[:SIDE], answer.ids[:SIDE], label)


def batches(pairs: list[Pair], pieces: int, chance: random.Random) -> list[list[Pair]]:
    """Pairs of like length together, so many that a batch holds about so many pieces."""
    shuffled = sorted(pairs, key=lambda p: (len(p.claim) + len(p.answer)) // 8 + chance.random())
    made: list[list[Pair]] = [[]]
    longest = 0
    for pair in shuffled:
        longest = max(longest, len(pair.claim) + len(pair.answer) + 3)
        if made[-1] and longest * (len(made[-1]) + 1) > pieces:
            made.append([])
            longest = len(pair.claim) + len(pair.answer) + 3
        made[-1].append(pair)
    chance.shuffle(made)
    return made


def tensors(batch: list[Pair], marks: tuple[int, int]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """ids, segments, roles and mask, each [batch, length]; the claim's side first."""
    start, end = marks
    length = max(len(p.claim) + len(p.answer) for p in batch) + 3
    made = torch.zeros(4, len(batch), length, dtype=torch.long)
    for n, pair in enumerate(batch):
        row = [start, *pair.claim, end, *pair.answer, end]
        first, whole = len(pair.claim) + 2, len(row)
        made[0, n, :whole] = torch.tensor(row)
        made[1, n, first:whole] = 1
        made[2, n, 1 : first - 1] = made[2, n, first : whole - 1] = CONTENT
        made[3, n, :whole] = 1
    return made[0], made[1], made[2], made[3]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, parents=[learning(1, 1e-4, 4096)])
    parser.add_argument("--weights", type=Path, required=True, help="checkpoint that holds the encoder's weights")
    parser.add_argument("--nli", type=Path, required=True)
    parser.add_argument("--stance", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    tokenizer = tokenizer_of(options.tokenizer)
    pairs = list(lessons(options.nli, options.stance, tokenizer, chance))
    chance.shuffle(pairs)
    held, pairs = pairs[:1500], pairs[1500:]
    marks = (tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]"))
    model = Relator(encoder(options.base, 0.0), COUNT)
    load(model.encoder, checkpoint(options.weights))
    model.to(options.device)
    optimiser = torch.optim.AdamW(by_rate(model, model.encoder, 1.0), lr=options.rate, weight_decay=0.01, fused=True)
    total = options.epochs * len(batches(pairs, options.pieces, chance))
    step, began, running = 0, time.time(), []
    for epoch in range(options.epochs):
        for batch in batches(pairs, options.pieces, chance):
            set_rate(optimiser.param_groups, options.rate, step / total, 0.06)
            stances = torch.tensor([pair.stance for pair in batch], device=options.device)
            loss = functional.cross_entropy(judged(model, batch, marks), stances)
            move(model, optimiser, loss)
            step += 1
            running.append(loss.item())
            if step % 50 == 0:
                print(f"{step}/{total} loss {sum(running[-50:]) / 50:.3f} {time.time() - began:.0f} s", flush=True)
            if step % 400 == 0:
                torch.save(model.state_dict(), options.out)
        print(f"epoch {epoch}: right on pairs held out {accuracy(model, held, marks):.1f}%", flush=True)
        torch.save(model.state_dict(), options.out)


def judged(model: Relator, batch: list[Pair], marks: tuple[int, int]) -> Tensor:
    """Logits of each stance, [pairs, stances]."""
    device = model.roles.weight.device
    with halved(device.type):
        return model.stance(model(*(each.to(device) for each in tensors(batch, marks)), None)).float()


def accuracy(model: Relator, held: list[Pair], marks: tuple[int, int]) -> float:
    model.eval()
    right = 0
    with torch.no_grad():
        for batch in batches(held, 4096, random.Random(0)):
            said = judged(model, batch, marks).argmax(1).tolist()
            right += sum(one == pair.stance for one, pair in zip(said, batch, strict=True))
    model.train()
    return 100 * right / len(held)


if __name__ == "__main__":
    main()

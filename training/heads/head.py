"""The heads on the shipped reader: they weigh, for each attribution, the mentions of the things that its article names.

The things are places (training/places) or days (training/days). A head goes by what the reader makes of the words, what is measured of the
things, and what a model of words tells of the content.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import pickle
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.event_places import WAR
from claimtrack.extract.reader import FOLDER, PARAMETERS
from claimtrack.extract.sights import likelihoods
from training.heads.lessons import ASIDE, EVENT, Lesson
from training.heads.words import Words, fitted, heard, heard_unseen
from training.relate.encoders import follow, move, set_rate

NEVER = -1e4
WINDOWS = 8
"""Windows by which the weights are moved once."""
RATE, EPOCHS = 1e-3, 4


class Head(nn.Module):
    """Scores the mentions of things for the attributions of a window; the score of none stands apart."""

    def __init__(self, measures: int, width: int = 384, size: int = 128, dropout: float = 0.25) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.reading = nn.Linear(4 * width, 2 * size)
        self.said, self.named, self.measured = (
            nn.Linear(2 * size, size),
            nn.Linear(width, size),
            nn.Linear(measures, size),
        )
        self.said_match, self.named_match = nn.Linear(2 * size, size), nn.Linear(width, size)
        self.match, self.inner = nn.Linear(size, size), nn.Linear(size, size // 2)
        self.score, self.none = nn.Linear(size // 2, 1), nn.Linear(2 * size, 1)

    def forward(self, pooled: Tensor, mentions: Tensor, measures: Tensor) -> tuple[Tensor, Tensor]:
        """Logits [members, mentions], and of none [members]; pooled [members, 4 width], mentions [mentions, width], measures [members, mentions, measures]."""
        said = self.dropout(functional.gelu(self.reading(self.dropout(pooled))))
        named = self.dropout(mentions)
        both = self.match(self.said_match(said)[:, None] * self.named_match(named)[None])
        row = self.said(said)[:, None] + self.named(named)[None] + both + self.measured(measures)
        inner = functional.gelu(self.inner(self.dropout(functional.gelu(row))))
        return self.score(inner)[:, :, 0], self.none(said)[:, 0]


class Mean(nn.Module):
    """The mean of what several heads give."""

    def __init__(self, heads: Sequence[Head]) -> None:
        super().__init__()
        self.heads = nn.ModuleList(heads)

    def forward(self, pooled: Tensor, mentions: Tensor, measures: Tensor) -> tuple[Tensor, Tensor]:
        """As each head does."""
        given = [head(pooled, mentions, measures) for head in self.heads]
        return torch.stack([one for one, _ in given]).mean(0), torch.stack([none for _, none in given]).mean(0)


class Weigher(nn.Module):
    """What is shipped: heads, and the model of words whose likelihoods are among what they are told."""

    def __init__(self, words: Words, heads: nn.Module) -> None:
        super().__init__()
        self.words, self.heads = words, heads

    def forward(
        self, pooled: Tensor, mentions: Tensor, measures: Tensor, rows: Tensor, weights: Tensor
    ) -> tuple[Tensor, Tensor]:
        """As the heads do; rows and weights are those of content_words.py, [members, words]."""
        given: tuple[Tensor, Tensor] = self.heads(pooled, mentions, told(measures, self.words(rows, weights)))
        return given


def told(measures: Tensor, kinds: Tensor) -> Tensor:
    """Measures of mentions, [members, mentions, measures], with what words tell of each member, [members, kinds]."""
    return torch.cat([measures, kinds[:, None].expand(-1, measures.shape[1], -1)], 2)


def run(model: nn.Module, one: Lesson, kinds: Tensor) -> tuple[Tensor, Tensor]:
    """Logits of the things [rows, things], and of none [rows], for the annotated members of a window, as the shipped reader sees them.

    `kinds` [rows, kinds] is what their words tell.
    """
    return weighed(model, one, torch.from_numpy(one.asked.pooled), torch.from_numpy(one.asked.vectors), kinds)


def weighed(
    model: nn.Module, one: Lesson, pooled: Tensor, mentions: Tensor, kinds: Tensor | None = None
) -> tuple[Tensor, Tensor]:
    """The same by what another reader sees: of the window's members [members, 4 width], and of the mentions [mentions, width]."""
    at, owners = list(one.at), list(one.asked.owners)
    measures = torch.from_numpy(one.asked.measured[at][:, owners])
    scores, none = model(pooled[at], mentions, measures if kinds is None else told(measures, kinds))
    by_thing = torch.full((len(scores), len(one.asked.things), len(owners)), NEVER)
    by_thing[:, owners, torch.arange(len(owners))] = scores
    return torch.logsumexp(by_thing, 2), none


def loss_of(scores: Tensor, none: Tensor, labels: Tensor) -> Tensor:
    """Of each thing whether it is the event's, and of all and none which it is; what is no error does not count. A sum."""
    counts = labels != ASIDE
    each = functional.binary_cross_entropy_with_logits(scores, (labels == EVENT).float(), reduction="none")
    hits = labels == EVENT
    every = torch.cat([scores.masked_fill(~counts, NEVER), none[:, None]], 1)
    right = torch.cat([scores.masked_fill(~hits, NEVER), none.masked_fill(hits.any(1), NEVER)[:, None]], 1)
    return (each * counts).sum() + (torch.logsumexp(every, 1) - torch.logsumexp(right, 1)).sum()


def learned(lessons: Sequence[tuple[Lesson, Tensor]], seed: int) -> Head:
    """A head for windows and what the words of their members tell, its weights averaged over the way."""
    torch.manual_seed(seed)
    first, kinds = lessons[0]
    order, model = random.Random(seed), Head(first.asked.measured.shape[2] + kinds.shape[1])
    average, step = copy.deepcopy(model), 0
    optimiser = torch.optim.AdamW([{"params": model.parameters(), "scale": 1.0}], lr=RATE, weight_decay=0.02)
    total = EPOCHS * -(-len(lessons) // WINDOWS)
    for _ in range(EPOCHS):
        every = order.sample(lessons, len(lessons))
        for at in range(0, len(every), WINDOWS):
            set_rate(optimiser.param_groups, RATE, step / total, 0.1)
            some = every[at : at + WINDOWS]
            loss = sum(loss_of(*run(model, *each), torch.from_numpy(each[0].labels)) for each in some)
            move(model, optimiser, loss / sum(len(one.at) for one, _ in some))
            step += 1
            follow(average, model, step, 0.99)
    return average.eval()


def taught(lessons: Sequence[Lesson], kinds: int, heads: int) -> Weigher:
    """What is shipped, learned from lessons: a model of words that tell of so many kinds, and the mean of so many heads."""
    told_of = list(zip(lessons, heard_unseen(lessons, kinds), strict=True))
    return Weigher(fitted(lessons, kinds), Mean([learned(told_of, seed) for seed in range(heads)])).eval()


@torch.no_grad()
def given(model: Weigher, lessons: Sequence[Lesson]) -> Iterator[tuple[Lesson, int, list[float]]]:
    """How likely each thing is that of each annotated attribution: the lesson, the number of its row, and the likelihoods."""
    for one in lessons:
        scores, none = run(model.heads, one, heard(model.words, one))
        for row, labels in enumerate(one.labels):
            yield one, row, likelihoods(scores[row].numpy(), float(none[row]), range(len(labels)), len(labels))


def main(
    doc: str | None,
    name: str,
    measures: int,
    kinds: Sequence[str],
    report: Callable[[Weigher, Sequence[Lesson]], str],
) -> None:
    """The command of a head: learns from lessons, tells what `report` says of those held out, and writes NAME.onnx."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("--lessons", type=Path, required=True, help=f"a file made by training.{name}.lessons")
    parser.add_argument("--heads", type=int, default=3)
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    every: list[Lesson] = pickle.loads(options.lessons.read_bytes())
    model = taught([one for one in every if not one.held], len(kinds), options.heads)
    held = [one for one in every if one.held]
    for news, some in (
        ("FA-KES", [o for o in held if o.article.startswith(WAR)]),
        ("other news", [o for o in held if not o.article.startswith(WAR)]),
    ):
        print(f"held out, {news}: {report(model, some)}")
    write(model, options.out, name, measures)


def write(model: Weigher, folder: Path, name: str, measures: int) -> None:
    """Write NAME.onnx, and its hash and the number of measures beside the reader's."""
    path = folder / f"{name}.onnx"
    torch.onnx.export(
        model,
        (torch.randn(2, 1536), torch.randn(3, 384), torch.zeros(2, 3, measures), torch.zeros(2, 5, dtype=torch.long), torch.ones(2, 5)),
        path, input_names=["pooled", "mentions", "measures", "rows", "weights"], output_names=["scores", "none"],
        dynamic_axes={
            "pooled": {0: "k"}, "mentions": {0: "m"}, "measures": {0: "k", 1: "m"}, "rows": {0: "k", 1: "w"},
            "weights": {0: "k", 1: "w"}, "scores": {0: "k", 1: "m"}, "none": {0: "k"},
        },
        opset_version=17, dynamo=False,
    )  # fmt: skip
    record = json.loads((folder / PARAMETERS).read_text(encoding="utf-8"))
    record["sha256"][path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    record["measures"][name] = measures
    (folder / PARAMETERS).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")

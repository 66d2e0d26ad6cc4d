"""What the words of a content tell of its place or day: a linear model over the bags of content_words.py.

It is fitted several times, each time without a part of the articles, so that the heads learn from what it makes of articles
that it has not seen (stacking: Wolpert 1992, "Stacked Generalization"), and once on all for what is shipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.event_places import WAR
from claimtrack.extract.content_words import TABLE, Bag, padded
from training.heads.lessons import Lesson

FOLDS = 5
STRENGTH = 6.0
"""How strongly weights are held near 0, for words weighted by how rare they are."""
OF_OTHERS = 0.3
"""How much attributions count that are not of the war that places and days are mostly asked of."""
LEAST = -6.0
"""The lowest logarithm of a likelihood that is told."""
STEPS = 100


class Words(nn.Module):
    """Log likelihoods of kinds by the words of contents, [contents, kinds]; the table is kept in eight bits a weight."""

    def __init__(self, table: Tensor, bias: Tensor) -> None:
        super().__init__()
        self.register_buffer("scale", table.abs().amax(0).clamp(min=1e-9) / 127)
        self.register_buffer("table", (table / self.scale).round().to(torch.int8))
        self.register_buffer("bias", bias)

    def forward(self, rows: Tensor, weights: Tensor) -> Tensor:
        """Of rows of the table and how much each counts, [contents, words]."""
        heard = (self.table[rows].float() * weights[:, :, None]).sum(1) * self.scale + self.bias
        return functional.log_softmax(heard, 1).clamp(min=LEAST)


def unknowing(kinds: int) -> Words:
    """A model of so many kinds that has learnt nothing."""
    return Words(torch.zeros(TABLE, kinds), torch.zeros(kinds))


def fitted(lessons: Sequence[Lesson], kinds: int) -> Words:
    """The model of so many kinds that fits the annotated attributions best."""
    bags = [one.asked.words[n] for one in lessons for n in one.at]
    wanted = torch.tensor([kind for one in lessons for kind in one.kinds])
    counts = torch.tensor([1.0 if one.article.startswith(WAR) else OF_OTHERS for one in lessons for _ in one.at])
    rows = np.concatenate([one.rows for one in bags])
    rare = torch.from_numpy(np.log((1 + len(bags)) / (1 + np.bincount(rows, minlength=TABLE))) + 1).float()
    starts = torch.tensor(np.cumsum([0, *(len(one.rows) for one in bags)]))
    values = torch.from_numpy(np.concatenate([one.weights for one in bags])) * rare[rows]
    told = torch.sparse_csr_tensor(starts, torch.from_numpy(rows), values, (len(bags), TABLE))
    back = told.to_sparse_coo().T.to_sparse_csr()
    table, bias = torch.zeros(TABLE, kinds), torch.zeros(kinds)
    right = functional.one_hot(wanted, kinds).float()
    optimiser = torch.optim.LBFGS([table, bias], max_iter=STEPS, history_size=10, line_search_fn="strong_wolfe")

    def loss() -> float:
        logits = told @ table + bias
        off = (logits.softmax(1) - right) * counts[:, None]
        table.grad, bias.grad = back @ off + STRENGTH * table, off.sum(0)
        each = functional.cross_entropy(logits, wanted, reduction="none")
        return float((each * counts).sum() + STRENGTH * (table**2).sum() / 2)

    optimiser.step(loss)
    return Words(table * rare[:, None], bias)


@torch.no_grad()
def heard(words: Words, one: Lesson) -> Tensor:
    """What the words tell of the annotated members of a window, [rows, kinds]."""
    some: Bag = padded([one.asked.words[n] for n in one.at])
    told: Tensor = words(torch.from_numpy(some.rows), torch.from_numpy(some.weights))
    return told


def heard_unseen(lessons: Sequence[Lesson], kinds: int) -> list[Tensor]:
    """For each window what a model tells that has not learnt from its article, [rows, kinds]."""
    part = [crc32(one.article.encode()) % FOLDS for one in lessons]
    models = [fitted([one for one, its in zip(lessons, part, strict=True) if its != n], kinds) for n in range(FOLDS)]
    return [heard(models[its], one) for one, its in zip(lessons, part, strict=True)]

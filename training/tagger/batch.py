"""Windows padded together for one step."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from claimtrack.extract.windows import END, START
from training.tagger import data

CLS, SEP, MASK = 101, 102, 103
TOKENS_PER_BATCH = 2560


@dataclass(frozen=True)
class Taught:
    """The teacher's cue emissions, its cues, and its role emissions for them."""

    cue: Tensor
    rows: Tensor
    cues: list[tuple[int, int]]
    roles: Tensor | None


@dataclass
class Batch:
    """Windows padded together; `rows[n]` is the window of the n-th cue. `taught` is what the teacher says of it."""

    ids: Tensor
    mask: Tensor
    lengths: list[int]
    cue_tags: Tensor
    weights: Tensor
    rows: Tensor
    cues: list[tuple[int, int]]
    role_tags: Tensor
    taught: Taught | None = None


def collate(windows: list[data.Window]) -> Batch:
    """Pad windows into one batch."""
    lengths = [len(w.ids) for w in windows]
    longest = max(lengths)
    ids = np.zeros((len(windows), longest + 2), dtype=np.int64)
    tags = np.zeros((len(windows), longest), dtype=np.int64)
    rows, cues, roles = [], [], []
    for n, w in enumerate(windows):
        ids[n, : lengths[n] + 2] = [CLS, *w.ids, SEP]
        tags[n, : lengths[n]] = w.cue_tags
        for cue, role in zip(w.cues, w.role_tags, strict=True):
            rows.append(n)
            cues.append(cue)
            roles.append(np.pad(role, (0, longest - lengths[n])))
    return Batch(
        torch.tensor(ids),
        torch.tensor(np.arange(longest + 2)[None] < np.array(lengths)[:, None] + 2).long(),
        lengths,
        torch.tensor(tags),
        torch.tensor([w.weight for w in windows]),
        torch.tensor(rows, dtype=torch.long),
        cues,
        torch.tensor(np.stack(roles) if roles else np.zeros((0, longest), dtype=np.int64)),
    )


def batches(windows: list[data.Window], chance: random.Random | None) -> list[Batch]:
    """Batches of like length within a token budget; shuffled when chance is given."""
    order = sorted(
        range(len(windows)), key=lambda n: (len(windows[n].ids) + (chance.randint(0, 24) if chance else 0), n)
    )
    groups: list[list[int]] = [[]]
    for n in order:
        if groups[-1] and (len(groups[-1]) + 1) * (len(windows[n].ids) + 2) > TOKENS_PER_BATCH:
            groups.append([])
        groups[-1].append(n)
    if chance:
        chance.shuffle(groups)
    return [collate([windows[n] for n in group]) for group in groups if group]


def tokenizer_of(path: Path) -> Tokenizer:
    """The tokenizer of a file, which neither cuts nor fills."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def marks_of(tokenizer: Tokenizer) -> tuple[int, int]:
    """The pieces that open and close a window."""
    return tokenizer.token_to_id(START), tokenizer.token_to_id(END)

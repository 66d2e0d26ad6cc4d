"""A tagger on a batch: emissions, and what they decode to."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from claimtrack.extract.tags import CUE_TAGS, ROLE_TAGS, distance_buckets, spans_of, viterbi
from training.tagger import data, score
from training.tagger.batch import CLS, MASK, SEP, Batch, batches
from training.tagger.model import Tagger

MPNET_SPECIAL, MPNET_PAD = {CLS: 0, SEP: 2, MASK: 30526}, 1


class Forward:
    """One model on one batch: cue emissions, and role emissions for any cues."""

    def __init__(self, model: Tagger, batch: Batch, shift: int, masked: float = 0.0) -> None:
        ids = batch.ids
        if masked:
            drop = (torch.rand(ids.shape) < masked) & (ids > MASK)
            ids = torch.where(drop, torch.full_like(ids, MASK), ids)
        if shift:
            ids = ids + shift
            for ours, theirs in MPNET_SPECIAL.items():
                ids = torch.where(ids == ours + shift, torch.full_like(ids, theirs), ids)
            ids = torch.where(batch.mask > 0, ids, torch.full_like(ids, MPNET_PAD))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = model.encoder(input_ids=ids, attention_mask=batch.mask).last_hidden_state
        hidden = model.dropout(hidden.float()[:, 1:-1])
        self.model, self.hidden = model, hidden
        self.cue, self.piece, self.anchor = model.cue(hidden), model.piece(hidden), model.anchor(hidden)

    def roles(self, rows: Tensor, cues: list[tuple[int, int]]) -> Tensor:
        length = self.hidden.shape[1]
        anchors = torch.stack([self.anchor[r, b:e].mean(0) for r, (b, e) in zip(rows.tolist(), cues, strict=True)])
        distances = torch.tensor(np.stack([distance_buckets(length, b, e) for b, e in cues]))
        return self.model.roles(self.piece[rows], anchors, distances)


def predicted_cues(
    model: Tagger, cue: Tensor, lengths: list[int], bias: float
) -> tuple[list[int], list[tuple[int, int]]]:
    """Windows and bounds of the cues that a model finds, `bias` being added to the score of O."""
    transitions, start = model.cue_crf.transitions.detach().numpy(), model.cue_crf.start.detach().numpy()
    rows, cues = [], []
    for n, length in enumerate(lengths):
        emissions = cue[n : n + 1, :length].detach().float().numpy().copy()
        emissions[:, :, 0] += bias
        tags, _ = viterbi(emissions, transitions, start)
        for span in spans_of(tags[0], CUE_TAGS, "cue"):
            rows.append(n)
            cues.append(span)
    return rows, cues


def predict(model: Tagger, batch: Batch, shift: int, bias: float = 0.0) -> list[list[score.Row]]:
    """Attributions of each window of a batch, in pieces."""
    forward = Forward(model, batch, shift)
    rows, cues = predicted_cues(model, forward.cue, batch.lengths, bias)
    found: list[list[score.Row]] = [[] for _ in batch.lengths]
    if rows:
        emissions = forward.roles(torch.tensor(rows), cues).float().numpy()
        transitions, start = model.role_crf.transitions.detach().numpy(), model.role_crf.start.detach().numpy()
        for n, cue, emission in zip(rows, cues, emissions, strict=True):
            tags, _ = viterbi(emission[None, : batch.lengths[n]], transitions, start)
            source, content = (spans_of(tags[0], ROLE_TAGS, kind) for kind in ("source", "content"))
            if content:
                found[n].append((tuple(source), cue, tuple(content)))
    return found


@torch.no_grad()
def evaluate(model: Tagger, held: list[data.Window], shift: int, bias: float = 0.0) -> dict[str, float]:
    """Scores on annotated windows."""
    model.eval()
    pairs = []
    for batch in batches(held, None):
        gold: list[list[score.Row]] = [[] for _ in batch.lengths]
        for n, cue, tags in zip(batch.rows.tolist(), batch.cues, batch.role_tags.numpy(), strict=True):
            source, content = (spans_of(tags, ROLE_TAGS, kind) for kind in ("source", "content"))
            gold[n].append((tuple(source), cue, tuple(content)))
        pairs += list(zip(gold, predict(model, batch, shift, bias), strict=True))
    model.train()
    return score.exact(pairs)

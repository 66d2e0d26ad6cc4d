"""The models of linking in torch: the reader, which sees an article whole, and the relator, which sees a pair."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from claimtrack.extract.marked import WINDOW, Window

CLASSES = 6
"""No answer, or an answer of each relation."""
HOODS = CLASSES + 1
"""What an attribution is: CLASSES logits of answering something, and one of being answered."""
ROLES = 4
"""What a piece is to an end of a pair: context, source, cue, content."""
PIECES = 4096
"""Pieces of windows, of like length, that are encoded together."""
LONGEST = WINDOW + 2
"""Pieces of a window at the most, with what opens and closes it."""
STANCES = 3
"""Classes of the relator's first lessons: neutral, contradicts, entails."""


class Heads(nn.Module):
    """What readers have in common: heads over what is pooled of the attributions of windows, and over their pairs."""

    def __init__(self, width: int, measures: int, size: int = 128, dropout: float = 0.2) -> None:
        super().__init__()
        self.roles = nn.Linear(3, width, bias=False)
        nn.init.normal_(self.roles.weight, std=0.02)
        self.dropout = nn.Dropout(dropout)
        self.reading = nn.Linear(4 * width, 2 * size)
        self.hoods = nn.Linear(2 * size, HOODS)
        self.claim, self.answer = nn.Linear(2 * size, size), nn.Linear(2 * size, size)
        self.claim_match, self.answer_match = nn.Linear(2 * size, size), nn.Linear(2 * size, size)
        self.match, self.measured = nn.Linear(size, size), nn.Linear(measures, size)
        self.inner, self.relation = nn.Linear(size, size), nn.Linear(size, CLASSES)

    def hidden(self, windows: Sequence[Window]) -> Tensor:
        """What is made of the pieces of some windows, [windows, length, width]; the first piece of each is at 1."""
        raise NotImplementedError

    def readings(self, pooled: Tensor) -> Tensor:
        """What is kept of each attribution, [attributions, 2 size]; pooled [attributions, 4 width]."""
        return self.dropout(functional.gelu(self.reading(self.dropout(pooled))))

    def seen(self, windows: Sequence[Window]) -> list[Tensor]:
        """What is made of the pieces of each window, [length, width], in their order."""
        order = sorted(range(len(windows)), key=lambda n: -len(windows[n].ids))
        found: dict[int, Tensor] = {}
        while order:
            some = order[: max(1, PIECES // len(windows[order[0]].ids))]
            rows = self.hidden([windows[n] for n in some])
            found |= {n: row[1 : len(windows[n].ids) + 1].float() for n, row in zip(some, rows, strict=True)}
            order = order[len(some) :]
        return [found[n] for n in range(len(windows))]

    def forward(self, windows: Sequence[Window], seen: Sequence[Tensor]) -> Tensor:
        """Readings of the members of windows, in their order, by what is seen of each."""
        return self.readings(torch.cat([pooled(*each) for each in zip(windows, seen, strict=True)]))

    def as_claims(self, readings: Tensor) -> Tensor:
        """What pairs() sees of attributions as claims, [attributions, 2 size]; readings [attributions, 2 size]."""
        return torch.cat([self.claim(readings), self.claim_match(readings)], 1)

    def as_answers(self, readings: Tensor) -> Tensor:
        """The same of answers."""
        return torch.cat([self.answer(readings), self.answer_match(readings)], 1)

    def pairs(self, claims: Tensor, answers: Tensor, measures: Tensor) -> Tensor:
        """Logits of no link and of each relation, [pairs, CLASSES]; of the ends what as_claims() and as_answers() give."""
        (claim, one), (answer, other) = claims.chunk(2, 1), answers.chunk(2, 1)
        row = claim + answer + self.match(one * other) + self.measured(measures)
        return self.relation(functional.gelu(self.inner(self.dropout(functional.gelu(row)))))


class Reader(Heads):
    """A BERT encoder over windows of an article in which all attributions are marked; `marks` open and close a window."""

    def __init__(self, encoder: nn.Module, measures: int, marks: tuple[int, int]) -> None:
        super().__init__(encoder.config.hidden_size, measures)
        self.encoder, self.marks = encoder, marks

    def hidden(self, windows: Sequence[Window]) -> Tensor:
        """As in Heads."""
        length = max(len(window.ids) for window in windows) + 2
        ids = torch.zeros(len(windows), length, dtype=torch.long)
        mask = torch.zeros(len(windows), length, dtype=torch.long)
        for n, window in enumerate(windows):
            size = len(window.ids) + 2
            ids[n, :size] = torch.tensor([self.marks[0], *window.ids, self.marks[1]])
            mask[n, :size] = 1
        ids, mask, roles = (each.to(self.roles.weight.device) for each in (ids, mask, all_marked(windows, length)))
        words = self.encoder.embeddings.word_embeddings(ids) + self.roles(roles)
        found: Tensor = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        return found


class UpperReader(Heads):
    """Layers of a BERT encoder that go on from the tagger's states of windows in which all attributions are marked.

    `states` gives them for a window, [length, 2 width]: after a lower layer, which these layers continue, and after the last.
    """

    def __init__(
        self, layers: nn.ModuleList, width: int, measures: int, states: Callable[[Window], NDArray[np.float32]]
    ) -> None:
        super().__init__(width, measures)
        self.layers, self.states = layers, states
        self.last = nn.Linear(width, width)
        self.positions = nn.Embedding(LONGEST, width)
        self.ends = nn.Parameter(torch.zeros(2, width))
        for weight in (self.last.weight, self.last.bias, self.positions.weight):
            nn.init.zeros_(weight)

    def embedded(self, states: Tensor, roles: Tensor) -> Tensor:
        """What the layers are given of the pieces of a window, [length + 2, width], with what opens and closes it."""
        lower, last = states.chunk(2, 1)
        rows = torch.cat([self.ends[:1], lower + self.last(last) + self.roles(roles), self.ends[1:]])
        return rows + self.positions.weight[: rows.shape[0]]

    def hidden(self, windows: Sequence[Window]) -> Tensor:
        """As in Heads."""
        device = self.ends.device
        rows = [self.embedded(torch.from_numpy(self.states(one)).to(device), marked(one).to(device)) for one in windows]
        found = pad_sequence(rows, batch_first=True)
        lengths = torch.tensor([len(row) for row in rows], device=device)
        outside = torch.arange(found.shape[1], device=device) >= lengths[:, None]
        mask = (outside * -1e4)[:, None, None].to(found.dtype)
        for layer in self.layers:
            found = layer(found, mask)
        return found


def upper_of(whole: Reader, states: Callable[[Window], NDArray[np.float32]], below: int) -> UpperReader:
    """A reader of the last layers and the heads of a whole one, whose first `below` layers the tagger's stand for."""
    layers = whole.encoder.encoder.layer[below:]
    made = UpperReader(layers, whole.roles.out_features, whole.measured.in_features, states)
    heads = {name: value for name, value in whole.state_dict().items() if not name.startswith(("encoder.", "roles."))}
    made.load_state_dict(heads, strict=False)
    return made


def all_marked(windows: Sequence[Window], length: int) -> Tensor:
    """What marked() tells of each window, one piece further on, [windows, length, 3]."""
    roles = torch.zeros(len(windows), length, 3)
    for n, window in enumerate(windows):
        roles[n, 1 : len(window.ids) + 1] = marked(window)
    return roles


def marked(window: Window) -> Tensor:
    """For each piece of a window whether it is within a source, a cue, a content: [length, 3]."""
    roles = torch.zeros(len(window.ids), 3)
    for parts in window.parts:
        for role, bounds in enumerate(parts):
            for start, end in bounds:
                roles[start:end, role] = 1
    return roles


def pooled(window: Window, seen: Tensor) -> Tensor:
    """Means over the parts of a window's members, [members, 4 width]; `seen` is what is made of its pieces."""
    return (pool(window).to(seen.device) @ seen).flatten(1)


def pool(window: Window) -> Tensor:
    """What takes means over source, cue, content and the first piece of each stretch of content: [members, 4, length]."""
    rows = torch.zeros(len(window.members), 4, len(window.ids))
    for n, parts in enumerate(window.parts):
        for role, bounds in enumerate(parts):
            for start, end in bounds:
                rows[n, role, start:end] = 1
        for start, _ in parts[2]:
            rows[n, 3, start] = 1
    return rows / rows.sum(2, keepdim=True).clamp(min=1)


class Relator(nn.Module):
    """A BERT encoder over both ends of a pair, with the role of each piece added to its embedding."""

    def __init__(self, encoder: nn.Module, measures: int, size: int = 128, dropout: float = 0.1) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.roles = nn.Embedding(ROLES, width)
        nn.init.zeros_(self.roles.weight)
        self.dropout = nn.Dropout(dropout)
        self.pooled = nn.Linear(5 * width, size)
        self.measured = nn.Linear(measures, size)
        self.stance = nn.Linear(size, STANCES)
        self.relation = nn.Linear(size, CLASSES)

    def pool(self, ids: Tensor, segments: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
        """What is seen of a pair, [batch, 5 width]; ids, segments (0 the claim's, 1 the answer's), roles, mask [batch, length]."""
        words = self.encoder.embeddings.word_embeddings(ids) + self.roles(roles)
        hidden = self.encoder(inputs_embeds=words, token_type_ids=segments, attention_mask=mask).last_hidden_state
        return joined(hidden, segments, roles)

    def forward(self, ids: Tensor, segments: Tensor, roles: Tensor, mask: Tensor, measures: Tensor | None) -> Tensor:
        """The row that both heads read, [batch, size]; the first lessons have no measures."""
        row = self.pooled(self.dropout(self.pool(ids, segments, roles, mask)))
        return functional.gelu(row if measures is None else row + self.measured(measures))


def joined(hidden: Tensor, segments: Tensor, roles: Tensor) -> Tensor:
    """The first piece, the means of both ends, their product and their distance: [batch, 5 width]."""
    claim = mean(hidden, (roles > 0) & (segments == 0))
    answer = mean(hidden, (roles > 0) & (segments == 1))
    return torch.cat([hidden[:, 0], claim, answer, claim * answer, (claim - answer).abs()], dim=1)


def mean(hidden: Tensor, chosen: Tensor) -> Tensor:
    """Mean of the chosen pieces, [batch, width]; zeros where none is."""
    weights = chosen.to(hidden.dtype)[:, :, None]
    return (hidden * weights).sum(1) / weights.sum(1).clamp(min=1)

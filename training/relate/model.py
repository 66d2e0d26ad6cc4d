"""The models of linking in torch: the reader, which sees an article whole, and the relator, which sees a pair."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimtrack.extract.marked import Window

CLASSES = 6
"""No answer, or an answer of each relation."""
HOODS = CLASSES + 1
"""What an attribution is: CLASSES logits of answering something, and one of being answered."""
ROLES = 4
"""What a piece is to an end of a pair: context, source, cue, content."""
PIECES = 4096
"""Pieces of windows, of like length, that are encoded together."""
STANCES = 3
"""Classes of the relator's first lessons: neutral, contradicts, entails."""


class Reader(nn.Module):
    """A BERT encoder over windows of an article in which all attributions are marked, and heads for them and their pairs."""

    def __init__(self, encoder: nn.Module, measures: int, size: int = 128, dropout: float = 0.2) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.roles = nn.Linear(3, width, bias=False)
        nn.init.normal_(self.roles.weight, std=0.02)
        self.dropout = nn.Dropout(dropout)
        self.reading = nn.Linear(4 * width, 2 * size)
        self.hoods = nn.Linear(2 * size, HOODS)
        self.claim, self.answer = nn.Linear(2 * size, size), nn.Linear(2 * size, size)
        self.claim_match, self.answer_match = nn.Linear(2 * size, size), nn.Linear(2 * size, size)
        self.match, self.measured = nn.Linear(size, size), nn.Linear(measures, size)
        self.inner, self.relation = nn.Linear(size, size), nn.Linear(size, CLASSES)

    def embedded(self, ids: Tensor, roles: Tensor) -> Tensor:
        """Word and role embeddings, [batch, length, width]; roles [batch, length, 3]: within a source, a cue, a content."""
        words: Tensor = self.encoder.embeddings.word_embeddings(ids)
        return words + self.roles(roles)

    def readings(self, pooled: Tensor) -> Tensor:
        """What is kept of each attribution, [attributions, 2 size]; pooled [attributions, 4 width]."""
        return self.dropout(functional.gelu(self.reading(self.dropout(pooled))))

    def forward(self, windows: Sequence[Window], marks: tuple[int, int]) -> Tensor:
        """Readings of the members of windows, in their order; `marks` are the pieces that open and close a window."""
        order = sorted(range(len(windows)), key=lambda n: -len(windows[n].ids))
        pooled: dict[int, Tensor] = {}
        while order:
            some = order[: max(1, PIECES // len(windows[order[0]].ids))]
            pooled |= zip(some, self.pooled([windows[n] for n in some], marks), strict=True)
            order = order[len(some) :]
        return self.readings(torch.cat([pooled[n] for n in range(len(windows))]))

    def pooled(self, windows: Sequence[Window], marks: tuple[int, int]) -> list[Tensor]:
        """Means over the parts of each window's members, [members, 4 width]."""
        length = max(len(window.ids) for window in windows) + 2
        ids = torch.zeros(len(windows), length, dtype=torch.long)
        mask = torch.zeros(len(windows), length, dtype=torch.long)
        roles = torch.zeros(len(windows), length, 3)
        for n, window in enumerate(windows):
            size = len(window.ids) + 2
            ids[n, :size] = torch.tensor([marks[0], *window.ids, marks[1]])
            mask[n, :size] = 1
            roles[n, 1 : size - 1] = marked(window)
        ids, mask, roles = (each.to(self.roles.weight.device) for each in (ids, mask, roles))
        hidden = self.encoder(inputs_embeds=self.embedded(ids, roles), attention_mask=mask).last_hidden_state
        each = zip(windows, hidden, strict=True)
        return [(pool(one).to(row.device) @ row[1 : len(one.ids) + 1].float()).flatten(1) for one, row in each]

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


def marked(window: Window) -> Tensor:
    """For each piece of a window whether it is within a source, a cue, a content: [length, 3]."""
    roles = torch.zeros(len(window.ids), 3)
    for parts in window.parts:
        for role, bounds in enumerate(parts):
            for start, end in bounds:
                roles[start:end, role] = 1
    return roles


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

"""The tagger in torch: a shared encoder, cue tags, and roles given a cue; and the names of places."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from claimtrack.extract.tags import CUE_TAGS, DISTANCES, NEVER, ROLE_TAGS, allowed


class Crf(nn.Module):
    """Transitions of a linear-chain CRF; what may not follow is pinned at NEVER."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        self.learned = nn.Parameter(torch.zeros(len(tags), len(tags)))
        self.first = nn.Parameter(torch.zeros(len(tags)))
        self.register_buffer("may", torch.tensor(allowed(tags)))
        self.register_buffer("may_start", torch.tensor([not t.startswith("I-") for t in tags]))

    @property
    def transitions(self) -> Tensor:
        return torch.where(self.may, self.learned, torch.full_like(self.learned, NEVER))

    @property
    def start(self) -> Tensor:
        return torch.where(self.may_start, self.first, torch.full_like(self.first, NEVER))

    def nll(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood of tag rows, [batch]; emissions [batch, length, tags], mask [batch, length]."""
        transitions, start = self.transitions, self.start
        score = (emissions.gather(2, tags[:, :, None])[:, :, 0] * mask).sum(1) + start[tags[:, 0]]
        score = score + (transitions[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(1)
        total = emissions[:, 0] + start
        for step in range(1, emissions.shape[1]):
            following = torch.logsumexp(total[:, :, None] + transitions, dim=1) + emissions[:, step]
            total = torch.where(mask[:, step, None] > 0, following, total)
        return torch.logsumexp(total, dim=1) - score


class Block(nn.Module):
    """Depthwise-separable convolution with a residual."""

    def __init__(self, size: int, width: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(size)
        self.along = nn.Conv1d(size, size, width, padding=width // 2, groups=size)
        self.across = nn.Linear(size, size)

    def forward(self, x: Tensor) -> Tensor:
        y = self.along(self.norm(x).transpose(1, 2)).transpose(1, 2)
        return x + self.across(torch.nn.functional.gelu(y))


class Roles(nn.Module):
    """Tags every piece source, content or neither, given one cue."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.distance = nn.Embedding(DISTANCES, size)
        self.blocks = nn.Sequential(Block(size, 7), Block(size, 7))
        self.norm = nn.LayerNorm(size)
        self.tags = nn.Linear(size, len(ROLE_TAGS))

    def forward(self, pieces: Tensor, cues: Tensor, distances: Tensor) -> Tensor:
        """Emissions [n, length, tags]; pieces [n, length, 2·size], cues [n, 2·size], distances [n, length]."""
        plain, gate = pieces.chunk(2, dim=2)
        added, factor = cues[:, None].chunk(2, dim=2)
        x = plain + added + gate * factor + self.distance(distances)
        return self.tags(self.norm(self.blocks(torch.nn.functional.gelu(x))))


class Tagger(nn.Module):
    """Encoder with a head for cues, and projections that feed `Roles`."""

    def __init__(self, encoder: nn.Module, size: int = 192, dropout: float = 0.15) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.cue = nn.Linear(width, len(CUE_TAGS))
        self.piece = nn.Linear(width, 2 * size)
        self.anchor = nn.Linear(width, 2 * size)
        self.roles = Roles(size)
        self.cue_crf = Crf(CUE_TAGS)
        self.role_crf = Crf(ROLE_TAGS)


class PlaceNames(nn.Module):
    """Tells of each piece how likely it is a part of the name of a place, by the encoder's states after two of its layers."""

    LAYERS = (4, 6)

    def __init__(self, width: int, size: int = 96) -> None:
        super().__init__()
        self.inner = nn.Linear(len(self.LAYERS) * width, size)
        self.outer = nn.Linear(size, 1)

    def forward(self, states: Tensor) -> Tensor:
        """Logits [length]; states [length, 2·width]."""
        return self.outer(nn.functional.gelu(self.inner(states)))[:, 0]

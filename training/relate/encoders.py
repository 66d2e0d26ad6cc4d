"""The encoders that the models of linking are made of: MiniLM, which is shipped, and MPNet, which teaches it.

Both are given the word pieces of MiniLM's tokenizer: they have one vocabulary, which MPNet numbers otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import AutoConfig, BertModel, MPNetModel

from training.tagger.forward import MPNET_PAD, MPNET_SPECIAL

VOCABULARY = 30522
"""Word pieces of MiniLM's tokenizer."""
SHIFT = 4
"""By how much the ids of MPNet are higher, but for those of the special pieces."""
SPECIAL = {0: MPNET_PAD, **MPNET_SPECIAL}
"""What MPNet calls MiniLM's special pieces."""
WORDS = "embeddings.word_embeddings.weight"


class Mpnet(MPNetModel):
    """MPNet with the ids of MiniLM and, like it, with segments."""

    def __init__(self, config: Any) -> None:
        super().__init__(config, add_pooling_layer=False)
        self.segments = nn.Embedding(2, config.hidden_size)
        nn.init.zeros_(self.segments.weight)

    def forward(self, inputs_embeds: Tensor, attention_mask: Tensor, token_type_ids: Tensor | None = None) -> Any:
        """As BERT does: embeddings [batch, length, width], mask and segments [batch, length]."""
        words = inputs_embeds if token_type_ids is None else inputs_embeds + self.segments(token_type_ids)
        return super().forward(inputs_embeds=words, attention_mask=attention_mask)


def encoder(base: Path, dropout: float) -> nn.Module:
    """An encoder of the kind whose configuration lies in a folder, without weights.

    Attentions are not dropped, which would take the slow way through them.
    """
    config = AutoConfig.from_pretrained(base, attention_probs_dropout_prob=0.0, hidden_dropout_prob=dropout)
    config.vocab_size = VOCABULARY
    return Mpnet(config) if config.model_type == "mpnet" else BertModel(config, add_pooling_layer=False)


def load(into: nn.Module, weights: Mapping[str, Tensor]) -> None:
    """Give an encoder the weights of a checkpoint, with MPNet's words in the order of MiniLM's."""
    known = {name: value for name, value in weights.items() if "pooler" not in name and "position_ids" not in name}
    if len(known[WORDS]) != VOCABULARY:
        order = [SPECIAL.get(n, n + SHIFT) for n in range(VOCABULARY)]
        known[WORDS] = known[WORDS][torch.tensor(order)]
    missing, unknown = into.load_state_dict(known, strict=False)
    if unknown or set(missing) - {"segments.weight"}:
        raise ValueError(f"not the weights of this encoder: {sorted({*missing, *unknown})[:5]}")


def checkpoint(path: Path) -> Mapping[str, Tensor]:
    """The weights of a .safetensors or a torch file."""
    if path.suffix == ".safetensors":
        return load_file(path)
    found: dict[str, Tensor] = torch.load(path, weights_only=True)
    return found


def part(weights: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    """The weights whose names begin so, under the rest of their names."""
    return {name.removeprefix(prefix): value for name, value in weights.items() if name.startswith(prefix)}


def averaged(paths: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of each weight over the checkpoints of models that began alike (Wortsman et al. 2022, Model Soups)."""
    weights = [checkpoint(path) for path in paths]
    return {name: torch.stack([each[name] for each in weights]).mean(0) for name in weights[0]}


def by_rate(model: nn.Module, base: nn.Module, faster: float) -> list[dict[str, Any]]:
    """Groups for an optimiser: the encoder, and the heads, which learn so many times faster; `scale` says how much."""
    of_base = {id(weight) for weight in base.parameters()}
    heads = [weight for weight in model.parameters() if id(weight) not in of_base]
    learned = [weight for weight in base.parameters() if weight.requires_grad]
    return [{"params": learned, "scale": 1.0}, {"params": heads, "scale": faster}]


def set_rate(groups: Iterable[dict[str, Any]], rate: float, done: float, warm: float) -> None:
    """The rate after a share of all steps: it rises while that is less than `warm`, and falls towards the end."""
    for group in groups:
        group["lr"] = rate * group["scale"] * min(1.0, done / warm) * max(0.02, 1 - done)


def move(model: nn.Module, optimiser: torch.optim.Optimizer, loss: Tensor) -> None:
    """Move the weights once against a loss, its gradient clipped."""
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    optimiser.zero_grad()


def halved(device: str) -> torch.autocast:
    """Half precision where the machine multiplies in it; others are ten times slower so."""
    return torch.autocast(device, torch.bfloat16, enabled=device != "cpu" or torch.cpu._is_avx512_bf16_supported())


@torch.no_grad()
def follow(slow: nn.Module, fast: nn.Module, step: int, most: float) -> None:
    """Let the averaged weights follow those that learn."""
    keep = min(most, (1 + step) / (10 + step))
    torch._foreach_lerp_(list(slow.parameters()), list(fast.parameters()), 1 - keep)

"""From a checkpoint to the files in claimtrack/assets/tagger: python -m training.tagger.export --help

Writes encoder.onnx (int8), roles.onnx, tokenizer.json and tagger.json (CRF
weights, calibration, hashes). Calibration is fitted on the selection half of
PolNeAR dev, with the exported model itself.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from claimtrack.extract.tags import CUE_TAGS, ROLE_TAGS
from training.tagger.entities import EntityHead, write_graph
from training.tagger.model import PlaceNames, Roles, Tagger
from training.tagger.train import load

STATE_LAYERS = (3, 6)
"""Layers after which the states are given, for the models of linking to go on from."""


class EncoderGraph(nn.Module):
    """One window in, [1, length + 2] with its special pieces; features of its pieces out, [length, …].

    The same function as the BERT encoder's, written out for speed; no mask, since a window has no padding.
    """

    def __init__(self, tagger: Tagger, names: PlaceNames) -> None:
        super().__init__()
        self.tagger, self.names = tagger, names
        self.joint = nn.ModuleList(joint_projection(layer.attention.self) for layer in tagger.encoder.encoder.layer)

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        encoder, length = self.tagger.encoder, ids.shape[1]
        table = encoder.embeddings
        position = table.position_embeddings.weight[:length] + table.token_type_embeddings.weight[0]
        hidden = table.LayerNorm(table.word_embeddings(ids[0]) + position)
        states: dict[int, Tensor] = {}
        for number, (layer, joint) in enumerate(zip(encoder.encoder.layer, self.joint, strict=True), 1):
            hidden = through(layer, joint, layer.output.dense, hidden)
            states[number] = hidden[1:-1]
        hidden = hidden[1:-1]
        names, kept = (torch.cat([states[n] for n in of], dim=1) for of in (PlaceNames.LAYERS, STATE_LAYERS))
        return self.tagger.cue(hidden), self.tagger.piece(hidden), self.tagger.anchor(hidden), self.names(names), kept


def attention(queries: Tensor, keys: Tensor, values: Tensor, heads: int) -> Tensor:
    """Attention of one text by so many heads; queries, keys and values [length, width]."""
    each, others, told = (rows.unflatten(1, (heads, -1)).transpose(0, 1) for rows in (queries, keys, values))
    mixed = torch.softmax(each @ others.transpose(1, 2), dim=-1) @ told
    return mixed.transpose(0, 1).flatten(1)


class Attention(torch.autograd.Function):
    """The same; in a graph one operation, which never holds all weights at once: faster from some 300 pieces on, and slower below."""

    @staticmethod
    def forward(_context: Any, queries: Tensor, keys: Tensor, values: Tensor, heads: int) -> Tensor:
        return attention(queries, keys, values, heads)

    @staticmethod
    def symbolic(graph: Any, queries: Any, keys: Any, values: Any, heads: int) -> Any:
        """As an operation of onnxruntime, which has batches."""
        first = graph.op("Constant", value_t=torch.tensor([0]))
        batches = [graph.op("Unsqueeze", rows, first) for rows in (queries, keys, values)]
        mixed = graph.op("com.microsoft::MultiHeadAttention", *batches, num_heads_i=heads, scale_f=1.0)
        return graph.op("Squeeze", mixed, first)


def through(layer: nn.Module, joint: nn.Module, last: nn.Module, hidden: Tensor, *, long: bool = False) -> Tensor:
    """What a layer of a BERT encoder makes of the states of one text, [length, width]: queries, keys and values in one product.

    `joint` is what joint_projection() makes of its attention, `last` its last product; `long` texts are computed as Attention says.
    """
    mix = Attention.apply if long else attention
    mixed = mix(*joint(hidden).chunk(3, 1), layer.attention.self.num_attention_heads)
    attended = layer.attention.output.dense(mixed)
    hidden = layer.attention.output.LayerNorm(hidden + attended)
    inner = functional.gelu(layer.intermediate.dense(hidden))
    return layer.output.LayerNorm(hidden + last(inner))


def quantize(plain: Path, path: Path, whole: str) -> None:
    """Write a graph with its weights in int8 a channel, but for the products whose names hold the pattern `whole`.

    reduce_range keeps products within 16 bits, so that processors with and without
    VNNI compute the same numbers.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    names = [node.name for node in onnx.load(plain).graph.node if re.search(whole, node.name)]
    quantize_dynamic(
        plain, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
        nodes_to_exclude=[*names, *(f"{name}_MatMul" for name in names)],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )  # fmt: skip


def joint_projection(attention: nn.Module) -> nn.Linear:
    """Query, key and value projections of a layer as one, the queries scaled beforehand."""
    scale = attention.attention_head_size**-0.5
    parts = (attention.query, attention.key, attention.value)
    joint = nn.Linear(attention.query.in_features, 3 * attention.query.out_features)
    joint.weight.data = torch.cat([p.weight * (scale if p is attention.query else 1) for p in parts]).detach()
    joint.bias.data = torch.cat([p.bias * (scale if p is attention.query else 1) for p in parts]).detach()
    return joint


class RolesGraph(nn.Module):
    """All cues of a window against its pieces, [length, …]; emissions [cues, length, tags] out."""

    def __init__(self, roles: Roles) -> None:
        super().__init__()
        self.roles = roles

    def forward(self, pieces: Tensor, anchors: Tensor, distances: Tensor) -> Tensor:
        return self.roles(pieces[None].expand(anchors.shape[0], -1, -1), anchors, distances)


def export_graphs(tagger: Tagger, names: PlaceNames, folder: Path) -> None:
    """Write both graphs, the encoder's weights in int8, those of the head for places as they are."""
    width = tagger.piece.out_features
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            EncoderGraph(tagger, names).eval(),
            (torch.randint(1000, 2000, (1, 24)),),
            plain,
            input_names=["ids"],
            output_names=["cue", "pieces", "anchors", "places", "states"],
            dynamic_axes={
                "ids": {1: "n"},
                "cue": {0: "m"},
                "pieces": {0: "m"},
                "anchors": {0: "m"},
                "places": {0: "m"},
                "states": {0: "m"},
            },
            opset_version=17,
            dynamo=False,
        )
        quantize(plain, folder / "encoder.onnx", "^/names/")
    torch.onnx.export(
        RolesGraph(tagger.roles).eval(),
        (torch.randn(24, width), torch.randn(2, width), torch.zeros(2, 24, dtype=torch.long)),
        folder / "roles.onnx",
        input_names=["pieces", "anchors", "distances"],
        output_names=["emissions"],
        dynamic_axes={
            "pieces": {0: "m"},
            "anchors": {0: "k"},
            "distances": {0: "k", 1: "m"},
            "emissions": {0: "k", 1: "m"},
        },
        opset_version=17,
        dynamo=False,
    )


def parameters(tagger: Tagger, folder: Path) -> dict[str, object]:
    """What tagger.json holds, before calibration."""

    def rounded(values: Tensor) -> list[object]:
        return np.round(values.detach().numpy().astype(float), 4).tolist()

    return {
        "cue_tags": CUE_TAGS,
        "cue_transitions": rounded(tagger.cue_crf.transitions),
        "cue_start": rounded(tagger.cue_crf.start),
        "role_tags": ROLE_TAGS,
        "role_transitions": rounded(tagger.role_crf.transitions),
        "role_start": rounded(tagger.role_crf.start),
        "cue_bias": 0.0,
        "calibration": [0.0] * 4,
        "sha256": {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
            for name in ("encoder.onnx", "roles.onnx", "entities.onnx", "tokenizer.json")
        },
    }


def write_tokenizer(base: Path, folder: Path) -> None:
    """The tokenizer without truncation or padding."""
    record = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))
    record["truncation"] = record["padding"] = None
    (folder / "tokenizer.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--place-names", type=Path, required=True, help="what training.tagger.place_names writes")
    parser.add_argument("--out", type=Path, default=Path("claimtrack/assets/tagger"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    tagger = load(options.checkpoint, options.base)
    names = PlaceNames(tagger.piece.in_features)
    names.load_state_dict(torch.load(options.place_names, weights_only=True))
    write_tokenizer(options.base, options.out)
    export_graphs(tagger, names, options.out)
    write_graph(EntityHead().eval(), options.out / "entities.onnx")  # which learns once the encoder is there
    record = parameters(tagger, options.out)
    (options.out / "tagger.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    for path in sorted(options.out.iterdir()):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()

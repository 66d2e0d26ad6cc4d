"""The weights of the shipped reader and relator, taken back out of their int8 files, for them to learn on from.

Each weight is as the file has it: rounded to the steps of int8, but for those that are multiplied in full precision.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from claimtrack.extract.runtime import ASSETS
from training.relate.model import STANCES

HEADS = ("reading", "hoods", "last")
"""What the reader's file has besides its layers and what it adds to words."""
HEAD_SIZE = 32
"""Numbers of an attention head of MiniLM."""
_LAST = re.compile(r"last\.(\d+)/widest/MatMul$")

Arrays = dict[str, NDArray[np.float32]]


def reader_weights(folder: Path = ASSETS) -> dict[str, Tensor]:
    """Those of the reader, by the names of training.relate.model.UpperReader."""
    graph, arrays = _read(folder / "reader" / "reader.onnx")
    found = _layers(graph, arrays, "model.layers", "layers")
    for name in HEADS:
        found[f"{name}.weight"], found[f"{name}.bias"] = (
            arrays[f"model.{name}.weight_Transposed"].T,
            arrays[f"model.{name}.bias"],
        )
    found["positions.weight"] = arrays["model.positions.weight"]
    found["roles.weight"] = next(arrays[node.input[1]].T for node in graph.node if node.name == "/roles/MatMul")
    joined = next(node for node in graph.node if node.op_type == "Concat" and node.input[0] in arrays)
    found["ends"] = np.concatenate([arrays[name] for name in joined.input if name in arrays])
    _, pairs = _read(folder / "relation" / "pairs.onnx")
    return _tensors(found | {name.removeprefix("model."): value for name, value in pairs.items()})


def relator_weights(folder: Path = ASSETS) -> dict[str, Tensor]:
    """Those of the relator, by the names of training.relate.model.Relator; the head of its first lessons is empty."""
    graph, arrays = _read(folder / "relation" / "relator.onnx")
    found = _layers(graph, arrays, "model.encoder.encoder.layer", "encoder.encoder.layer")
    for name in ("word_embeddings", "token_type_embeddings", "position_embeddings"):
        found[f"encoder.embeddings.{name}.weight"] = arrays[f"model.encoder.embeddings.{name}.weight"]
    for name in ("weight", "bias"):
        found[f"encoder.embeddings.LayerNorm.{name}"] = arrays[f"model.encoder.embeddings.LayerNorm.{name}"]
    found["roles.weight"] = arrays["model.roles.weight"]
    for name in ("pooled", "measured", "relation"):
        found[f"{name}.weight"] = arrays[f"model.{name}.weight_Transposed"].T
        found[f"{name}.bias"] = arrays[f"model.{name}.bias"]
    size = len(found["pooled.bias"])
    found |= {
        "stance.weight": np.zeros((STANCES, size), np.float32),
        "stance.bias": np.zeros(STANCES, np.float32),
    }
    return _tensors(found)


def _read(path: Path) -> tuple[onnx.GraphProto, Arrays]:
    graph = onnx.load(path).graph
    raw = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = dict(raw)
    for name, value in raw.items():
        if name.endswith("_quantized"):
            base = name.removesuffix("_quantized")
            zero = raw[f"{base}_zero_point"].astype(np.float32)
            found[base] = (value.astype(np.float32) - zero) * raw[f"{base}_scale"]
    return graph, found


def _layers(graph: onnx.GraphProto, arrays: Arrays, here: str, there: str) -> Arrays:
    """The layers of an encoder: queries, keys and values apart again, and the widest inputs back among the others."""
    found: Arrays = {}
    for node in graph.node:
        if not (numbered := _LAST.search(node.name)):
            continue
        layer = numbered[1]
        old, new = f"{here}.{layer}", f"{there}.{layer}"
        for name in ("attention.output.dense", "intermediate.dense"):
            found[f"{new}.{name}.weight"] = arrays[f"{old}.{name}.weight_Transposed"].T
            found[f"{new}.{name}.bias"] = arrays[f"{old}.{name}.bias"]
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            found[f"{new}.{name}.weight"] = arrays[f"{old}.{name}.weight"]
            found[f"{new}.{name}.bias"] = arrays[f"{old}.{name}.bias"]
        last = arrays[f"encoder.last.{layer}.rest.weight_Transposed"].T.copy()
        last[:, arrays[f"encoder.last.{layer}.at"].astype(np.int64)] = arrays[node.input[1]].T
        found[f"{new}.output.dense.weight"] = last
        found[f"{new}.output.dense.bias"] = arrays[f"encoder.last.{layer}.rest.bias"]
        found |= _apart(arrays, layer, f"{new}.attention.self")
    return found


def _apart(arrays: Arrays, layer: str, new: str) -> Arrays:
    weights = np.split(arrays[f"encoder.joint.{layer}.weight_Transposed"].T, 3)
    biases = np.split(arrays[f"encoder.joint.{layer}.bias"], 3)
    found = {}
    for name, weight, bias in zip(("query", "key", "value"), weights, biases, strict=True):
        # The queries were scaled beforehand by the root of a head's size.
        scale = np.float32(HEAD_SIZE**0.5 if name == "query" else 1.0)
        found[f"{new}.{name}.weight"], found[f"{new}.{name}.bias"] = weight * scale, bias * scale
    return found


def _tensors(arrays: Arrays) -> dict[str, Tensor]:
    return {name: torch.from_numpy(np.array(value, np.float32)) for name, value in arrays.items()}

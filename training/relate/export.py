"""From checkpoints to the files in claimtrack/assets/reader and claimtrack/assets/relation: python -m training.relate.export --help

Writes reader.onnx and relator.onnx (int8), pairs.onnx, and reader.json and relation.json (calibration, hashes); and a places.onnx and
a days.onnx that have learned nothing, for training.places and training.days to take their places, unless a reader that learned on keeps those that are there.
The weights of several readers, and of several relators, are averaged. The calibration is fitted afterwards, with the models as they are
exported, on the clusters held out of training.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertConfig, BertModel

from claimtrack.extract.day_measures import DAY_MEASURES
from claimtrack.extract.place_measures import MEASURES
from claimtrack.extract.reader import PARAMETERS
from claimtrack.extract.runtime import ASSETS
from claimtrack.extract.tagger import ENCODER, STATES
from claimtrack.link.measures import COUNT, HINTS
from training.days.lessons import KINDS as DAY_KINDS
from training.heads.head import Head, Weigher
from training.heads.head import write as write_head
from training.heads.words import unknowing
from training.places.lessons import KINDS as PLACE_KINDS
from training.relate.encoders import averaged
from training.relate.lessons import written
from training.relate.model import Relator, UpperReader, joined
from training.relate.states import States
from training.tagger.export import joint_projection, quantize, through

WHOLE = "^/(reading|hoods|pooled|measured|relation|roles)|/widest/"
"""Products that stay in full precision: those of the heads, which are small, and of the widest inputs."""
WIDEST = 8
"""How many inputs of a layer's last product, those that grow largest, are multiplied apart in full precision."""
SEEN = 20
"""Lessons at the most that tell which these are."""


class Apart(nn.Module):
    """A linear function whose widest inputs are multiplied apart, so that all others fit the steps of int8 (after
    Dettmers et al. 2022, LLM.int8())."""

    def __init__(self, linear: nn.Linear, widest: Tensor) -> None:
        super().__init__()
        self.rest, self.widest = copy.deepcopy(linear), nn.Linear(len(widest), linear.out_features, bias=False)
        self.widest.weight.data = linear.weight[:, widest].detach().clone()
        self.rest.weight.data[:, widest] = 0
        kept = torch.ones(linear.in_features)
        kept[widest] = 0
        self.register_buffer("kept", kept)
        self.register_buffer("at", widest)

    def forward(self, inputs: Tensor) -> Tensor:
        rest: Tensor = self.rest(inputs * self.kept)
        return rest + self.widest(inputs.index_select(1, self.at))


class Layers(nn.Module):
    """Layers of a BERT encoder over one text without padding, [length, width] in and out.

    The same function as theirs, written out for speed; `long` texts as through() has them.
    """

    def __init__(self, layers: nn.ModuleList, widest: Sequence[Tensor], *, long: bool) -> None:
        super().__init__()
        self.layers, self.long = layers, long
        self.last = nn.ModuleList(Apart(layer.output.dense, at) for layer, at in zip(layers, widest, strict=True))
        self.joint = nn.ModuleList(joint_projection(layer.attention.self) for layer in layers)

    def forward(self, hidden: Tensor) -> Tensor:
        for layer, joint, last in zip(self.layers, self.joint, self.last, strict=True):
            hidden = through(layer, joint, last, hidden, long=self.long)
        return hidden


class ReaderGraph(nn.Module):
    """One window in: states [length, 2 width], roles [length, 3], pool [4 members, length].

    Out: readings and hoods of its members, the means they are made of [members, 4 width], and what its pieces become [length, width].
    """

    def __init__(self, model: UpperReader, widest: Sequence[Tensor]) -> None:
        super().__init__()
        self.model, self.encoder = model, Layers(model.layers, widest, long=True)

    def forward(self, states: Tensor, roles: Tensor, pool: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        hidden = self.encoder(self.model.embedded(states, roles))[1:-1]
        pooled = (pool @ hidden).view(-1, 4 * hidden.shape[1])
        readings = self.model.readings(pooled)
        return readings, self.model.hoods(readings), pooled, hidden


class PairsGraph(nn.Module):
    """Readings of claims and answers and the measures of the pairs in, logits out."""

    def __init__(self, model: UpperReader) -> None:
        super().__init__()
        self.model = model

    def forward(self, claim: Tensor, answer: Tensor, measures: Tensor) -> Tensor:
        return self.model.pairs(self.model.as_claims(claim), self.model.as_answers(answer), measures)


class RelatorGraph(nn.Module):
    """One pair in: ids, segments and roles [length], measures and hints [1, COUNT + HINTS]; logits [1, classes] out."""

    def __init__(self, model: Relator, widest: Sequence[Tensor]) -> None:
        super().__init__()
        self.model, self.encoder = model, Layers(model.encoder.encoder.layer, widest, long=False)

    def forward(self, ids: Tensor, segments: Tensor, roles: Tensor, measures: Tensor) -> Tensor:
        table, length = self.model.encoder.embeddings, ids.shape[0]
        words = table.word_embeddings(ids) + self.model.roles(roles)
        placed = words + table.position_embeddings.weight[:length] + table.token_type_embeddings(segments)
        hidden = self.encoder(table.LayerNorm(placed))[None]
        row = self.model.pooled(joined(hidden, segments[None], roles[None])) + self.model.measured(measures)
        return self.model.relation(functional.gelu(row))


@torch.no_grad()
def widest_inputs(layers: nn.ModuleList, run: Callable[[], object]) -> list[Tensor]:
    """Of the last product of each layer the inputs that grow largest in a run, in their order."""
    most: dict[nn.Module, Tensor] = {}

    def look(module: nn.Module, given: tuple[Tensor, ...]) -> None:
        height = given[0].abs().flatten(0, -2).amax(0)
        most[module] = torch.maximum(most.get(module, height), height)

    last = [layer.output.dense for layer in layers]
    hooks = [module.register_forward_pre_hook(look) for module in last]
    run()
    for hook in hooks:
        hook.remove()
    return [most[module].topk(WIDEST).indices.sort().values for module in last]


def of_size(base: Path, weights: Mapping[str, Tensor]) -> BertConfig:
    """The configuration of an encoder with as many layers as some weights have."""
    numbers = {int(found[1]) for name in weights if (found := re.search(r"layers?\.(\d+)\.", name))}
    return BertConfig.from_pretrained(base, num_hidden_layers=len(numbers))


def pool_window(relator: Relator, pieces: Sequence[int]) -> Tensor:
    """What the relator sees in a window, as if it were a pair cut in the middle."""
    length = len(pieces)
    segments = torch.tensor([[0] * (length // 2) + [1] * (length - length // 2)])
    ids, roles = torch.tensor([pieces]), torch.full((1, length), 3)
    return relator.pool(ids, segments, roles, torch.ones_like(ids))


def write(
    graph: nn.Module, example: tuple[Tensor, ...], path: Path, inputs: dict[str, int], outputs: list[str]
) -> None:
    """Write a graph in full precision; `inputs` gives the dimension of each that varies, -1 for none."""
    varying = {name: {at: f"n{at}"} for name, at in inputs.items() if at >= 0}
    if "pool" in varying:
        varying["pool"] = {0: "m", 1: "n0"}
    torch.onnx.export(
        graph.eval(), example, path, input_names=list(inputs), output_names=outputs,
        dynamic_axes=varying, opset_version=17, dynamo=False,
    )  # fmt: skip


def write_small(
    graph: nn.Module, example: tuple[Tensor, ...], path: Path, inputs: dict[str, int], outputs: list[str]
) -> None:
    """Write a graph with its weights in int8, but for the products whose names hold the pattern WHOLE; arguments as for write()."""
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        write(graph, example, plain, inputs, outputs)
        quantize(plain, path, WHOLE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=Path, nargs="+", required=True, help="checkpoints of training.relate.read")
    parser.add_argument("--relators", type=Path, nargs="+", required=True, help="checkpoints of training.relate.relate")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--lessons", type=Path, required=True, help="a file made by training.relate.prepare")
    parser.add_argument("--states", type=Path, required=True, help="the same of training.relate.states")
    parser.add_argument("--tagger", type=Path, default=ASSETS / "tagger")
    parser.add_argument("--reader", type=Path, default=ASSETS / "reader")
    parser.add_argument("--out", type=Path, default=ASSETS / "relation")
    parser.add_argument("--keep", action="store_true", help="keep the heads for places, days and speakers")
    options = parser.parse_args()
    for folder in (options.reader, options.out):
        folder.mkdir(parents=True, exist_ok=True)
    weights = averaged(options.readers)
    layers = BertModel(of_size(options.base, weights), add_pooling_layer=False).encoder.layer
    reader = UpperReader(layers, weights["ends"].shape[1], COUNT, States([options.states]).of)
    reader.load_state_dict(weights)
    weights = averaged(options.relators)
    relator = Relator(BertModel(of_size(options.base, weights), add_pooling_layer=False), COUNT + HINTS)
    relator.load_state_dict(weights)
    seen = [window for one in written([options.lessons])[:SEEN] for window in one.windows]
    widest = widest_inputs(reader.eval().layers, lambda: reader.seen(seen))
    size, ids = reader.hoods.in_features, torch.randint(1000, 2000, (24,))
    write_small(
        ReaderGraph(reader, widest), (torch.randn(24, STATES), torch.zeros(24, 3), torch.rand(8, 24)),
        options.reader / "reader.onnx", {"states": 0, "roles": 0, "pool": 0}, ["readings", "hoods", "pooled", "hidden"],
    )  # fmt: skip
    write(
        PairsGraph(reader), (torch.randn(1, size), torch.randn(1, size), torch.zeros(1, COUNT)),
        options.out / "pairs.onnx", {"claim": -1, "answer": -1, "measures": -1}, ["logits"],
    )  # fmt: skip
    widest = widest_inputs(
        relator.eval().encoder.encoder.layer, lambda: [pool_window(relator, window.ids) for window in seen]
    )
    segments = torch.tensor([0] * 12 + [1] * 12)
    roles = torch.tensor([0] * 2 + [3] * 9 + [0] + [3] * 11 + [0])
    write_small(
        RelatorGraph(relator, widest), (ids, segments, roles, torch.zeros(1, COUNT + HINTS)), options.out / "relator.onnx",
        {"ids": 0, "segments": 0, "roles": 0, "measures": -1}, ["logits"],
    )  # fmt: skip
    known = (options.reader / PARAMETERS).read_text(encoding="utf-8") if options.keep else "{}"
    of_reader = {"measures": {}, "sha256": {}} | json.loads(known)
    of_reader["sha256"] |= hashes(options.reader / "reader.onnx", options.tagger / ENCODER)
    (options.reader / PARAMETERS).write_text(json.dumps(of_reader, indent=1) + "\n", encoding="utf-8")
    unlearned = (("places", MEASURES, PLACE_KINDS), ("days", DAY_MEASURES, DAY_KINDS))
    for name, count, kinds in () if options.keep else unlearned:
        write_head(Weigher(unknowing(len(kinds)), Head(count + len(kinds))).eval(), options.reader, name, count)
    parameters = {
        "measures": COUNT + HINTS,
        "calibration": {"within": [0.0] * 4, "across": [0.0] * 4},
        "sha256": hashes(
            options.out / "pairs.onnx",
            options.out / "relator.onnx",
            options.reader / "reader.onnx",
            options.tagger / "tokenizer.json",
        ),
    }
    (options.out / "relation.json").write_text(json.dumps(parameters, indent=1) + "\n", encoding="utf-8")
    for path in sorted([*options.reader.iterdir(), *options.out.iterdir()]):
        print(path.name, path.stat().st_size)


def hashes(*paths: Path) -> dict[str, str]:
    """The hashes of files, by their names."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


if __name__ == "__main__":
    main()

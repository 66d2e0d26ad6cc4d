"""A head on the shipped encoder that finds names of persons and bodies: python -m training.tagger.entities --help

It learns from the articles that entities.jsonl lists, in which language models marked all names by reading, and from documents of
CoNLL-2003, with the encoder as it is. A fifth of the articles is held out, by which benchmarks.entities says what the head is worth.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from claimtrack.extract.entities import SORTS, capitals
from claimtrack.extract.lexicons import common_words
from claimtrack.extract.tagger import FOLDER, PARAMETERS, STATES, Tagger
from claimtrack.extract.windows import WINDOW_PIECES, window_bounds
from training.tagger.place_names import Bounds, documents
from training.tagger.unlabelled import read

MARKED = Path(__file__).parent / "entities.jsonl"
EPOCHS, BATCH, RATE = 8, 16, 1e-3
SHOUTED = 0.15
"""Share of the windows that are heard as if in capitals only, which the encoder knows not from others."""
UNSURE = -1
"""The label of pieces that do not count: of names that stand for several sorts of things in their article."""
MADE_UP = " (made up)"
_ONSETS, _REST = (
    "b br c ch d dr f fl g gr h j k kr l m n p pr qu r s sh sk st t tr v w y z".split(),
    "a ai an ar as e el en er est i il in ix is o ol on or os u um ur us yn".split(),
)
"""Of what made-up names are made."""
_WORD = re.compile(r"[^\W\d_]+")
_TAGS = {"PER": "person", "ORG": "body"}
Spans = Mapping[str, Sequence[Sequence[int]]]


@dataclass(frozen=True)
class Lesson:
    """One window of a text: the encoder's states [length, STATES], its capitals [length, 1], labels: 0, 1 + the sort, or UNSURE.

    What is `held` out is not learned from.
    """

    id: str
    held: bool
    states: NDArray[np.float16]
    capitals: NDArray[np.float32]
    labels: NDArray[np.int64]


class EntityHead(nn.Module):
    """Tells of each piece of a window how likely it is a part of the name of either sort, by the states up to seven pieces away.

    Dilated convolutions, after Strubell et al., Fast and accurate entity recognition with iterated dilated convolutions (EMNLP 2017).
    """

    def __init__(self, size: int = 96, dropout: float = 0.2) -> None:
        super().__init__()
        self.inner = nn.Linear(STATES + 1, size)
        self.around = nn.ModuleList([nn.Conv1d(size, size, 3, padding=apart, dilation=apart) for apart in (1, 2, 4)])
        self.outer, self.dropout = nn.Linear(size, 1 + len(SORTS)), nn.Dropout(dropout)

    def forward(self, states: Tensor, capital: Tensor) -> Tensor:
        """Logits [windows, length, 1 + sorts]; states [windows, length, STATES], capital [windows, length, 1]."""
        inner = functional.gelu(self.inner(self.dropout(torch.cat([states, capital], 2)))).transpose(1, 2)
        for around in self.around:
            inner = inner + functional.gelu(around(self.dropout(inner)))
        logits: Tensor = self.outer(self.dropout(inner.transpose(1, 2)))
        return logits


def lessons(tagger: Tagger, name: str, text: str, spans: Spans, *, held: bool = False) -> Iterator[Lesson]:
    """The windows of a text; `spans` are the bounds of its names by sort, and of those that are "unsure"."""
    pieces = tagger.read(text).pieces
    starts, ends = np.array(pieces.starts), np.array(pieces.ends)
    labels = np.zeros(len(pieces), dtype=np.int64)
    for sort, some in spans.items():
        for start, end in some:
            inside = (starts < end) & (ends > start) & (ends > starts)
            labels[inside] = UNSURE if sort == "unsure" else 1 + SORTS.index(sort)  # type: ignore[arg-type]
    states = tagger.states(pieces)
    for begin, end in window_bounds(pieces):
        yield Lesson(name, held, states.between(begin, end), capitals(text, pieces, begin, end), labels[begin:end])


def of_articles(tagger: Tagger, files: Sequence[Path]) -> Iterator[Lesson]:
    """The lessons of the articles that are listed, which lie in some files of JSON lines; each also with made-up names."""
    texts = {row["id"]: row["text"] for path in files for row in read(path)}
    for row in read(MARKED):
        name, spans = row["article"], {sort: row[sort] for sort in (*SORTS, "unsure")}
        held = bool(row.get("held"))
        yield from lessons(tagger, name, texts[name], spans, held=held)
        yield from lessons(tagger, name + MADE_UP, *with_made_up(texts[name], spans, random.Random(name)), held=held)


def with_made_up(text: str, spans: Spans, chance: random.Random) -> tuple[str, Spans]:
    """A text with other names, so that what stands around them must tell their sort: of each word but English ones, always the same."""
    new: dict[str, str] = {}
    moved: dict[str, list[Bounds]] = {sort: [] for sort in spans}
    parts, at, length = [], 0, 0
    for start, end, sort in sorted((*bounds, sort) for sort, some in spans.items() for bounds in some):
        name = _WORD.sub(lambda m: new.setdefault(m[0], _made_up(m[0], chance)), text[start:end])
        begin = length + start - at
        parts += [text[at:start], name]
        at, length = end, begin + len(name)
        moved[sort].append((begin, length))
    return "".join((*parts, text[at:])), moved


def _made_up(word: str, chance: random.Random) -> str:
    if word.lower() in common_words() or word.isupper() or not word[0].isupper():
        return word
    return "".join(chance.choice(_ONSETS) + chance.choice(_REST) for _ in range(chance.choice((1, 2, 2, 3)))).title()


def of_sentences(tagger: Tagger, path: Path) -> Iterator[Lesson]:
    """The lessons of some documents of CoNLL-2003."""
    for name, text, names in documents(path):
        yield from lessons(tagger, name, text, {sort: names[tag] for tag, sort in _TAGS.items()})


def batch(some: Sequence[Lesson]) -> tuple[Tensor, Tensor, Tensor]:
    """States, capitals and labels of windows, padded with what does not count."""
    states = torch.zeros(len(some), WINDOW_PIECES, STATES)
    capital, labels = torch.zeros(len(some), WINDOW_PIECES, 1), torch.full((len(some), WINDOW_PIECES), UNSURE)
    for n, one in enumerate(some):
        length = len(one.labels)
        states[n, :length], capital[n, :length] = torch.from_numpy(one.states), torch.from_numpy(one.capitals)
        labels[n, :length] = torch.from_numpy(one.labels)
    return states, capital, labels


def trained(every: Sequence[Lesson], seed: int) -> EntityHead:
    """A head that has heard the lessons."""
    torch.manual_seed(seed)
    order, head = random.Random(seed), EntityHead()
    optimiser = torch.optim.AdamW(head.parameters(), RATE, weight_decay=0.01)
    rates = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.02, EPOCHS * -(-len(every) // BATCH))
    for _ in range(EPOCHS):
        mixed = order.sample(every, len(every))
        for at in range(0, len(mixed), BATCH):
            states, capital, labels = batch(mixed[at : at + BATCH])
            capital[torch.rand(len(capital)) < SHOUTED] = 1
            loss = functional.cross_entropy(head(states, capital).transpose(1, 2), labels, ignore_index=UNSURE)
            loss.backward()
            optimiser.step()
            optimiser.zero_grad()
            rates.step()
    return head.eval()


@torch.no_grad()
def report(head: EntityHead, every: Sequence[Lesson]) -> str:
    """What a head finds in lessons that it has not heard, piece by piece."""
    given, labels = [], []
    for one in every:
        states, capital, _ = batch([one])
        given.append(head(states, capital)[0, : len(one.labels)].argmax(1).numpy())
        labels.append(one.labels)
    found, gold = np.concatenate(given), np.concatenate(labels)
    parts = []
    for number, sort in enumerate(SORTS, 1):
        hits = ((found == number) & (gold == number)).sum()
        precision, recall = hits / ((found == number) & (gold != UNSURE)).sum(), hits / (gold == number).sum()
        parts.append(f"{sort} precision {precision:.1%}, recall {recall:.1%} of {(gold == number).sum()} pieces")
    return f"{sum(1 for _ in groupby(every, lambda one: one.id))} articles held out: " + "; ".join(parts)


def write(head: EntityHead, folder: Path) -> None:
    """Write entities.onnx, and its hash beside the tagger's."""
    path = folder / "entities.onnx"
    write_graph(head, path)
    record = json.loads((folder / PARAMETERS).read_text(encoding="utf-8"))
    record["sha256"][path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / PARAMETERS).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def write_graph(head: EntityHead, path: Path) -> None:
    """Write a head as it is run: one window at a time."""
    torch.onnx.export(
        head, (torch.randn(1, 24, STATES), torch.zeros(1, 24, 1)), path,
        input_names=["states", "capitals"], output_names=["logits"],
        dynamic_axes={"states": {1: "n"}, "capitals": {1: "n"}, "logits": {1: "n"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, nargs="+", required=True, help="files that hold the articles listed")
    parser.add_argument("--conll", type=Path, required=True, help="conll2003-train.jsonl")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    tagger = Tagger()
    articles = list(of_articles(tagger, options.articles))
    held = [one for one in articles if one.held]
    sentences = of_sentences(tagger, options.conll)
    head = trained([*(one for one in articles if not one.held), *sentences], options.seed)
    print(report(head, [one for one in held if not one.id.endswith(MADE_UP)]), flush=True)
    print(report(head, [one for one in held if one.id.endswith(MADE_UP)]), flush=True)
    write(head, options.out)


if __name__ == "__main__":
    main()

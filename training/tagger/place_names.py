"""A head on the trained tagger's encoder that finds the names of places: python -m training.tagger.place_names --help

It learns from three sources, with the encoder as it is: the articles that place_names.jsonl lists, in
which places are the names that the rules of the gazetteer find and those that somebody has
marked, by offset, because no rule found them; and documents of CoNLL-2003. A fifth of the articles is first held
out, to say what the head is worth on names that it has not seen marked.
"""

from __future__ import annotations

import argparse
import random
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from claimtrack.extract.story import story_of
from claimtrack.extract.windows import pieces_of, window_bounds
from training.tagger.batch import marks_of, tokenizer_of
from training.tagger.model import PlaceNames
from training.tagger.train import load
from training.tagger.unlabelled import read

MARKED = Path(__file__).parent / "place_names.jsonl"
DOCUMENTS = 350
"""How many documents of CoNLL-2003 are heard."""
LONGEST = 12_000
"""Characters of a document that are read."""
EPOCHS, BATCH, RATE = 4, 512, 1e-3
OTHERS = 6
"""How many other pieces an epoch shows for each piece of a name."""
FOLDS = 5
Bounds = tuple[int, int]


@dataclass(frozen=True)
class Lesson:
    """One text: the encoder's states of its pieces, which of them are parts of names of places, and which of the names are marked."""

    id: str
    states: Tensor
    inside: Tensor
    marked: Sequence[Sequence[int]]
    """For each name that is marked, the numbers of its pieces."""


class Reader:
    """The encoder of a checkpoint as it is."""

    def __init__(self, checkpoint: Path, base: Path) -> None:
        self.encoder = load(checkpoint, base).encoder
        self.tokenizer: Tokenizer = tokenizer_of(base / "tokenizer.json")
        self.ends = marks_of(self.tokenizer)

    @torch.no_grad()
    def lesson(self, name: str, text: str, places: Iterable[Bounds], marked: Sequence[Bounds] = ()) -> Lesson:
        pieces = pieces_of(text, self.tokenizer)
        windows = []
        for begin, end in window_bounds(pieces):
            ids = torch.tensor([[self.ends[0], *pieces.ids[begin:end], self.ends[1]]])
            states = self.encoder(ids, output_hidden_states=True).hidden_states
            windows.append(torch.cat([states[layer][0, 1:-1] for layer in PlaceNames.LAYERS], dim=1).half())
        starts, ends = np.array(pieces.starts), np.array(pieces.ends)

        def covered(span: Bounds) -> list[int]:
            return np.flatnonzero((starts < span[1]) & (ends > span[0]) & (ends > starts)).tolist()

        inside = torch.zeros(len(pieces))
        for span in (*places, *marked):
            inside[covered(span)] = 1
        return Lesson(name, torch.cat(windows), inside, [covered(span) for span in marked])


def of_articles(reader: Reader, files: Sequence[Path]) -> list[Lesson]:
    """The lessons of the articles that are listed, which lie in some files of JSON lines."""
    texts = {row["id"]: row["text"] for path in files for row in read(path)}
    return [
        reader.lesson(
            row["article"],
            text := texts[row["article"]],
            [(one.start, one.end) for one in story_of(text).places if not one.demonym],
            [tuple(span) for span in row["names"]],
        )
        for row in read(MARKED)
    ]


def of_sentences(reader: Reader, path: Path) -> list[Lesson]:
    """The lessons of some documents of CoNLL-2003."""
    return [reader.lesson(name, text, names["LOC"]) for name, text, names in documents(path)]


def documents(path: Path) -> Iterator[tuple[str, str, Mapping[str, Sequence[Bounds]]]]:
    """Some documents of CoNLL-2003: name, text, and the bounds of the words of its names, by type (LOC, PER, ORG, MISC)."""
    every: dict[str, list[dict[str, Any]]] = {}
    for row in read(path):
        every.setdefault(row["doc"], []).append(row)
    drawn = list(every)
    random.Random(1).shuffle(drawn)
    for name in drawn[:DOCUMENTS]:
        text, names = "", defaultdict[str, list[Bounds]](list)
        for row in every[name]:
            for token, tag in zip(row["tokens"], row["tags"], strict=True):
                names[tag[2:]].append((len(text), len(text) + len(token)))
                text += token + " "
        yield name, text[:LONGEST], names


def trained(lessons: Sequence[Lesson], seed: int) -> PlaceNames:
    """A head that has heard the lessons."""
    torch.manual_seed(seed)
    chance = np.random.RandomState(seed)
    states, inside = torch.cat([one.states for one in lessons]), torch.cat([one.inside for one in lessons])
    head = PlaceNames(states.shape[1] // len(PlaceNames.LAYERS))
    learner = nn.Sequential(nn.Dropout(0.2), head.inner, nn.GELU(), nn.Dropout(0.1), head.outer)
    optimiser = torch.optim.AdamW(head.parameters(), RATE, weight_decay=0.01)
    names, others = np.flatnonzero(inside > 0), np.flatnonzero(inside == 0)
    for _ in range(EPOCHS):
        shown = np.concatenate([names, chance.choice(others, min(len(others), OTHERS * len(names)), replace=False)])
        chance.shuffle(shown)
        for at in range(0, len(shown), BATCH):
            some = torch.from_numpy(shown[at : at + BATCH])
            logits = learner(states[some].float())[:, 0]
            loss = nn.functional.binary_cross_entropy_with_logits(logits, inside[some])
            loss.backward()
            optimiser.step()
            optimiser.zero_grad()
    return head.eval()


@torch.no_grad()
def report(head: PlaceNames, lessons: Sequence[Lesson]) -> str:
    """What a head finds in lessons that it has not heard."""
    logits = {one.id: head(one.states.float()) for one in lessons}
    found = torch.cat([logits[one.id] > 0 for one in lessons])
    inside = torch.cat([one.inside > 0 for one in lessons])
    marked = [bool((logits[one.id][name] > 0).any()) for one in lessons for name in one.marked]
    return (
        f"{len(lessons)} articles held out: precision {(found & inside).sum() / found.sum():.1%}, recall {(found & inside).sum() / inside.sum():.1%} of "
        f"{int(inside.sum())} pieces; {sum(marked)} of {len(marked)} names that the rules do not find"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True, help="the trained tagger")
    parser.add_argument("--base", type=Path, required=True, help="folder of its pretrained encoder")
    parser.add_argument("--articles", type=Path, nargs="+", required=True, help="files that hold the articles listed")
    parser.add_argument("--conll", type=Path, required=True, help="conll2003-train.jsonl")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    reader = Reader(options.checkpoint, options.base)
    articles, sentences = of_articles(reader, options.articles), of_sentences(reader, options.conll)
    held = [one for one in articles if zlib.crc32(one.id.encode()) % FOLDS == 0]
    heard = [one for one in articles if zlib.crc32(one.id.encode()) % FOLDS]
    print(report(trained([*heard, *sentences], options.seed), held), flush=True)
    torch.save(trained([*articles, *sentences], options.seed).state_dict(), options.out)


if __name__ == "__main__":
    main()

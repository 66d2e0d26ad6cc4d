"""Annotated articles as training windows."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from claimtrack.extract.tags import CUE_TAGS, ROLE_TAGS
from claimtrack.extract.windows import WINDOW_PIECES, Pieces, pieces_of, window_bounds

Span = tuple[int, int]
QUOTES = {"“": '"«„', "”": '"»“', "‘": "'", "’": "'", '"': "“”«"}
"""What a quotation mark may turn into; always one character, so that offsets stand."""


@dataclass(frozen=True)
class Attribution:
    """Character spans into the article's text, and the kind where it is marked."""

    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str | None = None


@dataclass(frozen=True)
class Example:
    """One annotated text; `weight` is its share in the loss."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Window:
    """Piece ids, cue tags, and for each cue its bounds in pieces and its role tags."""

    ids: np.ndarray
    cue_tags: np.ndarray
    cues: tuple[Span, ...]
    role_tags: np.ndarray
    weight: float


def polnear(path: Path) -> list[Example]:
    """Articles of a PolNeAR file in the project's interchange form."""
    with path.open(encoding="utf-8") as lines:
        return [example_of(json.loads(line)) for line in lines]


def example_of(record: dict[str, Any]) -> Example:
    """One article; attributions without cue or content are left out."""

    def spans(value: Any) -> tuple[Span, ...]:
        value = value if isinstance(value, list) else [value] if value else []
        return tuple((s["start"], s["end"]) for s in value if s["end"] > s["start"])

    rows = [(spans(a["cue"]), spans(a["source"]), spans(a["content"])) for a in record["attributions"]]
    kept = tuple(Attribution(cue[0], source, content) for cue, source, content in rows if cue and content)
    return Example(record["id"], record["text"], kept)


_MARK = re.compile(r"\[([scq])(\d*)(?:=([a-z_]+))? |\]")


def marked(line: str, name: str) -> Example:
    """A sentence with inline marks: `[s1 Hajiyev] [q1=assertion said] [c1 that …]`.

    The number joins the parts of an attribution (none is 1); marks may nest; a cue may
    carry its kind; `\\n` stands for a line break.
    """
    text, spans, open_marks = "", defaultdict(lambda: {"s": [], "q": [], "c": []}), []
    kinds: dict[str, str | None] = {}
    position = 0
    line = line.replace("\\n", "\n")
    for mark in _MARK.finditer(line):
        text += line[position : mark.start()]
        position = mark.end()
        if mark.group() != "]":
            open_marks.append((mark.group(1), mark.group(2) or "1", len(text)))
            if mark.group(1) == "q":
                kinds[mark.group(2) or "1"] = mark.group(3)
        elif open_marks:
            role, number, begin = open_marks.pop()
            spans[number][role].append((begin, len(text)))
        else:
            raise ValueError(f"{name}: a closing bracket too many: {line}")
    text += line[position:]
    if open_marks:
        raise ValueError(f"{name}: {len(open_marks)} marks left open: {line}")
    for number, roles in spans.items():
        if len(roles["q"]) != 1 or not roles["c"]:
            raise ValueError(f"{name}: attribution {number} needs one cue and a content: {line}")
    return Example(
        name,
        text,
        tuple(Attribution(r["q"][0], tuple(r["s"]), tuple(r["c"]), kinds[n]) for n, r in spans.items()),
    )


def sentences(path: Path) -> list[Example]:
    """The marked sentences of a file, one a line; blank lines and `#` lines are skipped."""
    with path.open(encoding="utf-8") as lines:
        return [
            marked(line.rstrip("\n"), f"{path.name}:{number}")
            for number, line in enumerate(lines, 1)
            if line.strip() and not line.startswith("#")
        ]


def packed(examples: list[Example], chance: random.Random, most: int = 8) -> list[Example]:
    """Sentences joined at random into short articles, a paragraph each, so that they are seen in company."""
    shuffled = chance.sample(examples, len(examples))
    joined: list[Example] = []
    while shuffled:
        group, shuffled = shuffled[: (size := chance.randint(1, most))], shuffled[size:]
        text, rows = "", []
        for one in group:
            shift = len(text)
            text += one.text + "\n\n"
            rows += [shifted(a, shift) for a in one.attributions]
        joined.append(Example(group[0].id, text, tuple(rows), group[0].weight))
    return joined


def shifted(a: Attribution, by: int) -> Attribution:
    def move(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple((begin + by, end + by) for begin, end in spans)

    return Attribution(move([a.cue])[0], move(a.source), move(a.content), a.kind)


def one_copy_each(examples: Iterable[Example], chance: random.Random) -> list[Example]:
    """Of the copies of an article (ids `x`, `x#1`, …) one, drawn anew at each call."""
    copies: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        copies[example.id.split("#")[0]].append(example)
    return [chance.choice(group) for group in copies.values()]


def disguised(text: str, chance: random.Random) -> str:
    """The text with its quotation marks in another style, some of them lost, or its paragraphs run together."""
    if chance.random() < 0.35:
        style = chance.choice(['"', "“", "«", " "])
        table = {mark: (style if style in others else mark) for mark, others in QUOTES.items()}
        if style == "«":
            table |= {"”": "»", '"': '"'}
        if style == " ":
            text = "".join(" " if c in '“”"' and chance.random() < 0.3 else c for c in text)
        else:
            text = "".join(table.get(c, c) for c in text)
    if chance.random() < 0.1:
        text = text.replace("\n", " ")
    return text


def windows(example: Example, tokenizer: Tokenizer, limit: int = WINDOW_PIECES) -> Iterator[Window]:
    """The windows of an annotated text; an attribution is kept where its cue is, cut at the window's ends."""
    pieces = pieces_of(example.text, tokenizer)
    for begin, end in window_bounds(pieces, limit):
        yield _window(example, pieces, begin, end)


def _window(example: Example, pieces: Pieces, begin: int, end: int) -> Window:
    starts = np.array(pieces.starts[begin:end])
    ends = np.array(pieces.ends[begin:end])

    def inside(span: Span) -> Span | None:
        hit = np.flatnonzero((starts < span[1]) & (ends > span[0]) & (ends > starts))
        return (int(hit[0]), int(hit[-1]) + 1) if len(hit) else None

    def paint(row: np.ndarray, span: Span | None, first: int) -> None:
        if span:
            row[span[0] : span[1]] = first + 1
            row[span[0]] = first

    cue_tags = np.zeros(end - begin, dtype=np.int64)
    cues, rows = [], []
    for a in example.attributions:
        cue = inside(a.cue)
        if cue is None:
            continue
        paint(cue_tags, cue, CUE_TAGS.index("B-cue"))
        row = np.zeros(end - begin, dtype=np.int64)
        for kind, spans in (("content", a.content), ("source", a.source)):
            for span in spans:
                paint(row, inside(span), ROLE_TAGS.index(f"B-{kind}"))
        row[cue[0] : cue[1]] = 0
        cues.append(cue)
        rows.append(_mended(row))
    role_tags = np.stack(rows) if rows else np.zeros((0, end - begin), dtype=np.int64)
    return Window(np.array(pieces.ids[begin:end]), cue_tags, tuple(cues), role_tags, example.weight)


def _mended(row: np.ndarray) -> np.ndarray:
    """A tag row in which every I follows a B or I of its kind (a cue or source may have split a span)."""
    for at, tag in enumerate(row):
        if tag in (2, 4) and (at == 0 or row[at - 1] not in (tag, tag - 1)):
            row[at] = tag - 1
    return row


def halves(dev: list[Example]) -> tuple[list[Example], list[Example]]:
    """Dev split by article: even places to select on, odd ones to report."""
    ordered = sorted(dev, key=lambda e: e.id)
    return ordered[0::2], ordered[1::2]

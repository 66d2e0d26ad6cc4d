"""Options that the trainings of the relation models have in common."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path


def learning(epochs: int, rate: float, pieces: int) -> ArgumentParser:
    """How long and how fast to learn, on what encoder and machine; `pieces` by which the weights are moved once."""
    parser = ArgumentParser(add_help=False)
    parser.add_argument("--base", type=Path, required=True, help="folder of the encoder's configuration")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=epochs)
    parser.add_argument("--rate", type=float, default=rate)
    parser.add_argument("--pieces", type=int, default=pieces, help="word pieces by which the weights are moved once")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu")
    return parser


def clusters() -> ArgumentParser:
    """What to learn from, and what to choose by."""
    parser = ArgumentParser(add_help=False)
    parser.add_argument("--lessons", type=Path, nargs="+", required=True, help="files made by training.relate.prepare")
    parser.add_argument("--select", type=Path, required=True, help="the same of links/dev")
    return parser

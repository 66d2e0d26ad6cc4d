"""Files of the models: read, checked against the hash on record, and run on one thread."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from claimtrack.errors import AssetError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

ASSETS = Path(__file__).parent.parent / "assets"
REINSTALL = "reinstall claimtrack: its models are part of the package"


def record(path: Path, what: str) -> dict[str, Any]:
    """The parameters in a JSON file, `what` says whose. Raises AssetError where they cannot be read."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise AssetError(f"{path}: cannot read the {what}'s parameters ({error})", REINSTALL) from error
    if not isinstance(read, dict):
        raise AssetError(f"{path}: cannot read the {what}'s parameters (not an object)", REINSTALL)
    return read


def checked(path: Path, hashes: Mapping[str, str]) -> bytes:
    """The bytes of a file. Raises AssetError where it is missing, or is not the one whose hash is on record."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise AssetError(f"{path}: model file is missing or cannot be read", REINSTALL) from error
    if hashlib.sha256(content).hexdigest() != hashes.get(path.name):
        raise AssetError(f"{path}: model file is damaged", REINSTALL)
    return content


def hashes_of(asset: str, names: Sequence[str]) -> dict[str, str]:
    """The hashes on record of the graphs of an asset, by name, without loading them. Raises AssetError where they are not told."""
    path = ASSETS / asset / f"{asset}.json"
    try:
        hashes = record(path, asset)["sha256"]
        return {name: str(hashes[f"{name}.onnx"]) for name in names}
    except (KeyError, TypeError) as error:
        raise AssetError(f"{path}: does not tell the models' hashes ({error!r})", REINSTALL) from error


def session(path: Path, hashes: Mapping[str, str]) -> Any:
    """An ONNX graph, ready to run on one thread, so that the number of processes changes nothing.

    The runtime would tell its makers of its use, and keep a mark of the machine in the user's cache: that is forbidden before it loads.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(checked(path, hashes), options, providers=["CPUExecutionProvider"])


def tokenizer(path: Path, hashes: Mapping[str, str]) -> Tokenizer:
    """The tokenizer in a file, loaded once for all models that share it. Raises AssetError as checked() does."""
    return _tokenizer(path, hashes.get(path.name, ""))


@lru_cache(maxsize=1)
def _tokenizer(path: Path, digest: str) -> Tokenizer:
    from tokenizers import Tokenizer

    return Tokenizer.from_buffer(checked(path, {path.name: digest}))


def floats(parameters: Mapping[str, Any], name: str) -> NDArray[np.float32]:
    """The numbers on record under a name."""
    return np.array(parameters[name], dtype=np.float32)

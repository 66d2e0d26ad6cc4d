"""Stable hashes of words: the same in every process, on every machine."""

from __future__ import annotations

from hashlib import blake2b

_BITS = (1 << 63) - 1


def key(*parts: str) -> int:
    """A number of 63 bits, never negative, for some words in order."""
    packed = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(packed, digest_size=8).digest()) & _BITS

"""The language of an article. The tagger reads English only; other texts are kept, marked and left untagged."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

SAMPLE = 4000
SHORT = 80
"""With fewer letters a guess is worth nothing, and a text in Latin script is taken for English."""
SURE = 0.6
PLAINLY = 0.15
"""Share of words among `_COMMON` from which a text is English without asking the model, which is slow to load."""

_COMMON = frozenset(
    "the and to that for it with his her at by this had not are but from have they which were said has who "
    "will their would there been its after than when he she".split()
)
"""Common English words that other languages do not have."""
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """ISO 639-1 code, or None where the text has no letters.

    By its commonest words, else by py3langid (naive Bayes over byte n-grams: Lui and
    Baldwin, 2012). A text in Latin script counts as another language only if the
    guess is sure of it; Nigerian Pidgin (pcm) is what the model calls terse English.
    """
    words = _WORD.findall(text[:SAMPLE].lower())
    letters = "".join(words)
    if not letters:
        return None
    if sum(w in _COMMON for w in words) >= PLAINLY * len(words):
        return "en"
    latin = sum(c < "\u0250" or "\u1e00" <= c < "\u1f00" for c in letters) * 2 > len(letters)
    if latin and len(letters) < SHORT:
        return "en"
    code, certainty = _identifier().classify(text[:SAMPLE].lower())
    return "en" if code == "pcm" or (latin and certainty < SURE) else str(code)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

"""Why two attributions are taken for claim and answer, in words that name what was matched."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from claimtrack.link.camps import who
from claimtrack.link.counted import at_least
from claimtrack.link.frequencies import weight
from claimtrack.link.propositions import STEM, stems, words
from claimtrack.link.signs import RELATIONS, accuses, aim, cue_reason
from claimtrack.link.tolls import apart, figures_told
from claimtrack.models import Attribution, Relation

MOST_WORDS = 5
"""How many common words are named, those that tell most."""
MEANT = {
    Relation.DENIES: "a denial",
    Relation.CONFIRMS: "a confirmation",
    Relation.PARTLY_CONFIRMS: "a confirmation in part",
    Relation.DECLINES: "a refusal to comment",
    Relation.RETRACTS: "taking it back",
}


def reasons_for(claim: Attribution, answer: Attribution, relation: Relation, by_rule: Sequence[str], score: float, limited: str = "") -> tuple[str, ...]:  # fmt: skip
    """What speaks for a pair, what the words show first, what makes a confirmation one in part; at the end what the models make of it, 0 to 100%."""
    model = (
        f"read in context, {who(answer) or 'the answer'} gives {MEANT[relation]} of this ({math.floor(100 * score)}%)"
    )
    return (*(by_rule or _seen(claim, answer)), *([limited] if limited else []), model)


def _seen(claim: Attribution, answer: Attribution) -> Iterator[str]:
    relation = RELATIONS.get(answer.kind)
    if relation:
        yield cue_reason(answer, relation)
    if who(answer) and accuses(claim, answer):
        yield aim(claim, answer)
    if (last := who(claim).split()[-1:]) and last[0][:1].isupper() and last[0] in words(answer.content_text):
        yield f"the answer names {who(claim)}"
    counted = {figure.what: figure for figure in figures_told(claim)}
    for figure in figures_told(answer):
        other = counted.get(figure.what)
        if other and apart(at_least(claim, other), at_least(answer, figure)):
            yield f"different figures: “{other.span.text}” and “{figure.span.text}”"
    common = stems(claim.content_text) & stems(answer.content_text)
    told = {word[:STEM]: word for word in words(claim.content_text.casefold()) if word[:STEM] in common}
    if told:
        most = sorted(told, key=lambda stem: (-weight(stem), stem))[:MOST_WORDS]
        yield f"both speak of {', '.join(told[stem] for stem in most)}"

"""Blocking: the keys by which attributions that may belong together are found without comparing all with all.

A key is a hash of a combination that few share, made of what an attribution and its
article say; how rare a word is comes from shipped frequencies. So keys depend on
nothing else in the store, and a posting list stays short as the store grows. Where an
article says the same over and over, the first that have a key keep it, the others do
without: so a key finds no more than so many in any one article, however long it is.

Mentions of one claim share two rare stems and the speaker's name, or, as near-duplicates
do, three of their rarest stems. A claim and its answer share, within days, a term (who
speaks, who or what is spoken of, where) and a topic of their articles; or, whenever
it was, a rare term and two rare topics: so articles without a date are reached too. What the reader takes for
an answer, or for answered, is also found by the topics alone: two within days, or three rare ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, combinations

from claimtrack.extract.gazetteer import fold
from claimtrack.extract.passages import passages
from claimtrack.link.contents import names, total
from claimtrack.link.frequencies import share_of_news, weight
from claimtrack.link.hashes import key
from claimtrack.link.propositions import STEM, carrying, stems, words
from claimtrack.models import Article, Attribution, PlaceRole

TELLING, SAME = 8, 6
"""How many of a content's stems, the rarest, make keys of its claim: two with the speaker's name, three without."""
LEAST_TOLD, FEWEST_VERBATIM = 6.0, 6
"""How much the stems that two mentions have in common must tell where one speaker is named, and how many they must be where not:
"the allegations against him" tells too little to be known again."""
TOPICS, TERMS = 6, 10
"""How many topics of an article, and terms of an attribution, make keys of answers."""
LONGEST = 2000
"""Characters of a sentence, from its beginning, that are read for names."""
RAREST, RARE = 4, 0.05
"""How many terms and topics make keys without a date, and the share of articles below which they are rare enough for it."""
IN_TITLE = 2
"""How many times more a stem counts for a topic where the title has it."""
COMMONPLACE = 1.0
"""Weight up to which a stem is no topic: one article in three has it."""
CHANCE = 0.003
"""Share of articles in which a term and a topic meet by chance, above which the two tell nothing together."""
CROWD = 60
"""How many attributions of one article may have one key. Articles of ordinary length have hardly as many in all; of 530 such
none has more than 7 with one key of claims, 33 with one of answers."""
PERIOD, OVERLAP = 7, 3
"""Days between the beginnings of two periods, and days for which they overlap: no two days up to 3 apart share none."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Of one attribution: what mentions of one claim share, and what a claim and its answer share."""

    claim: frozenset[int]
    answer: frozenset[int]


def keys_of(article: Article, attributions: Sequence[Attribution], ends: Collection[str]) -> dict[str, Keys]:
    """The keys of an article's attributions, which are in text order, by their ids: 63-bit numbers, none negative.

    `ends` are the ids of those that likely answer something or are answered.
    """
    claim = _uncrowded(map(claim_keys, attributions))
    named = [terms(article, one) for one in attributions]
    answer = _uncrowded(_answer_keys(article, named, [one.id in ends for one in attributions]))
    return {one.id: Keys(*own) for one, *own in zip(attributions, claim, answer, strict=True)}


def _uncrowded(keys: Iterable[Iterable[int]]) -> Iterator[frozenset[int]]:
    """The keys of some attributions, without those that so many before have."""
    held: Counter[int] = Counter()
    for own in map(frozenset, keys):
        yield frozenset(each for each in own if held[each] < CROWD)
        held.update(own)


def claim_keys(attribution: Attribution) -> frozenset[int]:
    """Two of the rarest stems with the last word of the speaker's name; and three of the very rarest.

    None where the content tells too little to be known again.
    """
    return _claim_keys(attribution.speaker, attribution.content_text)


@lru_cache(maxsize=4096)
def _claim_keys(speaker: str | None, text: str) -> frozenset[int]:
    content = stems(text)
    if total(content) < LEAST_TOLD and len(content) < FEWEST_VERBATIM:
        return frozenset()
    name = fold(speaker).split()[-1:] if speaker else []
    pairs = combinations(sorted(rarest(content, TELLING)), 2) if name else ()
    triples = combinations(sorted(rarest(content, SAME)), 3)
    return frozenset([key("said", *name, *two) for two in pairs] + [key("same", *three) for three in triples])


def _answer_keys(article: Article, named: Sequence[Sequence[str]], ends: Sequence[bool]) -> Iterator[Iterable[int]]:
    """For the terms of each attribution of an article: each with a topic and a period, the first rare ones with two rare topics.

    For those that are `ends` besides: two topics with a period, and three rare topics.
    """
    shares = {topic: share_of_news(topic) for topic in topics(article)}
    when = list(periods(article.date))
    rare = sorted([topic for topic, share in shares.items() if share < RARE][:RAREST])
    met_by_chance = {two: shares[two[0]] * shares[two[1]] for two in combinations(sorted(shares), 2)}
    subject = [
        *(key("both", period, *two) for period in when for two, chance in met_by_chance.items() if chance < CHANCE),
        *(key("subject", *three) for three in combinations(rare, 3)),
    ]
    about: dict[str, list[int]] = {}
    ever: dict[str, list[int]] = {}
    for term in {term for own in named for term in own}:
        share = share_of_news(term)
        met = [topic for topic, other in shares.items() if topic != term and share * other < CHANCE]
        about[term] = [key("about", period, term, topic) for period in when for topic in met]
        if share < RARE:
            ever[term] = [key("ever", term, *pair) for pair in combinations(rare, 2) if term not in pair]
    for own, is_end in zip(named, ends, strict=True):
        first = [term for term in own if term in ever][:RAREST]
        subjects = subject if is_end else []
        yield chain(subjects, *(about[term] for term in own), *(ever[term] for term in first))


def rarest(among: frozenset[str], number: int) -> list[str]:
    """The stems that tell most, those first."""
    return sorted(among, key=lambda stem: (-weight(stem), stem))[:number]


def topics(article: Article) -> list[str]:
    """The stems that tell what an article is about: those that it has often, and news at large seldom (tf-idf)."""
    heads, found = stems(article.title or ""), words(article.text.casefold())
    known = carrying(found)
    counts = Counter(stem for word in found if (stem := word[:STEM]) in known)
    worth = {
        stem: (count + IN_TITLE * (stem in heads)) * (weight(stem) - COMMONPLACE)
        for stem, count in counts.items()
        if weight(stem) > COMMONPLACE
    }
    return sorted(worth, key=lambda stem: (-worth[stem], stem))[:TOPICS]


def terms(article: Article, attribution: Attribution) -> list[str]:
    """What an attribution is known by: its speaker, places of the event, names and rare stems of the content, names around it."""
    content, called = stems(attribution.content_text), names(attribution.content_text)
    who = names(f"{attribution.speaker or ''} . {attribution.source.text if attribution.source else ''}")[-1:]
    where = [fold(place.name)[:STEM] for place in attribution.places if place.role is PlaceRole.EVENT]
    rare = rarest(content.difference(called), TERMS)
    near = (article.text[start : min(end, start + LONGEST)] for start, end in _around(article, attribution))
    around = [name for sentence in near for name in names(sentence)[:TERMS]]
    return list(dict.fromkeys([*who, *where, *called, *rare[: TERMS // 2], *around, *rare]))[:TERMS]


def _around(article: Article, attribution: Attribution) -> Iterator[tuple[int, int]]:
    """The sentence of the cue and the one before it."""
    if attribution.cue.field == "text":
        where = passages(article.text)
        yield where.bounds(attribution.cue.start)
        if before := where.before(attribution.cue.start):
            yield before


def periods(day: str | None) -> Iterator[str]:
    """The names of the periods that a day lies in, one or two; none for no day."""
    try:
        number = date.fromisoformat(day or "").toordinal()
    except ValueError:
        return
    yield str(number // PERIOD)
    if number % PERIOD < OVERLAP:
        yield str(number // PERIOD - 1)

"""Who, where, when and how many on the seed article, given its attributions: the case everything must get right."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.extract import dates, figures, places, speakers
from claimtrack.models import Article, Attribution, Kind, Span

SEED = Path(__file__).resolve().parents[2] / "seeds" / "000_0da078621d209ade.txt"
HEADER = " date 2020-10-05 "
MARKED = [
    (
        "Hikmet Hajiyev, an aide to Azerbaijani President Ilham Aliyev",
        "said",
        (
            "Armenian forces shelled Azerbaijan’s second-largest city of Ganja with heavy artillery and rockets, "
            "killing one person and injuring 32 others"
        ),
        Kind.ASSERTION,
    ),
    (
        "Hajiyev",
        "also said",
        "Armenian forces also targeted the industrial city of Mingachevir and other smaller towns",
        Kind.ASSERTION,
    ),
    ("Armenian defense forces", "were denied by", "Hajiyev’s claims", Kind.DENIAL),
    (
        "Arayik Harutyunyan, the leader of the contested Nagorno-Karabakh",
        "said",
        "that his forces targeted military objects in Ganja before he ordered them to stop to avoid killing civilians",
        Kind.ASSERTION,
    ),
    ("Harutyunyan", "warned", "that his forces would begin targeting other large cities in Azerbaijani", Kind.THREAT),
    (
        "Authorities in the breakaway territory",
        "have warned",
        'that the "last battle" for the region has begun',
        Kind.ASSERTION,
    ),
    ("They", "called on", 'to "recognize the independence" of Nagorno-Karabakh', Kind.DEMAND),
    ("Armenia", "said", "the territory’s capital, Stepanakert, was targeted by Azeri forces", Kind.ASSERTION),
]


@pytest.fixture(scope="module")
def seed() -> tuple[Article, list[Attribution]]:
    text = SEED.read_text("utf-8").removeprefix(HEADER)
    made = []
    for number, (source, cue, content, kind) in enumerate(MARKED):
        c = text.index(content)
        q = min((at for at in range(len(text)) if text.startswith(cue, at)), key=lambda at: abs(at - c))
        s = min((at for at in range(len(text)) if text.startswith(source, at)), key=lambda at: abs(at - q))
        spans = [Span(at, at + len(words), words) for at, words in ((s, source), (q, cue), (c, content))]
        made.append(Attribution(f"t{number}", "a", spans[0], spans[1], (spans[2],), kind, 1.0))
    return Article(text, date="2020-10-05"), made


def test_speakers_sides_and_accused(seed: tuple[Article, list[Attribution]]) -> None:
    assert [(s.name, s.side, s.accused) for s in speakers.resolve(*seed)] == [
        ("Hikmet Hajiyev", "Azerbaijan", "Armenia"),
        ("Hikmet Hajiyev", "Azerbaijan", "Armenia"),
        ("Armenian defense forces", "Armenia", None),
        ("Arayik Harutyunyan", "Nagorno-Karabakh", None),
        ("Arayik Harutyunyan", "Nagorno-Karabakh", None),
        ("authorities in the breakaway territory", None, None),
        ("authorities in the breakaway territory", None, None),
        ("Armenia", "Armenia", "Azerbaijan"),
    ]


def test_event_places(seed: tuple[Article, list[Attribution]]) -> None:
    found = [[place.name for place in each if place.role == "event"] for each in places.find(*seed)]
    assert found == [["Ganja"], ["Mingachevir"], [], ["Ganja"], [], [], [], ["Khankendi"]]


def test_days(seed: tuple[Article, list[Attribution]]) -> None:
    """Sunday's fighting dates the claims; the call of Saturday and what Armenia said a day before are days of saying."""
    found = [[(when.role.value, when.start, when.inherited) for when in each] for each in dates.find(*seed)]
    sunday = [("event", "2020-10-04", "from the first sentence")]
    assert found == [
        sunday,
        sunday,
        [],
        sunday,
        [],
        [],
        [("said", "2020-10-03", None)],
        [("said", "2020-10-03", None)],
    ]


def test_figures(seed: tuple[Article, list[Attribution]]) -> None:
    found = [[(figure.what, figure.value) for figure in each] for each in figures.find(*seed)]
    assert found == [[("killed", 1.0), ("injured", 32.0)], [], [], [], [], [], [], []]

"""An article in, its attributions out, with the shipped models."""

from dataclasses import asdict
from functools import lru_cache

import pytest

from claimtrack import ids
from claimtrack.extract.extractor import Extractor
from claimtrack.extract.pool import extract_all
from claimtrack.models import Article, Attribution, Kind

BODY = "The army said rebels shelled the market at Goma on Monday, killing two people. The rebels denied the claim."


@lru_cache(maxsize=1)
def extractor() -> Extractor:
    return Extractor()


def articles() -> list[Article]:
    return [
        Article(text=BODY, title="Army blames rebels for market deaths", date="2024-02-06", outlet="Wire"),
        Article(text="“We saw nothing,” she said.\n\n" * 40),
        Article(text=""),
        Article(
            text="Der Sprecher des Ministeriums bestritt am Montag, dass Truppen das Dorf beschossen hätten, und sprach von Propaganda."
        ),
        Article(text=BODY.upper(), date="2024-02-06"),
    ]


def test_the_words_under_every_span_are_the_quoted_words() -> None:
    """Each span names its field, and the field holds its words there; ids follow from the spans."""
    for article in articles():
        for a in extractor().extract(article).attributions:
            for span in (*([a.source] if a.source else []), a.cue, *a.content):
                field = article.title if span.field == "title" else article.text
                assert field is not None and field[span.start : span.end] == span.text
            assert a.id == ids.attribution_id(ids.article_id(article), a.source, a.cue, a.content)


def test_a_title_of_its_own_is_read_too() -> None:
    """Attributions of the headline come first, and their spans say so; a title that opens the text is read once."""
    found = extractor().extract(articles()[0]).attributions
    assert found[0].cue.field == "title"
    assert {a.cue.field for a in found} == {"title", "text"}
    again = extractor().extract(
        Article(text="Army blames rebels for deaths. " + BODY, title="Army blames rebels for deaths")
    )
    assert {a.cue.field for a in again.attributions} == {"text"}


@pytest.mark.parametrize(
    ("opening", "source"),
    [
        ("BISHKEK – ", "The governor of Batken, Abdikarim Alimbaev,"),
        ("BISHKEK, Kyrgyzstan (AP) — ", "The governor of Batken, Abdikarim Alimbaev,"),
        ("It had rained.\nOSH -- ", "The governor of Batken, Abdikarim Alimbaev,"),
        ("", "The governor of Batken, Abdikarim Alimbaev,"),
    ],
)
def test_where_a_report_was_sent_from_is_no_part_of_a_source(opening: str, source: str) -> None:
    """It stands at the beginning of a paragraph."""
    words = f"{source} said on Wednesday that a school in Ak-Sai had been hit by a shell."
    last = extractor().extract(Article(opening + words)).attributions[-1]
    assert last.source
    assert last.source.text == source
    assert last.speaker == "Abdikarim Alimbaev"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Patients First said the study was right.", [("Patients First", "said")]),
        ("Farmers Forward denied on Friday that it had paid anybody.", [("Farmers Forward", "denied")]),
        ("President Lopez Thursday denied that he lied.", [("President Lopez", "Thursday denied")]),
    ],
)
def test_the_end_of_a_name_is_no_part_of_a_cue(text: str, parts: list[tuple[str, str]]) -> None:
    """A capital inside a sentence belongs to a name or a calendar."""
    found = extractor().extract(Article(text)).attributions
    assert [(a.source.text if a.source else "", a.cue.text) for a in found] == parts


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Otto Kessler admitted that he had met the builder, Franz Huber, at a hotel in Salzburg, but denied that money had been discussed.",
            ["Otto Kessler", "Otto Kessler"],
        ),
        ("Anna Blum said that she had quit, and flatly denied taking money.", ["Anna Blum", "Anna Blum"]),
        ("Anna Blum said that she had quit. It was denied that she took money.", ["Anna Blum", None]),
    ],
)
def test_who_goes_on_speaking_in_a_sentence_is_the_same(text: str, speakers: list[str | None]) -> None:
    """Though the second verb has no source of its own; a passive goes on with nobody."""
    found = extractor().extract(Article(text)).attributions
    assert [one.speaker for one in found] == speakers


def test_another_language_is_marked_and_left_untagged() -> None:
    """The note says which language it looks like."""
    extraction = extractor().extract(articles()[3])
    assert (extraction.language, extraction.attributions) == ("de", ())
    assert extraction.note is not None and "'de'" in extraction.note


@pytest.mark.parametrize("position", [0, 4], ids=["mixed case", "capitals"])
def test_claim_and_denial(position: int) -> None:
    """Kinds of a claim and its denial, also in capitals."""
    kinds = [a.kind for a in extractor().extract(articles()[position]).attributions if a.cue.field == "text"]
    assert kinds == [Kind.ASSERTION, Kind.DENIAL]


def test_processes_change_nothing() -> None:
    """Two processes give what one gives, in the order of the input."""
    one = [(asdict(article), asdict(extraction)) for article, extraction in extract_all(articles(), jobs=1)]
    two = [(asdict(article), asdict(extraction)) for article, extraction in extract_all(articles(), jobs=2)]
    assert one == two


def test_company_changes_nothing() -> None:
    """An article alone gives what it gives after others."""
    alone = Extractor().extract(articles()[0])
    assert next(extraction for _, extraction in extract_all(articles(), jobs=1)) == alone


ENDLESS = [
    "The minister denied the claims. ",
    "the minister denied claims, ",
    "He denied it.\n\n",
    "Hajiyev said on Saturday that Armenia had shelled Ganja, ",
    "Anna Karimova said the army had shelled Aleppo and Homs on 4 October, killing 5 people. ",
    "“It was false,” said Carl Poe and Ann Roe, ",
]


def check_endless(text: str, unit: str) -> None:
    """All that the tagger finds is kept, in text order, each with the words that stand there."""
    found = extractor().extract(Article(text=text + BODY, date="2024-02-06")).attributions
    assert len(found) > text.count(unit) // 3
    assert [a.cue.start for a in found] == sorted(a.cue.start for a in found)
    assert all(text_of(a, text + BODY) for a in found)
    assert found[-1].kind is Kind.DENIAL


def text_of(said: Attribution, text: str) -> bool:
    return all(text[span.start : span.end] == span.text for span in (said.cue, *said.content))


@pytest.mark.parametrize("unit", ENDLESS)
def test_an_endless_text_keeps_its_attributions(unit: str) -> None:
    """Without a full stop, or with the same few words again and again, all is read to its end."""
    check_endless(unit * 80, unit)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ENDLESS)
def test_a_hundred_thousand_characters_of_it(unit: str) -> None:
    """So are a hundred thousand characters, in seconds."""
    check_endless(unit * (100_000 // len(unit)), unit)


@pytest.mark.slow
def test_an_article_of_two_megabytes() -> None:
    """It is read to its end, in bounded memory."""
    import resource

    text = ("A long report on roads and rivers. " * 30 + "\n\n") * 1900 + BODY
    assert len(text) > 1_990_000
    found = extractor().extract(Article(text=text)).attributions
    assert found[-1].kind is Kind.DENIAL
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1_500_000


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("GOMA: Thousands fled the fighting on Monday. The mayor said two had died.", [None]),
        ("It rained.\n\nMINISTER: I never said it. The mayor said two had died.", ["MINISTER", None]),
    ],
)
def test_the_place_of_a_dateline_says_nothing(text: str, speakers: list[str | None]) -> None:
    """It opens the text; in a transcript, each turn opens with who speaks."""
    assert [a.speaker for a in extractor().extract(Article(text)).attributions] == speakers


def test_a_title_that_opens_the_text_gives_nothing_by_any_rule() -> None:
    """Nor does a refusal, which is found without the tagger."""
    words = "Velden declined to comment."
    opened, apart = (
        Extractor().extract(Article(text, title=words)).attributions
        for text in (f"{words} Norland said that its port was shelled.", "Norland said that its port was shelled.")
    )
    assert {a.cue.field for a in opened} == {"text"}
    assert [a.cue.field for a in apart].count("title") == 1


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("That being said, the council of Norlane met on Friday.", []),
        ("It goes without saying that the bridge at Kelso needs repair.", []),
        ("It should be noted that the dam was built in 1954.", []),
        ("The stalls sold bread and cheese, not to mention the famous Kelso cider.", []),
        ("Your browser does not support the video tag.", []),
        ("That being said, the governor denied that he had signed it.", ["denied"]),
        ("That was said by the governor of Norlane on Friday.", ["was said by"]),
    ],
)
def test_a_turn_of_phrase_is_nobodys(text: str, cues: list[str]) -> None:
    """Though it has a word of saying; other words of saying beside it are somebody's."""
    assert [a.cue.text for a in extractor().extract(Article(text)).attributions] == cues

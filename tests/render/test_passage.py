"""Passages with their words marked."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.models import Article, Attribution, Kind, Span
from claimtrack.render.passage import AROUND, passage, pieces
from claimtrack.render.screen import Screen
from render import made


def roles(article: Article, attribution: Attribution) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for words, role in pieces(article, attribution):
        if role:
            found.setdefault(role, []).append(words)
    return found


def test_the_marked_words_are_those_of_the_spans() -> None:
    attribution = made.SHELLED.shown.attribution
    assert roles(made.HARBOUR, attribution) == {
        "source": [attribution.source.text],
        "cue": ["said"],
        "content": [attribution.content[0].text],
    }


def test_a_passage_is_the_paragraph_and_says_that_there_is_more() -> None:
    shown = passage(made.HARBOUR, made.BRANDT.shown.attribution, Screen()).plain
    assert shown.startswith("[…] Holm’s claims were denied")
    assert "[Commander Ada Brandt] {said} <her forces fired" in shown
    assert "Ida Holm" not in shown


def test_a_terminal_with_colour_gets_styles_instead_of_brackets() -> None:
    shown = passage(made.EARLIER, made.SHELLED.mentions[1].attribution, Screen(colour=True))
    assert shown.plain == made.EARLIER.text
    assert {str(part.style) for part in shown.spans} == {"underline", "bold", "bold cyan"}


def test_words_in_the_title_are_shown_in_the_title() -> None:
    cue = Span(0, 8, "Shelling", "title")
    attribution = replace(made.BRIDGE.shown.attribution, source=None, cue=cue)
    shown = passage(made.HARBOUR, attribution, Screen()).plain
    assert shown.startswith("{Shelling} in Velden\n")
    assert "<the bridge at Osmar was hit>" in shown


def test_a_text_of_one_endless_paragraph_is_cut_around_the_words() -> None:
    text = "before " * 1000 + "He said it burned. " + "after " * 1000
    attribution = made.mention(Article(text), "He", "said", ["it burned"], Kind.ASSERTION, "He").attribution
    shown = passage(Article(text), attribution, Screen()).plain
    assert shown.startswith("[…] before")
    assert shown.endswith("after […]")
    assert len(shown) < 3 * AROUND


@given(st.data())
def test_a_passage_holds_every_span_of_any_text(data: st.DataObject) -> None:
    """Three spans anywhere in any text, however far apart: each is there, whole, in its role, in text order."""
    text = data.draw(st.text(st.sampled_from("ab \n\u2028\r"), min_size=6, max_size=1500))
    bounds = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=6, max_size=6)))
    parts = [Span(start, end, text[start:end]) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    attribution = Attribution("t", "a", parts[0], parts[1], (parts[2],), Kind.ASSERTION, 1.0)
    assert roles(Article(text), attribution) == {
        "source": [parts[0].text],
        "cue": [parts[1].text],
        "content": [parts[2].text],
    }

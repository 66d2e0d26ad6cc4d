"""The table of claims and answers, at several widths, on terminals and in pipes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from claimtrack.models import Article, Kind
from claimtrack.records import Found
from claimtrack.render.counted import VOICES
from claimtrack.render.forms import Form, Layout, lines
from claimtrack.render.screen import LONGEST_WORD, Screen
from claimtrack.render.table import LONGEST_QUOTE, claims_drawing, foot, links_drawing
from claimtrack.store import Voice
from render import made

NARROW = """\
Place, date, status  Claim and answers                        Outlet, date, id
──────────────────────────────────────────────────────────────────────────────
place not named      Ida Holm (Norland)                       Northern Wire
2 May 2021           also said “the bridge at Osmar was hit”  3 May 2021
disputed             at issue: the whole claim                c-33ce19174041
  denied by          Rebel command (Rebels)                   Northern Wire
                     “Holm’s claims” were denied              3 May 2021
                                                              l-25bfa6064d9e"""
WIDE = """\
Place, date      Status, answers  Speaker                 What was said                            At issue         Outlet, date, id
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
place not named  disputed         Ida Holm (Norland)      also said “the bridge at Osmar was hit”  the whole claim  Northern Wire
2 May 2021                                                                                                          3 May 2021
                                                                                                                    c-33ce19174041
                   denied by      Rebel command (Rebels)  “Holm’s claims” were denied                               Northern Wire
                                                                                                                    3 May 2021
                                                                                                                    l-25bfa6064d9e"""


def drawn(found: Found, **screen: object) -> list[str]:
    shape = Screen(**screen)
    return list(shape.draw(claims_drawing(found, shape)))


def only(record: object) -> Found:
    return Found((record,), made.COVERAGE)


def words_of(lines: list[str]) -> list[str]:
    return " ".join(lines).split()


@pytest.mark.parametrize(("width", "shown"), [(80, NARROW), (200, WIDE)])
def test_a_dispute_as_it_reads(width: int, shown: str) -> None:
    """The table is pinned at two widths: whoever changes it sees what a reader will see."""
    assert "\n".join(drawn(only(made.DISPUTED), width=width)) == shown


@pytest.mark.parametrize("width", [60, 80, 159, 160, 200])
def test_a_table_in_a_terminal_fits_its_width(width: int) -> None:
    assert max(map(cell_len, drawn(made.FOUND, width=width, terminal=True))) <= width


@pytest.mark.parametrize("width", [60, 80, 200])
def test_a_pipe_gets_every_word_whole(width: int) -> None:
    url = "https://example.org/" + "x" * 100
    long = made.mention(Article(f"He said {url} burned."), "He", "said", [f"{url} burned"], Kind.ASSERTION, "He")
    record = replace(made.UNANSWERED, claim=made.statement(long))
    assert f"“{url}" in words_of(drawn(only(record), width=width))


def test_one_endless_word_does_not_make_an_endless_table() -> None:
    endless = made.mention(Article("He said " + "x" * 100_000), "He", "said", ["x" * 100_000], Kind.ASSERTION, "He")
    lines = drawn(only(replace(made.UNANSWERED, claim=made.statement(endless))))
    assert max(map(len, lines)) < LONGEST_WORD + 80
    assert sum(map(len, lines)) < 20 * LONGEST_QUOTE


@pytest.mark.parametrize("width", [80, 200])
def test_every_answer_has_its_relation_speaker_words_outlet_date_and_id(width: int) -> None:
    text = " ".join(words_of(drawn(only(made.MIXED), width=width)))
    for answer in made.MIXED.answers[:3]:
        assert answer.link.id in text
    for words in ("partly admitted by", "Ada Brandt", "denied by", "Rebel command", "no comment from", "Red Cross"):
        assert words in text


def test_no_quotation_marks_are_put_around_words_that_have_their_own() -> None:
    text = " ".join(words_of(drawn(only(made.UNANSWERED), width=200)))
    assert '"All of it =cmd() is [red]staged[/red]"' in text
    assert "“" not in text


@pytest.mark.parametrize("colour", [True, False])
def test_colour_adds_nothing_but_colour(colour: bool) -> None:
    """Without colour the same words stand in the same places, and no escape sequence is left."""
    plain = drawn(made.FOUND, width=100, terminal=True)
    shown = drawn(made.FOUND, width=100, terminal=True, colour=colour)
    if colour:
        import re

        assert any("\x1b[1;31m" in line for line in shown)
        shown = [re.sub(r"\x1b\[[\d;]*m", "", line).rstrip() for line in shown]
    assert shown == plain
    assert not any("\x1b" in line for line in shown)


def test_a_dumb_terminal_gets_no_line_drawing() -> None:
    lines = drawn(made.FOUND, lines=False)
    assert "─" not in "".join(lines)
    assert "-" * 80 in lines


def test_wide_characters_and_emoji_keep_the_columns_straight() -> None:
    wide = made.mention(
        Article("田中角栄 said 東京の港が攻撃された 🚀 today"),
        "田中角栄",
        "said",
        ["東京の港が攻撃された 🚀 today"],
        Kind.ASSERTION,
        "田中角栄",
    )
    record = replace(made.UNANSWERED, claim=made.statement(wide))
    lines = drawn(only(record), width=60, terminal=True)
    starts = {
        cell_len(line[: line.index(word)])
        for line in lines
        for word in ("outlet not", "Outlet", "no date")
        if word in line
    }
    assert len(starts) == 1


@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=80), st.sampled_from([60, 160]))
def test_no_words_break_a_table(words: str, width: int) -> None:
    """Whatever is said, by whom and where: no control character, and no line wider than the terminal."""
    said = made.mention(Article(f"He said {words}", outlet=words), "He", "said", [words], Kind.ASSERTION, words)
    lines = drawn(only(replace(made.UNANSWERED, claim=made.statement(said))), width=width, terminal=True)
    assert max(map(cell_len, lines)) <= width
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for line in lines for char in line)


def test_links_are_drawn_with_their_reasons() -> None:
    screen = Screen()
    text = " ".join(words_of(list(screen.draw(links_drawing(made.LINKS, screen)))))
    assert "why: same place Velden" in text
    assert "Ida Holm" in text
    assert "Ada Brandt" in text


def test_the_foot_says_what_was_searched_and_that_nothing_is_verified() -> None:
    lines = list(foot(2, "dispute", made.COVERAGE, Screen(width=120)))
    assert lines == [
        "",
        "2 disputes, latest first. Searched: 3 articles of 3 outlets, 2–3 May 2021; claims as reported, not verified",
    ]


@pytest.mark.parametrize("width", [80, 100])
def test_the_table_of_speakers_fits_a_terminal(width: int) -> None:
    names = tuple(
        f"the {word} Ministry of Internal Affairs and Communications" for word in ("Norland", "[b]", "\x1b[31m")
    )
    voice = Voice(names[0], ("Norland", "Velden"), 1234, 120, 130, 0, ("Coast Post",), names, by_hand=True)
    layout = Layout(Form.TABLE, screen=Screen(width, terminal=True))
    shown = list(lines([voice], VOICES, layout))
    assert max(map(cell_len, shown)) <= width
    assert "\x1b[31m" not in "".join(shown)
    assert "hand)" in "".join(shown)

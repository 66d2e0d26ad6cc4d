"""The tagger with the shipped models: invariants, hostile input, and the floor of the sentence table."""

import itertools
import shutil
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.errors import AssetError
from claimtrack.extract.tagger import FOLDER, STATES, Tagged, Tagger
from training.tagger.data import sentences

TABLE = Path(__file__).parent / "attributions.txt"
SAID = 'The army said on Sunday that rebels had shelled the market. "We saw it," a trader said. The rebels denied the claim.'


@lru_cache(maxsize=1)
def tagger() -> Tagger:
    return Tagger()


def spans(tagged: Tagged) -> list[tuple[int, int]]:
    return sorted([*([tagged.source] if tagged.source else []), tagged.cue, *tagged.content])


@given(
    st.text(st.sampled_from("said he “”\"'«».\n\r\t,—é\u200b\u202e\x1b\x00🙂"), max_size=300) | st.text(max_size=200)
)
@settings(max_examples=40, deadline=None)
def test_spans_lie_inside_the_text_and_do_not_overlap(words: str) -> None:
    """Whatever surrounds it, every span of an attribution is a part of the text, apart from the others."""
    text = f"{words} {SAID} {words}"
    for tagged in tagger().tag(text):
        ordered = spans(tagged)
        assert all(0 <= b < e <= len(text) for b, e in ordered)
        assert all(first[1] <= second[0] for first, second in itertools.pairwise(ordered))
        assert 0 <= tagged.score <= 1
    names = tagger().read(text).names
    assert all(0 <= one.start < one.end <= len(text) for one in names)
    assert all(first.end <= second.start for first, second in itertools.pairwise(names))


def test_the_same_text_gives_the_same_attributions() -> None:
    """A second reading, by a second load of the models, changes nothing."""
    assert list(tagger().tag(SAID)) == list(Tagger().tag(SAID))
    assert [SAID[slice(*t.cue)] for t in tagger().tag(SAID)] == ["said", "said", "denied"]


@given(st.integers(0, 900), st.integers(1, 500))
@settings(max_examples=15, deadline=None)
def test_states_of_some_pieces_are_those_of_the_whole(begin: int, length: int) -> None:
    """Wherever the encoder's windows end, and whether what was made of them is still kept or has to be made again."""
    text = "\n".join(f"On day {n} the army said that rebels had shelled the market of Ganja." for n in range(60))
    pieces = tagger().read(text).pieces
    whole = tagger().states(pieces).between(0, len(pieces))
    assert whole.shape == (len(pieces), STATES)
    end = min(len(pieces), begin + length)
    some = Tagger().states(pieces).between(min(begin, end), end)
    assert np.array_equal(some, whole[min(begin, end) : end])


NAMED = [
    ("Army units shelled Kafr Zintula and al-Habbouneh on Sunday, a rebel said.", ["Kafr Zintula", "al-Habbouneh"]),
    ("Two men died in Zintula, a doctor said.", ["Zintula"]),
    ("Ida Holm of the Wexford Council said that it had rained.", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_names_of_places_that_no_list_has_are_found(text: str, expected: list[str]) -> None:
    """By the words around them, and not those of persons and bodies."""
    sure = [one for one in tagger().read(text).names if one.odds > 2]
    assert [text[one.start : one.end] for one in sure] == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "x" * 500_000,
        "“" * 10_000,
        "said " * 3_000,
        "🙂\u200d🙂\ufe0f" * 500,
        "\x00\x1b[2J\u202e" * 500,
        "a\u0301" * 2_000,
        "\ud800 said it",
    ],
    ids=["empty", "blank", "no space", "quotation marks", "cues", "emoji", "controls", "combining", "surrogate"],
)
def test_hostile_text_is_read(text: str) -> None:
    """Texts without sense or end are read without a crash, and a sentence after them is still found."""
    list(tagger().tag(text))
    found = [(text + "\n" + SAID)[slice(*t.cue)] for t in tagger().tag(text + "\n" + SAID)]
    assert "denied" in found[-3:]


def test_the_sentence_table_stays_at_its_floor() -> None:
    """Of the marked sentences so many are found whole; the floor is raised with the model, never lowered."""
    from benchmarks.attributions import matches

    examples = sentences(TABLE)
    right = sum(matches(example, list(tagger().tag(example.text))) for example in examples)
    assert len(examples) >= 150
    assert right / len(examples) >= FLOOR


FLOOR = 0.89


def without_bias(folder: Path) -> None:
    path = folder / "tagger.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"cue_bias"', '"other"'), encoding="utf-8")


def damaged(folder: Path) -> None:
    with (folder / "encoder.onnx").open("r+b") as file:
        file.write(b"\x00" * 100)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda folder: (folder / "encoder.onnx").unlink(), "missing"),
        (lambda folder: (folder / "entities.onnx").unlink(), "missing"),
        (lambda folder: (folder / "tagger.json").unlink(), "parameters"),
        (lambda folder: (folder / "tagger.json").write_text("{"), "parameters"),
        (lambda folder: (folder / "tagger.json").write_text("[]"), "parameters"),
        (without_bias, "parameters"),
        (damaged, "damaged"),
    ],
)
def test_a_missing_or_damaged_model_is_one_clear_error(
    tmp_path: Path, spoil: Callable[[Path], object], words: str
) -> None:
    """The error names the file and the remedy."""
    folder = tmp_path / "tagger"
    shutil.copytree(FOLDER, folder)
    spoil(folder)
    with pytest.raises(AssetError, match=words) as caught:
        Tagger(folder)
    assert str(folder) in str(caught.value)
    assert caught.value.hint

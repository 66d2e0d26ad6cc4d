"""What an answer does to each point of a claim: a table of sentences, and what holds for any words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.link.points import points_made, points_of
from claimtrack.models import Attribution, Bound, Figure, Kind, Point, Relation, Span, Stand
from link.telling import telling

CLAIMS = {
    "ganja": (
        "Azerbaijan’s defence ministry",
        "said",
        "Armenian forces shelled residential areas of Ganja with rockets on Sunday, killing nine people",
    ),
    "gas": ("Syrian rebels", "accused", "government forces of using chlorine gas in Idlib"),
    "jet": ("Ukraine", "said", "Russian troops shot down a passenger plane over Donetsk, killing 120 people"),
    "clinic": ("the aid group", "said", "an Israeli airstrike hit a clinic in Rafah, killing three patients"),
    "bribe": ("prosecutors", "said", "Senator Paul Harding took part and paid a witness $40,000"),
    "arrests": ("the opposition", "said", "police arrested at least 40 protesters in Minsk"),
    "fall": ("the opposition", "said", "the bridges had been destroyed by Friday"),
    "calm": ("Georgia", "said", "its forces did not shell Tskhinvali"),
    "toll": ("Georgia", "said", "Russian forces shelled Gori on 1 April, killing 5 people"),
    "wounded": ("Georgia", "said", "15 soldiers were wounded in Gori"),
    "exodus": ("the opposition", "said", "soldiers displaced 2.5 million people"),
    "guns": ("the opposition", "said", "police shot protesters with guns in Minsk"),
    "village": ("witnesses", "said", "the village was attacked by Russian mercenaries"),
}
MINISTRY = "Armenia’s defence ministry"
ROWS = [
    # Nothing is named: unscoped.
    ("ganja", MINISTRY, "denied", "the allegations", "denies", ""),
    ("ganja", MINISTRY, "denied", "it", "denies", ""),
    ("ganja", MINISTRY, "dismissed", "the claims", "denies", ""),
    ("ganja", MINISTRY, "called", "the report false", "denies", ""),
    ("ganja", MINISTRY, "rejected", "Azerbaijan’s accusations", "denies", ""),
    ("ganja", MINISTRY, "said", "the Azerbaijani president was a liar", "denies", ""),
    ("ganja", MINISTRY, "confirmed", "the report", "confirms", ""),
    ("ganja", MINISTRY, "declined to comment on", "the shelling of Ganja", "declines", ""),
    ("ganja", "Azerbaijan’s defence ministry", "withdrew", "the claim that Ganja was shelled", "retracts", ""),
    ("ganja", MINISTRY, "said", "its forces would shell Ganja again", "denies", ""),
    ("ganja", MINISTRY, "said", "peace talks were held in Moscow", "denies", ""),
    # A denial with a clause of its own.
    ("ganja", MINISTRY, "denied", "that its forces shelled the city", "denies", "actor rejected, act rejected"),
    ("ganja", MINISTRY, "denied", "shelling Ganja", "denies", "actor rejected, act rejected"),
    ("ganja", MINISTRY, "denied", "targeting civilians", "denies", "actor rejected, act rejected, target rejected"),
    ("ganja", MINISTRY, "denied", "any involvement in the attack", "denies", "actor rejected"),
    ("ganja", MINISTRY, "said", "it had nothing to do with the attack", "denies", "actor rejected"),
    ("ganja", MINISTRY, "said", "it didn’t carry out the attack", "denies", "actor rejected, act rejected"),
    ("ganja", MINISTRY, "denied", "that its forces used rockets", "denies", "means rejected"),
    ("ganja", MINISTRY, "disputed", "the death toll", "denies", "figures rejected"),
    (
        "ganja",
        MINISTRY,
        "denied",
        "that its forces killed nine people",
        "denies",
        "actor rejected, figures rejected",
    ),
    ("ganja", MINISTRY, "said", "its forces never shelled Ganja", "denies", "actor rejected, act rejected"),
    ("exodus", "the army", "said", "its soldiers displaced nobody", "denies", "act rejected"),
    ("ganja", MINISTRY, "said", "no rockets were fired at the city", "denies", "act rejected, means rejected"),
    ("ganja", MINISTRY, "said", "the attack never happened", "denies", "act rejected"),
    ("gas", "the Syrian government", "denied", "ever using chlorine", "denies", "act rejected, means rejected"),
    ("jet", "Moscow", "denied", "that Russian troops shot down the plane", "denies", "actor rejected, act rejected, target rejected"),
    ("arrests", "the police", "denied", "arresting anybody", "denies", "actor rejected, act rejected"),
    ("village", "Russia", "denied", "that Russian mercenaries attacked the village", "denies", "actor rejected, act rejected, target rejected"),
    # What is denied does not stand in other words of what was so.
    ("toll", "Russia", "denied", "that 5 people were killed; 15 soldiers were wounded", "denies", "actor rejected, figures rejected"),
    ("toll", "Russia", "denied", "that 5 people were killed; 5 soldiers were wounded", "denies", "actor rejected, figures rejected"),
    ("toll", "Russia", "denied", "shelling Gori, saying its forces shelled Gorizia", "denies", "actor accepted, act accepted, target rejected, place differs"),
    ("toll", "Russia", "denied", "shelling Gori on 1 April, saying its forces shelled it on 11 April", "denies", "actor accepted, act accepted, target rejected, time differs"),
    ("exodus", "the army", "denied", "that 2.5 million people were displaced by soldiers", "denies", "actor rejected, act rejected, target rejected, figures rejected"),
    ("guns", "the police", "said", "they had begun early but no gun was used", "denies", "means rejected"),
    ("guns", "the police", "said", "they had not begun early but when the crowd threw stones a gun was used", "denies", "means accepted"),
    ("guns", "the police", "said", "guns were never used and the rifles were those of the crowd", "denies", "means rejected"),
    # A rival account.
    ("ganja", MINISTRY, "said", "Azerbaijani forces shelled the residential areas themselves", "denies", "actor differs, act accepted, target accepted"),
    ("ganja", MINISTRY, "said", "three people were killed in Ganja", "denies", "place accepted, figures differs"),
    ("ganja", MINISTRY, "said", "its forces shelled a military airfield in Gyumri", "denies", "actor accepted, act accepted, target differs, place differs"),
    ("ganja", MINISTRY, "denied", "the claims, saying its forces fired at an army base there", "denies", "actor accepted, act accepted, target differs, place accepted"),
    ("jet", "Moscow", "said", "Ukrainian troops shot down the plane", "denies", "actor differs, act accepted, target accepted"),
    ("jet", "Moscow", "said", "a malfunction brought the plane to the ground", "denies", "act differs"),
    ("arrests", "the interior ministry", "said", "police arrested 12 protesters", "denies", "actor accepted, act accepted, target accepted, figures differs"),
    ("arrests", "the interior ministry", "said", "police arrested up to 60 protesters", "denies", "actor accepted, act accepted, target accepted"),
    ("ganja", MINISTRY, "said", "four girls were among the dead", "denies", ""),
    ("calm", "Russia", "said", "Georgian forces shelled Tskhinvali", "denies", "actor accepted, act rejected, target accepted, place accepted"),
    ("clinic", "the Israeli military", "said", "it struck a militant command post in Rafah", "denies", "actor accepted, act accepted, target differs, place accepted"),
    # Confirmed, wholly or in part.
    ("ganja", MINISTRY, "said", "we hit only military targets in Ganja", "partly_confirms", "actor accepted, act accepted, target differs, place accepted"),
    ("ganja", MINISTRY, "said", "its forces struck military objects there", "partly_confirms", "actor accepted, act accepted, target differs, place accepted"),
    ("ganja", MINISTRY, "confirmed", "that its forces shelled Ganja", "confirms", "actor accepted, act accepted, place accepted"),
    ("ganja", MINISTRY, "admitted", "shelling residential areas of Ganja", "confirms", "act accepted, target accepted, place accepted"),
    ("ganja", MINISTRY, "said", "its forces shelled Ganja on Monday", "partly_confirms", "actor accepted, act accepted, place accepted, time differs"),
    ("ganja", MINISTRY, "acknowledged", "that nine people were killed", "confirms", "figures accepted"),
    ("ganja", "the Red Cross", "said", "nine people were killed in Ganja on Sunday", "confirms", "place accepted, time accepted, figures accepted"),
    ("arrests", "a rights group", "said", "police had arrested 47 protesters in Minsk", "confirms", "actor accepted, act accepted, target accepted, place accepted, figures accepted"),
    ("jet", "Russia", "admitted", "that its troops shot down the airliner by mistake", "confirms", "actor accepted, act accepted, target accepted"),
    ("clinic", "the Israeli military", "acknowledged", "that its jets had hit the clinic", "confirms", "actor accepted, act accepted, target accepted"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "source", "cue", "content", "relation", "stands"), ROWS)
def test_what_an_answer_does_to_each_point(
    claim: str, source: str, cue: str, content: str, relation: str, stands: str
) -> None:
    """Every point that the words settle; the claim's other points are silent, and where nothing is settled there is none."""
    claimed, answer = telling(*CLAIMS[claim]), telling(source, cue, content)
    found = points_of(claimed, answer, Relation(relation))
    told = ", ".join(f"{point} {stand}" for point, stand in found.items() if stand is not Stand.SILENT)
    assert told == stands
    assert list(found) == (list(points_made(claimed)) if stands else [])


@pytest.mark.parametrize(
    ("claim", "points"),
    [
        ("ganja", {"actor": "Armenian forces", "act": "shelled", "target": "residential areas of Ganja", "place": "Ganja", "time": "Sunday", "means": "rockets", "figures": "nine killed"}),
        ("village", {"actor": "Russian mercenaries", "act": "attacked", "target": "the village"}),
        ("fall", {"act": "destroyed", "target": "the bridges"}),
        ("calm", {"act": "shell", "place": "Tskhinvali", "actor": "its forces", "target": "Tskhinvali"}),
        ("arrests", {"actor": "police", "act": "arrested", "target": "at least 40 protesters", "place": "Minsk", "figures": "at least 40 detained"}),
    ],
)  # fmt: skip
def test_the_points_are_those_that_the_claim_makes(claim: str, points: dict[str, str]) -> None:
    """Each with the claim's own words: one without figures has no figures point."""
    assert {point.value: words for point, words in points_made(telling(*CLAIMS[claim])).items()} == points


def test_a_denial_in_pieces_denies_in_the_first_of_them() -> None:
    """Those behind it tell what was so."""
    text = "denied that 5 people were killed, as she was told: 15 soldiers were wounded"
    cue, first, second, killed, wounded = (
        Span(text.index(words), text.index(words) + len(words), words)
        for words in ("denied", "that 5 people were killed", "15 soldiers were wounded", "5", "15")
    )
    toll = (Figure("killed", 5, 5, 5, Bound.EXACT, killed), Figure("injured", 15, 15, 15, Bound.EXACT, wounded))
    said = Attribution("t-1", "a-1", None, cue, (first, second), Kind.DENIAL, 1.0, figures=toll)
    for claim, figures in (("toll", Stand.REJECTED), ("wounded", Stand.ACCEPTED)):
        assert points_of(telling(*CLAIMS[claim]), said, Relation.DENIES)[Point.FIGURES] is figures


WORDS = st.lists(
    st.sampled_from(
        "we they Armenian Russia’s forces shelled killed attack not never no by in at Ganja the civilians military base rockets 12 "
        "only but , . … “ that was were to would down shot of and it denied".split()
    ),
    max_size=25,
).map(" ".join)


def spoken(source: str, cue: str, content: str) -> Attribution:
    parts = [Span(n * 1000, n * 1000 + len(text), text) for n, text in enumerate((source, cue, content))]
    return Attribution("t-1", "a-1", parts[0], parts[1], (parts[2],), Kind.DENIAL, 1.0, accused="Armenia")


@given(WORDS | st.text(), WORDS | st.text(), st.sampled_from(Relation), st.sampled_from(Kind))
def test_any_words_have_points_that_the_claim_makes_and_no_others(
    claimed: str, answered: str, relation: Relation, kind: Kind
) -> None:
    """Total on any words, the same each time, and every point listed is one of the claim's."""
    claim, answer = spoken("A", "said", claimed), spoken("B", kind.value, answered)
    found = points_of(claim, answer, relation)
    assert set(found) <= set(points_made(claim)) <= set(Point)
    assert found == points_of(claim, answer, relation)
    assert not found or set(found.values()) - {Stand.SILENT}

"""English is told from other languages, and in doubt a text is read."""

import pytest

from claimtrack.extract.language import language_of

CASES = [
    ("The army said that its forces had withdrawn from the town after a day of shelling.", "en"),
    ("THE MINISTRY SAID THAT THE CONVOY HAD BEEN HIT BY MORTAR FIRE NEAR THE RIVER.", "en"),
    ("Ganja hit", "en"),
    (
        "Der Sprecher des Ministeriums bestritt am Montag, dass Truppen das Dorf beschossen hätten, und sprach von Propaganda.",
        "de",
    ),
    (
        "Le porte-parole du ministère a démenti lundi que ses forces aient bombardé la ville pendant la nuit de dimanche.",
        "fr",
    ),
    ("Министерство обороны опровергло сообщения об обстреле города в воскресенье.", "ru"),
    (
        "Müdafiə Nazirliyi Gəncə şəhərinin atəşə tutulduğunu və bir nəfərin həlak olduğunu bildirdi, erməni tərəfi isə bunu təkzib etdi.",
        "az",
    ),
    ("国防部否认了这一说法。", "zh"),
    ("12345 67 — 89", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "language"), CASES)
def test_language(text: str, language: str | None) -> None:
    """A table of short texts."""
    assert language_of(text) == language

"""Which claim a confirmation of an event is given to, with the shipped models."""

import pytest

from link.test_answers import found

CONFIRMED = [
    ("Ilan Duro was arrested on Friday, his sister said. Police confirmed his arrest.", "Ilan Duro was arrested on Friday"),
    ("Ilan Duro was arrested on Friday, his sister said. Police confirmed Duro’s arrest in a statement.", "Ilan Duro was arrested on Friday"),
    ("Shepherds said raiders had attacked a mill near Oste.\n\nThe governor confirmed the attack.", "raiders had attacked a mill near Oste"),
    ("Traders said a boiler had exploded at the port. Police confirmed the explosion.", "a boiler had exploded at the port"),
    ("A magazine reported that the king had dismissed the admiral. The palace confirmed the dismissal of the admiral.", "the king had dismissed the admiral"),
    ("Fishermen said the tug had gone down and sunk off Velden. The coast guard confirmed the sinking.", "the tug had gone down and sunk off Velden"),
    ("Relatives said seven people had died in the camp. The ministry confirmed the deaths.", "seven people had died in the camp"),
    ("A magazine reported that the two kings had held talks in Oste. The palace confirmed the talks.", "the two kings had held talks in Oste"),
    ("Hackers said they had stolen files from Corvane. Corvane confirmed the breach.", "they had stolen files from Corvane"),
]  # fmt: skip
NOT_CONFIRMED = [
    "Relatives said seven people had died in the camp. The ministry confirmed 212 deaths.",
    "Relatives said seven people had died in the camp. The ministry confirmed the deaths of 212 children.",
    "His lawyer said the arrest of Ilan Duro was unlawful. Police confirmed the arrest.",
    "A doctor said Ilan Duro was ill when he was arrested. Police confirmed the arrest.",
    "His sister said Ilan Duro was not arrested. Police confirmed the arrest.",
    "His sister said Ilan Duro was arrested on Friday. Police confirmed Jan Brandt’s arrest.",
    "His sister said Ilan Duro was arrested without cause. Police confirmed the arrest, but denied the rest.",
    "Shepherds said raiders had attacked a mill. The army confirmed the second attack.",
    "The king said trade would grow. Police confirmed the explosion.",
    "A boiler had exploded, Ilan Duro said.\n\nIt rained.\n\nIt rained.\n\nPolice confirmed the explosion.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim"), CONFIRMED)
def test_a_confirmed_event_is_the_one_that_a_claim_before_tells_of(text: str, claim: str) -> None:
    assert {said.removeprefix("that ") for how, _, said in found(text) if how == "confirms"} == {claim}


@pytest.mark.parametrize("text", NOT_CONFIRMED)
def test_an_event_that_no_claim_tells_of_is_confirmed_of_none(text: str) -> None:
    assert {said for how, _, said in found(text) if how == "confirms"} == set()

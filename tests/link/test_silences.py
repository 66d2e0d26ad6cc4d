"""Which claim a refusal to comment is given to, with the shipped models."""

import pytest

from link.test_answers import found

GIVEN_TO = [
    ("A former manager said Skyjet had cut safety checks.\n\nPassengers queued.\n\nSkyjet did not respond to a request for comment.", "Skyjet had cut safety checks"),
    ("The union said Norlane hid the accident. Shares fell. Norlane did not return calls and text messages seeking comment.", "Norlane hid the accident"),
    ("The union said Norlane hid the accident. Shares fell. Emails to Norlane went unanswered.", "Norlane hid the accident"),
    ("The union said Norlane hid the accident. Norlane has yet to comment.", "Norlane hid the accident"),
    ("The union said Norlane hid the accident. Attempts to reach Norlane officials were unsuccessful.", "Norlane hid the accident"),
    ("The union said Norlane hid the accident. Norlane referred questions to its lawyers.", "Norlane hid the accident"),
    ("Norland's army said a Kenyan drone crossed the border. Kenya's foreign ministry declined to comment.", "a Kenyan drone crossed the border"),
    ("A survivor said the bishops had known of the letters. The bishops' conference did not respond to a request for comment.", "the bishops had known of the letters"),
    ("Witnesses said the prison cameras were switched off. Police did not respond to questions about the cameras.", "the prison cameras were switched off"),
    ("A report by the auditor said the bridge was unsafe. Asked whether the bridge was unsafe, the mayor, Ann Roe, declined to comment.", "the bridge was unsafe"),
    ("The engineer told the court he had repeated what the mayor told him.\n\nThe mayor would not say whether that was true.", "he had repeated what the mayor told him"),
    ("Anna Kovacs claims that the hotel hid a body. The hotel said it did not comment on individual cases.", "the hotel hid a body"),
    ("Porters said guards had kicked them. The interior ministry declined to comment.", "guards had kicked them"),
    ("Farmers said soldiers had torched their barns. A priest said the well was dry. The army did not respond to a request for comment.", "soldiers had torched their barns"),
    ("The union said two divers had been burned at the dock. The company declined to comment.", "two divers had been burned at the dock"),
    ("Tenants said the boiler had poisoned a child.\n\nThe landlord declined to comment on the matter.", "the boiler had poisoned a child"),
    ("Cooks said the owner had beaten them. The hotel would not comment on an ongoing investigation.", "the owner had beaten them"),
    ("Two pupils said the coach had groped them. A spokesman for the club declined to comment.", "the coach had groped them"),
    ("Cooks said the canteen had concealed a fire. Ann Roe, its manager, declined to discuss the allegation.", "the canteen had concealed a fire"),
    ("Cooks said the canteen had concealed a fire. The canteen declined to discuss the claim.", "the canteen had concealed a fire"),
]  # fmt: skip
GIVEN_TO_NONE = [
    "Boeing said it would cooperate with the inquiry. Airbus declined to comment.",
    "The president said the economy would grow. The central bank of Norland declined to comment.",
    "Norland's army said it shot down a drone. Norland's foreign ministry declined to comment.",
    "Witnesses said the lights were switched off. Police would not discuss the cameras.",
    "Cooks said the owner had beaten them. The hotel declined to comment further.",
    "Cooks said the owner had beaten them. The hotel declined to comment on its profits.",
    "Cooks said the owner had beaten them. A guest said the soup was cold. The agency declined to comment.",
    "Two divers had been burned at the dock, the union said. Corvane declined to comment.",
    "The army said it had killed twelve rebels. The ministry declined to comment.",
    "Police said gunmen had shot two farmers. The ministry declined to comment.",
    "A striker said his side had beaten Velden. The club declined to comment.",
    "Traders said sales had been hurt by rain. The company declined to comment.",
    "The union said wages would rise. The company declined to comment.",
    "Cooks said the canteen had new ovens. Ann Roe declined to discuss the allegation.",
    "The company said profits rose in May. It declined to comment further.",
]


@pytest.mark.parametrize(("text", "claim"), GIVEN_TO)
def test_a_silence_is_given_to_the_claim_it_names_or_that_speaks_of_the_silent(text: str, claim: str) -> None:
    assert {said.removeprefix("that ") for how, _, said in found(text) if how == "declines"} == {claim}


@pytest.mark.parametrize("text", GIVEN_TO_NONE)
def test_a_silence_is_given_to_no_claim_that_speaks_of_others(text: str) -> None:
    assert {said for how, _, said in found(text) if how == "declines"} == set()

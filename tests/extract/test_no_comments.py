"""Who gave no comment, in the forms that news has for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.kinds import kind_of
from claimtrack.extract.no_comments import with_no_comments
from claimtrack.extract.tagger import Tagged
from claimtrack.models import Kind


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Norland's defence ministry did not comment.", "Norland's defence ministry", "comment"),
        ("The ministry had no comment.", "The ministry", "no comment"),
        ("The firm did not immediately respond.", "The firm", "respond"),
        ("The mayor, Ann Roe, could not immediately be reached for comment.", "The mayor, Ann Roe,", "reached for comment"),
        ("There was no immediate comment from the army.", "the army", "immediate comment"),
        ("There was no immediate reaction from Moscow on Tuesday.", "Moscow", "immediate reaction"),
        ("The firm was not available for comment.", "The firm", "available for comment"),
        ("Police have not yet commented publicly.", "Police", "commented publicly"),
        ("On Tuesday Tehran had no comment.", "Tehran", "no comment"),
        ("The firm was not immediately available for comment.", "The firm", "available for comment"),
        ("The ministry did not publicly comment on the strike.", "The ministry", "comment on the strike"),
        ("There was no official reaction from Ankara.", "Ankara", "official reaction"),
        ("He did not respond to emails seeking comment.", "He", "respond to emails seeking comment"),
        ("The bank hasn’t responded to a written request for comment.", "The bank", "responded to a written request for comment"),
        ("The agency itself refused to comment on the contract, citing secrecy.", "The agency itself", "to comment on the contract"),
        ("The ministry would not be drawn on a report that it had paid.", "The ministry", "be drawn on a report that it had paid"),
        ("The state Labour Party did not return calls.", "The state Labour Party", "return calls"),
        ("Mr Odei's lawyer could not be reached last night.", "Mr Odei's lawyer", "reached"),
        ("But the ministry didn't reply to questions.", "the ministry", "reply to questions"),
        ("China, its only ally, has yet to comment.", "China, its only ally,", "comment"),
        ("Ms. Dahl has yet to comment.", "Ms. Dahl", "comment"),
        ("The harbour board has yet to publicly reply to a request for comment.", "The harbour board", "reply to a request for comment"),
        ("Norlane officials were unavailable for comment.", "Norlane officials", "unavailable for comment"),
        ("The bank was not available to comment on the losses when called.", "The bank", "available to comment on the losses"),
        ("There has been no comment from Ankara on the strike.", "Ankara", "comment"),
        ("There was no immediate comment from the alliance which flew the planes.", "the alliance", "immediate comment"),
        ("Calls to the clerk, Ida Holm, were not returned.", "the clerk, Ida Holm", "Calls"),
        ("Messages left with a spokesman for Norlane on Friday were not immediately returned.", "a spokesman for Norlane", "Messages"),
        ("Several emails to the firm went unanswered.", "the firm", "Several emails"),
        ("A request for comment sent to the ministry has not been answered.", "the ministry", "A request for comment"),
        ("Attempts to reach Mr Dahl were unsuccessful.", "Mr Dahl", "Attempts to reach"),
        ("Efforts to contact Ida Holm by phone were not immediately successful.", "Ida Holm", "Efforts to contact"),
        ("No one at Norlane was available for comment.", "Norlane", "available for comment"),
        ("Nobody at the embassy could be reached for comment.", "the embassy", "reached for comment"),
        ("The mayor hung up the phone when asked about the letters.", "The mayor", "the phone when asked about the letters"),
        ("Mr Dahl walked away without answering reporters’ questions.", "Mr Dahl", "without answering reporters’ questions"),
    ],
)  # fmt: skip
def test_who_gave_no_comment(text: str, source: str, content: str) -> None:
    """The one who was asked, and the words that make a no-comment of the cue."""
    found = with_no_comments(text, [])
    assert [(text[slice(*one.source or (0, 0))], text[slice(*one.content[0])]) for one in found] == [(source, content)]
    assert all(kind_of(text[slice(*one.cue)], text[slice(*one.content[0])]) is Kind.NO_COMMENT for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "The patient did not respond to treatment.",
        "Residents did not answer the door.",
        "The team did not reply to the opening goal.",
        "The bank, which the union said did not respond, has closed.",
        "The summit could not be reached before noon without ropes, and nobody tried.",
        "The minister commented on the strike.",
        "Hamas fired rockets and Israel did not respond.",
        "Agreement on tariffs could not be reached on Friday.",
        "Police did not respond to emergency calls.",
        "The council did not respond to requests for repairs.",
        "The server did not reply.",
        "An agreement could not be reached on Friday.",
        "The village could not be reached by phone.",
        "The tenant did not return the keys.",
        "The driver refused to stop.",
        "Two men were arrested and police had no comment.",
        "The team has yet to reply to the opening goal.",
        "The drug was unavailable for patients.",
        "Emergency calls to the fire service went unanswered.",
        "Calls to the rape helpline went unanswered.",
        "Emails to the council for better lights went unanswered.",
        "Calls to boycott the firm went unanswered.",
        "The hostages were not returned to the village.",
        "Attempts to reach the trapped miners were unsuccessful.",
        "Efforts to reach a deal were unsuccessful.",
        "No one at the fair was available for work.",
        "The keeper hung up his gloves when asked.",
        "While the airline has yet to comment, the president has spoken.",
        "The pilot walked away from the crash.",
    ],
)
def test_what_is_no_silence(text: str) -> None:
    assert with_no_comments(text, []) == []


def test_what_the_tagger_found_stays() -> None:
    """The form adds nothing where an attribution stands already, be it in another's words."""
    text = "The firm did not comment."
    tagged = Tagged((0, 8), (9, 16), ((17, 24),), 0.9)
    assert with_no_comments(text, [tagged]) == [tagged]
    whole = Tagged(None, (0, 3), ((4, len(text)),), 0.9)
    assert with_no_comments(text, [whole]) == [whole]


def test_the_form_tells_whose_answer_is_missing() -> None:
    """An attribution of nobody with the same cue gives way to it."""
    text = "Emails to the firm went unanswered."
    (one,) = with_no_comments(text, [Tagged(None, (19, 34), ((0, 18),), 0.3)])
    assert one.source and text[slice(*one.source)] == "the firm"


@given(st.text(alphabet="The army did not comment. was , no from There ’t\n", max_size=200))
def test_any_text_is_read(text: str) -> None:
    for one in with_no_comments(text, []):
        spans = [*([one.source] if one.source else []), one.cue, *one.content]
        assert all(0 <= start < end <= len(text) for start, end in spans)

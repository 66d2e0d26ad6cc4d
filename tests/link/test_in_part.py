"""Confirmations of a part, by what the sentence goes on to say."""

from __future__ import annotations

import pytest

from claimtrack.extract.extractor import Extractor
from claimtrack.link.admissions import couples_within, with_admissions
from claimtrack.link.in_part import in_part
from claimtrack.link.related import candidates_within, read, related
from claimtrack.link.relation_models import relation_models
from claimtrack.link.status import SHOWN
from claimtrack.link.within import answers_within
from claimtrack.models import Article, Attribution, Kind, Span

SHELLED = "the army had shelled the school and killed nine pupils"
IN_PART = [
    (SHELLED, "The army acknowledged [that a shell had hit the school] but denied that anybody was killed."),
    (SHELLED, "While admitting [that a shell had hit the school], the army insisted nobody was killed."),
    (SHELLED, "The army confirmed [the shelling of the school], insisting that no pupils were there."),
    (SHELLED, "The army confirmed [that it had shelled the school]. But it said that no pupils had been killed."),
    (SHELLED, "The army confirmed [that it had shelled the school]. It denied that any pupils had been killed."),
    (SHELLED, "The army admitted [that it had shelled the school, but not that pupils were killed]."),
    (SHELLED, "The army said [the report was partly true]."),
    (SHELLED, "The army said [that some of the claims were accurate but others were not]."),
    (SHELLED, "The army said [the account was not entirely accurate]."),
]  # fmt: skip
WHOLE = [
    (SHELLED, "The army confirmed [that it had shelled the school and killed nine pupils]."),
    (SHELLED, "The army confirmed [that it had shelled the school] but would not say how many pupils were killed."),
    (SHELLED, "The army confirmed [that it had shelled the school] but gave no details of who was killed."),
    (SHELLED, "The army confirmed [that it had shelled the school], as a soldier was killed nearby."),
    (SHELLED, "The army confirmed [that it had shelled the school]. A nurse said that no pupils had been killed."),
    ("a missile flew over northern Japan and fell into the sea", "The army confirmed [that a missile flew over Japan] but said it was no threat to North America."),
    ("the army had shelled the school", "The army confirmed [that it had shelled the school] but denied that anybody was killed."),
    ("the minister had copied his thesis from two American books", "He admitted [the fraud] but said he would not resign."),
    (SHELLED, "The army said [that the reports were largely true]."),
]  # fmt: skip
LINKED = [
    (
        "The opposition said police had beaten protesters and arrested 40 of them.\n\nThe interior ministry confirmed the arrests but denied that anybody was beaten.",
        {("partly_confirms", "the arrests"), ("denies", "that anybody was beaten")},
    ),
    (
        "The Herald reported that Jan Koslow had met the lobbyist and taken money.\n\nKoslow admitted meeting the lobbyist but denied taking any money.",
        {("partly_confirms", "meeting the lobbyist"), ("denies", "taking any money")},
    ),
    (
        "The Herald reported that the minister had been paid by the firm. A spokesman said the report was partly true.",
        {("partly_confirms", "the report was partly true")},
    ),
    (
        "Nurses said that the army had killed 12 people in the mill of Oste. The army confirmed that it had killed three people in the mill.",
        {("partly_confirms", "that it had killed three people in the mill")},
    ),
]  # fmt: skip


def confirmed(claim: str, sentences: str) -> str:
    """Why an answer, whose content stands in brackets behind its cue, confirms a claim in part; empty where it is one of all."""
    before, content = sentences.split("[")
    content, after = content.split("]")
    start, cue = len(before), before.split()[-1]
    spans = [Span(start - 1 - len(cue), start - 1, cue), Span(start, start + len(content), content)]
    answer = Attribution("t-1", "a-1", None, spans[0], (spans[1],), Kind.CONFIRMATION, 0.9, "the army")
    said = Span(0, len(claim), claim)
    claimed = Attribution("t-2", "a-2", None, Span(0, 4, "said"), (said,), Kind.ASSERTION, 0.9, "pupils")
    return in_part(claimed, answer, Article(before + content + after).text)


@pytest.mark.parametrize(("claim", "answer"), IN_PART)
def test_who_denies_another_part_or_says_so_confirms_a_part(claim: str, answer: str) -> None:
    assert confirmed(claim, answer)


@pytest.mark.parametrize(("claim", "answer"), WHOLE)
def test_who_denies_nothing_that_the_claim_says_confirms_all_of_it(claim: str, answer: str) -> None:
    assert confirmed(claim, answer) == ""


@pytest.mark.parametrize(("text", "expected"), LINKED)
def test_the_denied_part_and_the_confirmed_one_are_two_answers(text: str, expected: set[tuple[str, str]]) -> None:
    article, models = Article(text, date="2021-05-03"), relation_models()
    said = Extractor().extract(article).attributions
    rules = with_admissions(answers_within(article, said), couples_within(said))
    pairs = related(candidates_within(read(article, said, models), rules, models), models)
    assert {(pair.relation.value, pair.answer.content_text) for pair in pairs if pair.score >= SHOWN} == expected

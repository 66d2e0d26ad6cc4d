"""Claims that a denial is given to because they stand beside it, with attributions marked by hand."""

from __future__ import annotations

import re

import pytest

from claimtrack import ids
from claimtrack.extract.kinds import kind_of
from claimtrack.link.within import answers_within
from claimtrack.models import Article, Attribution, Span

_MARKED = re.compile(r"\[(?P<source>[^\]]+)\]|\{(?P<cue>[^}]+)\}|<(?P<content>[^>]+)>")


def read(marked: str) -> tuple[Article, list[Attribution]]:
    """An article in which `[source]`, `{cue}` and `<content>` are marked; `|` parts one attribution from the next."""
    text, parts = "", []
    for piece in marked.split("|"):
        spans, at = {}, 0
        for found in _MARKED.finditer(piece):
            text += piece[at : found.start()]
            words, at = found[str(found.lastgroup)], found.end()
            spans[found.lastgroup] = Span(len(text), len(text) + len(words), words)
            text += words
        text += piece[at:]
        parts.append(spans)
    article = Article(text, date="2021-05-02")
    key = ids.article_id(article)
    return article, [
        Attribution(
            ids.attribution_id(key, one["source"], one["cue"], [one["content"]]), key, one["source"], one["cue"],
            (one["content"],), kind_of(one["cue"].text, one["content"].text), 0.9, one["source"].text,
        )
        for one in parts
    ]  # fmt: skip


def meant(marked: str) -> list[tuple[str, str]]:
    """Contents of claims, with the cues of what is found to answer them."""
    return [(pair.claim.content_text, pair.answer.cue.text) for pair in answers_within(*read(marked))]


@pytest.mark.parametrize(
    ("marked", "claim"),
    [
        # What the denial is told to come after.
        ("[Osk] {denied} <closing the bridge>|, hours after [engineers] {said} <it had been shut on his word>.", "it had been shut on his word"),
        ("[Osk] {denied} <any role in the raid>| after [a guard] {said} <masked men came in army trucks>.", "masked men came in army trucks"),
        # Just said, of the same thing or of who denies.
        ("[Holm] {said} <both samples had been opened>.| [Osk] {disputed} <that a sample had been handed over>.", "both samples had been opened"),
        ("[Holm] {said} <Osk was dismissed for theft>.| [Osk] {denied} <stealing anything>.", "Osk was dismissed for theft"),
        # Somebody, not a statement, is contradicted.
        ("[a captain] {said} <no shot was fired from the road>.| [Brandt] {contradicted} <him>.", "no shot was fired from the road"),
        ("[the harbour union] {said} <forty people had fled>.| [Osk] {took issue with} <the harbour union>.", "forty people had fled"),
        # A verdict alone stands for what it is of.
        ("[Holm] {says} <it never hired children>, a statement that |[Osk] {calls} <false>.", "it never hired children"),
        ("[Holm] {said} <nobody had read the letter>.| [Osk] {said} <that was not credible>.", "nobody had read the letter"),
        ("[Holm] {said} <it had invited her twice>.| [Osk] {said} <“Not true,”>", "it had invited her twice"),
        ("[Holm] {accused} <the port of spying on its stewards>.| [Osk] {denied} <doing so>.", "the port of spying on its stewards"),
        ("[Holm] {said} <the clerk had lied to the panel>.| [Osk] {said} <the finding was wrong and that she had never been heard>.", "the clerk had lied to the panel"),
        # What another side admits may be denied as well.
        ("[Holm] {conceded} <that a supplier had passed on the work>.| [Osk] {contradicted} <that version>.", "that a supplier had passed on the work"),
        ("[Holm] {acknowledged} <that he got the memo but did not read it>.| [Osk] {said} <that was not so>.", "that he got the memo but did not read it"),
        # A quotation bears out what its speaker is reported to say.
        ("[Holm] {said} <his son had two hours of training>. |<“He had never been on a dock,”> [Holm] {said}.| [Osk] {disputed} <this>.", "his son had two hours of training"),
        # The named speaker's words, further back.
        ("[the Velden lab] {said} <it found traces on the phones>.\n|[Holm] {said} <the lamps were out>.\n\n|[Brandt] {said} <the sea was calm>.\n\n| [Osk] {disputed} <the lab's findings>.", "it found traces on the phones"),
        ("[Pruitt] {said} <he grabbed her in a car in Sedalia>.\n\n|[Pruitt] {said} <she told nobody then>.\n\n|[Osk] {disputed} <Pruitt's account of the night in Sedalia>.", "he grabbed her in a car in Sedalia"),
        # A figure that is disputed was told.
        ("[Holm] {said} <41 bodies had been found>.| [Brandt] {said} <it was too early to blame anyone>.| [Osk] {disputed} <the official toll>.", "41 bodies had been found"),
        # An accusation is what accuses who rejects it, else what was said just before.
        ("[Holm] {said} <the police had a licence to kill>.| [The government] {rejected} <that charge>.", "the police had a licence to kill"),
        ("[Holm] {accused} <the guards of theft>.| [Brandt] {said} <the town was empty>.| [the guards] {denied} <the accusation>.", "the guards of theft"),
    ],
)  # fmt: skip
def test_the_claim_beside_a_denial_is_what_it_is_given_to(marked: str, claim: str) -> None:
    assert [content for content, _ in meant(marked)] == [claim]


@pytest.mark.parametrize(
    "marked",
    [
        "[Osk] {denied} <closing the bridge after midnight>.| [Engineers] {said} <the river had risen by two metres>.",
        "[Osk] {denied} <closing the bridge>, even after |[engineers] {said} <the river had risen by two metres>.",
        "[Osk] {denied} <closing the bridge>| after [Osk] {said} <the river had risen by two metres>.",
        "[Holm] {said} <the crew had slept well>.| [Osk] {denied} <that it sails in storms such as these>.",
        "[Holm] {said} <the crew had slept well>.\n\nThe sea was calm.\n\nNobody slept.|\n\n[Osk] {denied} <that such an order had been given>.",
        "[Holm] {said} <the gates were padlocked>.| [Holm] {added} <the sea was calm>.| [Osk] {denied} <that any door had been shut>.",
        "[Holm] {said} <the boats had been locked away>.| [Osk] {denied} <owing wages to the cooks>.",
        "[Holm] {said} <the lamps in the harbour were out>.| [Brandt] {said} <the sea was calm>.| [Osk] {denied} <that the lamps had failed>.",
        "[the report] {said} <no shot was fired from the road>.| [Brandt] {contradicted} <her>.",
        "[a captain] {said} <no shot was fired from the road>.| [Brandt] {said} <that was not so>.| [Osk] {contradicted} <him>.",
        "[Holm] {said} <the boats were at sea>.| [Osk] {disputed} <the toll>.",
        "[Holm] {said} <the boats sailed on 2 May 2019>.| [Osk] {disputed} <the toll>.",
        "[the lab] {confirmed} <that the samples were kept in Velden>.| [Osk] {denied} <the allegation>.",
    ],
)  # fmt: skip
def test_what_stands_beside_a_denial_of_something_else_is_not_answered(marked: str) -> None:
    assert [content for content, cue in meant(marked) if cue != "said"] == []


def test_who_goes_on_about_a_claim_that_he_has_just_rejected_answers_it_again() -> None:
    """ "Rejected the union's claim that …, calling it a smear": both are of the union's claim, which stands in the first."""
    text = "Osk rejected the union's claim that the plant had leaked, calling it “a smear”."
    article = Article(text, date="2021-05-02")
    key = ids.article_id(article)

    def said(who: str, cue: str, content: str) -> Attribution:
        spans = [Span(text.index(words), text.index(words) + len(words), words) for words in (who, cue, content)]
        kind = kind_of(cue, content)
        return Attribution(
            ids.attribution_id(key, spans[0], spans[1], spans[2:]), key, spans[0], spans[1], (spans[2],), kind, 0.9, who
        )

    denial = said("Osk", "rejected", "the union's claim that the plant had leaked")
    again = said("Osk", "calling", "it “a smear”")
    claim = said("the union", "claim", "the plant had leaked")
    pairs = list(answers_within(article, [denial, again, claim]))
    assert [(pair.answer, pair.claim) for pair in pairs] == [(denial, claim), (again, claim)]

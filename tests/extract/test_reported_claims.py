"""Claims that stand in the words of their own denial, with the shipped models."""

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.extractor import Extractor
from claimtrack.extract.reported_claims import with_reported
from claimtrack.extract.tagger import Tagged
from claimtrack.models import Article


@lru_cache(maxsize=1)
def extractor() -> Extractor:
    return Extractor(read=False)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Corvane denied claims by the miners’ union that it had cut the budget.", "the miners’ union", "claims", "it had cut the budget"),
        ("Mr Lund rejected prosecutors’ claims he violated his plea deal.", "prosecutors", "claims", "he violated his plea deal"),
        ("Iran denied US claims that the country had struck down the plane.", "US", "claims", "the country had struck down the plane"),
        ("The bishop dismissed the allegations of sexual misconduct with young men as baseless.", None, "allegations", "sexual misconduct with young men"),
        ("Claims by the Kiev regime that the aircraft was carrying shells have nothing to do with reality, Konashev said.", "the Kiev regime", "Claims", "the aircraft was carrying shells"),
        ("She told senators that accusations that she had misled them in March were false.", None, "accusations", "she had misled them in March"),
        ("The mayor denied an accusation made by Ann Roe on Monday that he had taken bribes.", "Ann Roe", "accusation", "he had taken bribes"),
        ("The editor rejected a report in the Courier that he had resigned.", "the Courier", "report", "he had resigned"),
        ("Ms Hale rebutted a claim, widely shared on social media, that benches had been taken away on her orders.", None, "claim", "benches had been taken away on her orders"),
        ("The clerk said there was no truth to rumours that the vote would be held in May.", None, "rumours", "the vote would be held in May"),
        ("The ministry confirmed reports that 12 soldiers had been killed, saying more were missing.", None, "reports", "12 soldiers had been killed"),
        ("The bank denied a report in the Gazette on Monday that it had helped criminals.", "the Gazette", "report", "it had helped criminals"),
        ("Police dismissed a claim by the paper’s editor, Nikola Senk, that police had followed him home.", "the paper’s editor, Nikola Senk", "claim", "police had followed him home"),
        ("The embassy dismissed any suggestion that firms had used the branch as “another episode of hatred”.", None, "suggestion", "firms had used the branch"),
        ("Pakistan denied Indian media reports that two pilots had been captured.", "Indian media", "reports", "two pilots had been captured"),
        ("Residents denied government claims that food had reached the town.", "government", "claims", "food had reached the town"),
        ("The army denied reports from Gondar that soldiers went from house to house.", None, "reports", "soldiers went from house to house"),
        # What one takes back is one's own, unless it says whose it is.
        ("The agency retracted a report that 31 people had died.", "The agency", "report", "31 people had died"),
        ("Senator Whitlock walked back his remark that the bases would close.", "Senator Whitlock", "remark", "the bases would close"),
        ("The agency corrected its report that 31 people had died.", "The agency", "report", "31 people had died"),
        # What the claims are about is not whose they are.
        ("The party denied Russian influence claims that its candidate had taken cash.", None, "claims", "its candidate had taken cash"),
        ("The force denied police brutality claims that officers had beaten a teenager.", None, "claims", "officers had beaten a teenager"),
        ("Hale denied Partygate claims that he had lied to members.", None, "claims", "he had lied to members"),
        ("The mayor denied a Reuters report that he had resigned.", "Reuters", "report", "he had resigned"),
        ("The club denied claims from the outset that it had bribed referees.", None, "claims", "it had bribed referees"),
        ("The minister rejected claims in parliament that he had lied again.", None, "claims", "he had lied again"),
        ("Police denied claims and rumours that a second gunman was at large.", None, "rumours", "that a second gunman was at large"),
        ("The army said reports that it had retreated were not true.", None, "reports", "it had retreated"),
        ("Police dismissed claims that they had used live rounds as a desperate attempt to smear them.", None, "claims", "they had used live rounds"),
        ("The board rejected criticism from the teachers’ union that it had acted too late.", "the teachers’ union", "criticism", "it had acted too late"),
        ("The ministry described as untrue a report by the daily Il Golfo that it had sold the lists.", "the daily Il Golfo", "report", "it had sold the lists"),
        ("The general dismissed as baseless a UN statement that accused troops of firing at a tower.", "UN", "statement", "accused troops of firing at a tower"),
        ("The mayor hit back at claims by chief executive Ann Roe that he had threatened staff.", "chief executive Ann Roe", "claims", "he had threatened staff"),
        ("The minister rejected versions spread on social media according to which a boy had died.", None, "versions", "a boy had died"),
        ("“The statement disseminated by the Defence Ministry of Baku that our units opened fire does not correspond to reality,” the ministry said.", "the Defence Ministry of Baku", "statement", "our units opened fire"),
        ("A spokesman declined to comment on reports that the bank had lost money.", None, "reports", "the bank had lost money"),
    ],
)  # fmt: skip
def test_a_claim_that_only_its_answer_tells_of(text: str, source: str | None, cue: str, content: str) -> None:
    """It has an attribution of its own: whose it is, the noun, and the clause without what the answer says of it."""
    found = [a for a in extractor().extract(Article(f"It rained. {text}")).attributions if a.cue.text == cue]
    assert [(a.source and a.source.text, a.content_text) for a in found] == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The company denied the claims of the union.",
        "The company denied any involvement in the claims process.",
        "The governor said reports that ships had sunk were being checked.",
        "The group denied the existence of a report that named its backers.",
        "The firm denied allegations of wrongdoing.",
        "The army rejected a report that documented 61 killings.",
        "The mayor denied allegations of fraud that had dogged him for a decade.",
        "Police confirmed reports of gunfire that sent shoppers running.",
        "The station denied allegations that surfaced last week in a podcast.",
        "He denied claims that she made in her memoir.",
        "The government has denied claims by the opposition on chemical weapons use saying rebels have used such weapons.",
        "The insurer denied 400 claims by flood victims that had been filed too late.",
        "The airline confirmed claims of more than 3 million pounds over the strike.",
        "The palace confirmed that rumours that the king had died were untrue.",
        "The bishop denied that allegations that a priest had hurt boys had been covered up.",
        "Has the minister denied claims that he took bribes from the builder?",
        "If the ministry denies reports that the hostages were moved, the families will go to court.",
        "The governor rejected the plan to publish a report that names him.",
        "The union dismissed criticism of its leader as noise.",
        "The firm described as credible a report by its auditors that it had lost money.",
        "The mayor hit back at claims adjusters in the city.",
    ],
)
def test_what_reports_no_claim(text: str) -> None:
    """Where the noun is not what is answered, or nothing says what was claimed, nothing is made up."""
    nouns = {"claims", "reports", "report", "allegations", "claim", "rumours", "criticism"}
    assert not [a for a in extractor().extract(Article(f"It rained. {text}")).attributions if a.cue.text in nouns]


@given(st.text(alphabet="that claims by of the , ; “”’'s reports he had was as false\n", max_size=120))
def test_any_content_is_read_and_every_span_is_in_it(content: str) -> None:
    text = f"He denied {content}"
    tagged = Tagged((0, 2), (3, 9), ((10, max(11, len(text))),), 0.9)
    found = with_reported(text, [tagged])
    assert tagged in found and found == sorted(found, key=lambda one: one.cue)
    for one in found:
        assert all(0 <= start < end <= max(11, len(text)) for start, end in [one.cue, *one.content])


def test_who_is_reported_to_claim_is_not_who_goes_on_speaking() -> None:
    text = "The bank denied suggestions from some staff that it had shredded files. “We act properly,” it said."
    said = extractor().extract(Article(text)).attributions
    assert [a.speaker for a in said] == ["bank", "staff", "bank"]


@pytest.mark.parametrize(
    ("text", "cue", "content", "verb", "whole"),
    [
        ("She hit back at claims by the union that he lied.", "hit back at claims", "that he lied", "hit back at", "claims by the union that he lied"),
        ("She rejected on Monday accusations that the ferry sank.", "rejected on Monday accusations", "that the ferry sank", "rejected on Monday", "accusations that the ferry sank"),
    ],
)  # fmt: skip
def test_the_noun_of_what_is_answered_is_not_of_the_cue(
    text: str, cue: str, content: str, verb: str, whole: str
) -> None:
    spans = [(text.index(words), text.index(words) + len(words)) for words in ("She", cue, content)]
    answer = with_reported(text, [Tagged(spans[0], spans[1], (spans[2],), 0.9)])[0]
    assert [text[slice(*span)] for span in (answer.cue, *answer.content)] == [verb, whole]


def test_a_cue_that_ends_in_a_noun_stays_where_no_answer_is_before_it() -> None:
    """ "Made claims" answers nothing, and neither does what stands too far off or in another sentence belong to the noun."""
    for text, cue, content in (
        ("She made claims that he lied.", "made claims", "that he lied"),
        ("She denied claims. It rained.", "denied claims", "It rained"),
    ):
        spans = [(text.index(words), text.index(words) + len(words)) for words in ("She", cue, content)]
        one = Tagged(spans[0], spans[1], (spans[2],), 0.9)
        assert one in with_reported(text, [one])

"""Explicit answers within an article, from the words to the links, with the shipped models."""

from collections import Counter
from functools import lru_cache

import pytest

from claimtrack import ids
from claimtrack.extract.extractor import Extractor
from claimtrack.link.linker import links_of
from claimtrack.link.within import answers_within
from claimtrack.models import Article, Attribution, Link
from claimtrack.records import Head, Mention
from link.grouped import founders


@lru_cache(maxsize=1)
def extractor() -> Extractor:
    return Extractor()


def linked(text: str) -> tuple[dict[str, str], tuple[Link, ...], dict[str, Attribution]]:
    """The claim of each mention, the links of an article, and its attributions by id."""
    article = Article(text=text, date="2020-10-05")
    attributions = extractor().extract(article).attributions
    home = {id_: ids.claim_id(founder) for id_, founder in founders(attributions).items()}
    mentions = {a.id: Mention(a, Head(a.article, a.article, None, article.date, None, None)) for a in attributions}
    links = links_of(answers_within(article, attributions), home, mentions)
    return home, links, {a.id: a for a in attributions}


def found(text: str) -> set[tuple[str, str, str]]:
    """(relation, words of the answer, words of the claim) of every link."""
    _, links, by_id = linked(text)
    return {
        (link.relation.value, by_id[link.answer_attribution].content_text, by_id[link.claim_attribution].content_text)
        for link in links
    }


ANSWERED = [
    (
        "passive, owner and plural",
        (
            "Juma Okello, an aide to the Ugandan president, said rebels shelled the border town of Bunagana, killing two people. "
            "Okello also said rebels targeted the market at Rutshuru.\n\nOkello’s claims were denied by the rebel command."
        ),
        {("denies", "rebels shelled the border town"), ("denies", "rebels targeted the market")},
    ),
    (
        "the allegation",
        "Prosecutors said the mayor took bribes from three builders. The mayor denied the allegation.",
        {("denies", "the mayor took bribes")},
    ),
    (
        "a claim in the present tense",
        "Ann Roe claims that the mayor took bribes from three builders. The mayor denied the allegation.",
        {("denies", "that the mayor took bribes")},
    ),
    (
        "a report in the present tense",
        "The Courier reports that Norlane plans to close its yard. Norlane called the report false.",
        {("denies", "that Norlane plans to close its yard")},
    ),
    (
        "another count of the same",
        "The ministry said 12 soldiers had been killed in the raid. The rebels put the figure at 40.",
        {("denies", "12 soldiers had been killed")},
    ),
    (
        "a denial that is issued",
        "The Courier reported that Norlane had hidden its losses. Norlane issued a flat denial.",
        {("denies", "that Norlane had hidden its losses")},
    ),
    (
        "rumours of nobody",
        "Rumours that the bank was about to fail swept the town. The governor said there was no truth in them.",
        {("denies", "that the bank was about to fail")},
    ),
    (
        "a pronoun in the next sentence",
        "The general accused Rwanda of sending troops across the river. Rwanda denied it.",
        {("denies", "Rwanda of sending troops")},
    ),
    (
        "called false",
        "The newspaper reported that the bank hid losses of 40 million euros. The bank called the report false.",
        {("denies", "the bank hid losses")},
    ),
    (
        "the denial before the claim",
        (
            "The army denied a claim by the Red Cross that soldiers had looted the hospital. "
            "The Red Cross said soldiers looted the hospital at Kaya and took its generator."
        ),
        {("denies", "soldiers had looted the hospital")},
    ),
    (
        "a clause of its own",
        (
            "Kyiv said Russian rockets destroyed the grain terminal at Izmail.\n\n"
            "Moscow denied that its rockets had destroyed a grain terminal."
        ),
        {("denies", "Russian rockets destroyed the grain terminal")},
    ),
    (
        "confirmed",
        "Villagers said a drone killed a shepherd near Tando. The defence ministry confirmed that a drone had killed a shepherd.",
        {("confirms", "a drone killed a shepherd")},
    ),
    (
        "no comment on the claim",
        "The union said the company hid the accident. The company declined to comment on the claim.",
        {("declines", "the company hid the accident")},
    ),
    (
        "a claim that only its denial tells of",
        "The mayor was at sea. Corvane has denied claims by the miners’ union Metabase that it cut the safety budget.",
        {("denies", "it cut the safety budget")},
    ),
    (
        "a claim that stands behind its denial",
        "It rained. Corvane denied that it had cut the safety budget, as the miners’ union Metabase maintains.",
        {("denies", "it had cut the safety budget")},
    ),
    (
        "no sign of what others claim",
        "It rained. Ida Holm said there was no sign that the crane had been sabotaged, as Norlane maintains.",
        {("denies", "the crane had been sabotaged")},
    ),
    (
        "a claim amid its denial",
        "It rained. Ilva Weidt said it was not true, as the ministry claims, that her letter had named no pump.",
        {("denies", "that her letter had named no pump")},
    ),
    (
        "called true",
        "The Evening Courier reported that prosecutor Karl Odum had been threatened. Odum said the report was true.",
        {("confirms", "prosecutor Karl Odum had been threatened")},
    ),
    (
        "a claim of nobody in particular",
        "The harbour was calm. The bishop denied allegations that he had hidden money abroad.",
        {("denies", "he had hidden money abroad")},
    ),
    (
        "no comment on a report",
        "Shares fell. A spokesman for Norlane declined to comment on reports that the bank had lost 3 million euros.",
        {("declines", "the bank had lost 3 million euros")},
    ),
    (
        "and nothing that another said",
        "The police said two men had been arrested at the mine. Corvane denied a claim by the union that it cut the safety budget.",
        {("denies", "it cut the safety budget")},
    ),
    (
        "the denial of the words of another",
        "Major Brandt said that nine men had died at Kaya. The mayor, Ida Holm, said the major’s count was wrong.",
        {("denies", "nine men had died at Kaya")},
    ),
    (
        "photographs show otherwise",
        "The harbour master said that no crane had been damaged. Ida Holm of the union said photographs showed otherwise.",
        {("denies", "no crane had been damaged")},
    ),
    (
        "what was denied is admitted",
        "The army said no civilian had died in the strike on Kaya. The army admitted that four civilians had died in the strike.",
        {("retracts", "no civilian had died in the strike")},
    ),
    (
        "taken back by the same speaker",
        "Governor Ruiz said the dam had been sabotaged. Ruiz later retracted the claim.",
        {("retracts", "the dam had been sabotaged")},
    ),
    (
        "taken back where it is told",
        "The harbour was calm. Senator Whitlock walked back his remark that the bases would close.",
        {("retracts", "the bases would close")},
    ),
    (
        "an apology for saying it",
        "The harbour was calm. The Daily Courier apologised after wrongly reporting that the bishop had been arrested.",
        {("retracts", "the bishop had been arrested")},
    ),
    (
        "an apology to somebody for having said it",
        "The harbour was calm. The ministry apologised to residents for having said that the water was clean.",
        {("retracts", "the water was clean")},
    ),
    (
        "an earlier statement regretted",
        "Mayor Jan Novak said on Monday that the water was clean. On Tuesday he said he regretted his earlier statement.",
        {("retracts", "the water was clean")},
    ),
    (
        "who misspoke",
        "Spokesman Tim Roe told reporters that 30 rebels had been killed. Roe said on Friday that he had misspoken.",
        {("retracts", "30 rebels had been killed")},
    ),
    (
        "who corrected himself",
        "Mayor Jan Novak said on Monday that the water was clean. On Tuesday he corrected himself, saying that the river was polluted.",
        {("retracts", "the water was clean")},
    ),
    (
        "who backtracked",
        "Mayor Jan Novak said on Monday that the water was clean. On Tuesday he backtracked, saying that the river was polluted.",
        {("retracts", "the water was clean")},
    ),
    (
        "who changed his story",
        "The miners’ union said on Monday that the shaft was unsafe. On Friday the union changed its story, saying that the shaft was sound.",
        {("retracts", "the shaft was unsafe")},
    ),
    (
        "a toll that was lowered",
        "The ministry said 40 people had died in the flood. On Friday it revised the death toll to 31.",
        {("retracts", "40 people had died in the flood")},
    ),
    (
        "a toll that rose",
        "The ministry said 40 people had died in the flood. On Friday it raised the death toll to 61.",
        set(),
    ),
    (
        "a denial taken back",
        "The prosecutor’s office denied having received any file. On Friday it corrected itself, saying that a disk had been left at its desk.",
        {("retracts", "having received any file")},
    ),
    (
        "taken back in the same sentence",
        "The ferry company, which on Tuesday said it knew nothing of a leak, said on Friday that its statement had been incorrect.",
        {("retracts", "it knew nothing of a leak")},
    ),
    (
        "what a clause on the speaker tells of, not what came before",
        "Mayor Jan Novak said the water was clean. Novak, who had spoken of sabotage, withdrew the remark on Friday.",
        {("retracts", "sabotage")},
    ),
    (
        "the minister’s words taken back by his ministry",
        "Justice minister Adam Rogal said that the bishop was a suspect. His ministry later withdrew the remark.",
        {("retracts", "the bishop was a suspect")},
    ),
    (
        "what one at first said was not so",
        "Governor Ida Holm, who at first said the bridge had not been hit, admitted on Tuesday that one shell had struck it.",
        {("retracts", "the bridge had not been hit")},
    ),
    (
        "what one denied two days ago",
        "Police have admitted that officers opened fire, two days after insisting that no shots were fired.",
        {("retracts", "no shots were fired")},
    ),
    (
        "what one’s chief denied two days ago",
        "Corella has admitted that medical records were stolen, two days after its chief executive said there was no sign of it.",
        {("retracts", "there was no sign of it")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ANSWERED], ids=[row[0] for row in ANSWERED])
def test_an_answer_is_linked(text: str, expected: set[tuple[str, str]]) -> None:
    """The answer is linked to what it refers to, and to nothing else."""
    links = found(text)
    assert len(links) == len(expected)
    for relation, claim in expected:
        assert any(r == relation and claim in c for r, _, c in links)


NOT_ANSWERED = [
    (
        "what is told as others tell it",
        "It was dire for the town as monitors said there were no more hospitals where 900 people live, according to the Red Cross.",
        "denies",
    ),
    ("did not deny", "The minister said the police beat prisoners. The police chief did not deny the claim.", "denies"),
    (
        "something else",
        "Baku said a rocket hit a school in Tartar. The airline denied that its pilots had been on strike.",
        "denies",
    ),
    ("own words", "The mayor said the bridge was safe. The mayor denied the claim.", "denies"),
    ("nothing before", "The bishop denied the allegations.", "denies"),
    (
        "another place",
        "Rebels said jets bombed Kutum. The air force denied that its jets had bombed Zalingei.",
        "denies",
    ),
    (
        "another actor",
        "The rebel leader said that his fighters had fired on the market. The army denied that its men had fired on the market.",
        "denies",
    ),
    ("own lawyer", "Mr. Duval’s lawyer said Duval never met the dealer. Duval denied the report.", "denies"),
    ("a demand", "The union demanded that the mine close. The company rejected the demand.", "denies"),
    ("still denied", "The bishop, who has denied fraud, admitted that he had signed the form.", "retracts"),
    (
        "something else admitted",
        "The army, which had denied entering the town of Kaya, admitted on Tuesday that two tanks were lost.",
        "retracts",
    ),
    (
        "no contrast",
        "Mayor Jan Novak, who on Monday said the road was open, admitted that the town was poor.",
        "retracts",
    ),
    (
        "no contrast two days ago",
        "The company admitted that data had been stolen, two days after saying that 40 people worked for it.",
        "retracts",
    ),
    (
        "somebody else misspoke",
        "Mayor Jan Novak said the water was clean. Governor Ida Holm said the mayor had misspoken.",
        "retracts",
    ),
    (
        "of another's words",
        "The union said 31 people had died. The paper retracted the union’s claim that 31 people had died.",
        "retracts",
    ),
    (
        "another body",
        "Mayor Jan Novak said the water was clean. The football club later withdrew the remark.",
        "retracts",
    ),
    (
        "regret for a loss",
        "Mayor Jan Novak said the water was clean. On Tuesday he said he regretted the loss of life.",
        "retracts",
    ),
    (
        "the same breath",
        "“The letter did reach us,” Jan Novak wrote, adding that he withdrew his remarks.",
        "retracts",
    ),
    (
        "admitted as it was said",
        "The army said four civilians had died in the strike. The army confirmed that four civilians had died in the strike.",
        "retracts",
    ),
    (
        "what one goes on to say",
        "The Observatory confirmed a woman was killed in the blast saying it also wounded more than 20 people.",
        "confirms",
    ),
    ("no comment on nothing", "Prices rose in May. A spokesman declined to comment.", "declines"),
]


@pytest.mark.parametrize(("text", "relation"), [row[1:] for row in NOT_ANSWERED], ids=[row[0] for row in NOT_ANSWERED])
def test_what_answers_nothing_is_not_linked(text: str, relation: str) -> None:
    """A wrong link is worse than a missing one."""
    assert relation not in {r for r, _, _ in found(text)}


def test_every_link_says_why_and_joins_two_speakers() -> None:
    """Each link has reasons, a score, and two different ends by different speakers."""
    _, links, by_id = linked(ANSWERED[0][1])
    assert links
    for link in links:
        assert link.claim != link.answer and 0 < link.score <= 1
        assert link.reasons and all(reason.strip() for reason in link.reasons)
        assert by_id[link.claim_attribution].speaker != by_id[link.answer_attribution].speaker


def test_repeats_of_a_claim_are_one_claim() -> None:
    """The same words of the same speaker are two mentions; another figure is another claim."""
    home, _, _ = linked(
        "Colonel Ade said rebels killed nine farmers near Jos on Monday. The roads were closed.\n\n"
        "Ade said rebels killed nine farmers near Jos. Ade said rebels killed twelve farmers near Jos."
    )
    assert sorted(Counter(home.values()).values()) == [1, 2]

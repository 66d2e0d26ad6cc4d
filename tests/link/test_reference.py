"""What the words of an answer refer to."""

import pytest

from claimtrack.link.reference import How, reference_of

NOUNS = [
    ("Hajiyev’s claims", True, "Hajiyev"),
    ("the claims", True, None),
    ("the allegation", False, None),
    ("these reports", True, None),
    ("his account", False, None),
    ("all the charges", True, None),
    ("the Armenian ministry's report", False, "the Armenian ministry"),
    ("claims by Azerbaijan that its forces fired first", True, "Azerbaijan"),
    ("Azerbaijani claims of attacks on Ganja", True, "Azerbaijani"),
    ("the statement from Baku", False, "Baku"),
    ("the report as propaganda", False, None),
    ("the news", False, None),
    ("the news reports", True, None),
    ("the news agency’s report", False, "the news agency"),
    ("the toll figures", True, None),
    ("the stories", True, None),
    ("both accounts", True, None),
    ("The claims", True, None),
    ("Both reports", True, None),
    ("His account", False, None),
    ("the post", False, None),
    ("that he withdrew his remarks", True, None),
    ("he regretted his earlier statement", False, None),
    ("the colonel’s count was wrong", False, "the colonel"),
    ("it did not recognise that number", False, None),
    ("the film contradicts the ministry’s account", False, "the ministry"),
    ("the lawsuit unfounded", False, None),
    ("that the tally was inflated", False, None),
    ("that the report was true", False, None),
    ("There is no truth in the reports", True, None),
    ("We strongly reject these accusations", True, None),
    ("It’s a lie that he fled", False, None),
    ("that the newspaper report was entirely correct", False, None),
    ("that any of the allegations are true", True, None),
    ("the latest round of accusations brought against him and Holm by Jule Svet", True, "Jule Svet"),
    ("the allegations levelled against him by Ford on Thursday", True, "Ford"),
    ("“THE MALICIOUS ACCUSATIONS MADE BY THE FRONT THAT THE DAM HAD BEEN BLOWN UP", True, "the front"),
]


@pytest.mark.parametrize(("content", "plural", "owner"), NOUNS)
def test_nouns_of_saying(content: str, plural: bool, owner: str | None) -> None:
    """A noun that stands for something said, one or many, and whose it is."""
    reference = reference_of(content)
    assert (reference.how, reference.plural, reference.owner) == (How.NOUN, plural, owner)


@pytest.mark.parametrize(
    ("content", "plural", "both"),
    [
        ("it", False, False),
        ("that as a lie", False, False),
        ("them", True, False),
        ("those, too", True, False),
        ("all of it", True, False),
        ("everything", True, False),
        ("both", True, True),
        ("Both", True, True),
    ],
)
def test_pronouns_of_one_of_several_and_of_two(content: str, plural: bool, both: bool) -> None:
    reference = reference_of(content)
    assert (reference.how, reference.plural, reference.both) == (How.PRONOUN, plural, both)


@pytest.mark.parametrize(
    ("content", "one"),
    [
        ("this claim", True),
        ("That allegation,", True),
        ("this false report", True),
        ("it", True),
        ("that was false", True),
        ("that it was a complete lie", True),
        ("this isn’t what happened", False),
        ("the claim", True),
        ("Armenia’s report", True),
        ("these claims", False),
        ("them", False),
        ("this claim that the bridge fell", False),
    ],
)
def test_it_and_this_claim_are_one(content: str, one: bool) -> None:
    assert reference_of(content).one is one


@pytest.mark.parametrize(
    ("content", "how"),
    [
        ("it", How.PRONOUN),
        ("this,", How.PRONOUN),
        ("it as a provocation", How.PRONOUN),
        ("a flat denial", How.PRONOUN),
        ("both denials", How.NOUN),
        ("his innocence", How.GUILT),
        ("that he was innocent of the theft", How.GUILT),
        ("that they were innocent bystanders", How.CLAUSE),
        ("which … as “fabricated”", How.PRONOUN),
        ("a series of strikes on the port", How.CLAUSE),
        ("This is yet another fabrication", How.PRONOUN),
        ("the minutes would show otherwise", How.PRONOUN),
        ("it was “an outright lie” that the guard had fired", How.CLAUSE),
        ("that this isn’t true", How.PRONOUN),
        ("there is no such thing as a safe dose", How.CLAUSE),
        ("any involvement in the killing", How.GUILT),
        ("wrongdoing", How.GUILT),
        ("responsibility for the strike", How.GUILT),
        ("that its forces had shelled the city", How.CLAUSE),
        ("shelling Ganja", How.CLAUSE),
        ("the use of cluster bombs", How.CLAUSE),
        ("Azerbaijan’s second city was hit", How.CLAUSE),
        ("that its report was true", How.CLAUSE),
        ("that the report was not true of every bank", How.CLAUSE),
        ("that the report was true to its title", How.CLAUSE),
    ],
)
def test_other_means(content: str, how: How) -> None:
    """Pronouns, nouns of guilt, and clauses of their own."""
    assert reference_of(content).how is how


@pytest.mark.parametrize(
    ("content", "how", "clause"),
    [
        ("to comment", How.COMMENT, None),
        ("for comment", How.COMMENT, None),
        ("to a request for comment", How.COMMENT, None),
        ("to comment on the attack", How.COMMENT, "the attack"),
        ("an ongoing inquiry", How.COMMENT, "ongoing inquiry"),
        ("to say whether its jets had struck the camp", How.COMMENT, "its jets had struck the camp"),
        ("to comment on the report", How.NOUN, None),
        ("to comment for this report", How.COMMENT, None),
        ("to calls and text messages seeking comment", How.COMMENT, None),
        ("it could not comment on individual cases", How.COMMENT, "individual cases"),
        ("it did not comment on leaked recordings", How.COMMENT, "leaked recordings"),
        ("respond to questions about the cameras", How.COMMENT, "the cameras"),
        ("whether that was true", How.PRONOUN, None),
    ],
)
def test_no_comment(content: str, how: How, clause: str | None) -> None:
    """What was not commented on, where it is said."""
    reference = reference_of(content, no_comment=True)
    assert (reference.how, reference.clause) == (how, clause)


@pytest.mark.parametrize(
    "content", ["", "'s claims", "“" * 5_000, "claim" * 20_000, "the " * 20_000 + "claims", "claim " * 20_000]
)
def test_any_content_refers_somehow(content: str) -> None:
    """Odd and endless contents are read in little time."""
    assert reference_of(content).how


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a claim", True),
        ("An allegation", True),
        ("the claim", False),
        ("a claim that it sold arms", False),
        ("it", False),
    ],
)
def test_a_claim_that_is_named_for_the_first_time_stands_in_its_own_sentence(content: str, expected: bool) -> None:
    """As in ", a claim the bank denies": what it takes up stands before it."""
    assert reference_of(content).of_its_sentence is expected


@pytest.mark.parametrize(
    ("content", "owner", "clause"),
    [
        ("claims by the miners' union that it cut the budget", "the miners' union", "that it cut the budget"),
        ("a claim, shared online, that benches were taken", None, "that benches were taken"),
        ("as unfounded the reports from opposition activists", None, None),
        ("that the information released on Monday had been late", None, "that the information released on Monday had been late"),
        ("the existence of the report", None, "the existence of the report"),
    ],
)  # fmt: skip
def test_whose_and_which_claim_is_answered(content: str, owner: str | None, clause: str | None) -> None:
    reference = reference_of(content)
    assert (reference.owner, reference.clause) == (owner, clause)


@pytest.mark.parametrize(
    ("content", "how"),
    [
        ("him", How.PERSON),
        ("her: she handed it over herself", How.PERSON),
        ("him bail", How.CLAUSE),
        ("her claims", How.NOUN),
        ("that was not so", How.PRONOUN),
        ("that was not so long ago", How.CLAUSE),
        ("that was not credible", How.PRONOUN),
        ("“Not true,” … “There was one letter.”", How.PRONOUN),
        ("false", How.PRONOUN),
        ("it “a smear”", How.PRONOUN),
        ("it smelt of oil", How.CLAUSE),
        ("doing so until 2018", How.PRONOUN),
        ("doing so much harm", How.CLAUSE),
        ("that he had", How.PRONOUN),
        ("that he had shot the dog", How.CLAUSE),
    ],
)
def test_what_points_back_by_itself_and_what_does_not(content: str, how: How) -> None:
    assert reference_of(content).how is how


def test_what_else_is_said_behind_a_verdict_is_no_clause_of_the_noun() -> None:
    assert reference_of("the finding was wrong and that she had never been heard").clause is None
    assert reference_of("the finding that she had never been heard").clause == "that she had never been heard"


@pytest.mark.parametrize(
    "content",
    ["It’s a lie", "That’s a lie", "There is no truth to it", "nothing of the sort had happened", "“We categorically deny this", "he denied it"],
)  # fmt: skip
def test_what_only_says_that_it_is_not_so_refers_to_what_was_said(content: str) -> None:
    """Whoever says it of himself."""
    assert reference_of(content).how is How.PRONOUN

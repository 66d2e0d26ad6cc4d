"""What the words of an answer refer to: whose claims, how many, or which proposition.

"Hajiyev's claims", "the report by the ministry", "it", "any involvement", "that
its forces had shelled Ganja": the content of an answer is read for an owner, a
noun that stands for something said, a pronoun, or a clause of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from claimtrack.extract.lexicons import table
from claimtrack.extract.statements import falsehoods, nouns_of


class How(StrEnum):
    """By which means an answer refers."""

    NOUN = "noun"
    PRONOUN = "pronoun"
    PERSON = "person"
    GUILT = "guilt"
    COMMENT = "comment"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Reference:
    """What an answer's content refers to; `owner` names whose words, `clause` says what, both as written.

    `accuses`: the noun is one of accusing ("the allegation"); `noun` is empty where there is none.
    """

    how: How
    words: str
    plural: bool = False
    owner: str | None = None
    clause: str | None = None
    accuses: bool = False
    noun: str = ""

    @property
    def both(self) -> bool:
        """Whether it stands for two."""
        return _BOTH.match(self.words) is not None

    @property
    def one(self) -> bool:
        """Whether it points at one thing said: "the claim", "it", "that was false"."""
        return self.how in (How.PRONOUN, How.PERSON, How.NOUN) and not (self.plural or self.clause)

    @property
    def topic(self) -> str | None:
        """What somebody's words are about, which is no clause: "Pruitt's account *of the night in Sedalia*"."""
        return self.clause if self.owner and _TOPIC.match(self.clause or "") else None

    @property
    def of_its_sentence(self) -> bool:
        """Whether it takes up what the same sentence has said: ", a claim that the bank denies"."""
        return self.how is How.NOUN and self.clause is None and _AN.match(self.words) is not None


@dataclass(frozen=True)
class _Patterns:
    noun: re.Pattern[str]
    singular: frozenset[str]
    pronoun: re.Pattern[str]
    guilt: re.Pattern[str]
    accusing: tuple[str, ...]


@lru_cache(maxsize=4096)
def reference_of(content: str, *, no_comment: bool = False) -> Reference:
    """How the content of an answer refers to what it answers."""
    words = _CALLED.sub("", plain(content).replace(" … ", " "))
    words = _PART_OF.sub("", words.lower() if words.isupper() else words)
    words = _TAKES_BACK.sub("", _NOT_ACCEPTED.sub("", _DENYING.sub("", words)))
    words = _BEGUN.sub(lambda found: found.group().lower(), words)
    patterns = _patterns()
    about = words
    if no_comment:
        silent = _KEEPS_SILENT.match(words)
        about = _COMMENT.sub("", words[silent.end() :] if silent else words)
        if _BARE.fullmatch(words) or (silent and not _POINTS.match(about)):
            return Reference(How.COMMENT, words, clause=None if _BARE.fullmatch(words) else about or None)
    if _A_DENIAL.fullmatch(words):
        return Reference(How.PRONOUN, words)
    noun = patterns.noun.match(about)
    if noun and not _TELLING.match(about) and not _UNTRUE.match(about):
        return _by_noun(noun, about)
    stands_for_it = patterns.pronoun.match(about) or _UNTRUE.match(about)
    if no_comment and not stands_for_it:
        return Reference(How.COMMENT, words, clause=about or None)
    if _PERSON.match(words):
        return Reference(How.PERSON, words)
    if stands_for_it or _stands_for_a_claim(words):
        return Reference(How.PRONOUN, words, plural=_SEVERAL.match(words) is not None)
    guilt = patterns.guilt.match(words)
    if guilt:
        return Reference(How.GUILT, words, clause=words[guilt.end() :].strip() or None)
    return Reference(How.CLAUSE, words, clause=words)


def plain(words: str) -> str:
    """Words without the marks around them, one space apart, with straight apostrophes."""
    return " ".join(words.replace("’", "'").split()).strip(" .,;:\"“”'")


def _by_noun(found: re.Match[str], words: str) -> Reference:
    noun = found["noun"]
    rest = _OF_EVENTS.sub("", words[found.end() :].strip(" ,"))
    owner = None if _POINTING.fullmatch(found["owner"] or "") else found["owner"] or found["described"]
    by = _BY_WHOM.match(rest) or _BY.match(rest)
    if by:
        owner, rest = by["owner"], rest[by.end() :].strip(" ,")
    later = None if _JUDGED.match(rest) else _THAT.search(rest)
    clause = rest if _PROPOSES.match(rest) else later and later["clause"]
    plural, accuses = noun not in _patterns().singular, noun.startswith(_patterns().accusing)
    return Reference(How.NOUN, words, plural, owner.strip() if owner else None, clause, accuses, noun)


_PART_OF = re.compile(
    r"^(?:(?:that )?(?:any|some|none|all|most|many) of (?=(?:the|these|those|his|her|its|their) \w+ (?:is|are|was|were) )|(?:the|an?|this|any) (?:\w+ )?(?:round|series|string|raft|spate|flurry|wave|barrage|slew) of )"
)
"""What takes a part of what was said, or counts it: "*that any of* the allegations were true", "*the latest round of* accusations"."""
_CALLED = re.compile(r"^as [\"“]?[\w-]+(?: and [\w-]+)?[\"”]?,? (?=(?:the|any|all|these|those|an?) |\w+s\b)")
"""What is said of it first: "dismissed *as unfounded* the reports"."""
_TAKES_BACK = re.compile(
    r"^(?:that )?(?:he|she|it|they|we|i)(?: \w+){0,2}? (?:withdr\w+|retract\w*|recant\w*|t(?:ook|ake|akes|aken) back|regret\w*) (?=(?:my|our|his|her|its|their|the|that|this|these|those|all)\b)",
    re.IGNORECASE,
)
"""How one says that one takes something back: "said that *he regretted* his earlier statement"."""
_DENYING = re.compile(
    r"^(?:that )?(?:(?:he|she|it|they|we|i)(?: (?:has|have|had|also|[a-z]+ly))* (?:den(?:y|ies|ied)|reject(?:s|ed)?|disputes?|disputed|refutes?|refuted)|there (?:is|was)(?: \w+ly)? no truth (?:to|in)) "
    r"(?=(?:it|this|that|these|those|the|any|all|such|them)\b)",
    re.IGNORECASE,
)
"""How one says that one denies something: "“*We categorically deny* this”", "*there is no truth in* the reports"."""
_POINTING = re.compile(r"it|this|that|i|we|he|she|they", re.IGNORECASE)
"""What owns no claim: "*it*'s a lie that …"."""
_MISSPOKE = re.compile(
    r"^(?:that )?(?:he|she|they|we|i)(?: \w+){0,2}? (?:misspoken?|misspeaks?)\b|\bwhat (?:i|we) (?:said|told \w+|wrote|stated|claimed)\b[^.;]{0,40} (?:was|were|is)\b|\b(?:i|we) (?:now )?t(?:ake|ook) (?:it|that|this|them|those words) back\b",
    re.IGNORECASE,
)
"""What is said of one's own words without naming them."""
_BEGUN = re.compile(r"^(?:The|These|Those|This|That|Such|Any|All|Both|An?|Every|Each|Some|His|Her|Its|Their)\b")
"""How a sentence begins that names what is answered ("The claims were denied by …"): it is no name."""
_TELLING = re.compile(
    r"(?!that the (?:[\w'-]+ ){1,2}(?:is|was|are|were) (?:\w+ly |indeed )?(?:true|correct|accurate)(?:$|[,;]))"
    r"that (?:the|an?|its|his|her|their|our|my|any|all|some|no|there)\b(?!.*\b(?:false|untrue|baseless|groundless|unfounded|fabricated|incorrect|inaccurate|lies?|nonsense|propaganda|wrong|slander|unsupported|unsubstantiated|exaggerated|inflated|overstated|overblown)\b)"
)
"""How a clause begins that tells of its own what it says, rather than pointing at "that claim" or saying of it alone "that the claim was true"."""
_AN = re.compile(r"an? ", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:them|these|those|both|all|everything)\b", re.IGNORECASE)
_BOTH = re.compile(r"both\b", re.IGNORECASE)
_UNTRUE = re.compile(
    r"(?:that )?(?:this|that|it)(?:'s| is| was)(?:n't)?(?: \w+ly| all| not| just| yet)* (?:false|true|untrue|incorrect|inaccurate|exaggerated|correct|wrong|lies|nonsense|baseless|unfounded|fabricated|propaganda|so$|the case|credible|accurate"
    r"|[\"“]?an?(?:other)? (?:\w+ )?(?:lie|fabrication|hoax|invention|exaggeration|distortion|falsehood|insult to (?:\w+ )?intelligence))\b(?![\"”]? that\b)"
    r"|(?:that )?nothing of the (?:sort|kind)\b|(?:that )?(?:this|that|it) (?:never|did not|didn't) (?:happen|take place|occur)"
    r"|not (?:true|so)$|not true\b(?=[.,;\"”])|(?:doing|having done) so\b(?! much| many| far| little)|that (?:he|she|it|they) (?:had|did|was|were)(?: done| ever done)?(?: so)?$",
    re.IGNORECASE,
)
"""What is said of a claim that a pronoun stands for, or a deed that "so" stands for."""
_A_DENIAL = re.compile(r"an? (?:[\w-]+ ){0,2}denial", re.IGNORECASE)
"""What somebody issues who denies what was said: "*a flat denial*"."""
_PERSON = re.compile(r"(?:him|her)(?:$|[:;,.])", re.IGNORECASE)
"""Whose words are answered: "contradicted him"."""
_OTHERWISE = re.compile(
    r"\b(?:show|shows|showed|shown|prove|proves|proved|suggests?|suggested|indicates?|indicated|told) otherwise\b"
)
"""What is said where the opposite of the claim before is so."""
_TOPIC = re.compile(r"(?:of|about|on|over|regarding) ")
_JUDGED = re.compile(r"(?:was|were|is|are|had|has|have|did|does|do) ")
"""How what is said of the noun begins, behind which another clause says something else: "the finding *was* wrong and that …"."""
_NOT_ACCEPTED = re.compile(
    r"^(?:that )?[^.;:,]{1,40}? (?:(?:do|does|did)(?: not|n't) (?:recogni[sz]e|accept)|(?:contradict|disprove|belie|demolish|refute|debunk)(?:e?s|e?d)?)[\"”“]* (?=(?:the|that|this|those|these|such|any|his|her|its|their|[^.;:,]{1,30}'s) )"
)
"""What stands before what is not accepted: "said it did not recognise *that number*", "said the film contradicts *the ministry's account*"."""
_OF_EVENTS = re.compile(r"^of (?:the )?(?:events|facts|what (?:had )?happened)\b ?")
"""What an account is of that goes without saying."""
_BY = re.compile(
    r"(?:(?:made|put forward|published|issued|brought|levell?ed|lodged|raised|voiced|filed) (?:(?:against|about) (?:[\w.'-]+ ){1,5}?)?)?(?:by|from|of) (?P<owner>(?:the |an? )?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*| officials?| media| army| government| ministry| forces| authorities)*)"
)
_BY_WHOM = re.compile(r"(?:made |put forward |published |issued )?(?:by|from) (?P<owner>[^,;:“”\"]{2,70}?)(?=,? that )")
"""Before the clause, whatever kind of name it is: "claims by the miners' union that …"."""
_THAT = re.compile(r"^[^.;:“”\"]{0,80}?,? (?P<clause>that .+)")
_COMMENT = re.compile(
    r"^(?:[^,;]{0,40}\brequests? (?:for|seeking) comments?\b|(?:(?:to )?(?:respond|repl|answer)\w* )?(?:to )?(?:an? |the |our |its |several |repeated |multiple )*(?:e-?mails?|calls?|messages?|requests?|questions?|inquir(?:y|ies))?"
    r"(?: seeking| for| asking for)? ?(?:further |immediate )?(?:for )?(?:comments?|discuss|say|answer|elaborate|respond|confirm|be drawn|verify|go into|add)?"
    r"(?: further| publicly)?\b(?: for (?:this|the) (?:report|story|article))?) ?(?:(?:on|about|regarding|to|whether|if)\b)? ?"
)
_KEEPS_SILENT = re.compile(
    r"^(?:that )?(?:he|she|it|they|we|i|the \w+) (?:(?:would|could|can|will|do|does|did)(?: not|n't)(?: be able to)?|(?:was|were|is|are|am) unable to|(?:had|has|have) nothing to) "
    r"(?=\w)",
    re.IGNORECASE,
)
"""How a sentence begins in which one says of himself that he keeps silent: "said *it could not* comment on …"."""
_BARE = re.compile(
    r"(?:(?:to|an?|the|any|several|repeated|multiple|numerous|written|e-?mailed|requests?|calls?|phone|telephone|questions?|queries|inquir(?:y|ies)|enquir(?:y|ies)|(?:text )?messages?|texts?"
    r"|e-?mails?|for|seeking|and|or|(?<!on )comment(?:s|ed)?|respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?|immediate(?:ly)?|publicly|official|response|reaction|(?:un)?available|reach(?:ed)?|contact|attempts|efforts|without|answering|reporters'|interview|no|not)(?: |$))+"
    r"(?:(?:on|late) \w+day|(?:last|this) (?:night|week)|yesterday|today|by phone|in time for publication|for this (?:story|report|article))?"
    r"|(?:[\w']+ ){0,2}(?:questions|queries|inquiries|enquiries|calls|requests for comment) (?:back )?to .+",
    re.IGNORECASE,
)
"""What tells of no more than that somebody was asked: "to calls and text messages seeking comment", "questions to its lawyers"."""
_POINTS = re.compile(
    r"(?:the|this|that|these|those|any|such|all|both|it|them|his|her|its|their|whether|if|how|who|what|when|where|why|\S+'s?)\b|[A-Z]"
)
"""How what one never comments on does not begin: "it did not comment on *leaked recordings*"."""
_PROPOSES = re.compile(r"(?:that|of|about|on|regarding|he|she|it|they|its|his|her|their|the)\b")


def _stands_for_a_claim(words: str) -> bool:
    """Whether what is said is said of a claim that nothing but the pronoun names, if that: "calling it “a smear”", "he misspoke"."""
    return bool(_called_false().match(words) or _MISSPOKE.search(words) or _OTHERWISE.search(words))


@lru_cache(maxsize=1)
def _called_false() -> re.Pattern[str]:
    """A pronoun with what it is called in quotation marks ("calling *it “a smear”*"), or what is said of it alone ("a statement that the office calls *false*")."""
    return re.compile(rf"(?:it|them|this) [\"“]|(?:(?:an?|the|all|so|pure|\w+ly) )*(?:{falsehoods()})$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    data = table("reference")
    nouns = "|".join((nouns_of("nouns", "written"), *data["nouns"], *data["plurals"]))
    owners = "|".join(data["owners"])
    return _Patterns(
        re.compile(
            rf"(?:(?P<owner>(?:(?:the|an?) )?[^\s,;:][^,;:]{{0,60}}?)(?:'s|s') |(?:{owners}) |(?:the|these|those|this|that|such|any|all|both|all the|all of the|some of the|an?|every|each) )?"
            rf"(?:(?P<described>[A-Z][\w-]+(?: [A-Z][\w-]+)*) )?(?:(?!(?:of|in|for|on|to|by|with|from|that|as)\b)[a-z][\w-]* ){{0,3}}?(?:(?:{nouns}) )*(?P<noun>{nouns})\b(?!')"
        ),
        frozenset(table("statements")["nouns"] + table("statements")["written"] + data["nouns"]),
        re.compile(
            rf"(?:{'|'.join(data['pronouns'])})\b(?:$|[,;.]| as | and | to | but | in an? | when | on )", re.IGNORECASE
        ),
        re.compile(
            rf"(?:(?:any|all|having|playing|its|his|her|their|the|a|direct|no) )*(?:\w+ )?(?:{'|'.join(data['guilt'])})\b|being (?:responsible|behind|involved)|(?:that )?(?:it|they|he|she|its \w+) (?:was|were|is|had been) (?:responsible|behind|involved)|(?:that )?(?:he|she|they|i|we)(?: is| was| are| were| am|'m|'s|'re)(?: \w+ly)? innocent(?=$|[.,;]| of\b| and\b| but\b)",
            re.IGNORECASE,
        ),
        tuple(data["accusing"]),
    )

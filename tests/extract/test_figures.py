"""Numbers with what they count, their bounds, and the many numbers that count nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract import figures
from claimtrack.models import Article, Attribution, Figure, Kind, Span

CASES = [
    # What befell people
    ("killing one person and injuring 32 others", ["killed 1", "injured 32"]),
    ("12 people were killed", ["killed 12"]),
    ("12 people killed in the raid", ["killed 12"]),
    ("12 killed, 32 wounded", ["killed 12", "injured 32"]),
    ("twelve dead and 32 hurt", ["killed 12", "injured 32"]),
    ("the shelling left eight people injured", ["injured 8"]),
    ("the blast killed three soldiers and two civilians", ["killed 3", "killed 2"]),
    ("three soldiers and two civilians were killed", ["killed 3", "killed 2"]),
    ("one soldier was killed", ["killed 1"]),
    ("two men and a child were killed", ["killed 2", "killed 1"]),
    ("a toll of 12", ["killed 12"]),
    ("the death toll rose to 112", ["killed 112"]),
    ("the number of wounded reached 32", ["injured 32"]),
    ("the deaths of 14 civilians", ["killed 14"]),
    ("12 deaths were confirmed", ["killed 12"]),
    ("the war claimed the lives of 30,000 people", ["killed 30000"]),
    ("more than 250,000 have died", ["killed >=250000"]),
    ("forty militants were detained", ["detained 40"]),
    ("police arrested 17 protesters", ["detained 17"]),
    ("11 bankers were arrested", ["detained 11"]),
    ("12 fishermen drowned", ["killed 12"]),
    ("eight of the wounded had died in hospital", ["killed 8"]),
    ("five of the injured were children", []),
    ("300 birds died", ["birds 300"]),
    ("250 people are missing", ["missing 250"]),
    ("gunmen abducted 30 girls", ["abducted 30"]),
    ("3,500 migrants were rescued", ["rescued 3500"]),
    ("57 civilians have been martyred", ["killed 57"]),
    ("executed three rebel officers", ["killed 3"]),
    ("87 people including 31 children died", ["killed 87", "children 31"]),
    ("12 militants killed two soldiers", ["militants 12", "killed 2"]),
    ("the war that claimed over 300,000 lives", ["killed >=300000"]),
    # One person, parts of a number, numbers that share a verb
    ("a young soldier was killed", ["killed 1"]),
    ("a policeman was killed", ["killed 1"]),
    ("the mortar wounded a woman", ["injured 1"]),
    ("six people, among them a woman and four children, were killed", ["killed 6", "women 1", "children 4"]),
    ("twelve were killed including at least two soldiers and five nurses", ["killed 12", "soldiers >=2", "nurses 5"]),
    ("30 army soldiers and 39 rebel fighters had been killed", ["killed 30", "killed 39"]),
    ("raids killed 45 civilians in Barda and 22 in Terter", ["killed 45", "killed 22"]),
    ("three senior rebel commanders were confirmed dead", ["killed 3"]),
    ("up to 80 [rebel] fighters were killed", ["killed <=80"]),
    ("six arms depots", ["depots 6"]),
    ("15 villagers dead in raid 15 villagers were killed in a raid", ["killed 15"]),
    # Ages beside what befell
    ("the gunman, 24, killed two children", ["killed 2"]),
    ("the driver, 52, injured nine people", ["injured 9"]),
    ("soldier Ivan Petrov, 19, and a policeman, Oleg Bondar, 31, were killed", ["killed 1"]),
    ("a woman, 44, and a child, 9, were killed", ["killed 1", "killed 1"]),
    ("a girl aged 9 and two boys aged 11 and 12 were wounded", ["injured 1", "injured 2"]),
    ("a 24-year-old man was killed", []),
    ("her sons, 4 and 6, died", []),
    ("raids killed 12, wounded 9, and left 30 missing", ["killed 12", "injured 9", "missing 30"]),
    ("shells hit Aleppo on 3 May, 12 people were killed", ["killed 12"]),
    ("in Barda, 24 people were killed", ["killed 24"]),
    ("a man, 37, shot dead two officers", ["killed 2"]),
    ("a man who shot dead two officers", ["killed 2"]),
    ("a man was shot dead", ["killed 1"]),
    ("two officers shot dead in Tampa", ["killed 2"]),
    # What changed, what was left out, parts of a whole
    ("the number of dead rose from 12 to 15", ["killed 15"]),
    ("the number of wounded climbed sharply from 8 to at least 21", ["injured >=21"]),
    ("it raised the death toll in the raid from about 12 to 15", ["killed 15"]),
    ("the toll fell from 15 to 12", ["killed 12"]),
    ("the toll, up from 12 to 15", ["killed 15"]),
    ("from 12 to 15 people were killed", ["killed ~12..15"]),
    ("the fleet grew from 20 to 30 ships", ["ships 30"]),
    ("a fleet of from 20 to 30 ships", ["ships ~20..30"]),
    ("all but two of the 30 passengers were killed", []),
    ("all passengers except for two were killed", []),
    ("all soldiers died but two civilians were wounded", ["injured 2"]),
    ("all of the 30 passengers were killed", ["killed 30"]),
    ("some of the 30 passengers were killed", []),
    ("40 of the 60 dead were civilians", ["killed 60"]),
    ("7 of the 47 wounded had died", ["killed 7", "injured 47"]),
    ("seven of the nine wounded died", ["killed 7", "injured 9"]),
    ("five of those injured died", ["killed 5"]),
    ("at least six of those killed were rebels", ["killed >=6"]),
    ("two of the nine dead were 16", ["killed 9"]),
    ("five of the 12 people killed were children", ["killed 12"]),
    ("five of the 12 soldiers were killed", ["killed 5"]),
    ("five of the 12 soldiers died", ["killed 5"]),
    ("two of the three soldiers killed two civilians", ["soldiers 2", "killed 2"]),
    ("killed 40 of the 60 passengers", ["killed 40"]),
    ("scores of the rebels killed in the raid", ["killed >=40"]),
    ("12 people, seven women and five children, were killed", ["killed 12", "women 7", "children 5"]),
    ("killed 12 people, seven women and five children", ["killed 12", "women 7", "children 5"]),
    ("12 people were killed: seven women and five children", ["killed 12", "women 7", "children 5"]),
    ("three people, a woman and two children, were killed", ["killed 3", "women 1", "children 2"]),
    ("30 people - 12 soldiers and 18 civilians - were killed", ["killed 30", "soldiers 12", "civilians 18"]),
    ("12 people were killed, seven in Aleppo and five in Idlib", ["killed 12", "killed 7", "killed 5"]),
    ("10 soldiers, five policemen and two civilians were killed", ["killed 10", "killed 5", "killed 2"]),
    ("12 people, seven of them women, were killed", ["killed 12", "women 7"]),
    ("seven of them were killed", ["killed 7"]),
    ("nine soldiers, four of whom were wounded in May, were killed", ["killed 9", "injured 4"]),
    ("12 hostages, two of whom were killed", ["hostages 12", "killed 2"]),
    ("at least 200 people many of whom were civilians were killed", ["killed >=200"]),
    # A part takes the noun of its whole, which is no figure itself; a ratio is none
    ("212 of 640 inmates had fled", ["inmates 212"]),
    ("212 of the 640 inmates had fled", ["inmates 212"]),
    ("seven of 19 drones came back", ["drones 7"]),
    ("three of the province's eight bridges", ["bridges 3"]),
    ("three of Velden's roughly eight bridges", ["bridges 3"]),
    ("five of its 14 ferries", ["ferries 5"]),
    ("12 out of 30 passengers were killed", ["killed 12"]),
    ("five of 14 miners were killed", ["killed 5"]),
    ("five of the firm's 14 miners were killed", ["killed 5"]),
    ("one of 14 miners was killed", ["killed 1"]),
    ("seven of nine wounded died", ["killed 7", "injured 9"]),
    ("it was one of six banks", ["banks 6"]),
    ("only one of six banks opened", ["banks 1"]),
    ("a crew of 14 miners fled", ["miners 14"]),
    ("they met in Hall 25 of the 27 rooms", []),
    ("one in five wells ran dry", []),
    ("fewer than one in 200 wells ran dry", []),
    ("two in three villagers were displaced", []),
    ("three out of five voters", []),
    ("four in every nine houses", []),
    ("the rebels killed two in three raids", ["killed 2", "raids 3"]),
    ("two in the three villages", []),
    ("hundreds of millions of euros", ["euros >=200000000"]),
    ("nine miners, six of whom were women, fled", ["miners 9", "women 6"]),
    ("six of them were police dogs", []),
    # To what a toll rose, however far before it stands
    ("the death toll from the floods has risen to 70", ["killed 70"]),
    ("the death toll in the raid of 3 May, in which a plane hit a market, climbed to 64", ["killed 64"]),
    ("the number of wounded in the raid of 3 May stands at 21", ["injured 21"]),
    ("the toll was 8 on Monday but rose to 12", ["killed 8", "killed 12"]),
    ("the toll of injured rose to 32", ["injured 32"]),
    ("the toll in the raid has risen to 44 people", ["killed 44"]),
    ("it put the death toll from the flood of 3 May at 1,204", ["killed 1204"]),
    ("it put the toll at 50, and the price at 300", ["killed 50"]),
    # Who is of the victims
    ("the deceased included 11 foreign tourists and two Kenyan pilots", ["killed 11", "killed 2"]),
    ("the dead were eight soldiers", ["killed 8"]),
    ("the victims, among them nine tourists, came home", ["killed 9"]),
    ("among the injured were four children", ["injured 4"]),
    ("among the dead was a policeman", ["killed 1"]),
    ("20 people were killed and the dead included six children", ["killed 20", "children 6"]),
    ("all the dead were from six families", ["families 6"]),
    ("nine girls were among the dead", ["killed 9"]),
    ("nine girls were among those hurt", ["injured 9"]),
    ("20 people were killed, and nine girls were among the dead", ["killed 20", "girls 9"]),
    ("nine girls were among the crowd", ["girls 9"]),
    ("nine of the dead, among them four children, came from Idlib", ["children 4"]),
    # Who drowned, whose verb stands far away, and what befell others
    ("four had drowned off the pier", ["killed 4"]),
    ("three rebels had drowned two cats", ["rebels 3", "cats 2"]),
    ("killing all seven on board", ["killed 7"]),
    ("wounded all 14 aboard", ["injured 14"]),
    ("killing all but seven on board", []),
    ("six were fired and no one was hurt", ["injured 0"]),
    ("six were fired and a man was hurt", ["injured 1"]),
    ("six miners and a man were hurt", ["injured 6", "injured 1"]),
    ("six miners were not hurt", ["miners 6"]),
    ("six miners [not yet named] were hurt", ["injured 6"]),
    ("the film follows six miners who were awake when their dog died", ["miners 6"]),
    # What was never done, or not to people
    ("robbing a soldier could be jailed", []),
    ("a soldier may be killed", []),
    ("a child would be injured if it fell", []),
    ("the bomb might kill a civilian", []),
    ("they threatened to kill a soldier", []),
    ("a soldier may have been killed", ["killed 1"]),
    ("up to 80 people may have been killed", ["killed <=80"]),
    ("the crisis hurt millions of Americans", ["americans >=2000000"]),
    ("the quake hurt 5,000 people", ["injured 5000"]),
    ("hurt 30 people", ["injured 30"]),
    ("30 were hurt", ["injured 30"]),
    ("12 lawmakers killed the trade deal", ["lawmakers 12"]),
    ("12 soldiers killed the day before", ["killed 12"]),
    # Bounds
    ("at least five people were killed", ["killed >=5"]),
    ("more than 100 soldiers died", ["killed >=100"]),
    ("over 100 soldiers died", ["killed >=100"]),
    ("no fewer than twenty-five officers", ["officers >=25"]),
    ("as many as 30,000 people died", ["killed <=30000"]),
    ("up to 50 fighters", ["fighters <=50"]),
    ("fewer than ten tanks", ["tanks <=10"]),
    ("the percentages added up to 100.01%", ["% 100.01"]),
    ("losses added up to 40 million euros", ["€ 40000000"]),
    ("the toll had gone up to 15", ["killed 15"]),
    ("fines of up to 40 million euros", ["€ <=40000000"]),
    ("killed up to 12 people", ["killed <=12"]),
    ("added more than 40 tanks", ["tanks >=40"]),
    ("about 40 tanks", ["tanks ~36..44"]),
    ("some 40 tanks", ["tanks ~36..44"]),
    ("nearly 200 tanks", ["tanks ~180..200"]),
    ("between 12 and 15 civilians died", ["killed ~12..15"]),
    ("20 to 30 rockets were fired", ["rockets ~20..30"]),
    ("5-10 villages", ["villages ~5..10"]),
    ("dozens of people have been killed and hundreds of others injured", ["killed >=24", "injured >=200"]),
    ("scores were wounded", ["injured >=40"]),
    ("tens of thousands of people fled", ["people >=20000"]),
    ("half a dozen missiles", ["missiles ~5.4..6.6"]),
    ("a dozen people were arrested", ["detained ~10.8..13.2"]),
    ("half a million voters", ["voters ~450000..550000"]),
    ("nearly half a million people fled", ["people ~450000..500000"]),
    ("tens of homes", ["homes >=20"]),
    ("nearly 200 000 villagers", ["villagers ~180000..200000"]),
    # Nobody
    ("there were no casualties", ["casualties 0"]),
    ("no one was killed", ["killed 0"]),
    ("nobody was hurt", ["injured 0"]),
    ("no civilians were killed", ["killed 0"]),
    ("no injuries were reported", ["injured 0"]),
    ("police made no arrest", ["detained 0"]),
    ("no civilian had been killed", ["killed 0"]),
    ("no civilian had been harmed", ["injured 0"]),
    ("no civilian casualties were reported", ["casualties 0"]),
    ("the ban harmed six miners", ["miners 6"]),
    ("the ferry sank without anyone being hurt", ["injured 0"]),
    ("the ferry sank without any injuries", ["injured 0"]),
    ("they could leave without anyone being hurt", []),
    ("no miner would be hurt", []),
    ("no injuries were reported, but the toll may rise", ["injured 0"]),
    ("no miner was harmed but the pit may close", ["injured 0"]),
    ("none of the miners was hurt", ["injured 0"]),
    ("none of the six miners was hurt", ["injured 0"]),
    ("none of those who drowned had a vest", []),
    ("none of those injured was a miner", []),
    ("no miner who was hurt came back", []),
    ("no wound or injury that a fall would explain", []),
    ("no arrest warrant was issued", []),
    ("no death certificate was found", []),
    # Wounds are no people
    ("the body had 11 gunshot wounds", ["wounds 11"]),
    ("three bullet wounds", ["wounds 3"]),
    ("no wounds were found", []),
    ("12 received wounds of different severity", ["injured 12"]),
    ("five people suffered gunshot wounds", ["injured 5"]),
    ("five people died of wounds", ["killed 5"]),
    ("11 injuries were reported", ["injured 11"]),
    ("the blast wounds 12 people", ["injured 12"]),
    ("12 soldiers received death threats", ["soldiers 12"]),
    # Things
    ("12 long-range rockets hit the town", ["rockets 12"]),
    ("destroyed three tanks", ["tanks 3"]),
    ("lost 200 soldiers", ["soldiers 200"]),
    ("seven Armenian soldiers surrendered", ["soldiers 7"]),
    ("over 1,000 houses", ["houses >=1000"]),
    ("two hundred and fifty shells", ["shells 250"]),
    ("1.5 million refugees", ["refugees 1500000"]),
    ("200 kilometres of road", ["kilometres 200"]),
    ("about 2,000 feet from the school", ["feet ~1800..2200"]),
    ("a range of about 3,600 km", ["kilometres ~3240..3960"]),
    ("900 miles (1,450km)", ["miles 900", "kilometres 1450"]),
    ("12 metres (40 ft) deep", ["metres 12", "feet 40"]),
    ("1 km away", ["kilometres 1"]),
    ("60 square kilometres of forest", ["square kilometres 60"]),
    ("3 to 4½ feet", ["feet ~3..4.5"]),
    # Behind a hyphen
    ("a 30-member crew", ["members 30"]),
    ("a nine-nation pact", ["nations 9"]),
    ("a 500-square-metre hall", ["square metres 500"]),
    ("the nearly 300-mile border", ["miles ~270..300"]),
    ("a 40-kilometre-long front", ["kilometres 40"]),
    ("a 25-yard penalty", ["yards 25"]),
    # Names and several words before the noun
    ("300 U.S. defeats", ["defeats 300"]),
    ("12 U.S.-led strikes", ["strikes 12"]),
    ("up to 300 false or misleading letters", ["letters <=300"]),
    ("three police and two army posts", ["police 3", "posts 2"]),
    ("three police stations", ["stations 3"]),
    ("only one police station", ["stations 1"]),
    ("four crew members were killed", ["killed 4"]),
    ("four police detectives were hurt", ["injured 4"]),
    ("200 police in six vans", ["police 200", "vans 6"]),
    ("three governors' drivers", ["drivers 3"]),
    ("three farmers' unions and two mills", ["unions 3", "mills 2"]),
    ("two Northern League Klansmen", ["klansmen 2"]),
    ("three well-known Democrats", ["democrats 3"]),
    ("9,000 Texans", ["texans 9000"]),
    ("three Algerians were killed", ["killed 3"]),
    ("14 Kurdish militiamen", ["militiamen 14"]),
    ("two current Central Standing Committee members", ["members 2"]),
    ("20 of the group's members", ["members 20"]),
    ("all seven witnesses", ["witnesses 7"]),
    # One where it is stressed
    ("only one camera", ["cameras 1"]),
    ("there would only be one vote", ["votes 1"]),
    ("at least one secret diary was read", ["diaries >=1"]),
    ("at least one of his rivals", ["rivals >=1"]),
    ("even one box gets through", ["boxes 1"]),
    ("only one more example showing that", ["examples 1"]),
    ("only one policeman came", ["policemen 1"]),
    ("including one derailment and two crashes", ["derailments 1", "crashes 2"]),
    ("12 people, among them a two-year-old girl, were killed", ["killed 12", "girls 1"]),
    # Shares and money
    ("5 percent of voters", ["% 5"]),
    ("48% of voters", ["% 48"]),
    ("at least 48.5 per cent", ["% >=48.5"]),
    ("a third of the city was destroyed", ["% ~30..36.66"]),
    ("half of the houses", ["% ~45..55"]),
    ("two-thirds of voters", ["% ~60..73.34"]),
    ("$5 million in aid", ["$ 5000000"]),
    ("a £20m deal", ["£ 20000000"]),
    ("5 to 6 million dollars", ["$ ~5000000..6000000"]),
    ("$20,000 to $40,000", ["$ ~20000..40000"]),
    ("£15m-£25m", ["£ ~15000000..25000000"]),
    ("€2m-4m", ["€ ~2000000..4000000"]),
    ("between $3 and $8", ["$ ~3..8"]),
    ("below US$300", ["$ <=300"]),
    ("half a billion dollars", ["$ ~450000000..550000000"]),
    ("a $12-an-hour wage", ["$ 12"]),
]

NOTHING = [
    "in 1991",
    "in 2014 people were killed",
    "since 2014 the war went on",
    "on Oct. 4, 2020",
    "on 4 October",
    "at 6:30 a.m.",
    "at 5 p.m.",
    "at 1500 GMT",
    "two days later",
    "after three hours",
    "a 34-year-old man",
    "children aged 12",
    "John Smith, 34, said",
    "Ivan Petrov, 19, was killed",
    "they named the dead as Ivan Petrov, 19, and Oleg Bondar, 31",
    "the second-largest city",
    "the 4th brigade",
    "Flight 17 was shot down",
    "MH17, S-300 and Su-25",
    "Resolution 2254",
    "Article 5 of the treaty",
    "Highway 403",
    "the Group of 20",
    "a five-day truce",
    "a two-year-old town",
    "a 105-mm gun",
    "a two-party system",
    "a four-day march",
    "a one-man show",
    "House Bill 2044 does not",
    "we all died 4 him",
    "only one way",
    "one camera",
    "all the two men had",
    "the two countries",
    "prices rose to 85",
    "the toll, of which they spoke while prices rose to 85",
    "the number of deaths was one of the highest",
    "200 within the borders",
    "captured a rebel-held town",
    "one of the men",
    "one day",
    "the two sides agreed",
    "both of the three countries",
    "won 3-1",
    "between 15 and 12 people died",
    "several ways",
    "several people were hurt",
    "killed by a soldier",
    "a soldier said so",
    "a rebel group was seen",
    "Covid-19",
    "number 10",
    "10 long days",
    "the lives of twelve",
]


def figures_of(text: str) -> list[Figure]:
    content = Span(0, len(text), text)
    attribution = Attribution("t", "a", None, Span(0, 0, ""), (content,), Kind.ASSERTION, 1.0)
    (found,) = figures.find(Article(text, date="2020-10-05"), [attribution])
    return list(found)


def shown(figure: Figure) -> str:
    def short(value: float | None) -> str:
        return "" if value is None else f"{value:.10g}"

    match figure.bound.value:
        case "exact":
            return f"{figure.what} {short(figure.value)}"
        case "at_least":
            return f"{figure.what} >={short(figure.low)}"
        case "at_most":
            return f"{figure.what} <={short(figure.high)}"
        case _:
            return f"{figure.what} ~{short(figure.low)}..{short(figure.high)}"


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_number_counts_what_the_text_says(text: str, expected: list[str]) -> None:
    """What is counted, the value and its bounds."""
    assert [shown(figure) for figure in figures_of(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_a_number_that_counts_nothing_is_no_figure(text: str) -> None:
    """Years, dates, times, ages, ordinals, names, scores, and ranges turned round."""
    assert figures_of(text) == []


def test_the_modifier_belongs_to_the_span() -> None:
    """A reader sees the words from which the bounds come."""
    (figure,) = figures_of("at least five people were killed")
    assert figure.span == Span(0, 13, "at least five")


def test_figures_come_from_the_content_alone_in_text_order() -> None:
    text = "Three sources said 12 people died and 40 were hurt in nine villages."
    start = text.index("12")
    content = Span(start, len(text), text[start:])
    said = Attribution("t", "a", Span(0, 13, text[:13]), Span(14, 18, "said"), (content,), Kind.ASSERTION, 1.0)
    (found,) = figures.find(Article(text), [said])
    assert [shown(figure) for figure in found] == ["killed 12", "injured 40", "villages 9"]


def test_figures_of_a_title_are_spans_of_the_title() -> None:
    title = "Twelve people killed in raid"
    said = Attribution(
        "t", "a", None, Span(0, 0, "", "title"), (Span(0, len(title), title, "title"),), Kind.ASSERTION, 1.0
    )
    ((figure,),) = figures.find(Article("Nothing here.", title=title), [said])
    assert (shown(figure), figure.span) == ("killed 12", Span(0, 6, "Twelve", "title"))


@given(st.text(max_size=80), st.integers(0, 100), st.integers(0, 100))
def test_any_text_gives_figures_whose_offsets_and_bounds_hold(text: str, start: int, size: int) -> None:
    """Whatever the text and wherever the content, nothing crashes, spans quote the text, and low ≤ value ≤ high."""
    text = f"killing 12 {text} and between 3 and 5 tanks, $9{text}"
    begin, end = min(start, len(text)), min(start + size, len(text))
    said = Attribution("t", "a", None, Span(0, 0, ""), (Span(begin, end, text[begin:end]),), Kind.ASSERTION, 1.0)
    (found,) = figures.find(Article(text), [said])
    for figure in found:
        assert begin <= figure.span.start < figure.span.end <= end
        assert text[figure.span.start : figure.span.end] == figure.span.text
        assert (figure.low is None or figure.low <= figure.value) and (
            figure.high is None or figure.value <= figure.high
        )


def test_a_huge_number_and_a_long_run_of_digits_do_no_harm() -> None:
    """Sizes are the article's to choose; what nothing can count is left out."""
    assert figures_of("9" * 5000 + " people were killed") == []
    assert figures_of("1,000," * 2000 + "000 people") == []

"""Who the source of each attribution is, inside one article."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.extract import speakers
from claimtrack.extract.kinds import kind_of
from claimtrack.extract.speakers import Speaker
from claimtrack.models import Article, Attribution, Kind, Span

MARK = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")
"""[source|cue] in a text: the words of both are the article's, the content is the rest of the sentence."""


def article(marked: str) -> tuple[Article, list[Attribution]]:
    """An article from a text in which sources and cues are marked as [source|cue]; "~" stands for no source."""
    text, attributions = "", []
    last = 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        source, cue = match.groups()
        words = "" if source == "~" else source + " "
        start = len(text)
        text += words + cue
        attributions.append((start, start + len(words.rstrip()), start + len(words), len(text), not words))
        last = match.end()
    text += marked[last:]
    made = []
    for number, (a, b, c, d, silent) in enumerate(attributions):
        end = next(
            (at for at in range(d, len(text)) if text[at] == "." and text[at + 1 : at + 2] in ("", " ", "\n")),
            len(text),
        )
        begin = min(d + 1, end)
        content = Span(begin, end, text[begin:end])
        source_span = None if silent else Span(a, b, text[a:b])
        kind = kind_of(text[c:d], content.text)
        made.append(Attribution(f"t{number}", "a", source_span, Span(c, d, text[c:d]), (content,), kind, 1.0))
    return Article(text, date="2020-10-05"), made


def names(marked: str) -> list[str | None]:
    return [speaker.name for speaker in speakers.resolve(*article(marked))]


def resolved(marked: str) -> list[Speaker]:
    return speakers.resolve(*article(marked))


NAMES = [
    # A surname goes to who was named before, where others of the name come only later
    (
        "Gebremedhin Tesfay, a teacher, came. [Gebremedhin|said] it rained. Letebrhan Gebremedhin, a nurse, left.",
        ["Gebremedhin Tesfay"],
    ),
    ("Amna Idris, a mother of four, came. [Idris|said] it rained. Hamid Idris, a trader, left.", ["Amna Idris"]),
    ("Martin Keogh, the owner, came. [Keogh|said] it rained. His brother, Alan Keogh, left.", ["Martin Keogh"]),
    ("Anna Keogh, a nurse, came. Peter Keogh, a trader, came. [Keogh|said] it rained.", ["Keogh"]),
    # Names in appositions, with what goes with them
    ("[The liquidator, Paul Strand of Hale Strand,|said] it rained.", ["Paul Strand"]),
    ("[A resident, a baker named Yusuf Tijani,|said] it rained.", ["Yusuf Tijani"]),
    ("[The group’s leader, former rebel commander Omar Salih,|said] it rained.", ["Omar Salih"]),
    ("[Lumeria’s auditor, Halvec,|said] it rained.", ["Halvec"]),
    # "His lawyer" is that of who was named before
    (
        "Rhys Calloway came. His lawyer, John Barrow, stayed. Peter Owens left. [Owens’s lawyer|said] it rained.",
        ["Owens’s lawyer"],
    ),
    # Titles and appositions are stripped, surnames filled up
    ("[Hikmet Hajiyev, an aide to President Ilham Aliyev,|said] it rained.", ["Hikmet Hajiyev"]),
    ("[President Ilham Aliyev|said] it rained.", ["Ilham Aliyev"]),
    ("[Foreign Minister Anna Kovalenko|said] it rained.", ["Anna Kovalenko"]),
    ("[Mr. Owusu|said] it rained.", ["Owusu"]),
    ("[Sen. Rhys Calloway (R-Ohio)|said] it rained.", ["Rhys Calloway"]),
    ("[Calloway’s|claim] that it rained.", ["Calloway"]),
    ("[A lawyer for the family, David Schulman,|said] it rained.", ["David Schulman"]),
    ("[Defence Ministry spokeswoman Shushan Stepanyan|said] it rained.", ["Shushan Stepanyan"]),
    (
        "[Former Speaker of the House Rhys Calloway|said] it rained. [Calloway|added] it snowed.",
        ["Rhys Calloway", "Rhys Calloway"],
    ),
    ("[Secretary of State Anna Kovalenko|said] it rained.", ["Anna Kovalenko"]),
    ("[A spokesman of President Ilham Aliyev|said] it rained.", ["spokesman of President Ilham Aliyev"]),
    (
        "[Foreign Ministry spokeswoman Hua Chunying|said] it rained. [Hua|added] it snowed.",
        ["Hua Chunying", "Hua Chunying"],
    ),
    ("[Peter Owens|said] it rained. [He, along with others,|added] it snowed.", ["Peter Owens", "Peter Owens"]),
    ("[British Prime Minister Theresa May|said] it rained.", ["Theresa May"]),
    ("[Apple's chief executive, Tim Cook,|said] it rained.", ["Tim Cook"]),
    ("[Bashar al-Assad|said] it rained. [Assad|said] it snowed.", ["Bashar al-Assad", "Bashar al-Assad"]),
    ("[Hikmet Hajiyev|said] it rained. [Hajiyev|said] it snowed.", ["Hikmet Hajiyev", "Hikmet Hajiyev"]),
    ("[Hajiyev|said] it rained. Hikmet Hajiyev, an aide, left.", ["Hikmet Hajiyev"]),
    ("Moses Mbeki and Anna Mbeki, a nurse, left. [Mbeki|said] it rained.", ["Mbeki"]),
    ("Bill Marlow, the mayor, and Anna Marlow, a nurse, left. [Ms. Marlow|said] it rained.", ["Anna Marlow"]),
    # "of" and "and" of an office or a body before a name are theirs
    ("[Anti-Smuggling Agency of Kenya chief executive Zorin Tellmak|said] it rained.", ["Zorin Tellmak"]),
    ("[Energy and Mines Minister Zorin Tellmak|said] it rained. [Tellmak|said] it snowed.", ["Zorin Tellmak"] * 2),
    ("[Kenya's former Health and Human Services Secretary Ann Lee|said] it rained.", ["Ann Lee"]),
    ("[Food and Drug Administration Commissioner Ann Lee|said] it rained.", ["Ann Lee"]),
    ("[Mali and Defence Minister Ann Lee|said] it rained.", ["Mali and Defence Minister Ann Lee"]),
    ("[Villagers and Energy Minister Ann Lee|said] it rained.", ["villagers and Energy Minister Ann Lee"]),
    ("[Health and Prime Minister Ann Lee|said] it rained.", ["health and Prime Minister Ann Lee"]),
    ("[An aide of Kenya minister Ann Lee|said] it rained.", ["aide of Kenya minister Ann Lee"]),
    (
        "[A critic of the Anti-Smuggling Agency of Kenya and Ann Lee|said] it rained.",
        ["critic of the Anti-Smuggling Agency of Kenya and Ann Lee"],
    ),
    # Pronouns
    ("[Anna Kovalenko|said] it rained. [She|added] that it snowed.", ["Anna Kovalenko", "Anna Kovalenko"]),
    ("[Peter Owens|said] it rained and [he|added] that it snowed.", ["Peter Owens", "Peter Owens"]),
    (
        "[Peter Owens|said] it rained. Anna Kovalenko, a nurse, left. [He|added] that it snowed.",
        ["Peter Owens", "Peter Owens"],
    ),
    ("Peter Owens and John Barrow left. [He|said] it rained.", [None]),
    # The subject sooner than the object.
    ("Peter Owens, the mayor, met John Barrow, a lawyer. [He|said] it rained.", ["Peter Owens"]),
    ("[Peter Owens|told] John Barrow, a lawyer, to wait. [He|said] it rained.", ["Peter Owens", "Peter Owens"]),
    ("It was late. [He|said] it rained.", [None]),
    ("[Anna Kovalenko|said] it rained. [He|said] it snowed.", ["Anna Kovalenko", None]),
    ("Anna Kovalenko, [who|said] it rained, left.", ["Anna Kovalenko"]),
    ("[Rescuers|said] it rained. [They|added] that it snowed.", ["rescuers", "rescuers"]),
    ("[The interior ministry|said] it rained. [It|added] that it snowed.", ["interior ministry", "interior ministry"]),
    ("[Anna Kovalenko|said] it rained. [They|added] that it snowed.", ["Anna Kovalenko", None]),
    ("Anna Kovalenko, a nurse, left. [Her lawyer|said] it rained.", ["Anna Kovalenko’s lawyer"]),
    ("[A woman|said] it rained. [She|added] that it snowed.", ["woman", "woman"]),
    ("[This|suggests] that it rained.", [None]),
    ("[You|say] that it rained.", [None]),
    ("[I|think] that it rained.", [None]),
    ("[~|It was reported] that it rained.", [None]),
    # Roles and bodies
    ("Anna Kovalenko, the minister of health, came. [The minister|said] it rained.", ["Anna Kovalenko"]),
    ("Trade Minister Anna Kovalenko met Health Minister Peter Owens. [The minister|said] it rained.", [None]),
    ("KYIV – Two people died. [Kyiv|said] it rained.", ["Kyiv"]),
    # An army is not the movement with one in its name, nor an office somebody's who is called by another.
    ("The National Liberation Army fled. [The army|said] it rained.", ["army"]),
    (
        "General Luis Cardozo came. Cardozo slept. [The regional health secretary|said] it rained.",
        ["regional health secretary"],
    ),
    # The mayor of one town is not that of another, named before or later.
    ("Anna Kovalenko, the mayor of Kherson, came. [The mayor of Odesa|said] it rained.", ["mayor of Odesa"]),
    ("[The mayor of Sukkur|said] it rained. In Odesa the mayor, Peter Owens, slept.", ["mayor of Sukkur"]),
    ("Anna Kovalenko, the mayor of Kherson, came. [The mayor of Kherson|said] it rained.", ["Anna Kovalenko"]),
    ("Anna Kovalenko, the mayor, came. [The mayor of Kherson|said] it rained.", ["Anna Kovalenko"]),
    ("Dunya Editor-in-Chief Ann Hale spoke. [Dunya|said] it rained.", ["Dunya"]),
    # Nobody calls a prime minister "the minister".
    ("Prime Minister Anna Kovalenko met Health Minister Peter Owens. [The minister|said] it rained.", ["Peter Owens"]),
    ("[The minister|said] it rained.", [None]),
    ("The Armenian Defense Ministry answered. [The ministry|said] it rained.", ["Armenian Defense Ministry"]),
    (
        "[A spokesman for the port|said] it rained. [The spokesman|added] that it snowed.",
        ["spokesman for the port", "spokesman for the port"],
    ),
    # One name for a person, whatever the words
    ("[Mr. Marlow|said] it rained. Theodore J. Marlow Jr., a lawyer, left.", ["Theodore J. Marlow Jr."]),
    (
        "Bill Marlow, the mayor, came with his son, Bill Marlow Jr., a student. [Marlow|said] it rained. [Marlow Jr.|said] it snowed.",
        ["Bill Marlow", "Bill Marlow Jr."],
    ),
    ("[Robert Marlow|said] it rained. [Bob Marlow|said] it snowed.", ["Robert Marlow", "Robert Marlow"]),
    ("Bill Marlow, the mayor, came. His wife, Anna Marlow, stayed. [Marlow|said] it rained.", ["Bill Marlow"]),
    ("Anna Blakely Ford, a nurse, left. [Dr. Blakely|said] it rained.", ["Anna Blakely Ford"]),
    ("Special Agent Peter W. Owens came. [Owens|said] it rained.", ["Peter W. Owens"]),
    ("[Rep. Peter King|said] it rained. [He|added] that it snowed.", ["Peter King", "Peter King"]),
    ("[Reyhan Tavakoli|said] it rained. [Tavakoli|said] it snowed.", ["Reyhan Tavakoli", "Reyhan Tavakoli"]),
    ("[President Brown|said] it rained. [He|said] it snowed. [Brown|said] it froze.", ["Brown"] * 3),
    # The gender from the pronouns, where the name does not tell it
    (
        "Zorin Tellmak, the mayor, came, and she sat. Tellmak ate her lunch. John Barrow, a lawyer, saw it. [She|said] it rained.",
        ["Zorin Tellmak"],
    ),
    # Names behind what they are
    ("[A statement from the lawyer John Barrow|said] it rained.", ["John Barrow"]),
    ("[Another woman, Anna Kovalenko,|said] it rained.", ["Anna Kovalenko"]),
    ("[The top Republican on the committee, Sen. Rhys Calloway,|said] it rained.", ["Rhys Calloway"]),
    ("[Anna Kovalenko and Peter Owens|said] it rained.", ["Anna Kovalenko and Peter Owens"]),
    ("[Anna Kovalenko and her lawyer|said] it rained.", ["Anna Kovalenko and her lawyer"]),
    ("[Two of the women|said] it rained.", ["Two of the women"]),
    ("[One of the women|said] it rained.", ["One of the women"]),
    ("[The U.S.|said] it rained.", ["U.S."]),
    ("[Trump himself|said] it rained.", ["Trump"]),
    ("[BARDA, Azerbaijan (AP)|—] it rained.", [None]),
    ("[Fishermen from Palem|said] it rained.", ["fishermen from Palem"]),
    ("[Doctors Without Borders|said] it rained.", ["Doctors Without Borders"]),
    ("BISHKEK – [The governor of Batken, Abdikarim Alimbaev,|said] it rained.", ["Abdikarim Alimbaev"]),
    # Bodies under one name
    (
        "[The Food and Drug Administration (FDA)|said] it rained. [The F.D.A.|said] it snowed.",
        ["Food and Drug Administration", "Food and Drug Administration"],
    ),
    ("The New York Times came. [The Times|said] it rained. [The newspaper|said] it snowed.", ["New York Times"] * 2),
    ("The Federal Bureau of Investigation came. [The bureau|said] it rained.", ["Federal Bureau of Investigation"]),
    (
        "[The Armenian Defence Ministry|said] it rained. The Azerbaijani Defence Ministry was near. [The ministry|said] it snowed.",
        ["Armenian Defence Ministry", "Armenian Defence Ministry"],
    ),
    (
        "The Armenian Defence Ministry met the Azerbaijani Defence Ministry. [The ministry|said] it rained.",
        ["ministry"],
    ),
    ("The Armenian Defence Ministry was silent. [The Azerbaijani ministry|said] it rained.", ["Azerbaijani ministry"]),
    # "and" inside a body's name, whatever land stands before it; its acronym is the same body
    (
        "[The Chief Executive, Ann Lee,|said] it rained. [The Health and Safety Executive|said] it snowed.",
        ["Ann Lee", "Health and Safety Executive"],
    ),
    (
        "Chief Executive Ann Lee came. [The chief executive|said] it rained. [The Chief Executive|said] it snowed.",
        ["Ann Lee"] * 2,
    ),
    (
        "[The Health and Safety Executive|said] it rained. [The HSE|said] it snowed.",
        ["Health and Safety Executive"] * 2,
    ),
    (
        "[The U.S. Food and Drug Administration|said] it rained. [The agency|said] it snowed. [The FDA|said] it froze.",
        ["U.S. Food and Drug Administration"] * 3,
    ),
    ("[Police and Ukrainian officials|said] it rained.", ["police and Ukrainian officials"]),
    ("Mali and Defence Ministry officials met. [The Defence Ministry|said] it rained.", ["Defence Ministry"]),
    # A day or a place before "the army" is no part of its name
    (
        "[The army|denied] it. On Friday [the army|said] it rained. Later on Monday [the army|said] it snowed.",
        ["army"] * 3,
    ),
    (
        "[The army|denied] it. In Mali [the army|said] it rained. On Sunday [army chiefs|said] it snowed.",
        ["army", "army", "army chiefs"],
    ),
    (
        "Still government plans failed. Health ministry chiefs left. [The government|said] it rained. [The ministry|said] it snowed.",
        ["government", "Health ministry"],
    ),
    ("Kenya's health ministry slept. [The ministry|said] it rained.", ["Kenya's health ministry"]),
    ("The Iraqi army slept. [The army|said] it rained.", ["Iraqi army"]),
    # Offices
    ("Armenian Foreign Minister Anna Kovalenko left. [The Turkish minister|said] it rained.", ["Turkish minister"]),
    ("Vice President Anna Kovalenko left. [The president|said] it rained.", [None]),
    ("John Barrow, a lawyer for the president, left. [The president|said] it rained.", [None]),
    ("Former FBI director Peter Owens left. [The FBI director|said] it rained.", ["FBI director"]),
    ("Sen. Rhys Calloway (R-Ohio) came. [The lawmaker|said] it rained.", ["Rhys Calloway"]),
    (
        "Rhys Calloway came. His lawyer, John Barrow, stayed. [Calloway’s lawyer|said] it rained.",
        ["John Barrow"],
    ),
    ("[A senior official|said] it rained. [The official|added] that it snowed.", ["senior official"] * 2),
    # Whoever is somebody's ("the victim's lawyer") is nobody of whom the text does not say so
    ("[Chief Peter Owens|said] it rained. [The victim's lawyer|said] it snowed.", ["Peter Owens", "victim's lawyer"]),
    ("[Mayor Ann Lee|said] it rained. [The driver's widow|said] it snowed.", ["Ann Lee", "driver's widow"]),
    ("Captain Peter Owens left. [The captain's lawyer|said] it rained.", ["captain's lawyer"]),
    ("Carl Roe, a lawyer for the driver, left. [The victim's lawyer|said] it rained.", ["victim's lawyer"]),
    ("Peter Owens, the mayor, met Carl Roe, the victim's lawyer. [The victim's lawyer|said] it rained.", ["Carl Roe"]),
    ("Carl Roe, the victim's lawyer, left. [The lawyer|said] it rained.", ["Carl Roe"]),
    ("The army's spokesman, Peter Owens, left. [The union's spokesman|said] it rained.", ["union's spokesman"]),
    (
        "The Russian army's spokesman, Igor Petrov, left. [The Iraqi army's spokesman|said] it rained.",
        ["Iraqi army's spokesman"],
    ),
    ("Georgian President Anna Rossi left. [The country's president|said] it rained.", ["Anna Rossi"]),
    # "The group" that answers for an act is the one accused of it, never its accuser
    (
        "[Human Rights Watch|said] gunmen of Boko Haram killed 20 people in Damboa. [The group|claimed] responsibility for it.",
        ["Human Rights Watch", "Boko Haram"],
    ),
    (
        "[Human Rights Watch|said] the M23 executed 20 men. [The group|denied] it. [The group|said] it would ask again.",
        ["Human Rights Watch", "M23", "Human Rights Watch"],
    ),
    ("[Human Rights Watch|said] the Anbo killed 20 men. [The group|denied] it.", ["Human Rights Watch", "group"]),
    (
        "[Human Rights Watch|said] Hamas and Hezbollah killed 20 men. [The group|denied] it.",
        ["Human Rights Watch", "group"],
    ),
    ("[Human Rights Watch|said] Israel bombed Tyre. [The group|denied] bias.", ["Human Rights Watch"] * 2),
    ("[Human Rights Watch|said] soldiers killed 20 men in Xyl. [The group|denied] bias.", ["Human Rights Watch"] * 2),
    # Nobody denies what he has just said himself: whom the claim is about answers it
    ("[Mr Keogh|said] the minister had lied. [The minister|denied] the claim.", ["Keogh", None]),
    ("[Mr Keogh|said] the minister had lied. [The minister|said] that was untrue.", ["Keogh", None]),
    ("[Mr Keogh|said] the minister had lied. [He|said] he had proof.", ["Keogh", "Keogh"]),
    (
        "[A union official|said] the manager, Ken Whitby, had threatened him. [He|denied] it.",
        ["union official", "Ken Whitby"],
    ),
    (
        "[Senator Whitcomb|accused] the firm's chief executive of lying. [He|denied] it.",
        ["Whitcomb", "firm's chief executive"],
    ),
    (
        "[The mayor|said] the plant was safe. [A councillor, Ann Roe,|said] he had hidden a file. [The mayor|denied] it.",
        [None, "Ann Roe", None],
    ),
    ("[Brian Keogh|said] money came to Dan Poe by the mayor, Tom Lund. [He|denied] it.", ["Brian Keogh", "Tom Lund"]),
    ("[Sara Lind|said] Dan Poe had hit her. [His lawyer|denied] it.", ["Sara Lind", "Dan Poe’s lawyer"]),
    ("[Brian Keogh|said] his wife had sold it. [She|denied] it.", ["Brian Keogh", None]),
    ("[Brian Keogh|alleged] that Dan Poe had paid a judge. [He|denied] wrongdoing.", ["Brian Keogh", "Dan Poe"]),
    ("[The army|said] the rebels had shelled Ganja. [They|denied] it.", ["army", "rebels"]),
    ("[The army|accused] Hamas of shelling Ganja. [It|denied] the claim.", ["army", "Hamas"]),
    ("[The union|accused] the ministry of hiding deaths. [It|rejected] the allegations.", ["union", "ministry"]),
    ("[The union|blamed] Norvex Mining for the flood. [It|denied] it.", ["union", "Norvex Mining"]),
    ("[Ann Roe|said] the police station had sold pills. [It|denied] it.", ["Ann Roe", None]),
    # But what is denied may be further off, or said of the one who speaks
    ("[Mr Keogh|said] he had been at home. [He|denied] it.", ["Keogh", "Keogh"]),
    ("[Dan Poe|said] his wife had been asleep. [He|denies] the charges.", ["Dan Poe", "Dan Poe"]),
    ("[Mr Keogh|said] police had accused him of theft. [He|denied] it.", ["Keogh", "Keogh"]),
    ("[Mr Keogh|said] the minister was a friend. Asked of the loan, [he|denied] it.", ["Keogh", "Keogh"]),
    ("[The ministry|said] the union was slow. [It|denied] any delay.", ["ministry", "ministry"]),
    ("[Minister Brian Keogh|said] he had paid. [The minister|denied] it.", ["Brian Keogh", "Brian Keogh"]),
    # The driver of a company is not the company
    ("[A former driver for the firm|said] it rained. [The firm|denied] it.", ["former driver for the firm", "firm"]),
    ("[A customer of the company|said] it rained. [The company|denied] it.", ["customer of the company", "company"]),
    ("[The Harlow Mining Company|said] it rained. [The company|denied] it.", ["Harlow Mining Company"] * 2),
    # One who is only quoted by the way is not the subject that "he" goes on with
    (
        "Ruben Dias was asked of letters, quoted by [a state prosecutor|as saying] it rained. [He|said] it snowed.",
        ["state prosecutor", "Ruben Dias"],
    ),
    ("Ruben Dias was late. [A state prosecutor|said] it rained. [He|said] it snowed.", ["state prosecutor"] * 2),
    # "And" in a body's name makes it not many
    (
        "[Helvion UK|said] it rained. [The Fisheries and Farm products Inspection Agency|agreed] so. [It|said] it snowed.",
        ["Helvion UK", *["Fisheries and Farm products Inspection Agency"] * 2],
    ),
    (
        "[Helvion UK|said] it rained. [Doctors and the hospital|agreed] so. [It|said] it snowed.",
        ["Helvion UK", "doctors and the hospital", "Helvion UK"],
    ),
    # "Which" is no human being
    ("[Ann Roe|cited] emails by a state prosecutor, [which|showed] it.", ["Ann Roe", None]),
    # Two persons, each behind what he is, and what one of them does after it
    (
        "The army's spokesman, Peter Owens, met the UN envoy, Anna Cole. [The envoy|said] it rained. [The spokesman|said] it snowed.",
        ["Anna Cole", "Peter Owens"],
    ),
    (
        "The army's spokesman, Captain Peter Owens, met the UN envoy, Anna Cole. [The envoy|said] it rained. [The spokesman|said] it snowed.",
        ["Anna Cole", "Peter Owens"],
    ),
    ("The spokesman for the army met the head of the mission, Anna Cole. [The spokesman|said] it rained.", [None]),
    ("The president spoke to the mayor, Anna Cole. [The mayor|said] it rained.", ["Anna Cole"]),
    ("An aide to the mayor, Anna Cole, came. [The mayor|said] it rained.", [None]),
    ("[The FBI director|said] it rained. Peter Owens slept.", ["FBI director"]),
    ("Peter Owens slept. Owens ate. [The FBI director|said] it rained.", ["FBI director"]),
    ("President Petro met the governor, Clara Luz. [She|said] it rained.", [None]),
    ("[President Petro|told] the governor, Clara Luz, to wait. [She|said] it rained.", ["Petro", "Petro"]),
    # Kin is a person's, and only of one
    (
        "Peter Owens spoke. [His brother|said] it rained. [His mother|said] it snowed.",
        ["Peter Owens’s brother", "mother"],
    ),
    ("[Police|said] it rained. [Their uncle|said] it snowed.", ["police", "uncle"]),
    (
        "[Veromedic|said] it rained. The relatives of a driver wept. [His brother|said] it snowed.",
        ["Veromedic", "brother"],
    ),
    ("[Police|said] two men were held. [Their lawyer|said] it rained.", ["police", "lawyer"]),
    ("[The families|said] it rained. [Their lawyer|said] it snowed.", ["families", "families’s lawyer"]),
    ("[The company|said] it rained. [Its lawyer|said] it snowed.", ["company", "company’s lawyer"]),
    # "His" is nobody's where somebody without a name has come up since
    (
        "[President Peter Owens|said] it rained. In 2019, a defence minister resigned. [His ministry|said] it snowed.",
        ["Peter Owens", None],
    ),
    (
        "[Peter Owens|said] it rained. A police officer died. [Her lawyer|said] it snowed. [He|said] it froze.",
        ["Peter Owens", None, "Peter Owens"],
    ),
    (
        "A policewoman died. [Peter Owens|said] it rained. [His lawyer|said] it snowed.",
        ["Peter Owens", "Peter Owens’s lawyer"],
    ),
    (
        "[Peter Owens|said] it rained. A policewoman died. [His lawyer|said] it snowed.",
        ["Peter Owens", "Peter Owens’s lawyer"],
    ),
    (
        "[Peter Owens|said] it rained. A strong wind blew. [His lawyer|said] it snowed.",
        ["Peter Owens", "Peter Owens’s lawyer"],
    ),
    (
        "[Peter Owens|said] it rained. A report by the minister came. [His lawyer|said] it snowed.",
        ["Peter Owens", "Peter Owens’s lawyer"],
    ),
    # Two speakers are not the first of them
    ("[Veromed, which owns it, and the auditor Karl Reus|have denied] it rained.", [None]),
    ("[Veromed, which owns it and runs it,|has denied] it rained.", ["Veromed"]),
    ("[Soldiers, who left, and stayed away,|have denied] it rained.", ["soldiers"]),
    ("[Peter Owens, the mayor, and Anna Cole, a nurse,|were saying] it rained.", [None]),
    (
        "[Baku, Yerevan|deny] it rained. [Armenia, Mali and Russia|said] it snowed.",
        ["Baku, Yerevan", "Armenia, Mali and Russia"],
    ),
    ("[Tbilisi, Georgia,|said] it rained.", ["Tbilisi"]),
    # A name behind an office of somebody named
    ("[Korva's chairman, Zorin Tellmak,|said] it rained. [Tellmak|said] it snowed.", ["Zorin Tellmak"] * 2),
    ("[Kenya's sports minister, Zorin Tellmak,|said] it rained. [The minister|said] it snowed.", ["Zorin Tellmak"] * 2),
    ("[Reuters' deputy editor, Zorin Tellmak,|said] it rained.", ["Zorin Tellmak"]),
    ("[Adviser to Mali's president, Zorin Tellmak,|said] it rained.", ["adviser to Mali's president"]),
    ("[Mali's minister, South Darfur,|said] it rained.", ["Mali's minister"]),
    ("[Korva's owner, Visayan Lines,|said] it rained. [It|said] it snowed.", ["Visayan Lines"] * 2),
    ("[The Swiss regulator, Veromedic,|said] it rained. [It|said] it snowed.", ["Veromedic"] * 2),
    # Behind "an adviser to the leader" a name may be the leader's
    ("[An adviser to the rebel leader, Zorin Tellmak,|said] it rained.", ["adviser to the rebel leader"]),
    (
        "[An aide to Mali's president, Anna Cole,|said] it rained. [She|said] it snowed.",
        ["aide to Mali's president"] * 2,
    ),
    ("[A friend of the victim, Anna Cole,|said] it rained.", ["friend of the victim"]),
    ("[An aide to President Peter Owens, Anna Cole,|said] it rained.", ["Anna Cole"]),
    ("[A lawyer for the victims, Anna Cole,|said] it rained.", ["Anna Cole"]),
    ("[The spokesman for the governor, Peter Owens,|said] it rained.", ["Peter Owens"]),
    ("[The head of the office of the president, Peter Owens,|said] it rained.", ["Peter Owens"]),
    ("[A statement from the mayor, Anna Cole,|said] it rained.", ["Anna Cole"]),
    # Where somebody is, is not who
    ("[A nurse in Kutum, North Darfur,|said] it rained.", ["nurse in Kutum"]),
    ("[A nurse in Juba, South Sudan,|said] it rained.", ["nurse in Juba"]),
    ("[A doctor in Hpakant, Kachin State,|said] it rained.", ["doctor in Hpakant"]),
    ("[A nurse in Kutum, Anna Kovalenko,|said] it rained.", ["Anna Kovalenko"]),
    ("[A nurse in Kutum, Winnta Tellmak,|said] it rained.", ["Winnta Tellmak"]),
    # A body named behind what it is
    (
        "[The coast guard|said] it rained. [The owner, Trans-Visayan Lines,|said] it snowed. [It|said] it froze.",
        ["coast guard", "Trans-Visayan Lines", "Trans-Visayan Lines"],
    ),
    ("[The operator, Blue Star Ferries,|said] it rained. [It|said] it snowed.", ["Blue Star Ferries"] * 2),
    ("[Police|said] it rained. [Its contractor, Bouygues,|said] it snowed.", ["police", "Bouygues"]),
    ("[The owner, Winnta Tellmak,|said] it rained.", ["Winnta Tellmak"]),
    ("[The builder, a contractor from Lyon,|said] it rained.", ["builder"]),
    ("[The company in Kutum, North Darfur,|said] it rained.", ["company in Kutum"]),
    # Relative clauses
    ("It came from Sen. Rhys Calloway of Ohio, [who|said] it rained.", ["Rhys Calloway"]),
    ("John Barrow, 37, a lawyer from Ohio, [who|said] it rained, left.", ["John Barrow"]),
    ("John Barrow went home, according to a key lawmaker, [who|said] it rained.", ["key lawmaker"]),
    ("It helped voters [who|say] that it rained.", ["voters"]),
    ("It angered an NBC reporter [who|said] that it rained.", ["NBC reporter"]),
    # Groups and anonymous sources keep their words
    ("[Armenian defense forces|said] it rained.", ["Armenian defense forces"]),
    ("[The Armenian Defence Ministry|said] it rained.", ["Armenian Defence Ministry"]),
    ("[Officials|said] it rained.", ["officials"]),
    ("[Two senior officials, who asked not to be named,|said] it rained.", ["Two senior officials"]),
    ("[Authorities in the breakaway territory|said] it rained.", ["authorities in the breakaway territory"]),
    ("[The Calloway campaign|said] it rained.", ["Calloway campaign"]),
    ("Rhys Calloway, the mayor, left. [Calloway supporters|said] it rained.", ["Calloway supporters"]),
    ("[Witnesses|said] it rained.", ["witnesses"]),
    ("[Turkey|said] it rained.", ["Turkey"]),
]

SIDES = [
    ("[Hikmet Hajiyev, an aide to Azerbaijani President Ilham Aliyev,|said] it rained.", ["Azerbaijan"]),
    (
        "[Hikmet Hajiyev, an aide to Azerbaijani President Ilham Aliyev,|said] it rained. [Hajiyev|said] it snowed. [He|said] it froze.",
        ["Azerbaijan", "Azerbaijan", "Azerbaijan"],
    ),
    ("[Arayik Harutyunyan, the leader of the contested Nagorno-Karabakh,|said] it rained.", ["Nagorno-Karabakh"]),
    ("The Armenian minister Anna Sarkisian came. [Sarkisian|said] it rained.", ["Armenia"]),
    ("[Armenian defense forces|said] it rained. [They|said] it snowed.", ["Armenia", "Armenia"]),
    ("[The Hamas-run health ministry|said] it rained.", ["Hamas"]),
    ("[Officials|said] it rained.", [None]),
    ("[Gen. Germán Rojas|said] it rained. [Rojas|said] it snowed.", [None, None]),
    ("[Mexican General Germán Rojas|said] it rained. [Rojas|said] it snowed.", ["Mexico", "Mexico"]),
    ("[Anna Kovalenko, a Russian journalist,|said] it rained.", [None]),
]


@pytest.mark.parametrize(("marked", "expected"), NAMES)
def test_a_source_is_resolved_to_its_speaker(marked: str, expected: list[str | None]) -> None:
    """A full name where the article has one, the words of a group, nobody where several could be meant."""
    assert names(marked) == expected


@pytest.mark.parametrize(("marked", "expected"), SIDES)
def test_a_speaker_has_the_side_of_its_first_full_mention(marked: str, expected: list[str | None]) -> None:
    assert [speaker.side for speaker in resolved(marked)] == expected


def test_a_claim_accuses_the_subject_of_harm_but_not_ones_own_side() -> None:
    """An act of one's own side is an admission."""
    assert [
        s.accused
        for s in resolved(
            "[Azerbaijan|said] Armenian forces shelled a town. [Armenia|said] Armenian forces shelled a depot."
        )
    ] == [
        "Armenia",
        None,
    ]


def test_an_accused_person_counts_by_side_where_it_is_known_else_by_name() -> None:
    marked = "Olivia Denning, a lawyer, and Turkish Minister Emin Kaya met. [Rhys Calloway|said] Denning lied. [Calloway|said] Kaya cheated."
    assert [s.accused for s in resolved(marked)] == ["Olivia Denning", "Turkey"]


@pytest.mark.parametrize(
    ("accused", "answer", "who"),
    [
        ("The Houthi rebels, who hold the north,", "They", "Houthi rebels"),
        ("TotalEnergies", "It", "TotalEnergies"),
        ("Dan Poe, the coach,", "He", "Dan Poe"),
        ("Dan Poe, the coach,", "They", None),
    ],
)
def test_who_was_accused_answers(accused: str, answer: str, who: str | None) -> None:
    """The subject of a passive accusation stands before its cue."""
    text = f"{accused} was accused by the union of theft. {answer} denied it."

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words), words)

    charged = Attribution(
        "t0",
        "a",
        span("the union"),
        span("was accused by"),
        (span(accused), span("of theft")),
        Kind.ACCUSATION,
        1.0,
    )
    it = Span(len(text) - 3, len(text) - 1, "it")
    denied = Attribution("t1", "a", span(answer), span("denied"), (it,), Kind.DENIAL, 1.0)
    assert speakers.resolve(Article(text), [charged, denied])[1].name == who


def test_only_claims_accuse() -> None:
    """A denial that repeats the charge accuses nobody."""
    made, attributions = article("[Armenia|denied] Azeri forces shelled the town.")
    denial = [Attribution(a.id, a.article, a.source, a.cue, a.content, Kind.DENIAL, 1.0) for a in attributions]
    assert speakers.resolve(made, denial)[0].accused is None


def test_i_in_a_quotation_is_its_speaker() -> None:
    text = "Anna Kovalenko said: I think it rained."
    quote = Span(21, 38, text[21:38])
    said = Attribution("t0", "a", Span(0, 14, text[:14]), Span(15, 19, "said"), (quote,), Kind.ASSERTION, 1.0)
    inner = Attribution(
        "t1", "a", Span(21, 22, "I"), Span(23, 28, "think"), (Span(29, 38, text[29:38]),), Kind.OPINION, 1.0
    )
    assert [s.name for s in speakers.resolve(Article(text), [said, inner])] == ["Anna Kovalenko", "Anna Kovalenko"]


def test_he_is_nobody_whom_his_own_words_mention() -> None:
    """The speaker of a quotation does not quote himself by name."""
    text = "Peter Owens, the mayor, spoke. “Ask John Barrow, the lawyer,” he said."
    start, at = text.index("“"), text.index(" he ") + 1
    content = Span(start, at - 1, text[start : at - 1])
    said = Attribution("t", "a", Span(at, at + 2, "he"), Span(at + 3, at + 7, "said"), (content,), Kind.ASSERTION, 1.0)
    assert [s.name for s in speakers.resolve(Article(text), [said])] == ["Peter Owens"]


def test_a_speaker_in_the_title_is_filled_up_from_the_text() -> None:
    title = "Hajiyev says it rained"
    said = Attribution(
        "t",
        "a",
        Span(0, 7, "Hajiyev", "title"),
        Span(8, 12, "says", "title"),
        (Span(13, 22, "it rained", "title"),),
        Kind.ASSERTION,
        1.0,
    )
    (speaker,) = speakers.resolve(Article("Hikmet Hajiyev, an aide, spoke.", title=title), [said])
    assert speaker.name == "Hikmet Hajiyev"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Monitors Visit Village As Baku", None),
        ("Court Frees Two After Police", None),
        ("Baku Monitors", "Baku Monitors"),
    ],
)
def test_a_clause_of_a_headline_is_no_speaker(source: str, expected: str | None) -> None:
    title, end = f"{source} Trade Blame", len(source)
    spans = Span(0, end, source, "title"), Span(end + 1, end + 6, "Trade", "title")
    content = Span(end + 7, end + 12, "Blame", "title")
    said = Attribution("t", "a", *spans, (content,), Kind.ASSERTION, 1.0)
    assert [s.name for s in speakers.resolve(Article("It rained.", title=title), [said])] == [expected]


@given(
    st.text(max_size=100),
    st.lists(st.tuples(st.integers(0, 160), st.integers(0, 40)), min_size=3, max_size=3),
    st.booleans(),
)
def test_any_text_and_spans_are_harmless_and_keep_their_number(
    text: str, cuts: list[tuple[int, int]], silent: bool
) -> None:
    """Whatever the article, there is one speaker for each attribution."""
    text = f"Mr. Ilham Aliyev said {text}, who said he fired. They said"
    source, cue, content = (
        Span(a := min(at, len(text)), b := min(a + size, len(text)), text[a:b]) for at, size in cuts
    )
    made = [
        Attribution(f"t{n}", "a", None if silent else source, cue, (content,), Kind.ACCUSATION, 1.0) for n in range(3)
    ]
    found = speakers.resolve(Article(text), made)
    assert len(found) == 3
    assert not silent or all(speaker.name is None for speaker in found)


@given(
    st.text(alphabet="the mayor was accused by of , .“’s\n", max_size=40),
    st.tuples(st.integers(0, 60), st.integers(0, 30)),
    st.tuples(st.integers(0, 60), st.integers(0, 30)),
    st.sampled_from(["He", "It", "They", "The mayor", "Its lawyer"]),
)
@example("", (1, 7), (0, 1), "It")
def test_who_answers_any_claim_is_told_or_nobody(
    text: str, cue: tuple[int, int], content: tuple[int, int], who: str
) -> None:
    """Whatever stands before a denial of "it", be it no words at all."""
    before = f"{text} accused {text}."
    whole = f"{before} {who} denied it."
    at = len(before) + 1
    verb, said = (
        Span(a := min(first, len(before)), b := min(a + size, len(before)), whole[a:b])
        for first, size in (cue, content)
    )
    denied = at + len(who) + 1
    made = [
        Attribution("t0", "a", None, verb, (said,), Kind.ACCUSATION, 1.0),
        Attribution(
            "t1",
            "a",
            Span(at, at + len(who), who),
            Span(denied, denied + 6, "denied"),
            (Span(denied + 7, denied + 9, "it"),),
            Kind.DENIAL,
            1.0,
        ),
    ]
    assert len(speakers.resolve(Article(whole), made)) == 2

"""Names that are one speaker's under other spellings, and names that are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.same_name import contradict, is_common, name_keys, same_name

SAME = [
    # Transliterations
    ("Arayik Harutyunyan", "Arayik Harutyunian"),
    ("Arayik Harutyunyan", "Araik Arutyunyan"),
    ("Hikmet Hajiyev", "Hikmat Hajiyev"),
    ("Hikmet Hajiyev", "Khikmet Gadzhiev"),
    ("Ilham Aliyev", "Ilham Aliev"),
    ("Ilham Aliyev", "İlham Əliyev"),
    ("Nikol Pashinyan", "Nikol Pashinian"),
    ("Volodymyr Zelensky", "Vladimir Zelenskiy"),
    ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
    ("Muammar Gaddafi", "Moammar Qaddafi"),
    ("Muammar Gaddafi", "Muammar al-Kadhafi"),
    ("Alexander Lukashenko", "Alyaksandr Lukashenka"),
    ("Sergei Lavrov", "Sergey Lavrov"),
    ("Sergei Shoigu", "Sergey Shoygu"),
    ("Bashar al-Assad", "Bashar Assad"),
    ("Mohammed bin Salman", "Mohammad bin Salman"),
    ("Saddam Hussein", "Saddam Husein"),
    ("Boris Yeltsin", "Boris Eltsin"),
    ("Islam Karimov", "Islam Kerimov"),
    ("Dmitry Peskov", "Dmitri Peskov"),
    ("Yevgeny Prigozhin", "Evgeny Prigozhin"),
    # Accents, initials, familiar forms, titles, sons
    ("José Muñoz", "Jose Munoz"),
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    ("Christopher A. Wray", "Christopher Wray"),
    ("Christopher A. Wray", "Chris Wray"),
    ("J. Robert Calloway", "John Calloway"),
    ("Robert Mueller", "Bob Mueller"),
    ("President Anna Kovalenko", "Anna Kovalenko"),
    ("Rhys Calloway Jr.", "Rhys Calloway Jr"),
    ("ANNA KOVALENKO", "Anna Kovalenko"),
    # Bodies
    ("Ministry of Defence", "Defense Ministry"),
    ("Armenian Defence Ministry", "Ministry of Defence of Armenia"),
    ("Armenia’s Defense Ministry", "the Armenian Defence Ministry"),
    ("Azerbaijani foreign ministry", "Foreign Ministry of Azerbaijan"),
    ("Russian Foreign Ministry", "Ministry of Foreign Affairs of Russia"),
    ("Department of Justice", "Justice Department"),
    ("State Department", "U.S. State Department"),
    ("UN", "United Nations"),
    ("U.N.", "UN"),
    ("EU", "European Union"),
    ("F.B.I.", "FBI"),
    ("FBI", "Federal Bureau of Investigation"),
    ("CIA", "Central Intelligence Agency"),
    ("OPCW", "Organisation for the Prohibition of Chemical Weapons"),
    ("Organisation for the Prohibition of Chemical Weapons", "Organization for the Prohibition of Chemical Weapons"),
    ("Hezbollah", "Hizbollah"),
    ("ISIS", "Islamic State"),
    ("US", "United States"),
    ("The Kremlin", "Kremlin"),
    ("World Health Organization", "WHO"),
    ("Artsakh defence ministry", "Karabakh’s Ministry of Defence"),
    ("Nagorno-Karabakh's defense ministry", "Artsakh defence ministry"),
    ("UNICEF", "Unicef"),
    ("Rami Abdel Rahman", "Rami Abdulrahman"),
    ("civil defence official", "Civil defense official"),
    ("U.S. officials", "US officials"),
]

OTHER = [
    # Namesakes
    ("Islam Karimov", "Rustam Karimov"),
    ("Anna Karimova", "Islam Karimov"),
    ("Ilham Aliyev", "Heydar Aliyev"),
    ("Karimov", "Islam Karimov"),
    ("Karimov", "Karimov"),
    ("Rhys Calloway", "Rhys Calloway Jr."),
    ("Donald Trump", "Melania Trump"),
    ("George H. W. Bush", "George W. Bush"),
    ("John A. Smith", "John B. Smith"),
    ("Peter Owens", "Peter Owen"),
    # Names that merely look alike
    ("James Anderson", "James Andersen"),
    ("James Keller", "James Heller"),
    ("John Smith", "John Smyth"),
    ("Maria Petrova", "Mario Petrov"),
    ("Daniel Weiss", "Danielle Weiss"),
    ("Ivan Petrov", "Ivan Petrovsky"),
    ("Hassan Rouhani", "Hassan Nasrallah"),
    ("Li Wei", "Li Wen"),
    # Bodies of different countries, fields and ranks
    ("Armenian Defence Ministry", "Azerbaijani Defence Ministry"),
    ("Armenian Defence Ministry", "Armenian Foreign Ministry"),
    ("Defence Ministry", "Armenian Defence Ministry"),
    ("State Department", "Department of Health"),
    ("New York Times", "The Times"),
    ("North Korea", "South Korea"),
    ("Armenia", "Armenian Defence Ministry"),
    ("Karabakh’s defence ministry", "Armenian defence ministry"),
    ("Georgia", "Georgian police"),
    ("UN", "US"),
    ("Hamas", "Hezbollah"),
    ("Niger", "Nigeria"),
    ("spokesman for the port", "spokesman for the airport"),
    ("officials", "rescuers"),
    ("Washington Post", "Jerusalem Post"),
    ("", "Anna Kovalenko"),
    ("military source", "source"),
    ("finance minister", "foreign minister"),
    ("senior officials", "officials"),
    ("state media", "media"),
    ("man", "medicine activists and NGOs"),
    ("UNSG", "United Nations and the Syrian government"),
    ("FNA", "Firat news agency"),
    ("head of the monitor", "monitor"),
    ("spokesman for Velden Police", "Velden Police"),
    ("x" * 200, "x" * 200),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_other_spellings_of_one_name_are_one(first: str, second: str) -> None:
    assert same_name(first, second)
    assert same_name(second, first)


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_names_that_only_resemble_are_two(first: str, second: str) -> None:
    """Namesakes, a surname alone, lookalikes, and bodies of other countries."""
    assert not same_name(first, second)
    assert not same_name(second, first)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_names_are_harmless_and_the_order_does_not_matter(first: str, second: str) -> None:
    assert same_name(first, second) == same_name(second, first)


@pytest.mark.parametrize(("first", "second"), SAME)
def test_names_of_one_speaker_share_a_key(first: str, second: str) -> None:
    """So that a new name need not be compared with all."""
    assert name_keys(first) & name_keys(second)


PARTS = st.sampled_from(
    "Islam Karimov Kerimov Anna J. President Ministry of Defence defence Armenian Armenia UN the al- Jr. FBI".split()
)
NAMES = st.lists(PARTS, min_size=1, max_size=5).map(" ".join)


@given(NAMES, NAMES)
def test_names_without_a_common_key_are_never_one(first: str, second: str) -> None:
    assert not same_name(first, second) or name_keys(first) & name_keys(second)
    assert contradict(first, second) == contradict(second, first)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("John Smith", "Jane Smith", True),
        ("John A. Smith", "John B. Smith", True),
        ("Rhys Calloway", "Rhys Calloway Jr.", True),
        ("Muammar Gaddafi", "Moammar Qaddafi", False),
        ("Armenian Defence Ministry", "Azerbaijani Defence Ministry", True),
        ("Nuclear Regulatory Commission", "National Republican Committee", True),
        ("Justice Department", "DOJ", False),
        ("Syrian Observatory for Human Rights", "Syrian Obervatory for Human Rights", False),
    ],
)
def test_what_a_third_name_cannot_stand_for_both_of(first: str, second: str, expected: bool) -> None:
    assert contradict(first, second) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Defence Ministry", True),
        ("Ministry of Foreign Affairs", True),
        ("foreign ministry", True),
        ("officials", True),
        ("Armenian Defence Ministry", False),
        ("State Department", False),
        ("FBI", False),
        ("Islam Karimov", False),
    ],
)
def test_names_that_bodies_of_any_country_may_have(name: str, expected: bool) -> None:
    assert is_common(name) is expected

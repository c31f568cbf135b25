import pytest

from dipext.normalise.names import family_alike, flipped, fold, given_alike, read_name, tame
from dipext.normalise.titles import read_title


@pytest.mark.parametrize(
    ("text", "name", "given", "family", "order"),
    [
        ("Jane Doe", "Jane Doe", "Jane", "Doe", "western"),
        ("Jane  \nDoe", "Jane Doe", "Jane", "Doe", "western"),
        ("Anna van der Berg", "Anna van der Berg", "Anna", "van der Berg", "western"),
        ("José Manuel Ferrer Bueno", "José Manuel Ferrer Bueno", "José Manuel", "Ferrer Bueno", "western"),
        ("Marek Nowak vel Sowa", "Marek Nowak vel Sowa", "Marek", "Nowak vel Sowa", "western"),
        ("Luís d'Alva", "Luís d'Alva", "Luís", "d'Alva", "western"),
        ("Guðrún Katrín Jónsdóttir", "Guðrún Katrín Jónsdóttir", "Guðrún Katrín", "Jónsdóttir", "western"),
        ("John Q. Public, Jr.", "John Q. Public, Jr.", "John Q.", "Public", "western"),
        ("Saif bin Rashid Al Nasser", "Saif bin Rashid Al Nasser", "Saif bin Rashid", "Al Nasser", "western"),
        ("Ahmed El-Masry", "Ahmed El-Masry", "Ahmed", "El-Masry", "western"),
        ("Tanaka Haruto", "Haruto Tanaka", "Haruto", "Tanaka", "eastern"),
        ("Haruto Tanaka", "Haruto Tanaka", "Haruto", "Tanaka", "western"),
        ("TANAKA Haruto", "Haruto Tanaka", "Haruto", "Tanaka", "eastern"),
        ("Jean-Paul MERCIER", "Jean-Paul Mercier", "Jean-Paul", "Mercier", "western"),
        ("Zhang Min", "Zhang Min", "Min", "Zhang", "eastern"),
        ("ZHANG Min", "Zhang Min", "Min", "Zhang", "eastern"),
        ("Kim Min-jun", "Kim Min-jun", "Min-jun", "Kim", "eastern"),
        ("Nguyen Van Hung", "Nguyen Van Hung", "Van Hung", "Nguyen", "eastern"),
        ("Kim Howells", "Kim Howells", "Kim", "Howells", "western"),
        ("SIKORA", "Sikora", None, "Sikora", "western"),
        ("von der Linden", "von der Linden", None, "von der Linden", "western"),
        ("Charles III", "Charles III", "Charles", None, "western"),
    ],
)
def test_a_name_is_taken_apart(text: str, name: str, given: str | None, family: str | None, order: str) -> None:
    read = read_name(text)
    assert (read.name, read.given, read.family, read.order) == (name, given, family, order)


@pytest.mark.parametrize("text", ["", " ", "-", "'", "J.", "É", "a b c d e f", "Jr.", ", Jr.", "\u200b", "Ω Ж"])
def test_any_string_is_read_without_an_error(text: str) -> None:
    assert read_name(text).order in ("western", "eastern")


def test_only_names_that_sound_japanese_are_turned_round() -> None:
    assert flipped("Tanaka Haruto") is not None
    assert flipped("Petr Novák") is None
    assert flipped("Anna Maria Ito") is None


@pytest.mark.parametrize(
    ("word", "tamed"), [("O'BRIEN", "O'Brien"), ("MCKAY", "McKay"), ("SMITH-JONES", "Smith-Jones"), ("Rutte", "Rutte")]
)
def test_capitals_become_a_name(word: str, tamed: str) -> None:
    assert tame(word) == tamed


def test_folding_drops_accents_case_and_apostrophes() -> None:
    assert fold("Þórdís Kolbrún") == "thordis kolbrun"
    assert fold("O’Brien") == fold("O'BRIEN") == "obrien"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Zelenskyy", "Zelensky", True),
        ("Sybiha", "Sybiga", True),
        ("Yermak", "Jermak", True),
        ("Lukashenko", "Lukashenka", True),
        ("Kuznetsov", "Kuznetsova", False),
        ("Kallas", "Dallas", False),
        ("Rutte", "Ritter", False),
        ("Kim", "Kin", False),
    ],
)
def test_spellings_of_a_surname(one: str, other: str, alike: bool) -> None:
    assert family_alike(one, other) is family_alike(other, one) is alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Marc", "Mark", True),
        ("Andrii", "Andriy", True),
        ("Tony", "Antony J.", True),
        ("J.", "Johann", True),
        ("Jill", "Joe", False),
        ("Maria", "Marta", False),
    ],
)
def test_forms_of_a_given_name(one: str, other: str, alike: bool) -> None:
    assert given_alike(one, other) is given_alike(other, one) is alike


@pytest.mark.parametrize(
    ("text", "role", "of", "status"),
    [
        ("Minister of Foreign Affairs", "foreign_minister", None, "current"),
        ("Secretary of State", "foreign_minister", None, "current"),
        ("Secretary of State for Trade", "state_secretary", None, "current"),
        ("Deputy Prime Minister", "deputy_head_of_government", None, "current"),
        ("Estonian Prime Minister", "head_of_government", "EST", "current"),
        ("NATO Secretary General", "secretary_general", "NATO", "current"),
        ("UN Deputy Secretary-General", "secretary_general", "UN", "deputy"),
        ("President of the European Commission", "commission_president", "EU", "current"),
        ("Vice-President of the European Commission", "commission_vice_president", "EU", "current"),
        ("President of the Republic of Moldova", "head_of_state", "MDA", "current"),
        ("President-elect", "head_of_state", None, "elect"),
        ("Commissioner-designate", "commissioner", None, "designate"),
        ("Special Envoy for Yemen", "special_envoy", "YEM", "current"),
        ("Permanent Representative of Latvia to the UN", "ambassador", "UN", "current"),
        ("Chargé d'Affaires", "charge_daffaires", None, "current"),
        ("Lt. Gen.", "military", None, "current"),
        ("Director General", "other", None, "current"),
        ("Crown Prince", "royal", None, "current"),
        ("former Defence Minister", "defence_minister", None, "former"),
        ("interim Speaker", "chair", None, "acting"),
        ("Acting Pentagon Press Secretary", "spokesperson", "USA", "acting"),
        ("Vice Admiral", "military", None, "current"),
        ("British High Commissioner", "ambassador", "GBR", "current"),
        ("UN High Commissioner for Refugees", "commissioner", "UN", "current"),
        ("Minister for Foreign Trade", "minister", None, "current"),
        ("Special Adviser to the Minister for Foreign Affairs", "other", None, "current"),
        ("Head of the Office of the President", "other", None, "current"),
        ("Secretary of the National Security and Defence Council", "other", None, "current"),
        ("Prime Minister-designate", "head_of_government", None, "designate"),
        ("ex-President", "head_of_state", None, "former"),
        ("Secretary of State for Foreign, Commonwealth and Development Affairs", "foreign_minister", None, "current"),
        ("Chancellor of the Exchequer", "minister", None, "current"),
        ("Deputy", "parliamentarian", None, "current"),
    ],
)
def test_a_title_is_read(text: str, role: str, of: str | None, status: str) -> None:
    title = read_title(text)
    assert (title.text, title.role, title.of, title.status) == (text, role, of, status)

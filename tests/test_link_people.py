from datetime import date

import pytest

from dipext.lexicon.issuers import read_issuer
from dipext.models import Person
from dipext.people.find import find_people
from dipext.people.link import link_people
from dipext.text.source import Source, Witness


def people(text: str, issuer: str | None = None, witnesses: tuple[Witness, ...] = ()) -> tuple[Person, ...]:
    source = Source(text, date(2025, 11, 20), read_issuer(issuer) if issuer else None, witnesses)
    return link_people(source, find_people(source))


def how(person: Person) -> list[str]:
    return [mention.resolved_by for mention in person.mentions]


def test_later_mentions_join_the_full_name() -> None:
    (person,) = people("Foreign Minister Kari Lund arrived. Lund spoke. Ms. Lund left. Kari Lund will return.")
    assert person.name == "Kari Lund"
    assert person.id == "person-1"
    assert how(person) == ["self", "surname", "surname", "exact"]
    assert person.aliases == ("Lund",)


def test_a_surname_in_front_of_the_full_name_joins_it() -> None:
    (person,) = people("President Lund spoke. The sanctions name President Kari Lund.")
    assert person.name == "Kari Lund"
    assert [mention.form for mention in person.mentions] == ["surname", "full"]


def test_spellings_join_and_the_commoner_one_names_the_person() -> None:
    (person,) = people("Andrii Melnyk met Ms. Lund. Andriy Melnyk spoke. Andriy Melnyk left.")[:1]
    assert person.name == "Andriy Melnyk"
    assert person.aliases == ("Andrii Melnyk",)


def test_of_two_spellings_as_common_the_titled_one_wins() -> None:
    (person,) = people("Secretary General Mark Visser opened the talks. Marc Visser then left.")
    assert person.name == "Mark Visser"


def test_the_fullest_form_names_the_person() -> None:
    (person,) = people("Secretary Tony Harmon spoke. Antony J. Harmon, Secretary of State, left.")
    assert person.name == "Antony J. Harmon"


def test_people_who_share_a_surname_stay_apart() -> None:
    found = people("President Joe Harmon and Jill Harmon arrived. Harmon spoke. President Harmon left.")
    assert [person.name for person in found] == ["Joe Harmon", "Jill Harmon", "Harmon"]
    assert how(found[0]) == ["self", "surname"]


def test_a_son_is_not_his_namesake() -> None:
    found = people("President Vladimir Melnikov was listed, and Oleg Sidorov (and his son, Vladimir).")
    assert [person.name for person in found] == ["Vladimir Melnikov", "Oleg Sidorov", "Vladimir"]


def test_a_daughter_is_not_her_father() -> None:
    found = people("Minister Igor Kuznetsov and Ms. Kuznetsova were listed.")
    assert [person.name for person in found] == ["Igor Kuznetsov", "Kuznetsova"]


def test_a_surname_tells_the_order_of_a_japanese_name() -> None:
    (person,) = people("The Vice President hosted Prime Minister Tanaka Haruto. Prime Minister Tanaka thanked her.")
    assert (person.name, person.family, person.name_order) == ("Haruto Tanaka", "Tanaka", "eastern")


def test_a_surname_tells_where_the_family_name_starts() -> None:
    (person,) = people("Minister Anura Kelomo Disana spoke. Minister Disana left.")
    assert (person.given, person.family) == ("Anura Kelomo", "Disana")


def test_a_title_joins_the_one_who_holds_it() -> None:
    (person,) = people("Foreign Minister Kari Lund spoke. The Minister left. The Foreign Minister will return.")
    assert [mention.form for mention in person.mentions] == ["full", "title", "title"]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Kari Lund met Minister Jaan Tamm. The Minister left.",
        "Prime Minister Kari Lund spoke. The Minister left.",
        "Vice President Kari Lund spoke. The President left.",
        "Kari Lund was present. The Minister left.",
    ],
)
def test_a_title_that_does_not_fit_exactly_one_person_is_left_out(text: str) -> None:
    assert all(mention.form != "title" for person in people(text) for mention in person.mentions)


def test_titles_countries_and_functions_are_gathered() -> None:
    lund, tamm = people(
        "Norwegian Foreign Minister Kari Lund met Jaan Tamm, NATO Secretary General.\nKari Lund: “We agree.”"
    )
    assert [title.text for title in lund.titles] == ["Norwegian Foreign Minister"]
    assert lund.countries == ("NOR",)
    assert [mention.function for mention in lund.mentions] == ["mentioned", "speaker"]
    assert tamm.countries == ()
    assert tamm.titles[0].of == "NATO"


def test_the_issuer_owns_its_minister() -> None:
    text = "The Minister of Foreign Affairs, Kari Lund, met Foreign Minister Jaan Tamm."
    lund, tamm = people(text, "Ministry of Foreign Affairs of Norway")
    assert lund.titles[0].of == "NOR"
    assert tamm.titles[0].of is None


def test_a_witness_is_believed_only_about_names() -> None:
    text = "Talks with Xomali went on."
    assert people(text) == ()
    assert [person.name for person in people(text, witnesses=(Witness(11, 17, "PERSON"),))] == ["Xomali"]


def test_persons_stand_in_the_order_of_their_first_mention() -> None:
    found = people("Lund met Tamm. Minister Jaan Tamm thanked Minister Kari Lund.")
    assert [person.name for person in found] == ["Kari Lund", "Jaan Tamm"]
    assert [person.id for person in found] == ["person-1", "person-2"]


def test_thousands_of_people_are_linked() -> None:
    syllables = [a + b for a in "bdgklmnprst" for b in "aeiou"][:45]
    names = [f"{a}{b}{b}{a}".capitalize() for a in syllables for b in syllables]
    assert len(people(". ".join(f"Minister {name}" for name in names) + ".")) == len(names) == 2025


def test_a_double_surname_alone_is_a_surname() -> None:
    (person,) = people("Nils Holm Petersen spoke. Minister Holm Petersen left.")
    assert person.family == "Holm Petersen"
    assert [mention.form for mention in person.mentions] == ["full", "surname"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sergey Baranov", "Sergei Baranov"),
        ("Dmytro Melnyk", "Dmitry Melnyk"),
        ("Mohammad bin Rashid", "Mohammed bin Rashid"),
        ("Pak Jong Su", "Pak Jong-su"),
        ("Sviatlana Kavaleuskaya", "Svetlana Kovalevskaya"),
    ],
)
def test_two_spellings_are_one_person(first: str, second: str) -> None:
    assert len(people(f"Minister {first} spoke. Later {second} left.")) == 1


def test_spellings_with_different_offices_are_two_people() -> None:
    assert len(people("Ambassador Sergey Baranov met Minister Sergei Baranov.")) == 2


def test_a_president_presides_over_what_the_release_says() -> None:
    (person,) = people("Commission President Clara Janssens spoke. President Janssens left.")
    assert [mention.titles[0].role for mention in person.mentions] == ["commission_president", "commission_president"]


def test_an_eastern_name_is_known_by_its_surname_and_its_given_name() -> None:
    (person,) = people("President Xu Jianping met them. Xu stressed trade.")
    assert (person.family, person.given, len(person.mentions)) == ("Xu", "Jianping", 2)


def test_a_given_name_with_a_hundred_hyphens_is_read_at_once() -> None:
    assert len(people("Minister " + "Anna-" * 5000 + "Lund spoke.")) <= 1


def test_what_a_crowd_shares_tells_nobody_from_the_others() -> None:
    given = [f"{first}a{second}o" for first in "BDFLMNPR" for second in "bdflmnpr"]
    text = " ".join(f"Minister {name} Lund spoke." for name in given)
    found = people(f"{text} Minister Mette Holm spoke. Holm and Lund left.")
    assert len(found) == len(given) + 2
    assert how(found[-2]) == ["self", "surname"]
    assert (found[-1].name, how(found[-1])) == ("Lund", ["self"])


def test_a_foreign_colleague_is_not_given_the_country_of_the_issuer() -> None:
    host, guest = people(
        "They called on Mr. Nimal Jayasuriya, President of Sri Lanka, and held talks with the Foreign Minister, "
        "Ms. Dilani Fernando.",
        issuer="Ministry of External Affairs of India",
    )
    assert host.countries == ("LKA",)
    assert (guest.titles[0].of, guest.titles[0].warnings) == ("LKA", ("from_context",))
    (own,) = people("The Foreign Minister, Ms. Dilani Fernando, spoke.", issuer="Ministry of External Affairs of India")
    assert own.titles[0].of == "IND"


def test_a_title_before_the_first_name_is_somebody_else():
    text = "The President will speak tomorrow. Asked about President Orlan, the spokesperson said the President called."
    (person,) = people(text)
    assert [(m.span.start, m.form) for m in person.mentions] == [
        (text.index("Orlan"), "surname"),
        (text.rindex("the President"), "title"),
    ]


def test_a_peer_is_called_with_the_seat_and_without() -> None:
    (person,) = people("Lord Hartwell spoke first. Lord Hartwell of Upper Marsh, the former Minister of Trade, agreed.")
    assert person.name == "Hartwell of Upper Marsh"
    assert person.family == "Hartwell"
    assert person.aliases == ("Hartwell",)


def test_a_peer_has_no_country_for_a_seat() -> None:
    (person,) = people("Lord Hartwell of Ireland spoke.")
    assert person.name == "Hartwell"


def test_a_name_written_surname_first_with_a_comma_is_the_same_person() -> None:
    (person,) = people("Present:\nDokomi, Kari (Norway)\n\nThen Kari Dokomi spoke.")
    assert (person.name, person.given, person.family) == ("Kari Dokomi", "Kari", "Dokomi")
    assert person.aliases == ("Dokomi, Kari",)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("President Roberta Metsola spoke.", "chair"),
        ("President Metsola spoke.", "chair"),
        ("President Costa spoke of the European Union.", "chair"),
        ("President Costa spoke of Peru.", "head_of_state"),
    ],
)
def test_presidents_of_bodies_of_the_union_are_no_heads_of_state(text: str, role: str) -> None:
    (person,) = people(text)
    assert [title.role for title in person.titles] == [role]


def test_whoever_chairs_is_the_chair() -> None:
    (person,) = people("Chair Kari Lund spoke. Later the Chairperson left.")
    assert how(person) == ["self", "title"]


@pytest.mark.parametrize(
    "text",
    [
        "H.E. James Okello, President of the Senate, and Mrs. Okello will attend.",
        "Ambassador Pieter Kranz and Ms Kranz were received.",
        "Prime Minister Oskar Lind and his wife, Mrs. Lind, arrived.",
        "Mr Jan Doorn opened the fair. Mrs. Doorn closed it.",
    ],
)
def test_a_couple_is_two_people(text: str) -> None:
    assert len(people(text)) == 2


def test_one_with_the_same_surname_later_is_the_same_person() -> None:
    (person,) = people("Minister Anna Berg and Ambassador Karl Horn met. Ms Berg left.")[:1]
    assert how(person) == ["self", "surname"]


def test_a_sheikh_is_nobody_whose_surname_is_sheikh() -> None:
    assert [p.name for p in people("Dr. Tariq Sheikh met the envoys. Sheikh Tariq hosted them.")] == [
        "Tariq Sheikh",
        "Tariq",
    ]
    (person,) = people("Crown Prince Tariq bin Salem Al Noor arrived. Sheikh Tariq spoke.")
    assert len(person.mentions) == 2


def test_syllables_joined_by_a_hyphen_keep_people_apart() -> None:
    found = people("Premier Cho Jung-tai received Wu Yi-en, Chang Kuo-an and Wu Jia-hao.")
    assert [p.name for p in found] == ["Cho Jung-tai", "Wu Yi-en", "Chang Kuo-an", "Wu Jia-hao"]


def test_a_form_of_address_is_a_name_in_the_country_of_the_issuer() -> None:
    text = "Ambassador Sheikh Nadeem Qureshi arrived."
    assert people(text, "Ministry of Foreign Affairs of Pakistan")[0].name == "Sheikh Nadeem Qureshi"
    assert people(text, "Ministry of Foreign Affairs of Oman")[0].name == "Nadeem Qureshi"


def test_a_tail_in_a_heading_is_cut_where_prose_has_the_name() -> None:
    (person,) = people("Ministre Ilze Grava Ziemeļvalstu\n\nThe Minister of Foreign Affairs, Ilze Grava, came to Oslo.")
    assert (person.name, person.warnings) == ("Ilze Grava", ())


def test_a_name_that_may_go_on_is_doubted() -> None:
    (person,) = people("Minister Anna Lund Backs Peace in Sudan")
    assert (person.name, person.warnings) == ("Anna Lund", ("cut_name",))


def test_an_office_that_only_the_surname_joins_is_doubted() -> None:
    (person,) = people("Ambassador Anna Lund arrived. Minister Lund spoke.")
    assert person.warnings == ("joined_by_surname",)

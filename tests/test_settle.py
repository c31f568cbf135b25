from dipext.models import DateExpression, Money, Percentage, Span
from dipext.people.mention import NameMention
from dipext.settle import settle

TEXT = "Theresa May paid 5% in May 2019, and €2026 million."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def day(words: str) -> DateExpression:
    return DateExpression(
        span=span(words), kind="range", granularity="month", relation="in", anchor="partial", rule="date.month"
    )


def person(words: str) -> NameMention:
    return NameMention(
        span=span(words),
        form="full",
        honorific=None,
        titles=(),
        function="mentioned",
        possessive=False,
        rule="person.x",
    )


def money(words: str) -> Money:
    return Money(span=span(words), currency_source="symbol", rule="money.x")


def percentage(words: str) -> Percentage:
    return Percentage(span=span(words), unit="percent", rule="percentage.x")


def texts(items) -> list[str]:
    return [item.span.text for item in items]


def test_the_longer_reading_stays():
    found = settle({"people": [person("Theresa May")], "dates": [day("May"), day("May 2019")]})
    assert texts(found["people"]) == ["Theresa May"]
    assert texts(found["dates"]) == ["May 2019"]


def test_of_two_as_long_the_stronger_kind_stays():
    found = settle({"people": [person("May")], "dates": [day("May")]})
    assert texts(found["people"]) == ["May"]
    assert texts(found["dates"]) == []


def test_a_date_within_a_sum_goes():
    found = settle({"money": [money("€2026 million")], "dates": [day("2026")]})
    assert texts(found["money"]) == ["€2026 million"]
    assert texts(found["dates"]) == []


def test_a_currency_is_no_person():
    found = settle({"people": [person("€2026")], "money": [money("€2026 million")]})
    assert texts(found["money"]) == ["€2026 million"]
    assert texts(found["people"]) == []


def test_what_does_not_overlap_stays():
    found = settle({"people": [person("Theresa")], "percentages": [percentage("5%")], "dates": [day("May 2019")]})
    assert {kind: texts(items) for kind, items in found.items()} == {
        "people": ["Theresa"],
        "percentages": ["5%"],
        "dates": ["May 2019"],
    }


def test_kinds_that_are_no_rivals_both_stay():
    found = settle({"resolutions": [person("Theresa May")], "dates": [day("May")]})
    assert (texts(found["resolutions"]), texts(found["dates"])) == (["Theresa May"], ["May"])

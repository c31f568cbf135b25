"""Views: notebook, terminal, data frame. Whatever a release says, it is shown and never obeyed."""

import builtins
import io
import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest
from rich.console import Console

import dipext
from dipext.models import CustomFact, DateExpression, Extraction, Initiative, InitiativeMention, Money
from dipext.tables import TABLES
from dipext.view.describe import (
    describe_date,
    describe_initiative,
    describe_money,
    describe_percentage,
    describe_person,
)
from dipext.view.frame import to_frame
from dipext.view.terminal import to_terminal
from pledges import hostile, promised
from samples import TEXT, extraction, span

KINDS = ("people", "dates", "money", "percentages", "initiatives")
NOTHING = Extraction(text="", dipext_version="0")
ATTACK = """</mark><script>alert("1")</script><img src=x onerror='alert(1)'>&"'"""


class Reader(HTMLParser):
    """Collects what a browser would make of the HTML: the words of the text apart from what stands beside them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.beside: list[str] = []
        self.text = ""
        self.marked: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        beside = any("user-select: none" in (value or "") for _, value in attrs)
        self._open.append("beside" if beside else tag)
        if beside:
            self.beside.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if "beside" in self._open:
            self.beside[-1] += data
            return
        self.text += data
        if "mark" in self._open:
            self.marked.append(data)


def test_html_shows_every_fact_with_its_value_beside_it() -> None:
    html = Reader(promised()._repr_html_())
    assert html.text.endswith(TEXT)
    assert html.marked == ["3 December 2025", "Mark Rutte", "7.2 million euros", "0.25%", "Baltic Sentry"]
    assert html.beside == [
        "date on x 10:00 x ? x",
        "person x (secretary general, x)",
        "sum at least 7,200,000 x per x ? x",
        "share 0.25 % of x (x) per x: x ? x",
        "initiative x (operation, x)",
        "commitment x → x: pledged at least 7,200,000 x per x; 7.2 million via x ? x",
    ]


class Resolution(CustomFact):
    """A kind of the user's own."""

    number: int


def test_facts_of_the_users_own_kinds_are_shown() -> None:
    fact = Resolution(id="custom-1", kind="resolution", span=span("Mark Rutte"), number=2803, warnings=("no_value",))
    result = Extraction(text=TEXT, custom=(fact,), dipext_version="0")
    assert Reader(result._repr_html_()).beside == ["custom resolution: number 2803 ? no value"]
    assert "⟨custom: resolution: number 2803 ? no value⟩" in " ".join(terminal(result).split())


def test_the_doubts_of_an_office_are_told_at_the_first_mention() -> None:
    person = extraction().people[0]
    title = person.titles[0].model_copy(update={"warnings": ("from_issuer",)})
    doubtful = person.model_copy(update={"titles": (title,), "mentions": person.mentions * 2})
    html = Reader(extraction().model_copy(update={"people": (doubtful,)})._repr_html_())
    assert sum("? from issuer" in words for words in html.beside) == 1


def test_html_makes_doubts_look_doubtful() -> None:
    html = promised()._repr_html_()
    assert html.count("outline: 2px dashed") == 3
    sure = html.replace("outline: 2px dashed; outline-offset: 1px;", "")
    assert len(set(re.findall('<mark style="([^"]*)"', sure))) == 5, "every kind has a look of its own"


def test_html_of_a_long_release_is_bounded_in_height() -> None:
    assert re.search(r"max-height: \d+em; overflow: auto", NOTHING._repr_html_())


@pytest.mark.parametrize("attack", [ATTACK, "<b>", "&lt;", '" onmouseover="x'])
def test_html_escapes_every_field(attack: str) -> None:
    result = hostile(attack)
    html = Reader(result._repr_html_())
    assert set(html.tags) == {"div", "b", "span", "mark"}
    assert html.attributes == {"style"}
    assert result.text in html.text
    assert html.marked[0] == attack
    assert sum(attack in words for words in html.beside) == 6


def test_html_shows_marks_of_direction_instead_of_obeying_them() -> None:
    html = Reader(hostile("\u202eabc\u2066\u200f\x1b")._repr_html_())
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\x1b]", html.text + "".join(html.beside))
    assert "[RLO]abc[LRI][RLM][U+001B]" in html.text


def test_marks_may_stand_inside_each_other_and_overlap() -> None:
    words = ["3 December 2025 NATO", "2025", "2025 NATO Secretary", "Secretary General"]
    initiatives = tuple(
        Initiative(
            id=f"i-{n}", name=f"{word}!", mentions=(InitiativeMention(span=span(word), match="exact", rule="x"),)
        )
        for n, word in enumerate(words)
    )
    html = Reader(Extraction(text=TEXT, initiatives=initiatives, dipext_version="0")._repr_html_())
    assert html.text.endswith(TEXT)
    assert html.tags.count("mark") == len(html.marked)
    assert "".join(html.marked) == "3 December 2025 NATO Secretary General"
    assert sorted(html.beside) == sorted(f"initiative {word}! – not in the registry" for word in words)


def test_html_has_no_characters_that_cannot_be_written() -> None:
    result = extraction("\ud800").model_copy(update={"text": TEXT.replace("said", "s\x00\udfffd")})
    html = Reader(result._repr_html_().encode().decode())
    assert html.text.count("\ufffd") == 4
    assert "s[U+0000]\ufffdd" in html.text
    assert html.marked[-1] == "Baltic Sentry"


def test_html_is_whole_without_anything_from_outside() -> None:
    html = NOTHING._repr_html_()
    assert "undated" in html
    assert not re.search(r"https?:|url\(|@import|<style|<link", html + extraction()._repr_html_())


def terminal(result: Extraction, width: int = 200, **options: Any) -> str:
    console = Console(file=io.StringIO(), width=width, **options)
    console.print(to_terminal(result))
    return console.file.getvalue()  # type: ignore[attr-defined]  # the file is the StringIO from above


def test_the_terminal_shows_text_and_table() -> None:
    shown = terminal(extraction("x"))
    flat = " ".join(shown.split())
    assert "at least 7.2 million euros ⟨sum: at least 7,200,000 x per x ? x⟩, or 0.25% ⟨share: 0.25 %" in flat
    row = next(line for line in shown.splitlines() if re.match(r" *\d+  7\.2 million euros", line))
    assert "at least 7,200,000" in row
    assert "\x1b[" not in shown
    assert "\x1b[" in terminal(extraction("x"), force_terminal=True)


def test_a_release_cannot_steer_the_terminal() -> None:
    text = "\x1b[31m\x07[bold]Riga[/bold]\x9b2J\t\ud800\r\n\u202eend\u2066"
    result = Extraction(text=text, title="\x1b]0;x\x07", dipext_version="0")
    for shown in (terminal(result), terminal(extraction("\x1b[31m[bold]\x9b2J\u202e\ud800"))):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    assert "[U+001B][31m[U+0007][bold]Riga[/bold][U+009B]2J" in terminal(result)
    assert "[RLO]end[LRI]" in terminal(result)
    assert "[bold] (secretary general, [bold])" in terminal(extraction("[bold]")), "every free field is shown as it is"


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_number_is_cut_on_a_narrow_terminal(width: int) -> None:
    least, most = Decimal(650_000_000_000), Decimal(800_000_000_000)
    money = (
        extraction()
        .money[0]
        .model_copy(update={"amount": None, "amount_min": least, "amount_max": most, "quantifier": "range"})
    )
    shown = terminal(extraction().model_copy(update={"money": (money,)}), width)
    assert shown.count("650,000,000,000–800,000,000,000") == 2, "beside the words and among the facts"


def test_the_terminal_tells_doubts_and_commitments() -> None:
    shown = terminal(promised("why"))
    assert re.search(r"3 December 2025 +date +on why 10:00 why \? why", shown)
    assert re.search(r"commitments\n *63 why → why: pledged at least 7,200,000 why per why; .* \? why", shown)


def test_control_characters_do_not_shift_the_marks() -> None:
    text = "\r\n\x0b\x0c\x07 7.2 million euros"
    money = Money(span=span("7.2 million euros", text), amount=7200000, currency_source="name", rule="x")
    shown = terminal(Extraction(text=text, money=(money,), dipext_version="0"), force_terminal=True)
    assert re.search(r"\x1b\[[\d;]*m7\.2 million euros\x1b\[0m", shown)


RESULT = extraction("LVA")


def test_values_in_words() -> None:
    assert describe_person(RESULT.people[0]) == "LVA (secretary general, LVA)"
    assert describe_date(RESULT.dates[0]) == "on LVA 10:00 LVA"
    assert describe_money(RESULT.money[0]) == "at least 7,200,000 LVA per LVA"
    assert describe_percentage(RESULT.percentages[0]) == "0.25 % of LVA (LVA) per LVA: LVA"
    assert describe_initiative(RESULT.initiatives[0]) == "LVA (operation, LVA)"


def test_values_in_words_without_much_known() -> None:
    copy = {"titles": ()}
    assert describe_person(RESULT.people[0].model_copy(update=copy)) == "LVA"
    half = {"granularity": "half", "edtf": "2025-40", "start_time": None, "relation": "in", "end": date(2025, 12, 31)}
    assert describe_date(RESULT.dates[0].model_copy(update=half)) == "in 2025-12-03 – 2025-12-31"
    since = {"edtf": "2022/..", "relation": "since", "start_time": None, "approximate": True}
    assert describe_date(RESULT.dates[0].model_copy(update=since)) == "since 2022 approximately"
    unresolved = {"resolved": False, "edtf": None, "duration": "P6M", "relation": "for"}
    assert describe_date(RESULT.dates[0].model_copy(update=unresolved)) == "for 6 months"
    range_ = {
        "amount": None,
        "amount_min": Decimal(1),
        "amount_max": Decimal(2),
        "quantifier": "range",
        "per": None,
        "currency": None,
    }
    assert describe_money(RESULT.money[0].model_copy(update=range_)) == "1–2 LVA"
    change = {
        "value": None,
        "value_from": Decimal(2),
        "value_to": Decimal(5),
        "change": "from_to",
        "base_owner": None,
        "per": None,
    }
    described = describe_percentage(RESULT.percentages[0].model_copy(update={**change, "measure": None}))
    assert described == "2 → 5 % of LVA"
    unknown = RESULT.initiatives[0].model_copy(update={"registry_id": None, "kind": None, "lead": ()})
    assert describe_initiative(unknown) == "LVA – not in the registry"


@pytest.mark.parametrize("kind", KINDS)
def test_a_frame_has_the_same_columns_and_types_with_rows_and_without(kind: str) -> None:
    full, empty = extraction().to_frame(kind), NOTHING.to_frame(kind)
    assert (len(full), len(empty)) == (1, 0)
    assert list(full.columns) == list(empty.columns)
    assert full.dtypes.to_dict() == empty.dtypes.to_dict()
    assert full.loc[0, "text"] == TEXT[full.loc[0, "start"] : full.loc[0, "end"]]


@pytest.mark.parametrize(
    ("kind", "models", "elsewhere"),
    [
        ("people", ("Person",), {"span"}),
        ("mentions", ("PersonMention", "InitiativeMention"), {"span"}),
        ("dates", ("DateExpression",), {"span"}),
        ("money", ("Money",), {"span"}),
        ("percentages", ("Percentage",), {"span"}),
        ("initiatives", ("Initiative",), {"span"}),
        ("commitments", ("Commitment",), {"evidence", "mentions"}),
    ],
)
def test_a_frame_has_a_column_for_every_field(kind: str, models: tuple[str, ...], elsewhere: set[str]) -> None:
    fields = {field for model in models for field in getattr(dipext, model).model_fields}
    assert fields - elsewhere <= set(extraction().to_frame(kind).columns)


def test_a_frame_keeps_decimals_exact_and_dates_as_dates() -> None:
    money, dates = extraction().to_frame("money"), extraction().to_frame("dates")
    assert money["amount"].sum() == 7_200_000
    assert str(money["amount"].dtype) == "Float64"
    assert money["amount_exact"].tolist() == [Decimal(7200000)]
    assert dates["start_date"].dt.year.tolist() == [2025]
    ancient = DateExpression(
        span=span("2025"),
        kind="range",
        granularity="year",
        start="0001-01-01",
        relation="since",
        anchor="absolute",
        rule="x",
    )
    frame = Extraction(text=TEXT, dates=(ancient,), dipext_version="0").to_frame("dates")
    assert frame["start_date"].dt.year.tolist() == [1]
    assert frame["end_date"].isna().all()


def test_a_person_has_a_row_and_each_mention_and_office_one_of_its_own() -> None:
    person = extraction().people[0]
    mention = person.mentions[0].model_copy(update={"form": "title"})
    result = extraction().model_copy(update={"people": (person.model_copy(update={"mentions": (mention, mention)}),)})
    assert result.to_frame("people")[["id", "mentions"]].to_dict("records") == [{"id": "person-1", "mentions": 2}]
    mentions = result.to_frame("mentions").query("fact == 'person'")
    assert (mentions["form"].tolist(), mentions["id"].tolist()) == (["title", "title"], ["person-1", "person-1"])
    offices = result.to_frame("offices")
    assert offices[["id", "office", "role"]].to_dict("records") == [
        {"id": "person-1", "office": person.titles[0].text, "role": "secretary_general"}
    ]


def test_frames_of_many_releases_join_on_release_and_id() -> None:
    frames = dipext.to_frames([NOTHING, extraction(), extraction()])
    assert set(frames) == set(TABLES) - {"errors"}
    assert frames["money"]["release"].tolist() == [2, 3]
    joined = frames["offices"].merge(frames["people"], on=["release", "id"])
    assert len(joined) == len(frames["offices"]) == 2
    assert frames["releases"]["release"].tolist() == [1, 2, 3]


def test_doubts_are_a_table() -> None:
    doubts = dipext.extract("Canada gave $5 million on 03/04/2024.", published="2025-11-20").to_frame("doubts")
    assert doubts[["rank", "warning", "id"]].to_dict("records") == [
        {"rank": 3, "warning": "ambiguous_order", "id": "date-1"},
        {"rank": 2, "warning": "currency_assumed", "id": "money-1"},
    ]
    assert doubts["sentence"].tolist() == ["Canada gave $5 million on 03/04/2024."] * 2


def test_a_row_of_the_ledger_has_its_sum() -> None:
    rows = dipext.extract("Latvia will give EUR 5 million to Ukraine.", issuer="NATO").to_frame("commitments")
    wanted = ["donor_codes", "recipient_codes", "stage", "amount", "currency", "countable"]
    assert rows[wanted].to_dict("records") == [
        {
            "donor_codes": ["LVA"],
            "recipient_codes": ["UKR"],
            "stage": "pledged",
            "amount": 5_000_000.0,
            "currency": "EUR",
            "countable": True,
        }
    ]


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"'monies'.*facts, people, offices, dates, money"):
        extraction().to_frame("monies")


def test_without_pandas_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_pandas(name: str, *rest: Any, **named: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without_pandas)
    with pytest.raises(ImportError, match=r"pip install 'dipext\[pandas\]'"):
        to_frame(extraction(), "money")

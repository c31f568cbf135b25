"""extract and extract_many: good input, bad input, and none."""

import os
from datetime import date, datetime
from typing import Any

import pytest

import dipext
from samples import RELEASE

NOTHING = {"people": (), "dates": (), "money": (), "percentages": (), "initiatives": (), "commitments": ()}


@pytest.mark.parametrize("text", ["", " ", "\n\n\t \u00a0\u2003\r\n"])
def test_text_without_words_gives_an_empty_extraction(text: str) -> None:
    result = dipext.extract(text)
    assert result.text == text
    assert {kind: getattr(result, kind) for kind in NOTHING} == NOTHING
    assert (result.published, result.published_source) == (None, "none")


@pytest.mark.parametrize("text", [None, b"On 3 December", 3, ["On 3 December"], RELEASE])
def test_what_is_not_text_is_refused(text: Any) -> None:
    with pytest.raises(TypeError, match=type(text).__name__):
        dipext.extract(text)


@pytest.mark.parametrize("published", ["yesterday", "2025-13-01", "2025-02-30", "2025", "November 2025"])
def test_a_bad_published_is_refused_with_its_value(published: str) -> None:
    with pytest.raises(ValueError, match=repr(published)):
        dipext.extract("A text.", published=published)


def test_an_empty_published_is_not_known() -> None:
    for said in ("", "  "):
        result = dipext.extract("Oslo, 4 September 2025 – Talks.", published=said)
        assert (result.published, result.published_source) == (date(2025, 9, 4), "dateline")
        assert dipext.Release(text="Talks.", published=said).published is None


def test_the_issuer_settles_the_order_of_a_published() -> None:
    said = {"published": "03/12/2025", "text": "Talks."}
    assert dipext.extract(**said).published == dipext.Release(**said).published == date(2025, 12, 3)
    american = {**said, "issuer": "US Department of State"}
    assert dipext.extract(**american).published == dipext.Release(**american).published == date(2025, 3, 12)


@pytest.mark.parametrize("published", [20251120, 1.5, ("2025", "11", "20")])
def test_a_published_of_another_type_is_refused(published: Any) -> None:
    with pytest.raises(TypeError, match=type(published).__name__):
        dipext.extract("A text.", published=published)


@pytest.mark.parametrize("name", ["issuer", "doc_id"])
def test_an_issuer_or_doc_id_of_another_type_is_refused(name: str) -> None:
    with pytest.raises(TypeError, match=f"{name} .* int"):
        dipext.extract("A text.", **{name: 7})


@pytest.mark.parametrize(
    "published",
    [
        "2025-11-20",
        "2025-11-20T23:59:00+02:00",
        "20.11.2025",
        "20 November 2025",
        "November 20, 2025",
        "11/20/2025",
        "Thu, 20 Nov 2025 10:00:00 +0000",
        date(2025, 11, 20),
        datetime(2025, 11, 20, 9, 30),
    ],
)
def test_published_is_a_date_or_words_for_one(published: date | str) -> None:
    result = dipext.extract("The ministers will meet tomorrow.", published=published)
    assert (result.published, result.published_source) == (date(2025, 11, 20), "argument")
    assert [(d.span.text, d.start) for d in result.dates] == [("tomorrow", date(2025, 11, 21))]


def test_the_argument_beats_the_dateline() -> None:
    text = "Riga, 20 November 2025 – The ministers will meet tomorrow."
    assert dipext.extract(text).published_source == "dateline"
    assert dipext.extract(text).dates[-1].start == date(2025, 11, 21)
    assert dipext.extract(text, published="2026-01-01").dates[-1].start == date(2026, 1, 2)


def test_without_a_reference_date_relative_dates_are_found_and_left_unresolved() -> None:
    (tomorrow,) = dipext.extract("The ministers will meet tomorrow.").dates
    assert (tomorrow.span.text, tomorrow.resolved, tomorrow.start, tomorrow.end) == ("tomorrow", False, None, None)


def test_what_is_known_about_a_release_stays_with_it() -> None:
    result = dipext.extract("A text.", issuer="NATO", doc_id="n-1")
    assert (result.issuer, result.doc_id) == ("NATO", "n-1")
    (same,) = dipext.extract_many([dipext.Release(text="A text.", issuer="NATO", doc_id="n-1", title="A title")])
    assert same == result.model_copy(update={"title": "A title"})


def test_many_gives_what_one_gives_in_order_and_one_at_a_time() -> None:
    taken = []

    def releases():
        for number in range(5):
            taken.append(number)
            yield RELEASE.model_copy(update={"doc_id": str(number)})

    results = dipext.extract_many(releases())
    first = next(results)
    assert taken == [0]
    assert first.model_copy(update={"doc_id": RELEASE.doc_id}) == dipext.extract(
        RELEASE.text, RELEASE.published, RELEASE.issuer, RELEASE.doc_id
    )
    assert [result.doc_id for result in results] == ["1", "2", "3", "4"]


def test_many_takes_bare_strings() -> None:
    assert [result.text for result in dipext.extract_many(["", "A text."])] == ["", "A text."]


def test_many_over_two_processes_gives_the_same() -> None:
    releases = [RELEASE.model_copy(update={"doc_id": str(number)}) for number in range(6)]
    assert list(dipext.extract_many(releases, n_process=2, batch_size=2)) == list(dipext.extract_many(releases))


@pytest.mark.parametrize("n_process", [1, 2])
def test_many_refuses_what_is_not_a_release(n_process: int) -> None:
    with pytest.raises(TypeError, match="bytes"):
        list(dipext.extract_many([b"text"], n_process=n_process))


class Deadly(dipext.Release):
    """A release that ends the process that takes it up."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.abort, ()


@pytest.mark.parametrize("doc_id", ["d-1", None])
def test_a_release_that_kills_its_process_is_named(doc_id: str | None) -> None:
    releases = [dipext.Release(text="A text."), Deadly(text="Beware of this.", doc_id=doc_id)]
    with pytest.raises(dipext.DipextError, match=f"the process that read release '{doc_id or 'Beware of this.'}' died"):
        list(dipext.extract_many(releases, n_process=2, batch_size=2))


@pytest.mark.parametrize("n_process", [1, 2])
def test_many_with_a_pipeline_of_one_s_own(n_process: int) -> None:
    registry = dipext.Registry.loads('{"id": "tide", "name": "Copper Tide", "kind": "exercise"}')
    results = dipext.extract_many(["Copper Tide and Baltic Sentry."], n_process, nlp=dipext.load(registry=registry))
    assert [[initiative.registry_id for initiative in result.initiatives] for result in results] == [["tide"]]


@pytest.mark.parametrize("n_process", [1, 2])
def test_one_text_is_no_list_of_releases(n_process: int) -> None:
    with pytest.raises(TypeError, match=r"reads many releases; write \[text\] for one"):
        dipext.extract_many("A text.", n_process=n_process)


@pytest.mark.parametrize(("name", "number"), [("n_process", 0), ("n_process", -1), ("batch_size", 0)])
def test_a_number_below_one_is_named(name: str, number: int) -> None:
    with pytest.raises(ValueError, match=rf"{name} must be 1 or more, not {number}"):
        dipext.extract_many(["A text."], **{name: number})


def test_a_registry_and_kinds_without_a_pipeline() -> None:
    registry = dipext.Registry.loads('{"id": "copper-tide", "name": "Copper Tide", "kind": "operation"}')
    text = "Copper Tide and Baltic Sentry cost EUR 3 million."
    read = dipext.extract(text, registry=registry, kinds=["initiatives"])
    assert ([i.registry_id for i in read.initiatives], read.money) == (["copper-tide"], ())
    assert list(dipext.extract_many([text], n_process=2, registry=registry, kinds=["initiatives"])) == [read]
    with pytest.raises(TypeError, match=r"belong to the pipeline"):
        dipext.extract(text, registry=registry, nlp=dipext.load())


def test_items_by_id() -> None:
    read = dipext.extract("Latvia gave EUR 3 million on 4 May 2024.")
    assert (read["money-1"], read["date-1"], read.get("date-9")) == (read.money[0], read.dates[0], None)
    with pytest.raises(KeyError, match="date-9"):
        read["date-9"]

"""The spaCy face: one component in any pipeline, and facts that survive every way of saving a Doc."""

import re
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example

import dipext
from dipext.errors import ModelNotInstalledError
from samples import RELEASE

KNOWN = RELEASE.model_dump(mode="json", exclude={"text"})
LABELS = {"PERSON", "DATE", "MONEY", "PERCENT", "INITIATIVE", "COMMITMENT"}


@pytest.fixture(scope="module")
def expected() -> dipext.Extraction:
    return dipext.extract(RELEASE.text, RELEASE.published, RELEASE.issuer, RELEASE.doc_id)


@pytest.fixture
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("dipext")
    return nlp


def run(nlp: Language) -> Doc:
    doc = nlp.make_doc(RELEASE.text)
    doc._.dipext_release = KNOWN
    return nlp(doc)


def test_the_entry_point_gives_the_component(nlp: Language, expected: dipext.Extraction) -> None:
    assert nlp.pipe_names == ["dipext"]
    assert run(nlp)._.dipext == expected


def test_the_sample_holds_every_kind_of_item(expected: dipext.Extraction) -> None:
    assert all(getattr(expected, kind) for kind in ("people", "dates", "money", "percentages", "initiatives"))


def test_the_span_group_covers_every_item_in_text_order(nlp: Language, expected: dipext.Extraction) -> None:
    doc = run(nlp)
    group = doc.spans["dipext"]
    assert {span.label_ for span in group} == LABELS
    mentions = [
        mention
        for item in expected.items()
        for mention in ((item,) if item.id.startswith("commitment") else getattr(item, "mentions", (item,)))
    ]
    assert len(group) == len(mentions)
    assert [span.start_char for span in group] == sorted(span.start_char for span in group)
    for span in group:
        item = span._.dipext
        places = [getattr(m, "evidence", None) or m.span for m in (getattr(item, "mentions", None) or (item,))]
        if span.label_ == "COMMITMENT":
            places = [item.evidence]
        assert any(span.start_char <= place.start and place.end <= span.end_char for place in places)


def test_a_span_shows_its_item(nlp: Language, expected: dipext.Extraction) -> None:
    doc = run(nlp)
    (money,) = [span for span in doc.spans["dipext"] if span.label_ == "MONEY"]
    assert money._.dipext == expected.money[0]
    assert doc[0:1]._.dipext is None
    elsewhere = Span(doc, 0, 1, label="MONEY")
    assert elsewhere._.dipext is None


def test_a_doc_without_the_component_has_no_extraction() -> None:
    doc = spacy.blank("en")("A text.")
    assert doc._.dipext is None
    assert doc[0:1]._.dipext is None


def test_the_release_is_told_before_and_optional(nlp: Language) -> None:
    doc = nlp(RELEASE.text)
    assert doc._.dipext.published is None
    assert doc._.dipext.dates[0].resolved is False
    assert run(nlp)._.dipext.dates[0].resolved is True


def test_entities_on_request_and_beside_those_that_are_there() -> None:
    assert run(dipext.load()).ents == ()
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Estonia"}])
    nlp.add_pipe("dipext", config={"ents": True})
    assert {ent.label_ for ent in run(nlp).ents} == LABELS - {"COMMITMENT"} | {"GPE"}  # sums stand in its way


def test_it_works_behind_another_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Mark Rutte"}])
    nlp.add_pipe("dipext")
    doc = run(nlp)
    assert "Mark Rutte" in {person.name for person in doc._.dipext.people}
    assert len(list(doc.sents)) == 2


def test_bytes_keep_everything(nlp: Language, expected: dipext.Extraction) -> None:
    doc = run(nlp)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.dipext == expected
    assert [(span.label_, span.text) for span in again.spans["dipext"]] == [
        (span.label_, span.text) for span in doc.spans["dipext"]
    ]


def test_a_docbin_keeps_everything(nlp: Language, expected: dipext.Extraction) -> None:
    stored = DocBin(docs=[run(nlp)]).to_bytes()
    (again,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert again._.dipext == expected
    assert {span.label_ for span in again.spans["dipext"]} == LABELS


def test_two_processes_give_what_one_gives(nlp: Language) -> None:
    texts = [RELEASE.text, "", "Nothing of note was said.", RELEASE.text]
    alone = [doc._.dipext for doc in nlp.pipe(texts)]
    assert [doc._.dipext for doc in nlp.pipe(texts, n_process=2, batch_size=1)] == alone


def test_a_pipeline_comes_back_from_disk(nlp: Language, tmp_path: Path, expected: dipext.Extraction) -> None:
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.pipe_names == ["dipext"]
    assert run(again)._.dipext == expected


def test_a_pipeline_comes_back_from_bytes(nlp: Language, expected: dipext.Extraction) -> None:
    again = spacy.blank("en").from_config(nlp.config)
    again.from_bytes(nlp.to_bytes())
    assert run(again)._.dipext == expected


def test_a_registry_of_one_s_own_travels_with_the_pipeline(tmp_path: Path) -> None:
    line = '{"id": "quiet-harbour", "name": "Quiet Harbour", "kind": "operation"}'
    nlp = dipext.load(registry=dipext.Registry.loads(line))
    nlp.to_disk(tmp_path)
    text = "Allied ships took part in Quiet Harbour."
    assert [i.registry_id for i in spacy.load(tmp_path)(text)._.dipext.initiatives] == ["quiet-harbour"]
    both = [doc._.dipext.initiatives for doc in nlp.pipe([text, text], n_process=2, batch_size=1)]
    assert [[i.registry_id for i in initiatives] for initiatives in both] == [["quiet-harbour"]] * 2


def test_a_missing_model_is_named_with_the_way_to_install_it() -> None:
    with pytest.raises(ModelNotInstalledError, match=r"'en_no_such_model'.*python -m spacy download en_no_such_model"):
        dipext.load("en_no_such_model")


def test_a_model_on_disk_is_a_further_witness(tmp_path: Path) -> None:
    model = spacy.blank("en")
    model.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Zorblax Quuxley"}])
    model.to_disk(tmp_path)
    text = "They had asked Zorblax Quuxley about it."
    assert dipext.extract(text, nlp=dipext.load(str(tmp_path))).people[0].name == "Zorblax Quuxley"


def test_a_long_text_needs_no_setting() -> None:
    text = "The ministers met. " * 60_000
    assert len(text) > 1_000_000
    assert dipext.extract(text).text == text


def test_another_component_of_that_name_is_refused() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", name="dipext")
    with pytest.raises(TypeError, match=r"dipext\.load"):
        dipext.extract("A text.", nlp=nlp)


def test_the_component_may_have_any_name(expected: dipext.Extraction) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("dipext", name="facts")
    assert dipext.extract(RELEASE.text, RELEASE.published, RELEASE.issuer, RELEASE.doc_id, nlp=nlp) == expected


def test_spans_tell_their_item_and_its_registry_id(nlp: Language, expected: dipext.Extraction) -> None:
    doc = run(nlp)
    for span in doc.spans["dipext"]:
        assert span._.dipext == expected[span.id_]
        assert span.kb_id_ == (getattr(span._.dipext, "registry_id", None) or "")
    assert any(span.kb_id_ for span in doc.spans["dipext"])


def test_the_span_of_a_commitment_is_its_evidence(nlp: Language) -> None:
    doc = nlp("The talks went on. Denmark gives EUR 3 million to Ukraine.")
    (span,) = [span for span in doc.spans["dipext"] if span.label_ == "COMMITMENT"]
    assert (span.text, span.id_) == ("Denmark gives EUR 3 million to Ukraine.", "commitment-1")
    assert [party.code for party in span._.dipext.donors] == ["DNK"]


def test_joined_docs_keep_the_item_of_each_span(nlp: Language) -> None:
    docs = [run(nlp), run(nlp)]
    joined = Doc.from_docs(docs)
    assert joined._.dipext is None  # of two texts there is no one extraction
    assert [span._.dipext for span in joined.spans["dipext"]] == [
        s._.dipext for doc in docs for s in doc.spans["dipext"]
    ]


def test_kinds_are_left_out_by_config_and_by_argument(expected: dipext.Extraction) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("dipext", config={"kinds": {"people": None, "dates": None, "initiatives": None, "percentages": None}})
    read = run(nlp)._.dipext
    assert (read.people, read.dates, read.initiatives, read.percentages) == ((), (), (), ())
    assert [item.amount for item in read.money] == [item.amount for item in expected.money]
    doc = run(dipext.load(kinds=["money"]))
    assert {span.label_ for span in doc.spans["dipext"]} == {"MONEY"}
    assert doc._.dipext == dipext.extract(
        RELEASE.text, RELEASE.published, RELEASE.issuer, RELEASE.doc_id, kinds=["money"]
    )


@pytest.mark.parametrize("call", [dipext.extract, lambda _, kinds: dipext.load(kinds=kinds)])
def test_an_unknown_kind_is_named_with_those_that_there_are(call) -> None:
    with pytest.raises(ValueError, match=r"unknown kind 'sums'; the kinds are people, dates, money"):
        call("A text.", kinds=["sums"])


class Resolution(dipext.CustomFact):
    """A resolution of the Security Council."""

    number: int


@spacy.registry.misc("test.resolutions.v1")
def resolutions() -> dipext.KindReader:
    """A kind of the user's own, as a config names it."""
    return dipext.KindReader(find_resolutions, label="RESOLUTION")


def find_resolutions(source: dipext.Source, registry: dipext.Registry) -> list[Resolution]:
    """Every resolution that is named with its number."""
    return [
        Resolution(
            span=dipext.Span(start=match.start(), end=match.end(), text=match[0]),
            rule="resolution",
            number=int(match[1]),
        )
        for match in re.finditer(r"[Rr]esolution (\d+)", source.text)
    ]


def test_a_kind_of_the_user_s_own_comes_out_beside_ours() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("dipext", config={"kinds": {"resolutions": {"@misc": "test.resolutions.v1"}}})
    doc = nlp("The Council adopted Resolution 1325 on 31 October 2000.")
    (span,) = [span for span in doc.spans["dipext"] if span.label_ == "RESOLUTION"]
    assert (span.text, span.id_, span._.dipext.number) == ("Resolution 1325", "resolutions-1", 1325)
    extraction = doc._.dipext
    assert isinstance(extraction.custom[0], Resolution)
    assert extraction["resolutions-1"].number == 1325
    assert extraction.dates[0].edtf == "2000-10-31"
    again = dipext.Extraction.model_validate_json(extraction.model_dump_json())
    assert again.custom[0].number == 1325
    assert again.model_dump_json() == extraction.model_dump_json()
    saved = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [span._.dipext.number for span in saved.spans["dipext"] if span.label_ == "RESOLUTION"] == [1325]


def test_a_finder_of_ours_can_be_replaced() -> None:
    @spacy.registry.misc("test.no-dates.v1")
    def no_dates() -> dipext.KindReader:
        return dipext.KindReader(lambda source, registry: [])

    nlp = spacy.blank("en")
    nlp.add_pipe("dipext", config={"kinds": {"dates": {"@misc": "test.no-dates.v1"}}})
    assert run(nlp)._.dipext.dates == ()
    assert run(nlp)._.dipext.money != ()


def rules(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "rules.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_rules_of_the_user_s_own_add_finds_that_our_readers_read(tmp_path: Path) -> None:
    file = rules(
        tmp_path,
        '{"label": "INITIATIVE", "pattern": "amber corridor", "id": "our-corridor"}',
        '{"label": "PERSON", "pattern": "the old fox", "id": "nickname"}',
        '{"label": "MONEY", "pattern": "a king\'s ransom", "id": "idiom"}',
    )
    text = "They paid a king's ransom and 3 million euros for the amber corridor, said the old fox."
    read = dipext.extract(text, nlp=dipext.load(rules=file))
    assert [(i.name, i.registry_id, i.mentions[0].rule) for i in read.initiatives] == [
        ("amber corridor", None, "our-corridor")
    ]
    assert [(p.name, p.mentions[0].rule) for p in read.people] == [("the old fox", "nickname")]
    assert [(m.amount, m.rule, m.warnings) for m in read.money] == [
        (None, "idiom", ("no_value",)),
        (3_000_000, "money.suffixed", ()),
    ]


def test_what_a_rule_finds_is_read_by_our_reader(tmp_path: Path) -> None:
    text = "Model 2021 was sold."
    assert dipext.extract(text).dates == ()  # a number behind such a noun is none of ours
    file = rules(tmp_path, '{"label": "DATE", "pattern": [{"TEXT": "2021"}], "id": "model-year"}')
    (date,) = dipext.extract(text, nlp=dipext.load(rules=file)).dates
    assert (date.span.text, date.edtf, date.rule) == ("2021", "2021", "model-year")


def test_a_rule_does_not_unseat_what_we_found(tmp_path: Path) -> None:
    file = rules(tmp_path, '{"label": "MONEY", "pattern": "3 million", "id": "mine"}')
    read = dipext.extract("It costs 3 million euros.", nlp=dipext.load(rules=file))
    assert [(m.span.text, m.rule) for m in read.money] == [("3 million euros", "money.suffixed")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "is no JSON"),
        ('{"label": "MONEY", "pattern": "x"}', "a rule is"),
        ('{"label": "GPE", "pattern": "x", "id": "a"}', "unknown label 'GPE'"),
        ('{"label": "MONEY", "pattern": "", "id": "a"}', "the pattern is empty"),
        ('{"label": "MONEY", "pattern": [{"NO": "x"}], "id": "a"}', "the pattern is none of spaCy's"),
        ('{"label": "MONEY", "pattern": "x", "id": ""}', "id is ''"),
        ('{"label": "MONEY", "pattern": "' + 1001 * "x" + '", "id": "a"}', "longer than 1,000"),
    ],
)
def test_a_wrong_rule_is_refused_with_file_and_line(tmp_path: Path, line: str, reason: str) -> None:
    file = rules(tmp_path, '{"label": "MONEY", "pattern": "one quid", "id": "quid"}', line)
    with pytest.raises(dipext.RulesError, match=rf"{re.escape(str(file))}:2: .*{re.escape(reason)}"):
        dipext.load(rules=file)


def test_a_missing_file_of_rules_is_named(tmp_path: Path) -> None:
    with pytest.raises(dipext.RulesError, match=r"gone\.jsonl: cannot be read"):
        dipext.load(rules=tmp_path / "gone.jsonl")


def test_facts_win_against_entities_only_where_asked() -> None:
    def entities(overwrite: bool) -> set[tuple[str, str]]:
        nlp = spacy.blank("en")
        nlp.add_pipe("entity_ruler").add_patterns([{"label": "CARDINAL", "pattern": "3 million"}])
        nlp.add_pipe("dipext", config={"ents": True, "overwrite_ents": overwrite})
        return {(ent.label_, ent.text) for ent in nlp("It costs 3 million euros.").ents}

    assert entities(False) == {("CARDINAL", "3 million")}
    assert entities(True) == {("MONEY", "3 million euros")}


def test_evaluate_gives_precision_recall_and_f_per_kind(nlp: Language) -> None:
    text = "On 3 May 2024 Riga gave 3 million euros."
    gold = nlp(text)
    gold.spans["dipext"] = [span for span in gold.spans["dipext"] if span.label_ != "DATE"]
    scores = nlp.evaluate([Example(nlp.make_doc(text), gold)])
    assert (scores["spans_dipext_p"], scores["spans_dipext_r"]) == (0.5, 1.0)
    assert scores["spans_dipext_per_type"]["MONEY"] == {"p": 1.0, "r": 1.0, "f": 1.0}


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"isuer": "NATO"}, r"unknown fields isuer; there are doc_id, title, published"),
        ("NATO", r"is a dict of"),
        ({"published": "soon"}, r"published is 'soon'"),
    ],
)
def test_a_wrong_word_about_the_release_is_named(nlp: Language, said: object, reason: str) -> None:
    doc = nlp.make_doc("A text.")
    doc._.dipext_release = said
    with pytest.raises(ValueError, match=reason):
        nlp(doc)


def test_the_issuer_in_the_config_serves_where_the_release_has_none() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("dipext", config={"issuer": "Global Affairs Canada"})
    assert nlp("Canada gives $20 million.")._.dipext.money[0].currency == "CAD"


def test_registry_files_in_the_config_add_to_the_registry(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text('{"id": "quiet-harbour", "name": "Quiet Harbour", "kind": "operation"}', encoding="utf-8")
    nlp = spacy.blank("en")
    nlp.add_pipe("dipext", config={"registry": [str(file)]})
    found = nlp("Ships of Quiet Harbour joined Baltic Sentry.")._.dipext.initiatives
    assert [i.registry_id for i in found] == ["quiet-harbour", "baltic-sentry"]
    nlp.to_disk(tmp_path / "pipeline")
    file.unlink()
    again = spacy.load(tmp_path / "pipeline")("Quiet Harbour began.")._.dipext.initiatives
    assert [i.registry_id for i in again] == ["quiet-harbour"]

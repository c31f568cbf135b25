"""The spaCy face: one component in any pipeline, and facts that survive every way of saving a Doc."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

import dipext
from dipext.errors import ModelNotInstalledError
from samples import RELEASE

KNOWN = RELEASE.model_dump(mode="json", exclude={"text"})
LABELS = {"PERSON", "DATE", "MONEY", "PERCENT", "INITIATIVE"}


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
    assert len(group) == sum(1 for _ in expected.spans())
    assert [span.start_char for span in group] == sorted(span.start_char for span in group)
    for span in group:
        item = span._.dipext
        places = [mention.span for mention in getattr(item, "mentions", (item,))]
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
    assert {ent.label_ for ent in run(nlp).ents} == LABELS | {"GPE"}


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
    stored = DocBin(docs=[run(nlp)], store_user_data=True).to_bytes()
    (again,) = DocBin(store_user_data=True).from_bytes(stored).get_docs(nlp.vocab)
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

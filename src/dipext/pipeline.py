"""The spaCy face: the factory "dipext", its component, and load(). Thin: spaCy imports it with every Language."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from dipext.errors import ModelNotInstalledError

if TYPE_CHECKING:
    from dipext.initiatives.registry import Registry
    from dipext.models import DateExpression, Extraction, Initiative, Money, Percentage, Person, Release

KEY = "dipext"
"""Name of the component, of its span group, of its extensions and of its place in ``doc.user_data``."""

_RELEASE = "dipext_release"
_LABELS = {
    "people": "PERSON",
    "dates": "DATE",
    "money": "MONEY",
    "percentages": "PERCENT",
    "initiatives": "INITIATIVE",
}
_PERSON_LABELS = ("PERSON", "PER")


class DipextComponent:
    """Reads a Doc and leaves the facts on it.

    ``doc.user_data["dipext"]`` gets the extraction as plain JSON-able data, which every way of saving a Doc keeps;
    ``doc._.dipext`` shows it as an ``Extraction`` and ``span._.dipext`` the item behind a span of
    ``doc.spans["dipext"]``. What is known about the release is set before on ``doc._.dipext_release``, a dict with
    any of ``published``, ``issuer``, ``doc_id``, ``title`` and ``url``.
    """

    def __init__(self, registry: "Registry", *, ents: bool = False) -> None:
        self.registry = registry
        self.ents = ents

    def __call__(self, doc: Doc) -> Doc:
        """Set the span group and the data; ``doc.ents`` too if asked for, without unseating what is there."""
        from dipext.models import Release

        release = Release(text=doc.text, **(doc._.get(_RELEASE) or {}))
        mark(doc, self.read(release, persons(doc)))
        if self.ents:
            doc.ents = filter_spans([*doc.ents, *doc.spans[KEY]])
        return doc

    def read(self, release: "Release", witness: tuple[tuple[int, int], ...] = ()) -> "Extraction":
        """The facts of a release.

        Args:
            release: the text and what is known about it.
            witness: (start, end) offsets that earlier components marked as persons.
        """
        from dipext.reading import read_release

        return read_release(release, self.registry, witness)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The registry, as JSON lines."""
        return self.registry.dumps().encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "DipextComponent":
        """Take over a registry that ``to_bytes`` wrote."""
        from dipext.initiatives.registry import Registry

        self.registry = Registry.loads(data.decode(), where="from_bytes")
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the registry into the folder ``path``."""
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / "registry.jsonl").write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "DipextComponent":
        """Take over a registry that ``to_disk`` wrote."""
        return self.from_bytes((Path(path) / "registry.jsonl").read_bytes())


def mark(doc: Doc, extraction: "Extraction") -> None:
    """Leave the facts of an extraction on the Doc of its text: the data and the span group."""
    doc.user_data[KEY] = extraction.model_dump(mode="json")
    spans = [
        span
        for kind, label in _LABELS.items()
        for found in _offsets(getattr(extraction, kind))
        if (span := doc.char_span(*found, label=label, alignment_mode="expand")) is not None
    ]
    doc.spans[KEY] = sorted(spans, key=lambda span: (span.start_char, span.end_char))


def persons(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Offsets of the entities that components before this one marked as persons."""
    return tuple((entity.start_char, entity.end_char) for entity in doc.ents if entity.label_ in _PERSON_LABELS)


def _offsets(items: Iterable[Any]) -> list[tuple[int, int]]:
    return [(m.span.start, m.span.end) for item in items for m in getattr(item, "mentions", (item,))]


@Language.factory(KEY, assigns=["doc.spans", "doc._.dipext", "span._.dipext"], default_config={"ents": False})
def make_dipext(nlp: Language, name: str, ents: bool) -> DipextComponent:
    """The factory behind ``nlp.add_pipe("dipext")``. ``ents`` also writes ``doc.ents``."""
    from dipext.initiatives.registry import Registry

    return DipextComponent(Registry.read(), ents=ents)


def load(model: str | None = None, *, registry: "Registry | None" = None, ents: bool = False) -> Language:
    """A spaCy pipeline with the component "dipext".

    Args:
        model: name or path of an installed spaCy model whose named entities are a further witness for people.
            Without one the pipeline is a blank English one, and no model is needed.
        registry: the initiatives to look for; the package's own when not given.
        ents: write the facts into ``doc.ents`` as well.

    Raises:
        ModelNotInstalledError: when the model is not installed. Nothing is ever downloaded.
    """
    if model is None:
        nlp = spacy.blank("en")
        nlp.max_length = 10**9  # spaCy's limit of a million characters guards its parser and NER, which are not here
    else:
        try:
            nlp = spacy.load(model, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])
        except OSError as error:
            raise ModelNotInstalledError(
                f"the spaCy model {model!r} is not installed; install it with: python -m spacy download {model}"
            ) from error
    component = nlp.add_pipe(KEY, config={"ents": ents})
    if registry is not None:
        component.registry = registry  # type: ignore[attr-defined]  # spaCy types every component as a callable
    return nlp


def _extraction(doc: Doc) -> "Extraction | None":
    from dipext.models import Extraction

    data = doc.user_data.get(KEY)
    return None if data is None else Extraction.model_validate(data)


def _item(span: Span) -> "Person | DateExpression | Money | Percentage | Initiative | None":
    """The item whose label the span has and whose offsets lie in it: spaCy spans are whole tokens, items are not."""
    extraction = _extraction(span.doc)
    if extraction is None:
        return None
    for kind, label in _LABELS.items():
        if label == span.label_:
            for item in getattr(extraction, kind):
                if any(span.start_char <= start and end <= span.end_char for start, end in _offsets([item])):
                    return item  # type: ignore[no-any-return]  # getattr on a field name
    return None


Doc.set_extension(KEY, getter=_extraction, force=True)  # also when this module is loaded a second time
Doc.set_extension(_RELEASE, default=None, force=True)
Span.set_extension(KEY, getter=_item, force=True)

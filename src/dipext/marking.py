"""Facts on a spaCy Doc: a span group with the data of its extraction, and what the extensions read back from it."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from spacy.tokens import Doc, Span, SpanGroup

if TYPE_CHECKING:
    from dipext.models import Extraction

KEY = "dipext"
"""The usual name of the component and of its span group, and the name of its extensions."""

_ITEM = "dipext_item"

_EXTRACTIONS: "WeakKeyDictionary[Doc, tuple[dict[str, Any], Extraction]]" = WeakKeyDictionary()
"""The extraction of each Doc beside the data that it was made from, so that a thousand spans ask for it once."""


def mark(doc: Doc, extraction: "Extraction", key: str = KEY, labels: Mapping[str, str] | None = None) -> None:
    """Leave the facts of an extraction on the Doc of its text: a span group with the data.

    Args:
        doc: the Doc of the same text.
        extraction: its facts.
        key: the name of the span group.
        labels: the labels of kinds of the user's own.
    """
    from dipext.kinds import BY_NAME

    data = extraction.model_dump(mode="json")
    spans: list[Span] = []
    for name, items in ((name, data[name]) for name in BY_NAME):
        spans += _spans(doc, BY_NAME[name].label, items)
    for item in data["custom"]:
        spans += _spans(doc, (labels or {}).get(item["kind"]) or item["kind"].upper(), [item])
    spans.sort(key=lambda span: (span.start_char, span.end_char))
    doc.spans[key] = SpanGroup(doc, name=key, spans=spans, attrs={KEY: data})
    _EXTRACTIONS[doc] = (doc.spans[key].attrs[KEY], extraction)


def _spans(doc: Doc, label: str, items: Iterable[dict[str, Any]]) -> list[Span]:
    """The spans of items. Each has its item as data of its own besides, which ``Doc.from_docs`` keeps."""
    spans = []
    for item in items:
        for place in _places(item):
            span = doc.char_span(
                place["start"],
                place["end"],
                label=label,
                kb_id=item.get("registry_id") or "",
                alignment_mode="expand",
                span_id=item["id"],
            )
            if span is not None:
                spans.append(span)
                span._.set(_ITEM, {**(span._.get(_ITEM) or {}), item["id"]: item})
    return spans


def _places(item: dict[str, Any]) -> list[dict[str, Any]]:
    """Where an item stands: each mention, or its own span; a commitment where its evidence does."""
    if "evidence" in item:
        return [item["evidence"]]
    return [mention["span"] for mention in item.get("mentions", (item,))]


def _data(doc: Doc) -> "dict[str, Any] | None":
    for group in doc.spans.values():
        if KEY in group.attrs:
            return group.attrs[KEY]  # type: ignore[no-any-return]  # what mark() put there
    return None


def _extraction(doc: Doc) -> "Extraction | None":
    from dipext.models import Extraction

    data = _data(doc)
    if data is None:
        return None
    known = _EXTRACTIONS.get(doc)
    if known is None or known[0] is not data:
        known = _EXTRACTIONS[doc] = (data, Extraction.model_validate(data))
    return known[1]


def _item(span: Span) -> Any:
    """The item behind a span: by its id in the extraction, else by the data at its place (behind ``Doc.from_docs``)."""
    extraction = _extraction(span.doc)
    if extraction is not None:
        return extraction.get(span.id_) if span.id_ else None
    from dipext.kinds import BY_LABEL
    from dipext.models import CustomFact

    here = span._.get(_ITEM) or {}
    kind = BY_LABEL.get(span.label_)
    return (kind.model if kind else CustomFact).model_validate(here[span.id_]) if span.id_ in here else None


Doc.set_extension(KEY, getter=_extraction, force=True)  # also when this module is loaded a second time
Span.set_extension(KEY, getter=_item, force=True)
Span.set_extension(_ITEM, default=None, force=True)

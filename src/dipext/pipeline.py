"""The spaCy face: the factory "dipext", its component, and load(). Thin: spaCy imports it with every Language."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.util import registry as functions

from dipext.errors import ModelNotInstalledError
from dipext.kinds import BY_LABEL, FOUND
from dipext.marking import KEY, mark

if TYPE_CHECKING:
    from spacy.training import Example

    from dipext.initiatives.registry import Registry
    from dipext.reading import KindReader, Reader
    from dipext.release import Release
    from dipext.text.source import Witness

_RELEASE = "dipext_release"
_RULES = "dipext_rules"
_KINDS = {name: {"@misc": f"dipext.{name}.v1"} for name in FOUND}


def _register(name: str) -> None:
    """Put how a kind is read into spaCy's registry, as "dipext.NAME.v1"."""

    def reader() -> "KindReader":
        from dipext.reading import READERS

        return READERS[name]

    functions.misc(f"dipext.{name}.v1", func=reader)


for _name in _KINDS:
    _register(_name)


def score(examples: "Iterable[Example]", **kwargs: Any) -> dict[str, Any]:
    """Precision, recall and F of the span group ``spans_key``, over all and per label, for ``nlp.evaluate``.

    Returns:
        ``spans_dipext_p``, ``spans_dipext_r``, ``spans_dipext_f`` and ``spans_dipext_per_type``.
    """
    key = kwargs.get("spans_key", KEY)
    return Scorer.score_spans(
        examples,
        attr=f"spans_{key}",
        getter=lambda doc, _: doc.spans.get(key, []),
        has_annotation=lambda doc: key in doc.spans,
        allow_overlap=True,
        labeled=True,
    )


def _make_scorer() -> Any:
    return score


functions.scorers("dipext.scorer.v1", func=_make_scorer)


class DipextComponent(Pipe):
    """Reads a Doc and leaves the facts on it.

    The span group ``doc.spans[spans_key]`` gets a span for each mention, with its label, with ``id_`` the id of its
    item and with ``kb_id_`` the initiative's id in the registry; the group's ``attrs`` hold the extraction as
    JSON-able data, which ``to_bytes`` and every DocBin keep. ``doc._.dipext`` shows it as an ``Extraction`` and
    ``span._.dipext`` the item behind a span. What is known about the release is set before on
    ``doc._.dipext_release``, a dict with any of ``published``, ``issuer``, ``doc_id``, ``title`` and ``url``.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        kinds: how each kind is read.
        registry: files with initiatives beside the built-in ones.
        spans_key: the name of the span group.
        ents: write the facts into ``doc.ents`` as well.
        overwrite_ents: with ``ents``, a fact wins against an entity that is there already.
        issuer: who speaks in releases that do not say it.
        scorer: what ``nlp.evaluate`` calls.
    """

    def __init__(  # noqa: PLR0913  # an argument for each key of the component's config
        self,
        nlp: Language,
        name: str,
        *,
        kinds: "Mapping[str, KindReader]",
        registry: Sequence[str] = (),
        spans_key: str = KEY,
        ents: bool = False,
        overwrite_ents: bool = False,
        issuer: str | None = None,
        scorer: Any = score,
    ) -> None:
        self.vocab = nlp.vocab
        self.name = name
        self.kinds = kinds
        self.spans_key = spans_key
        self.ents = ents
        self.overwrite_ents = overwrite_ents
        self.issuer = issuer
        self.scorer = scorer
        self._registry_files = tuple(registry)
        self._reader: Reader | None = None

    @property
    def reader(self) -> "Reader":
        """What reads the texts; made at first use, so that a pipeline from disk needs no registry files."""
        if self._reader is None:
            from dipext.initiatives.registry import Registry

            known = Registry.read()
            for file in self._registry_files:
                known |= Registry.read(file)
            self.registry = known
        assert self._reader is not None
        return self._reader

    @property
    def registry(self) -> "Registry":
        """The initiatives to look for."""
        return self.reader.registry

    @registry.setter
    def registry(self, known: "Registry") -> None:
        from dipext.reading import Reader

        self._reader = Reader(known, self.kinds, self.issuer)

    def __call__(self, doc: Doc) -> Doc:
        """Set the span group with its data; ``doc.ents`` too if asked for."""
        extraction = self.reader(_release(doc), self.witnesses(doc))
        mark(doc, extraction, self.spans_key, {name: kind.label for name, kind in self.kinds.items()})
        if self.ents:
            derived = {label for label, kind in BY_LABEL.items() if kind.derived}
            found = [span for span in doc.spans[self.spans_key] if span.label_ not in derived]
            doc.ents = _merged(found, doc.ents) if self.overwrite_ents else _merged(doc.ents, found)
        return doc

    def score(self, examples: "Iterable[Example]", **kwargs: Any) -> dict[str, Any]:
        """Precision, recall and F, for ``nlp.evaluate``."""
        return self.scorer(examples, **{**kwargs, "spans_key": self.spans_key}) if self.scorer else {}

    def witnesses(self, doc: Doc) -> "tuple[Witness, ...]":
        """What components before this one marked: entities, and the spans of every group but its own."""
        from dipext.text.source import Witness

        groups = [group for key, group in doc.spans.items() if key != self.spans_key]
        rules = [Witness(s.start_char, s.end_char, s.label_, s.id_) for group in groups for s in group]
        entities = [Witness(e.start_char, e.end_char, e.label_, e.ent_id_) for e in doc.ents]
        return tuple(dict.fromkeys((*rules, *entities)))

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


def _merged(first: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """Spans without overlaps: all of ``first`` that do not overlap one another, and of the others what is left."""
    kept = filter_spans(first)
    taken = {token for span in kept for token in range(span.start, span.end)}
    return [*kept, *(s for s in filter_spans(others) if taken.isdisjoint(range(s.start, s.end)))]


def _release(doc: Doc) -> "Release":
    """The text of a Doc with what was said of it.

    Raises:
        ValueError: when ``doc._.dipext_release`` is no dict, or has a field that a release has not.
    """
    from pydantic import ValidationError

    from dipext.release import Release

    said = doc._.get(_RELEASE) or {}
    known = [name for name in Release.model_fields if name != "text"]
    if not isinstance(said, dict):
        raise ValueError(f"doc._.{_RELEASE} is a dict of {', '.join(known)}, not {type(said).__name__}")
    if unknown := sorted(said.keys() - set(known)):
        raise ValueError(f"doc._.{_RELEASE} has unknown fields {', '.join(unknown)}; there are {', '.join(known)}")
    try:
        return Release(text=doc.text, **said)
    except ValidationError as error:
        wrong = "; ".join(f"{e['loc'][0]} is {e['input']!r}: {e['msg']}" for e in error.errors())
        raise ValueError(f"doc._.{_RELEASE}: {wrong}") from error


@Language.factory(
    KEY,
    assigns=["doc.spans", "doc._.dipext", "span._.dipext"],
    default_config={
        "kinds": _KINDS,
        "registry": [],
        "spans_key": KEY,
        "ents": False,
        "overwrite_ents": False,
        "issuer": None,
        "scorer": {"@scorers": "dipext.scorer.v1"},
    },
    default_score_weights={f"spans_{KEY}_f": 1.0, f"spans_{KEY}_p": 0.0, f"spans_{KEY}_r": 0.0},
)
def make_dipext(  # noqa: PLR0913  # an argument for each key of the component's config
    nlp: Language,
    name: str,
    kinds: dict[str, Any],
    registry: list[str],
    spans_key: str,
    ents: bool,
    overwrite_ents: bool,
    issuer: str | None,
    scorer: Any,
) -> DipextComponent:
    """The factory behind ``nlp.add_pipe("dipext")``; its config is described at :class:`DipextComponent`.

    ``kinds`` maps the name of each kind to a function of spaCy's registry: ``None`` leaves a kind out, another
    function replaces ours, a new name adds a kind of the user's own.
    """
    return DipextComponent(
        nlp,
        name,
        kinds={kind: reader for kind, reader in kinds.items() if reader is not None},
        registry=registry,
        spans_key=spans_key,
        ents=ents,
        overwrite_ents=overwrite_ents,
        issuer=issuer,
        scorer=scorer,
    )


def load(
    model: str | None = None,
    *,
    registry: "Registry | None" = None,
    kinds: Sequence[str] | None = None,
    rules: str | Path | None = None,
    ents: bool = False,
) -> Language:
    """A spaCy pipeline with the component "dipext".

    Args:
        model: name or path of an installed spaCy model whose named entities are witnesses for every kind.
            Without one the pipeline is a blank English one, and no model is needed.
        registry: the initiatives to look for; the package's own when not given.
        kinds: the names of the kinds to read, as in ``["money", "dates"]``; all when not given.
        rules: a file of rules of the user's own in spaCy's pattern format, a JSON object with ``label``, ``pattern``
            and ``id`` a line. What they find and dipext does not is read by dipext's readers and has the ``id`` as
            its ``rule``.
        ents: write the facts into ``doc.ents`` as well.

    Raises:
        ModelNotInstalledError: when the model is not installed. Nothing is ever downloaded.
        RulesError: when the file of rules cannot be read, or a line of it is no rule.
        ValueError: for a kind that there is not.
    """
    from dipext.kinds import chosen

    wanted = chosen(kinds)
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
    if rules is not None:
        add_rules(nlp, rules)
    left_out = {name: None for name in _KINDS if name not in wanted}
    component = nlp.add_pipe(KEY, config={"ents": ents, "kinds": left_out})
    if registry is not None:
        component.registry = registry  # type: ignore[attr-defined]  # spaCy types every component as a callable
    return nlp


def add_rules(nlp: Language, path: str | Path) -> None:
    """Add a file of rules in spaCy's pattern format to a pipeline, as a SpanRuler.

    Raises:
        RulesError: when the file cannot be read, or a line of it is no rule; the message has file, line and reason.
    """
    from dipext.rules import read_rules

    ruler = nlp.add_pipe("span_ruler", name=_RULES, config={"spans_key": _RULES})
    ruler.add_patterns(read_rules(nlp, path))  # type: ignore[attr-defined]


def component_of(nlp: Language) -> DipextComponent:
    """The component of a pipeline, whatever its name.

    Raises:
        TypeError: when the pipeline has none.
    """
    for _, component in nlp.pipeline:
        if isinstance(component, DipextComponent):
            return component
    raise TypeError("the pipeline has no component 'dipext'; add it with nlp.add_pipe('dipext') or use dipext.load()")


Doc.set_extension(_RELEASE, default=None, force=True)  # also when this module is loaded a second time

"""The two verbs: extract and extract_many."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cache, partial
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NoReturn

from dipext.errors import DipextError
from dipext.models import Extraction
from dipext.release import Release

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from dipext.initiatives.registry import Registry
    from dipext.pipeline import DipextComponent
    from dipext.reading import Reader


def extract(
    text: str,
    published: date | str | None = None,
    issuer: str | None = None,
    doc_id: str | None = None,
    *,
    registry: "Registry | None" = None,
    kinds: "Sequence[str] | None" = None,
    nlp: "Language | None" = None,
) -> Extraction:
    """The people, dates, sums of money, percentages and named initiatives of one release.

    Args:
        text: the release, any string; offsets of the result count its code points. Half a surrogate pair is read as
            any other character, but ``model_dump_json`` then raises, for JSON is UTF-8.
        published: the day that relative dates are read from, a date or a string that names a day ("2025-11-20",
            "20 November 2025", "11/20/2025" by the habit of the issuer). Without it, or with an empty one, the
            release's own dateline is used; without that, relative dates stay unresolved.
        issuer: who speaks ("Ministry of Foreign Affairs of Latvia", "NATO"): settles bare dollars, the order of
            numeric dates, fiscal years and whose minister "the Minister" is. Without it, the head of the release
            may name it ("Ottawa, Ontario – Global Affairs Canada"); the result's ``issuer_source`` tells.
        doc_id: kept in the result.
        registry: the initiatives to look for; the package's own when not given.
        kinds: the names of the kinds to read, as in ``["money", "dates"]``; all when not given.
        nlp: a pipeline from :func:`dipext.load` instead of the two; without one the result is that of
            ``dipext.load()`` with the same arguments, and spaCy is not even imported.

    Raises:
        TypeError: when ``text`` is not a string, or another argument is of the wrong type.
        ValueError: when ``published`` is not a date; the message has the value.

    >>> extract("Talks were held on 3 December 2025 in Riga.").dates[0].edtf
    '2025-12-03'
    """
    if not isinstance(text, str):
        raise TypeError(f"dipext.extract() reads a str, not {type(text).__name__}")
    for name, value in (("issuer", issuer), ("doc_id", doc_id)):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be a str or None, not {type(value).__name__}")
    release = Release(text=text, published=_day(published, issuer), issuer=issuer, doc_id=doc_id)
    return reader(nlp, registry, kinds)(release)


def extract_many(
    releases: Iterable[str | Release],
    n_process: int = 1,
    batch_size: int = 64,
    *,
    registry: "Registry | None" = None,
    kinds: "Sequence[str] | None" = None,
    nlp: "Language | None" = None,
) -> Iterator[Extraction]:
    """Extractions of many releases, in their order, one at a time.

    Args:
        releases: texts, or :class:`dipext.Release` objects with what is known about each.
        n_process: how many processes share the work. Each is a fresh interpreter, so that a script calls this under
            ``if __name__ == "__main__":``.
        batch_size: how many releases go to a process at once.
        registry: as for :func:`extract`.
        kinds: as for :func:`extract`.
        nlp: as for :func:`extract`.

    Raises:
        TypeError: when ``releases`` is one text, or one of them is neither a string nor a Release.
        ValueError: when ``n_process`` or ``batch_size`` is below 1.
        DipextError: when a process dies of a release.
    """
    if isinstance(releases, str | Release):
        raise TypeError("dipext.extract_many() reads many releases; write [text] for one, or use dipext.extract()")
    for name, number in (("n_process", n_process), ("batch_size", batch_size)):
        if number < 1:
            raise ValueError(f"{name} must be 1 or more, not {number}")
    read = reader(nlp, registry, kinds)
    if n_process == 1:
        return map(read, map(_release, releases))
    from dipext.parallel import ordered

    chunks = _chunks(map(_release, releases), batch_size)
    return ordered(portable(nlp, registry, kinds), chunks, n_process, _crashed)


def reader(
    nlp: "Language | None" = None, registry: "Registry | None" = None, kinds: "Sequence[str] | None" = None
) -> Callable[[Release], Extraction]:
    """The function that reads releases with a pipeline, or with the text alone when none is given.

    Raises:
        TypeError: when the pipeline has no component of dipext's, or comes together with ``registry`` or ``kinds``.
        ValueError: for a kind that there is not.
    """
    if nlp is None:
        return _usual() if registry is None and kinds is None else _reader(registry, kinds)
    if registry is not None or kinds is not None:
        raise TypeError("registry and kinds belong to the pipeline: dipext.load(registry=..., kinds=...)")
    from dipext.pipeline import component_of

    component = component_of(nlp)
    if nlp.pipeline[0][1] is component:  # no component before it, so tokens would tell nothing that the text does not
        return component.reader
    return lambda release: component.reader(release, component.witnesses(_prepared(nlp, component, release.text)))


@cache
def _usual() -> "Reader":
    """The reader of all kinds with the package's own registry, which most calls ask for."""
    return _reader(None, None)


def _reader(registry: "Registry | None", kinds: "Sequence[str] | None") -> "Reader":
    from dipext.initiatives.registry import Registry
    from dipext.kinds import chosen
    from dipext.reading import READERS, Reader

    return Reader(registry or Registry.read(), {name: READERS[name] for name in chosen(kinds) if name in READERS})


def portable(
    nlp: "Language | None" = None, registry: "Registry | None" = None, kinds: "Sequence[str] | None" = None
) -> Callable[[], Callable[[Release], Extraction]]:
    """A picklable function that makes the :func:`reader` of the same arguments, in another process."""
    return partial(_read_with, frozen(nlp) if nlp else None, registry, kinds)


def frozen(nlp: "Language") -> Callable[[], "Language"]:
    """A picklable function that builds the pipeline again, in another process."""
    return partial(_thawed, nlp.config.to_str(), nlp.to_bytes(), nlp.max_length)


def _thawed(config: str, data: bytes, max_length: int) -> "Language":
    from spacy import util

    nlp = util.load_model_from_config(util.load_config_from_str(config))
    nlp.max_length = max_length
    return nlp.from_bytes(data)


def _read_with(
    build: Callable[[], "Language"] | None, registry: "Registry | None", kinds: "Sequence[str] | None"
) -> Callable[[Release], Extraction]:
    return reader(build() if build else None, registry, kinds)


def _crashed(release: Release) -> NoReturn:
    raise DipextError(
        f"the process that read release {release.doc_id or release.text[:40]!r} died; if none could start, call "
        'extract_many(n_process=...) under `if __name__ == "__main__":`, for each process imports the script anew'
    )


def _chunks(releases: Iterator[Release], size: int) -> Iterator[list[Release]]:
    while chunk := list(islice(releases, size)):
        yield chunk


def _prepared(nlp: "Language", last: "DipextComponent", text: str) -> "Doc":
    """The Doc after every component before dipext's."""
    doc = nlp.make_doc(text)
    for _, component in takewhile(lambda named: named[1] is not last, nlp.pipeline):
        doc = component(doc)
    return doc


def _release(release: str | Release) -> Release:
    if isinstance(release, Release):
        return release
    if isinstance(release, str):
        return Release(text=release)
    raise TypeError(f"dipext.extract_many() reads str or Release, not {type(release).__name__}")


def _day(value: date | str | None, issuer: str | None) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise TypeError(f"published must be a date or a string, not {type(value).__name__}")
    from dipext.dates.published import given_day

    return given_day(value, issuer)

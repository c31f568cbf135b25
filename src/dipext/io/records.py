"""Records, as JSON lines and CSV tables hold them, into releases."""

import json
import reprlib
import sys
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from dipext.io.encoding import decode
from dipext.models import Release

# The names that a field of a record may have, in any case; the first one that is there counts.
FIELDS = {
    "text": ("text", "body", "content", "full_text"),
    "doc_id": ("doc_id", "id"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "publication_date"),
    "issuer": ("issuer", "source", "publisher"),
    "url": ("url", "link"),
}


def read_json(line: bytes) -> Release:
    """The release in one JSON line.

    Raises:
        ValueError: when it is not a JSON object with a ``text``; the message says what it is instead.

    >>> read_json(b'{"text": "Rain.", "date": "2025-11-20", "id": 7}').published
    datetime.date(2025, 11, 20)
    """
    text, warnings = decode(line)
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    except RecursionError:
        raise ValueError("not a release: JSON nested too deeply") from None
    except ValueError:  # Python's own limit, which keeps the time linear
        raise ValueError(f"not a release: a number of more than {sys.get_int_max_str_digits():,} digits") from None
    if not isinstance(record, dict):
        raise ValueError(f"not a JSON object but {_described(record)}")
    return _release(record, warnings)


def read_row(row: bytes) -> Release:
    """The release in one row of a CSV table, which comes as JSON; bytes that are not UTF-8 stand in it as surrogates.

    Raises:
        ValueError: when it has no ``text``.
    """
    record: dict[str, str] = {}
    warnings: list[str] = []
    for name, value in json.loads(row).items():
        try:
            value.encode()
        except UnicodeEncodeError:
            value, doubts = decode(value.encode("utf-8", "surrogateescape"))
            warnings += doubts
        record[name] = value
    return _release(record, warnings)


def day(value: Any) -> tuple[date | None, tuple[str, ...]]:
    """The day that a date or date-time in ISO 8601 names, or a warning.

    >>> day("2025-11-20T16:30:00Z")[0], day("soon")
    (datetime.date(2025, 11, 20), (None, ("published not read: 'soon'",)))
    """
    if value in (None, ""):
        return None, ()
    try:
        return datetime.fromisoformat(value.strip()).date(), ()
    except (AttributeError, ValueError):
        return None, (f"published not read: {reprlib.repr(value)}",)


def _release(record: dict[str, Any], warnings: Iterable[str]) -> Release:
    found = {str(name).strip().casefold(): value for name, value in reversed(record.items())}
    values = {
        field: next((found[name] for name in names if found.get(name) is not None), None)
        for field, names in FIELDS.items()
    }
    text = values.pop("text")
    if not isinstance(text, str):
        raise ValueError("no text" if text is None else f"the text is {_described(text)}")
    published, doubts = day(values.pop("published"))
    described = {field: _words(value) for field, value in values.items()}
    described["doc_id"] = described["doc_id"] or described["url"]
    return Release(
        text=text,
        published=published,
        published_source="metadata" if published else "argument",
        warnings=(*dict.fromkeys(warnings), *doubts),
        **described,
    )


def _words(value: Any) -> str | None:
    """A field as a string; an empty one is unknown."""
    if value is None or value == "" or isinstance(value, dict | list):
        return None
    return value if isinstance(value, str) else str(value)


def _described(value: Any) -> str:
    return {str: "a string", bool: "true or false", list: "a list", dict: "an object", type(None): "null"}.get(
        type(value), "a number"
    )

"""Records, as JSON, tables and feeds hold them, into what they say of a release."""

import json
import reprlib
import sys
from collections.abc import Iterable
from datetime import date
from typing import Any

from dipext.dates.published import DOUBTFUL, read_day
from dipext.io.encoding import decode
from dipext.io.found import Found
from dipext.io.markup import is_markup, text_of
from dipext.lexicon.issuers import read_issuer

# The names that a field of a record may have, in any case; the first one that is there counts.
FIELDS = {
    "text": ("text", "body", "content", "full_text", "articlebody", "content_html", "content_text"),
    "doc_id": ("doc_id", "id"),
    "title": ("title", "headline"),
    "published": (
        "published",
        "date",
        "published_at",
        "publication_date",
        "datepublished",
        "date_published",
        "pubdate",
    ),
    "modified": ("modified", "updated", "datemodified", "date_modified", "updated_at"),
    "issuer": ("issuer", "source", "publisher"),
    "url": ("url", "link"),
}


def has_text(names: Iterable[str]) -> bool:
    """Whether one of the names of columns or fields is that of the text."""
    return not {str(name).strip().casefold() for name in names}.isdisjoint(FIELDS["text"])


def parsed(text: str) -> Any:
    """What JSON says.

    Raises:
        ValueError: when it is none; the message says why.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    except RecursionError:
        raise ValueError("not a release: JSON nested too deeply") from None
    except ValueError:  # Python's own limit, which keeps the time linear
        raise ValueError(f"not a release: a number of more than {sys.get_int_max_str_digits():,} digits") from None


def read_json(line: bytes) -> Found:
    """The release in one JSON line.

    Raises:
        ValueError: when it is not a JSON object with a ``text``; the message says what it is instead.

    >>> read_json(b'{"text": "Rain.", "date": "2025-11-20", "id": 7}').published
    '2025-11-20'
    """
    text, warnings = decode(line)
    record = parsed(text)
    if not isinstance(record, dict):
        raise ValueError(f"not a JSON object but {described(record)}")
    return _found(record, warnings)


def read_record(row: bytes) -> Found:
    """The release in one record, which comes as JSON; bytes that are not UTF-8 stand in it as surrogates.

    Raises:
        ValueError: when it has no ``text``.
    """
    record: dict[str, Any] = {}
    warnings: list[str] = []
    for name, value in json.loads(row).items():
        if isinstance(value, str) and any("\udc80" <= char <= "\udcff" for char in value):
            value, doubts = _decoded(value)
            warnings += doubts
        record[name] = value
    return _found(record, warnings)


def _decoded(value: str) -> tuple[str, tuple[str, ...]]:
    try:
        data = value.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a half of another pair, which was written as such
        return value, ()
    return decode(data)


def records_in(data: bytes) -> tuple[list[Any], tuple[str, ...]]:
    """The records of a JSON file: one, or a list of them, which may stand under a name ("items": [...]).

    Raises:
        ValueError: when it is not JSON.

    >>> records_in(b'{"items": [{"text": "a"}, {"text": "b"}]}')[0]
    [{'text': 'a'}, {'text': 'b'}]
    """
    text, warnings = decode(data)
    content = parsed(text)
    if isinstance(content, list):
        return content, warnings
    if isinstance(content, dict) and not has_text(content):
        lists = [
            value for value in content.values() if isinstance(value, list) and value and isinstance(value[0], dict)
        ]
        if len(lists) == 1:
            return lists[0], warnings
    return [content], warnings


def day(value: Any, issuer: str | None = None) -> tuple[date | None, tuple[str, ...]]:
    """The day that a field names, in any form that dipext reads, or a warning.

    >>> day("2025-11-20T16:30:00Z")[0], day("14 October 2025")[0], day("soon")
    (datetime.date(2025, 11, 20), datetime.date(2025, 10, 14), (None, ("published not read: 'soon'",)))
    """
    if value in (None, ""):
        return None, ()
    found = read_day(value, read_issuer(issuer) if issuer else None) if isinstance(value, str) else None
    if found:
        return found.day, (DOUBTFUL,) if found.others else ()
    return (None, (f"published not read: {reprlib.repr(value)}",))


def _found(record: dict[str, Any], warnings: Iterable[str]) -> Found:
    named = {str(name).strip().casefold(): value for name, value in reversed(record.items())}
    values = {
        field: next((named[name] for name in names if named.get(name) is not None), None)
        for field, names in FIELDS.items()
    }
    text = values.pop("text")
    if not isinstance(text, str):
        raise ValueError("no text" if text is None else f"the text is {described(text)}")
    words = {field: _words(value) for field, value in values.items()}
    title = words["title"]
    return Found(
        text=text_of(text) if is_markup(text) else text,
        **{
            **words,
            "doc_id": words["doc_id"] or words["url"],
            "title": text_of(title) if title and is_markup(title) else title,
        },
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _words(value: Any) -> str | None:
    """A field as a string; an empty one is unknown, and of an organisation its name counts."""
    if isinstance(value, dict):
        value = value.get("name")
    if value is None or value == "" or isinstance(value, dict | list):
        return None
    return value if isinstance(value, str) else str(value)


def described(value: Any) -> str:
    """What a value of JSON is, in words."""
    return {str: "a string", bool: "true or false", list: "a list", dict: "an object", type(None): "null"}.get(
        type(value), "a number"
    )

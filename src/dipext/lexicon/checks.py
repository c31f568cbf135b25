"""Data files with a schema: what does not fit is an error with file, line and key."""

import tomllib
from collections.abc import Iterator
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dipext.errors import DataError
from dipext.lexicon import read_text, toml

Phrases = Annotated[tuple[str, ...], Field(min_length=1)]
"""Words or phrases, at least one."""
Words = Annotated[str, Field(min_length=1)]
"""Words with white space between them."""
Code = Annotated[str, Field(pattern="^[A-Z]{3}$")]
"""A country (ISO 3166-1 alpha-3)."""
Codes = Annotated[str, Field(pattern=r"^\s*[A-Z]{3}(\s+[A-Z]{3})*\s*$")]
"""Countries with white space between them."""


class Data(BaseModel):
    """A table of a data file; a key that it does not name is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Schema = TypeVar("Schema", bound=BaseModel)


def checked(name: str, schema: type[Schema]) -> Schema:
    """A TOML data file of the package as its schema; ``name`` is its path without the suffix.

    Raises:
        DataError: with a line of file, line, key and reason for everything that does not fit.
    """
    try:
        return schema.model_validate(toml(name))
    except (tomllib.TOMLDecodeError, ValidationError):
        return fitted(read_text(f"{name}.toml"), schema, f"{name}.toml")


def fitted(text: str, schema: type[Schema], where: str) -> Schema:
    """The text of a TOML file as its schema; ``where`` is what errors call the file.

    Raises:
        DataError: with a line of file, line, key and reason for everything that does not fit.
    """
    try:
        return schema.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{where}: {error}") from None
    except ValidationError as error:
        raise DataError("\n".join(_problems(error, text, where))) from None


_Path = tuple[str | int, ...]


def _problems(error: ValidationError, text: str, where: str) -> Iterator[str]:
    lines = _lines_of_keys(text)
    for problem in error.errors():
        path = problem["loc"]
        known = next(path[:end] for end in range(len(path), -1, -1) if path[:end] in lines)
        yield f"{where}:{lines[known]}: {'.'.join(map(str, path))}: {problem['msg']}"


def _lines_of_keys(text: str) -> dict[_Path, int]:
    """Where each key begins, by the keys and the numbers in lists that lead to it; the file itself is line 1.

    A statement of TOML is one by itself, so that the parser tells where each ends.
    """
    found: dict[_Path, int] = {(): 1}
    tables: dict[_Path, int] = {}
    table: _Path = ()
    first, held = 1, ""
    for number, line in enumerate(text.split("\n"), 1):
        held += line + "\n"
        try:
            statement = tomllib.loads(held)
        except tomllib.TOMLDecodeError:
            continue
        header = held.lstrip().startswith("[")
        for path in _paths(statement):
            if header and isinstance(path[-1], int):
                tables[path[:-1]] = tables.get(path[:-1], -1) + 1
                path = (*path[:-1], tables[path[:-1]])
            table = path if header else table
            found.setdefault(path if header else table + path, first)
        first, held = number + 1, ""
    return found


def _paths(entry: Any, path: _Path = ()) -> Iterator[_Path]:
    """The ways to everything in a statement."""
    inner = entry.items() if isinstance(entry, dict) else enumerate(entry) if isinstance(entry, list) else ()
    for key, value in inner:
        yield (*path, key)
        yield from _paths(value, (*path, key))

"""``dipext schema``: the JSON Schema of an extraction, so that others can check and generate code from it."""

import json
from difflib import unified_diff
from pathlib import Path
from typing import Annotated

import typer

from dipext.models import SCHEMA_VERSION, Extraction


def schema_text() -> str:
    """The JSON Schema (2020-12) of an ``Extraction`` as JSON shows it, under the version of the models."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:dipext:extraction:{SCHEMA_VERSION}",
        **Extraction.model_json_schema(mode="serialization"),
        "title": f"dipext Extraction {SCHEMA_VERSION}",
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def schema(
    check: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Compare FILE with the schema instead of printing it."),
    ] = None,
) -> None:
    """Print the JSON Schema of an Extraction.

    Exit codes: 0 done, or FILE is the schema; 1 FILE differs (the difference is printed); 2 FILE cannot be read.
    """
    wanted = schema_text()
    if check is None:
        typer.echo(wanted, nl=False)
        return
    try:
        stored = check.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        typer.echo(f"{check}: cannot be read: {error}", err=True)
        raise typer.Exit(2) from error
    if stored != wanted:
        difference = unified_diff(stored.splitlines(), wanted.splitlines(), str(check), "dipext schema", lineterm="")
        typer.echo("\n".join(difference), err=True)
        raise typer.Exit(1)

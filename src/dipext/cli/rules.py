"""``dipext rules``: what each rule reads, by its examples."""

import json
from typing import Annotated

import typer


def rules(
    rule: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", help="A rule, or the beginning of its id: date.relative, money", show_default=False
        ),
    ] = None,
) -> None:
    """Show the rules that read facts, each with what it reads and what it leaves alone.

    The id of its rule stands on every fact, in `rule`.

    **Examples**

    dipext rules

    dipext rules money.range

    Exit codes: 0 done; 2 there is no such rule.
    """
    from dipext.examples import rules as all_rules

    chosen = {name: found for name, found in all_rules().items() if name.startswith(rule or "")}
    if not chosen:
        typer.echo(f"Error: no rule is called {rule!r}; dipext rules lists all", err=True)
        raise typer.Exit(2)
    for name, found in chosen.items():
        if rule is None:
            read = sum(example.span is not None for example in found)
            typer.echo(f"{name:<34}{read:>4} examples for it, {len(found) - read} against")
            continue
        typer.echo(f"\n{name}")
        for example in found:
            text = json.dumps(example.text, ensure_ascii=False)[1:-1]
            if example.span is not None:
                start, end = example.span
                words, values = example.text[start:end], json.dumps(example.values, ensure_ascii=False)
                typer.echo(f"  + {text}\n      {words!r} {values if example.values else ''}".rstrip())
            else:
                typer.echo(f"  - {text}")

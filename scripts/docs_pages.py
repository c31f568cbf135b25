"""What the documentation site generates: the pages of rules and of warnings, from the package itself.

A hook of MkDocs (``mkdocs.yml`` names it). Where a list goes, a page says ``<!-- rules -->`` or ``<!-- warnings -->``.
"""

import json
from html import escape
from typing import Any

from dipext.doubts import WARNINGS
from dipext.examples import Example, rules

_GRAVITY = {3: "The value itself may be wrong", 2: "A part is taken from the context", 1: "Good to know"}


def on_page_markdown(markdown: str, **_: Any) -> str:
    """The page with its list in the place of the mark."""
    for mark, told in (("<!-- rules -->", rules_page), ("<!-- warnings -->", warnings_page)):
        if mark in markdown:
            markdown = markdown.replace(mark, told())
    return markdown


def rules_page() -> str:
    """Every rule with its examples, by kind."""
    lines, kind = list[str](), ""
    for rule, examples in rules().items():
        if examples[0].kind != kind:
            kind = examples[0].kind
            lines += [f"## {kind.capitalize()}", ""]
        lines += [f"### {rule}", "", *map(_row, examples), ""]
    return "\n".join(lines)


def warnings_page() -> str:
    """Every warning with what it means, and the examples of rules that carry it, by gravity."""
    lines = list[str]()
    shown = [example for examples in rules().values() for example in examples]
    for rank, gravity in _GRAVITY.items():
        codes = [code for code, meaning in WARNINGS.items() if meaning.rank == rank]
        if codes:
            lines += [f"## {gravity}", ""]
        for code in codes:
            carrying = [example for example in shown if code in example.values.get("warnings", ())]
            lines += [f"### {code}", "", WARNINGS[code].says, "", *map(_row, carrying[:3]), ""]
    return "\n".join(lines)


def _row(example: Example) -> str:
    """One example as an item of a list: what is read stands marked, the values behind it."""
    known = f" <small>({_plain('; '.join(f'{key} {value}' for key, value in example.context.items()))})</small>"
    context = known if example.context else ""
    if example.span is None:
        return f"- not in: {_plain(example.text)}{context}"
    start, end = example.span
    before, words, after = example.text[:start], example.text[start:end], example.text[end:]
    values = ", ".join(f"{name} {json.dumps(value, ensure_ascii=False)}" for name, value in example.values.items())
    told = f"<br><code>{_code(values)}</code>" if values else ""
    return f"- {_plain(before)}<mark>{_plain(words)}</mark>{_plain(after)}{context}{told}"


def _plain(text: str) -> str:
    """Text that neither HTML nor Markdown takes for a mark; line ends and tabs are shown."""
    shown = text.replace("\n", "⏎").replace("\t", "⇥")
    return "".join(f"&#{ord(sign)};" if sign in "\\`*_{}[]()#+-.!|~<>&:@/^=$\"'" else sign for sign in shown)


def _code(text: str) -> str:
    return "".join(f"&#{ord(sign)};" if sign in "\\`*_[]|~:" else sign for sign in escape(text))

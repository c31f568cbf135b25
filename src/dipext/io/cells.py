"""Values as the cells of tables, and text as XML can hold it."""

import re
from decimal import Decimal
from typing import Any, TextIO


class Lines:
    """Takes rows with Windows line ends and writes Unix ones.

    Only the signs of the line end that it is told make Python's writer put a cell in quotes; a lone carriage return
    without quotes would end a row for every reader.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, row: str) -> None:
        """Take one row."""
        self._file.write(row.removesuffix("\r\n") + "\n")


FORMULA = frozenset("=+-@\t\r")  # what a spreadsheet takes for the beginning of a formula


def as_cell(value: Any, *, disarm: bool = True) -> Any:
    """A value as CSV has it: plain digits, lists joined; text that would run as a formula behind an apostrophe."""
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return as_cell(Decimal(repr(value)))
    if isinstance(value, Decimal):
        digits = format(value, "f")
        return digits.rstrip("0").removesuffix(".") if "." in digits else digits
    return f"'{value}" if disarm and isinstance(value, str) and value[:1] in FORMULA else value


_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def for_xml(text: str) -> str:
    """The text with a mark for each sign that XML cannot hold.

    >>> for_xml(f"a{chr(0)}b")
    'a�b'
    """
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)

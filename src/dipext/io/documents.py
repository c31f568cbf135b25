"""Documents that hold one release each. The libraries for a kind are loaded when one comes."""

from collections.abc import Callable

from dipext.io.encoding import decode
from dipext.io.found import Found
from dipext.io.mail import read_eml, read_mhtml
from dipext.io.opendocument import read_odt
from dipext.io.pages import read_html
from dipext.io.pdf import read_pdf
from dipext.io.rich_text import read_rtf
from dipext.io.word import read_docx


def read_text(data: bytes) -> Found:
    """A release saved as text, as it stands.

    Raises:
        ValueError: when the bytes are not text.
    """
    text, warnings = decode(data)
    return Found(text=text, warnings=warnings if text.strip() else (*warnings, "no text"))


READERS: dict[str, Callable[[bytes], Found]] = {
    "text": read_text,
    "html": read_html,
    "mhtml": read_mhtml,
    "pdf": read_pdf,
    "docx": read_docx,
    "odt": read_odt,
    "rtf": read_rtf,
    "eml": read_eml,
}
"""How the bytes of each kind of document become a release."""

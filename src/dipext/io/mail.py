"""Mails (.eml) and pages saved with all their parts (.mhtml)."""

import re
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parseaddr

from dipext.io import limits
from dipext.io.encoding import decode
from dipext.io.found import Found, best_body, is_known
from dipext.io.markup import text_of
from dipext.io.pages import read_html

_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|rv|vs)\s*:\s*", re.IGNORECASE)
_LONGEST_HEADER = 2000
_PAGE = ("text/html", "application/xhtml+xml")


def read_eml(data: bytes) -> Found:
    """The text of a mail, plain where it has both, with its subject, its day and its sender if that is a body.

    What is attached is not read, and a warning names it.

    The day on which it was sent goes behind its dateline; in a mail that was sent on it is doubtful.

    Raises:
        ValueError: when it has no text.
    """
    message = _parsed(data)
    parts = _parts(message)
    attached = [name for part in parts if (name := _attached(part))]
    written = [part for part in parts if not _attached(part)]
    plain = [_text(part) for part in written if part.get_content_type() == "text/plain"]
    pages = [_text(part) for part in written if part.get_content_type() in _PAGE]
    text = "\n".join(words for words, _ in plain)
    doubts = [doubt for _, doubts in plain for doubt in doubts]
    if len(text.split()) < 20 and pages:  # "This mail needs a reader of HTML."
        from_pages = "\n".join(text_of(page) for page, _ in pages)
        if len(from_pages) > len(text):
            text, doubts = from_pages, [doubt for _, doubts in pages for doubt in doubts]
    if not text.strip():
        held = f"; attached: {', '.join(attached)}, save these to read them" if attached else ""
        raise ValueError(f"no text in this mail{held}")
    subject = _header(message, "Subject")
    sender, _ = parseaddr(_header(message, "From") or "")
    body = best_body([_header(message, "Organization"), sender])
    day = _header(message, "Date")
    forwarded = bool(_FORWARDED.match(subject or "")) or message.get("Resent-Date") is not None
    return Found(
        text=text.replace("\r\n", "\n"),
        title=_FORWARDED.sub("", subject, count=1) or None if subject else None,
        modified=day,
        sent=None if forwarded else day,
        issuer=body if is_known(body) else None,  # a "Press Office" is anybody's
        warnings=(*dict.fromkeys(doubts), *(f"attachment not read: {name}" for name in attached)),
    )


def read_mhtml(data: bytes) -> Found:
    """The page in an archive of a page and its parts.

    Raises:
        ValueError: when it holds no page, or one that cannot be read.
    """
    message = _parsed(data)
    page = next((part for part in _parts(message) if part.get_content_type() in _PAGE), None)
    if page is None:
        raise ValueError("a web archive (MHTML) without a page")
    content = _bytes(page)
    url = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    return read_html(content, declared=page.get_content_charset(), url=url if url and url.startswith("http") else None)


def _parsed(data: bytes) -> Message:
    if data.count(b"\n--") > 10 * limits.MAX_MAIL_PARTS:  # each may begin a part, and parts take much memory
        raise ValueError(f"a mail of more than {limits.MAX_MAIL_PARTS:,} parts: not a release")
    # "compat32" takes broken headers as they are, where the newer policies raise; the structure is the same.
    try:
        return message_from_bytes(data, policy=policy.compat32)
    except RecursionError:
        raise ValueError("a mail whose parts are nested too deeply: not a release") from None


def _parts(message: Message) -> list[Message]:
    """The parts that hold something themselves."""
    found = []
    for number, part in enumerate(message.walk()):
        if number > limits.MAX_MAIL_PARTS:
            raise ValueError(f"a mail of more than {limits.MAX_MAIL_PARTS:,} parts: not a release")
        if not part.is_multipart():
            found.append(part)
    return found


def _attached(part: Message) -> str | None:
    """The name of a part that is attached, or is neither text nor shown within the text."""
    kind = part.get_content_type()
    shown = kind == "text/plain" or kind in _PAGE
    if part.get_content_disposition() != "attachment" and (
        shown or part.get("Content-ID") or kind.startswith("image/")
    ):
        return None
    return _decoded(part.get_filename()) or kind


def _text(part: Message) -> tuple[str, tuple[str, ...]]:
    return decode(_bytes(part), part.get_content_charset())


def _bytes(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    if len(data) > limits.MAX_BYTES:
        raise ValueError("a part longer than a release may be")
    return data


def _header(message: Message, name: str) -> str | None:
    return _decoded(message.get(name))


def _decoded(value: object) -> str | None:
    """A header in words, its encoded pieces decoded."""
    if value is None:
        return None
    from email.header import decode_header

    words = ""
    for piece, charset in decode_header(str(value)[:_LONGEST_HEADER]):
        words += piece if isinstance(piece, str) else decode(piece, charset)[0]
    return " ".join(words.split()) or None

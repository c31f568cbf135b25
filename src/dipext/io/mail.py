"""Mails (.eml), what is attached to them, and pages saved with all their parts (.mhtml)."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from email.utils import parseaddr
from mimetypes import guess_extension

from dipext.io import limits
from dipext.io.encoding import decode
from dipext.io.found import Found, Said, best_body, is_known
from dipext.io.kinds import by_suffix
from dipext.io.markup import text_of
from dipext.io.pages import read_html

_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|rv|vs)\s*:\s*", re.IGNORECASE)
_LONGEST_HEADER = 2000
_PAGE = ("text/html", "application/xhtml+xml")
_MAIL = "message/rfc822"
_NO_FILES = (
    *("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"),
    *("text/calendar", "text/vcard", "text/x-vcard", "message/delivery-status", "message/disposition-notification"),
)
"""What mails carry for programs: signatures, invitations, cards, receipts."""


def read_eml(data: bytes) -> Found:
    """The text of a mail, plain where it has both, with its subject, its day and its sender if that is a body.

    What is attached is a release of its own: :func:`attachments`.

    The day on which it was sent goes behind its dateline; in a mail that was sent on it is doubtful.

    Raises:
        ValueError: when it has no text.
    """
    message = _parsed(data)
    text, doubts = _body(message)
    if not text.strip():
        raise ValueError("no text in this mail")
    subject = _header(message, "Subject")
    said = _said(message)
    forwarded = bool(_FORWARDED.match(subject or "")) or message.get("Resent-Date") is not None
    return Found(
        text=text.replace("\r\n", "\n"),
        title=_FORWARDED.sub("", subject, count=1) or None if subject else None,
        modified=said.published,
        sent=None if forwarded else said.published,
        issuer=said.issuer,
        warnings=tuple(dict.fromkeys(doubts)),
    )


def says(data: bytes) -> Said:
    """What a mail says around the files attached to it: the day on which it was sent, and its sender if that is a body.

    Raises:
        ValueError: when it cannot be read.
    """
    return _said(_parsed(data))


def _said(message: Message) -> Said:
    sender, _ = parseaddr(_header(message, "From") or "")
    body = best_body([_header(message, "Organization"), sender])
    # A "Press Office" is anybody's.
    return Said(published=_header(message, "Date"), issuer=body if is_known(body) else None)


def _body(message: Message) -> tuple[str, list[str]]:
    """The text that is no attachment, and what is doubtful about its decoding."""
    written = [part for part in _parts(message) if not _is_attached(part)]
    plain = [_text(part) for part in written if part.get_content_type() == "text/plain"]
    pages = [_text(part) for part in written if part.get_content_type() in _PAGE]
    text = "\n".join(words for words, _ in plain)
    doubts = [doubt for _, doubts in plain for doubt in doubts]
    if len(text.split()) < 20 and pages:  # "This mail needs a reader of HTML."
        from_pages = "\n".join(text_of(page) for page, _ in pages)
        if len(from_pages) > len(text):
            text, doubts = from_pages, [doubt for _, doubts in pages for doubt in doubts]
    return text, doubts


def has_text(data: bytes) -> bool:
    """Whether a mail says something itself.

    Raises:
        ValueError: when it cannot be read.
    """
    return bool(_body(_parsed(data))[0].strip())


def attachments(data: bytes) -> Iterator[tuple[str, bytes | str]]:
    """The files attached to a mail: name and content, or name and why it cannot be read.

    A file without a name is called after its kind.

    Raises:
        ValueError: when the mail has too many parts.
    """
    for part in _parts(_parsed(data)):
        kind = part.get_content_type()
        if _is_attached(part) and kind not in _NO_FILES:
            name = _decoded(part.get_filename()) or f"attachment{guess_extension(kind) or ''}"
            yield re.split(r"[/\\]", name)[-1], _mail_in(part) if kind == _MAIL else _bytes(part)


def _mail_in(part: Message) -> bytes | str:
    """A mail that is attached to another one, as bytes again."""
    try:
        return b"".join(inner.as_bytes() for inner in part.get_payload() if isinstance(inner, Message))
    except (MessageError, ValueError, LookupError) as error:  # a header or a part that cannot be written as it was read
        return f"a damaged mail inside a mail: {error}"


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
    """The parts that hold something themselves; a mail that is attached is one of them."""
    found, left, seen = [], [message], 0
    while left:
        part = left.pop()
        seen += 1
        if seen > limits.MAX_MAIL_PARTS:
            raise ValueError(f"a mail of more than {limits.MAX_MAIL_PARTS:,} parts: not a release")
        inside = part.get_payload()
        kept = part.get_content_type() == _MAIL and part.get_content_disposition() == "attachment"
        if isinstance(inside, list) and not kept:
            left += [inner for inner in reversed(inside) if isinstance(inner, Message)]
        else:
            found.append(part)
    return found


def _is_attached(part: Message) -> bool:
    """Whether a part is attached, or is neither text nor shown within the text."""
    kind = part.get_content_type()
    shown = kind == "text/plain" or kind in _PAGE
    # A name for the page to call it by; some programs give one to documents, too.
    called = part.get("Content-ID") is not None and by_suffix(_decoded(part.get_filename()) or "") is None
    return part.get_content_disposition() == "attachment" or not (shown or called or kind.startswith("image/"))


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

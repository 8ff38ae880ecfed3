"""The text as it was read, with where its parts begin: header fields, notice, report fields, returned message."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from codes.decode import mime
from codes.decode.charset import decode_bytes
from codes.decode.flat import Flat, plain

if TYPE_CHECKING:
    from email.message import Message

_FIELD_LINE = re.compile(rb"[!-9;-~]{1,76}:(?:[ \t]|$|[^/\s])")
_KNOWN = re.compile(
    rb"(?im)^(?:from|to|subject|date|received|return-path|message-id|content-type|mime-version|delivered-to|reply-to"
    rb"|x-failed-recipients|auto-submitted|envelope-to|x-original-to|sender|dkim-signature|arc-seal|x-mailer)[ \t]*:"
)
_REPORT_FIELD = re.compile(
    rb"(?i)(?:reporting-mta|final-recipient|original-recipient|action|status|feedback-type)[ \t]*:"
)
_INNER = re.compile(rb"(?im)^(?:content-type:[ \t]*multipart/report|x-failed-recipients:)")
_MBOX = re.compile(rb"From \S{1,200} .{0,100}\d{4}[^\n]{0,20}\n|From MAILER[^\n]{0,200}\n", re.IGNORECASE)
_RETURNED = re.compile(
    r"(?:Received|Return-Path|X-[A-Za-z-]{2,30}|DKIM-Signature|Message-ID|From|Date): ?\S", re.IGNORECASE
)
_ATTACHED_TYPES = frozenset({"message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers"})
_STATUS_TYPES = frozenset({"message/delivery-status", "message/global-delivery-status"})
_MOST_FIELDS = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a document: `role` is headers, notice, status, feedback, disposition, original or text."""

    role: str
    start: int
    end: int


@dataclass
class Document:
    """What was read. `headers` maps a field's name in small letters to (value, start, end) of each occurrence."""

    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    headers: dict[str, list[tuple[str, int, int]]] = field(default_factory=dict)
    is_message: bool = False
    report_type: str = ""
    enclosed: list[bytes] = field(default_factory=list)
    _flats: dict[tuple[int, int], Flat] = field(default_factory=dict)

    @cached_property
    def plain(self) -> str:
        """The text with plain digits, position for position."""
        return plain(self.text)

    def flat(self, start: int, end: int) -> Flat:
        """A stretch of the text on one line, made once."""
        if (start, end) not in self._flats:
            self._flats[start, end] = Flat(self.plain, start, end)
        return self._flats[start, end]

    def roles(self, *names: str) -> list[Piece]:
        return [piece for piece in self.pieces if piece.role in names]

    def header(self, name: str) -> str:
        """The first value of a header field, or nothing."""
        values = self.headers.get(name)
        return values[0][0] if values else ""


class _Builder:
    """Puts pieces together, an empty line between them."""

    def __init__(self) -> None:
        self.chunks: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []

    def add(self, role: str, text: str) -> int:
        """Appends a piece; gives back where it begins."""
        if self.chunks:
            self.chunks.append("\n\n")
            self.length += 2
        start = self.length
        self.chunks.append(text)
        self.length += len(text)
        self.pieces.append(Piece(role, start, self.length))
        return start


def read(data: bytes, *, pasted: bool) -> Document:
    """A document from bytes with LF line ends: a message with its parts, or plain text."""
    start = _message_start(data)
    if start is not None:
        message = mime.parse(data[start:])
        if message is not None and (message.keys() or message.is_multipart()):
            return _read_message(message, pasted=pasted)
    text = decode_bytes(data, pasted=pasted).strip("\n").rstrip()
    if text.lstrip()[:1] == "<" and re.match(r"\s*<(?:!doctype|html|head|body|p|div)\b", text, re.IGNORECASE):
        text = mime.strip_markup(text).strip()
    return Document(text, [Piece("text", 0, len(text))])


def _message_start(data: bytes) -> int | None:
    """Where a message's header begins, or None for text that is none."""
    start = len(data) - len(data.lstrip(b"\n \t"))
    mbox = _MBOX.match(data, start)
    start = mbox.end() if mbox else start
    if _is_header(data, start):
        return start
    inner = _INNER.search(data)
    if inner is None:
        return None
    begin = inner.start()
    while begin > 0:
        line_start = data.rfind(b"\n", 0, begin - 1) + 1
        line = data[line_start : begin - 1]
        if not line.strip() or not (_FIELD_LINE.match(line) or line[:1] in b" \t"):
            break
        begin = line_start
    return begin if _is_header(data, begin) else None


def _is_header(data: bytes, start: int) -> bool:
    """Whether header fields of a message stand here (RFC 5322 §2.2), not a report's own fields or a log."""
    if not _FIELD_LINE.match(data, start) or _REPORT_FIELD.match(data, start):
        return False
    end = data.find(b"\n\n", start)
    block = data[start : min(end if end >= 0 else len(data), start + 40_000)]
    fields = len(_KNOWN.findall(block))
    return fields >= 2 or (fields == 1 and (end >= 0 or b"\n" not in block.strip()) and len(block) < 2000)


def _read_message(message: "Message[str, str]", *, pasted: bool) -> Document:
    builder = _Builder()
    document = Document(is_message=True)
    _read_headers(message, builder, document)
    document.report_type = str(message.get_param("report-type") or "").lower()
    parts = list(mime.leaves(message))
    with_words = {part.alternative for part in parts if part.kind == "text/plain" and part.data.strip()}
    plain_notice = any(part.kind == "text/plain" and part.data.strip() for part in parts)
    for part in parts:
        role = _role(part, with_words, plain_notice=plain_notice, notice_seen=bool(document.enclosed))
        if not role:
            continue
        if part.kind in {"message/rfc822", "message/global"}:
            document.enclosed.append(part.data)
            for nested_role, text in _original(part.data, pasted=pasted):
                builder.add(nested_role, text)
            continue
        text = part.text(pasted=pasted)
        if role == "notice" and part.attached and _RETURNED.match(text):
            role = "original"
        if text:
            builder.add(role, text)
    document.text = "".join(builder.chunks)
    document.pieces = builder.pieces
    return document


def _role(part: mime.Part, with_words: set[int], *, plain_notice: bool, notice_seen: bool) -> str:
    """What a leaf is in the report, or nothing where it is not read."""
    kind = part.kind
    role = ""
    if kind in _STATUS_TYPES:
        role = "status"
    elif kind == "message/feedback-report":
        role = "feedback"
    elif kind == "message/disposition-notification":
        role = "disposition"
    elif kind in _ATTACHED_TYPES:
        role = "original"
    elif kind == "text/html":
        hidden = part.alternative in with_words if part.alternative else plain_notice
        role = "" if hidden or notice_seen else "notice"
    elif kind.startswith(("text/", "message/")):
        role = "original" if notice_seen else "notice"
    return role


def _read_headers(message: "Message[str, str]", builder: _Builder, document: Document) -> None:
    """The header fields, decoded, one a line; those that only describe the encoding are left out."""
    rows: list[str] = []
    offset = 0
    for name, raw in list(message.raw_items())[:_MOST_FIELDS]:
        key = name.lower()
        if key.startswith("content-") or key == "mime-version":
            continue
        value = mime.header_text(str(raw))
        row = f"{name}: {value}"
        begin = offset + len(name) + 2
        document.headers.setdefault(key, []).append((value, begin, begin + len(value)))
        rows.append(row)
        offset += len(row) + 1
    if rows:
        builder.add("headers", "\n".join(rows))


def _original(data: bytes, *, pasted: bool) -> list[tuple[str, str]]:
    """The returned message's header and words, for showing and for its recipients."""
    message = mime.parse(data)
    if message is None:
        return [("original", decode_bytes(data, pasted=pasted).strip())]
    document = Document()
    builder = _Builder()
    _read_headers(message, builder, document)
    for part in mime.leaves(message):
        text = part.text(pasted=pasted) if part.kind.startswith(("text/", "message/")) else ""
        if text:
            builder.add("original", text)
    text = "".join(builder.chunks)
    return [("original", text)] if text else []

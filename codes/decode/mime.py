"""Taking a message apart (RFC 2045, 2046, 2047) with Python's `email`, guarded against what would make it slow.

The only change made to its parsing: every `message/…` part stays one piece, so that a report's fields and the
returned message are read here and not by guesswork in the parser, and overlong header fields are cut.
"""

import binascii
import re
from collections import Counter
from collections.abc import Iterator
from email._policybase import Compat32
from email.message import Message
from email.parser import BytesParser
from html import unescape
from typing import Any

from codes.decode.charset import decode_bytes
from codes.decode.source import newlines

# A header field is cut here: RFC 5322 §2.1.1 allows lines of 998 characters, parameters need far less.
_LONGEST_FIELD = 4000
_LONGEST_TYPE = 600
# More parts than this is not a message that anybody sent.
_MOST_PARTS = 200
_MOST_MULTIPARTS = 8
_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]{0,2000})\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)[ \t\n]+(?==\?)")
_TAG = re.compile(r"<[^<>]{1,4000}>")
_BREAK = re.compile(r"<(?:br|/?p|/?div|/?tr|/?li|/?h[1-6]|/?table|/?ul|/?pre|hr)\b[^<>]{0,1000}>", re.IGNORECASE)
_CELL = re.compile(r"</t[dh]>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(style|script|title)\b[^<>]{0,500}>[^<]*", re.IGNORECASE)


class _TooMany(Exception):  # noqa: N818 - says what is the matter
    """The message has more parts than anybody sends."""


class _Leaves(Compat32):
    """`compat32` that keeps `message/…` parts whole, header fields short, and the number of parts bounded.

    Of nested multiparts the inner ones count as text: the parser looks for the end of each at every line.
    """

    seen: "Counter[str]"

    def __init__(self) -> None:
        """One policy serves one message: it counts what the parser has seen so far."""
        super().__init__()
        object.__setattr__(self, "seen", Counter())

    def part(self, **kwargs: Any) -> "Message[str, str]":
        """The parser's factory. Raises _TooMany."""
        self.seen["parts"] += 1
        if self.seen["parts"] > _MOST_PARTS:
            raise _TooMany
        return Message(**kwargs)

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, _, first = sourcelines[0].partition(":")
        value = (first.lstrip(" \t") + "".join(sourcelines[1:]))[:_LONGEST_FIELD].rstrip("\r\n")
        if name.lower() == "content-type":
            value = value[:_LONGEST_TYPE]
            if value.lower().startswith("message/"):
                value = "text/x-message-" + value[len("message/") :]
            elif value.lower().startswith("multipart/"):
                self.seen["multiparts"] += 1
                if self.seen["multiparts"] > _MOST_MULTIPARTS:
                    value = "text/plain"
        return name, value


class Part:
    """One leaf of a message: its media type (`message/…` restored), disposition and decoded bytes."""

    def __init__(self, part: "Message[str, str]", alternative: int) -> None:
        kind = str(part.get_content_type()).lower()
        self.kind = kind.replace("text/x-message-", "message/", 1)
        self.alternative = alternative
        self.attached = str(part.get("Content-Disposition", "")).lower().startswith("attachment")
        self.charset = _charset(part)
        payload = part.get_payload(decode=True)
        self.data = newlines(payload) if isinstance(payload, bytes) else b""

    def text(self, *, pasted: bool) -> str:
        """The part's text with LF, without trailing blanks; markup taken off HTML."""
        eight_bit = pasted and not self.data.isascii() and _is_utf8(self.data)
        text = decode_bytes(self.data, self.charset, pasted=eight_bit).replace("\r\n", "\n").replace("\r", "\n")
        if self.kind == "text/html":
            text = strip_markup(text)
        return text.strip("\n").rstrip()


def parse(data: bytes) -> "Message[str, str] | None":
    """The message, or None where it is none that can be taken apart safely."""
    policy = _Leaves()
    try:
        return BytesParser(policy.part, policy=policy).parsebytes(data)
    except Exception:
        return None


def leaves(message: "Message[str, str]") -> Iterator[Part]:
    """The message's leaf parts in order; parts of one multipart/alternative share a number (RFC 2046 §5.1.4)."""
    stack: list[tuple[Message[str, str], int]] = [(message, 0)]
    count = 0
    while stack and count < _MOST_PARTS:
        part, alternative = stack.pop()
        count += 1
        children = part.get_payload() if part.is_multipart() else None
        if isinstance(children, list):
            group = count if part.get_content_type() == "multipart/alternative" else alternative
            stack.extend((child, group) for child in reversed(children) if isinstance(child, Message))
            continue
        try:
            yield Part(part, alternative)
        except Exception:  # noqa: S112 - a part that cannot be decoded is left out, the others are read
            continue


def header_text(value: str) -> str:
    """A field's value on one line with its encoded words decoded (RFC 2047)."""
    value = value[:_LONGEST_FIELD]
    if not value.isascii():
        raw = value.encode("utf-8", "surrogateescape")
        value = decode_bytes(raw)
    if "=?" in value:
        value = _ENCODED_WORD.sub(_decode_word, _BETWEEN_WORDS.sub(r"\1", value))
    return " ".join(value.split())


def strip_markup(html: str) -> str:
    """Words of an HTML part: breaks become line ends, everything else of the markup goes."""
    html = _UNSEEN.sub("", html)
    html = " ".join(html.split()) if "<pre" not in html.lower() else html
    text = unescape(_TAG.sub("", _CELL.sub(" ", _keep_addresses(_BREAK.sub("\n", html)))))
    return "\n".join(line.strip() for line in text.split("\n"))


_BARE_ADDRESS = re.compile(r"<([^<>\s@]{1,64}@[^<>\s@]{1,255})>")


def _keep_addresses(html: str) -> str:
    """An address in angle brackets that was not escaped is an address and no tag."""
    return _BARE_ADDRESS.sub(r"&lt;\1&gt;", html)


def _decode_word(found: re.Match[str]) -> str:
    charset, encoding, text = found.groups()
    try:
        if encoding in "bB":
            data = binascii.a2b_base64(text + "=" * (-len(text) % 4))
        else:
            data = binascii.a2b_qp(text, header=True)
    except (binascii.Error, ValueError):
        return found.group()
    return decode_bytes(data, charset.partition("*")[0])


def _charset(part: "Message[str, str]") -> str:
    try:
        return str(part.get_content_charset() or "")
    except Exception:
        return ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeError:
        return False
    return True

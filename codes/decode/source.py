"""What was pasted, made into plain bytes: line ends, byte order marks and one citation's `> ` taken away."""

import codecs
import re

# Above this many bytes nothing is read at all.
LIMIT = 4 * 1024 * 1024

_QUOTE = re.compile(rb"(?:>[ \t]?)+")
# A client's line in a transcript (`>>> RCPT To:<…>`), which is no citation.
_SENT = re.compile(rb">>> ?[A-Za-z]{4}\b")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# So many quoted lines among others make a quotation rather than a stray mark.
_ENOUGH = 4


class TooLarge(ValueError):  # noqa: N818 - says what is the matter, as callers word it
    """The input is over `LIMIT`; nothing of it was read."""


def to_bytes(source: str | bytes) -> bytes:
    """The source as bytes with LF line ends, unquoted. A string becomes UTF-8. Raises TooLarge over `LIMIT`."""
    if len(source) > LIMIT:
        raise TooLarge(f"the input has {len(source)} characters or bytes, the limit is {LIMIT}")
    data = source.encode("utf-8", "replace") if isinstance(source, str) else bytes(source)
    if len(data) > LIMIT:
        raise TooLarge(f"the input has {len(data)} bytes, the limit is {LIMIT}")
    return unquote(newlines(_without_mark(data)))


def newlines(data: bytes) -> bytes:
    """CRLF and CR become LF (RFC 5322 §2.1 has CRLF only; pastes have all three)."""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def unquote(data: bytes) -> bytes:
    """Lines that were all cited (`> `, RFC 3676 §4.5) lose as many marks as every one of them has.

    Where only some of what is left is cited, and these lines are most, one more of their marks goes and the other
    lines stay: so a text and the same text cited as a whole come out the same.
    """
    if not data.startswith(b">") and b"\n>" not in data:
        return data
    lines = data.split(b"\n")
    depths = [_depth(line) for line in lines if line.strip(b"> \t")]
    if not depths:
        return b""
    depth = min(depths)
    quoted = sum(1 for found in depths if found > depth)
    if quoted >= _ENOUGH and quoted * 2 >= len(depths):
        depth += 1
    return b"\n".join(_strip(line, depth) for line in lines) if depth else data


def _depth(line: bytes) -> int:
    """How many citation marks a line begins with."""
    found = _QUOTE.match(line)
    if found is None:
        return 0
    sent = _SENT.search(line, 0, found.end() + 6)
    return found.group().count(b">") - (3 if sent else 0)


def _strip(line: bytes, depth: int) -> bytes:
    """The line without up to `depth` marks, each with one blank after it."""
    at = 0
    for _ in range(min(depth, _depth(line))):
        at += 1
        if line[at : at + 1] in {b" ", b"\t"}:
            at += 1
    return line[at:]


def _without_mark(data: bytes) -> bytes:
    """UTF-16 with a byte order mark becomes UTF-8; the mark goes."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            return rest if name == "utf-8" else rest.decode(name, "replace").encode("utf-8", "replace")
    return data

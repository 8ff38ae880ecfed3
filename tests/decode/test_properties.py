"""What holds for every input: it never raises, invents no code, and does not care how the input was wrapped."""

import base64
import quopri
import re

import pytest
from hypothesis import example, given

from codes.decode import decode
from tests.decode.inputs import SOURCES, patterns
from tests.decode.invariants import check, unguarded
from tests.decode.strategies import anything, message, of_lines, parts, texts

PATTERNS = patterns()
BOUNCED = "Nov 22 10:00:00 mx postfix/smtp[9]: A: to=<a@example.com>, relay=mx.example.com:25, {}, status=bounced"
HEAD = "From: MAILER-DAEMON@mx.example.net\nTo: sender@example.org\n"


@given(anything)
@example(f"{HEAD}Content-Type: text/plain; charset=utf-7\n\nhalf a character: +2AA-".encode())
@example(BOUNCED.format("dsn=5.\U000104a1.1").encode())
@example(BOUNCED.format("dsn=5.01.1").encode())
def test_bytes(data):
    decoded = unguarded(data)
    check(decoded)
    assert decoded == unguarded(data)


@given(texts)
def test_strings(text):
    decoded = unguarded(text)
    check(decoded)
    if text.isascii():
        assert decoded == unguarded(text.encode())


@given(of_lines)
def test_line_ends(data):
    wanted = unguarded(data)
    assert unguarded(data.replace(b"\n", b"\r\n")) == wanted
    assert unguarded(data.replace(b"\n", b"\r")) == wanted


@given(of_lines)
@example(b"> a\n\n> b")
@example(b"I wrote:\n> 550\n> 5.1.1\n> no\n> user\n")
@example(b"\n\n")
def test_cited_once(data):
    assert unguarded(cited(data)) == unguarded(data)


@given(parts())
def test_transfer_encodings(leaves):
    wanted = unguarded(message(leaves))
    assert unguarded(message(leaves, "base64")) == wanted
    assert unguarded(message(leaves, "base64", newline=b"\r\n")) == wanted
    assert unguarded(message(leaves, "quoted-printable")) == wanted


def cited(data, mark=b"> "):
    return b"\n".join(mark + line for line in data.split(b"\n"))


@pytest.mark.parametrize("source", SOURCES)
def test_samples_in_every_wrapping(source):
    wanted = unguarded(source)
    assert unguarded(source.replace(b"\n", b"\r\n")) == wanted
    assert unguarded(source.replace(b"\n", b"\r")) == wanted
    assert unguarded(cited(source)) == wanted
    # A mark without its blank cannot be told from an indented line.
    if not any(line[:1] in {b" ", b"\t"} for line in source.split(b"\n")):
        assert unguarded(cited(source, b">")) == wanted


@pytest.mark.parametrize("source", [source for source in SOURCES if b"Content-Transfer-Encoding: 8bit" in source])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_samples_in_every_transfer_encoding(source, encoding):
    changed = encoded(source, encoding)
    assert changed != source
    assert unguarded(changed) == unguarded(source)


def encoded(source, encoding):
    """A message whose text parts are encoded so; lines before the header's end stay."""
    coder = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}[encoding]
    return b"".join(_encode_part(part, encoding.encode(), coder) for part in re.split(rb"(?m)^(--\S+\n)", source))


def _encode_part(part, name, coder):
    head, blank, body = part.partition(b"\n\n")
    if b"Content-Transfer-Encoding: 8bit" not in head:
        return part
    head = head.replace(b"Transfer-Encoding: 8bit", b"Transfer-Encoding: " + name)
    return head + blank + coder(body.rstrip(b"\n")) + b"\n"


@pytest.mark.parametrize("source", SOURCES)
def test_the_door_gives_the_same(source):
    assert decode(source, PATTERNS) == unguarded(source)

"""What holds for every input: it never raises, invents no code, and does not care how the input was wrapped."""

import base64
import quopri
import re
import unicodedata

import pytest

from codes.decode import decode
from codes.decode.kinds import decode_bytes
from codes.decode.providers import book
from codes.decode.source import to_bytes
from tests.decode.inputs import SOURCES, made_up

BATCH = 100
NO_PATTERNS = book(())
VOCABULARY = {
    "kind": {"report", "bounce", "complaint", "log", "transcript", "line", "auto-reply", "message", "empty"},
    "action": {"failed", "delayed", "delivered", "relayed", "expanded", "unknown"},
    "permanence": {"success", "intermediate", "temporary", "permanent", "unknown"},
    "retry": {"yes", "no", "depends", "not-applicable", "unknown"},
    "who": {"sender-user", "sender-admin", "recipient-user", "recipient-admin", "nobody"},
}


def unguarded(data):
    """Decoding without the last line of defence."""
    return decode_bytes(to_bytes(data), NO_PATTERNS, pasted=isinstance(data, str))


def plain_digits(text):
    return "".join(
        str(unicodedata.decimal(c)) if unicodedata.decimal(c, None) is not None else c
        for c in unicodedata.normalize("NFKC", text)
    )


@pytest.mark.parametrize("first", range(0, 10 * BATCH, BATCH))
def test_any_input(first):
    for seed in range(first, first + BATCH):
        check(made_up(seed))


def check(data):
    """Everything that holds for any input."""
    decoded = unguarded(data)
    assert decoded == unguarded(data)
    assert decoded.kind in VOCABULARY["kind"]
    text = plain_digits(decoded.text)
    for row in decoded.recipients:
        for code in filter(None, (row.reply_code, row.enhanced_code)):
            assert re.search(rf"(?<!\d){re.escape(code)}(?!\d)", text), code
        assert row.action in VOCABULARY["action"]
        assert row.verdict.permanence in VOCABULARY["permanence"]
        assert {row.verdict.retry, row.verdict.keep_address} <= VOCABULARY["retry"]
        assert set(row.verdict.who_acts) <= VOCABULARY["who"]
        assert row.verdict.who_acts
        for evidence in row.evidence:
            assert decoded.text[evidence.start : evidence.end] == evidence.text


def test_a_string_as_well():
    for seed in range(BATCH):
        check(made_up(seed).decode("utf-8", "replace"))


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("ending", [b"\r\n", b"\r"])
def test_line_ends(source, ending):
    assert unguarded(source.replace(b"\n", ending)) == unguarded(source)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("mark", [b"> ", b">"])
def test_cited_once(source, mark):
    if mark == b">" and any(line[:1] in {b" ", b"\t"} for line in source.split(b"\n")):
        pytest.skip("a mark without its blank cannot be told from an indented line")
    cited = b"\n".join(mark + line for line in source.split(b"\n"))
    assert unguarded(cited) == unguarded(source)


def encoded(source, encoding):
    """A message whose text parts are encoded so; lines before the header's end stay."""
    coder = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}[encoding]
    parts = re.split(rb"(?m)^(--\S+\n)", source)
    return b"".join(_encode_part(part, encoding.encode(), coder) for part in parts)


def _encode_part(part, name, coder):
    head, blank, body = part.partition(b"\n\n")
    if b"Content-Transfer-Encoding: 8bit" not in head:
        return part
    return (
        head.replace(b"Transfer-Encoding: 8bit", b"Transfer-Encoding: " + name)
        + blank
        + coder(body.rstrip(b"\n"))
        + b"\n"
    )


ENCODABLE = [source for source in SOURCES if b"Content-Transfer-Encoding: 8bit" in source]


@pytest.mark.parametrize("source", ENCODABLE)
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_transfer_encodings(source, encoding):
    changed = encoded(source, encoding)
    assert changed != source
    assert unguarded(changed) == unguarded(source)


@pytest.mark.parametrize("source", SOURCES)
def test_the_door_gives_the_same(source):
    assert decode(source) == unguarded(source)

"""What holds for every input whatever it is; the property tests and the fuzz target check the same."""

import json
import re
import unicodedata

from codes.decode.kinds import decode_bytes
from codes.decode.providers import book
from codes.decode.source import to_bytes
from tests.decode.inputs import patterns

BOOK = book(patterns())
KINDS = {"report", "bounce", "complaint", "log", "transcript", "line", "auto-reply", "message", "empty"}
ACTIONS = {"failed", "delayed", "delivered", "relayed", "expanded", "unknown"}
PERMANENCE = {"success", "intermediate", "temporary", "permanent", "unknown"}
ANSWERS = {"yes", "no", "depends", "not-applicable", "unknown"}
ACTORS = {"sender-user", "sender-admin", "recipient-user", "recipient-admin", "nobody"}
CODES = {
    "reply_code": re.compile(r"[2-5][0-9]{2}"),
    "enhanced_code": re.compile(r"[245]\.(?:0|[1-9][0-9]{0,2})\.(?:0|[1-9][0-9]{0,2})"),
}


def unguarded(source):
    """Decoding with all provider patterns and without the last line of defence, so that an exception is seen."""
    return decode_bytes(to_bytes(source), BOOK, pasted=isinstance(source, str))


def check(decoded):
    """Raises AssertionError where an answer says what the input does not, or says it in no known words."""
    json.dumps(decoded.to_dict(), ensure_ascii=False).encode()
    assert decoded.kind in KINDS
    assert "\r" not in decoded.text
    for row in decoded.recipients:
        assert row.action in ACTIONS
        assert row.verdict.permanence in PERMANENCE
        assert {row.verdict.retry, row.verdict.keep_address} <= ANSWERS
        assert row.verdict.who_acts
        assert set(row.verdict.who_acts) <= ACTORS
        for evidence in row.evidence:
            assert 0 <= evidence.start < evidence.end <= len(decoded.text)
            assert decoded.text[evidence.start : evidence.end] == evidence.text
        shown = {evidence.for_: evidence for evidence in row.evidence}
        assert len(shown) == len(row.evidence)
        for name, form in CODES.items():
            code = getattr(row, name)
            if code:
                assert form.fullmatch(code), code
                _stands(decoded.text, shown[name], code)
        if row.remote_host:
            assert plain(shown["remote_host"].text) == row.remote_host


def _stands(text, evidence, code):
    """The code itself, in whatever digits, is the evidence for it, and no part of a longer number."""
    assert plain(evidence.text) == code
    around = plain(text[max(0, evidence.start - 1) : evidence.start]), plain(text[evidence.end : evidence.end + 1])
    assert not any(char.isdigit() for char in around), code


def plain(text):
    """Full-width forms and digits of any script as ASCII, by Unicode's own tables."""
    wide = (unicodedata.normalize("NFKC", char) if unicodedata.east_asian_width(char) == "F" else char for char in text)
    return "".join(str(unicodedata.decimal(char, char)) for char in "".join(wide)).replace("。", ".").replace("٫", ".")

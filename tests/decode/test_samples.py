"""Our own samples, one per kind, server and language, each with what must be found beside it.

Written from RFC 3464, 5965 and 3834 and from how each server documents its notices; all addresses are invented. An
empty string in an expectation's retry or keep_address leaves the answer open, where good people differ.
"""

import json
from pathlib import Path

import pytest

from codes.decode import decode

SAMPLES = Path(__file__).parent / "samples"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.suffix != ".json")


def expected(name):
    return json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def found_in(decoded):
    """Kind and recipients in the shape of an expectation file."""
    rows = [
        {name: getattr(row, name) for name in ("recipient", "action", "reply_code", "enhanced_code", "category")}
        | {"retry": row.verdict.retry, "keep_address": row.verdict.keep_address}
        for row in decoded.recipients
    ]
    return {"kind": decoded.kind, "recipients": rows}


@pytest.mark.parametrize("name", NAMES)
def test_sample(name):
    wanted = expected(name)
    found = found_in(decode((SAMPLES / name).read_bytes()))
    for row, wish in zip(found["recipients"], wanted["recipients"], strict=False):
        row.update({field: "" for field in ("retry", "keep_address") if not wish[field]})
    assert found == wanted


@pytest.mark.parametrize("name", NAMES)
def test_evidence_stands_where_it_says(name):
    decoded = decode((SAMPLES / name).read_bytes())
    for row in decoded.recipients:
        for evidence in row.evidence:
            assert decoded.text[evidence.start : evidence.end] == evidence.text
        shown = {evidence.for_ for evidence in row.evidence}
        assert all(field in shown for field in ("reply_code", "enhanced_code", "remote_host") if getattr(row, field))

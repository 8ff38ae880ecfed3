"""Our own samples, one per kind, server and language, each with what must be found beside it.

Written from RFC 3464, 5965 and 3834 and from how each server documents its notices; all addresses are invented. How
an expectation is written is in `figures`, which also counts them.
"""

import pytest

from codes.decode import decode
from tests.decode import figures
from tests.decode.inputs import patterns

NAMES = figures.names(figures.SAMPLES)


@pytest.mark.parametrize("name", NAMES)
def test_sample(name):
    results = figures.judged(figures.expected(figures.SAMPLES, name), (figures.SAMPLES / name).read_bytes())
    assert [(what, wrong) for what, good, wrong in results if not good] == []


@pytest.mark.parametrize("name", NAMES)
def test_evidence_stands_where_it_says(name):
    decoded = decode((figures.SAMPLES / name).read_bytes(), patterns())
    for row in decoded.recipients:
        for evidence in row.evidence:
            assert decoded.text[evidence.start : evidence.end] == evidence.text
        shown = {evidence.for_ for evidence in row.evidence}
        assert all(field in shown for field in ("reply_code", "enhanced_code", "remote_host") if getattr(row, field))

"""Inputs whose time once grew with the square of their length, or faster; `python -m bench.decode` has all of them."""

import time

import pytest

from bench.decode import ODD
from codes.decode import decode

SIZE = 256 * 1024
# A tenth of a second or two is usual; these took from four seconds to nearly two minutes.
AT_MOST = 1.5


@pytest.mark.parametrize("name", ["multipart, 150 deep", "to=, delay=", "to=, relay=", "session, data refused"])
def test_time_is_in_proportion(name):
    source = ODD[name](SIZE)
    start = time.process_time()
    decode(source)
    assert time.process_time() - start < AT_MOST

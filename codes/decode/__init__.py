"""Decoding what people paste: bounces, reports, log lines, transcripts, replies. `decode` is the only door.

Pure: text or bytes in, frozen values out; no Django, nothing kept, nothing logged. Linear in the input's length.
"""

from collections.abc import Sequence

from codes.decode.kinds import decode_bytes
from codes.decode.providers import book
from codes.decode.result import Conflict, Decoded, Evidence, ProviderPattern, Recipient, Verdict
from codes.decode.source import LIMIT, TooLarge, to_bytes

__all__ = ["LIMIT", "Conflict", "Decoded", "Evidence", "ProviderPattern", "Recipient", "TooLarge", "Verdict", "decode"]


def decode(source: str | bytes, patterns: Sequence[ProviderPattern] = ()) -> Decoded:
    """What `source` is and what it says about each recipient, with the evidence marked in `Decoded.text`.

    Raises TooLarge (a ValueError) where the source is over `LIMIT`, before anything is parsed, and nothing else.
    """
    data = to_bytes(source)
    try:
        return decode_bytes(data, book(patterns), pasted=isinstance(source, str))
    except Exception:
        return Decoded("message", data.decode("utf-8", "replace"))

"""Where the one box leads: a code to its page, two to their comparison, words to the search, a paste to the decoder.

What is searched stands in an address, so only what nobody would call a paste may be: one short line that names no
address of a person or a host, and is not a server's reply that the decoder understands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from codes.decode import Decoded, ProviderPattern, Recipient, decode
from codes.search import lone_code, lone_pair

# So long is a line that somebody typed; a longer one was pasted.
LONGEST_QUERY = 120
# So long are words that are searched even where the decoder knows them: "mailbox full" is a symptom, not a reply.
A_FEW_WORDS = 60
_PRIVATE = re.compile(r"[@＠]|(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|(?:[\da-f]{0,4}:){3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Code:
    """A lone code, as it stands in the address of its page."""

    code: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two codes to be compared, as typed."""

    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words to search for, on one line; empty where nothing was typed."""

    query: str


def route(text: str, patterns: Sequence[ProviderPattern] = ()) -> Code | Pair | Words | Decoded:
    """What `text` is: a code, two codes, words to search for, or a paste, decoded. May raise TooLarge."""
    short = text.strip() if len(text) <= 2 * LONGEST_QUERY else ""
    code = lone_code(short)
    if code:
        return Code(code)
    pair = lone_pair(short)
    if pair:
        return Pair(*pair)
    decoded = decode(text, patterns)
    if decoded.kind == "empty":
        return Words("")
    return Words(" ".join(short.split())) if short and _is_query(short, decoded) else decoded


def _is_query(text: str, decoded: Decoded) -> bool:
    """Whether a text is words of a person who asks, rather than a server's words that the decoder understands."""
    if len(text) > LONGEST_QUERY or len(text.splitlines()) > 1 or _PRIVATE.search(text):
        return False
    if decoded.kind not in {"line", "bounce"}:
        return decoded.kind == "message"
    known = _is_reply if len(text) <= A_FEW_WORDS else _is_reason
    return not any(known(found) for found in decoded.recipients)


def _is_reply(found: Recipient) -> bool:
    """Whether a finding has a code and words that bear on it, as `550 User unknown` does and `what is 550` does not."""
    return _is_reason(found) and bool(found.reply_code or found.enhanced_code)


def _is_reason(found: Recipient) -> bool:
    """Whether a finding says why: "keeps trying" alone does not, and stands in questions too."""
    return bool(found.provider) or any(evidence.for_ == "category" for evidence in found.evidence)

"""A reply by itself (RFC 5321 §4.2), one line or several, wrapped or not; or a few words about what happened."""

import re

from codes.decode import addresses
from codes.decode.document import Document
from codes.decode.dress import final
from codes.decode.finding import Draft, Span

# More than this is no line and no screenshot's worth of words.
LONGEST = 1500
_MOST_LINES = 20
_COMMAND = re.compile(r"\((?:in reply to|after|reply to) ", re.IGNORECASE)


def is_short(document: Document) -> bool:
    """Whether the text is short enough to be one statement."""
    return len(document.text) <= LONGEST and document.text.count("\n") < _MOST_LINES


def draft(document: Document) -> Draft | None:
    """One finding for the whole text, or None where it has neither a code nor words that a rule knows."""
    whole = Span(0, len(document.text))
    flat = document.flat(*whole)
    code = final(flat.codes, flat.text)
    if code is None and flat.worded is None:
        return None
    action = "failed" if _COMMAND.search(flat.text) and code and code.reply.startswith("5") else "unknown"
    found = addresses.find(document.plain, 0, len(document.text), frozenset())
    named = next((one for one in found if one.strong), found[0] if found else None)
    worded = flat.worded
    if worded is not None and worded[0].name == "sender-address":
        named = None  # the address that such a reply names is the sender's
    at = Span(named.start, named.end) if named else None
    return Draft(named.address if named else "", at, action=action, statements=[whole])

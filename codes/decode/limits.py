"""How much of a paste is read, and which of these limits a paste has reached, so that its reader can be told."""

from codes.decode.result import Decoded

# Recipients of one paste; the others are left out.
MOST_RECIPIENTS = 5000
# Characters of one free-text notice; codes further down are not a server's words about a recipient.
LONGEST_NOTICE = 200_000
# Characters of what is said about one recipient.
LONGEST_STATEMENT = 6000


def reached(decoded: Decoded) -> frozenset[str]:
    """Which limits cut something off: `recipients`, `notice`, `statement`."""
    found = set()
    if len(decoded.recipients) >= MOST_RECIPIENTS:
        found.add("recipients")
    if decoded.kind in {"bounce", "message"} and len(decoded.text) > LONGEST_NOTICE:
        found.add("notice")
    said = (one for found in decoded.recipients for one in found.evidence if one.for_ == "diagnostic")
    if any(one.end - one.start >= LONGEST_STATEMENT for one in said):
        found.add("statement")
    return frozenset(found)

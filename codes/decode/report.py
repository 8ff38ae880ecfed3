"""Machine-readable reports: delivery status (RFC 3464 in RFC 6522), complaints (RFC 5965), disposition (RFC 8098)."""

import re

from codes import notation
from codes.decode import addresses, fields, notice, phrases
from codes.decode.document import Document
from codes.decode.finding import Draft, Span
from codes.decode.limits import MOST_RECIPIENTS
from codes.decode.result import Evidence, Recipient, Verdict

_ACTIONS = {"failed", "delayed", "delivered", "relayed", "expanded"}
# Servers' own spellings of RFC 3464 §2.3.3's values.
_LOOSE_ACTIONS = {"fail": "failed", "failure": "failed", "hardfail": "failed", "expired": "failed", "bounced": "failed"}
_LOOSE_ACTIONS |= {"delay": "delayed", "deferred": "delayed", "deliverable": "delivered", "deliver": "delivered"}
_STATUS = re.compile(r"(?<![0-9.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)")
_XTEXT = re.compile(r"\+([0-9A-F]{2})")
# Fields of servers' own that explain (Exchange's X-Supplementary-Info and others; RFC 3464 §2.4).
_MORE = re.compile(r"^x-.{0,30}(?:supplementary|reason|error|response|diagnostic|explanation)")
_COMPLAINED = re.compile(
    r"(?im)^(?:original-rcpt-to|remov(?:al|ed)-recipient)[ \t]*:[^\n]{0,40}?(?P<a>[^\s<>;:]{1,250}@[^\s<>;,]{1,250})"
)
# One complaint concerns one message; a list longer than this is none (and keeps the search for doubles short).
_MOST_COMPLAINED = 100
_ESSENTIAL = frozenset({"final-recipient", "original-recipient", "action", "status", "diagnostic-code"})


def drafts(document: Document) -> list[Draft]:
    """A draft per recipient group (RFC 3464 §2.3) of a status part or of pasted report fields; none without them."""
    found = _status_groups(document)
    if not found:
        return []
    spans = [span for span in notice.words(document) if not _inside(span, found)]
    stated = {}
    for where, stretches in notice.statements(document, spans) if spans else []:
        stated[where.address.lower()] = stretches
    result = [_draft(document, group) for group in found[:MOST_RECIPIENTS]]
    reporter = _reporter(document)
    for draft in result:
        draft.reporter = reporter
        draft.statements += stated.get(draft.recipient.lower(), [])
        if len(result) == 1:
            draft.background += spans
            if not draft.statements and draft.action != "delivered":
                draft.statements += spans
        if not draft.recipient and len(result) == 1:
            failed = notice.drafts(document)[0]
            draft.recipient, draft.recipient_at = failed.recipient, failed.recipient_at
        if draft.action == "unknown":
            draft.action, draft.action_at = action_of_words(document, spans, draft.status)
    return result


def _inside(span: Span, groups: list[fields.Group]) -> bool:
    """Whether a stretch of text holds the report's own fields."""
    return any(span.start <= found.start < span.end for group in groups[:1] for found in group.values())


def _status_groups(document: Document) -> list[fields.Group]:
    """The recipient groups of a report: those that name a recipient, an action or a status."""
    pieces = document.roles("status")
    pasted = not pieces
    if pasted:
        pieces = [p for p in document.roles("text", "notice") if _looks_pasted(document, p.start, p.end)]
    found: list[fields.Group] = []
    for piece in pieces:
        for group in fields.groups(document, piece.start, piece.end):
            essential = _ESSENTIAL & group.keys()
            if len(essential) >= 2 or ("final-recipient" in group and not pasted) or (not pasted and "status" in group):
                found.append(group)
    return found


def _reporter(document: Document) -> str:
    """The server that wrote the report, which its first group of fields names (RFC 3464 §2.2.2)."""
    for piece in document.roles("status")[:1]:
        group = next(fields.groups(document, piece.start, piece.end), {})
        name = fields.value(document, group.get("reporting-mta"))
        return document.plain[name.start : min(name.end, name.start + 250)] if name else ""
    return ""


def _looks_pasted(document: Document, start: int, end: int) -> bool:
    """Whether text holds a report's fields, each at the beginning of its line."""
    text = document.plain[start:end].lower()
    return re.search(r"(?m)^[ \t]{0,8}(?:final|original)-recipient[ \t]?:", text) is not None and (
        re.search(r"(?m)^[ \t]{0,8}(?:action|status|diagnostic-code)[ \t]?:", text) is not None
    )


def _draft(document: Document, group: fields.Group) -> Draft:
    """One recipient group as a draft."""
    draft = Draft()
    _recipient(document, group, draft)
    action = fields.value(document, group.get("action"))
    if action is not None:
        word = re.match(r"[A-Za-z]*", document.plain[action.start : action.end].lower())
        name = word.group() if word else ""
        draft.action = name if name in _ACTIONS else _LOOSE_ACTIONS.get(name, "unknown")
        draft.action_at = Span(action.start, action.start + len(name)) if draft.action != "unknown" else None
    status = group.get("status")
    code = _STATUS.search(document.plain, status.start, min(status.end, status.start + 200)) if status else None
    if code and notation.is_enhanced(code.group()):
        draft.status, draft.status_at = code.group(), Span(code.start(), code.end())
    diagnostic = fields.value(document, group.get("diagnostic-code"))
    if diagnostic is not None and diagnostic.end > diagnostic.start:
        draft.statements.append(diagnostic)
        draft.diagnostic_at = diagnostic
    elif status is not None and code is not None and status.end - code.end() > 3:
        draft.statements.append(fields.trimmed(document, status.start, status.end))
    draft.statements += [span for name in group if _MORE.search(name) and (span := fields.value(document, group[name]))]
    host = fields.value(document, group.get("remote-mta"))
    if host is not None:
        found = re.match(r"[\[(]?([A-Za-z0-9][A-Za-z0-9._:-]{1,250})", document.plain[host.start : host.end])
        if found:
            draft.host = found[1].rstrip(".")
            draft.host_at = Span(host.start + found.start(1), host.start + found.start(1) + len(draft.host))
    return draft


def _recipient(document: Document, group: fields.Group, draft: Draft) -> None:
    """The final recipient (RFC 3464 §2.3.2), or the original one (§2.3.1) where the final one is no address."""
    best: tuple[str, Span] | None = None
    for name in ("final-recipient", "x-actual-recipient", "original-recipient"):
        at = fields.value(document, group.get(name))
        if at is None or at.end <= at.start:
            continue
        raw = document.text[at.start : min(at.end, at.start + 600)]
        found = re.search(r"[^\s<>;]{1,250}@[^\s<>;,]{1,250}", raw)
        if found:
            text = found.group().strip("\"'")
            address = _XTEXT.sub(_unxtext, text) if name == "original-recipient" else text
            start = at.start + found.start() + found.group().index(text)
            draft.recipient, draft.recipient_at = address, Span(start, start + len(text))
            return
        if best is None:
            best = (" ".join(raw.split()).strip("<>"), at)
    if best is not None:
        draft.recipient, draft.recipient_at = best


def _unxtext(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def action_of_words(document: Document, spans: list[Span], status: str = "") -> tuple[str, Span | None]:
    """What a notice's words, or its subject, say became of the message."""
    if status.startswith("2"):
        return "delivered", None
    subject = document.headers.get("subject", [("", 0, 0)])[0]
    places = [Span(subject[1], subject[2]), *(Span(s.start, min(s.end, s.start + 3000)) for s in spans)]
    for pattern, action in (
        (phrases.DELAYED, "delayed"),
        (phrases.FAILED, "failed"),
        (phrases.DELIVERED, "delivered"),
    ):
        for place in places:
            text = document.plain[place.start : place.end].replace("\n", " ")
            found = pattern.search(text)
            if found:
                return action, Span(place.start + found.start(), place.start + found.end())
    return ("failed", None) if status[:1] in {"4", "5"} else ("unknown", None)


_COMPLAINT = Verdict("success", "not-applicable", "no", ("sender-user", "sender-admin"))


def complaint(document: Document) -> tuple[Recipient, ...]:
    """Recipients of a feedback report (RFC 5965 §3.2): those who complained want no more of this mail.

    Removed-Recipient and Original-Rcpt-To name them; else the returned message's recipient does. A report on
    authentication failure (RFC 6591) is no complaint by a person: the address stays, the sender's administrator acts.
    """
    piece = document.roles("feedback")[0]
    found: list[tuple[str, Span]] = []
    kind, kind_at = "", None
    for group in fields.groups(document, piece.start, piece.end):
        at = fields.value(document, group.get("feedback-type"))
        if at is not None:
            kind, kind_at = document.plain[at.start : at.end].lower(), at
    for match in _COMPLAINED.finditer(document.plain, piece.start, piece.end):
        if match["a"].lower() not in {address.lower() for address, _ in found[:_MOST_COMPLAINED]}:
            found.append((match["a"], Span(match.start("a"), match.end("a"))))
    if not found:
        found = _from_original(document)
    category, verdict = "content", _COMPLAINT
    if kind.startswith("auth-failure"):
        category, verdict = "authentication", Verdict("unknown", "unknown", "yes", ("sender-admin",))
    elif kind.startswith("not-spam"):
        category, verdict = "none", Verdict("success", "not-applicable", "yes", ("nobody",))
    rows = []
    named: list[tuple[str, Span | None]] = [*found[:_MOST_COMPLAINED]] or [("", None)]
    for text, place in named:
        places = [("recipient", place), ("category", kind_at)]
        evidence = tuple(
            Evidence(n, s.start, s.end, document.text[s.start : s.end]) for n, s in places if s is not None
        )
        rows.append(Recipient(recipient=text, category=category, verdict=verdict, evidence=evidence))
    return tuple(rows)


def _from_original(document: Document) -> list[tuple[str, Span]]:
    """The returned message's To."""
    for piece in document.roles("original"):
        field = re.search(r"(?im)^to:", document.plain[piece.start : piece.end])
        if field:
            start = piece.start + field.end()
            stop = document.plain.find("\n", start, piece.end)
            near = addresses.find(document.plain, start, stop if stop >= 0 else piece.end, frozenset())
            if near:
                return [(near[0].address, Span(near[0].start, near[0].end))]
    return []

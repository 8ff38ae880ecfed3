"""What kind of thing was pasted (SCHEMA.md, decoded `kind`), and the reader for each.

A bounce is known by several signs together: the empty return path that RFC 5321 §4.5.5 asks for, a daemon's name,
a subject or a sentence that says so. Automatic replies say so themselves (RFC 3834 §5).
"""

import re

from codes.decode import log, notice, phrases, reply, report, transcript
from codes.decode.document import Document, read
from codes.decode.finding import Draft, Span, finish
from codes.decode.limits import LONGEST_STATEMENT
from codes.decode.providers import Book
from codes.decode.result import Decoded, Recipient

_DAEMON = re.compile(
    r"mailer-?daemon|post-?master|mail ?delivery|mail-?system|maildaemon|mail administrator|microsoft ?exchange|"
    r"internet mail|system administrator|systemadministrator|system attendant|mdaemon|bounce|noreply-dsn|mail "
    r"delivery subsystem|メール配信|전자 ?메일 시스템",
    re.IGNORECASE,
)
# Names that no person and no shop signs with.
_SERVER = re.compile(r"mailer-?daemon|maildaemon|mail ?delivery (?:sub)?system|microsoft ?exchange", re.IGNORECASE)
# A person's answer, passing on, or question.
_TALK = re.compile(r"^(?:re|fw|fwd|aw|wg|tr|rv|res|enc|ha|odp|vs|sv)\s?:|\?\s*$", re.IGNORECASE)
# Signs of a bounce have weights; so much together is one.
_ENOUGH = 3
_DEPTH = 3


def decode_bytes(data: bytes, book: Book, *, pasted: bool, depth: int = 0) -> Decoded:
    """What `data` (LF line ends, unquoted) is and says."""
    document = read(data, pasted=pasted)
    if not document.text.strip():
        return Decoded("empty", document.text)
    kind, recipients = _message(document, book) if document.is_message else _pasted(document, book)
    if kind == "message" and depth < _DEPTH:
        for enclosed in document.enclosed[:3]:
            inner = decode_bytes(enclosed, book, pasted=pasted, depth=depth + 1)
            if inner.kind in {"report", "bounce", "complaint"}:
                return inner
    return Decoded(kind, document.text, recipients)


def _message(document: Document, book: Book) -> tuple[str, tuple[Recipient, ...]]:
    """A message with a header: complaint, report, bounce, automatic reply or an ordinary one."""
    if document.roles("feedback"):
        return "complaint", report.complaint(document)
    reported = report.drafts(document)
    if reported and document.roles("status"):
        return "report", _finished(document, reported, book)
    if document.roles("disposition"):
        return "auto-reply", ()
    away = _is_away(document)
    if _bounce_signs(document, away=away) < _ENOUGH:
        return ("auto-reply" if away else "message"), ()
    if reported:
        return "report", _finished(document, reported, book)
    return "bounce", _bounce(document, book)


def _pasted(document: Document, book: Book) -> tuple[str, tuple[Recipient, ...]]:
    """Text without a header: report fields, log, transcript, a notice's body, a line, or none of these."""
    reported = report.drafts(document)
    if reported:
        return "report", _finished(document, reported, book)
    logged = log.drafts(document)
    if logged:
        return "log", _finished(document, logged, book)
    session = transcript.drafts(document)
    if session:
        return "transcript", _finished(document, session, book)
    short = reply.is_short(document)
    words = notice.words(document)
    noticed = any(
        phrases.FAILED.search(_line(document, s)) or phrases.DELAYED.search(_line(document, s)) for s in words
    )
    # One reply, or a couple of words: a line. A notice greets, explains and takes several lines.
    lines = sum(1 for line in document.text.split("\n") if line.strip())
    line = reply.draft(document) if short else None
    begins_with_code = re.match(r"\W{0,4}[2-5]\d\d[ -]", document.plain) is not None
    if line is not None and (lines <= 2 or begins_with_code or not noticed):
        return "line", _finished(document, [line], book)
    if noticed and (short or _has_evidence(document, words)):
        return "bounce", _bounce(document, book)
    return "message", ()


def _has_evidence(document: Document, words: list[Span]) -> bool:
    """Whether a long text that speaks of failure also has a code of failure or a recipient that it presents."""
    for span in words:
        if any(code.failed for code in document.flat(*span).codes):
            return True
    return any(found.strong for found, _ in notice.statements(document, words))


def _line(document: Document, span: Span) -> str:
    return document.plain[span.start : min(span.end, span.start + LONGEST_STATEMENT)].replace("\n", " ")


def _bounce(document: Document, book: Book) -> tuple[Recipient, ...]:
    """Recipients of a free-text bounce; the notice's words say whether it failed or waits."""
    drafts = notice.drafts(document)
    action, at = report.action_of_words(document, notice.words(document))
    for draft in drafts:
        draft.action, draft.action_at = ("failed", None) if action == "unknown" else (action, at)
    return _finished(document, drafts, book)


def _finished(document: Document, drafts: list[Draft], book: Book) -> tuple[Recipient, ...]:
    return tuple(finish(document, draft, book) for draft in drafts)


def _bounce_signs(document: Document, *, away: bool) -> int:
    """The weight of everything that speaks for a bounce."""
    if document.headers.get("x-failed-recipients"):
        return _ENOUGH
    signs = 0
    sender = document.header("from")
    if _DAEMON.search(sender):
        signs += 2
    if document.header("return-path").strip() in {"<>", "< >"} or document.header("return-path").upper().startswith(
        "<MAILER-D"
    ):
        signs += 1
    subject = document.header("subject")
    if not away and (phrases.FAILED.search(subject) or phrases.DELAYED.search(subject)):
        signs += 2
    if document.report_type == "delivery-status":
        signs += 2
    words = notice.words(document)
    if not signs or not (_by_machine(document) or _names_somebody(document, words)):
        return 0  # somebody who writes about a bounce, and quotes one, sends no bounce; nor does a parcel service
    first = [_line(document, span) for span in words[:3]]
    if any(phrases.FAILED.search(line) or phrases.DELAYED.search(line) for line in first):
        signs += 1 if away else 2
    if any(code.failed for span in words[:3] for code in document.flat(*span).codes):
        signs += 1
    talk = document.headers.get("in-reply-to") or _TALK.search(subject)
    return signs - (3 if talk and not _DAEMON.search(sender) else 0)


def _by_machine(document: Document) -> bool:
    """Whether the header itself says that a mail server wrote this (RFC 5321 §4.5.5, RFC 6522 §3)."""
    return (
        _SERVER.search(document.header("from")) is not None
        or document.header("return-path").replace(" ", "").startswith(("<>", "<MAILER-D"))
        or document.report_type == "delivery-status"
    )


def _names_somebody(document: Document, words: list[Span]) -> bool:
    """Whether a notice presents a recipient, or has the returned message with it."""
    return bool(document.roles("original")) or any(found.strong for found, _ in notice.statements(document, words))


def _is_away(document: Document) -> bool:
    """Whether a person's mailbox answered by itself (RFC 3834 §5: Auto-Submitted; older fields and subjects too)."""
    subject = document.header("subject")
    if _DAEMON.search(document.header("from")) and not phrases.AWAY.search(subject):
        return False
    submitted = document.header("auto-submitted").lower()
    if submitted.startswith("auto-replied") and not phrases.FAILED.search(subject):
        return True
    if any(name in document.headers for name in ("x-autoreply", "x-autorespond", "x-autoresponse", "x-vacation")):
        return True
    if (
        document.header("precedence").lower() in {"auto_reply", "auto-reply"}
        or document.header("x-precedence").lower() == "auto_reply"
    ):
        return True
    if phrases.AWAY.search(subject):
        return True
    sent_by_nobody = document.header("return-path").replace(" ", "") == "<>" or document.header(
        "precedence"
    ).lower() in {"bulk", "junk"}
    return sent_by_nobody and any(phrases.ABSENT.search(_line(document, span)[:600]) for span in notice.words(document))

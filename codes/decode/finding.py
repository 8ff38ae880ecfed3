"""Putting one recipient's finding together: statements in order of trust, codes, words, host, provider, evidence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from codes.decode import rules
from codes.decode.document import Document
from codes.decode.dress import Code, final
from codes.decode.flat import Flat
from codes.decode.judge import Witnesses, judge
from codes.decode.providers import Book
from codes.decode.result import Evidence, Recipient
from codes.replies import unfold, where

_HOSTNAME = r"(?P<host>[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}\.){1,10}[A-Za-z0-9-]{2,62}|\d{1,3}(?:\.\d{1,3}){3})"
_HOST = re.compile(
    r"(?:(?<!system at )\bhosts?:? |\bwhile talking to |\bH=|\brelay="
    r"|\bRemote host |\bConnected to |\bserver |\bsaid host |\bmx |\bto "
    r"host |\bconnect to |\bGiving up on |\bconexión con |\bRemote "
    r"server: ?|\bby the server for the "
    r"recipient domain \S{1,100} by |\bRemote-MTA: ?(?:dns; ?)?)" + r"[(\[]?" + _HOSTNAME + r"(?=[\s\[(:,.)'\]]|$)",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"(?:^|(?<![Oo]f )(?<=[\s\[(<]))"
    + _HOSTNAME
    + r"[.)\]]{0,2}(?: [\[(][^\])\s]{1,60}[\])])? (?:said|says|responded|replied|returned|#|\(\d+\):"
    r"|does not like|failed after I sent|refused to talk|gave this error|rejected your message)"
)
LONGEST_DIAGNOSTIC = 1000


class Span(NamedTuple):
    """A stretch of the document."""

    start: int
    end: int


@dataclass
class Draft:
    """What a reader knows about one recipient before it is judged.

    `statements` are where codes and words are looked for, the most trusted first; `background` is where only words
    are, when no statement says why. `reporter` is the server that wrote the report (RFC 3464 §2.2.2).
    """

    recipient: str = ""
    recipient_at: Span | None = None
    action: str = "unknown"
    action_at: Span | None = None
    status: str = ""
    status_at: Span | None = None
    host: str = ""
    host_at: Span | None = None
    reporter: str = ""
    statements: list[Span] = field(default_factory=list)
    background: list[Span] = field(default_factory=list)
    diagnostic_at: Span | None = None


def finish(document: Document, draft: Draft, book: Book) -> Recipient:
    """The finding for one recipient, each part with the evidence for it."""
    flats = [document.flat(*span) for span in draft.statements]
    chosen, code = _choose_code(flats, failing=draft.action not in {"delivered", "relayed", "expanded"})
    background = [document.flat(*span) for span in draft.background]
    rule, rule_flat, rule_span = _choose_words(flats, chosen, code, background, known=draft.status)
    line_span = draft.diagnostic_at or (draft.statements[chosen] if draft.statements else None)
    diagnostic = unfold(document.text[line_span.start : line_span.end])[:LONGEST_DIAGNOSTIC] if line_span else ""
    line = flats[chosen].text if flats else ""
    reply = code.reply if code else ""
    enhanced = code.enhanced if code else ""
    host, host_at = draft.host, draft.host_at
    for flat in [*flats[chosen : chosen + 1], *flats]:
        if not host:
            host, host_at = _host(flat)
    evidence = [
        _evidence(document, "recipient", draft.recipient_at),
        _evidence(document, "action", draft.action_at),
    ]
    if code is not None and flats:
        flat = flats[chosen]
        if reply:
            evidence.append(_evidence(document, "reply_code", Span(*flat.span(code.reply_at, code.reply_at + 3))))
        if enhanced:
            end = code.enhanced_at + len(enhanced)
            evidence.append(_evidence(document, "enhanced_code", Span(*flat.span(code.enhanced_at, end))))
    spoken = flats[chosen].written if flats else ""
    provider = book.best(spoken, {c for c in (reply, enhanced or draft.status) if c}, host or draft.reporter)
    seen = Witnesses(draft.action, reply, enhanced, draft.status, rule, line, provider)
    judged = judge(seen)
    if not enhanced and draft.status:
        enhanced = draft.status
        evidence.append(_evidence(document, "enhanced_code", draft.status_at))
    if rule is not None and rule_flat is not None and judged.category == rule.category:
        evidence.append(_evidence(document, "category", Span(*rule_flat.span(*rule_span))))
    elif provider is not None and judged.category == provider.category:
        found = where(provider.pattern, spoken)
        if found and found[0] < found[1]:
            evidence.append(_evidence(document, "category", Span(*flats[chosen].span(*found))))
    evidence.append(_evidence(document, "remote_host", host_at))
    evidence.append(_evidence(document, "diagnostic", line_span if diagnostic else None))
    return Recipient(
        recipient=draft.recipient,
        action=draft.action,
        reply_code=reply,
        enhanced_code=enhanced,
        verdict=judged.verdict,
        category=judged.category,
        provider=provider.provider if provider else "",
        remote_host=host,
        diagnostic=diagnostic,
        evidence=tuple(item for item in evidence if item is not None),
        conflicts=judged.conflicts,
    )


def _choose_code(flats: Sequence[Flat], *, failing: bool) -> tuple[int, Code | None]:
    """Which statement to believe and its code: the first with a code of failure, else the first with a code."""
    second: tuple[int, Code | None] = (0, None)
    for index, flat in enumerate(flats):
        code = final(flat.codes, flat.text)
        if code is None:
            continue
        if code.failed == failing:
            return index, code
        if second[1] is None and (code.failed or not failing or len(flats) == 1):
            second = (index, code)
    return second


def _choose_words(
    flats: Sequence[Flat], chosen: int, code: Code | None, background: Sequence[Flat], *, known: str
) -> tuple[rules.Rule | None, Flat | None, tuple[int, int]]:
    """The rule that words speak for: after the code first, then its statement, then the others, then the background.

    Words that say little give way to telling ones, wherever these stand. Where the code in the statement tells what
    happened, or the report's field `known` does, explanations around it are not asked.
    """
    general: tuple[rules.Rule | None, Flat | None, tuple[int, int]] = (None, None, (0, 0))
    near = list(flats[chosen : chosen + 1])
    places = [(flat, code.reply_at if code.reply else code.at) for flat in near if code is not None]
    if not (code and rules.tells(code.enhanced)):
        near += [flat for flat in flats if flat not in near]
        near += [flat for flat in background if not rules.tells(known)]
    for flat in near:
        places += [(flat, flat.reason_at), (flat, 0)] if flat.reason_at else [(flat, 0)]
    for flat, after in places:
        found = rules.worded(flat.masked[after:]) if after else flat.worded
        if found and not found[0].general:
            return found[0], flat, (found[1] + after, found[2] + after)
        if found and general[0] is None:
            general = (found[0], flat, (found[1] + after, found[2] + after))
    return general


def _host(flat: Flat) -> tuple[str, Span | None]:
    """The remote host that a statement names."""
    found = _HOST.search(flat.text) or _SPEAKER.search(flat.text)
    if found is None:
        return "", None
    host = found["host"].rstrip(".")
    return host, Span(*flat.span(found.start("host"), found.start("host") + len(host)))


def _evidence(document: Document, name: str, span: Span | None) -> Evidence | None:
    if span is None or span.end <= span.start:
        return None
    return Evidence(name, span.start, span.end, document.text[span.start : span.end])

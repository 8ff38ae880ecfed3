"""Free-text notices: where the server's own words end, whom they are about, and what they say of each.

No format is common to them. What is: a recipient's address stands at the beginning of a line or behind a word that
announces it, what happened follows it, and a returned message comes last behind a line that says so.
"""

import re

from codes.decode import addresses
from codes.decode.document import Document
from codes.decode.finding import Draft, Span
from codes.decode.limits import LONGEST_NOTICE, MOST_RECIPIENTS

# Lines after which the returned message stands (qmail, Exim, Sendmail, Postfix, Courier, Exchange, Notes and others).
_CUT = re.compile(
    r"(?im)^[ \t>*#=_.~-]{0,40}(?:below this line is a copy of the message|this is a copy of (?:the|your) (?:message|"
    r"headers)|(?:the )?(?:original|returned|undelivered|unsent) (?:message|mail|e-?mail)(?! (?:was|could|did|"
    r"had|sent|with|to|has|from)\b)(?: (?:headers?|text|follows|"
    r"attached|below|details|content))*|(?:message|mail) (?:header|headers|text|body|contents?)(?: follows?)?|"
    r"(?:message )?headers? follow|returned message|"
    r"copy of (?:the )?(?:your )?(?:original )?message|(?:your )?(?:message|mail) (?:follows|was|"
    r"reads)\b[^\n]{0,20}(?:begin|follow)|unsent message below|the (?:first|text of the|body of|header)"
    r"[^\n]{0,40}(?:message|lines|mail)|start of (?:returned|original) message|forwarded message|text of "
    r"(?:your )?message|"
    r"ursprüngliche nachricht|originalnachricht|original-?nachricht|kopie der nachricht|message d.origine|"
    r"message original|en-têtes? du message|mensaje original|"
    r"mensagem original|messaggio originale|исходное (?:сообщение|письмо)|оригинальное сообщение|元のメッセージ|"
    r"オリジナルメッセージ|原(?:始)?(?:邮件|郵件|信)|원본 ?메(?:시지|일)|원문)"
    r"[^\n]{0,40}$"
)
# A header block in the middle of a text is the returned message's.
_BLOCK = re.compile(r"(?m)^(?:Received: (?:from|by|\(|\S+@)|Return-Path: ?<|X-Original-To:)[^\n]{0,300}$")
# A recipient named more often than this is told of no more.
_MOST_STRETCHES = 8
_RCPT = re.compile(
    r"(?im)^[ \t>]*(?:>>> ?)?RCPT TO:[ \t]?<?(?P<address>[^<>\s]{1,250})>?[^\n]{0,80}\n(?P<reply>(?:[ "
    r"\t]*<<<[^\n]{0,1000}\n?){1,30})"
)


def words(document: Document) -> list[Span]:
    """The server's own words: the notice parts up to where the returned message begins."""
    spans: list[Span] = []
    for piece in document.roles("notice", "text"):
        end = min(piece.end, piece.start + LONGEST_NOTICE)
        stop = end
        for pattern in (_CUT, _BLOCK):
            found = pattern.search(document.plain, piece.start, end)
            if found and (found.start() > piece.start + 20 or pattern is _BLOCK):
                stop = min(stop, found.start())
        if stop > piece.start:
            spans.append(Span(piece.start, stop))
    return spans


def senders(document: Document) -> frozenset[str]:
    """Addresses that are not the failed recipients: whom the notice is from and to."""
    found: set[str] = set()
    for name in ("from", "to", "return-path", "reply-to", "sender", "delivered-to", "errors-to", "cc", "x-original-to"):
        for value, _, _ in document.headers.get(name, ()):
            found.update(
                address.lower() for address in re.findall(r"[^\s<>,;\"'()]{1,64}@[^\s<>,;\"'()]{1,200}", value[:2000])
            )
    return frozenset(found)


def statements(document: Document, spans: list[Span]) -> list[tuple[addresses.Found, list[Span]]]:
    """Each recipient of a notice with the stretches that speak of it, its own SMTP dialogue first."""
    sent_by = senders(document)
    everyone: list[addresses.Found] = []
    for span in spans:
        everyone += addresses.find(document.plain, span.start, span.end, sent_by)
    if not everyone and sent_by:
        for span in spans:
            own = addresses.find(document.plain, span.start, span.end, frozenset())
            everyone += [found for found in own if found.strong]
    chosen = [found for found in everyone if found.strong] or everyone
    if not any(found.strong for found in everyone):
        chosen = chosen[:1]
    chosen = chosen[:MOST_RECIPIENTS]
    dialogue = _dialogue(document, spans)
    grouped: dict[str, tuple[addresses.Found, list[Span]]] = {}
    for index, found in enumerate(chosen):
        key = found.address.lower()
        span = next(span for span in spans if span.start <= found.start < span.end)
        line = document.plain.rfind("\n", span.start, found.start) + 1 or span.start
        following = [other.start for other in chosen[index + 1 : index + 200] if other.address.lower() != key]
        end = span.end
        if following and following[0] < end:
            end = document.plain.rfind("\n", line, following[0]) + 1 or following[0]
            end = max(end, found.end)
        stretch = Span(max(line, span.start), min(end, found.start + 4000))
        above = _heading(document, span, found, line)
        _, where = grouped.setdefault(key, (found, [*dialogue.get(key, ())]))
        if len(where) < _MOST_STRETCHES:
            # Over the last address of a list the reason for it may stand as well as below; over another's it must.
            later = bool(following) and following[0] < span.end
            where += [s for s in ((above, stretch) if later else (stretch, above)) if s is not None]
    return list(grouped.values())


def _heading(document: Document, span: Span, found: addresses.Found, line: int) -> Span | None:
    """The paragraph over an address that stands alone, where it says what happened to those below it."""
    plain = document.plain
    stop = plain.find("\n", found.end, span.end)
    if plain[line : found.start].strip(" \t<*-\"'") or plain[found.end : stop if stop >= 0 else span.end].strip(
        " \t>*\"'"
    ):
        return None
    if stop >= 0 and plain[stop + 1 : stop + 2] not in {"", "\n"}:
        return None
    bottom = len(plain[max(span.start, line - 600) : line].rstrip()) + max(span.start, line - 600)
    top = max(plain.rfind("\n\n", max(span.start, bottom - 600), bottom) + 2, span.start)
    if bottom <= top:
        return None
    flat = document.flat(top, bottom)
    told = any(code.failed for code in flat.codes) or (flat.worded is not None and not flat.worded[0].general)
    return Span(top, bottom) if told else None


def _dialogue(document: Document, spans: list[Span]) -> dict[str, list[Span]]:
    """Replies to `RCPT To:<…>` quoted in a notice (Sendmail's transcript of session), by recipient."""
    replies: dict[str, list[Span]] = {}
    for span in spans:
        for found in _RCPT.finditer(document.plain, span.start, span.end):
            replies.setdefault(found["address"].lower(), []).append(Span(found.start("reply"), found.end("reply")))
    return replies


def drafts(document: Document) -> list[Draft]:
    """A draft per recipient of a free-text bounce; one without a name where nobody is named."""
    spans = words(document)
    result: list[Draft] = []
    failed = _failed_header(document)
    stated = statements(document, spans)
    named = {found.address.lower(): (found, where) for found, where in stated}
    for address, at in failed:
        where = named.pop(address.lower(), (None, []))[1]
        result.append(Draft(recipient=address, recipient_at=at, statements=[*where]))
    if not failed:
        for found, where in stated:
            result.append(Draft(found.address, Span(found.start, found.end), statements=[*where]))
    if not result:
        address, place = _unstated_recipient(document, spans)
        result.append(Draft(recipient=address, recipient_at=place))
    subject = _subject(document)
    for draft in result:
        if len(result) == 1:
            draft.statements += spans
        else:
            draft.background += spans
            if not any(_says(document, span) for span in draft.statements):
                draft.statements += stated[-1][1][-1:] if stated else spans
        draft.background += subject
    return result


def _says(document: Document, span: Span) -> bool:
    """Whether a stretch says anything: a list of recipients is often followed by one reason for all of them."""
    flat = document.flat(*span)
    return flat.worded is not None or any(code.failed for code in flat.codes)


def _subject(document: Document) -> list[Span]:
    """The subject, where it says more than that something failed."""
    spans = [Span(start, end) for _, start, end in document.headers.get("subject", ())[:1]]
    return [span for span in spans if (said := document.flat(*span).worded) is not None and not said[0].general]


def _failed_header(document: Document) -> list[tuple[str, Span]]:
    """Recipients of `X-Failed-Recipients` (Exim, Gmail), which is comma-separated."""
    found = []
    for value, start, _ in document.headers.get("x-failed-recipients", ()):
        for match in re.finditer(r"[^\s,;<>]{1,64}@[^\s,;<>]{1,200}", value):
            found.append((match.group(), Span(start + match.start(), start + match.end())))
    return found[:MOST_RECIPIENTS]


_ORIGINAL_TO = re.compile(
    r"(?im)^(?:To|X-Envelope-To|Delivered-To|Envelope-To|"
    r"X-Original-To):[^\n]{0,200}?(?P<a>[^\s<>,;\"'()]{1,64}@[^\s<>,;\"'()]{1,200})"
)


# A name without a domain, by itself below a line that announces recipients: somebody on the reporting server.
_LOCAL_NAME = re.compile(
    r"(?im)^[^\n]{0,200}(?:recipient|address|following user)[^\n]{0,120}(?::|-{3,5})[ \t]*\n(?:[ \t]*\n)?"
    r"[ \t]*(?P<a>[A-Za-z0-9._+-]{2,64})[ \t]*$"
)


def _unstated_recipient(document: Document, spans: list[Span]) -> tuple[str, Span | None]:
    """Whom it is about where the notice presents no address: the subject's, the returned message's, or a bare name."""
    for _, start, end in document.headers.get("subject", ())[:1]:
        span = Span(start, end)
        for found in addresses.find(document.plain, *span, senders(document)):
            return found.address, Span(found.start, found.end)
    for pattern, pieces in (
        (
            _ORIGINAL_TO,
            [Span(p.start, min(p.end, p.start + LONGEST_NOTICE)) for p in document.roles("original", "notice", "text")],
        ),
        (_LOCAL_NAME, spans),
    ):
        for span in pieces:
            match = pattern.search(document.plain, *span)
            if match:
                return match["a"], Span(match.start("a"), match.end("a"))
    return "", None

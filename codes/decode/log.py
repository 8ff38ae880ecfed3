"""Mail server log lines: Postfix, Sendmail, Exim, qmail, OpenSMTPD, Exchange tracking. One finding per recipient.

Sources: Postfix's DEBUG_README and log summaries (`status=`, `dsn=`), Sendmail's operations guide (`stat=`, `dsn=`),
the Exim specification, chapter "Log files" (`=>`, `**`, `==`), qmail-send(8) (`delivery 3: failure: …`), smtpd(8) of
OpenBSD (`result="PermFail" stat="…"`), Microsoft's "Message tracking" (event ids, `recipient-status`). A recipient's
last line decides, since a queue tries again.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from codes.decode.document import Document
from codes.decode.dress import ENHANCED
from codes.decode.exchange import tracking
from codes.decode.finding import Draft, Span
from codes.decode.limits import LONGEST_STATEMENT, MOST_RECIPIENTS

# Each pattern is tried once a line and stops at the next opening mark, so that no line takes time out of proportion.
_POSTFIX = re.compile(r"\bto=<(?P<to>[^<>\n]{0,250})>,")
_STATUS = re.compile(r"\bstatus=(?P<status>[\w-]{1,20})")
_DSN = re.compile(rf"\bdsn=(?P<dsn>{ENHANCED})")
_POSTFIX_REJECT = re.compile(
    r"\b(?:NOQUEUE|[0-9A-Za-z]{6,20}): (?:milter-)?reject(?:_warning)?: (?P<rest>[^\n]{1,4000})"
)
_TO = re.compile(r"\bto=<(?P<to>[^<>\n]{1,250})>")
_EXPIRED = re.compile(r"\bfrom=<(?P<from>[^<>\n]{0,250})>, status=(?P<status>(?:force-)?expired)")
_SENDMAIL = re.compile(r"\bto=")
_SENDMAIL_NEXT = re.compile(r", (?:ctladdr|delay|xdelay|mailer)=")
_STAT = re.compile(r"\bstat=(?P<stat>[^\n]{1,2000})")
_RELAY = re.compile(r"\brelay=(?P<relay>[^\s,\[]{1,250})")
_EXIM = re.compile(
    r"(?P<mark>=>|->|\*\*|==|>>) (?:\S{1,100} )?<?(?P<to>[^\s<>:]{1,64}@[^\s<>:,]{1,200})>?:?(?P<rest>[^\n]{0,4000})"
)
_EXIM_REJECT = re.compile(
    r"\b(?:F=<[^<>\n]{0,250}> )?(?:temporarily )?rejected (?:RCPT|after DATA|during MIME)[^\n]{0,4000}|"
    r"\bF=<[^<>\n]{0,250}> rejected[^\n]{0,4000}"
)
_EXIM_HOST = re.compile(r"\bH=(?P<relay>[A-Za-z0-9._-]{3,250})")
_OPENSMTPD = re.compile(
    r"\bto=<(?P<to>[^>\n]{1,250})> rcpt=[^\n]{0,300}?\brelay=\"?(?P<relay>[^\"\n]{0,250})\"?[^\n]{0,200}?"
    r"\bresult=\"?(?P<result>Ok|TempFail|PermFail)\"?,? stat=\"?(?P<rest>[^\"\n]{0,2000})"
)
_QMAIL = re.compile(r"\bdelivery (?P<id>\d+): (?P<result>success|failure|deferral): (?P<rest>[^\n]{0,4000})")
_QMAIL_START = re.compile(r"\bstarting delivery (?P<id>\d+): msg \d+ to (?:remote|local) (?P<to>[^\s]{1,250})")
_ADDRESS = re.compile(r"<?(?P<a>[^\s<>,;]{1,64}@[^\s<>,;]{1,200})>?")
_DATED = re.compile(
    r"[ \t]*(?:<\d{1,3}>)?(?:[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d|\d{4}-\d\d-\d\d[T ]\d\d:\d\d|"
    r"@[0-9a-f]{16}|\d{10}\.\d{3,6} |\d\d:\d\d:\d\d )"
)
_ACTIONS = {
    "sent": "delivered",
    "bounced": "failed",
    "deferred": "delayed",
    "undeliverable": "failed",
    "expired": "failed",
}
_ACTIONS |= {"deliverable": "delivered", "force-expired": "failed", "softbounce": "delayed", "soft-bounce": "delayed"}
_MARKS = {"=>": "delivered", "->": "delivered", ">>": "delivered", "**": "failed", "==": "delayed"}
_RESULTS = {"success": "delivered", "failure": "failed", "deferral": "delayed"}
_RESULTS |= {"Ok": "delivered", "PermFail": "failed", "TempFail": "delayed"}
# A log that was cut out of a mail or that stands among other lines still is one.
_LEAST_SHARE = 0.3
# What no entry lacks: a quick look before the forms are tried one after the other.
_HINT = re.compile(r"\bto=|status=|reject|[=-]> |>> |\*\* |== |delivery \d")


def drafts(document: Document) -> list[Draft]:
    """A draft per recipient, or nothing where the text is no log."""
    if _HINT.search(document.plain) is None:
        return tracking(document)
    found: dict[str, Draft] = {}
    seen = written = 0
    qmail: dict[str, tuple[str, Span]] = {}
    for start, end in _lines(document):
        line = document.plain[start : min(end, start + LONGEST_STATEMENT)]  # syslog cuts lines long before this
        written += 1
        begun = _QMAIL_START.search(line) if "starting" in line else None
        if begun:
            at = start + begun.start("to")
            qmail[begun["id"]] = (begun["to"], Span(at, at + len(begun["to"])))
        entries = list(_entries(line, start, qmail)) if _HINT.search(line) else []
        seen += bool(entries) or bool(begun) or _DATED.match(line) is not None
        for draft in entries:
            key = draft.recipient.lower()
            if key in found or len(found) < MOST_RECIPIENTS:
                found.pop(key, None)
                found[key] = draft
    if found and seen >= written * _LEAST_SHARE:
        return list(found.values())
    return tracking(document)


def _lines(document: Document) -> Iterator[tuple[int, int]]:
    """Lines that say anything; a line that begins with blanks continues the one before (wrapped in a terminal)."""
    at, plain = 0, document.plain
    begin: int | None = None
    stop = 0
    while at < len(plain):
        end = plain.find("\n", at)
        end = len(plain) if end < 0 else end
        if plain[at:end].strip():
            if begin is not None and plain[at] in " \t" and not _DATED.match(plain, at, end):
                stop = end
            else:
                if begin is not None:
                    yield begin, stop
                begin, stop = at, end
        at = end + 1
    if begin is not None:
        yield begin, stop


def _entries(line: str, start: int, qmail: dict[str, tuple[str, Span]]) -> Iterator[Draft]:
    """What one line says about recipients, by whichever server's form fits."""
    forms: tuple[Callable[[str, int], Iterator[Draft]], ...] = (_postfix, _postfix_reject, _sendmail, _opensmtpd, _exim)
    for form in forms:
        drafts = list(form(line, start))
        if drafts:
            yield from drafts
            return
    result = _QMAIL.search(line)
    if result:
        to, at = qmail.get(result["id"], ("", None))
        draft = Draft(to, at, _RESULTS[result["result"]], _span(result, "result", start))
        draft.statements = [_span(result, "rest", start)]
        yield draft


def _postfix(line: str, start: int) -> Iterator[Draft]:
    expired = _EXPIRED.search(line)
    if expired:
        span = Span(start + expired.start("status"), start + len(line))
        yield Draft(action="failed", action_at=_span(expired, "status", start), statements=[span])
        return
    found = _POSTFIX.search(line)
    relay = _RELAY.search(line, found.end(), found.end() + 900) if found else None
    status = _STATUS.search(line, relay.end(), relay.end() + 230) if relay else None
    if not found or not relay or not status or status["status"].lower() not in _ACTIONS:
        return
    action = _ACTIONS[status["status"].lower()]
    draft = Draft(found["to"], _span(found, "to", start), action, _span(status, "status", start))
    dsn = _DSN.search(line)
    if dsn:
        draft.status, draft.status_at = dsn["dsn"], _span(dsn, "dsn", start)
    if relay["relay"] not in {"none", "local", "virtual", "pipe"} and "." in relay["relay"]:
        draft.host, draft.host_at = relay["relay"], _span(relay, "relay", start)
    opening = line.find("(", status.end())
    if opening >= 0:
        closing = line.rfind(")")
        draft.statements = [Span(start + opening + 1, start + (closing if closing > opening else len(line)))]
    yield draft


def _postfix_reject(line: str, start: int) -> Iterator[Draft]:
    found = _POSTFIX_REJECT.search(line)
    if found is None:
        return
    code = re.search(r"(?:: |; )([245]\d\d)[ -]", found["rest"])
    if code is None:
        return
    begin = start + found.start("rest") + code.start(1)
    ending = re.search(r"; from=<", found["rest"])
    end = start + found.start("rest") + ending.start() if ending else start + len(line)
    action = "failed" if code[1][0] == "5" else "delayed"
    draft = Draft(action=action, statements=[Span(begin, max(begin, end))])
    to = _TO.search(line)
    if to:
        draft.recipient, draft.recipient_at = to["to"], _span(to, "to", start)
    yield draft


def _sendmail(line: str, start: int) -> Iterator[Draft]:
    to = _SENDMAIL.search(line)
    after = _SENDMAIL_NEXT.search(line, to.end() + 1, to.end() + 2020) if to else None
    found = _STAT.search(line, after.end(), after.end() + 2600) if after else None
    if not to or not after or not found:
        return
    stat = found["stat"].lower()
    action = "failed"
    if stat.startswith("sent"):
        action = "delivered"
    elif stat.startswith(("deferred", "queued")) or "will be retried" in stat:
        action = "delayed"
    word = re.match(r"\w+", found["stat"])
    at = start + found.start("stat")
    dsn, relay = _DSN.search(line), _RELAY.search(line)
    for address in islice(_ADDRESS.finditer(line, to.end(), after.start()), 50):
        place = start + address.start("a")
        draft = Draft(address["a"], Span(place, place + len(address["a"])), action)
        draft.action_at = Span(at, at + len(word.group())) if word else None
        draft.statements = [Span(at, start + len(line))]
        if dsn:
            draft.status, draft.status_at = dsn["dsn"], _span(dsn, "dsn", start)
        if relay and "." in relay["relay"]:
            host = relay["relay"].rstrip(".")
            place = start + relay.start("relay")
            draft.host, draft.host_at = host, Span(place, place + len(host))
        yield draft


def _opensmtpd(line: str, start: int) -> Iterator[Draft]:
    found = _OPENSMTPD.search(line)
    if found is None:
        return
    draft = Draft(found["to"], _span(found, "to", start), _RESULTS[found["result"]], _span(found, "result", start))
    draft.statements = [_span(found, "rest", start)]
    named = re.search(r"\((?P<host>[A-Za-z0-9.-]{3,250})\)", found["relay"])
    if named:
        place = start + found.start("relay") + named.start("host")
        draft.host, draft.host_at = named["host"], Span(place, place + len(named["host"]))
    yield draft


def _exim(line: str, start: int) -> Iterator[Draft]:
    rejected = _EXIM_REJECT.search(line)
    if rejected:
        text = rejected.group()
        offset = start + rejected.start()
        near = re.search(r"rejected (?:RCPT )?", text)
        address = _ADDRESS.search(text, near.end() if near else 0)
        action = "delayed" if "temporarily" in text else "failed"
        draft = Draft(action=action, statements=[Span(offset, offset + len(text))])
        if address:
            draft.recipient = address["a"].rstrip(":>")
            place = offset + address.start("a")
            draft.recipient_at = Span(place, place + len(draft.recipient))
        yield draft
        return
    found = _EXIM.search(line)
    if found is None or not (_DATED.match(line) or re.search(r" [RTH]=", line)):
        return
    draft = Draft(found["to"], _span(found, "to", start), _MARKS[found["mark"]], _span(found, "mark", start))
    confirmed = re.search(r'\bC="([^"\n]{0,1000})', found["rest"])
    text_at = re.search(r": ", found["rest"])
    rest = start + found.start("rest")
    if draft.action == "delivered":
        draft.statements = [Span(rest + confirmed.start(1), rest + confirmed.end(1))] if confirmed else []
    else:
        draft.statements = [Span(rest + (text_at.end() if text_at else 0), start + len(line))]
    host = _EXIM_HOST.search(line)
    if host:
        draft.host, draft.host_at = host["relay"], _span(host, "relay", start)
    yield draft


def _span(found: re.Match[str], group: str, start: int) -> Span:
    return Span(start + found.start(group), start + found.end(group))

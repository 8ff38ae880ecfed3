"""Exchange message tracking: the CSV logs with their `#Fields:` line, and what `Get-MessageTrackingLog | fl` prints.

Source: Microsoft, "Message tracking" (fields, event ids; `recipient-status` holds the reply or `[{LED=…};…]`).
"""

import csv
import re

from codes.decode.document import Document
from codes.decode.finding import Draft, Span
from codes.decode.limits import MOST_RECIPIENTS

_EVENTS = {"fail": "failed", "badmail": "failed", "poisonmessage": "failed", "defer": "delayed", "deliver": "delivered"}
_EVENTS |= {"send": "delivered", "expand": "expanded", "failed": "failed", "sendexternal": "delivered"}
_LIST = re.compile(
    r"(?im)^[ \t]*(?P<name>EventId|Event|Recipients?|RecipientAddress|RecipientStatus|Status|Detail|"
    r"ConnectorId|ServerHostname"
    r"|ClientHostname|Sender|MessageSubject|Timestamp|Source)[ \t]*:[ \t]*(?P<value>[^\n]{0,3000}(?:\n[ "
    r"\t]{10,}[^\n]{0,1000}){0,20})"
)
_ADDRESS = re.compile(r"[^\s{}<>,;'\"]{1,64}@[^\s{}<>,;'\"]{1,200}")
_COLUMNS = ("date-time", "recipient-address", "recipient-status", "event-id")
_DATED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_EVENT = re.compile(r",(?P<event>FAIL|DEFER|DELIVER|SEND|EXPAND|BADMAIL|POISONMESSAGE),")


def tracking(document: Document) -> list[Draft]:
    """A draft per recipient of tracking lines, the last line about each; nothing where there are none."""
    return _from_csv(document) or _from_list(document)


def _from_csv(document: Document) -> list[Draft]:
    """CSV lines; without the `#Fields:` line the event id and the address are found by their form."""
    found: dict[str, Draft] = {}
    if _EVENT.search(document.plain) is None:
        return []
    columns: list[str] = []
    at = 0
    for line in document.plain.split("\n"):
        start, at = at, at + len(line) + 1
        if line[:8].lower() == "#fields:":
            columns = [name.strip().lower() for name in line[8:].split(",")][:80]
            continue
        if len(line) > 20_000 or not (_DATED.match(line) and line.count(",") > 6):
            continue
        event = _EVENT.search(line)
        if event is None:
            continue
        draft = _row(line, start, columns)
        draft.action = _EVENTS[event["event"].lower()]
        draft.action_at = Span(start + event.start("event"), start + event.end("event"))
        if draft.recipient and len(found) < MOST_RECIPIENTS:
            found.pop(draft.recipient.lower(), None)
            found[draft.recipient.lower()] = draft
    return list(found.values())


def _row(line: str, start: int, columns: list[str]) -> Draft:
    """Recipient, statement and host of one CSV line."""
    draft = Draft()
    try:
        values = next(csv.reader([line]))
    except (csv.Error, StopIteration):
        values = []
    named = dict(zip(columns, values, strict=False))
    address = _ADDRESS.search(named.get("recipient-address", "")) or (None if columns else _ADDRESS.search(line))
    if address:
        place = line.find(address.group())
        draft.recipient, draft.recipient_at = address.group(), Span(start + place, start + place + len(address.group()))
    status = named.get("recipient-status", "")
    place = line.find(status) if status else -1
    draft.statements = (
        [Span(start + place, start + place + len(status))] if place >= 0 else [Span(start, start + len(line))]
    )
    host = named.get("server-hostname", "") if "." in named.get("server-hostname", "") else ""
    if host and host in line:
        place = line.find(host)
        draft.host, draft.host_at = host, Span(start + place, start + place + len(host))
    return draft


def _from_list(document: Document) -> list[Draft]:
    """`Name : value` lists; EventId begins a new entry where one is open already."""
    found: list[Draft] = []
    current: Draft | None = None
    for match in _LIST.finditer(document.plain):
        name, span = match["name"].lower(), Span(match.start("value"), match.end("value"))
        if name in {"eventid", "event"}:
            action = _EVENTS.get(match["value"].strip().lower(), "")
            current = (
                Draft(action=action, action_at=Span(span.start, span.start + len(match["value"].rstrip())))
                if action
                else None
            )
            if current is not None and len(found) < MOST_RECIPIENTS:
                found.append(current)
        elif current is not None and name in {"recipients", "recipient", "recipientaddress"}:
            address = _ADDRESS.search(match["value"])
            if address:
                current.recipient = address.group()
                current.recipient_at = Span(span.start + address.start(), span.start + address.end())
        elif current is not None and name in {"recipientstatus", "status", "detail"} and match["value"].strip():
            current.statements.append(span)
    return [draft for draft in found if draft.recipient]

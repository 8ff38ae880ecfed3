"""The fields of a report (RFC 3464 §2.1.1): groups of `Name: value` with folded lines, and where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from codes.decode.document import Document
from codes.decode.finding import Span

_NAME = re.compile(r"[ \t]{0,8}([A-Za-z][A-Za-z0-9-]{2,40})[ \t]?:[ \t]?")


@dataclass(slots=True)
class Field:
    """One field: its name in small letters, and its value's bounds in the document, folded lines included."""

    name: str
    start: int
    end: int


Group = dict[str, Field]


def groups(document: Document, start: int, end: int) -> Iterator[Group]:
    """Groups of fields between empty lines; a second Final-Recipient begins one too."""
    group: Group = {}
    last: Field | None = None
    at = start
    plain = document.plain
    while at < end:
        stop = plain.find("\n", at, end)
        stop = end if stop < 0 else stop
        named = _NAME.match(plain, at, stop)
        if not plain[at:stop].strip():
            if group:
                yield group
            group, last = {}, None
        elif named is not None and (plain[at] not in " \t" or last is None):
            name = named[1].lower()
            if name == "final-recipient" and name in group:
                yield group
                group = {}
            last = Field(name, named.end(), stop)
            group.setdefault(name, last)
        elif last is not None and (plain[at] in " \t" or named is None):
            last.end = stop
        at = stop + 1
    if group:
        yield group


def value(document: Document, found: Field | None) -> Span | None:
    """A field's value without the type before its semicolon (`rfc822; `, `smtp; `, `dns; `) and without blanks."""
    if found is None:
        return None
    start, end = found.start, found.end
    typed = re.match(r"\s*[A-Za-z0-9-]{1,40}\s*;\s*", document.plain[start : min(end, start + 60)])
    if typed and found.name not in {"action", "status"}:
        start += typed.end()
    return trimmed(document, start, end)


def trimmed(document: Document, start: int, end: int) -> Span:
    """The span without blanks at its ends."""
    text = document.plain[start:end]
    return (
        Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip())) if text.strip() else Span(start, start)
    )

"""An SMTP session as a client or a sniffer shows it: commands and replies, with or without marks before them.

RFC 5321 §3.3: each RCPT has its own reply; the reply after the final dot speaks for every recipient accepted before.
"""

import re
from typing import NamedTuple

from codes.decode.document import Document
from codes.decode.finding import Draft, Span
from codes.decode.limits import MOST_RECIPIENTS

# Marks that tools put before lines: swaks (`<** `, ` -> `), curl (`< `, `> `), Sendmail (`>>> `, `<<< `), `C: `, `S: `.
_MARK = (
    r"[ \t]*(?:\d{1,2}:\d\d:\d\d[.\d]* )?(?:[<>=~*|-]{1,4}[ \t]*|[CS]:[ \t]*|(?:client|server|send|recv|sent|"
    r"received|out|in)[:>][ \t]*)?"
)
_COMMAND = re.compile(
    rf"{_MARK}(?P<verb>EHLO|HELO|LHLO|MAIL FROM|RCPT TO|DATA|BDAT|QUIT|RSET|STARTTLS|AUTH|NOOP|VRFY|EXPN|HELP)\b"
    r"(?P<rest>[^\n]{0,600})",
    re.IGNORECASE,
)
_REPLY = re.compile(rf"{_MARK}(?P<code>[2-5]\d\d)(?P<more>[ -]|$)", re.ASCII)
_DOT = re.compile(rf"{_MARK}\.[ \t]*$")
_ADDRESS = re.compile(r":?[ \t]*<?(?P<a>[^<>\s]{1,250})>?")
_FEWEST_LINES = 2


class _Line(NamedTuple):
    verb: str
    start: int
    end: int
    rest_at: int
    code: str
    last: bool


def _lines(document: Document) -> list[_Line]:
    """Commands and replies in order; everything else is left out."""
    found: list[_Line] = []
    at, plain = 0, document.plain
    while at < len(plain):
        stop = plain.find("\n", at)
        stop = len(plain) if stop < 0 else stop
        command = _COMMAND.match(plain, at, stop)
        reply = _REPLY.match(plain, at, stop)
        if command:
            found.append(_Line(command["verb"].upper(), at, stop, command.start("rest"), "", last=True))
        elif reply:
            found.append(_Line("", reply.start("code"), stop, 0, reply["code"], last=reply["more"] != "-"))
        elif _DOT.match(plain, at, stop):
            found.append(_Line(".", at, stop, 0, "", last=True))
        at = stop + 1
    return found


def is_transcript(document: Document) -> bool:
    """Whether there are commands and replies, and they are most of what there is."""
    found = _lines(document)
    commands = sum(1 for line in found if line.verb not in {"", ".", "DATA", "HELP", "QUIT"})
    replies = sum(1 for line in found if line.code)
    written = sum(1 for line in document.text.split("\n", 400)[:400] if line.strip())
    return commands >= 1 and replies >= 1 and (commands + replies) >= max(_FEWEST_LINES, min(written, 400) // 4)


def drafts(document: Document) -> list[Draft]:
    """A draft per recipient, or one for the session where it ended before anybody was named."""
    state = _Session(document)
    for line in _lines(document):
        if line.code:
            state.reply(line)
        else:
            state.command(line)
    return state.result()


class _Session:
    """Walks through a session: remembers what was asked and gives each recipient the reply that decides about it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.drafts: list[Draft] = []
        self.accepted: list[Draft] = []
        self.waiting: list[tuple[str, Draft | None]] = [("CONNECT", None)]
        self.begun: int | None = None
        self.refused: Draft | None = None

    def command(self, line: _Line) -> None:
        if not line.verb or (line.verb == "." and not self.accepted):
            return
        draft = None
        if line.verb == "RCPT TO":
            found = _ADDRESS.match(self.document.plain, line.rest_at, line.end)
            at = Span(found.start("a"), found.end("a")) if found else None
            draft = Draft(found["a"] if found else "", at)
            self.drafts.append(draft)
        if line.verb in {"MAIL FROM", "RSET"}:
            self.accepted = []
        self.waiting = [w for w in self.waiting if w[0] != "CONNECT"] + [(line.verb, draft)]
        self.begun = None

    def reply(self, line: _Line) -> None:
        self.begun = line.start if self.begun is None else self.begun
        if not line.last:
            return
        span = Span(self.begun, line.end)
        self.begun = None
        verb, draft = self.waiting.pop(0) if self.waiting else ("", None)
        if verb == "QUIT" and line.code[0] == "2":
            return
        if draft is not None:
            self._decide([draft], line.code, span)
            if line.code[0] == "2":
                draft.action = "unknown"  # accepted so far: only the reply to the message decides
                self.accepted.append(draft)
        elif line.code[0] in "45":
            concerned = self.accepted if verb in {".", "DATA", "BDAT", ""} and self.accepted else []
            if concerned:
                self._decide(concerned, line.code, span)
            elif self.refused is None or verb not in {"STARTTLS", "EHLO"}:
                self.refused = self.refused or Draft(action="failed", statements=[span])
        elif verb in {".", "BDAT", ""} and self.accepted and line.code == "250":
            self._decide(self.accepted, line.code, span)

    def _decide(self, concerned: list[Draft], code: str, span: Span) -> None:
        action = {"2": "delivered", "4": "delayed", "5": "failed"}.get(code[0], "unknown")
        for draft in concerned:
            draft.statements = [span]
            draft.action = action

    def result(self) -> list[Draft]:
        for draft in self.drafts:
            if not draft.statements and self.refused is not None:
                draft.statements = list(self.refused.statements)
                draft.action = "failed"
        if self.drafts and any(draft.statements for draft in self.drafts):
            return [draft for draft in self.drafts if draft.statements][:MOST_RECIPIENTS]
        return [self.refused] if self.refused is not None else [Draft(statements=[Span(0, len(self.document.text))])]

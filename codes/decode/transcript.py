"""An SMTP session as a client or a sniffer shows it: commands and replies, with or without marks before them.

RFC 5321 §3.3: each RCPT has its own reply; the reply after the final dot speaks for every recipient accepted before.
"""

import re
from collections import deque
from typing import NamedTuple

from codes.decode.document import Document
from codes.decode.finding import Draft, Span
from codes.decode.limits import MOST_RECIPIENTS

# Marks that tools put before lines: swaks (`<** `, ` -> `), curl (`< `, `> `), Sendmail (`>>> `, `<<< `), `C: `, `S: `.
_MARK = (
    r"[ \t]*(?:\d{1,2}:\d\d:\d\d[.\d]* )?(?:[<>=~*|-]{1,4}[ \t]*|[CS]:[ \t]*|(?:client|server|send|recv|sent|"
    r"received|out|in)[:>][ \t]*)?"
)
_LINE = re.compile(
    rf"^{_MARK}(?:(?P<verb>EHLO|HELO|LHLO|MAIL FROM|RCPT TO|DATA|BDAT|QUIT|RSET|STARTTLS|AUTH|NOOP|VRFY|EXPN|HELP)\b"
    r"|(?P<code>[2-5]\d\d)(?P<more>[ -]|$)|(?P<dot>\.)[ \t]*$)",
    re.IGNORECASE | re.MULTILINE,
)
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
    for line in _LINE.finditer(document.plain):
        stop = document.plain.find("\n", line.end())
        stop = len(document.plain) if stop < 0 else stop
        if line["code"]:
            found.append(_Line("", line.start("code"), stop, 0, line["code"], last=line["more"] != "-"))
        else:
            found.append(_Line((line["verb"] or ".").upper(), line.start(), stop, line.end(), "", last=True))
    return found


def drafts(document: Document) -> list[Draft]:
    """A draft per recipient, or one for the session where it ended before anybody was named; none without a session."""
    lines = _lines(document)
    if not _is_session(document, lines):
        return []
    state = _Session(document)
    for line in lines:
        if line.code:
            state.reply(line)
        else:
            state.command(line)
    return state.result()


def _is_session(document: Document, found: list[_Line]) -> bool:
    """Whether there are commands and replies, and they are most of what there is."""
    commands = sum(1 for line in found if line.verb not in {"", ".", "DATA", "HELP", "QUIT"})
    replies = sum(1 for line in found if line.code)
    written = sum(1 for line in document.text.split("\n", 400)[:400] if line.strip())
    return commands >= 1 and replies >= 1 and (commands + replies) >= max(_FEWEST_LINES, min(written, 400) // 4)


class _Session:
    """Walks through a session: remembers what was asked and gives each recipient the reply that decides about it.

    What is said of the message is noted in `decision` and given to all `accepted` at once, when nothing can change it
    any more, so that a long session takes no longer than its lines.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.drafts: list[Draft] = []
        self.accepted: list[Draft] = []
        self.decision: tuple[str, Span] | None = None
        self.waiting: deque[tuple[str, Draft | None]] = deque([("CONNECT", None)])
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
            self._settle()
        if self.waiting and self.waiting[0][0] == "CONNECT":
            self.waiting.popleft()
        self.waiting.append((line.verb, draft))
        self.begun = None

    def reply(self, line: _Line) -> None:
        self.begun = line.start if self.begun is None else self.begun
        if not line.last:
            return
        span = Span(self.begun, line.end)
        self.begun = None
        verb, draft = self.waiting.popleft() if self.waiting else ("", None)
        if verb == "QUIT" and line.code[0] == "2":
            return
        if draft is not None:
            _decide(draft, line.code, span)
            if line.code[0] == "2":
                if self.decision is not None:
                    self._settle()
                draft.action = "unknown"  # accepted so far: only the reply to the message decides
                self.accepted.append(draft)
        elif line.code[0] in "45":
            if verb in {".", "DATA", "BDAT", ""} and self.accepted:
                self.decision = line.code, span
            elif self.refused is None or verb not in {"STARTTLS", "EHLO"}:
                self.refused = self.refused or Draft(action="failed", statements=[span])
        elif verb in {".", "BDAT", ""} and self.accepted and line.code == "250":
            self.decision = line.code, span

    def _settle(self) -> None:
        """What was decided about the message holds for everybody accepted; the next one begins with nobody."""
        if self.decision is not None:
            for draft in self.accepted:
                _decide(draft, *self.decision)
        self.accepted, self.decision = [], None

    def result(self) -> list[Draft]:
        self._settle()
        for draft in self.drafts:
            if not draft.statements and self.refused is not None:
                draft.statements = list(self.refused.statements)
                draft.action = "failed"
        if self.drafts and any(draft.statements for draft in self.drafts):
            return [draft for draft in self.drafts if draft.statements][:MOST_RECIPIENTS]
        return [self.refused] if self.refused is not None else [Draft(statements=[Span(0, len(self.document.text))])]


def _decide(draft: Draft, code: str, span: Span) -> None:
    draft.statements = [span]
    draft.action = {"2": "delivered", "4": "delayed", "5": "failed"}.get(code[0], "unknown")

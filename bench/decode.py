"""How long decoding takes at 10 KiB, 100 KiB and 1 MiB: what people paste, and what is made to take long.

Run: `.venv/bin/python -m bench.decode [WORD…]` (from the checkout; no Django, no database; WORD chooses the rows that
have it in their name). Processor time with all provider patterns, the best of three.
"""

import base64
import sys
import time
from collections.abc import Callable
from itertools import count, pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from codes.decode import ProviderPattern, decode
from tests.decode.inputs import patterns

SIZES = {"10 KiB": 10 * 1024, "100 KiB": 100 * 1024, "1 MiB": 1024 * 1024}
HEAD = "From: MAILER-DAEMON@mx.example.net\nTo: sender@example.org\nSubject: failure notice\n"
NOTICE = f"{HEAD}\nYour message could not be delivered:\n"
MIME = f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n"
REPORT = (
    f'{HEAD}MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
    "--b\nContent-Type: text/plain\n\nThis is the mail system at host mx.example.net.\n\n"
    "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n"
)
GROUP = (
    "\nFinal-Recipient: rfc822; user{n}@example.com\nAction: failed\nStatus: 5.1.1\n"
    "Remote-MTA: dns; mx{n}.example.com\n"
    "Diagnostic-Code: smtp; 550 5.1.1 <user{n}@example.com>: Recipient address rejected: User unknown\n"
)
LOG = (
    "Nov 22 10:00:00 mx postfix/smtp[9]: ABCDEF{n}: to=<user{n}@example.com>, relay=mx.example.com[192.0.2.1]:25, "
    "delay=1, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 no such user)\n"
)
SESSION = "220 mx ESMTP\nEHLO me\n250 ok\nMAIL FROM:<a@example.org>\n250 ok\n"
Maker = Callable[[int], bytes]


def filled(unit: str, head: str = "", tail: str = "") -> Maker:
    """An input of `head`, as many of `unit` as fit, `{n}` in it numbered, and `tail`."""

    def make(size: int) -> bytes:
        rows, length = [head], len(head.encode()) + len(tail.encode())
        for n in count():
            row = unit.replace("{n}", str(n)) if "{n}" in unit else unit
            length += len(row.encode())
            if length > size:
                break
            rows.append(row)
        return "".join([*rows, tail]).encode()

    return make


def nested(depth: int) -> Maker:
    """Multiparts one in another, and short lines in the innermost."""
    parts = (f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return filled("\nx\n", HEAD + "".join(parts))


def body(unit: str, headers: str) -> Maker:
    """A message of one part with these header fields."""
    return filled(unit, f"{HEAD}{headers}\n\n")


def encoded(size: int) -> bytes:
    """Base64 that says something."""
    words = b"550 5.1.1 <user@example.com>: no such user\n"
    part = f"{MIME}Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n".encode()
    return part + base64.encodebytes(words * (size * 3 // 4 // len(words)))[: size - len(part)]


def decided(size: int) -> bytes:
    """A session with many recipients accepted and the message refused again and again."""
    half = filled("RCPT TO:<u{n}@example.com>\n250 ok\n", SESSION)(size // 2)
    return half + filled("DATA\n550 no\n")(size // 2)


def unanswered(size: int) -> bytes:
    """Commands first, all replies after them."""
    return filled("RCPT TO:<u{n}@example.com>\n")(size // 2) + filled("550 no\n")(size // 2)


USUAL: dict[str, Maker] = {
    "report, many recipients": filled(GROUP, REPORT, "\n--b--\n"),
    "report, long original": filled(
        "Some words of an ordinary letter, line {n}.\n",
        REPORT + GROUP.replace("{n}", "1") + "\n--b\nContent-Type: message/rfc822\n\nSubject: x\nTo: u@example.com\n\n",
        "\n--b--\n",
    ),
    "log": filled(LOG),
    "free text": filled("<user{n}@example.com>:\nRemote host said: 550 no such user\n\n", NOTICE),
    "transcript": filled("RCPT TO:<u{n}@example.com>\n550 5.1.1 no\n", SESSION),
    "ordinary text": filled("Some words without any code, line {n}.\n"),
    "base64": encoded,
}
ODD: dict[str, Maker] = {
    "5.1.1": filled("5.1.1 "),
    "5.1.1, a notice": filled("5.1.1 ", NOTICE),
    "550 5.1.1, a line each": filled("550 5.1.1\n"),
    "braces": filled("{"),
    "less-than, a notice": filled("<", NOTICE),
    "less-than, HTML": body("<", "Content-Type: text/html"),
    "at signs": filled("a@"),
    "at signs, a notice": filled("<a@", NOTICE),
    "recipients, short": filled("<u{n}@b.example> ", NOTICE),
    "recipients, a report": filled("\nFinal-Recipient: rfc822;{n}@e.org\nAction: failed\n", REPORT),
    "one recipient, often": filled("<u@b.example>: 550 no\n", NOTICE),
    "one long line": filled("a"),
    "short lines": filled("a\n"),
    "CR": filled("a\r"),
    "CR, LF, CRLF": filled("\r\n\n\r"),
    "zero-width characters": filled("\u200b", NOTICE),
    "citation marks": filled("> "),
    "citation marks, lines": filled(">" * 200 + " 550 a\n"),
    "header fields": filled("X-A{n}: b\n", HEAD, "\n\nx"),
    "header fields, short": filled("a:\n", HEAD, "\nx"),
    "Received": filled("Received: from a{n}.example by c.example; Mon, 1 Jan 2024 00:00:00 +0000\n", HEAD, "\n\nx"),
    "X-Failed-Recipients": filled("X-Failed-Recipients: u{n}@b.example\n", HEAD, "\n\nx"),
    "folded header": filled("\n a", f"{HEAD}X-A: x", "\n\nx"),
    "folded diagnostic": filled("\n a", f"{REPORT}\nFinal-Recipient: rfc822; a@b.example\nStatus: 5.1.1\nX: smtp; 550"),
    "encoded words": filled("Subject: =?utf-8?b?4pyT?= =?utf-8?q?a?=\n", HEAD, "\n\nx"),
    "encoded words, unclosed": filled("=?utf-8?q?", f"{HEAD}X-A: ", "\n\nx"),
    "parameters": filled("a*0=b;", f"{HEAD}Content-Type: multipart/mixed; ", "\n\nx"),
    "parts": filled("--b\n\n", MIME),
    "parts, attached messages": filled("--b\nContent-Type: message/rfc822\n\nFrom: a@b\nTo: c@d\n\nhi\n", MIME),
    "multipart, 5 deep": nested(5),
    "multipart, 150 deep": nested(150),
    "base64 garbage": body("!@#$%^&*", "Content-Transfer-Encoding: base64"),
    "base64, A===": body("A===\n", "Content-Transfer-Encoding: base64"),
    "quoted-printable": body("=41=\n", "Content-Transfer-Encoding: quoted-printable"),
    "UTF-7": body("+AAA-", "Content-Type: text/plain; charset=utf-7"),
    "ISO-2022-JP": body("\x1b$B0!\x1b(B", "Content-Type: text/plain; charset=iso-2022-jp"),
    "HZ": body("~{0!~}", "Content-Type: text/plain; charset=hz"),
    "8 bits, no charset": lambda size: b"\x82\xa0\n" * (size // 3),
    "UTF-16": lambda size: b"\xff\xfe" + b"5\x00" * (size // 2),
    "to=, delay=": filled("to=x, delay=" * 400 + "\n"),
    "to=, relay=": filled("to=<a>, relay=b status= " * 200 + "\n"),
    "F=<": filled("F=<" * 1500 + "\n"),
    "indented log": filled(" a\n", LOG.replace("{n}", "1")),
    "message tracking": filled("2026-11-22T10:00:00,,,,,,,,FAIL,u{n}@b.example,550 5.1.1 no\n"),
    "session, data refused": decided,
    "session, unanswered": unanswered,
    "session, dialogue": filled(">>> RCPT To:<u{n}@b.example>\n<<< 550 no\n", NOTICE),
    "report in the middle": filled(" a\n", "x\n\nX: y\n", "X-Failed-Recipients: a@b.c\n"),
}


def main() -> None:
    book = patterns()
    decode("550 5.1.1 warm up", book)
    sys.stdout.write(f"{'input':26}{''.join(f'{name:>12}' for name in SIZES)}    ratios\n")
    for name, make in (USUAL | ODD).items():
        if sys.argv[1:] and not any(word in name for word in sys.argv[1:]):
            continue
        times = [best(make(size), book) for size in SIZES.values()]
        ratios = " ".join(f"{after / before:5.1f}" for before, after in pairwise(times))
        sys.stdout.write(f"{name:26}{''.join(f'{t * 1000:9.1f} ms' for t in times)}    {ratios}\n")
        sys.stdout.flush()


def best(source: bytes, book: tuple[ProviderPattern, ...]) -> float:
    """Seconds of processor time, the best of three."""
    times = []
    for _ in range(3):
        start = time.process_time()
        decode(source, book)
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main()

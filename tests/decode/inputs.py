"""What the property tests, the fuzz target and the benchmark begin with: samples, servers' language, patterns."""

from dataclasses import fields
from functools import cache
from pathlib import Path

import yaml

from codes.decode import ProviderPattern

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = Path(__file__).parent / "samples"
SOURCES = [path.read_bytes() for path in sorted(SAMPLES.iterdir()) if path.suffix != ".json"]
PIECES = [
    "550",
    "5.1.1",
    "421-4.7.0 ",
    "#5.7.1",
    "dsn=5.1.1",
    "status=bounced (",
    "<a@example.com>",
    "to=<b@example.net>, relay=x[1.2.3.4]:25, ",
    "RCPT TO:<c@example.org>",
    "\n",
    "\r\n",
    "\r",
    "> ",
    ">>> ",
    "<<< ",
    "Final-Recipient: rfc822; ",
    "Action: failed\n",
    "Status: 5.",
    "Content-Type: multipart/report; boundary=x\n\n",
    "--x\n",
    "--x--\n",
    "Content-Type: message/delivery-status\n\n",
    "From: MAILER-DAEMON@x\n",
    "Content-Transfer-Encoding: base64\n",
    "Content-Transfer-Encoding: quoted-printable\n",
    "charset=iso-2022-jp",
    "=?utf-8?b?4pyT?=",
    "=?x?q?",
    "mailbox full",
    "try again later",
    "said: ",
    "宛先",
    "メール",
    "５５０",
    "٥٥٠",
    "\x00",
    "\x1b$B",
    "\ufeff",
    "𝟝𝟝𝟘",
    " ** ",
    "=> ",
    "(",
    ")",
    "[",
    '"',
    ";",
    ":",
    "@",
    ".",
    "#Fields: date-time,event-id,recipient-address\n",
    "2026-11-22T10:00:00,,,,,,,,FAIL,",
    "EventId : FAIL\n",
    "delivery 3: failure: ",
    "220 mx\n",
    "DATA\n",
    ".\n",
    "--- Below this line is a copy of the message.",
    "X-Failed-Recipients: ",
    "Subject: ",
    " " * 20,
    "\t",
    "<html><body>",
    "&#53;&#53;0",
]


@cache
def patterns():
    """What providers send, from the content files, as the decoder takes it."""
    signs = {row["slug"]: tuple(row["signs"]) for row in _content("providers")}
    taken = {field.name for field in fields(ProviderPattern)}
    return tuple(
        ProviderPattern(**{name: value for name, value in row.items() if name in taken}, signs=signs[row["provider"]])
        for row in _content("responses")
    )


def _content(name):
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((ROOT / "fixtures" / f"{name}.yaml").read_bytes(), Loader=loader)  # noqa: S506  (a safe one)

"""Inputs for the property tests: our samples, pieces of servers' language put together at random, and noise.

Seeded, so that a failure repeats. With hypothesis these become strategies: `st.integers().map(made_up)` and
`st.binary().map(...)` need no change in the tests.
"""

import random
from pathlib import Path

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


def made_up(seed: int) -> bytes:
    """Random pieces; every third time a sample that was cut, doubled, shuffled or bitten into."""
    chance = random.Random(seed)  # noqa: S311 - tests want repeatable chance
    if seed % 3:
        text = "".join(
            chance.choice(PIECES) + chance.choice(["", "", " ", "\n"]) for _ in range(chance.randrange(1, 60))
        )
        return text.encode("utf-8", "replace")
    data = bytearray(chance.choice(SOURCES))
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(5):
            case 0:
                del data[at : at + chance.randrange(40)]
            case 1:
                data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(8)))
            case 2:
                data[at:at] = chance.choice(PIECES).encode("utf-8", "replace")
            case 3:
                data[at:at] = data[at : at + chance.randrange(200)]
            case _:
                data = bytearray(data[:at] or b"x")
    return bytes(data)

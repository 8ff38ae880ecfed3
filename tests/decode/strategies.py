"""Made-up reports, notices, logs, transcripts, messages and noise, as hypothesis makes them."""

import base64
import quopri

from hypothesis import strategies as st

from tests.decode.inputs import PIECES, SOURCES

LF_SOURCES = [source.replace(b"\r\n", b"\n") for source in SOURCES]
ADDRESSES = st.sampled_from(["a@example.com", "b.c+d@mail.example.net", "宛先@example.jp", "o'x@example.org", "", "x"])
CODES = st.sampled_from(
    [
        "550",
        "550 5.1.1",
        "452-4.2.2",
        "421",
        "#5.7.1",
        "5.1.1",
        "250 2.0.0",
        "４５０ ４．２．１",
        "٥٥٠",
        "5.01.1",
        "999",
        "",
    ]
)
REASONS = st.sampled_from(
    [
        "user unknown",
        "mailbox full, try again later",
        "The user you are trying to contact is receiving mail too quickly",
        "Service unavailable, Client host blocked using Spamhaus",
        "宛先が存在しません",
        "메일함 용량 초과",
        "Empfänger unbekannt",
        "host mx.example.com [192.0.2.1] said: 550 5.7.1 no",
        "",
    ]
)
HOSTS = st.sampled_from(["mx.example.com", "[192.0.2.1]", "gmail-smtp-in.l.google.com", "mx１.example.com", ""])
noise = st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))


@st.composite
def pieces(draw):
    """Words of servers' languages in any order."""
    return "".join(draw(st.lists(st.sampled_from([*PIECES, "\n", "\n", " "]), max_size=50)))


@st.composite
def replies(draw):
    """A reply on one line."""
    return " ".join(draw(st.tuples(CODES, REASONS)))


@st.composite
def groups(draw):
    """A recipient group of a report (RFC 3464 §2.3), with fields missing, folded, doubled or misspelt."""
    address, reply = draw(ADDRESSES), draw(replies())
    rows = [
        f"Final-Recipient: rfc822; {address}",
        f"Original-Recipient: rfc822;{address.replace('+', '+2B')}",
        f"Action: {draw(st.sampled_from(['failed', 'delayed', 'Delivered', 'expanded', 'hardfail', 'what', '']))}",
        f"Status: {draw(st.sampled_from(['5.1.1', '4.0.0', '2.0.0 (ok)', '5.𐒡.1', '5.1', 'x']))}",
        f"Remote-MTA: dns; {draw(HOSTS)}",
        f"Diagnostic-Code: smtp; {reply}",
        " " + draw(pieces()).replace("\n", "\n "),
    ]
    return "\n".join(draw(st.lists(st.sampled_from(rows), min_size=2, max_size=8)))


@st.composite
def statuses(draw):
    """The fields of a report."""
    return "\n\n".join(["Reporting-MTA: dns; mx.example.org", *draw(st.lists(groups(), max_size=3))])


@st.composite
def notices(draw):
    """A free-text bounce: a greeting, recipients with what was said about each, the returned message."""
    about = st.builds("<{}>:\n{}".format, ADDRESSES, replies())
    parts = ["Your message could not be delivered.", *draw(st.lists(st.one_of(about, pieces()), max_size=4))]
    cut = "--- Below this line is a copy of the message.\n\nReceived: from x by y\nSubject: 550 5.1.1 hi"
    return "\n\n".join([*parts, *draw(st.sampled_from([[], [cut]]))])


@st.composite
def logs(draw):
    """Log lines of several servers."""
    address, host, reply = draw(ADDRESSES), draw(HOSTS), draw(replies())
    stamp = "Nov 22 10:00:00 mx "
    tail = (
        f"dsn={draw(CODES)}, status={draw(st.sampled_from(['sent', 'bounced', 'deferred', 'x']))} (host said: {reply})"
    )
    rows = [
        f"{stamp}postfix/smtp[9]: ABCDEF: to=<{address}>, relay={host}:25, delay=1, {tail}",
        f"{stamp}postfix/smtpd[9]: NOQUEUE: reject: RCPT from x[192.0.2.1]: {reply}; from=<s@x> to=<{address}>",
        f"{stamp}sendmail[9]: x: to=<{address}>, delay=00:01, mailer=esmtp, relay={host}, dsn=5.1.1, stat={reply}",
        f"2026-11-22 10:00:00 1a-b-c ** {address} R=d T=s H={host}: SMTP error: {reply}",
        f"2026-11-22 10:00:00 H=x F=<s@x> rejected RCPT <{address}>: {reply}",
        f"@400000005f starting delivery 3: msg 1 to remote {address}\ndelivery 3: failure: {reply}",
        f"2026-11-22T10:00:00,,,,,,,,FAIL,{address},{reply}",
        f"EventId : FAIL\nRecipients : {{{address}}}\nRecipientStatus : {{[{{LED={reply}}}]}}",
        draw(pieces()),
    ]
    return "\n".join(draw(st.lists(st.sampled_from(rows), min_size=1, max_size=6)))


@st.composite
def transcripts(draw):
    """Commands and replies of a session, marked as tools mark them."""
    mark = draw(st.sampled_from(["", ">>> ", "C: ", " -> "]))
    back = draw(st.sampled_from(["", "<<< ", "S: ", "<-  "]))
    commands = st.builds(
        "{}{} {}".format, st.just(mark), st.sampled_from(["EHLO", "MAIL FROM:<>", "DATA", "."]), REASONS
    )
    asked = st.one_of(commands, st.builds("{}RCPT TO:<{}>".format, st.just(mark), ADDRESSES))
    answered = st.builds("{}{}".format, st.just(back), replies())
    lines = draw(st.lists(st.one_of(asked, answered, pieces()), min_size=2, max_size=12))
    return "\n".join(["220 mx.example.com ESMTP", *lines])


texts = st.one_of(notices(), statuses(), logs(), transcripts(), replies(), pieces())

KINDS = [
    "text/plain",
    "text/html",
    "message/delivery-status",
    "message/rfc822",
    "message/feedback-report",
    "message/disposition-notification",
    "text/rfc822-headers",
    "application/octet-stream",
]
HEADERS = [
    "Subject: Undelivered Mail Returned to Sender",
    "Subject: =?utf-8?b?4pyT?= =?iso-2022-jp?q?=1B$B?=",
    "Return-Path: <>",
    "X-Failed-Recipients: a@example.com, b@example.net",
    "Auto-Submitted: auto-replied",
    "broken line without a colon",
    " folded",
    "Content-Type: multipart/report; report-type*=x; report-type*0=y",
]


@st.composite
def parts(draw):
    """Leaves of a message: media type, charset, text."""
    charsets = st.sampled_from(["utf-8", "iso-2022-jp", "euc-kr", "koi8-r"])
    leaf = st.tuples(st.sampled_from(KINDS), charsets, texts.map(lambda text: text.replace("\r", "")))
    return draw(st.lists(leaf, min_size=1, max_size=4))


def message(leaves, encoding="8bit", headers=(), newline=b"\n"):
    """A message of these leaves, each in this transfer encoding; `newline` is what stands inside the encoding."""
    head = ["From: MAILER-DAEMON@mx.example.net", "To: sender@example.org", *headers, "MIME-Version: 1.0"]
    head.append('Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"')
    rows = ["\n".join(head).encode(), b""]
    for kind, charset, text in leaves:
        data = text.encode(charset, "replace")
        if encoding == "base64":
            data = base64.encodebytes(data.replace(b"\n", newline))
        elif encoding == "quoted-printable":
            data = quopri.encodestring(data)
        kind_and_charset = f"Content-Type: {kind}; charset={charset}\nContent-Transfer-Encoding: {encoding}\n"
        rows += [b"--=_b", kind_and_charset.encode(), data]
    return b"\n".join([*rows, b"--=_b--", b""])


@st.composite
def messages(draw):
    """Messages whole and broken, one in another."""
    made = message(draw(parts()), headers=draw(st.lists(st.sampled_from(HEADERS), max_size=4, unique=True)))
    for _ in range(draw(st.integers(0, 2))):
        made = message([("message/rfc822", "utf-8", made.decode("utf-8", "replace"))])
    return made


@st.composite
def bitten(draw):
    """One of our samples, or a message, with something cut out, put in or doubled here and there."""
    data = bytearray(draw(st.one_of(st.sampled_from(SOURCES), messages())))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        size = draw(st.integers(0, 60))
        match draw(st.sampled_from(["cut", "noise", "piece", "double"])):
            case "cut":
                del data[at : at + size]
            case "noise":
                data[at:at] = draw(st.binary(max_size=8))
            case "piece":
                data[at:at] = draw(st.sampled_from(PIECES)).encode("utf-8", "replace")
            case "double":
                data[at:at] = data[at : at + size]
    return bytes(data)


anything = st.one_of(bitten(), messages(), texts.map(str.encode), noise)
# Without the carriage returns and byte order marks that a test about lines puts in itself.
of_lines = anything.map(lambda data: data.replace(b"\r", b"").lstrip(b"\xef\xbb\xbf\xff\xfe"))

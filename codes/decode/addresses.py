"""Addresses in a notice, and which of them are recipients rather than senders, postmasters or message ids."""

import re
from typing import NamedTuple

# RFC 5321 §4.1.2; in angle brackets anything without blanks counts, internationalised ones too (RFC 6531).
_ADDRESS = re.compile(
    r"<(?P<angled>[^<>\s@\"]{1,64}@[^<>\s@]{1,200}|\"[^\"<>\n]{1,64}\"@[^<>\s@]{1,200})>"
    r"|(?<![A-Za-z0-9!#$%&'*+/=?^_`{|}~.@-])(?P<bare>[A-Za-z0-9!#$%&'*+/=?^_`{|}~][A-Za-z0-9!#$%&'*+/=?^_`{|"
    r"}~.-]{0,63}@"
    r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}\.){0,10}[A-Za-z0-9-]{2,62})"
)
_PREFIX = re.compile(r"^(?:mailto|rfc822|smtp|to|recipient|rcpt|sip|email|e-mail)[:;=]", re.IGNORECASE)
# Lines that name a sender, a message id, or where to turn to.
_OTHER = re.compile(
    r"^\s*(?:from|sender|reply-to|return-path|message-id|message id|references|in-reply-to|x-[a-z-]+|received|"
    r"mail from|"
    r"de|von|отправитель|差出人|送信者|发件人|寄件者|보낸 ?사람|보낸이|"
    r"errors-to|cc|>>> mail|mittente|remetente|expéditeur|"
    r"absender|remitente)"
    r"(?:[ \t:：>]|$)|\bmail from:|message-?id|expanded from",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:contact|postmaster|help|abuse|support|question|assistance|administrator|webmaster|kontakt|mailto:)",
    re.IGNORECASE,
)
_DAEMON = re.compile(
    r"(?:mailer-?daemon|post-?master|mail-?daemon|daemon|root|abuse|no-?reply|mailerdaemon|"
    r"microsoftexchange\w*|mail-?system"
    r"|bounces?|mdaemon|mail\.?delivery|administrator|sysadmin|hostmaster)(?:[+=-]\S*)?@",
    re.IGNORECASE,
)
# Where a recipient is named: the line begins with it, or with a word that announces one.
_STRONG = re.compile(
    r"^[\s>*•·\-–|:(\[\d.]{0,12}(?:(?:to|rcpt to|recipient|recipients|final-recipient|original-recipient|"
    r"failed recipient|"
    r"user|address|email|e-mail|addressee|destinataire|empfänger|an|destinatario|destinatário|para|получатель|"
    r"кому|адрес|"
    r"宛先|受信者|あて先|收件人|收件者|받는 ?사람|수신자|수신인|delivery to|>>> rcpt to|rcpt|unknown user|"
    r"invalid recipient|your message to|message to|undeliverable to|failed to|delivery failed to|failed delivery to|"
    r"could not deliver message to|a message to)\s?[:：;=]?\s?(?:the following recipients?:?)?\s*(?:rfc822;)?)?"
    r"['\"“(\[]{0,2}\s*$",
    re.IGNORECASE,
)

_GOES_ON = re.compile(r"[a-z,]{3}[ \t]*$(?<!recipients)(?<!recipient)(?<!addresses)(?<!address)(?<!users)(?<!for)")


class Found(NamedTuple):
    """An address in the document; `strong` says that the line presents it as the recipient."""

    address: str
    start: int
    end: int
    strong: bool


def _wrapped(plain: str, start: int, line_start: int, before: str) -> bool:
    """Whether an indented line goes on with the sentence above it, and names somebody within that."""
    if not before[:1].isspace() or line_start - 1 <= start:
        return False
    above = plain[max(start, plain.rfind("\n", max(start, line_start - 400), line_start - 1) + 1) : line_start - 1]
    return _GOES_ON.search(above) is not None and _ADDRESS.fullmatch(above.strip(" \t<>,;")) is None


def find(plain: str, start: int, end: int, senders: frozenset[str]) -> list[Found]:
    """Addresses between two offsets that may be recipients; `senders` (small letters) are left out."""
    found: list[Found] = []
    for match in _ADDRESS.finditer(plain, start, end):
        group = "angled" if match["angled"] else "bare"
        address, at, stop = match[group], match.start(group), match.end(group)
        prefix = _PREFIX.match(address)
        if prefix:
            at += prefix.end()
            address = address[prefix.end() :]
        at += len(address) - len(address.lstrip("'"))
        address = address.lstrip("'")
        trimmed = address.rstrip(".,;:'\"")
        stop -= len(address) - len(trimmed)
        address = trimmed
        if not address or address.lower() in senders or _DAEMON.match(address):
            continue
        line_start = plain.rfind("\n", max(start, at - 400), at) + 1 or max(start, at - 400)
        before = plain[line_start : match.start()]
        if _OTHER.search(before) or _CONTACT.search(before[-60:]):
            continue
        line_end = plain.find("\n", stop, stop + 200)
        after = plain[stop : line_end if line_end >= 0 else min(stop + 200, end)]
        alone = (
            not after.strip(" \t>'\")]},;.")
            or after.lstrip(" >'\")")[:1] in {":", "(", ";", "-", "=", "*"}
            or after[:5].lstrip("> ").startswith("...")
        )
        if "." not in address.rpartition("@")[2] and before.strip(" \t<*:\"'"):
            continue  # a name without a dot is a domain only where the line has nothing before it
        presented = _STRONG.match(before) is not None or (
            alone and len(before) < 100 and before.rstrip()[-1:] in {":", ";", ""}
        )
        strong = presented and not (after.strip(" >:") and _wrapped(plain, start, line_start, before))
        found.append(Found(address, at, stop, strong))
    return found

"""A decoded paste as its page shows it: marked text, advice in the page's language, copies without private data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from codes import lookup, revision
from codes.decode import Decoded, ProviderPattern, Recipient
from codes.models import Provider, ProviderResponse

SHOWN_AT_MOST = 50
MARKED_AT_MOST = 400
_PRIVATE = (
    (re.compile(r"(?i)(message-id:\s*)<[^>\s]+>"), r"\1<redacted>"),
    (re.compile(r"<[^<>\s@]+@[^<>\s]+>"), "<address>"),
    (re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+"), "address"),
    (re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])"), "192.0.2.0"),
    (re.compile(r"(?i)(?<![\w:.])(?=[\da-f:]*::|(?:[\da-f]{1,4}:){7})[\da-f:]{6,}(?![\w:])"), "2001:db8::"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the pasted text; `marks` says what it is evidence for, if anything."""

    text: str
    marks: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One recipient's result, with the explanation of its code and a message for the customer in every language."""

    recipient: Recipient
    found: lookup.Found | None
    customer_replies: tuple[tuple[str, str], ...]
    provider: str
    for_postmaster: bool

    @property
    def ticket(self) -> str:
        """What can go into a ticket: codes and diagnostic, without addresses, host addresses and message ids."""
        codes = " ".join(filter(None, (self.recipient.reply_code, self.recipient.enhanced_code)))
        return redacted("\n".join(filter(None, (codes, self.recipient.diagnostic))))


def patterns() -> tuple[ProviderPattern, ...]:
    """What providers send, as the decoder takes it; kept until the content moves."""
    return _patterns(revision.current())


@lru_cache(maxsize=2)
def _patterns(_revision: int) -> tuple[ProviderPattern, ...]:
    rows = ProviderResponse.objects.with_provider().exclude(pattern="").order_by("key")
    return tuple(
        ProviderPattern(
            row.provider.slug, row.pattern, row.reply_code, row.enhanced_code, row.tag, row.retry, row.who_acts
        )
        for row in rows
    )


def findings(decoded: Decoded, lang: str) -> list[Finding]:
    """The results to show, `SHOWN_AT_MOST` of them, with the page that explains each."""
    names = dict(Provider.objects.values_list("slug", "name"))
    pages: dict[str, lookup.Found | None] = {}
    return [_finding(recipient, lang, names, pages) for recipient in decoded.recipients[:SHOWN_AT_MOST]]


def _finding(recipient: Recipient, lang: str, names: dict[str, str], pages: dict[str, lookup.Found | None]) -> Finding:
    code = recipient.enhanced_code or recipient.reply_code
    found = _page(code, lang, pages) or _page(recipient.reply_code, lang, pages)
    # A final report may carry a temporary code: then nobody retries any more, and the code's own message, which
    # says that the system keeps trying, would be untrue (RFC 3464 §2.3.3). 4.4.7 is the code of expired mail.
    given_up = recipient.action == "failed" and recipient.verdict.permanence == "temporary"
    spoken = _page("4.4.7", lang, pages) if given_up else found
    return Finding(
        recipient=recipient,
        found=found,
        customer_replies=spoken.customer_replies if spoken else (),
        provider=names.get(recipient.provider, ""),
        for_postmaster="recipient-admin" in recipient.verdict.who_acts[:1],
    )


def _page(code: str, lang: str, pages: dict[str, lookup.Found | None]) -> lookup.Found | None:
    if code and code not in pages:
        pages[code] = lookup.find(code, lang)
    return pages.get(code)


def marked(decoded: Decoded) -> Iterator[Piece]:
    """The text as it was read, in pieces, with the evidence of every finding marked.

    Of spans that lie one in another the narrowest is marked: the code, not the whole line around it.
    """
    spans = {(one.start, one.end): one.for_ for found in decoded.recipients for one in found.evidence}
    taken: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: span[1] - span[0])[:MARKED_AT_MOST]:
        if all(end <= other_start or start >= other_end for other_start, other_end in taken):
            taken.append((start, end))
    position = 0
    for start, end in sorted(taken):
        name = spans[start, end]
        if start > position:
            yield Piece(decoded.text[position:start])
        yield Piece(decoded.text[start:end], name)
        position = end
    if position < len(decoded.text):
        yield Piece(decoded.text[position:])


def redacted(text: str) -> str:
    """A text without mail addresses, IP addresses and message ids."""
    for pattern, instead in _PRIVATE:
        text = pattern.sub(instead, text)
    return text

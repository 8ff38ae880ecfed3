"""A decoded paste as its page shows it: what happened and who acts, in the page's language, evidence marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from codes import lookup, revision, vocab
from codes.decode import Decoded, ProviderPattern, Recipient
from codes.models import Provider, ProviderResponse
from codes.redaction import redacted

SHOWN_AT_MOST = 50
MARKED_AT_MOST = 400
ARRIVED = frozenset({"delivered", "relayed", "expanded"})

HEADLINES = {
    "address": gettext_lazy("An address was not accepted"),
    "mailbox-full": gettext_lazy("The recipient’s mailbox is full"),
    "mailbox-inactive": gettext_lazy("The recipient’s mailbox takes no mail"),
    "size": gettext_lazy("The message is too large"),
    "content": gettext_lazy("The message was refused for its content"),
    "reputation": gettext_lazy("The sending server or domain has a bad reputation"),
    "authentication": gettext_lazy("Authentication failed"),
    "policy": gettext_lazy("Refused by a rule of the mail server"),
    "rate": gettext_lazy("Too much mail in too short a time"),
    "greylisting": gettext_lazy("Greylisting: the server wants a second attempt"),
    "relay": gettext_lazy("The server does not relay this message"),
    "encryption": gettext_lazy("An encrypted connection is missing"),
    "network": gettext_lazy("The receiving server was not reached"),
    "dns": gettext_lazy("A DNS record is missing or wrong"),
    "routing": gettext_lazy("The message found no way to its recipient"),
    "system": gettext_lazy("A mail server had a fault"),
    "protocol": gettext_lazy("The SMTP session broke a rule or a limit"),
}
_GENERAL = {
    "success": gettext_lazy("Nothing failed"),
    "intermediate": gettext_lazy("The server waits for more"),
    "temporary": gettext_lazy("A temporary failure; the cause is not said"),
    "permanent": gettext_lazy("A permanent failure; the cause is not said"),
    "unknown": gettext_lazy("The cause is not said"),
}
# The code whose explanation fits what the words say, where there is no code or the words tell against it.
_EXPLAINED_BY = {
    "address": "1.1",
    "mailbox-full": "2.2",
    "mailbox-inactive": "2.1",
    "size": "3.4",
    "content": "7.1",
    "reputation": "7.1",
    "policy": "7.1",
    "greylisting": "7.1",
    "rate": "7.28",
    "relay": "7.1",
    "encryption": "7.10",
    "network": "4.1",
    "routing": "4.6",
    "system": "3.0",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the pasted text; `marks` says what it is evidence for, if anything."""

    text: str
    marks: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What happened to one recipient, or to several in the same way, with its explanation and messages to send."""

    recipients: tuple[Recipient, ...]
    headline: str
    found: lookup.Found | None
    by_words: bool
    """Whether `found` explains what the words say rather than a code of the text."""
    customer_replies: tuple[tuple[str, str], ...]
    provider: str

    @property
    def recipient(self) -> Recipient:
        return self.recipients[0]

    @property
    def given_up(self) -> bool:
        """Whether a final report carries a temporary code: then nobody retries any more (RFC 3464 §2.3.3)."""
        return _given_up(self.recipient)

    @property
    def arrived(self) -> bool:
        """Whether nothing has to be done or said about it (RFC 3464 §2.3.3)."""
        return self.recipient.action in ARRIVED

    @property
    def disagreements(self) -> list[tuple[list[tuple[str, str]], str]]:
        """Per conflict: what each witness says, in words, and the witness that was believed."""
        return [
            (
                [(_witness(name), _said(value)) for name, value in zip(one.between, one.values, strict=True)],
                _witness(one.judged_by),
            )
            for one in self.recipient.conflicts
        ]

    @property
    def ticket(self) -> str:
        """What can go into a ticket: cause, codes, verdicts, diagnostic; no addresses, host addresses, message ids."""
        one, verdict = self.recipient, self.recipient.verdict
        # A complaint or a receipt is no failure: whether that is temporary is not asked.
        failed = "" if verdict.permanence == "success" else vocab.label(vocab.Permanence(verdict.permanence))
        facts = (
            (vocab.FACT_LABELS["permanence"], failed),
            (vocab.FACT_LABELS["retry"], vocab.label(vocab.Retry(verdict.retry))),
            (vocab.FACT_LABELS["keep_address"], vocab.label(vocab.KeepAddress(verdict.keep_address))),
            (vocab.FACT_LABELS["who_acts"], " → ".join(vocab.label(vocab.Actor(who)) for who in verdict.who_acts)),
        )
        lines = [
            " · ".join(filter(None, (" ".join(filter(None, (one.reply_code, one.enhanced_code))), self.headline))),
            *(f"{label} {value}" for label, value in facts if value),
            one.diagnostic,
        ]
        return redacted("\n".join(filter(None, lines)))

    @property
    def postmaster_messages(self) -> list[tuple[str, str]]:
        """(language, text) for whoever runs the recipient's server; nothing where somebody else has to act first."""
        one = self.recipient
        # Where nobody retries any more the sender comes first, only to send again once the cause is gone.
        others = [who for who in one.verdict.who_acts if who != "sender-user" or not self.given_up]
        if others[:1] != ["recipient-admin"]:
            return []
        messages = []
        for lang, _name in settings.LANGUAGES:
            with override(lang):
                facts = [(_("Recipient:"), each.recipient) for each in self.recipients[:10]]
                facts += [(_("Server:"), one.remote_host), (_("Answer:"), one.diagnostic)]
                lines = [
                    _("Your mail server did not take a message of ours, and the cause seems to lie on your side."),
                    _("Please check what your log says about it. This is what we have:"),
                    "",
                    *(f"{label} {value}" for label, value in facts if value),
                ]
                messages.append((lang, "\n".join(lines)))
        return messages


def patterns() -> tuple[ProviderPattern, ...]:
    """What providers send, as the decoder takes it; kept until the content moves."""
    return _patterns(revision.current())


@lru_cache(maxsize=2)
def _patterns(_revision: int) -> tuple[ProviderPattern, ...]:
    rows = ProviderResponse.objects.with_provider().exclude(pattern="").order_by("key")
    return tuple(
        ProviderPattern(
            row.provider.slug,
            row.pattern,
            row.reply_code,
            row.enhanced_code,
            row.tag,
            row.retry,
            row.who_acts,
            row.category,
            row.distinctive,
            tuple(row.provider.signs),
        )
        for row in rows
    )


def findings(decoded: Decoded, lang: str) -> tuple[list[Finding], int]:
    """The results, `SHOWN_AT_MOST` of them, and how many recipients are left out.

    Recipients to whom the same happened stand together, in the order of the text.
    """
    names = dict(Provider.objects.values_list("slug", "name"))
    alike: dict[tuple[object, ...], list[Recipient]] = {}
    for one in decoded.recipients:
        key = (one.action, one.reply_code, one.enhanced_code, one.verdict, one.category, one.provider, one.conflicts)
        alike.setdefault(key, []).append(one)
    pages: dict[str, lookup.Found | None] = {}
    complaint = decoded.kind == "complaint"
    groups = [tuple(group) for group in alike.values()]
    shown = [_finding(group, lang, names, pages, complaint=complaint) for group in groups[:SHOWN_AT_MOST]]
    return shown, sum(map(len, groups[SHOWN_AT_MOST:]))


def _finding(
    recipients: tuple[Recipient, ...],
    lang: str,
    names: dict[str, str],
    pages: dict[str, lookup.Found | None],
    *,
    complaint: bool,
) -> Finding:
    one = recipients[0]
    code = one.enhanced_code or one.reply_code
    found = _page(code, lang, pages) or _page(one.reply_code, lang, pages)
    against = any(conflict.judged_by == "words" and one.category in conflict.values for conflict in one.conflicts)
    by_words = (not code or against) and not complaint and one.category in _EXPLAINED_BY
    if by_words:
        digit = "4" if one.verdict.permanence == "temporary" else "5"
        found = _page(f"{digit}.{_EXPLAINED_BY[one.category]}", lang, pages) or found
    # Where nobody retries any more, a code's own message, which says that the system keeps trying, would be untrue.
    # 4.4.7 is the code of expired mail.
    spoken = _page("4.4.7", lang, pages) if _given_up(one) else found
    if one.action in ARRIVED:
        spoken = None
    return Finding(
        recipients=recipients,
        headline=_headline(one, complaint=complaint),
        found=found,
        by_words=by_words,
        customer_replies=spoken.customer_replies if spoken else (),
        provider=names.get(one.provider, ""),
    )


def _given_up(one: Recipient) -> bool:
    return one.action == "failed" and one.verdict.permanence == "temporary"


def _headline(one: Recipient, *, complaint: bool) -> str:
    """What happened, in one line."""
    if complaint and one.category != "authentication":
        return _("The recipient reported the message as unwanted")
    if one.action in ARRIVED:
        return vocab.label(vocab.Action(one.action))
    return str(HEADLINES.get(one.category) or _GENERAL[one.verdict.permanence])


def _witness(name: str) -> str:
    return vocab.label(vocab.Witness(name)) if name in vocab.Witness.values else name


def _said(value: str) -> str:
    """What a witness says, in words: a category, a permanence, an action, or the code itself."""
    for vocabulary in (vocab.Category, vocab.Permanence, vocab.Action):
        if value in vocabulary.values:
            return vocab.label(vocabulary(value))
    return value


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
        if start > position:
            yield Piece(decoded.text[position:start])
        yield Piece(decoded.text[start:end], spans[start, end])
        position = end
    if position < len(decoded.text):
        yield Piece(decoded.text[position:])

"""The vocabularies: every value that a fact may take, with its localized label.

Values are those of the content files, the database and the JSON interface. Labels are interface messages; those
that also stand inside sentences begin with a small letter, and `label` makes it a capital where they stand alone.
"""

from django.db.models import TextChoices
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


def label(choice: TextChoices) -> str:
    """A value's label as it stands alone."""
    return capfirst(str(choice.label))


class Kind(TextChoices):
    REPLY = "reply", _("Reply code")
    ENHANCED = "enhanced", _("Enhanced status code")


class Standing(TextChoices):
    STANDARD = "standard", pgettext_lazy("standing", "Standard")
    EXTENSION = "extension", pgettext_lazy("standing", "Extension")
    OBSOLETE = "obsolete", pgettext_lazy("standing", "Obsolete")
    DEPRECATED = "deprecated", pgettext_lazy("standing", "Deprecated")
    REGISTRY_LISTED = "registry-listed", pgettext_lazy("standing", "Listed in the registry, defined nowhere")
    VENDOR = "vendor", pgettext_lazy("standing", "Vendor-specific")
    FOLKLORE = "folklore", pgettext_lazy("standing", "Folklore")


class Permanence(TextChoices):
    SUCCESS = "success", pgettext_lazy("permanence", "Success")
    INTERMEDIATE = "intermediate", pgettext_lazy("permanence", "Intermediate")
    TEMPORARY = "temporary", pgettext_lazy("permanence", "Temporary")
    PERMANENT = "permanent", pgettext_lazy("permanence", "Permanent")
    UNKNOWN = "unknown", pgettext_lazy("permanence", "Not defined")


class Retry(TextChoices):
    YES = "yes", pgettext_lazy("retry", "Yes")
    NO = "no", pgettext_lazy("retry", "No")
    DEPENDS = "depends", pgettext_lazy("retry", "Depends on the cause")
    NOT_APPLICABLE = "not-applicable", pgettext_lazy("retry", "Nothing to retry")
    UNKNOWN = "unknown", pgettext_lazy("retry", "Not known")


class KeepAddress(TextChoices):
    YES = "yes", pgettext_lazy("keep address", "Yes")
    NO = "no", pgettext_lazy("keep address", "No")
    DEPENDS = "depends", pgettext_lazy("keep address", "Depends on the cause")
    NOT_APPLICABLE = "not-applicable", pgettext_lazy("keep address", "Not about an address")
    UNKNOWN = "unknown", pgettext_lazy("keep address", "Not known")


class Actor(TextChoices):
    SENDER_USER = "sender-user", pgettext_lazy("who acts", "the person who sent it")
    SENDER_ADMIN = "sender-admin", pgettext_lazy("who acts", "the sending server’s administrator")
    RECIPIENT_USER = "recipient-user", pgettext_lazy("who acts", "the recipient")
    RECIPIENT_ADMIN = "recipient-admin", pgettext_lazy("who acts", "the receiving server’s administrator")
    NOBODY = "nobody", pgettext_lazy("who acts", "nobody for now")


class Closes(TextChoices):
    YES = "yes", pgettext_lazy("closes the connection", "Yes")
    NO = "no", pgettext_lazy("closes the connection", "No")
    MAY = "may", pgettext_lazy("closes the connection", "It may")


class Phase(TextChoices):
    ANY = "any", pgettext_lazy("phase", "any command")
    CONNECT = "connect", pgettext_lazy("phase", "connecting")
    EHLO = "ehlo", pgettext_lazy("phase", "EHLO or HELO")
    STARTTLS = "starttls", "STARTTLS"
    AUTH = "auth", "AUTH"
    MAIL = "mail", "MAIL FROM"
    RCPT = "rcpt", "RCPT TO"
    DATA = "data", "DATA"
    MESSAGE = "message", pgettext_lazy("phase", "end of the message")
    QUIT = "quit", "QUIT"


class Category(TextChoices):
    ADDRESS = "address", pgettext_lazy("category", "address")
    MAILBOX_FULL = "mailbox-full", pgettext_lazy("category", "mailbox full")
    MAILBOX_INACTIVE = "mailbox-inactive", pgettext_lazy("category", "mailbox not in use")
    SIZE = "size", pgettext_lazy("category", "message size")
    CONTENT = "content", pgettext_lazy("category", "message content")
    REPUTATION = "reputation", pgettext_lazy("category", "reputation")
    AUTHENTICATION = "authentication", pgettext_lazy("category", "authentication")
    POLICY = "policy", pgettext_lazy("category", "policy")
    RATE = "rate", pgettext_lazy("category", "sending rate")
    GREYLISTING = "greylisting", pgettext_lazy("category", "greylisting")
    RELAY = "relay", pgettext_lazy("category", "relaying")
    ENCRYPTION = "encryption", pgettext_lazy("category", "encryption")
    NETWORK = "network", pgettext_lazy("category", "network")
    DNS = "dns", "DNS"
    ROUTING = "routing", pgettext_lazy("category", "routing")
    SYSTEM = "system", pgettext_lazy("category", "mail system")
    PROTOCOL = "protocol", pgettext_lazy("category", "protocol")
    NONE = "none", pgettext_lazy("category", "general")


class Action(TextChoices):
    FAILED = "failed", pgettext_lazy("action", "failed")
    DELAYED = "delayed", pgettext_lazy("action", "delayed")
    DELIVERED = "delivered", pgettext_lazy("action", "delivered")
    RELAYED = "relayed", pgettext_lazy("action", "relayed")
    EXPANDED = "expanded", pgettext_lazy("action", "expanded")
    UNKNOWN = "unknown", pgettext_lazy("action", "not said")


class Read(TextChoices):
    REPORT = "report", pgettext_lazy("what was pasted", "a delivery report")
    BOUNCE = "bounce", pgettext_lazy("what was pasted", "a bounce in free text")
    COMPLAINT = "complaint", pgettext_lazy("what was pasted", "a complaint from a feedback loop")
    LOG = "log", pgettext_lazy("what was pasted", "lines of a mail server’s log")
    TRANSCRIPT = "transcript", pgettext_lazy("what was pasted", "an SMTP session")
    LINE = "line", pgettext_lazy("what was pasted", "a reply or a few words")
    AUTO_REPLY = "auto-reply", pgettext_lazy("what was pasted", "an automatic answer, no bounce")
    MESSAGE = "message", pgettext_lazy("what was pasted", "an ordinary message, no bounce")
    EMPTY = "empty", pgettext_lazy("what was pasted", "nothing")


class Matched(TextChoices):
    SYNONYM = "synonym", pgettext_lazy("where a search matched", "Also said as")
    NAME = "name", pgettext_lazy("where a search matched", "Name")
    SUMMARY = "summary", pgettext_lazy("where a search matched", "What it means")
    CAUSE = "cause", pgettext_lazy("where a search matched", "Cause")
    DESCRIPTION = "description", pgettext_lazy("where a search matched", "Description")
    WHEN_SEEN = "when_seen", pgettext_lazy("where a search matched", "When you see it")
    HOW_TO_FIX = "how_to_fix", pgettext_lazy("where a search matched", "How to fix it")
    WHEN_TO_RETURN = "when_to_return", pgettext_lazy("where a search matched", "If you run a receiving server")
    PROVIDER = "provider", pgettext_lazy("where a search matched", "Provider")
    REPLY = "reply", pgettext_lazy("where a search matched", "A provider’s reply")


class Witness(TextChoices):
    REPLY_CODE = "reply_code", pgettext_lazy("where a finding was read", "the reply code")
    ENHANCED_CODE = "enhanced_code", pgettext_lazy("where a finding was read", "the enhanced status code")
    STATUS = "status", pgettext_lazy("where a finding was read", "the report’s status field")
    WORDS = "words", pgettext_lazy("where a finding was read", "the words")
    ACTION = "action", pgettext_lazy("where a finding was read", "the report’s action field")
    STANDARD = "standard", pgettext_lazy("where a finding was read", "the standard")
    RECIPIENT = "recipient", pgettext_lazy("where a finding was read", "the recipient")
    CATEGORY = "category", pgettext_lazy("where a finding was read", "the words")
    REMOTE_HOST = "remote_host", pgettext_lazy("where a finding was read", "the server that answered")
    DIAGNOSTIC = "diagnostic", pgettext_lazy("where a finding was read", "the server’s answer")


class State(TextChoices):
    CURRENT = "current", pgettext_lazy("translation state", "Current")
    OUTDATED = "outdated", pgettext_lazy("translation state", "Outdated")
    MISSING = "missing", pgettext_lazy("translation state", "Missing")


FACT_LABELS = {
    "permanence": _("Temporary or permanent?"),
    "retry": _("Retry this message?"),
    "keep_address": _("Keep this address?"),
    "who_acts": _("Who acts?"),
    "closes_connection": _("Does the connection close?"),
    "phases": _("Where in the session?"),
    "category": _("What it is about"),
    "standing": _("Standing"),
    "class_foreseen": _("Does the standard foresee it?"),
}

# RFC 5321 §4.2.1 (first digit); RFC 3463 §2 (class).
REPLY_CLASSES = {
    "2": _("Positive completion"),
    "3": _("Positive intermediate"),
    "4": _("Transient negative completion"),
    "5": _("Permanent negative completion"),
}
ENHANCED_CLASSES = {
    "2": _("Success"),
    "4": _("Persistent transient failure"),
    "5": _("Permanent failure"),
}
# RFC 3463 §2 and §3.
SUBJECTS = {
    "0": _("Other or undefined status"),
    "1": _("Addressing status"),
    "2": _("Mailbox status"),
    "3": _("Mail system status"),
    "4": _("Network and routing status"),
    "5": _("Mail delivery protocol status"),
    "6": _("Message content or media status"),
    "7": _("Security or policy status"),
}

CLASS_PERMANENCE = {
    "2": Permanence.SUCCESS,
    "3": Permanence.INTERMEDIATE,
    "4": Permanence.TEMPORARY,
    "5": Permanence.PERMANENT,
}

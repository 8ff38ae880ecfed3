"""One whole sentence for each value of each fact, about one code: what comparisons are made of.

Every sentence stands alone, names its code and is translated as a whole; nothing is inserted but the
code and lists of names. Where a rule of SMTP stands behind a sentence, the RFC section is beside it.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from codes.entry import Entry
from codes.vocab import Actor, Kind, Phase, Standing

PERMANENCE = {
    "success": gettext_lazy("%(code)s reports success."),
    "intermediate": gettext_lazy("%(code)s asks the client to go on; nothing is decided yet."),
    # RFC 5321 §4.2.1: the client is encouraged to try again, and should not repeat a permanent failure.
    "temporary": gettext_lazy("%(code)s is temporary: the standard lets the client try the same thing again later."),
    "permanent": gettext_lazy("%(code)s is permanent: the client should not repeat the same request unchanged."),
    "unknown": gettext_lazy("For %(code)s no standard says whether it is temporary or permanent."),
}
RETRY = {
    "yes": gettext_lazy("After %(code)s the same message may be sent again unchanged."),
    "no": gettext_lazy("After %(code)s it does not help to send the same message again unchanged."),
    "depends": gettext_lazy(
        "Whether another attempt helps after %(code)s depends on the cause; the text after the code usually names it."
    ),
    "not-applicable": gettext_lazy("After %(code)s there is nothing to send again."),
    "unknown": gettext_lazy("%(code)s alone does not tell whether another attempt helps."),
}
KEEP_ADDRESS = {
    "yes": gettext_lazy("%(code)s is no reason to give up the recipient’s address."),
    "no": gettext_lazy(
        "After %(code)s the recipient’s address should not be used again until it has been corrected or confirmed."
    ),
    "depends": gettext_lazy("Whether to keep the recipient’s address after %(code)s depends on the cause."),
    "not-applicable": gettext_lazy("%(code)s does not concern a recipient’s address."),
    "unknown": gettext_lazy("%(code)s alone says nothing reliable about the recipient’s address."),
}
FIRST_ACTOR = {
    "sender-user": gettext_lazy("With %(code)s the person who sent the message acts first."),
    "sender-admin": gettext_lazy("With %(code)s the administrator of the sending server acts first."),
    "recipient-user": gettext_lazy("With %(code)s the recipient has to act first."),
    "recipient-admin": gettext_lazy("With %(code)s the administrator of the receiving server has to act first."),
    "nobody": gettext_lazy("With %(code)s nobody has to act at first."),
}
CLOSES = {
    "yes": gettext_lazy("The connection ends with %(code)s."),
    "no": gettext_lazy("%(code)s does not end the connection."),
    "may": gettext_lazy("The server may close the connection after %(code)s."),
}
STANDING = {
    "standard": gettext_lazy("%(code)s is part of the standard."),
    "extension": gettext_lazy("%(code)s belongs to an extension of SMTP."),
    "obsolete": gettext_lazy("%(code)s is obsolete."),
    "deprecated": gettext_lazy("%(code)s is deprecated."),
    "registry-listed": gettext_lazy("%(code)s is listed in the registry, but no specification defines it."),
    "vendor": gettext_lazy("%(code)s is used by single products or providers only."),
    "folklore": gettext_lazy("%(code)s is found on lists on the web, but in no specification."),
}

CATEGORY = {
    "address": gettext_lazy("%(code)s is about an email address."),
    "mailbox-full": gettext_lazy("%(code)s is about a mailbox that is full."),
    "mailbox-inactive": gettext_lazy("%(code)s is about a mailbox that is not in use."),
    "size": gettext_lazy("%(code)s is about the size of the message."),
    "content": gettext_lazy("%(code)s is about the content of the message."),
    "reputation": gettext_lazy("%(code)s is about the reputation of the sending side."),
    "authentication": gettext_lazy("%(code)s is about proof of who is sending: sign-in, SPF, DKIM or DMARC."),
    "policy": gettext_lazy("%(code)s is about what the server’s policy allows."),
    "rate": gettext_lazy("%(code)s is about how much is sent in a given time."),
    "greylisting": gettext_lazy("%(code)s is about greylisting."),
    "relay": gettext_lazy("%(code)s is about relaying to other servers."),
    "encryption": gettext_lazy("%(code)s is about encryption."),
    "network": gettext_lazy("%(code)s is about the network connection."),
    "dns": gettext_lazy("%(code)s is about DNS."),
    "routing": gettext_lazy("%(code)s is about the route of the message from server to server."),
    "system": gettext_lazy("%(code)s is about the mail system itself."),
    "protocol": gettext_lazy("%(code)s is about the protocol: the commands, their order and their arguments."),
    "none": gettext_lazy("%(code)s is general: it names no particular subject."),
}
CLASS_FORESEEN = {
    "yes": gettext_lazy("The standard foresees %(code)s."),
    "no": gettext_lazy("The standard does not foresee %(code)s."),
}

# What the reader of a log does first, by the retry verdict. RFC 5321 §4.5.4.1: a queue keeps and retries what was
# answered with 4yz only, whatever the text says.
LOG_STEP = {
    "yes": gettext_lazy("If the log shows %(code)s, leave the message in the queue and look again later."),
    "no": gettext_lazy("If the log shows %(code)s, do not send the same message again before the cause is put right."),
    "depends": gettext_lazy("If the log shows %(code)s, read the text after the code before you send anything again."),
    "unknown": gettext_lazy("If the log shows %(code)s, go by the text beside it and not by the number."),
}
LOG_STEP_AGAINST_CLASS = {
    ("yes", "permanent"): gettext_lazy(
        "If the log shows %(code)s, the sending server has given up; the message may be sent again later."
    ),
    ("no", "temporary"): gettext_lazy(
        "If the log shows %(code)s, the queue goes on trying, but that does not help before the cause is put right."
    ),
}
LOG_STEP_DONE = {
    "success": gettext_lazy("If the log shows %(code)s, this step succeeded; look further down for the final answer."),
    "intermediate": gettext_lazy(
        "If the log shows %(code)s, the server is waiting for what comes next; look at the line after it."
    ),
}


def listed(labels: Iterable[object]) -> str:
    """Names one after another, in the separator of the language."""
    return pgettext("between the items of a list", ", ").join(str(label) for label in labels)


def who_acts(entry: Entry) -> str:
    """Who has to act first, and who next. Empty if nobody is named."""
    if not entry.who_acts:
        return ""
    first, *rest = entry.who_acts
    sentence = str(FIRST_ACTOR[first]) % {"code": entry.code}
    then = pgettext("between those who act one after the other", ", then ")
    others = then.join(str(Actor(other).label) for other in rest if other != Actor.NOBODY)
    if others and first == Actor.NOBODY:
        return join(sentence, _("If it does not clear by itself, it is up to %(actors)s.") % {"actors": others})
    return join(sentence, _("After that it is up to %(actors)s.") % {"actors": others} if others else "")


def phases(entry: Entry) -> str:
    """Where in the session the code occurs."""
    if not entry.places:
        return _("No place in the session is defined for %(code)s.") % {"code": entry.code}
    names = listed(place(one) for one in entry.places)
    sentence = ngettext(
        "%(code)s comes at this point of the session: %(phases)s.",
        "%(code)s comes at these points of the session: %(phases)s.",
        len(entry.places),
    )
    return sentence % {"code": entry.code, "phases": names}


def place(name: str) -> str:
    """How a phase or a literal command reads inside a sentence."""
    return str(Phase(name).label) if name in Phase.values else name


def standing(entry: Entry) -> str:
    """What a code is in the standards' eyes; of a class that nobody foresees only its number is."""
    if entry.kind == Kind.ENHANCED and not entry.foreseen and entry.standing == Standing.STANDARD:
        return _("The number of %(code)s is registered.") % {"code": entry.code}
    return STANDING[entry.standing] % {"code": entry.code}


def fact(name: str, entry: Entry) -> str:
    """The sentence for one fact of an entry; `name` is an attribute that FACT_LABELS lists."""
    if name == "who_acts":
        return who_acts(entry)
    if name == "phases":
        return phases(entry)
    if name == "standing":
        return standing(entry)
    sentences = {
        "permanence": PERMANENCE,
        "retry": RETRY,
        "keep_address": KEEP_ADDRESS,
        "closes_connection": CLOSES,
        "category": CATEGORY,
        "class_foreseen": CLASS_FORESEEN,
    }[name]
    return str(sentences[getattr(entry, name)]) % {"code": entry.code}


def log_advice(entry: Entry) -> str:
    """What the reader of a log does on seeing the code: the step, then who acts."""
    if entry.retry == "not-applicable":
        step = LOG_STEP_DONE.get(entry.permanence)
    else:
        step = LOG_STEP_AGAINST_CLASS.get((entry.retry, entry.permanence)) or LOG_STEP.get(entry.retry)
    if step is None:
        return RETRY[entry.retry] % {"code": entry.code}
    sentence = str(step) % {"code": entry.code}
    actors = "" if entry.retry == "not-applicable" else who_acts(entry)
    return join(sentence, actors)


def join(*sentences: str) -> str:
    """Whole sentences one after another; none but a space between them, and not even that after an ideographic stop."""
    text = ""
    for sentence in filter(None, map(str, sentences)):
        text += ("" if not text or text.endswith("。") else " ") + sentence
    return text

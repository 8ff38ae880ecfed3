"""The reply code's own sentence and no more: a mailbox that is unavailable, whyever. A specific code says more.

Source: RFC 5321 §4.2.2 and §4.2.3 (450, 550: not found, no access, busy, or for policy reasons).
"""

from codes.decode.rules.rule import WAIT, Advice, Rule

RULE = Rule(
    name="unavailable",
    category="address",
    usual="permanent",
    temporary=WAIT,
    permanent=Advice("no", "no", ("sender-user", "recipient-admin")),
    general=True,
    phrases={
        "en": (
            r"mailbox (?:is )?(?:currently |temporarily )?(?:unavailable|not available|not accessible|inaccessible)\b",
            r"(?:^|[^r] )address rejected\W*(?:$|\(in reply)",
            r"(?:does not|doesn't|did not) like recipient",
            r"(?:recipient|rcpt|address|user)s? (?:\S{1,80} )?(?:is |was |were )?(?:not accepted|unavailable|"
            r"undeliverable)",
        ),
    },
)

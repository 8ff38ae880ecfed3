"""Nothing was sent: the sending service keeps this address on its own list, for earlier bounces or a complaint.

Source: what sending services document about their suppression lists.
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="suppressed",
    category="policy",
    usual="permanent",
    temporary=Advice("no", "depends", ("sender-admin", "sender-user")),
    permanent=Advice("no", "depends", ("sender-admin", "sender-user")),
    general=True,
    phrases={
        "en": (
            r"suppress(?:ed|ion)\b[^.]{0,40}(?:sending|address|recipient|list|delivery)|suppression",
            r"(?:address|recipient)[^.]{0,30}suppressed",
            r"(?:history of|previously|recently|repeatedly) (?:hard[- ]?)?bounc",
            r"(?:not|no longer) (?:delivering|sending) to (?:a |an )?(?:previously|bounced|unsubscribed|complain)",
            r"bounced address|unsubscribed address|spam reporting address",
        ),
    },
)

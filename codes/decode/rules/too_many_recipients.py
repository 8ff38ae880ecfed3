"""More recipients in one transaction or message than the server takes: the rest can be sent again.

Sources: RFC 5321 §4.5.3.1.8 and §4.5.3.1.10, RFC 3463 §3.6 (X.5.3).
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="too-many-recipients",
    category="protocol",
    usual="temporary",
    temporary=Advice("yes", "yes", ("nobody", "sender-admin", "sender-user")),
    permanent=Advice("no", "yes", ("sender-user", "sender-admin")),
    families=frozenset({"X.5.3"}),
    phrases={
        "en": (
            r"too many (?:recipients|rcpts?|addresses)",
            r"(?:recipients?|rcpts?) (?:count |limit |number )+(?:exceed|reached|is)",
            r"too many .{0,12}recipients",
            r"exceeds? .{0,20}number of recipients",
            r"recipient limit",
        ),
        "de": (r"zu viele empf[äa]nger",),
        "fr": (r"trop de destinataires",),
        "es": (r"demasiados destinatarios",),
        "pt": (r"(?:muitos|demasiados) destinat[áa]rios",),
        "it": (r"troppi destinatari",),
        "ru": (r"слишком много (?:получателей|адресатов)",),
        "ja": (r"(?:宛先|受信者)(?:数)?が?(?:多すぎ|多過ぎ|の上限)",),
        "ko": (r"수신자(?:가|수가| 수가)? ?(?:너무|초과)",),
        "zh": (r"收件人(?:数量)?(?:过多|太多|超)",),
    },
)

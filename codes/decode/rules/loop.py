"""The message goes round in circles or finds no way on.

Sources: RFC 5321 §6.3 (loops), RFC 3463 §3.5 (X.4.4, X.4.6).
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="loop",
    category="routing",
    usual="permanent",
    temporary=Advice("depends", "yes", ("recipient-admin", "sender-admin")),
    permanent=Advice("no", "yes", ("recipient-admin", "recipient-user", "sender-admin")),
    families=frozenset({"X.4.4", "X.4.6"}),
    replies=frozenset({"446", "449"}),
    phrases={
        "en": (
            r"mail(?:er)? loop",
            r"loops? back to (?:myself|me|itself)",
            r"(?:routing|mail|forwarding|message|delivery) loop",
            r"loop(?:ing)? detected",
            r"too many (?:hops|received)",
            r"hop count",
            r"maximum hop",
            r"exceeded \d+ hops",
            r"config(?:uration)? error: mail loops",
            r"unable to route",
            r"(?:no|cannot find a|can't find a) route",
            r"unrout(?:e)?able (?:mail )?domain",
            r"all relevant mx records point to non-existent",
            r"lowest numbered mx record points to local host",
            r"mx (?:list )?(?:for .{0,60} )?points? (?:back )?to",
            r"best-preference mx",
            r"local configuration error",
            r"message is looping",
            r"already (?:been )?delivered.{0,20}loop",
        ),
        "de": (r"(?:mail)?schleife", r"zu viele hops"),
        "fr": (r"boucle",),
        "es": (r"bucle",),
        "pt": (r"loop de",),
        "it": (r"loop di",),
        "ru": (r"зациклив", r"почтовая петля"),
        "ja": (r"ループ",),
        "ko": (r"루프",),
        "zh": (r"循环", r"迴圈"),
    },
)

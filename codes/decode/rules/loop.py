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
            r"(?:no|cannot find a|can't find a) route (?:found|for|from|to (?:domain|recipient|destination|"
            r"the |this ))",
            r"unrout(?:e)?able (?:mail )?domain",
            r"lowest numbered mx record points to local host",
            r"mx (?:list )?(?:for .{0,60} )?points? (?:back )?to",
            r"best.preference mx",
            r"probably in a routing loop",
            r"message is looping",
            r"already (?:been )?delivered.{0,20}loop",
            r"looping (?:message|mail)|(?:message|mail) (?:is |was )?loop",
            r"(?:number of|too many|maximum) hops|hops? (?:exceeded|count)",
        ),
        "de": (r"(?:mail)?schleife", r"zu viele hops"),
        "fr": (
            r"boucle",
            r"trop de sauts",
        ),
        "es": (
            r"bucle",
            r"demasiados saltos",
        ),
        "pt": (
            r"loop de",
            r"muitos saltos",
        ),
        "it": (
            r"loop di",
            r"troppi hop",
        ),
        "ru": (
            r"зациклив",
            r"почтовая петля",
            r"слишком много (?:пересылок|переходов)",
        ),
        "ja": (
            r"ループ",
            r"転送回数|ホップ数",
        ),
        "ko": (
            r"루프",
            r"메일 ?루프|홉 ?수",
        ),
        "zh": (
            r"循环",
            r"迴圈",
            r"邮件循环|郵件迴圈|(?:转发|轉寄)(?:过多|過多)",
        ),
    },
)

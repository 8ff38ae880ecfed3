"""The sending host has no name, a wrong name, or greets with a bad one. Its administrator acts.

Sources: RFC 7372 §3.3 (X.7.25), RFC 5321 §4.1.4 (EHLO argument), RFC 1912 §2.1.
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="reverse-dns",
    category="dns",
    usual="permanent",
    temporary=Advice("yes", "yes", ("sender-admin",)),
    permanent=Advice("no", "yes", ("sender-admin",)),
    families=frozenset({"X.1.8", "X.7.25", "X.7.27"}),
    phrases={
        "en": (
            r"reverse ?-?(?:dns|lookup|hostname|ip|host|address|name)",
            r"\bptr\b",
            r"\br-?dns\b",
            r"cannot find your (?:reverse )?hostname",
            r"client host rejected: cannot find",
            r"(?:could not|cannot|can't|unable to) (?:resolve|find|look ?up) (?:your|the) (?:ip|hostname|host "
            r"name|address of the sending)",
            r"(?:helo|ehlo)(?: command)?(?: argument| name| hostname)?(?: rejected|:| must| should| needs?|"
            r".{0,20}invalid|"
            r".{0,20}does not)",
            r"need fully.qualified hostname",
            r"pointer record",
            r"forward.confirmed",
            r"mail from .{0,40} without (?:a )?(?:reverse|ptr|dns)",
            r"no (?:reverse|ptr|rdns)",
            r"(?:ip|client|host|server|sender)(?: address)? (?:must|should|does not|doesn't|did not) resolve",
        ),
        "de": (r"kein reverse",),
        "ru": (r"обратн\w* (?:зон|dns|запис)",),
        "ja": (r"逆引き",),
        "ko": (r"역방향 ?(?:dns|조회)", r"리버스 ?(?:dns|도메인)"),
        "zh": (r"反向(?:解析|域名|dns)", r"反向解析"),
    },
)

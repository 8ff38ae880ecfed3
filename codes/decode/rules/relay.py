"""The server does not take mail for that domain from this client (RFC 5321 §7.9); the domain's setup or the
client's way to it is wrong, not the mailbox.

Sources: RFC 3463 §3.8 (X.7.1 is what servers add), Postfix `reject_unauth_destination`, Sendmail `relaying denied`.
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="relay",
    category="relay",
    usual="permanent",
    temporary=Advice("yes", "yes", ("sender-admin", "recipient-admin")),
    permanent=Advice("no", "yes", ("sender-admin", "recipient-admin")),
    replies=frozenset({"513"}),
    phrases={
        "en": (
            r"(?:relay(?:ing)?|mail relay)(?: access| is| mail| operation)?(?: was)? (?:denied|not permitted|"
            r"not allowed|prohibited|rejected|refused|restriction|blocked|disallowed)",
            r"unable to relay",
            r"(?:cannot|can't|do not|don't|not|won't|will not|does not|doesn't|no|refused? to) (?:permitted to "
            r"|allowed to |authori[sz]ed to |able to )?relay",
            r"relay(?:ing)? (?:from|to|for|through|this)[^.]{0,60}(?:denied|not|prohibited|refused)",
            r"not (?:an? )?(?:open (?:mail )?relay|mail gateway|local domain)",
            r"isn't in my list of allowed",
            r"rcpthosts",
            r"open relay",
            r"we (?:do not|don't) (?:relay|handle mail for|accept mail for)",
            r"not hosted here",
            r"no such domain (?:at|in) this",
            r"not (?:a )?(?:valid|configured)(?: e-?mail)? domain (?:on|here|for)",
            r"domain (?:not|isn't|is not) (?:served|hosted|allowed|in my list|local)",
            r"attributedomain|tenantattribution",
            r"den(?:y|ies|ied) relay|relay (?:check|test)|open ?relay",
            r"not (?:configured|set up|willing|here) to relay",
            r"relay(?:ing)? (?:traffic|attempt|operation)s? (?:\w+ )?(?:prohibited|denied|rejected|refused)",
        ),
        "de": (
            r"relay(?:ing|en)?[^.]{0,20}(?:verweigert|nicht (?:erlaubt|gestattet)|abgelehnt)",
            r"weiterleitung nicht erlaubt",
            r"kein relay|relay verweigert",
        ),
        "fr": (
            r"rela(?:is|yage)[^.]{0,30}(?:refus|interdit|non autoris)",
            r"pas autoris[ée]e? [àa] relayer",
        ),
        "es": (r"(?:reenv[ií]o|relay|retransmisi[óo]n)[^.]{0,30}(?:denegad|no permitid|prohibid)",),
        "pt": (r"relay[^.]{0,20}(?:negad|n[ãa]o permitid)", r"retransmiss[ãa]o[^.]{0,20}(?:negad|n[ãa]o)"),
        "it": (r"(?:relay|inoltro)[^.]{0,20}(?:negat|non (?:permess|consentit))",),
        "ru": (r"пересылка[^.]{0,30}(?:запрещен|не разреш)", r"релей[^.]{0,20}(?:запрещ|отказ)"),
        "ja": (
            r"中継[^。.]{0,16}(?:拒否|許可|禁止|でき)",
            r"リレー[^。.]{0,12}(?:拒否|許可)",
            r"(?:中継|リレー)[^。.]{0,12}(?:できません|不可|拒絶)",
        ),
        "ko": (
            r"릴레이[^.]{0,16}(?:거부|허용|차단|금지)",
            r"중계[^.]{0,12}(?:거부|허용)",
            r"(?:릴레이|중계)[^.]{0,12}(?:거절|않|못|불가)",
        ),
        "zh": (
            r"(?:中继|中繼|转发)[^。.]{0,12}(?:拒绝|拒絕|不允许|禁止)",
            r"(?:不允许|不允許|拒绝|拒絕|禁止)(?:中继|中繼|转发|轉發|轉寄)",
        ),
    },
)

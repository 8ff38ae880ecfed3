"""The domain behind the @ does not exist, has no mail server, or its name cannot be looked up.

Sources: RFC 3463 §3.2 (X.1.2) and §3.5 (X.4.3), RFC 5321 §5.1, RFC 7505 (X.1.10 belongs to the address rule).
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="domain",
    category="dns",
    usual="permanent",
    temporary=Advice("yes", "yes", ("nobody", "sender-user", "recipient-admin")),
    permanent=Advice("no", "no", ("sender-user", "recipient-admin")),
    families=frozenset({"X.4.3"}),
    replies=frozenset({"512"}),
    phrases={
        "en": (
            r"(?:host|domain|mail server|hostname|mx|site|server)(?: name)?s?(?: \(?<?\S{1,90}>?\)?:?)?(?: "
            r"name)?(?: is| was| has)?:? (?:unknown|not found|invalid|non-?existent|unresolvable|does(?:n't| "
            r"not) exist|not exist|couldn't be found|could not be found|cannot be found|lookup failed|lookup "
            r"failure|not resolved|can't be found|isn't (?:set up|registered)|expired)\b",
            r"host or domain name not found",
            r"unknown (?:host|domain|mail host|destination host)",
            r"no such (?:host|domain)",
            r"name (?:service|server)[^.]{0,20}(?:error|fail|timeout)",
            r"(?:dns|mx|name|address|a record) (?:query|lookup|resolution|resolve|record|error|failure|"
            r"server)s?[^.]{0,30}(?:fail|error|not found|timed|timeout|returned|no such|problem|could not|"
            r"nxdomain)",
            r"nxdomain|servfail|nonexistentdomain|infodomainnonexistent",
            r"(?:couldn't|could not|cannot|can't|unable to) (?:find|resolve|look ?up|locate|get)(?: an?| any| "
            r"the)? (?:\S{1,80} )?(?:host|domain|mx|mail ?exchanger|mail server|address|ip|recipient domain|"
            r"dns)\b",
            r"no (?:mx|mail exchanger?s?|valid mx|mail server|mail hosts?|a or mx|dns|usable mx)\b",
            r"couldn't find any host",
            r"non-?existent (?:domain|host)",
            r"invalid (?:domain|host|mx)\b",
            r"bad (?:destination )?(?:system address|domain|host)",
            r"domain (?:has )?(?:does not exist|doesn't exist|expired|is not valid|not found)",
            r"dns (?:fail|problem|error|server)",
            r"weren't able to find the recipient domain",
            r"cname lookup failed",
            r"host .{0,60} (?:could not be|not) (?:found|resolved)",
            r"unresolvable",
            r"name or service not known",
            r"badrcptdomain",
            r"recipient domain",
        ),
        "de": (
            r"(?:domain|domäne|host|server|rechner)[^.]{0,40}(?:unbekannt|nicht gefunden|existiert nicht|nicht "
            r"(?:aufgel[öo]st|erreichbar|vorhanden))",
            r"unbekannter (?:host|rechner)",
        ),
        "fr": (r"(?:domaine|h[ôo]te)[^.]{0,40}(?:inconnu|inexistant|introuvable|n.existe pas|invalide)",),
        "es": (r"(?:dominio|host|servidor)[^.]{0,40}(?:desconocid|no existe|no (?:se )?encontr|inexistente)",),
        "pt": (r"(?:dom[ií]nio|host)[^.]{0,40}(?:desconhecid|n[ãa]o (?:existe|encontrad|foi)|inexistente)",),
        "it": (r"(?:dominio|host)[^.]{0,40}(?:sconosciut|non (?:esist|trovat)|inesistent)",),
        "ru": (r"(?:домен|хост|узел)[^.]{0,40}(?:не (?:найден|существует)|неизвест)",),
        "ja": (r"(?:ドメイン|ホスト)(?:名)?[^。.]{0,24}(?:存在し|見つかり|不明|解決)", r"名前解決"),
        "ko": (r"(?:도메인|호스트)[^.]{0,20}(?:없|찾을 수|존재하지|알 수)",),
        "zh": (
            r"(?:域名|主机|主機|网域|網域)[^。.]{0,16}(?:不存在|找不到|无法解析|未找到|無法|无效)",
            r"(?:找不到|无法解析)(?:域名|主机)",
        ),
    },
)

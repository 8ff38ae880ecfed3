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
            r"(?:dns|mx|name|a record) (?:query|lookup|resolution|resolve|record|error|failure|"
            r"server)s?[^.]{0,30}(?:fail|error|not found|timed|timeout|returned|no such|problem|could not|"
            r"nxdomain)",
            r"nxdomain|servfail|nonexistentdomain|infodomainnonexistent",
            r"(?:couldn't|could not|cannot|can't|unable to) (?:find|resolve|look ?up|locate|get)(?: an?| any| "
            r"the)? (?:\S{1,80} )?(?:host|domain|mx|mail ?exchanger|mail server|ip address|ip|"
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
            r"(?:recipient|destination)'?s? (?:e-?mail )?domain (?:name )?(?:was |is |could )?(?:not|n't|"
            r"unknown|invalid)",
            r"all relevant mx records point to non-existent",
            r"(?:host|domain)(?: name)? (?:lookup|is) (?:did not|does not|not) ",
            r"(?:does not|doesn't) (?:resolve|have (?:a |any )?(?:valid )?(?:mx|dns|a record))",
            r"unknown mail(?: ?server)? domain",
            r"dns look-?up",
            r"dns \w+ (?:error|fail\w*)",
            r"domain look ?-?up fail",
            r"illegal (?:host|domain)",
            r"domain must (?:resolve|exist)",
        ),
        "de": (
            r"(?:domain|dom[äa]ne|host|rechner)[^.]{0,40}(?:unbekannt|nicht gefunden|existiert nicht|nicht "
            r"(?:aufgel[öo]st|vorhanden))",
            r"unbekannter (?:host|rechner)",
            r"(?:domain|dom[äa]ne|host|maildomain)[^.]{0,40}(?:konnte nicht|nicht (?:registriert|aufl[öo]sbar|"
            r"g[üu]ltig)|gibt es nicht)",
            r"kein(?:en)? mx",
        ),
        "fr": (
            r"(?:domaine|h[ôo]te)[^.]{0,40}(?:inconnu|inexistant|introuvable|n.existe pas|invalide)",
            r"(?:nom de )?domaine[^.]{0,40}(?:non trouv|pas (?:[ée]t[ée] )?trouv|incorrect|erron)",
            r"(?:erreur|r[ée]solution|recherche) dns",
        ),
        "es": (
            r"(?:dominio|host)[^.]{0,40}(?:desconocid|no existe|no (?:se )?encontr|inexistente)",
            r"(?:error|b[úu]squeda|resoluci[óo]n|consulta)[^.]{0,12}dns",
            r"dominio[^.]{0,40}(?:no v[áa]lido|inv[áa]lido|no se pudo)",
        ),
        "pt": (
            r"(?:dom[ií]nio|host)[^.]{0,40}(?:desconhecid|n[ãa]o (?:existe|encontrad|foi)|inexistente)",
            r"(?:erro|consulta|resolu[çc][ãa]o)[^.]{0,12}dns",
            r"dom[ií]nio[^.]{0,40}(?:inv[áa]lido|n[ãa]o)",
        ),
        "it": (
            r"(?:dominio|host)[^.]{0,40}(?:sconosciut|non (?:esist|trovat)|inesistent)",
            r"(?:errore|risoluzione|ricerca)[^.]{0,12}dns",
            r"dominio[^.]{0,40}non (?:valid|trovat|esist|risol|[èe])",
        ),
        "ru": (
            r"(?:домен|хост|узел)[^.]{0,40}(?:не (?:найден|существует)|неизвест)",
            r"(?:домен|хост|узел)[^.]{0,40}(?:не удалось (?:найти|определить)|не обнаружен|отсутству)",
            r"ошибка dns",
        ),
        "ja": (
            r"(?:ドメイン|ホスト)(?:名)?[^。.]{0,24}(?:存在し|見つかり|不明|解決)",
            r"名前解決",
            r"(?:ドメイン|ホスト)(?:名)?[^。.]{0,24}(?:あり(?:ません)|不正|無効|間違|検索)",
            r"dns(?:の)?(?:エラー|検索)",
        ),
        "ko": (
            r"(?:도메인|호스트)[^.]{0,20}(?:없|찾을 수|존재하지|알 수)",
            r"(?:도메인|호스트)[^.]{0,20}(?:존재|찾지 ?못|오류|잘못)",
            r"dns ?(?:오류|조회|에러)",
        ),
        "zh": (
            r"(?:域名|主机|主機|网域|網域)[^。.]{0,16}(?:不存在|找不到|无法解析|未找到|無法|无效)",
            r"(?:找不到|无法解析)(?:域名|主机)",
            r"(?:域名|网域|網域|主机|主機)[^。.]{0,16}(?:解析|錯誤|错误|不正確|無此)[^。.]{0,6}(?:失败|失敗|错误)?",
            r"(?:mx|dns)(?:记录|紀錄|記錄)?[^。.]{0,8}(?:不存在|解析|失败|失敗|错误|錯誤|没有)",
        ),
    },
)

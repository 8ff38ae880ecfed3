"""The receiving system itself is short of something, broken or busy.

Sources: RFC 3463 §3.3-3.5 (X.2.4, X.3.*, X.4.5), RFC 5321 §4.2.3 (421, 451, 452).
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="system",
    category="system",
    usual="temporary",
    temporary=Advice("yes", "yes", ("nobody", "recipient-admin", "sender-admin")),
    permanent=Advice("depends", "yes", ("recipient-admin", "sender-admin")),
    families=frozenset({"X.2.4", "X.3.0", "X.3.1", "X.3.2", "X.3.5", "X.4.5"}),
    replies=frozenset({"431", "521"}),
    general=True,
    phrases={
        "en": (
            r"(?:insufficient|low on|out of|not enough|no|lack of) (?:system |disk |free |server "
            r")*(?:resources|storage|memory|disk ?space|space)",
            r"no space left on device",
            r"disk full|file ?system full|filesystem is full",
            r"(?:temporary|internal|local|unexpected|ldap|database|backend|queue|resource|i/o)(?: \w+)? "
            r"(?:error|failure|"
            r"problem|malfunction|issue|unavailable|exception)",
            r"(?:server|system|service|lookup) (?:error|failure|problem|malfunction|unavailable|exception)",
            r"system (?:not accepting|resources|is (?:busy|overloaded|down)|busy|problem|load|failure|error|config)",
            r"(?:server|service|system)(?: is)?(?: currently| temporarily| too)? (?:busy|overloaded|shutting "
            r"down|down|unavailable|not available)",
            r"too (?:much load|busy|high load|many processes)",
            r"resources? temporarily unavailable",
            r"temporarily unavailable",
            r"local error in processing",
            r"mail system (?:full|problem|error)",
            r"can(?:not|'t) (?:create|open|write|append|lock|fork|exec|chdir|stat|mkdir)",
            r"permission denied",
            r"read-?only file",
            r"(?:aliasing|alias|forward|config(?:uration)?)[^.]{0,20}(?:error|loop|problem|broken)",
            r"command (?:died|failed|line usage)|died with (?:status|signal)",
            r"(?:delivery|transport|filter|mailbox) (?:agent|program|process|driver|server)[^.]{0,30}(?:fail|"
            r"error|died|exit|unavail)",
            r"unable to (?:open|store|append|queue|process|write)",
            r"maildrop|procmail",
            r"server configuration",
            r"(?:system|server|host|site|domain) (?:is )?not (?:currently )?accepting (?:network |any |new "
            r")?(?:messages|mail|e-?mail)",
            r"not (?:currently )?accepting network messages",
            r"undefined (?:transport|mailer)",
            r"requested action aborted",
            r"categorizer|\bcat\.",
            r"local configuration error",
            r"data format error",
            r"input/output error",
            r"mailbox (?:is )?(?:busy|locked|in use)",
            r"could not be (?:stored|written|processed)",
            r"busy\W{0,3}(?:please )?try",
            r"space shortage|disk shortage",
            r"error (?:writing|reading|opening|creating|saving|storing)",
            r"trouble (?:in|with) (?:home|the|your)",
        ),
        "de": (
            r"(?:interner|lokaler|tempor[äa]rer|server|technischer)[^.]{0,10}fehler",
            r"(?:server|system|dienst)[^.]{0,20}(?:überlastet|nicht verf[üu]gbar)",
            r"nicht gen[üu]gend (?:speicher|ressourcen)",
            r"technische[rn]? (?:probleme?|st[öo]rung)",
            r"(?:server|dienst)[^.]{0,20}(?:st[öo]rung|wartung|fehler)",
            r"zu wenig (?:speicher|ressourcen)",
        ),
        "fr": (
            r"(?:erreur (?:interne|syst[èe]me|serveur|locale|temporaire)|service (?:temporairement "
            r")?indisponible|ressources insuffisantes|serveur (?:surcharg|occup))",
            r"probl[èe]me (?:technique|temporaire)",
            r"service[^.]{0,20}(?:indisponible|non disponible)",
        ),
        "es": (
            r"(?:error (?:interno|del? (?:sistema|servidor)|local|temporal)|servicio no disponible|recursos "
            r"insuficientes)",
            r"problema (?:t[ée]cnico|temporal)",
            r"servidor[^.]{0,20}(?:ocupado|sobrecargado)",
        ),
        "pt": (
            r"(?:erro (?:interno|do (?:sistema|servidor)|local|tempor[áa]rio)|servi[çc]o indispon[ií]vel|"
            r"recursos insuficientes)",
            r"problema (?:t[ée]cnico|tempor[áa]rio)",
            r"servidor[^.]{0,20}(?:ocupado|sobrecarregado)",
        ),
        "it": (
            r"(?:errore (?:interno|di sistema|del server|locale|temporaneo)|servizio non disponibile|risorse "
            r"insufficienti)",
            r"problem[ai] tecnic[oi]|problema temporaneo",
            r"server[^.]{0,20}(?:occupato|sovraccaric)",
        ),
        "ru": (
            r"(?:внутренн|системн|временн|локальн)\w+ (?:ошибк|сбо)",
            r"(?:сервер|сервис)[^.]{0,20}перегружен",
            r"недостаточно (?:ресурсов|места|памяти)",
            r"(?:техническ|временн)\w+ (?:проблем|неполадк|работ)",
        ),
        "ja": (
            r"(?:システム|内部|サーバー?|一時的な)(?:の)?(?:エラー|障害|混雑|異常)",
            r"サーバー?が?(?:混|過負荷|ビジー)",
            r"ディスク(?:容量|不足)",
            r"(?:一時的|サーバー?|システム)[^。.]{0,12}(?:障害|エラー|高負荷|メンテナンス|問題)",
        ),
        "ko": (
            r"(?:시스템|내부|서버|일시적인?) ?(?:오류|장애|에러|과부하)",
            r"서버가 (?:바쁘|혼잡)",
            r"디스크 ?(?:부족|공간)",
            r"(?:일시적|시스템|서버)[^.]{0,10}(?:장애|오류|문제|점검|에러)",
        ),
        "zh": (
            r"(?:系统|系統|内部|内部服务|服务器|伺服器|临时)(?:错误|錯誤|繁忙|忙|故障|异常)",
            r"磁盘(?:空间)?(?:已满|不足)",
            r"资源不足",
            r"(?:系统|系統|服务器|伺服器)[^。.]{0,8}(?:繁忙|忙碌|忙|故障|维护|維護|异常|異常|错误|錯誤)",
        ),
    },
)

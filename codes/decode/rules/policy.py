"""Somebody decided not to take this message, and says no more than that. The address is good.

Sources: RFC 3463 §3.8 (X.7.0-X.7.2), RFC 5321 §7.8, RFC 7504 (521).
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="policy",
    category="policy",
    usual="permanent",
    temporary=Advice("yes", "yes", ("sender-admin", "nobody")),
    permanent=Advice("no", "yes", ("sender-admin", "recipient-admin", "sender-user")),
    families=frozenset({"X.7.0", "X.7.1", "X.7.2", "X.7.15", "X.7.19"}),
    replies=frozenset({"471", "533", "541", "571"}),
    general=True,
    phrases={
        "en": (
            r"access denied",
            r"(?:administrative|security|local|site|company|organi[sz]ation|server|e-?mail|mail|message|"
            r"recipient|domain|usage) polic(?:y|ies)",
            r"policy (?:reasons|violation|restriction|rejection|reject|block)",
            r"(?:violat\w+|due to|by|because of|against) (?:\w+ ){0,3}polic",
            r"(?:not|un) ?(?:permitted|authori[sz]ed|allowed|accepted)(?: to| by| from| here| for)?",
            r"administrative(?:ly)? prohibit",
            r"rejected (?:by|for|due)",
            r"(?:message|mail|e-?mail|delivery|transaction|connection|recipient|sender|session|client host|"
            r"command|service)(?: has been| was| is)? (?:rejected|refused|denied|declined|prohibited|forbidden|"
            r"not allowed|restricted)",
            r"permission to send",
            r"you (?:are|do) not (?:allowed|have permission|authori[sz]ed)",
            r"do(?:es)? not have permission",
            r"restricted",
            r"not in (?:my |the )?(?:allowed|accept)",
            r"authentication required to send",
            r"prohibited",
            r"refused to (?:accept|talk)",
            r"moderated",
            r"rejected\b",
            r"\brefused\b",
            r"\bdenied\b",
            r"refuse[ds]? to accept",
            r"only registered",
            r"\bden(?:y|ies)\b",
            r"to reject (?:your|this)|reject your",
            r"\bbanned\b",
            r"no access (?:for|to)",
            r"bounced by",
        ),
        "de": (
            r"zugriff verweigert",
            r"richtlinie",
            r"(?:nachricht|mail|annahme|zustellung)[^.]{0,40}(?:abgelehnt|verweigert|zur[üu]ckgewiesen)",
            r"nicht (?:berechtigt|autorisiert|erlaubt|gestattet)",
            r"keine berechtigung",
            r"annahme verweigert",
            r"(?:vom|durch den) (?:empf[äa]nger|server|empfangenden server|"
            r"empfangsserver)[^.]{0,20}(?:abgelehnt|abgewiesen|zur[üu]ckgewiesen|verweigert)",
        ),
        "fr": (
            r"acc[èe]s refus",
            r"(?:message|courriel|mail)[^.]{0,40}(?:rejet[ée]|refus[ée])",
            r"politique",
            r"non autoris",
            r"n.[êe]tes pas autoris",
            r"refus[ée]e? par",
            r"rejet[ée]e? par",
            r"service refus[ée]?",
        ),
        "es": (
            r"acceso denegado",
            r"(?:mensaje|correo)[^.]{0,40}(?:rechazad|denegad)",
            r"pol[ií]tica",
            r"no (?:est[áa] )?(?:autorizad|permitid)",
            r"rechazad[oa] por",
            r"no acept[óoa]",
        ),
        "pt": (
            r"acesso negado",
            r"(?:mensagem|e-?mail)[^.]{0,40}(?:rejeitad|recusad|negad)",
            r"pol[ií]tica",
            r"n[ãa]o (?:est[áa] )?(?:autorizad|permitid)",
            r"rejeitad[oa] (?:pelo|pela|por)",
            r"recusad[oa] (?:pelo|pela|por)",
        ),
        "it": (
            r"accesso negato",
            r"(?:messaggio|e-?mail)[^.]{0,40}(?:rifiutat|respint)",
            r"criteri|politica",
            r"non (?:[èe] )?(?:autorizzat|consentit|permess)",
            r"(?:rifiutat|respint)[oa] (?:dal|da)",
        ),
        "ru": (
            r"доступ (?:запрещ|закрыт)",
            r"(?:сообщение|письмо)[^.]{0,40}(?:отклонен|отвергнут|не принят)",
            r"политик",
            r"не разреш",
            r"запрещен",
            r"отказ(?:ано)? в (?:при[её]м|доступ)",
            r"отклонен[оа]?\b|отклон[её]н",
        ),
        "ja": (
            r"(?:受信|配信|メール|接続|アクセス)[^。.]{0,20}(?:拒否|許可され|禁止)",
            r"ポリシー",
            r"拒否され",
            r"受信拒否",
            r"(?:受信|受け取り)を?拒否",
        ),
        "ko": (
            r"(?:수신|메일|접근|액세스|전송)[^.]{0,16}(?:거부|차단|허용되지|권한)",
            r"정책",
            r"수신 ?거부",
            r"권한이 없",
            r"(?:서버|상대|수신측)[^.]{0,12}(?:거부|거절|차단)",
        ),
        "zh": (
            r"(?:拒绝|拒絕)(?:接收|访问|接受|收信)?",
            r"策略",
            r"没有权限|無權限|无权",
            r"被拒",
            r"拒(?:绝|絕|收)|退订",
        ),
    },
)

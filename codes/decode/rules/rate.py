"""Too much, too fast, too many at once: the address and the message are good, the pace is not.

Sources: RFC 7504 has no code for it; X.7.28 and X.2.1/X.4.5 are in use (Gmail, Yahoo, Microsoft document theirs);
RFC 5321 §4.5.3.1.10 for too many recipients in one transaction (452).
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="rate",
    category="rate",
    usual="temporary",
    temporary=Advice("yes", "yes", ("sender-admin", "nobody")),
    permanent=Advice("depends", "yes", ("sender-admin", "sender-user")),
    families=frozenset({"X.7.28"}),
    phrases={
        "en": (
            r"rate.?limit",
            r"(?:ratelimit|rate|frequency) (?:has been |was |is )?(?:exceeded|limited|too high)",
            r"too (?:quickly|fast|frequently|often)\b",
            r"throttl",
            r"too many (?:messages|e?mails|connections|concurrent|sessions|requests|recipients this|"
            r"simultaneous|sending)",
            r"(?:sending|message|hourly|daily|outgoing|sent|recipient|connection|mail|email|relay) (?:rate |"
            r"volume |sending )*(?:limit|quota)s?(?: per \w+)?(?: has been| was| is)? (?:exceed|reach)",
            r"(?:exceed(?:ed|s|ing)?|reached|over) (?:the |your |its |our |my )?(?:max\w* |allowed |permitted "
            r")?(?:daily|hourly|sending|rate|message rate|messages? per|mails? per|emails? per|connection|"
            r"recipients? (?:per|rate))",
            r"excessive (?:volume|rate|number|connections?|unknown recipients)",
            r"unusual rate of",
            r"max(?:imum)? (?:defers and failures|emails? per|messages? per)",
            r"at a rate that",
            r"deferred due to (?:unexpected|excessive) volume",
            r"unexpected volume",
            r"user complaints",
            r"(?:sends?|sent|sending) too many",
            r"too much mail",
            r"per (?:hour|day|minute|second) (?:message |receive )*(?:limit|exceeded)",
            r"exceeded permitted limits",
            r"exceeding (?:the )?(?:maximum|allowed|outbound)",
            r"concurrent(?: smtp)? connections?",
            r"connection (?:rate|count|limit)",
            r"daily (?:sending|user sending|smtp relay|message) (?:quota|limit)",
            r"per-hour|messages/hour|hourly (?:limit|quota)",
            r"slow down",
        ),
        "de": (
            r"zu viele (?:e-?mails?|nachrichten|verbindungen|gleichzeitige)",
            r"sendelimit",
            r"versandlimit",
            r"zu schnell",
        ),
        "fr": (r"trop de (?:messages|connexions|mails|courriels|requ[eê]tes)", r"d[ée]bit (?:trop|limit)"),
        "es": (r"demasiad[oa]s (?:mensajes|correos|conexiones)", r"l[ií]mite de env[ií]o"),
        "pt": (r"demasiad[oa]s (?:mensagens|liga)", r"muitas (?:mensagens|conex)", r"limite de envio"),
        "it": (r"troppi (?:messaggi|invii)", r"troppe (?:connessioni|email)", r"limite di invio"),
        "ru": (
            r"слишком много (?:писем|сообщений|соединений)",
            r"слишком часто",
            r"превышен (?:лимит|предел) (?:отправ|писем|сообщ|част)",
        ),
        "ja": (r"送信(?:数|通数|件数|回数|量)の?(?:上限|制限)", r"流量制限", r"接続数", r"短時間に(?:大量|多数)"),
        "ko": (r"발송 ?(?:한도|제한|건수)", r"너무 많은 (?:메일|메시지|연결)", r"동시 ?(?:접속|연결)", r"단시간"),
        "zh": (
            r"发送(?:频率|次数|数量|速度)",
            r"發送(?:頻率|次數|數量)",
            r"频率(?:限制|过高|超)",
            r"连接数",
            r"过于频繁",
        ),
    },
)

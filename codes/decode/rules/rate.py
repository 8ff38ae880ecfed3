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
    # A mailbox that holds too many messages is full.
    unless=r"messages (?:on|in|for|stored) (?:the |this |that )?(?:server|mail ?box|inbox|recipient|user)"
    r"|auf dem server",
    phrases={
        "en": (
            r"rate.?limit",
            r"(?:ratelimit|rate|frequency) (?:has been |was |is )?(?:exceeded|limited|too high)",
            r"too (?:quickly|fast|frequently|often)\b",
            r"throttl",
            r"too many (?:messages|e?mails|connections|concurrent|sessions|requests|recipients this|"
            r"simultaneous|sending)",
            r"(?:sending|hourly|daily|outgoing|outbound|sent|connection|relay|rate|volume) (?:rate |volume |sending |"
            r"message |mail |e-?mail |user )*(?:limit|quota)s?(?: per \w+)?(?: has been| was| is)? (?:exceed|reach)",
            r"(?:message|mail|e-?mail|recipient)s? (?:rate|volume) (?:limit|quota)",
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
            r"too much mail (?:from|sent|in|too)",
            r"per (?:hour|day|minute|second) (?:message |receive )*(?:limit|exceeded)",
            r"exceeded permitted limits",
            r"exceeding (?:the )?(?:outbound|sending|hourly|daily)",
            r"(?:sent|sends|sending|received|receiving|delivered) (?:too much|more (?:mail|messages|e-?mails?) than)",
            r"(?:connections?|sessions?|messages?|recipients?|mails?|e-?mails?|rcpts?) (?:from \S{1,60} "
            r")?(?:per|in an?|"
            r"within) (?:\w+ )?(?:hour|minute|day|second|period)",
            r"volume of (?:mail|e-?mail|messages|traffic)",
            r"reduce (?:the |your )?(?:sending|rate|number|volume|speed)",
            r"concurrent(?: smtp)? connections?",
            r"connection (?:rate|count|limit)",
            r"daily (?:sending|user sending|smtp relay|message) (?:quota|limit)",
            r"per-hour|messages/hour|hourly (?:limit|quota)",
            r"slow down",
            r"(?:daily|hourly)[^.]{0,30} (?:limit|quota|threshold)",
            r"limit (?:for|on|of) sending",
            r"(?:receive|receiving|submission) (?:limit|quota|rate)",
            r"recipient thread limit",
            r"too frequent",
            r"temporarily deferred",
            r"exceeded (?:the |its |a )?threshold",
            r"too many (?:\w+ ){0,2}(?:mails?|messages|e-?mails)",
            r"limits? (?:for|on) (?:how many|the number of)",
        ),
        "de": (
            r"zu viele (?:e-?mails?|nachrichten|verbindungen|gleichzeitige)",
            r"sendelimit",
            r"versandlimit",
            r"zu schnell",
            r"(?:limit|grenze|anzahl)[^.]{0,30}(?:pro (?:stunde|tag|minute)|"
            r"gesendet)[^.]{0,30}[üu]berschritten",
            r"zu viele (?:empf[äa]nger|mails) (?:pro|in)",
        ),
        "fr": (
            r"trop de (?:messages|connexions|mails|courriels|requ[eê]tes)",
            r"d[ée]bit (?:trop|limit)",
            r"limite d.envoi",
            r"nombre (?:maximal|maximum) de (?:messages|connexions|destinataires par)",
            r"trop de (?:courriers|sessions)",
        ),
        "es": (
            r"demasiad[oa]s (?:mensajes|correos|conexiones)",
            r"l[ií]mite de env[ií]o",
            r"(?:l[ií]mite|n[úu]mero m[áa]ximo) de (?:env[ií]os?|mensajes|correos|conexiones)",
        ),
        "pt": (
            r"demasiad[oa]s (?:mensagens|liga)",
            r"muitas (?:mensagens|conex)",
            r"limite de envio",
            r"(?:limite|n[úu]mero m[áa]ximo) de (?:envios?|mensagens|e-?mails|conex)",
            r"muitas (?:conex|requisi|mensagens)",
        ),
        "it": (
            r"troppi (?:messaggi|invii)",
            r"troppe (?:connessioni|email)",
            r"limite di invio",
            r"(?:limite|numero massimo) di (?:invii|messaggi|e-?mail|connessioni)",
            r"troppi messaggi|troppe connessioni",
        ),
        "ru": (
            r"слишком много (?:писем|сообщений|соединений)",
            r"слишком часто",
            r"превышен (?:лимит|предел) (?:отправ|писем|сообщ|част)",
            r"(?:лимит|ограничени\w+|превышен\w*)[^.]{0,30}(?:отправк|частот|числа (?:писем|сообщений|"
            r"соединений))",
        ),
        "ja": (
            r"送信(?:数|通数|件数|回数|量)の?(?:上限|制限)",
            r"流量制限",
            r"接続数",
            r"短時間に(?:大量|多数)",
            r"(?:同時接続|送信|接続)(?:数|回数|頻度)[^。.]{0,12}(?:制限|上限|超え|超過)",
            r"(?:大量|多数)(?:の)?(?:メール)?(?:送信|配信)",
        ),
        "ko": (
            r"발송 ?(?:한도|제한|건수)",
            r"너무 많은 (?:메일|메시지|연결)",
            r"동시 ?(?:접속|연결)",
            r"단시간",
            r"(?:발송|전송|접속|연결) ?(?:횟수|건수|량|한도|빈도|속도)",
            r"대량 ?(?:메일|발송)",
        ),
        "zh": (
            r"发送(?:频率|次数|数量|速度)",
            r"發送(?:頻率|次數|數量)",
            r"频率(?:限制|过高|超)",
            r"连接数",
            r"过于频繁",
            r"(?:发信|發信|投递|投遞|寄送|发送|發送|连接|連線)(?:的)?(?:频率|頻率|次数|次數|数量|數量|速度|"
            r"过快|過快|过多|過多|太频繁|太頻繁|量)",
            r"(?:频率|頻率)[^。.]{0,6}(?:过|過|限|超)",
            r"过于频繁|過於頻繁",
        ),
    },
)

"""The queue gave up after trying long enough, or says that it still tries.

Sources: RFC 5321 §4.5.4.1 (four to five days), RFC 3463 §3.5 (X.4.7).
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="expired",
    category="network",
    usual="temporary",
    temporary=Advice("yes", "yes", ("sender-user", "sender-admin", "recipient-admin")),
    permanent=Advice("depends", "depends", ("sender-user", "sender-admin", "recipient-admin")),
    families=frozenset({"X.4.7"}),
    replies=frozenset({"447"}),
    general=True,
    phrases={
        "en": (
            r"(?:message|mail|delivery|queue|retry)(?: time| timeout| limit| period| has| was| is|-time)* "
            r"(?:expired|exceeded|expir)",
            r"retry (?:timeout|time|limit)(?: not reached| exceeded)?",
            r"(?:queue|queued?)(?: too| for)? (?:too )?long",
            r"(?:in|on) the queue too long",
            r"could not (?:be delivered|send message) for (?:the )?(?:past|last|more than|over)?\s?\d",
            r"undeliverable for \d",
            r"too long (?:in|on) (?:the |my )?queue",
            r"maximum (?:queue|retry|delivery)[^.]{0,30}(?:time|reached|exceeded|attempts)",
            r"queue\.expired",
            r"been trying for",
            r"cannot send message (?:for|within) \d",
            r"(?:tried|retried) (?:to deliver )?(?:your message )?(?:unsuccessfully )?for \d",
            r"giving up after",
            r"deliver\w* (?:attempts|time) (?:exceeded|expired)",
            r"(?:number of|\d+|delivery) (?:delivery )?attempts",
        ),
        "de": (
            r"zustell(?:ungs)?(?:versuch|zeit|frist)\w*[^.]{0,40}(?:abgelaufen|überschritten|aufgegeben)",
            r"seit [^.]{0,20}(?:stunden|tagen)[^.]{0,30}nicht zugestellt",
            r"(?:nachricht|zustellung)[^.]{0,40}(?:abgelaufen|zeit[^.]{0,10}[üu]berschritten)",
            r"(?:nach|trotz|innerhalb)[^.]{0,30}(?:tagen|stunden|versuchen|zustellversuche)[^.]{0,40}nicht",
        ),
        "fr": (
            r"d[ée]lai (?:maximal|de livraison|de remise)[^.]{0,30}(?:d[ée]pass|expir)",
            r"(?:message|d[ée]lai)[^.]{0,30}(?:expir|d[ée]pass|imparti)",
            r"(?:apr[èe]s|malgr[ée]|pendant)[^.]{0,30}(?:tentatives|jours|heures)",
        ),
        "es": (
            r"(?:mensaje|plazo|tiempo de entrega)[^.]{0,20}(?:caducad|expirad)",
            r"(?:despu[ée]s de|tras|durante)[^.]{0,20}(?:d[ií]as|horas|intentos)",
            r"(?:tiempo|plazo)[^.]{0,30}(?:agotado|superado|excedido)",
            r"tiempo de entrega vencido|entrega vencid",
        ),
        "pt": (
            r"(?:mensagem|prazo)[^.]{0,20}expir",
            r"(?:ap[óo]s|depois de|durante)[^.]{0,20}(?:dias|horas|tentativas)",
        ),
        "it": (
            r"(?:messaggio|tempo)[^.]{0,20}scadut",
            r"(?:dopo|per|entro)[^.]{0,12}\d+ (?:giorni|ore|tentativi)",
        ),
        "ru": (
            r"(?:срок|время) (?:доставки|хранения)[^.]{0,30}(?:ист[её]к|превыш)",
            r"(?:в течение|после|за) [^.]{0,20}(?:дней|дня|часов|суток|попыток)",
            r"срок (?:доставки|хранения|жизни)",
        ),
        "ja": (
            r"(?:配送|配信|送信|再送)[^。.]{0,20}(?:期限|制限時間|有効期間)[^。.]{0,12}(?:過ぎ|切れ|超え)",
            r"一定(?:時間|期間)[^。.]{0,20}(?:配信|配送)",
            r"(?:配送|配信|送信|再送)[^。.]{0,12}(?:期限|期間|時間)(?:が|を)?(?:切れ|過ぎ|超え|経過)",
            r"再送を(?:繰り返|試み)",
        ),
        "ko": (
            r"(?:배달|전송|발송|재시도)[^.]{0,20}(?:기간|시간)[^.]{0,12}(?:만료|초과|지났)",
            r"(?:여러 ?번|수 ?차례|재) ?(?:시도|발송)[^.]{0,16}(?:실패|못)",
            r"(?:발송|전송|배달|대기) ?시간[^.]{0,8}(?:초과|만료)",
        ),
        "zh": (
            r"(?:投递|投遞|重试|邮件)[^。.]{0,12}(?:过期|過期|逾期|超过.{0,8}(?:小时|天))",
            r"(?:投递|投遞|发送|發送|传递|傳遞)[^。.]{0,8}(?:超时|逾時|超時|期限)",
            r"(?:多次|\d+ ?(?:次|小时|小時|天))[^。.]{0,10}(?:尝试|嘗試|重试|重試|投递|投遞)",
        ),
    },
)

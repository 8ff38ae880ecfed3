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
        ),
        "de": (
            r"zustell(?:ungs)?(?:versuch|zeit|frist)\w*[^.]{0,40}(?:abgelaufen|überschritten|aufgegeben)",
            r"seit [^.]{0,20}(?:stunden|tagen)[^.]{0,30}nicht zugestellt",
        ),
        "fr": (r"d[ée]lai (?:maximal|de livraison|de remise)[^.]{0,30}(?:d[ée]pass|expir)",),
        "es": (r"(?:mensaje|plazo|tiempo de entrega)[^.]{0,20}(?:caducad|expirad)",),
        "pt": (r"(?:mensagem|prazo)[^.]{0,20}expir",),
        "it": (r"(?:messaggio|tempo)[^.]{0,20}scadut",),
        "ru": (r"(?:срок|время) (?:доставки|хранения)[^.]{0,30}(?:ист[её]к|превыш)",),
        "ja": (
            r"(?:配送|配信|送信|再送)[^。.]{0,20}(?:期限|制限時間|有効期間)[^。.]{0,12}(?:過ぎ|切れ|超え)",
            r"一定(?:時間|期間)[^。.]{0,20}(?:配信|配送)",
        ),
        "ko": (r"(?:배달|전송|발송|재시도)[^.]{0,20}(?:기간|시간)[^.]{0,12}(?:만료|초과|지났)",),
        "zh": (r"(?:投递|投遞|重试|邮件)[^。.]{0,12}(?:过期|過期|逾期|超过.{0,8}(?:小时|天))",),
    },
)

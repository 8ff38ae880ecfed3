"""The recipient, or who runs a list or group, does not take this sender's mail. The address is good.

Sources: RFC 3463 §3.8 (X.7.1, X.7.2), Exchange's documented texts (RESOLVER.RST.*), list managers' notices.
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="restricted",
    category="policy",
    usual="permanent",
    temporary=Advice("depends", "yes", ("recipient-admin", "sender-user")),
    permanent=Advice("no", "yes", ("recipient-admin", "recipient-user", "sender-user")),
    phrases={
        "en": (
            r"resolver\.rst\.(?:auth|notauth|restrict)",
            r"delivery to this (?:address|recipient|group) is restricted",
            r"(?:not|no longer) (?:currently )?(?:accepting|accept|receiving|receive|wish(?:ing)? to receive) "
            r"(?:any )?(?:mail|messages|e-?mail) from (?:you|this|your (?:address|e-?mail)|x{5})",
            r"(?:does not|doesn't|do not|don't) (?:accept|want|wish to receive) (?:any )?(?:mail|messages|"
            r"e-?mail) from "
            r"(?:you|this sender|your address|x{5})",
            r"due to (?:the )?recipient'?s? (?:preferences|settings|filter|restriction)",
            r"(?:sender|you|you're|your address)(?: <?\S{1,80}>?)?(?: is| are| has been| have been| was)? "
            r"(?:blocked|blacklisted|"
            r"rejected|refused|banned) by (?:the |this )?(?:recipient|user|addressee|account owner)",
            r"(?:recipient|user|addressee|owner)(?: \S{1,80})? (?:has |have )?(?:blocked|rejected|refused|"
            r"banned) (?:you|the "
            r"sender|your|mail|messages|e-?mail|this)",
            r"only accepts? (?:mail|messages|e-?mails?) from",
            r"not (?:an? |yet )?(?:member|subscribed|subscriber)|members? only",
            r"closed (?:group|list|mailing list)",
            r"(?:not allowed|not permitted|not authori[sz]ed|don't have permission|do not have permission|no "
            r"permission|"
            r"does not have permission|not in (?:the |its )?(?:list of )?(?:allowed|safe|approved) senders?)[^.]{0,20} "
            r"(?:to )?(?:send|sending|post|posting|mail)\w*[^.]{0,30} (?:to (?:this|the|that) (?:group|list|recipient|"
            r"mailbox|user|address|distribution|person|folder)|here)",
            r"restricted (?:recipient|address|mailbox|list|group)",
            r"recipient(?: address)? (?:is )?restricted",
            r"rejected by (?:the )?recipients?\b",
            r"sender (?:was |is )?not authenticated (?:by (?:the )?organi[sz]ation|for (?:the )?(?:group|"
            r"mailbox|public folder|recipient))",
            r"envelope blocked",
            r"(?:banned|blocked) by (?:the )?recipient",
            r"permission to post",
        ),
        "de": (
            r"(?:empf[äa]nger|verteilerliste|gruppe)[^.]{0,60}nur (?:nachrichten|e-?mails) von",
            r"nicht (?:berechtigt|befugt)[^.]{0,30}an (?:diesen|diese|den)[^.]{0,30}zu senden",
            r"empf[äa]nger (?:hat|m[öo]chte)[^.]{0,40}(?:blockiert|gesperrt|keine)",
        ),
        "fr": (
            r"destinataire[^.]{0,40}(?:n.accepte (?:que|pas)|ne souhaite pas|a bloqu[ée])",
            r"autoris[ée]e? [àa] envoyer[^.]{0,30}(?:destinataire|groupe|liste)",
        ),
        "es": (
            r"destinatario[^.]{0,40}(?:solo acepta|no acepta|ha bloqueado)",
            r"permiso para enviar[^.]{0,30}(?:destinatario|grupo|lista)",
        ),
        "pt": (
            r"destinat[áa]rio[^.]{0,40}(?:s[óo] aceita|n[ãa]o aceita|bloqueou)",
            r"permiss[ãa]o para enviar[^.]{0,30}(?:destinat[áa]rio|grupo|lista)",
        ),
        "it": (
            r"destinatario[^.]{0,40}(?:accetta solo|non accetta|ha bloccato)",
            r"autorizzat[oa] (?:a|ad) inviare[^.]{0,30}(?:destinatario|gruppo|lista)",
        ),
        "ru": (
            r"(?:получатель|адресат)[^.]{0,30}(?:принимает (?:почту|письма) только|не принимает|заблокировал)",
            r"только (?:для )?(?:участник|подписчик)",
        ),
        "ja": (
            r"受信者[^。.]{0,20}(?:受信を拒否|拒否設定|受け取らない)",
            r"(?:受信|拒否)設定により",
            r"(?:指定受信|ドメイン指定|迷惑メール設定)",
            r"メンバー(?:のみ|以外)",
        ),
        "ko": (
            r"(?:수신자|받는 ?사람|수신인)(?:가|이|님이|의)?[^.]{0,16}(?:수신 ?거부|차단)",
            r"(?:회원|멤버)만",
        ),
        "zh": (
            r"(?:被|已被)?(?:收件人|对方|收件者|用户)(?:设置)?(?:拒收|列入黑名单|屏蔽|拒绝接收)",
            r"(?:收件人|对方)[^。.]{0,10}(?:只接收|仅接收)",
        ),
    },
)

"""The message is larger than somebody accepts. The address is good; a smaller message gets through.

Sources: RFC 1870 §6 (552, SIZE), RFC 3463 §3.3-3.4 (X.2.3, X.3.4), RFC 6710 (X.7.16).
"""

from codes.decode.rules.rule import Advice, Rule

_ADVICE = Advice("no", "yes", ("sender-user", "recipient-admin"))
RULE = Rule(
    name="size",
    category="size",
    usual="permanent",
    temporary=Advice("depends", "yes", ("sender-user", "recipient-admin")),
    permanent=_ADVICE,
    families=frozenset({"X.2.3", "X.3.4", "X.7.16"}),
    phrases={
        "en": (
            r"(?:message|mail|email|e-mail|body|header|attachment|content|data|file|line)s?(?: \S{1,80})?(?: "
            r"is| was| has| file| size| length| body| header)*(?: is| was)? (?:too|to) (?:large|big|long|heavy)",
            r"(?:message|mail|email|header|attachment|file|content|body|line)s?(?:'s)?(?: total)?(?: file)?(?: "
            r"size| length)?(?: \(?\d[\d., ]*(?:[kmg]?b|bytes|octets)?\)?)? ?(?:that )?(?:has |is )?(?:exceed|"
            r"over|larger than|greater than|bigger than|above)\w*(?: the| a| its| our| your| my| maximum| max| "
            r"fixed| permitted| allowed| administrative| server| global| system| recipient's| messages?| "
            r"accepted| size| length)* (?:size|limit|length|maximum|\d)",
            r"(?:message|mail|msg|data|size) (?:size )?(?:limit|quota)? ?exceeds? (?:fixed|max|size|limit|the)",
            r"size limit",
            r"max(?:imum)? (?:message|msg|mail|email|body|content|permitted) size",
            r"too (?:much|large) (?:mail data|message data|message)",
            r"exceeds? (?:the )?(?:max\w*|fixed|allowed) (?:message|mail|email) ?(?:size|length)",
            r"message (?:length|size) exceeds",
            r"recipsizelimit|sendsizelimit",
            r"too (?:large|big) (?:message|mail|for)",
            r"larger than the (?:current |maximum |allowed )",
            r"max(?:imum)? allowed (?:message )?size",
            r"552 .{0,30}(?:too big|too large)",
            r"size of (?:the|your|this) (?:message|mail|email)",
            r"exceed\w*[^.]{0,40}(?:message|mail|e-?mail|content|attachment) (?:size|length)",
        ),
        "de": (
            r"(?:nachricht|mail|e-mail|anhang|datei)[^.]{0,40}zu (?:gro[sß]|gro[sß]e)",
            r"(?:nachrichten?gr[öo][sß]+e|gr[öo][sß]+e der (?:nachricht|mail)|maximale gr[öo][sß]+e)",
            r"gr[öo][sß]+enbeschr[äa]nkung",
            r"[üu]berschreitet[^.]{0,40}gr[öo]([sß]|ss)",
            r"gr[öo][sß]+er als",
            r"gr[öo][sß]+en(?:limit|grenze)",
        ),
        "fr": (
            r"(?:message|courriel|mail|pi[èe]ce)[^.]{0,30}trop (?:volumineu|gros|grand|long)",
            r"taille (?:maximale|maximum|du message|limite|de votre message)",
            r"(?:message|courriel|mail|pi[èe]ce)[^.]{0,40}d[ée]passe[^.]{0,30}(?:taille|limite)",
        ),
        "es": (
            r"(?:mensaje|correo|adjunto)[^.]{0,30}demasiado (?:grande|largo)",
            r"tama[ñn]o (?:m[áa]ximo|del mensaje|permitido)",
            r"(?:mensaje|correo|adjunto)[^.]{0,40}(?:excede|supera|sobrepasa)[^.]{0,40}(?:tama[ñn]o|l[ií]mite|"
            r"permitido)",
        ),
        "pt": (
            r"(?:mensagem|e-?mail|anexo)[^.]{0,30}(?:muito|demasiado) grande",
            r"tamanho (?:m[áa]ximo|da mensagem|permitido)",
            r"(?:mensagem|e-?mail|anexo)[^.]{0,40}(?:excede|ultrapassa)[^.]{0,40}(?:tamanho|limite|permitido)",
        ),
        "it": (
            r"(?:messaggio|allegato|e-?mail)[^.]{0,30}troppo grande",
            r"dimension[ei] (?:massim|del messaggio|consentit)",
            r"(?:messaggio|allegato|e-?mail)[^.]{0,40}(?:supera|eccede)[^.]{0,40}(?:dimension|limite|"
            r"consentit)",
        ),
        "ru": (
            r"(?:сообщение|письмо|вложение)[^.]{0,30}слишком (?:велик|больш)",
            r"размер (?:сообщения|письма|вложен)[^.]{0,40}(?:превы|больше)",
            r"превышен[^.]{0,30}размер (?:сообщ|письм)",
            r"слишком большо",
            r"(?:сообщени|письм|вложени)\w*[^.]{0,40}превыша",
        ),
        "ja": (
            r"(?:メール|メッセージ|添付ファイル|本文)?の?サイズ[^。.]{0,30}(?:超え|超過|大き|制限|上限)",
            r"(?:メール|メッセージ|添付)が?[^。.]{0,20}大き(?:すぎ|過ぎ)",
            r"(?:サイズ|容量)[^。.]{0,20}(?:制限|上限|許容)[^。.]{0,12}(?:超え|超過|オーバー)[^。.]{0,8}メール",
        ),
        "ko": (
            r"(?:메일|메시지|첨부 ?파일|편지)[^.]{0,12}(?:크기|용량)[^.]{0,24}(?:초과|커|큽|제한|큰)",
            r"너무 (?:큽니다|커서|큰)",
            r"(?:첨부|메일|메시지)[^.]{0,16}(?:용량|크기)[^.]{0,16}(?:제한|초과|너무)",
            r"대용량",
        ),
        "zh": (
            r"(?:邮件|郵件|附件|信件|消息)[^。.]{0,12}(?:太大|过大|過大|超大)",
            r"(?:邮件|郵件|附件|信件)(?:的)?大小[^。.]{0,16}(?:超|限制)",
            r"尺寸(?:超|过大)",
            r"(?:邮件|郵件|附件|信件)(?:的)?(?:大小|尺寸|容量|体积)?[^。.]{0,8}(?:超过|超過|超出|过大|"
            r"過大)[^。.]{0,12}(?:限制|上限|大小)?",
        ),
    },
)

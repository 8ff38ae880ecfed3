"""What the message holds: taken for spam, infected, forbidden attachment or link, not well formed.

Sources: RFC 3463 §3.7 (X.6.*) and §3.8; RFC 5321 §4.2.3 (554); filters' documented texts.
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="content",
    category="content",
    usual="permanent",
    temporary=Advice("depends", "yes", ("sender-user", "sender-admin")),
    permanent=Advice("no", "yes", ("sender-user", "sender-admin")),
    families=frozenset({"X.6.0", "X.6.1", "X.6.2", "X.6.3", "X.6.4", "X.6.5", "X.6.6", "X.6.9"}),
    phrases={
        "en": (
            r"\bspam(?:my|-like|ming)?\b",
            r"\bunsolicited\b",
            r"\bvirus",
            r"malware",
            r"phishing",
            r"infected",
            r"\bjunk\b",
            r"\bbulk mail",
            r"content[- ](?:filter|reject|policy|restriction|examination|type.{0,20}reject|not|was|is|violat|"
            r"scan|match)",
            r"(?:message|mail|e-?mail)(?: content| body| header)* (?:rejected|refused|blocked|denied) (?:by|"
            r"due to|because|for) (?:the |its |of )?(?:content|filter|policy|security|spam|our)",
            r"(?:attachment|file type|extension|executable)[^.]{0,40}(?:not allowed|blocked|forbidden|"
            r"prohibited|reject|denied|illegal|banned)",
            r"(?:illegal|banned|prohibited|dangerous|blocked) (?:attachment|file|content)",
            r"presents a potential security issue",
            r"(?:not|non).{0,4}rfc ?-?\s?(?:5322|2822|822)",
            r"malformed",
            r"(?:missing|invalid|duplicate|multiple|bad|no) (?:from|to|subject|message-id|date|header|"
            r"mime)\b(?: header)?",
            r"mime (?:error|type|structure)",
            r"conversion (?:required|not|is)",
            r"header (?:error|syntax|is missing)",
            r"suspicious (?:content|url|link|message|e?mail)",
            r"nature of the content",
            r"bare (?:lf|cr|linefeed)",
            r"8.?bit (?:data|characters|mime)",
            r"likely (?:un)?suspicious",
            r"message (?:looks|appears) (?:like|to be)",
            r"url(?:s)? (?:in|listed|block)",
            r"does not (?:conform|comply)",
            r"blocked by (?:the )?content",
            r"quarantine",
        ),
        "de": (
            r"\bvir(?:us|en)\b",
            r"als spam",
            r"spamverdacht",
            r"unerlaubter anhang",
            r"inhalt[^.]{0,30}(?:abgelehnt|blockiert)",
            r"unerw[üu]nscht",
        ),
        "fr": (
            r"contenu[^.]{0,30}(?:refus|rejet|interdit|ind[ée]sirable)",
            r"pourriel",
            r"ind[ée]sirable",
            r"pi[èe]ce jointe[^.]{0,20}(?:interdit|refus|bloqu)",
        ),
        "es": (
            r"contenido[^.]{0,30}(?:rechaz|bloque|prohib)",
            r"correo (?:basura|no deseado)",
            r"considerad\w+ (?:como )?spam",
        ),
        "pt": (r"conte[úu]do[^.]{0,30}(?:rejeit|bloque|proib)", r"lixo eletr", r"v[ií]rus"),
        "it": (
            r"contenuto[^.]{0,30}(?:rifiut|bloccat|vietat)",
            r"posta indesiderata",
            r"allegato[^.]{0,20}(?:vietat|non)",
        ),
        "ru": (r"спам", r"вирус", r"содерж(?:ит|имое)[^.]{0,40}(?:запрещ|вредонос|отклон|недопуст)", r"нежелательн"),
        "ja": (r"迷惑メール", r"スパム", r"ウイルス", r"添付ファイル[^。.]{0,20}(?:禁止|拒否|許可)", r"不正なメール"),
        "ko": (r"스팸", r"바이러스", r"악성", r"첨부[^.]{0,16}(?:금지|차단|허용)", r"본문[^.]{0,12}차단"),
        "zh": (
            r"垃圾邮件",
            r"垃圾郵件",
            r"病毒",
            r"内容[^。.]{0,12}(?:违规|拒绝|非法|敏感|被)",
            r"反垃圾",
            r"广告邮件",
        ),
    },
)

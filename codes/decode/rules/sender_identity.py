"""SPF, DKIM, DMARC, ARC: the message does not prove whom it comes from. The sending domain's administrator acts.

Sources: RFC 7208 §8.4, RFC 7489 §10.3, RFC 7372 (X.7.20-X.7.25), RFC 8617 (X.7.29).
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="sender-identity",
    category="authentication",
    usual="permanent",
    temporary=Advice("yes", "yes", ("sender-admin",)),
    permanent=Advice("no", "yes", ("sender-admin",)),
    families=frozenset({"X.7.7", "X.7.20", "X.7.21", "X.7.22", "X.7.23", "X.7.24", "X.7.26", "X.7.29"}),
    phrases={
        "en": (
            r"\bspf\b",
            r"\bdkim\b",
            r"\bdmarc\b",
            r"\bsender policy framework\b",
            r"domainkeys",
            r"sender[- ]id\b.{0,20}fail",
            r"unauthenticated (?:e?mail|message)",
            r"(?:is|are) not authenticated to send",
            r"not authori[sz]ed to (?:send|use|designate)[^.]{0,60}(?:domain|from|e?mail|as)",
            r"authentication (?:checks?|information|results?)",
            r"(?:anti-)?spoof(?:ing|ed)",
            r"sender (?:verification|authentication) (?:failed|failure)",
            r"required authentication level",
            r"(?:does(?:n't| not)|did(?:n't| not)) pass (?:\w+ )?(?:authentication|sender)",
            r"not a permitted sender|designated sender",
            r"\bforg(?:ed|ery)\b",
        ),
        "de": (r"spf-?(?:eintrag|pr[üu]fung|fehler)", r"absender[^.]{0,30}nicht authentifiziert"),
        "fr": (
            r"enregistrement spf",
            r"usurpation",
        ),
        "es": (
            r"registro spf",
            r"suplantaci[óo]n",
        ),
        "ru": (r"не про(?:шл[оа]|ш[её]л) (?:проверку|аутентификац)",),
        "ja": (
            r"(?:送信元|送信)ドメイン認証",
            r"なりすまし",
            r"送信者認証|詐称",
        ),
        "ko": (
            r"발신자? ?(?:도메인)? ?인증",
            r"스푸핑",
            r"발신자 ?(?:위조|사칭)|위조",
        ),
        "zh": (
            r"发件人身份",
            r"伪造",
            r"(?:spf|dkim|dmarc)[^。.]{0,10}(?:验证|驗證|检查|檢查|失败|失敗)",
        ),
        "pt": (r"registro spf|falsifica",),
        "it": (r"record spf|falsificat",),
    },
)

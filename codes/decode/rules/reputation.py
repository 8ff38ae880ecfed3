"""The sending host, network or domain has a bad name: listed, blocked, banned. The address is good.

Sources: RFC 5782 (DNS lists), the lists' own pages on what servers answer, RFC 3463 §3.8 (X.7.1).
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="reputation",
    category="reputation",
    usual="permanent",
    temporary=Advice("yes", "yes", ("sender-admin",)),
    permanent=Advice("no", "yes", ("sender-admin",)),
    phrases={
        "en": (
            r"black ?-?list",
            r"block ?-?list(?:ed)?\b",
            r"deny ?-?list",
            r"\b[drsx]?n?s?[bd]bl\b",
            r"\bdnsbl\b",
            r"spamhaus",
            r"spamcop",
            r"barracudacentral",
            r"sorbs\b",
            r"uceprotect",
            r"proofpoint.{0,20}block",
            r"senderscore|sender score",
            r"talosintelligence",
            r"invaluement",
            r"\brbl\b",
            r"\bsurbl\b",
            r"\buribl\b",
            r"(?:poor|bad|low|very low|negative) (?:e-?mail |ip |domain |sender |sending )*reputation",
            r"reputation (?:of|is|too|service|score|based|filter)",
            r"(?:ip|ips|ip address|host|hosts|server|network|domain|messages? from|e?mail from|connections? "
            r"from|client host|sending mta)(?: address)?(?: \(?\[?\S{1,60}\]?\)?)?(?: is| was| has been| have "
            r"been| are|'s| weren't sent\..{0,80}| temporarily)*:? (?:block(?:ed)?|banned|listed|denied by|"
            r"rejected due to|refused due to|on our block)\b",
            r"blocked by (?:\S+ ){0,3}(?:\S+\.[a-z]{2,}|list|dns)",
            r"blocked (?:using|at|from|because|for|due|-)",
            r"part of their network is on our block",
            r"banned sending ip",
            r"access denied, banned",
            r"(?:listed|found|is) (?:in|on|at|by) (?:\S+ ){0,4}(?:rbl|dnsbl|list|spam(?:haus|cop)|db)\b",
            r"dynamic(?:ally)?(?: assigned)? (?:ip|address|pool|host)",
            r"dial-?up",
            r"residential (?:ip|address)",
            r"cloudmark|csi\.",
            r"not accepted from (?:this|your) (?:ip|host)",
            r"ip (?:address )?(?:\S+ )?(?:is )?(?:temporarily )?(?:deferred|suspicious|untrusted)",
            r"temporarily deferred due to user complaints",
            r"suspicious activity (?:from|on)",
            r"spam (?:source|abuse detected)",
            r"connection refused due to abuse",
            r"due to (?:spam|abuse)",
            r"abusive",
            r"sending (?:ip|mta|host)[^.]{0,60}(?:block|list|reputation)",
        ),
        "de": (
            r"(?:sperrliste|blacklist|schwarze liste)",
            r"(?:ip|ip-adresse|server|host)[^.]{0,30}(?:gesperrt|blockiert|gelistet)",
        ),
        "fr": (r"liste noire", r"(?:ip|adresse ip|serveur)[^.]{0,30}(?:bloqu|blacklist)", r"mauvaise r[ée]putation"),
        "es": (r"lista negra", r"(?:ip|servidor)[^.]{0,30}(?:bloquead|listad)", r"mala reputaci[óo]n"),
        "pt": (r"lista negra", r"(?:ip|servidor)[^.]{0,30}(?:bloquead|listad)", r"m[áa] reputa[çc][ãa]o"),
        "it": (r"lista nera", r"(?:ip|server)[^.]{0,30}(?:bloccat|blacklist)", r"reputazione"),
        "ru": (r"ч[её]рн\w+ спис", r"(?:ip|адрес)[^.]{0,30}(?:заблокирован|в списке спам)", r"репутаци"),
        "ja": (
            r"ブラックリスト",
            r"ブロックリスト",
            r"(?:送信元|接続元)?(?:ip|ホスト)(?:アドレス)?[^。.]{0,16}(?:ブロック|拒否)",
            r"レピュテーション",
        ),
        "ko": (r"블랙리스트", r"차단 ?목록", r"(?:아이피|ip)[^.]{0,20}차단", r"평판"),
        "zh": (r"黑名单", r"黑名單", r"ip[^。.]{0,16}(?:被拒|封|屏蔽|被列)", r"信誉", r"信譽"),
    },
)

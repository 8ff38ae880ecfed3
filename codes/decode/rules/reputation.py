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
            r"blocked using\b",
            r"blocked (?:at|by) (?:the )?(?:\S+\.\S+|ip|network|host)",
            r"(?:mail|e-?mail|messages|smtp|traffic|access)(?: access)? from (?:\S{1,80} )?(?:your |this "
            r")?(?:ip|ips|host|network|"
            r"server|subnet|range|isp)?(?: address)? ?(?:\S{1,60} )?(?:is |are |has been |was |were |being "
            r")*(?:blocked|"
            r"banned|blacklisted|refused|not accepted|rejected due)",
            r"refused (?:mail |e-?mail |messages |connections? )?from (?:\[?\d{1,3}\.|your (?:ip|host|server|network))",
            r"bad (?:sender|mailer|ip|host|sending)s? (?:ip|list|host|address)?\b.{0,12}(?:list|reputation|score)",
            r"low (?:trust|score|credibility)",
            r"(?:is|are) (?:known|suspected) (?:to be )?(?:a )?(?:source|spam|open (?:relay|proxy))",
            r"(?:access|connection|service|mail) (?:is )?(?:denied|refused|blocked)[^.]{0,20} (?:for|from|to) "
            r"(?:your|this) "
            r"(?:ip|host|network|address)",
            r"part of their network is on our block",
            r"banned sending ip",
            r"access denied, banned",
            r"(?:listed|found|is) (?:in|on|at|by) (?:\S+ ){0,4}(?:rbl|dnsbl|block list|spam(?:haus|cop)?|abuse)\b",
            r"(?:is|are|was|currently) listed (?:in|on|at|by) (?:the )?\S{1,60}\.",
            r"(?:ip|address|host|server|domain) (?:\S{1,60} )?(?:is |was )?(?:listed|found) (?:in|on|at|by) ",
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
            r"\breputation\b",
            r"\bblack (?:ip|mail|host|sender|address)",
            r"(?:dictionary|directory harvest)\w* attack|address harvest|harvesting",
            r"spam ?trap|honey ?pot",
            r"\S\.\S+ listed (?:at|in|on|by) ",
            r"(?:possible|suspected|reported|due to|for) abuse",
        ),
        "de": (
            r"(?:sperrliste|blacklist|schwarze liste)",
            r"(?:ip|ip-adresse|server|host)[^.]{0,30}(?:gesperrt|blockiert|gelistet)",
            r"(?:ip|ip-adresse|server|absender)[^.]{0,30}(?:auf[^.]{0,20}liste|reputation)",
        ),
        "fr": (r"liste noire", r"(?:ip|adresse ip|serveur)[^.]{0,30}(?:bloqu|blacklist)", r"mauvaise r[ée]putation"),
        "es": (r"lista negra", r"(?:ip|servidor)[^.]{0,30}(?:bloquead|listad)", r"mala reputaci[óo]n"),
        "pt": (r"lista negra", r"(?:ip|servidor)[^.]{0,30}(?:bloquead|listad)", r"m[áa] reputa[çc][ãa]o"),
        "it": (r"lista nera", r"(?:ip|server)[^.]{0,30}(?:bloccat|blacklist)", r"reputazione"),
        "ru": (
            r"ч[её]рн\w+ спис",
            r"(?:ip|адрес)[^.]{0,30}(?:заблокирован|в списке спам)",
            r"репутаци",
            r"(?:ip|адрес|сервер|хост)[^.]{0,30}(?:в (?:ч[её]рном )?списке|в базе|блокирован)",
        ),
        "ja": (
            r"ブラックリスト",
            r"ブロックリスト",
            r"(?:送信元|接続元)?(?:ip|ホスト)(?:アドレス)?[^。.]{0,16}(?:ブロック|拒否)",
            r"レピュテーション",
            r"(?:ip|送信元(?:ip|サーバー?|ホスト)|接続元)[^。.]{0,20}(?:登録され|制限|規制|ブロック)",
        ),
        "ko": (
            r"블랙리스트",
            r"차단 ?목록",
            r"(?:아이피|ip)[^.]{0,20}차단",
            r"평판",
            r"(?:rbl|실시간 ?차단)",
            r"(?:발신|송신) ?(?:ip|서버|아이피)[^.]{0,20}(?:차단|제한|거부)",
        ),
        "zh": (
            r"黑名单",
            r"黑名單",
            r"ip[^。.]{0,16}(?:被拒|封|屏蔽|被列)",
            r"信誉",
            r"信譽",
            r"ip[^。.]{0,24}(?:限制|拒绝|拒絕|黑名|封鎖|封锁|阻擋|被.{0,6}列入)",
            r"(?:信誉|信譽|信用)(?:过低|過低|不佳|差|度)",
        ),
    },
)

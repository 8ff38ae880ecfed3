"""The other server could not be reached or hung up. Time heals it, or the other side's administrator.

Sources: RFC 3463 §3.5 (X.4.0-X.4.2), RFC 5321 §4.5.4.1 (retries), the resolver's and kernel's own error texts.
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="network",
    category="network",
    usual="temporary",
    temporary=Advice("yes", "yes", ("nobody", "recipient-admin", "sender-admin")),
    permanent=Advice("depends", "yes", ("recipient-admin", "sender-user", "sender-admin")),
    families=frozenset({"X.4.0", "X.4.1", "X.4.2"}),
    replies=frozenset({"420", "441", "442"}),
    phrases={
        "en": (
            r"(?:connection|connect(?:ion)?s?|session|conversation|operation|network|read|host|server|socket|"
            r"lookup|greeting|smtp)(?: to \S{1,80}| with \S{1,80}| \S{1,60})?(?: has| was| is| been| attempt)* "
            r"(?:timed? ?out|time-?out|refused|reset|dropped|lost|closed|unreachable|failed|broken|terminated|"
            r"aborted|not responding|down|interrupted|error)",
            r"timed? ?out",
            r"(?:network|host|no route to host|destination|server)(?: is)? unreachable",
            r"no route to host",
            r"lost connection",
            r"(?:could not|couldn't|cannot|can't|unable to|failed to|wasn't able to|weren't able to) (?:\w+ "
            r")?(?:connect|establish|contact|reach|open (?:a )?connection|communicate)",
            r"i couldn't (?:establish|make)",
            r"connection (?:refused|reset|timeout|died|dropped|expired)",
            r"bad connection",
            r"not (?:answering|responding|reachable|accepting (?:connections|network))",
            r"no (?:answer|response|reply) from (?:host|server|the|remote)",
            r"(?:all|any) (?:attempts|hosts)[^.]{0,60}(?:fail|unreachable|defer|connect)",
            r"all hosts .{0,60}have been failing",
            r"unexpected(?:ly)? (?:disconnect|closed|eof|drop)",
            r"broken pipe",
            r"connected to .{0,50} but (?:connection|greeting|sender was)",
            r"connection died",
            r"communication (?:fail|error)",
            r"failed to connect",
            r"primary target ip address",
            r"no hosts? (?:available|reachable)",
            r"peer|remote (?:host|server) (?:closed|disconnected|dropped|is not)",
        ),
        "de": (
            r"(?:verbindung|server|host|rechner|netzwerk)[^.]{0,40}(?:abgelehnt|verweigert|unterbrochen|nicht "
            r"(?:erreichbar|aufgebaut|hergestellt|m[öo]glich)|fehlgeschlagen|abgebrochen|zeit[üu]berschreitung)",
            r"zeit[üu]berschreitung",
            r"antwortet nicht",
            r"keine verbindung",
        ),
        "fr": (
            r"(?:connexion|serveur|h[ôo]te)[^.]{0,40}(?:refus|interrompu|perdu|injoignable|impossible|ne "
            r"r[ée]pond pas|expir|[ée]chou)",
            r"d[ée]lai (?:d.attente )?d[ée]pass",
        ),
        "es": (
            r"(?:conexi[óo]n|servidor|host)[^.]{0,40}(?:rechazad|perdid|no responde|interrumpid|agotad|fallid|"
            r"no (?:se )?pud)",
            r"tiempo de espera",
        ),
        "pt": (
            r"(?:conex[ãa]o|liga[çc][ãa]o|servidor)[^.]{0,40}(?:recusad|perdid|n[ãa]o responde|interrompid|"
            r"falh|expirou|esgotad)",
            r"tempo (?:limite|esgotado|de espera)",
        ),
        "it": (
            r"(?:connessione|server|host)[^.]{0,40}(?:rifiutat|pers[ao]|non risponde|interrott|fallit|scadut|"
            r"non raggiungibil)",
            r"tempo scaduto",
        ),
        "ru": (
            r"(?:соединение|подключени\w+|сервер|хост|узел)[^.]{0,40}(?:не (?:удалось|отвечает|установлено)|"
            r"разорван|сброшен|недоступ|отклонен|потерян|прерван)",
            r"(?:время ожидания|таймаут|тайм-аут)",
        ),
        "ja": (
            r"(?:接続|サーバー?|ホスト|通信|コネクション)[^。.]{0,24}(?:でき(?:ません|ない|なかった)|タイムアウト|拒否され|切断|失敗|応答し|応答が)",
            r"タイムアウト",
        ),
        "ko": (
            r"(?:연결|접속|서버|호스트|네트워크)[^.]{0,24}"
            r"(?:할 수 없|실패|거부|끊|시간 ?초과|응답하지|응답이 없|수 없습니다)",
            r"시간 ?초과",
            r"응답하지 않",
        ),
        "zh": (
            r"(?:连接|連線|连线|服务器|伺服器|网络|主机|通信)[^。.]{0,16}(?:超时|超時|失败|失敗|被拒绝|断开|無法|无法|中断|无响应|没有响应)",
            r"(?:无法|無法|不能)(?:连接|連接|連線|联系)",
            r"超时|逾時",
        ),
    },
)

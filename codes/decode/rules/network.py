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
            r"(?:connections?|connect|session|conversation|network|socket|greeting)(?: to \S{1,80}| with \S{1,80}| "
            r"\S{1,60})?(?: has| was| is| been| attempt| unexpectedly)* (?:timed? ?out|time-?out|refused|reset|dropped|"
            r"lost|closed|unreachable|failed|broken|terminated|aborted|not responding|down|interrupted|error)",
            r"(?:host|server|smtp|operation|read|write|lookup)(?: \S{1,60})?(?: has| was| is| been)* (?:timed? ?out|"
            r"time-?out|reset|unreachable|not responding|down\b|(?:unexpectedly )?(?:closed|dropped))",
            r"timed? ?out",
            r"(?:network|host|no route to host|destination|server)(?: is)? unreachable",
            r"no route to host",
            r"lost connection",
            r"(?:could not|couldn't|cannot|can't|unable to|failed to|wasn't able to|weren't able to|not possible to|"
            r"did not accept our requests to|refused to accept a) (?:\w+ )?(?:connect|establish|contact|reach|open "
            r"(?:a )?connection|communicate)",
            r"could not be (?:contacted|reached)",
            r"network (?:error|problem|failure)",
            r"(?:server|host)s? (?:is |was |are |were )?(?:currently |temporarily )?(?:not available|"
            r"unavailable|offline)",
            r"i couldn't (?:establish|make)",
            r"connection (?:refused|reset|timeout|died|dropped|expired)",
            r"bad connection",
            r"(?:not (?:answering|responding|reachable|accepting connections)|(?:did not|didn't|does not|"
            r"doesn't) (?:answer|respond|reply))",
            r"no (?:answer|response|reply) from (?:host|server|the|remote)",
            r"(?:all|any) (?:attempts|hosts)[^.]{0,60}(?:fail|unreachable|defer|connect)",
            r"all hosts .{0,60}have been failing",
            r"unexpected(?:ly)? (?:disconnect|closed|eof|drop)",
            r"broken pipe",
            r"connected to .{0,50} but (?:connection|greeting|sender was)",
            r"connection died",
            r"communication (?:fail|error)",
            r"failed to connect",
            r"no hosts? (?:available|reachable)",
            r"remote (?:host|server) (?:closed|disconnected|dropped|is not)",
            r"attempts? to connect",
        ),
        "de": (
            r"(?:verbindung|netzwerk)[^.]{0,60}(?:abgelehnt|verweigert|unterbrochen|nicht (?:aufgebaut|"
            r"hergestellt|zustande|m[öo]glich)|fehlgeschlagen|abgebrochen|getrennt)",
            r"(?:server|host|rechner|gegenstelle)[^.]{0,40}(?:nicht erreichbar|antwortet nicht|reagiert nicht|"
            r"unerreichbar)",
            r"zeit[üu]berschreitung",
            r"antwortet nicht",
            r"keine verbindung",
            r"verbindungs(?:fehler|abbruch|aufbau)",
            r"nicht erreichbar",
        ),
        "fr": (
            r"connexion[^.]{0,40}(?:refus|interrompu|perdu|impossible|expir|[ée]chou|ferm[ée])",
            r"(?:serveur|h[ôo]te)[^.]{0,40}(?:inaccessible|indisponible|injoignable|ne r[ée]pond)",
            r"d[ée]lai (?:d.attente )?d[ée]pass",
            r"impossible de (?:se connecter|contacter|joindre|[ée]tablir)",
            r"temps d.attente",
        ),
        "es": (
            r"conexi[óo]n[^.]{0,40}(?:rechazad|perdid|interrumpid|agotad|fallid|cerrad|no (?:se )?pud)",
            r"servidor[^.]{0,40}(?:no (?:responde|contesta|disponible)|inaccesible)",
            r"tiempo de espera",
            r"no (?:se )?(?:pudo|ha podido|puede|es posible)[^.]{0,30}(?:conectar|conexi[óo]n|contactar)",
        ),
        "pt": (
            r"(?:conex[ãa]o|liga[çc][ãa]o)[^.]{0,40}(?:recusad|perdid|interrompid|falh|expirou|esgotad|encerrad)",
            r"servidor[^.]{0,40}(?:n[ãa]o respond|indispon[ií]vel|inacess[ií]vel|fora do ar)",
            r"tempo (?:limite|esgotado|de espera)",
            r"n[ãa]o (?:foi poss[ií]vel|conseguiu|p[ôo]de)[^.]{0,30}(?:conectar|conex|contactar|contatar|ligar)",
        ),
        "it": (
            r"connessione[^.]{0,40}(?:rifiutat|pers[ao]|interrott|fallit|scadut|chius)",
            r"(?:server|host)[^.]{0,40}(?:non risponde|non raggiungibil|irraggiungibil|non disponibil)",
            r"tempo scaduto",
            r"(?:impossibile|non [èe] stato possibile|non riesce a)[^.]{0,30}(?:conness|connett|contattare|"
            r"raggiungere|stabilire)",
        ),
        "ru": (
            r"(?:соединени|подключени)\w*[^.]{0,40}(?:не (?:удалось|установлено)|разорван|сброшен|отклонен|"
            r"потерян|прерван)",
            r"(?:сервер|хост|узел)[^.]{0,40}(?:не отвечает|недоступ)",
            r"время ожидания|таймаут|тайм-аут|истекло время|превышено время",
            r"(?:не удалось|невозможно|ошибка)[^.]{0,30}(?:соедин|подключ|связаться)",
        ),
        "ja": (
            r"(?:接続|通信|コネクション)[^。.]{0,20}(?:でき|失敗|拒否|エラー|切断|確立|タイムアウト)",
            r"(?:サーバー?|ホスト)[^。.]{0,20}(?:応答|到達|接続)[^。.]{0,10}(?:ません|ない|なく|できない|なし|拒否)",
            r"タイムアウト",
            r"応答(?:が|は)?(?:ありません|ない|しません)",
        ),
        "ko": (
            r"(?:연결|접속|통신|네트워크)[^.]{0,20}(?:할 수 없|실패|거부|끊|오류|에러|불가|지연|되지 않|하지 "
            r"못|수 없습니다)",
            r"서버[^.]{0,16}(?:응답|접속|연결)[^.]{0,12}(?:없|않|못|불가|실패|거부)",
            r"시간 ?초과",
            r"응답하지 않",
        ),
        "zh": (
            r"(?:连接|連接|連線|连线|通信|网络|網路)[^。.]{0,16}(?:失败|失敗|超时|逾時|超時|错误|錯誤|被拒|"
            r"重置|断开|中斷|中断|異常|异常|不通)",
            r"(?:服务器|伺服器|主机|主機)[^。.]{0,12}(?:无响应|未响应|不响应|沒有回應|没有响应|无法访问|"
            r"無法存取|无法连接|無法連線|不可达|连接被拒)",
            r"(?:无法|無法|不能)(?:连接|連接|連線|联系|聯繫)",
            r"超时|逾時|超時",
        ),
    },
)

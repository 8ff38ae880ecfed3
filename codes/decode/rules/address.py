"""Nobody has this address: the mailbox does not exist, or the address cannot be one.

Sources: RFC 3463 §3.2 (X.1.0-X.1.4, X.1.10), RFC 5321 §4.2.3 (550, 553), RFC 7505 (556 and null MX), servers'
documented wordings.
"""

from codes.decode.rules.rule import Advice, Rule

_WHO = (
    r"\b(?:user|recipient|mail ?box|account|address|addressee|e-?mail address|e-?mail account|mail ?drop|rcpt|"
    r"recipient address|destination address|user ?name|e-?mail|userid|customer|alias|person|destination|id|mail "
    r"address|forward-path|delivery address)"
)
RULE = Rule(
    name="address",
    category="address",
    usual="permanent",
    temporary=Advice("yes", "yes", ("nobody", "sender-user", "recipient-admin")),
    permanent=Advice("no", "no", ("sender-user",)),
    families=frozenset({"X.1.1", "X.1.2", "X.1.3", "X.1.4", "X.1.10", "X.6.7", "X.7.17", "X.7.18"}),
    replies=frozenset({"511"}),
    phrases={
        "en": (
            r"unknown (?:or illegal |or invalid |local |virtual |e-?mail |mail |remote )*(?:user|recipient|"
            r"address|mail ?box|account|alias|addressee|name)",
            _WHO + r"s?(?: name| account| id)?(?: \(?<?\S{1,90}>?\)?:?)?(?: rejected:)?(?: is| was| has been| are)? "
            r"(?:unknown|not known|non-?existent|not found|invalid|undeliverable|not valid|unrecogni[sz]ed|"
            r"unavailable or|not recogni[sz]ed|does(?:n't| not) exist|do not exist|not exist|not listed|not "
            r"present|not (?:a )?(?:valid|local)|could not be found|wasn't found|couldn't be found|was not "
            r"found|cannot be found|no longer (?:exists?|on server|valid|available|with)|not registered|not "
            r"our customer|not in (?:our|the|local|my)|deleted|removed|unroutable|misspelled|did not match|"
            r"incorrect|not defined|failed address verification|can't be found)\b",
            r"no such (?:local |virtual |e-?mail |mail |remote |valid )*(?:user|recipient|mail ?box|address|"
            r"account|person|addressee|mail ?drop|rcpt|name|alias|customer|destination|id)",
            r"(?:does not|doesn't|don't|do not|did not|didn't) (?:have|recogni[sz]e) (?:an? |any |such |"
            r"that |this |recipient)*(?:yahoo|account|mail ?box|user|address|recipient|(?:\S{1,30} )account)",
            r"there is no (?:user|account|mail ?box|such|one|recipient|address)",
            r"no (?:user|mail ?box|account|recipient|valid recipients?|one|match|such|mail ?box here|e-?mail) "
            r"(?:here |by that|by this|with that|under that|found|available|named|of that|exists|at this|"
            r"unknown)",
            r"no mail ?box (?:here|by|with|found|for|available|named)",
            r"sorry, no mailbox here",
            r"(?:invalid|illegal|unknown|non-?existent|bad|wrong|undeliverable|unrouteable|unroutable|"
            r"unresolvable|ambiguous|nonexistent|unavailable|incorrect) (?:or \w+ )?(?:e-?mail |mail |"
            r"destination |recipient |user |local |final |to )*(?:address|recipient|user|mail ?box|account|"
            r"mailbox name|rcpt|id|name|delivery address|mailbox local part|destination|addressee|e-?mail)\b",
            r"(?:can't|cannot|couldn't|could not|unable to|not able to) (?:find|verify|locate|resolve|lookup|"
            r"validate|determine) (?:the |that |this |a |an |your )?(?:user|recipient|mail ?box|account|"
            r"address|rcpt|e-?mail|login)",
            r"(?:address|recipient|user|account|mailbox|e-?mail)[^.:;]{0,60}(?:does not|doesn't|did not|do not) exist",
            r"(?:recipient|user|account|address|mailbox)s?[^.:;]{0,40} (?:not|n't) (?:found|exist|listed|known|"
            r"registered)",
            r"recipnotfound|exrecipnotfound|recipientnotfound",
            r"unknownuser|userunknown|user_unknown|nosuchuser",
            r"5\.1\.1[^.]{0,6}bad destination",
            r"bad destination (?:e?mailbox|address|mailbox)",
            r"not a (?:valid|known) (?:user|mailbox|recipient|account|address|e-?mail)",
            r"address(?:es)? (?:error|unknown|syntax|parsing|lookup)",
            r"bad address syntax|syntax error in (?:recipient|address)|malformed address|bad recipient address|"
            r"bad mailbox (?:name|syntax|address)",
            r"undeliverable address",
            r"(?:who are you looking for|is not a known user|not one of our|isn't one of our|never logged on|"
            r"not our customer|has no account|had no mailbox)",
            r"(?:domain )?(?:does not|doesn't) (?:have|handle|host) (?:this|that) (?:user|mailbox|address|recipient)",
            r"(?:user|recipient|mailbox|account|address|addressee) (?:name )?(?:\S{1,80} )?(?:is )?not (?:in|on|at|of) "
            r"(?:this|our|the|my) (?:server|system|domain|directory|site|host|list|database)",
            r"(?:directory|ldap|address ?book)[^.]{0,30}(?:no (?:match|entry|such)|not found)",
            r"no valid recipients? for",
            r"(?:check|verify) (?:that )?(?:the |your |recipient's )*(?:recipient|address)[^.]{0,20} (?:is|for) "
            r"(?:correct|valid|typos)",
            r"(?:user|recipient|account)s? (?:unknown|not found)\b",
            r"no longer (?:exists|on server|available at)",
            r"is not listed in (?:domino|public name|directory|the)",
            r"not listed in (?:domino|public)",
            r"destination (?:user|mailbox|address)[^.]{0,20}(?:unknown|invalid|not)",
            r"could not be (?:found|delivered because the (?:user|recipient))",
            r"5\.4\.1 recipient address rejected: access denied",
            r"mailbox not (?:found|local)",
            r"wasn't found at",
            r"address couldn't be found",
            r"inactive email address",
            r"typed (?:correctly|incorrectly)|mistyped",
            r"account .{0,40}(?:does not|doesn't) exist",
            r"user \S{1,60} not found",
            r"550 .{0,4}\S{1,60}:? user unknown",
            r"unknown local.part",
            r"not a mailbox",
            r"null mx",
            r"domain (?:does not|doesn't) accept (?:any )?(?:mail|email)|nullmx",
            r"unrouteable address",
            r"user address required",
            r"(?:don't|doesn't|do not|does not) exists?\b[^.]{0,20}(?:user|mailbox|account|address)",
            r"not (?:an? )?(?:valid |known )?user (?:of|on|at|in) (?:this|our|the)",
            r"adress(?:ee)? (?:unknown|invalid|not)|(?:verify|unknown|invalid) adress",
            r"(?:^|\d )address rejected\W*(?:$|\(in reply)",
            r"mailbox name (?:is )?(?:not allowed|invalid|not permitted)",
            r"recipient (?:address )?verif\w+",
        ),
        "de": (
            r"(?:empf[äa]nger|benutzer|adresse|postfach|mailbox|e-?mail-?adresse|adressat|konto|"
            r"user)[^.]{0,60}(?:unbekannt|existiert nicht|nicht (?:gefunden|vorhanden|bekannt|existent|"
            r"g[üu]ltig|mehr g[üu]ltig|existier)|ung[üu]ltig|fehlerhaft|gibt es nicht|falsch)",
            r"unbekannte[rn]? (?:empf[äa]nger|benutzer|adresse|user|adressat)",
            r"ung[üu]ltige (?:empf[äa]nger|e-?mail|adresse)",
            r"kein(?:en|e)? (?:solche[rn]?|benutzer|postfach|empf[äa]nger)",
            r"adresse[^.]{0,30}nicht gefunden",
            r"nicht zustellbar an diese adresse",
            r"wurde[^.]{0,60} nicht gefunden",
            r"nicht vergeben",
            r"(?:adresse|postfach|empf[äa]nger|konto)[^.]{0,40}(?:nicht l[äa]nger|nicht mehr) (?:verf[üu]gbar|"
            r"vorhanden|g[üu]ltig|vergeben|existent)",
            r"(?:teilnehmer|rufnummer)[^.]{0,20}unbekannt",
            r"kein (?:g[üu]ltiger|solcher) (?:empf[äa]nger|benutzer|account)",
        ),
        "fr": (
            r"(?:destinataire|utilisateur|adresse|bo[iî]te|compte|usager|adressage)[^.]{0,60}(?:inconnue?|"
            r"inexistante?|n.existe (?:pas|plus)|introuvable|invalide|erron[ée]e|non trouv[ée]e|pas "
            r"(?:[ée]t[ée] )?trouv|incorrecte?)",
            r"aucun (?:utilisateur|destinataire|compte)",
            r"adresse d.au moins un destinataire invalide",
            r"(?:destinataire|utilisateur|adresse|bo[iî]te|compte)[^.]{0,60}n.est (?:pas|plus) (?:valide|"
            r"valable|connue?|disponible|attribu|utilis|reconnu)",
            r"(?:utilisateur|destinataire|adresse) non (?:reconnu|valide|r[ée]pertori)",
            r"(?:destinataire|adresse|compte) (?:inconnue?|inexistante?)",
        ),
        "es": (
            r"(?:destinatario|usuario|direcci[óo]n|buz[óo]n|cuenta|casilla)[^.]{0,60}(?:desconocid|no existe|"
            r"no (?:se )?(?:ha )?(?:podido )?(?:encontr|v[áa]lid)|inexistente|inv[áa]lid|incorrect|no est[áa] "
            r"registrad)",
            r"no existe (?:el |la |ese |un )?(?:usuario|cuenta|buz[óo]n|destinatario)",
            r"usuario desconocido",
            r"(?:destinatario|usuario|direcci[óo]n|buz[óo]n|cuenta)[^.]{0,60}no (?:se (?:encuentra|encontr|"
            r"reconoce)|figura|es (?:una? )?(?:direcci[óo]n |cuenta )?v[áa]lid|ha sido encontrad)",
            r"no se (?:encontr[óo]|ha encontrado|encuentra)[^.]{0,30}(?:destinatario|usuario|direcci[óo]n|"
            r"buz[óo]n|cuenta)",
            r"no se encuentra en (?:el|la|los) (?:libreta|directorio|lista)",
            r"direcci[óo]n[^.]{0,30}err[óo]ne",
        ),
        "pt": (
            r"(?:destinat[áa]rio|usu[áa]rio|utilizador|endere[çc]o|caixa|conta)[^.]{0,60}(?:desconhecid|n[ãa]o "
            r"(?:existe|encontrad|foi (?:poss[ií]vel )?(?:encontrad|localizad)|v[áa]lid)|inexistente|"
            r"inv[áa]lid|incorret)",
            r"n[ãa]o existe (?:o |a )?(?:usu|conta|caixa|destinat)",
            r"(?:destinat[áa]rio|usu[áa]rio|utilizador|endere[çc]o|caixa|"
            r"conta)[^.]{0,60}n[ãa]o (?:se encontra|[ée] v[áa]lid|est[áa] (?:registrad|cadastrad)|pertence|"
            r"p[ôo]de ser encontrad)",
            r"(?:usu[áa]rio|utilizador|destinat[áa]rio) (?:desconhecido|inexistente|inv[áa]lido)",
            r"n[ãa]o (?:foi )?localizad",
        ),
        "it": (
            r"(?:destinatario|utente|indirizzo|casella|account)[^.]{0,60}(?:sconosciut|non (?:esist|trovat|"
            r"valid|[èe] stato trovat|[èe] valid)|inesistent|errat|inattes)",
            r"utente (?:non esistente|sconosciuto)",
            r"nessun utente",
            r"(?:destinatario|utente|indirizzo|casella|account)[^.]{0,60}non (?:risulta|[èe] (?:corretto|"
            r"esistente|registrat|presente|conosciut|riconosciut))",
            r"non (?:esiste|[èe] stato trovato)[^.]{0,20}(?:destinatario|utente|indirizzo|casella|account)",
        ),
        "ru": (
            r"(?:пользовател\w*|получател\w*|адрес\w*|(?:почтовый )?ящик\w*|аккаунт|уч[её]тн\w+ "
            r"запис\w+)[^.]{0,60}(?:не (?:найден|существует|существующ|зарегистр|обнаружен|известен)|неизвест|"
            r"недействит|неверн|неправильн|отсутствует|удал[её]н)",
            r"нет такого (?:пользовател|адрес|ящик)",
            r"(?:неизвестн|несуществующ|неверн|недействительн)\w* (?:пользовател|получател|адрес)",
            r"такого (?:ящика|пользователя|адреса) (?:нет|не)",
            r"(?:такой|данный|указанный)[^.]{0,30}(?:не существует|не найден|отсутствует)",
            r"нет (?:пользователя|почтового ящика|ящика|адресата)",
            r"не удалось найти[^.]{0,40}(?:адрес|получател|ящик|пользовател)",
        ),
        "ja": (
            r"(?:宛先|ユーザー?|アドレス|メールボックス|受信者|アカウント|あて先|"
            r"送信先)[^。.]{0,30}(?:存在し(?:ない|ません)|見つかり(?:ません|ませんで)|不明|見つから|"
            r"ありません|誤り(?:です|があります)|誤って|無効|正しくない|確認でき)",
            r"(?:存在しない|無効な|不明な|該当する)(?:宛先|ユーザー?|アドレス|メール|受信者|アカウント)",
            r"ユーザー?が(?:い|見つ)",
            r"宛先不明",
            r"アドレスの?エラー",
            r"(?:宛先|あて先|送信先|メール|受信者)[^。.]{0,30}(?:見つかりません|見つけられ|"
            r"間違(?:って(?:います|おります)|いです|いがあります)|"
            r"存在しておりません|存在しておらず|該当(?:しません|がありません))",
            r"(?:存在しない|使われていない|使用されていない|登録されていない)[^。.]{0,10}(?:宛先|アドレス|"
            r"メール|ユーザ|アカウント)",
            r"(?:該当|指定)(?:の|する|された)?[^。.]{0,10}(?:ユーザー?|アドレス|宛先|受信者)[^。.]{0,12}(?:い|"
            r"おり|あり)ません",
            r"(?:アドレス|宛先|メール)[^。.]{0,10}使(?:われて|用されて)(?:い|おり)ません",
        ),
        "ko": (
            r"(?:수신자|수신인|받는 ?사람|사용자|주소|메일함|사서함|계정|메일 ?주소|아이디|이메일)[^.]{0,24}"
            r"(?:없습니다|없는|없음|찾을 수 없|존재하지|잘못|유효하지|알 "
            r"수 없|올바르지|않는 (?:사용자|주소))",
            r"(?:없는|존재하지 않는|알 수 없는|잘못된) (?:사용자|수신자|주소|계정|메일|수신인|아이디|이메일)",
            r"(?:없는|존재하지 않는|등록되지 않은|잘못된|유효하지 않은) ?(?:메일 ?)?(?:계정|주소|수신자|"
            r"수신인|사용자|아이디|회원|메일|이메일|받는)",
            r"(?:사용자|수신자|계정|주소|메일 ?주소|회원)[^.]{0,16}(?:확인할 수 없|등록되(?:어 있)?지 않|찾지 ?못)",
            r"수신인 ?오류|주소 ?오류",
        ),
        "zh": (
            r"(?:收件人|用户|邮箱|邮件地址|地址|信箱|账号|帐号|账户|使用者|郵箱|收件者|帳號|"
            r"郵件地址)[^。.]{0,20}(?:不存在|未找到|找不到|无效|無效|不正确|错误|不正確|有误|未知)",
            r"(?:找不到|不存在|无此|無此|没有|无效|未知|無效)(?:的|该|此|這個|这个)?(?:收件人|用户|邮箱|地址|"
            r"账号|信箱|使用者|收件者)",
            r"用户不存在",
            r"查无此人",
            r"(?:无|無)(?:此|該|该)(?:用户|用戶|使用者|帳號|账号|信箱|邮箱|郵箱|收件人|收件者|人)",
            r"查(?:无|無)此(?:人|信箱|帳號|用户)",
            r"(?:未知|无效|無效|错误|錯誤|不明)(?:的)?(?:收件人|收件者|用户|使用者|地址|邮箱|信箱)",
            r"(?:收件人|收件者|使用者|用户|用戶|地址|信箱|帳號)[^。.]{0,16}(?:不明|無法識別|无法识别|不正確|"
            r"写错|有誤|未注册|未註冊|已注销|已註銷)",
            r"(?:用户|用戶|收件人|账号|帳號|对方|對方)[^。.]{0,8}未(?:开通|開通|启用|啟用|注册|註冊)",
        ),
    },
)

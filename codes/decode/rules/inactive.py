"""The mailbox exists or existed, and takes no mail: disabled, suspended, closed, not used for long.

Sources: RFC 3463 §3.3 (X.2.1), RFC 5321 §4.2.3 (450, 550 "mailbox unavailable").
"""

from codes.decode.rules.rule import Advice, Rule

_WHO = (
    r"(?:mail ?box|account|user|recipient|address|inbox|e-?mail|e-?mail account|e-?mail address|mail account|"
    r"customer|id)"
)
RULE = Rule(
    name="inactive",
    category="mailbox-inactive",
    usual="permanent",
    temporary=Advice("yes", "yes", ("nobody", "recipient-user", "sender-admin")),
    permanent=Advice("no", "no", ("recipient-user", "recipient-admin")),
    families=frozenset({"X.2.1"}),
    phrases={
        "en": (
            _WHO + r"(?: <?\S{1,80}>?)?(?: that you tried to reach)?(?:'s)?(?: account| mailbox)?:?(?: is| has been| "
            r"has| was| are| currently| temporarily| permanently| administratively|,)* (?:disabled|inactive|"
            r"suspended|deactivated|closed|terminated|blocked due|locked|expired|dormant|de-?activated|"
            r"cancell?ed|frozen|discontinued|retired|on hold|not active|not currently active|not activated)",
            r"(?:disabled|inactive|suspended|deactivated|closed|terminated|expired|locked|dormant|unused|abandoned) "
            r"(?:user|mail ?box|mbox|account|recipient|e-?mail|e-?mail address)",
            r"(?:mailbox|account|user|e-?mail address)[^.]{0,20} (?:no longer (?:active|in use|used|accepts|"
            r"available|valid)|not (?:currently )?accepting)",
            r"(?:user|recipient|mail ?box|account|address|member|customer|subscriber|she|he)(?: "
            r"\(?<?\S{1,80}>?\)?)?(?: is| are|,)* "
            r"(?:currently )?not (?:currently )?(?:accepting|receiving|able to receive) (?:any |new )?(?:mail|"
            r"messages|e-?mail)",
            r"disabled,? not accepting",
            r"(?:not available|not enabled|not provisioned|barred|suspended) (?:on|for) (?:this|that|the) "
            r"(?:account|user|number|subscriber)",
            r"out of service",
            r"(?:vacation|holiday) suspen",
            r"account (?:that you tried to reach )?(?:is|has been) (?:disabled|inactive)",
            r"mailbox currently suspended",
            r"account has been (?:disabled|suspended|closed)",
            r"extended inactivity",
            r"not been (?:used|accessed|logged)",
            r"address no longer accepts mail",
            r"mailbox temporarily (?:disabled|locked|unavailable)",
            r"(?:mail ?box|account|user) for \S{1,80} (?:is )?not (?:currently )?accepting",
            r"(?:mail )?receiving (?:is |has been )?(?:disabled|suspended|blocked)",
        ),
        "de": (
            r"(?:postfach|konto|account|mailbox|adresse|benutzerkonto|empf[äa]nger)[^.]{0,40}(?:deaktiviert|"
            r"gesperrt|geschlossen|gek[üu]ndigt|inaktiv|stillgelegt|abgeschaltet|nicht (?:mehr )?aktiv)",
            r"(?:postfach|konto|account|adresse)[^.]{0,40}(?:abgelaufen|eingestellt|nicht aktiviert|ruhend|"
            r"l[äa]ngere zeit nicht)",
            r"(?:konto|account|adresse|postfach)[^.]{0,30}nicht mehr (?:benutzt|genutzt|verwendet|gelesen|aktiv)",
        ),
        "fr": (
            r"(?:compte|bo[iî]te|adresse|utilisateur|destinataire)[^.]{0,40}(?:d[ée]sactiv|suspendu|ferm[ée]|"
            r"inacti[fv]|bloqu[ée]|r[ée]sili)",
            r"(?:compte|bo[iî]te|adresse)[^.]{0,40}(?:cl[ôo]tur|n.est (?:pas|plus) acti|expir|suspendue?)",
        ),
        "es": (
            r"(?:cuenta|buz[óo]n|usuario|direcci[óo]n|destinatario)[^.]{0,40}(?:desactivad|suspendid|inactiv|"
            r"cerrad|deshabilitad|bloquead|inhabilitad|cancelad)",
            r"(?:cuenta|buz[óo]n|usuario|casilla)[^.]{0,40}(?:dad[ao] de baja|no est[áa] activ|expirad|"
            r"caducad|congelad)",
        ),
        "pt": (
            r"(?:conta|caixa|usu[áa]rio|utilizador|endere[çc]o|destinat[áa]rio)[^.]{0,40}(?:desativad|"
            r"desactivad|suspens|inativ|inactiv|encerrad|bloquead|desabilitad|cancelad)",
            r"(?:conta|caixa|usu[áa]rio|utilizador)[^.]{0,40}(?:n[ãa]o est[áa] ativ|expirad|congelad|"
            r"inabilitad|exclu[ií]d)",
        ),
        "it": (
            r"(?:account|casella|utente|indirizzo|destinatario)[^.]{0,40}(?:disattivat|sospes|inattiv|chius|"
            r"bloccat|disabilitat|cessat)",
            r"(?:account|casella|utente|indirizzo)[^.]{0,40}(?:non (?:[èe] )?(?:pi[ùu] )?attiv|scadut|dismess)",
        ),
        "ru": (
            r"(?:ящик|уч[её]тная запись|аккаунт|пользователь|адрес|адресат)[^.]{0,40}(?:заблокирован|"
            r"отключ[её]н|закрыт|неактив|приостановлен|деактивирован)",
            r"(?:ящик|уч[её]тная запись|аккаунт|пользователь|адрес)[^.]{0,40}(?:не актив|выключен|отключена|"
            r"заморожен|недоступен)",
        ),
        "ja": (
            r"(?:アカウント|メールボックス|アドレス|ユーザー?)[^。.]{0,24}(?:停止|無効|凍結|休止|利用できな|"
            r"解約|退会|ロック)",
            r"(?:ご?契約|ご?利用)[^。.]{0,16}(?:停止|終了|解約|休止)",
            r"(?:アカウント|メールボックス|アドレス)[^。.]{0,24}(?:廃止|使用でき|一時停止|停止中)",
        ),
        "ko": (
            r"(?:계정|메일함|사서함|사용자|수신자|주소|아이디)[^.]{0,24}"
            r"(?:비활성|정지|휴면|차단된|해지|탈퇴|중지|사용 ?중지|폐쇄)",
            r"(?:휴면|정지|해지|탈퇴|중지|비활성|폐쇄)(?:된|한|상태|상태의| 상태| 처리된)? ?(?:인 )?(?:계정|"
            r"메일|회원|사용자|아이디|주소)",
            r"장기간[^.]{0,12}(?:미사용|미접속|접속하지|로그인하지)",
            r"사용하지 않는 (?:계정|메일|주소|사용자)",
            r"사용 ?(?:정지|중지)",
        ),
        "zh": (
            r"(?:账户|帐户|账号|帐号|帳號|帳戶|邮箱|信箱|用户)[^。.]{0,16}(?:停用|禁用|冻结|凍結|注销|已关闭|"
            r"过期|暂停|被锁|封禁|休眠)",
            r"(?:账户|帐户|账号|帐号|帳號|帳戶|邮箱|信箱|郵箱|用户|使用者)[^。.]{0,16}(?:停權|停权|被停|鎖定|"
            r"锁定|關閉|关闭|失效|到期|未激活|未啟用|暫停|长期未)",
        ),
    },
)

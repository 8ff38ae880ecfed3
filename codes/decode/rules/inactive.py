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
            r"(?:disabled|inactive|suspended|deactivated|closed|terminated|expired|locked|dormant|blocked) "
            r"(?:user|mail ?box|account|recipient|e-?mail|e-?mail address)",
            r"(?:mailbox|account|user|e-?mail address)[^.]{0,20} (?:no longer (?:active|in use|used|accepts|"
            r"available|valid)|not (?:currently )?accepting)",
            r"not (?:currently )?accepting (?:mail|messages|e-?mail)",
            r"account (?:that you tried to reach )?(?:is|has been) (?:disabled|inactive)",
            r"mailbox currently suspended",
            r"disabled, not accepting",
            r"account has been (?:disabled|suspended|closed)",
            r"extended inactivity",
            r"not been (?:used|accessed|logged)",
            r"address no longer accepts mail",
            r"mailbox temporarily (?:disabled|locked|unavailable)",
        ),
        "de": (
            r"(?:postfach|konto|account|mailbox|adresse|benutzerkonto|empf[äa]nger)[^.]{0,40}(?:deaktiviert|"
            r"gesperrt|geschlossen|gek[üu]ndigt|inaktiv|stillgelegt|abgeschaltet|nicht (?:mehr )?aktiv)",
        ),
        "fr": (
            r"(?:compte|bo[iî]te|adresse|utilisateur|destinataire)[^.]{0,40}(?:d[ée]sactiv|suspendu|ferm[ée]|"
            r"inacti[fv]|bloqu[ée]|r[ée]sili)",
        ),
        "es": (
            r"(?:cuenta|buz[óo]n|usuario|direcci[óo]n|destinatario)[^.]{0,40}(?:desactivad|suspendid|inactiv|"
            r"cerrad|deshabilitad|bloquead|inhabilitad|cancelad)",
        ),
        "pt": (
            r"(?:conta|caixa|usu[áa]rio|utilizador|endere[çc]o|destinat[áa]rio)[^.]{0,40}(?:desativad|"
            r"desactivad|suspens|inativ|inactiv|encerrad|bloquead|desabilitad|cancelad)",
        ),
        "it": (
            r"(?:account|casella|utente|indirizzo|destinatario)[^.]{0,40}(?:disattivat|sospes|inattiv|chius|"
            r"bloccat|disabilitat|cessat)",
        ),
        "ru": (
            r"(?:ящик|уч[её]тная запись|аккаунт|пользователь|адрес|адресат)[^.]{0,40}(?:заблокирован|"
            r"отключ[её]н|закрыт|неактив|приостановлен|деактивирован)",
        ),
        "ja": (
            r"(?:アカウント|メールボックス|アドレス|ユーザー?)[^。.]{0,24}(?:停止|無効|凍結|休止|利用できな|解約|退会|ロック)",
        ),
        "ko": (
            r"(?:계정|메일함|사서함|사용자|수신자|주소|아이디)[^.]{0,24}"
            r"(?:비활성|정지|휴면|차단된|해지|탈퇴|중지|사용 ?중지|폐쇄)",
        ),
        "zh": (
            r"(?:账户|帐户|账号|帐号|帳號|帳戶|邮箱|信箱|用户)[^。.]{0,16}(?:停用|禁用|冻结|凍結|注销|已关闭|过期|暂停|被锁|封禁|休眠)",
        ),
    },
)

"""The *sender's* address or domain is what the server does not like: no reason to drop the recipient's address.

Sources: RFC 3463 §3.2 (X.1.7, X.1.8), Postfix's `reject_unknown_sender_domain`, Sendmail's `check_mail` texts.
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="sender-address",
    category="address",
    usual="permanent",
    temporary=Advice("depends", "yes", ("sender-admin", "sender-user")),
    permanent=Advice("no", "yes", ("sender-admin", "sender-user")),
    families=frozenset({"X.1.7"}),
    replies=frozenset({"517"}),
    phrases={
        "en": (
            r"sender address .{0,80}?(?:reject|invalid|not|unknown|malformed|does)",
            r"sender (?:domain|address) (?:must|does not|not|is not|could not|cannot|rejected|verify|verification)",
            r"domain of sender (?:address )?.{0,80}?does not",
            r"(?:invalid|unknown|bad|illegal|fake|forged|unrouteable|unverified|unresolvable|non-?existent) "
            r"(?:sender|return|from|"
            r"envelope sender)",
            r"(?:sender|envelope sender|return path|mail from|reverse-path)(?: address)?(?: <.{0,80}?>)?:? "
            r"(?:is )?(?:invalid|does not exist|unknown|not exist|rejected|denied|blocked|verify failed|"
            r"refused)",
            r"sender verify failed",
            r"could not verify sender",
            r"null sender",
            r"sender ?denied",
            r"bad (?:outbound )?sender",
            r"banned sender",
            r"email address is not verified",
            r"requires valid sender",
            r"verification failed for <",
            r"your (?:e?-?mail )?address (?:is|has been) (?:block|not)",
            r"mail from (?:domain|address) .{0,40}(?:not|invalid)",
            r"required for sender address",
            r"sender (?:e-?mail )?address (?:is )?(?:required|missing|empty)",
            r"sender (?:is |was |address )?(?:unvalidated|unverified|not verified|not valid)",
            r"sender verif\w*",
            r"badmailfrom|envelope sender is (?:in|on)",
        ),
        "de": (r"absenderadresse[^.]{0,40}(?:abgelehnt|ung[üu]ltig|unbekannt|nicht)",),
        "fr": (r"adresse (?:de l.)?exp[ée]diteur[^.]{0,40}(?:rejet|invalide|inconnu|refus)",),
        "es": (r"direcci[óo]n del? remitente[^.]{0,40}(?:rechaz|inv[áa]lid|\bno (?:es|existe|se|est|v))",),
        "pt": (r"endere[çc]o do remetente[^.]{0,40}(?:rejeit|inv[áa]lid|n[ãa]o)",),
        "it": (r"indirizzo (?:del )?mittente[^.]{0,40}(?:rifiut|non|sconosciut)",),
        "ru": (r"адрес отправителя[^.]{0,40}(?:отклон|не |недейств)",),
        "ja": (r"(?:送信者|差出人|送信元)(?:メール)?(?:の)?アドレス[^。.]{0,20}(?:拒否|無効|存在しな|不正)",),
        "ko": (r"(?:보낸|보내는) ?(?:사람|이)(?:의)? 주소[^.]{0,20}(?:거부|잘못|없)",),
        "zh": (r"(?:发件人|寄件者|寄件人)(?:的)?(?:地址|域名)[^。.]{0,16}(?:拒|无效|不存在|無效)",),
    },
)

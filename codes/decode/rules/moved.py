"""The person has another address now.

Sources: RFC 3463 §3.2 (X.1.6), RFC 5321 §3.4 (551).
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="moved",
    category="mailbox-inactive",
    usual="permanent",
    temporary=Advice("yes", "depends", ("nobody", "sender-user")),
    permanent=Advice("no", "no", ("sender-user",)),
    families=frozenset({"X.1.6"}),
    phrases={
        "en": (
            r"(?:user|recipient|address|mailbox|account|customer) (?:has |have |is |was |were )?(?:been "
            r")?(?:moved|changed)\b",
            r"has (?:left|moved to|a new address|changed (?:his|her|their|its) (?:e-?mail )?address)",
            r"no longer (?:works|employed|with (?:us|the|this)|at this)",
            r"moved.{0,20}no forward",
            r"new e-?mail address is",
            r"user not local; please try",
            r"forwarding address",
            r"resides? (?:at|on) (?:a |an)?(?:different|other)",
        ),
        "de": (r"(?:hat|lautet)[^.]{0,20}neue e-?mail-?adresse", r"nicht mehr (?:im unternehmen|bei uns|t[äa]tig)"),
        "fr": (r"a chang[ée] d.adresse", r"ne (?:fait|travaille) plus"),
        "es": (r"ha cambiado de direcci[óo]n", r"ya no trabaja"),
        "pt": (r"mudou de endere[çc]o", r"n[ãa]o trabalha mais"),
        "it": (r"ha cambiato indirizzo", r"non lavora pi[ùu]"),
        "ru": (r"сменил адрес", r"больше не работает"),
        "ja": (r"アドレスを変更(?:しま|いたし|し、)|アドレスが変(?:更され|わりま)", r"退職"),
        "ko": (r"주소(?:가|를) 변경(?:되|했|하였)", r"퇴사"),
        "zh": (r"已(?:离职|更换地址)", r"已離職"),
    },
)

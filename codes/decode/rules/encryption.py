"""TLS is missing, refused or not trusted, or the message had to be encrypted and was not.

Sources: RFC 3207 §4 (530, 454), RFC 7817, RFC 8461 §4 and RFC 7672 for the policies behind it; X.7.4, X.7.5, X.7.10.
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="encryption",
    category="encryption",
    usual="permanent",
    temporary=Advice("yes", "yes", ("sender-admin", "recipient-admin")),
    permanent=Advice("no", "yes", ("sender-admin", "recipient-admin")),
    families=frozenset({"X.7.3", "X.7.4", "X.7.5", "X.7.6", "X.7.10", "X.7.30"}),
    replies=frozenset({"523", "524", "538"}),
    phrases={
        "en": (
            r"must issue a starttls",
            r"starttls (?:is )?(?:required|not|command|fail)",
            r"\btls (?:is )?(?:required|not available|currently|handshake|negotiation|fail|connection "
            r"(?:required|fail)|session)",
            r"(?:requires?|required|enforced|mandatory|without|offer|support) (?:the use of )?(?:a )?(?:secure "
            r"|encrypted )?(?:start)?tls",
            r"ssl (?:handshake|error|routines)",
            r"requires? encryption",
            r"encryption (?:is )?(?:required|needed|requested)",
            r"certificate (?:verif|has expired|is not|not trusted|error|mismatch)",
            r"(?:server|untrusted) certificate",
            r"mta-sts",
            r"\bdane\b",
            r"tlsa",
            r"not encrypted",
            r"cannot start tls",
            r"secure connection",
            r"(?:not|n't) (?:sent over|using|use) (?:an? )?(?:secure |encrypted )?(?:tls|ssl)",
            r"over a tls connection",
            r"cipher",
            r"(?:tls|ssl)\d* (?:connect|connection|negotiation|protocol)",
            r"error:[0-9a-f]{8}:ssl",
        ),
        "de": (
            r"verschl[üu]sselung erforderlich",
            r"unverschl[üu]sselt",
            r"zertifikat[^.]{0,30}(?:ung[üu]ltig|abgelaufen|nicht)",
        ),
        "fr": (
            r"chiffrement (?:requis|obligatoire)",
            r"certificat[^.]{0,30}(?:invalide|expir)",
        ),
        "ja": (
            r"暗号化(?:が必要|されて|通信)",
            r"証明書",
        ),
        "ko": (
            r"암호화(?:가 필요|된 연결)",
            r"인증서",
        ),
        "zh": (
            r"加密连接",
            r"需要加密",
            r"证书|憑證",
        ),
        "es": (
            r"cifrado (?:requerido|obligatorio)",
            r"certificado[^.]{0,30}(?:no v[áa]lido|caducado)",
        ),
        "pt": (r"criptografia (?:necess|obrigat)",),
        "it": (r"cifratura (?:richiesta|obbligatoria)",),
        "ru": (r"(?:требуется|необходимо) шифрование",),
    },
)

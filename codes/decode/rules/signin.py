"""Sign-in: credentials missing, wrong, or turned off. The person or program that sends has to act.

Sources: RFC 4954 §6 (530, 534, 535, 454; X.7.8, X.7.9, X.7.11, X.7.12).
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="signin",
    category="authentication",
    usual="permanent",
    temporary=Advice("depends", "yes", ("sender-user", "sender-admin")),
    permanent=Advice("no", "yes", ("sender-user", "sender-admin")),
    families=frozenset({"X.7.8", "X.7.9", "X.7.11", "X.7.12", "X.7.13", "X.7.14"}),
    replies=frozenset({"432", "525", "530", "534", "535"}),
    phrases={
        "en": (
            r"authentication (?:is )?(?:required|failed|failure|unsuccessful|credentials|rejected|needed)",
            r"username and password",
            r"(?:invalid|incorrect|bad|wrong) (?:login|user ?name|credentials|password|authentication)",
            r"smtp auth",
            r"auth(?:enticate)? (?:first|before|required)",
            r"please (?:authenticate|log ?in|use smtp auth|turn on smtp auth)",
            r"not (?:logged in|authenticated)",
            r"must (?:be authenticated|authenticate|login|log in)",
            r"application-specific password",
            r"requires authentication",
            r"login (?:denied|required|fail)",
            r"pop before smtp",
            r"too many login attempts",
            r"client was not authenticated",
            r"client not authenticated",
            r"unauthenticated (?:senders?|users?|relay) (?:is|are|not)",
            r"cannot achieve exchange server authentication",
            r"authentication data",
            r"\bauth(?:entication)? (?:\w+ ){0,2}(?:error|fail\w*)",
            r"anonymous (?:senders?|users?|relay)",
        ),
        "de": (
            r"authentifizierung (?:erforderlich|fehlgeschlagen)",
            r"anmeldung (?:erforderlich|fehlgeschlagen)",
            r"nicht angemeldet",
        ),
        "fr": (r"authentification (?:requise|obligatoire|[ée]chou)", r"mot de passe (?:incorrect|invalide)"),
        "es": (r"autenticaci[óo]n (?:requerida|fallida|necesaria)", r"contrase[ñn]a incorrecta"),
        "pt": (r"autentica[çc][ãa]o (?:necess|falh|obrigat)", r"senha (?:incorreta|inv[áa]lida)"),
        "it": (r"autenticazione (?:richiesta|fallita|necessaria)",),
        "ru": (
            r"(?:требуется|необходима|ошибка) а(?:вторизац|утентификац)",
            r"неверн\w* (?:логин|пароль|имя пользователя)",
        ),
        "ja": (r"smtp認証", r"認証(?:に失敗|が必要|エラー)"),
        "ko": (r"(?:smtp )?인증(?:이 필요|에 실패|실패| 실패|되지)", r"로그인(?:에 실패|이 필요)"),
        "zh": (r"(?:需要|认证|身份验证|身份驗證|验证)(?:失败|失敗)", r"需要(?:身份)?(?:认证|验证|驗證)", r"密码错误"),
    },
)

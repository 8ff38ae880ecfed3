"""The two servers did not understand each other: a command, a sequence or an argument was wrong.

Sources: RFC 5321 §4.2.4 and §4.3.2 (500-504, 555), RFC 3463 §3.6 (X.5.*).
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="protocol",
    category="protocol",
    usual="permanent",
    temporary=Advice("depends", "yes", ("sender-admin", "recipient-admin")),
    permanent=Advice("no", "yes", ("sender-admin", "recipient-admin")),
    families=frozenset({"X.3.3", "X.5.0", "X.5.1", "X.5.2", "X.5.4", "X.5.5", "X.5.6", "X.6.8", "X.6.10"}),
    replies=frozenset({"430", "455", "500", "501", "502", "503", "504", "555"}),
    general=True,
    phrases={
        "en": (
            r"syntax error",
            r"bad (?:sequence|command|syntax)",
            r"(?:command|parameter|argument|verb|option)s?(?: \S{1,40})?(?: is| was)? (?:not|un)(?: "
            r"?recogni[sz]ed| ?implemented| ?known| ?supported|expected)",
            r"unrecogni[sz]ed (?:command|parameter)",
            r"(?:invalid|unknown|unsupported|improper|unimplemented) (?:command|parameter|argument|verb|use of)",
            r"protocol (?:error|violation|synchroni)",
            r"synchroni[sz]ation error",
            r"improper (?:command )?pipelining",
            r"(?:send|need|expected) (?:hello|helo|mail|rcpt|data)(?: from| to)?(?: command)? (?:first|before)",
            r"out of sequence",
            r"nested mail command",
            r"must (?:use|send|say) (?:ehlo|helo)",
            r"no valid recipients",
            r"smtputf8",
            r"line too long|maximum allowed line length",
            r"command (?:rejected|disallowed|refused)",
            r"(?:valid|invalid|bad|wrong) (?:helo|ehlo)\b",
        ),
        "de": (r"syntaxfehler", r"ung[üu]ltiger befehl"),
        "fr": (r"erreur de syntaxe", r"commande (?:inconnue|invalide)"),
        "es": (r"error de sintaxis", r"comando (?:desconocido|no)"),
        "pt": (r"erro de sintaxe", r"comando (?:desconhecido|n[ãa]o)"),
        "it": (r"errore di sintassi", r"comando (?:sconosciuto|non)"),
        "ru": (r"синтаксическ\w+ ошибк", r"неизвестная команда"),
        "ja": (r"構文エラー", r"コマンド(?:が|の)?(?:不正|エラー|認識)"),
        "ko": (r"구문 ?오류", r"명령(?:어)?[^.]{0,12}(?:오류|인식)"),
        "zh": (r"语法错误", r"語法錯誤", r"命令(?:错误|无效|未)"),
    },
)

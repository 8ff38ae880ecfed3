"""Codes in running text, in whatever dress: `550 5.1.1`, `550-5.1.1`, `#5.7.1`, `dsn=5.1.1`, `SMTP; 550`, `(550)`.

A reply code is three digits (RFC 5321 §4.2) and so is much else, so alone it counts only where a reply begins or
a word announces it. An enhanced code (RFC 3463 §2) counts unless it is a version or part of a host address.
"""

import re
from collections.abc import Set as AbstractSet
from typing import NamedTuple

ENHANCED = r"[245]\.(?:0|[1-9]\d{0,2})\.(?:0|[1-9]\d{0,2})(?![0-9A-Za-z]|\.\d)"
_PAIR = re.compile(
    rf"(?<![0-9A-Za-z.@/\\])(?P<reply>[2-5]\d\d)[ :;,/-]{{1,3}}[(\[#<']{{0,2}}(?P<enhanced>{ENHANCED})", re.ASCII
)
_LONE_ENHANCED = re.compile(rf"(?<![0-9A-Za-z.@/\\])(?<!\d-)(?P<enhanced>{ENHANCED})", re.ASCII)
_LONE_REPLY = re.compile(r"(?<![0-9A-Za-z.@/\\])(?P<reply>[2-5]\d\d)(?![0-9A-Za-z%@]|[.,:/]\d|-\d\d)", re.ASCII)
# Words that announce a code.
_ANNOUNCED = re.compile(
    r"(?:said|says|returned|respond\w*|response|reply|replied|answer\w*|error|err|code|codes|status|stat|"
    r"failed|smtp|esmtp"
    r"|dsn|reason|diagnostic|was|rejected|with|result|failure|bounced|deferred|after [A-Z]{4}|message|reported|issued"
    r"|fehler\w*|antwort\w*|meldung|erreur|réponse|código|respuesta|codice|errore|risposta|erro|resposta|rejeitou"
    r"|код|кода|ошибка|ошибки|ответ|ответил|エラー|コード|応答|返答|错误|代码|錯誤|代碼|响应|回应|오류|에러|코드|응답)"
    r"(?: (?:is|was|with|code|number|no|message|of|from|text|the|following|a|an|than))?"
    r"\s?[^0-9A-Za-z\s]{0,3}\s?[^0-9A-Za-z\s]{0,2}$",
    re.IGNORECASE,
)
_OPENED = re.compile(
    r"(?:^|[\s:;=,])['\"(\[<#{]{1,2}$|[^\x00-\x7f]:\s?$|(?:^|[\s)\]>])(?:[:;|]|--?|<<<|\*\*|=>|->)\s?$|^\s*$|[.>\])»]\s$"
)
# What is counted or measured is no code.
_COUNTED = re.compile(
    r"\s?(?:[KMG]i?B|kb|mb|gb|bytes?|octets?|characters?|chars?|days?|hours?|hrs?|min(?:ute)?s?|sec(?:ond)?s?|"
    r"ms|messages?"
    r"|mails?|e-?mails?|recipients?|times?|connections?|users?|address(?:es)?|attempts?|lines?|hops?|tage?|"
    r"stunden|minuten"
    r"|jours|heures|días|horas|giorni|ore|dias|дн|час|мин|日|時間|分|秒|天|小时|시간|일|분|percent)\b"
)
# Even at the beginning of a text, where `550 user unknown` is a reply.
_MEASURED = re.compile(r"\s?(?:[KMG]i?B|kb|mb|gb|bytes?|days?|hours?|minutes?|seconds?|percent)\b")
_VERSION = re.compile(
    r"(?:version|ver\.?|release|exim|postfix|sendmail|qmail|exchange|server|php|build|perl|python|openssl|mimedefang"
    r"|amavis\w*|spamassassin|clamav|build|v\.?|rv:|mail/|firmware|appliance|agent)[ /(:]{1,2}$",
    re.IGNORECASE,
)
# What a final remote server said is quoted after such words.
_QUOTED = re.compile(
    r"(?:said|says|respond\w*(?: with)?|returned|replied|answered|an error -|response was|reply was|server was"
    r"|returned was|<<<"
    r"|last error was|reported|antwortete|a répondu|respondió|ha risposto|respondeu|ответил)"
    r"[^0-9A-Za-z]{0,6}$",
    re.IGNORECASE,
)


class Code(NamedTuple):
    """A reply code, an enhanced code or both as they stand together; positions are those of the text searched."""

    reply: str
    reply_at: int
    enhanced: str
    enhanced_at: int
    quoted: bool = False

    @property
    def at(self) -> int:
        places = [place for place in (self.reply_at, self.enhanced_at) if place >= 0]
        return min(places)

    @property
    def failed(self) -> bool:
        """Whether it speaks of failure (class 4 or 5)."""
        return (self.reply or self.enhanced)[0] in "45"


def codes_in(text: str, starts: AbstractSet[int] = frozenset()) -> list[Code]:
    """Every code of a text on one line (a `Flat`), in order; `starts` are where its lines began."""
    found: list[Code] = []
    for match in _PAIR.finditer(text):
        reply, enhanced = match["reply"], match["enhanced"]
        if int(enhanced.split(".")[1]) <= 9:
            quoted = _QUOTED.search(text, max(0, match.start() - 40), match.start()) is not None
            found.append(Code(reply, match.start("reply"), enhanced, match.start("enhanced"), quoted))
    taken = {code.reply_at for code in found} | {code.enhanced_at for code in found}
    for match in _LONE_ENHANCED.finditer(text):
        start = match.start("enhanced")
        if start in taken or int(match["enhanced"].split(".")[1]) > 9:
            continue
        if _VERSION.search(text, max(0, start - 16), start) is None:
            found.append(Code("", -1, match["enhanced"], start))
    for match in _LONE_REPLY.finditer(text):
        start = match.start("reply")
        counted = _COUNTED if start > 0 else _MEASURED
        if start in taken or counted.match(text, match.end()):
            continue
        before = max(0, start - 40)
        quoted = _QUOTED.search(text, before, start) is not None
        if quoted or _ANNOUNCED.search(text, before, start) or _opens(text, start, match.end(), starts):
            found.append(Code(match["reply"], start, "", -1, quoted))
    return sorted(found, key=lambda code: code.at)


def _opens(text: str, start: int, end: int, starts: AbstractSet[int]) -> bool:
    """Whether a reply may begin here: where a line begins, after an opening mark, a colon or a full stop."""
    if start == 0:
        return True
    if start in starts and re.match(r"$|[ :-]", text[end : end + 1]):
        return True
    opened = _OPENED.search(text, max(0, start - 4), start) is not None or text[max(0, start - 2) : start] == ": "
    if start >= 4 and text[start - 4 : start - 1] == text[start:end]:
        return True
    return opened and re.match(r"$|[ \-:.,;)'\"\]>#]", text[end : end + 1] or "") is not None


def final(codes: list[Code], text: str = "") -> Code | None:
    """The code to believe: what the final remote server is quoted with, else the first failure, else the first.

    `text` is what the codes were found in. `451 4.4.0 … responded with: "421 4.4.1 …"` gives 421 4.4.1, and
    `550 550 5.1.1` gives 550 5.1.1.
    """
    if not codes:
        return None
    failed = [code for code in codes if code.failed] or codes
    quoted = [code for code in failed if code.quoted and code.reply]
    replies = [code for code in failed if code.reply]
    # In a transcript the first refusal decides, and what follows it is its consequence.
    shown = [code for code in quoted if text[max(0, code.reply_at - 4) : code.reply_at].startswith("<<<")]
    chosen = quoted[-1] if quoted else (replies or failed)[0]
    if shown:
        later = shown[1].at if len(shown) > 1 else len(text)
        chosen = [code for code in quoted if shown[0].at <= code.at < later][-1]
    if chosen.reply and not chosen.enhanced:
        after = [code for code in failed if chosen.at < code.at]
        if after and after[0].at - chosen.at <= 6 and after[0].enhanced:
            near = after[0]
            return near if near.reply else chosen._replace(enhanced=near.enhanced, enhanced_at=near.enhanced_at)
        others = [c for c in after if c.enhanced and not c.reply] or [c for c in failed if c.enhanced and not c.reply]
        if others:
            return chosen._replace(enhanced=others[0].enhanced, enhanced_at=others[0].enhanced_at)
    return chosen

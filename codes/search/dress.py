"""Codes in any dress: what a query names, and whether it is nothing but a code or two codes to compare."""

import re
import unicodedata

from codes import notation

# A code may stand right before a letter (`550번`, `5.1.1エラー`), but not inside a number, a version or an IP address.
_CODE = re.compile(
    r"(?<![\w.])(?:[245]\.[0-9]{1,3}\.[0-9]{1,3}|[1-5][0-9]{2})(?![0-9]|\.[0-9])(?![a-z])", re.IGNORECASE
)
# 25 MB, 300 people, 500 a day: numbers that count something are no codes.
_COUNTED = re.compile(
    r"[1-5][0-9]{2}\s*(?:[kmg]i?b\b|bytes?\b|people\b|recipients?\b|users?\b|per\b|a day\b|명|통|건|개|件|通|人|名)",
    re.IGNORECASE,
)
_DRESS = re.compile(
    r"\b(?:E?SMTP|LMTP|DSN|STATUS|CODE|ERROR|REPLY|RESPONSE|ENHANCED|REMOTE|SERVER|SAID|RETURNED)\b"
    r"|에러|오류|코드|응답|상태|번|エラー|コード|応答|返答|ステータス|番"
    r"|[\s#=:;,/|()\[\]{}<>\"'`*–—-]+"
)
# `421 vs 500`, `421와 500의 차이`, `difference between 421 and 500`.
_AGAINST = re.compile(r"(?<![A-Z])(?:VS\b\.?|VERSUS|AND|OR|UND)(?![A-Z])|하고|이랑|[와과랑및]|対|[とや]|&")
_ABOUT_TWO = re.compile(r"\b(?:WHAT IS|WHATS|THE|DIFFERENCES?|BETWEEN|COMPARE)\b|차이점?|비교|[의は을를]|違い|比較|の")
_SPACED = re.compile(r"[245](?P<gap>[ ,_・-])[0-9](?P=gap)[0-9]{1,3}")
_DOTS = str.maketrans("。．｡", "...")


def lone_code(query: str) -> str:
    """The code that a query consists of, whatever the dress and digits (`#5.7.1`, `550-`, full-width); else empty.

    A reply code beside an enhanced one is taken as the enhanced one, which says more. Three numbers with the same
    sign between them (`5 1 1`, `5-1-1`) are an enhanced code whose dots were not typed.
    """
    text = _plain(query).upper().strip(" .!?")
    if _SPACED.fullmatch(text):
        text = re.sub(r"[ ,_・-]", ".", text)
    pieces = list(dict.fromkeys(_DRESS.sub(" ", text).strip().rstrip(".").split()))
    if len(pieces) == 1 and (notation.is_page(pieces[0]) or notation.is_family(pieces[0])):
        return pieces[0]
    pieces.sort(key=notation.is_enhanced)
    if len(pieces) == 2 and notation.is_reply(pieces[0]) and notation.is_enhanced(pieces[1]):
        return pieces[1]
    return ""


def lone_pair(query: str) -> tuple[str, str] | None:
    """The two codes that a query consists of, each in any dress, whatever joins them; None for anything else.

    A reply code right before an enhanced one is no pair: servers send the two together.
    """
    text = _ABOUT_TWO.sub(" ", _plain(query).upper().strip(" .!?"))
    sides = _AGAINST.split(text)
    if len(sides) == 1:
        sides = _DRESS.sub(" ", text).split()
    codes = tuple(lone_code(side) for side in sides)
    if len(codes) != 2 or codes[0] == codes[1] or not all(map(notation.is_page, codes)) or lone_code(query):
        return None
    return codes[0], codes[1]


def codes_in(text: str) -> list[str]:
    """Every code written anywhere in a text, in order, each once; numbers that count something are left out."""
    return list(dict.fromkeys(_CODE.findall(_COUNTED.sub(" ", _plain(text)))))


def _plain(text: str) -> str:
    """Compatibility forms and digits of any script as ASCII."""
    return "".join(
        str(unicodedata.decimal(char, char)) for char in unicodedata.normalize("NFKC", text.translate(_DOTS)).strip()
    )

"""Bytes to text, whatever the charset is said to be (RFC 2045 §5.2, RFC 2046 §4.1.2) and whatever it truly is."""

import codecs
import re

_ALIASES = {
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp_ext",
    "iso-8859-8-i": "iso-8859-8",
    "unicode-1-1-utf-7": "utf-7",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "",
    "ascii": "",
    "ansi_x3.4-1968": "",
}
# Only codecs that turn bytes into characters one way: Python also knows codecs that compress or escape.
_KNOWN = re.compile(r"(utf|iso|windows-|cp|koi8|gb|big5|euc|mac|tis|johab|hz|cp9|viscii|shift|kz|ptcp)", re.IGNORECASE)
_HALF = re.compile(r"[\ud800-\udfff]")
_GUESSES = ("cp932", "euc_jp", "cp949", "gb18030", "big5", "koi8-r", "cp1251")


def decode_bytes(data: bytes, charset: str = "", *, pasted: bool = False) -> str:
    """Text for bytes; never raises.

    `pasted` says that the bytes came from a string, which was UTF-8 encoded here whatever its headers say.
    """
    if not data.isascii() and (pasted or not _codec(charset)):
        return _guess(data)
    if data.isascii() and b"\x1b$" in data and not _codec(charset):
        return data.decode("iso2022_jp_ext", "replace")
    name = _codec(charset) or "utf-8"
    if name == "utf-7":
        # UTF-7 is all ASCII, and can spell half a character, which no other encoding can write again.
        if data.isascii():
            return _HALF.sub("\ufffd", data.decode(name, "replace"))
        name = "utf-8"
    try:
        return data.decode(name)
    except (UnicodeError, ValueError, LookupError):
        pass
    try:
        return data.decode("utf-8")
    except UnicodeError:
        return data.decode(name, "replace") if name != "utf-8" else _guess(data)


def _codec(charset: str) -> str:
    """The Python codec for a declared charset, or nothing."""
    name = charset.strip().strip("\"'").lower()
    name = _ALIASES.get(name, name)
    if not name or len(name) > 30 or not _KNOWN.match(name):
        return ""
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""


def _guess(data: bytes) -> str:
    """Undeclared 8-bit text: UTF-8 if it is valid, else the charset whose result looks most like writing."""
    try:
        return data.decode("utf-8")
    except UnicodeError:
        pass
    sample = data[:4000]
    high = sum(1 for byte in sample if byte > 127)
    best, best_score = "cp1252", 0.35 * high if high * 5 < len(sample) else 0.05 * high
    for name in _GUESSES:
        score = _plausible(sample.decode(name, "replace"))
        if score > best_score:
            best, best_score = name, score
    return data.decode(best, "replace")


def _plausible(text: str) -> float:
    """How much of a text is everyday writing of some script, counted in bytes of its old charset."""
    score = 0.0
    for char in text:
        point = ord(char)
        if 0x3040 <= point <= 0x30FF:
            score += 2.0
        elif 0xAC00 <= point <= 0xD7A3:
            score += 1.6
        elif 0x4E00 <= point <= 0x9FFF:
            score += 1.2
        elif 0x0430 <= point <= 0x044F:
            score += 0.9
        elif 0x0410 <= point <= 0x042F:
            score += 0.3
        elif point == 0xFFFD or 0xE000 <= point <= 0xF8FF or 0xFF61 <= point <= 0xFF9F:
            score -= 2.0
    return score

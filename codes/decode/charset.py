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
# One byte beyond ASCII between letters is an accented letter; other scripts come in runs.
_ACCENTS = re.compile(rb"(?<=[A-Za-z \n'(])[\xc0-\xff](?=[a-z ,.:;)\n])")
_GUESSES = ("cp932", "euc_jp", "cp949", "gb18030", "big5", "koi8-r", "cp1251")
# The characters that Chinese uses most, and those of mail, in both ways of writing.
_EVERYDAY = frozenset(
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着下自之年过過发發后後作里裡用道"
    "行所然家成方多经經没沒如都同现現当當动動面起看定天分还還进進好小部其些主样樣理本前开開但因只从從日者无無与與把第此已使明全关關点點外将將"
    "由问問最重并文被信址箱邮郵件收退满滿户戶服务務器网網络系统統名称稱址因失败敗败账帳号號存送达達请請您查询詢拒绝絕"
)


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
    if len(_ACCENTS.findall(sample)) > 0.9 * high:
        return data.decode("cp1252", "replace")
    best, best_score = "cp1252", 0.35 * high if high * 5 < len(sample) else 0.05 * high
    for name in _GUESSES:
        score = _plausible(sample.decode(name, "replace"))
        if score > best_score:
            best, best_score = name, score
    return data.decode(best, "replace")


def _plausible(text: str) -> float:
    """How much of a text is everyday writing of some script, counted in bytes of its old charset."""
    score = 0.0
    hangul = sum(1 for char in text if "\uac00" <= char <= "\ud7a3")
    hanzi = sum(1 for char in text if "\u4e00" <= char <= "\u9fff")
    # Korean is hardly ever written with Chinese characters among it: such a mixture is Chinese read wrongly.
    korean = 1.6 if hanzi * 6 < hangul else 0.8
    for char in text:
        point = ord(char)
        if 0x3040 <= point <= 0x30FF:
            score += 2.0
        elif 0xAC00 <= point <= 0xD7A3:
            score += korean
        elif 0x4E00 <= point <= 0x9FFF:
            score += 1.9 if char in _EVERYDAY else 1.1
        elif 0x0430 <= point <= 0x044F:
            score += 0.9
        elif 0x0410 <= point <= 0x042F:
            score += 0.3
        elif point == 0xFFFD or 0xE000 <= point <= 0xF8FF or 0xFF61 <= point <= 0xFF9F:
            score -= 2.0
    return score

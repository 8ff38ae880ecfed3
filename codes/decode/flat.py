"""Views of a text that keep the way back to it: digits made plain, lines unfolded, offsets remembered."""

import re
import unicodedata
from functools import cached_property

from codes.decode.dress import Code, codes_in
from codes.decode.limits import LONGEST_STATEMENT
from codes.decode.rules import Rule, worded

# Digits and punctuation of other writing, one character for one: full-width forms, Arabic-Indic digits and all others.
_RANGES = (range(0x0660, 0xFF1A), range(0x10400, 0x1FC00))
PLAIN = {
    point: ord("0") + unicodedata.decimal(chr(point), 0) for span in _RANGES for point in span if chr(point).isdecimal()
}
PLAIN |= {point: point - 0xFEE0 for point in range(0xFF01, 0xFF5F)}
PLAIN |= {0x3000: 0x20, 0x00A0: 0x20, 0x202F: 0x20, 0x2007: 0x20, 0x3002: ord("."), 0x2019: ord("'"), 0x2018: ord("'")}
PLAIN |= {0x2011: ord("-"), 0x2010: ord("-"), 0x2013: ord("-"), 0x201C: ord('"'), 0x201D: ord('"'), 0x066B: ord(".")}

_TOKEN = re.compile(r"[^\s_]+")
# A long reply repeats its code on every line (RFC 5321 §4.2.1), and often the enhanced code as well.
_LINE_CODE = re.compile(r"[ \t>|]*(?:<<< ?)?([2-5]\d\d)[- ](?:([245]\.\d{1,3}\.\d{1,3})[- ]?)?", re.ASCII)
_ADDRESS = re.compile(r"[^\s<>@()\[\]:;,\"']{1,80}@[^\s<>@()\[\]:;,\"']{1,120}")

_OTHER_CASE = re.compile(
    r"(?:^|(?<=[.:;!?] ))(?:If|Wenn|Falls|Sollte|Si|Caso|Если|如果|若) (?:[^.!?]|[.][0-9A-Za-z]){0,400}"
    r"|(?:^|(?<=[.:;!?] ))(?:如果|若)[^.!?]{0,200}"
)
# "Please check whether the address is wrong", in languages whose word order puts the check last or the doubt inside.
_ADVICE = re.compile(
    r"[请請](?:您|你)?(?:核实|检查|确认|核實|檢查|確認)[^.,]{0,40}"
    r"|[^.,、\s][^.,、]{0,40}(?:ご確認|お確かめ)|[^.,\s][^.,]{0,40}확인(?:해|하시|하여| ?바랍)"
)
_REASON = re.compile(
    r"(?:reasons?|error message|error|grund|ursache|raison|cause|motivo|causa|motif|причина"
    r"|理由|原因|エラー内容|사유|이유|원인)"
    r"(?: (?:is|was|given|code))? ?: ",
    re.IGNORECASE,
)
_CLEAN = re.compile(
    r"\bno (?:\w{1,20} ){0,2}(?:virus(?:es)?|malware|spam) (?:\w{1,20} ){0,2}(?:found|detected)\b"
    r"|\bfree of (?:\w{1,20} ){0,2}(?:virus(?:es)?|malware|spam)\b|\bnot (?:\w{1,20} )?(?:black|block)-?listed\b"
    r"|(?:scanned|checked|scanning) (?:\w{1,20} ){0,4}(?:virus(?:es)?|malware|spam)\b|virus[- ]free",
    re.IGNORECASE,
)


def _cross_out(found: re.Match[str]) -> str:
    return "x" * len(found.group())


def plain(text: str) -> str:
    """The same text, character for character, with plain digits and punctuation."""
    return text.translate(PLAIN)


class Flat:
    """A stretch of a document on one line: blanks and underscores are one space, codes repeated per line are left out.

    `text` is read, `span` leads back to the document.
    """

    def __init__(self, document: str, start: int = 0, end: int | None = None, limit: int = LONGEST_STATEMENT) -> None:
        """`document` has plain digits already; at most `limit` of its characters are taken."""
        end = min(len(document) if end is None else end, start + limit)
        chunks: list[str] = []
        self._at: list[int] = []
        self._starts: set[int] = set()
        code = ""
        for line_start, line_end in _lines(document, start, end):
            begin = line_start
            found = _LINE_CODE.match(document, line_start, line_end)
            if found and code and found[1] == code:
                begin = found.end()
            elif found:
                code = found[1]
            self._starts.add(len(self._at) + bool(chunks))
            for token in _TOKEN.finditer(document, begin, line_end):
                if chunks:
                    chunks.append(" ")
                    self._at.append(token.start() - 1)
                chunks.append(token.group())
                self._at.extend(range(token.start(), token.end()))
        self.text = "".join(chunks)
        self._document = document

    @cached_property
    def written(self) -> str:
        """The text with its underscores, which belong to a provider's tag (`OFR_506`)."""
        return "".join("_" if self._document[at] == "_" else char for at, char in zip(self._at, self.text, strict=True))

    @cached_property
    def codes(self) -> list[Code]:
        """The codes in it."""
        return codes_in(self.text, self._starts)

    @cached_property
    def masked(self) -> str:
        """The text with addresses crossed out, so that `spam@example.com` says nothing about spam.

        What a notice says for another case ("If your mailbox is full …"), and a scanner's clean bill, goes as well.
        """
        text = _CLEAN.sub(_cross_out, _OTHER_CASE.sub(_cross_out, _ADDRESS.sub(_cross_out, self.text)))
        return text if text.isascii() else _ADVICE.sub(_cross_out, text)

    @cached_property
    def reason_at(self) -> int:
        """Where the last announced reason begins, or 0: what stands before explains what may have happened."""
        at = 0
        for found in _REASON.finditer(self.text):
            at = found.end()
        return at

    @cached_property
    def worded(self) -> tuple[Rule, int, int] | None:
        """What its words say: the rule, and where they stand."""
        return worded(self.masked)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the document the characters from `start` to `end` of this view stand."""
        return self._at[start], self._at[end - 1] + 1


def _lines(document: str, start: int, end: int) -> list[tuple[int, int]]:
    """Bounds of the lines between two offsets."""
    bounds = []
    while start < end:
        stop = document.find("\n", start, end)
        stop = end if stop < 0 else stop
        bounds.append((start, stop))
        start = stop + 1
    return bounds

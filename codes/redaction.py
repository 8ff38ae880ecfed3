"""Taking out of a text what must not go into a ticket: mail addresses, IP addresses and message ids."""

import re
from ipaddress import IPv6Address

# What stands instead is a word, or an address for examples by RFC 5737 §3 and RFC 3849.
_PRIVATE = (
    (re.compile(r"(?i)\b(message-?id\b[^<\n]{0,20})<[^>\n]{1,998}>"), r"\1<message-id>"),
    (re.compile(r"(?i)\b(message-?id[=:]\s*)[^\s<>,;]{1,998}"), r"\1message-id"),
    (re.compile(r"<[^<>\s@＠]{0,250}[@＠][^<>\s]{1,250}>"), "<address>"),
    (re.compile(r"\"[^\"\n@]{1,64}\"[@＠][^\s<>()\[\]\",;]{1,250}"), "address"),
    # Also addresses written into others, as mailing lists do (`list-ann=example.com@…`), and quoted for the web.
    (re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,250}(?:[@＠]|%40)(?:\[[^\]\s]{1,60}\]|[\w-]+(?:\.[\w-]+)*)"), "address"),
)
_V6 = re.compile(r"(?<!\w)(?=[\da-f]*:[\da-f]*:)[\da-f:]{2,40}(?:\d{0,3}(?:\.\d{1,3}){3})?", re.IGNORECASE)
_V4 = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)")
# As host names have it: `host-203-0-113-9.example.net`.
_V4_IN_NAME = re.compile(r"(?<!\d)(?<!\d-)(?:\d{1,3}-){3}\d{1,3}(?!-?\d)")


def redacted(text: str) -> str:
    """A text without mail addresses, IP addresses and message ids."""
    for pattern, instead in _PRIVATE:
        text = pattern.sub(instead, text)
    return _V4_IN_NAME.sub("192-0-2-0", _V4.sub("192.0.2.0", _V6.sub(_without_v6, text)))


def _without_v6(found: re.Match[str]) -> str:
    """What stands for a candidate: times of day and the like are no IP addresses, and stay."""
    bare = found.group() if found.group().endswith("::") else found.group().rstrip(":")
    try:
        IPv6Address(bare)
    except ValueError:
        return found.group()
    return "2001:db8::" + found.group()[len(bare) :]

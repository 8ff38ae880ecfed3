"""Taking out of a text what must not go into a ticket: mail addresses, IP addresses and message ids."""

import re

# What stands instead is for examples by RFC 5737 §3 and RFC 3849, or a word that nobody takes for an address.
_PRIVATE = (
    (re.compile(r"(?i)\b(message-?id\b[^<\n]{0,20})<[^>\n]{1,998}>"), r"\1<message-id>"),
    (re.compile(r"(?i)\b(message-?id[=:]\s*)[^\s<>,;]{1,998}"), r"\1message-id"),
    (re.compile(r"<[^<>\s@＠]{0,250}[@＠][^<>\s]{1,250}>"), "<address>"),
    (re.compile(r"\"[^\"\n@]{1,64}\"[@＠][^\s<>()\[\]\",;]{1,250}"), "address"),
    # Also addresses written into others, as mailing lists do (`list-ann=example.com@…`), and quoted for the web.
    (re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,250}(?:[@＠]|%40)(?:\[[^\]\s]{1,60}\]|[\w-]+(?:\.[\w-]+)*)"), "address"),
    (re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)"), "192.0.2.0"),
    (re.compile(r"(?<![\d-])(?:\d{1,3}-){3}\d{1,3}(?![\d-])"), "192-0-2-0"),
    (
        re.compile(r"(?i)(?<![\w:.])(?=[\da-f]*:[\da-f:]*::|[\da-f]*::|(?:[\da-f]{1,4}:){7})[\da-f:]{3,}(?![\w:])"),
        "2001:db8::",
    ),
)


def redacted(text: str) -> str:
    """A text without mail addresses, IP addresses and message ids."""
    for pattern, instead in _PRIVATE:
        text = pattern.sub(instead, text)
    return text

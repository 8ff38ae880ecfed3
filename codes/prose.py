"""Markdown to safe HTML, with the glossary's terms linked."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

Linker = Callable[[str], list[tuple[str, str]]]
"""Text to pieces: (text, key of a term or "")."""

TAGS = {"p", "strong", "em", "ul", "ol", "li", "code", "a", "br"}
_markdown = MarkdownIt("commonmark", {"html": False}).disable(["heading", "lheading", "image", "hr", "blockquote"])


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[Token, ...]:
    return tuple(_markdown.parse(text))


def html(text: str, link: Linker | None = None, glossary_url: str = "") -> str:
    """Markdown as sanitised HTML; terms found by `link` lead to their entry at `glossary_url`."""
    env: dict[str, Any] = {}
    tokens = list(_parsed(text))
    if link:
        tokens = [_linked(token, link, glossary_url) for token in tokens]
    rendered = _markdown.renderer.render(tokens, _markdown.options, env)
    return nh3.clean(rendered, tags=TAGS, attributes={"a": {"href", "class"}, "ol": {"start"}}, link_rel=None)


def plain(text: str) -> str:
    """Markdown without its marks, on one line."""
    words = [
        child.content
        for token in _parsed(text)
        if token.type == "inline"
        for child in token.children or ()
        if child.content
    ]
    return " ".join(" ".join(words).split())


def _linked(token: Token, link: Linker, glossary_url: str) -> Token:
    """A copy of an inline token with links put into its text; code and links stay as they are."""
    if token.type != "inline" or not token.children:
        return token
    children: list[Token] = []
    depth = 0
    for child in token.children:
        depth += (child.type == "link_open") - (child.type == "link_close")
        if child.type != "text" or depth:
            children.append(child)
            continue
        for words, key in link(child.content):
            if key:
                attributes: dict[str, str | int | float] = {"href": f"{glossary_url}#{key}", "class": "term"}
                children.append(Token("link_open", "a", 1, attrs=attributes))
            if words:
                children.append(Token("text", "", 0, content=words))
            if key:
                children.append(Token("link_close", "a", -1))
    return token.copy(children=children)

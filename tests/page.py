"""Reading a page as its reader would: text, headings and languages, by html.parser."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "input", "img", "hr", "path", "circle", "line"}
# Four lower-case Latin words in a row, outside quotation marks, are a sentence that was not translated.
ENGLISH = re.compile(r"(?:\b[a-z][a-z’']+\b[ ,;]+){3,}\b[a-z][a-z’']+\b")
QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’|「[^」]*」|`[^`]*`")


@dataclass
class Page(HTMLParser):
    """One parsed page: (tag, text) of headings, text by language, attributes of every element."""

    html: str
    headings: list[tuple[str, str]] = field(default_factory=list)
    words: dict[str, list[str]] = field(default_factory=dict)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self):
        super().__init__()
        self.stack = []
        self.feed(self.html)
        assert not self.stack, f"not closed: {self.stack}"

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if tag in VOID:
            return
        lang = attributes.get("lang") or (self.stack[-1][1] if self.stack else "")
        self.stack.append((tag, lang))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((tag, ""))

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.stack, f"</{tag}> without start"
            assert self.stack[-1][0] == tag, f"</{tag}> closes <{self.stack[-1][0]}>"
            self.stack.pop()
        if re.fullmatch("h[1-6]", tag):
            self.headings[-1] = (tag, self.headings[-1][1].strip())

    def handle_data(self, data):
        tags = [tag for tag, _ in self.stack]
        if {"script", "style", "code", "datalist"} & set(tags):
            return
        for tag in tags:
            if re.fullmatch("h[1-6]", tag):
                self.headings[-1] = (tag, re.sub(r"\s+", " ", self.headings[-1][1] + data))
        if self.stack and data.strip():
            self.words.setdefault(self.stack[-1][1], []).append(" ".join(data.split()))

    @property
    def lang(self):
        return next(attributes["lang"] for tag, attributes in self.elements if tag == "html")

    def text(self, lang=None):
        return "\n".join(self.words.get(lang or self.lang, []))

    def english_sentences(self):
        """Runs of English words in text that claims to be in the page's language."""
        return ENGLISH.findall(QUOTED.sub(" ", self.text())) and ENGLISH.search(QUOTED.sub(" ", self.text()))[0]

    def links(self, **wanted):
        return [
            attributes.get("href", "")
            for tag, attributes in self.elements
            if tag in {"a", "link"} and all(attributes.get(name) == value for name, value in wanted.items())
        ]


def page(response):
    return Page(response.content.decode())

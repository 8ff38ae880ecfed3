"""Finding the glossary's terms in running text, so that each is linked where a page first uses it."""

import re
from functools import lru_cache

from codes import revision
from codes.entry import column
from codes.models import GlossaryTerm
from codes.prose import Linker


def linker(lang: str) -> Linker:
    """A linker for one page: it links every term once, where it is first met."""
    pattern, keys = _forms(lang, revision.current())
    seen: set[str] = set()

    def link(text: str) -> list[tuple[str, str]]:
        if pattern is None:
            return [(text, "")]
        pieces: list[tuple[str, str]] = []
        end = 0
        for match in pattern.finditer(text):
            key = keys[match[0].casefold()]
            if key in seen:
                continue
            seen.add(key)
            pieces += [(text[end : match.start()], ""), (match[0], key)]
            end = match.end()
        return [*pieces, (text[end:], "")]

    return link


@lru_cache(maxsize=16)
def _forms(lang: str, _revision: int) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """One pattern of all forms of a language, longest first, and the term each belongs to.

    Case does not matter; forms in Latin script must stand alone.
    """
    keys: dict[str, str] = {}
    for term in GlossaryTerm.objects.all():
        for form in getattr(term, column("forms", lang)) or ():
            keys.setdefault(form.casefold(), term.key)
    if not keys:
        return None, {}
    alternatives = []
    for form in sorted(keys, key=len, reverse=True):
        before = r"(?<![A-Za-z0-9_.-])" if form[0].isascii() else ""
        after = r"(?![A-Za-z0-9_-])" if form[-1].isascii() else ""
        alternatives.append(before + re.escape(form) + after)
    return re.compile("|".join(alternatives), re.IGNORECASE), keys

"""The query set: how people ask, what they may be shown, and at which place a search shows it.

Ranking and search terms were tuned on the queries with an even number. Those with an odd one were first measured when
that was done; two defects that they showed were mended afterwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from codes import found, search

LAST = 10
HALVES = ("tuned", "held out")


@dataclass(frozen=True)
class Query:
    number: int
    lang: str
    text: str
    accept: tuple[str, ...]

    @property
    def half(self) -> str:
        return HALVES[self.number % 2]


def queries() -> list[Query]:
    rows = yaml.safe_load((Path(__file__).parent / "queries.yaml").read_text(encoding="utf-8"))
    return [Query(row["id"], row["lang"], row["q"], tuple(row["accept"])) for row in rows]


def place(query: Query) -> int:
    """The first place, counted from 1, at which something acceptable stands; LAST + 1 if it is not among those.

    Providers that the query names are shown before the codes, others after them; a lone code leads to its page.
    `X.2.2` accepts every class of a code, `5.2.2` only that one.
    """
    lone = search.lone_code(query.text)
    if lone:
        return 1 if accepted(lone, query) else LAST + 1
    results = found.find(query.text, query.lang)
    providers = [f"provider: {one.provider.slug}" for one in results.providers() if one.named]
    others = [f"provider: {one.provider.slug}" for one in results.providers() if not one.named]
    shown = [*providers, *(one.page.code for one in results.codes(0, LAST)), *others]
    return next((at for at, one in enumerate(shown[:LAST], 1) if accepted(one, query)), LAST + 1)


def accepted(shown: str, query: Query) -> bool:
    return shown in query.accept or (shown[1:2] == "." and f"X{shown[1:]}" in query.accept)


def rates(asked: list[tuple[Query, int]]) -> Iterator[tuple[str, int, list[float]]]:
    """Per language and over all: how many queries, and the shares found at the first place, in 3 and in 10."""
    for lang in (*dict.fromkeys(query.lang for query, _ in asked), "all"):
        places = [place for query, place in asked if lang in {query.lang, "all"}]
        yield lang, len(places), [sum(place <= most for place in places) / len(places) for most in (1, 3, LAST)]

"""Why something was found: the text that matched, cut to size, with the words that matched marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from codes.search import words
from codes.search.documents import Text
from codes.search.index import WEIGHTS
from codes.search.query import Query
from codes.search.rank import Hit

LENGTH = 120
# A text in the reader's own language is shown if it says at least this part of what the best text says.
AS_GOOD = 0.7


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an excerpt, marked or not."""

    text: str
    marked: bool = False


def chosen(hit: Hit, query: Query, lang: str) -> Text | None:
    """The text that shows best why a document was found, in `lang` where it matches there; None if no text does."""
    texts = [text for text in hit.document.texts if text.code in {"", hit.code}]
    here = _best((text for text in texts if text.lang == lang), query)
    best = hit.text or _best(texts, query)
    if best is None or (here and _told(here, query) >= AS_GOOD * _told(best, query)):
        return here or best
    return best


def _best(texts: Iterable[Text], query: Query) -> Text | None:
    found = max(texts, key=lambda text: _told(text, query) * WEIGHTS[text.field] ** 0.5, default=None)
    return found if found and _told(found, query) else None


def _told(text: Text, query: Query) -> float:
    """How much of the query a text says."""
    return query.told(_terms(text.text) & query.looked_for)


@lru_cache(maxsize=8192)
def _terms(text: str) -> frozenset[str]:
    return frozenset(words.terms(text))


def excerpt(text: str, query: Query, length: int = LENGTH) -> list[Piece]:
    """About `length` characters of a plain text around the words that match, cut between words, these marked."""
    spans = _spans(text, query)
    start, end = _window(text, [span[:2] for span in spans], length)
    pieces = [Piece("… ")] if start else []
    at = start
    for first, last, _ in spans:
        if first < start or last > end:
            continue
        if first > at:
            pieces.append(Piece(text[at:first]))
        pieces.append(Piece(text[first:last], marked=True))
        at = last
    if at < end:
        pieces.append(Piece(text[at:end]))
    return [*pieces, Piece(" …")] if end < len(text) else pieces


def _spans(text: str, query: Query) -> list[tuple[int, int, float]]:
    """Where the query's words stand in a text: start, end and weight, in order and apart from each other."""
    found: list[tuple[int, int, float]] = []
    for start, end, term in words.places(text):
        weight = query.terms.get(term, (0.0, 0, 0.0))[0]
        # What is next to nothing by itself (an ending) only prolongs a mark.
        if not weight or (term not in query.telling and not (found and start < found[-1][1])):
            continue
        if found and start <= found[-1][1] and (start < found[-1][1] or end - start == 1):
            first, last, so_far = found.pop()
            found.append((first, max(last, end), so_far + weight))
        else:
            found.append((start, end, weight))
    return found


def _window(text: str, spans: list[tuple[int, int]], length: int) -> tuple[int, int]:
    """The stretch of a text that holds most of the spans."""
    if len(text) <= length * 1.25 or not spans:
        return 0, len(text) if len(text) <= length * 1.25 else _boundary(text, length)
    starts = [start for start, _ in spans]
    best = max(starts, key=lambda one: (sum(one <= other < one + length * 0.8 for other in starts), -one))
    last = max(end for start, end in spans if best <= start < best + length * 0.8)
    start = max(0, best - max((length - (last - best)) // 3, 0))
    end = min(len(text), start + length)
    start = _boundary(text, start) if start else 0
    return min(start, best), max(_boundary(text, end), last) if end < len(text) else end


def _boundary(text: str, at: int) -> int:
    """The nearest start of a word at or before a place; where words have no spaces between them, the place itself."""
    blank = text.rfind(" ", max(0, at - 20), at + 1)
    return blank + 1 if blank >= 0 else at

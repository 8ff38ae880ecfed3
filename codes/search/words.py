"""Text to terms: what counts as the same word, in scripts with and without spaces.

Latin words are stemmed; runs of Hangul, Han and kana are cut into pairs of characters (bigrams), which need no
dictionary. Katakana and hiragana, full and half width, long vowels and accents are folded.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from codes.search.grammar import KOREAN_ENDING

HANGUL, HAN, KANA = "\uac00-\ud7a3", "\u3400-\u9fff\uf900-\ufaff々", "\u3041-\u3096\u30a1-\u30fa"
_stemmer = snowballstemmer.stemmer("english")
# Katakana become hiragana, small vowels large ones (フイルター); the long vowel mark and apostrophes go.
_KANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_KANA |= {ord(small): ord(large) for small, large in zip("ァィゥェォぁぃぅぇぉ", "あいうえおあいうえお", strict=True)}
_DROPPED = dict.fromkeys(map(ord, "ー'’‘\u00ad\u200b\u200c\u200d"))
_FOLDS = _KANA | _DROPPED
_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]+")
_TERM = re.compile(
    rf"(?P<number>[0-9]+(?:\.[0-9]+)*)(?![a-z0-9])|(?P<latin>[a-z0-9]+)|(?P<hangul>[{HANGUL}]+)|(?P<east>[{HAN}{KANA}]+)"
    r"|(?P<other>[^\W_]+)"
)
_KATAKANA_WORD = re.compile("[\u30a1-\u30fa]{3,}")
_HIRAGANA = re.compile("[\u3041-\u3096]")
_IS_HAN = re.compile(f"[{HAN}]")


class Term(NamedTuple):
    """One term and how much of its run it stands for, 0 to 1."""

    text: str
    share: float


class Run(NamedTuple):
    """A word, or a run of characters written without spaces: its script, its folded text and its terms."""

    script: str
    text: str
    terms: tuple[Term, ...]


def fold(text: str) -> str:
    """A text as it is compared: width, case, accents, kana and long vowels made the same."""
    return width(text).translate(_FOLDS)


def width(text: str) -> str:
    """As `fold`, but with katakana and hiragana still apart, by which runs are weighed."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if not folded.isascii():
        folded = _ACCENTED.sub(lambda found: _bare(found[0]), folded)
    return folded


def _bare(accented: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", accented) if not unicodedata.combining(char))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """An English word without its ending."""
    return str(_stemmer.stemWord(word)) if len(word) > 3 and not word.isdigit() else word


def particle_off(word: str) -> str:
    """A Korean word without a particle or ending at its end."""
    return KOREAN_ENDING.sub("", word)


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text, and its runs of characters without spaces, as `width` makes them: each with its script."""
    for found in _TERM.finditer(width(text).translate(_DROPPED)):
        yield found[0], found.lastgroup or ""


def terms(text: str) -> Iterator[str]:
    """All terms of a text to be found, in order; some twice."""
    for token in tokens(text):
        yield from terms_of(*token)


# Words come again and again: what is made of one is kept.
@lru_cache(maxsize=32768)
def terms_of(word: str, script: str) -> tuple[str, ...]:
    """The terms of one token, in order; some twice."""
    match script:
        case "latin":
            return (stem(word),)
        case "hangul":
            return tuple(pairs(word))
        case "east":
            folded = word.translate(_FOLDS)
            return (*pairs(folded), *(_IS_HAN.findall(folded) if len(folded) > 1 else ()))
        case _:
            return (word,)


@lru_cache(maxsize=32768)
def spelt(word: str, script: str) -> tuple[str, ...]:
    """The words in one token, folded, to which a misspelt one can be compared: Latin, Hangul and katakana ones."""
    match script:
        case "latin":
            return (word,)
        case "hangul":
            return (particle_off(word),)
        case "east":
            return tuple(found.translate(_FOLDS) for found in _KATAKANA_WORD.findall(word))
        case _:
            return ()


def pairs(word: str) -> list[str]:
    """The pairs of neighbouring characters; a single character is its own."""
    return [word] if len(word) == 1 else [word[at : at + 2] for at in range(len(word) - 1)]


def runs(query: str) -> Iterator[Run]:
    """The words of a query, each with its terms as `terms` makes them, weighed: grammar counts less than content."""
    for word, script in tokens(query):
        match script:
            case "latin":
                yield Run(script, word, (Term(stem(word), 1.0),))
            case "hangul":
                bare = particle_off(word)
                yield Run(script, bare, tuple(Term(pair, 1.0) for pair in pairs(bare)))
            case "east":
                yield Run(script, word.translate(_FOLDS), tuple(_east(word)))
            case _:
                yield Run(script, word, (Term(word, 1.0),))


def _east(word: str) -> Iterator[Term]:
    """Pairs of Han and katakana count in full, those with hiragana, which is mostly grammar, less.

    A verb is found by its character alone as well, whatever follows it (送る, 送れない, 送信).
    """
    kana_only = bool(_HIRAGANA.search(word)) and not _IS_HAN.search(word) and len(word) < 8
    for pair in pairs(word):
        hiragana = len(_HIRAGANA.findall(pair))
        grammar = 1.0 if kana_only else (1.0, 0.4, 0.3)[hiragana]
        yield Term(pair.translate(_FOLDS), grammar)
        if len(pair) == 2 and _IS_HAN.match(pair) and _HIRAGANA.match(pair[1]):
            yield Term(pair[0], 0.4)


_fold_one = lru_cache(maxsize=8192)(fold)


def places(text: str) -> Iterator[tuple[int, int, str]]:
    """The terms of a text with their places in it: start, end, term; in order of their start."""
    origin: list[int] = []
    folded = []
    for at, char in enumerate(text):
        piece = _fold_one(char)
        folded.append(piece)
        origin += [at] * len(piece)
    # A long vowel mark or an accent of its own belongs to the character before it.
    origin.append(len(text))
    for found in _TERM.finditer("".join(folded)):
        start, end = found.span()
        if found.lastgroup in {"hangul", "east"}:
            steps = 1 if end - start == 1 else 2
            for at in range(start, end - steps + 1):
                piece = found.string[at : at + steps]
                yield origin[at], origin[at + steps], piece
                if found.lastgroup == "east" and steps == 2 and _IS_HAN.match(piece):
                    yield origin[at], origin[at + 1], piece[0]
        else:
            yield origin[start], origin[end - 1] + 1, stem(found[0]) if found.lastgroup == "latin" else found[0]

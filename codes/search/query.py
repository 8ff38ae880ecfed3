"""A query as the index understands it: units of meaning, each with the ways in which the content may say it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from codes.search import keyboard, words
from codes.search.grammar import EMPTY, KOREAN_VERBAL
from codes.search.index import Index
from codes.search.words import Run, Term, particle_off

CODE_WEIGHT = 0.8  # of a code beside the words of a query
TELLING = 0.45  # of the heaviest term beside it
LONGEST = 40  # words of a query that are looked at
GUESSED_AT_MOST = 8  # words of a query that are corrected


@dataclass(frozen=True, slots=True)
class Way:
    """One way to say a unit: the terms, each with its share of it, and how sure it is that this is meant (0 to 1).

    A `synonym` was not typed, not even with a mistake.
    """

    terms: tuple[Term, ...]
    sure: float = 1.0
    synonym: bool = False

    @property
    def telling(self) -> Iterator[str]:
        """The terms that carry the meaning; endings of Japanese words do not."""
        most = max(term.share for term in self.terms)
        return (term.text for term in self.terms if term.share >= TELLING * most)


@dataclass(slots=True)
class Unit:
    """A word or run of the query: its weight beside the others, and the ways to say it."""

    text: str
    weight: float
    ways: list[Way]
    empty: bool = False
    terms: tuple[str, ...] = ()


class Query:
    """A query taken apart into units.

    `terms` gives every term that is looked for its weight, the number of its unit and how sure it is that it was
    typed; `looked_for` are these terms, `telling` those worth a mark; `neighbours` are the pairs of terms that stand
    side by side. `weight` is that of all units together, and of the codes that were typed beside them.
    """

    def __init__(self, units: list[Unit], codes: int = 0) -> None:
        self.units = units
        self.weight = sum(unit.weight for unit in units) + CODE_WEIGHT * codes
        self.terms: dict[str, tuple[float, int, float]] = {}
        for number, unit in enumerate(units):
            for way in unit.ways:
                total = sum(term.share for term in way.terms)
                for term in way.terms:
                    weight = unit.weight * way.sure * term.share / total
                    if self.terms.get(term.text, (0.0, 0, 0.0))[0] < weight:
                        self.terms[term.text] = (weight, number, 0.0 if way.synonym else way.sure)
        self.looked_for = frozenset(self.terms)
        self.telling = frozenset(term for unit in units for way in unit.ways for term in way.telling)
        self.neighbours = frozenset(pairwise(term for unit in units for term in unit.terms))

    def told(self, terms: Iterable[str]) -> float:
        """How much of the query these terms say, which are all looked for: 0 to `weight`."""
        said: dict[int, float] = {}
        for term in terms:
            weight, unit, _ = self.terms[term]
            said[unit] = said.get(unit, 0.0) + weight
        return sum(min(weight, self.units[unit].weight) for unit, weight in said.items())


def read(query: str, index: Index, codes: Collection[str] = ()) -> Query:
    """Take a query apart; words that are in no document are corrected, completed, or left without a way.

    `codes` are those that it names: they are answered by themselves, and no words to be looked for.
    """
    runs = list(words.runs(query))[:LONGEST]
    guesses = GUESSED_AT_MOST
    units = []
    for at, run in enumerate(runs):
        unit = _unit(run, index)
        if not unit.ways and guesses:
            guesses -= 1
            unit.ways = list(_guessed(run, index)) or _in_part(run, index)
            unit.weight = max((_weight(way.terms, index) for way in unit.ways), default=0.0)
        if at + 1 == len(runs):
            unit.ways += _completed(run, unit, index)
            unit.weight = unit.weight or max((_weight(way.terms, index) for way in unit.ways), default=0.0)
        units.append(unit)
    _join(units, runs, index)
    _say_otherwise(units, index)
    units = [unit for unit in units if unit.text not in codes]
    if any(unit.weight and not unit.empty for unit in units):
        units = [unit for unit in units if not unit.empty]
    return Query(units, len(codes))


def _unit(run: Run, index: Index) -> Unit:
    if run.script == "hangul" and not all(term.text in index.postings for term in run.terms):
        bare = KOREAN_VERBAL.sub("", run.text)
        run = Run(run.script, bare, tuple(Term(pair, 1.0) for pair in words.pairs(bare)))
    known = tuple(term for term in run.terms if term.text in index.postings)
    empty = run.text in EMPTY
    # Of a run without spaces, part may be known; with less than half of it known it is taken for misspelt.
    told = sum(term.share for term in known) / (sum(term.share for term in run.terms) or 1)
    unit = Unit(run.text, 0.0, [], empty, tuple(term.text for term in run.terms))
    if known and (told >= 0.6 or run.script == "east"):
        unit.ways.append(Way(known))
        unit.weight = _weight(known, index)
        for word, likeness in index.spelling.meant(run.text) if run.script == "latin" else ():
            term = words.stem(word)
            if term != known[0].text:
                unit.ways.append(Way((Term(term, 1.0),), likeness))
                unit.weight = min(unit.weight, index.weight(term))
        if told < 1 and run.script == "hangul":
            unit.ways += _guessed(run, index)
    return unit


def _weight(terms: tuple[Term, ...], index: Index) -> float:
    """The weight of a word, or of a run as long as it is: a run of ten characters is worth some three words."""
    weights = [term.share * index.weight(term.text) for term in terms]
    if not weights:
        return 0.0
    content = sum(term.share for term in terms)
    return sum(weights) / content * max(1.0, (content + 1) / 3)


def _guessed(run: Run, index: Index) -> Iterator[Way]:
    """Ways to read a word that is not in the content: parts, longer forms, near words."""
    if run.script == "latin":
        apart = index.spelling.apart(run.text)
        if apart:
            yield Way(tuple(Term(words.stem(part), 0.5) for part in apart), 0.95)
        korean = particle_off(keyboard.hangul(run.text))
        typed = tuple(Term(pair, 1.0) for pair in words.pairs(korean) if pair in index.postings) if korean else ()
        if typed and len(typed) == len(words.pairs(korean)):
            yield Way(typed, 0.9)
            return
    for word, likeness in index.spelling.nearest(run.text):
        terms = (
            (Term(words.stem(word), 1.0),)
            if run.script == "latin"
            else tuple(Term(pair, 1.0) for pair in words.pairs(word))
        )
        yield Way(terms, 0.9 * likeness)


def _completed(run: Run, unit: Unit, index: Index) -> list[Way]:
    """Ways to go on with the last word, which may not be typed to its end: Latin words, or a single syllable."""
    if len(run.text) < 4 if run.script == "latin" else len(run.text) > 1:
        return []
    known = {way.terms[0].text for way in unit.ways}
    longer = index.spelling.beginnings(run.text)
    begun = [words.stem(word) if run.script == "latin" else word[:2] for word in longer]
    return [
        Way((Term(term, 1.0),), 0.6) for term in dict.fromkeys(begun) if term in index.postings and term not in known
    ]


def _in_part(run: Run, index: Index) -> list[Way]:
    """What is known of a long run that as a whole is like nothing: words written together, one of them misspelt."""
    known = tuple(term for term in run.terms if term.text in index.postings)
    return [Way(known, sum(term.share for term in known) / sum(term.share for term in run.terms))] if known else []


def _join(units: list[Unit], runs: list[Run], index: Index) -> None:
    """Two words that the content writes as one (`grey listing`) are both said by it."""
    for at in range(len(runs) - 1):
        first, second = runs[at], runs[at + 1]
        if first.script == second.script == "latin":
            term = words.stem(first.text + second.text)
            if term in index.postings:
                for unit in units[at : at + 2]:
                    unit.ways.append(Way((Term(term, 1.0),), 0.98))
                    unit.weight = unit.weight or index.weight(term)
                    unit.empty = False


def _say_otherwise(units: list[Unit], index: Index) -> None:
    """Where the glossary has a word for the same thing, its other words are ways to say it too."""
    terms = [term for unit in units for term in unit.terms]
    owner = [number for number, unit in enumerate(units) for _ in unit.terms]
    for at, term in enumerate(terms):
        for member, group in index.synonyms.get(term, ()):
            if tuple(terms[at : at + len(member)]) != member:
                continue
            covered = sorted(set(owner[at : at + len(member)]))
            for other in group:
                said = tuple(dict.fromkeys(found for found in words.terms(other) if found in index.postings))
                if said and said != member:
                    way = Way(tuple(Term(found, 1 / len(said)) for found in said), 0.75, synonym=True)
                    for number in covered:
                        unit = units[number]
                        unit.ways.append(way)
                        unit.weight = unit.weight or _weight(way.terms, index)

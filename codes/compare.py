"""Two codes side by side: facts, differences and advice. Knows nothing of HTTP or of tables.

`compare` takes any two objects with an entry's attributes and uses the active language for the
localized sentences. Authored sentences stay whole and stand beside the code that they belong to.
"""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from codes import notation, sentences
from codes.entry import Entry, Text
from codes.vocab import FACT_LABELS, Actor, Category, Closes, KeepAddress, Permanence, Phase, Retry, Standing, label

_VOCABULARY = {
    "permanence": Permanence,
    "retry": Retry,
    "keep_address": KeepAddress,
    "who_acts": Actor,
    "closes_connection": Closes,
    "phases": Phase,
    "category": Category,
    "standing": Standing,
    "class_foreseen": KeepAddress,  # a plain yes or no; Japanese words that of Closes by the connection
}


# What no source says of a code that only providers send; left out where one of the two is such a code.
GUESSED = {"closes_connection", "category"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the table of facts: the raw values, and how they read."""

    fact: str
    label: str
    a: str | tuple[str, ...]
    b: str | tuple[str, ...]
    a_labels: tuple[str, ...]
    b_labels: tuple[str, ...]

    @property
    def same(self) -> bool:
        return self.a == self.b


@dataclass(frozen=True, slots=True)
class Difference:
    """One numbered difference: a label and one text about each code."""

    label: str
    a: Text
    b: Text
    named: bool
    """Whether the texts name their code themselves; authored ones do not."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that a comparison shows, in canonical order."""

    a: Entry
    b: Entry
    title: str
    facts: tuple[Fact, ...]
    differences: tuple[Difference, ...]
    reading_a_log: tuple[str, str]
    choosing_a_code: tuple[Text, Text]
    verdict: str
    """Localized sentences on how far the two agree in what matters most."""

    @property
    def summary(self) -> str:
        return sentences.join(*(of_code(entry, entry.summary) for entry in self.told_apart), self.verdict)

    @property
    def told_apart(self) -> tuple[Entry, ...]:
        """Both entries, or only the first where the two have the same sentence of meaning."""
        return (self.a,) if self.a.summary == self.b.summary else (self.a, self.b)

    @property
    def slug(self) -> str:
        return notation.versus(self.a.code, self.b.code)


def compare(one: Entry, other: Entry) -> Comparison:
    """Compare two different codes, in whichever order they are given. Raises ValueError for a code with itself."""
    if one.code == other.code:
        raise ValueError(f"{one.code} cannot be compared with itself")
    a, b = sorted((one, other), key=lambda entry: notation.sort_key(entry.code))
    known = [name for name in FACT_LABELS if name not in GUESSED or (a.description and b.description)]
    facts = tuple(_fact(name, str(FACT_LABELS[name]), a, b) for name in known)
    return Comparison(
        a=a,
        b=b,
        title=_("SMTP %(code_a)s %(name_a)s vs %(code_b)s %(name_b)s")
        % {"code_a": a.code, "name_a": a.name, "code_b": b.code, "name_b": b.name},
        facts=facts,
        differences=tuple(_authored_differences(a, b) + _fact_differences(facts, a, b)),
        reading_a_log=(sentences.log_advice(a), sentences.log_advice(b)),
        choosing_a_code=(first_paragraph(a.when_to_return), first_paragraph(b.when_to_return)),
        verdict=_verdict(a, b),
    )


def difference_text(difference: Difference, comparison: Comparison) -> str:
    """A difference in one text: its label and what holds for each code."""
    sides = [
        words if difference.named else of_code(entry, words)
        for entry, words in ((comparison.a, difference.a), (comparison.b, difference.b))
    ]
    return pgettext("a label and a text", "%(label)s: %(text)s") % {
        "label": difference.label.rstrip("?？"),
        "text": sentences.join(*sides),
    }


def neighbours(comparison: Comparison) -> list[tuple[str, str]]:
    """Comparisons next door: each of the two with the codes that it is confused with, in canonical order."""
    here = (comparison.a.code, comparison.b.code)
    pairs = [
        notation.canonical_pair(entry.code, other)
        for entry in (comparison.a, comparison.b)
        for other in entry.confused_with
        if entry.code != other
    ]
    return [pair for pair in dict.fromkeys(pairs) if pair != here]


def of_code(entry: Entry, sentence: str) -> str:
    """An authored sentence behind the code that it belongs to."""
    return pgettext("a code and what it means", "%(code)s: %(sentence)s") % {
        "code": entry.code,
        "sentence": sentence,
    }


def first_paragraph(text: Text) -> Text:
    return Text(text.strip().split("\n\n", 1)[0], text.lang)


def _fact(name: str, title: str, a: Entry, b: Entry) -> Fact:
    value_a, value_b = getattr(a, name), getattr(b, name)
    if name == "phases":
        return Fact(name, title, a.places, b.places, _places(a), _places(b))
    return Fact(name, title, value_a, value_b, _reads(name, value_a), _reads(name, value_b))


def _places(entry: Entry) -> tuple[str, ...]:
    """Phases with their labels, and commands beside them as they are written."""
    places = tuple(capfirst(sentences.place(one)) for one in entry.places)
    return places or (pgettext("no value in a list of facts", "None defined"),)


def _reads(name: str, value: str | tuple[str, ...]) -> tuple[str, ...]:
    values = (value,) if isinstance(value, str) else value
    if not values:
        return (pgettext("no value in a list of facts", "None defined"),)
    return tuple(label(_VOCABULARY[name](item)) for item in values)


def _authored_differences(a: Entry, b: Entry) -> list[Difference]:
    """What each means and what causes each; left out where one has no such text or both have the same."""
    pairs = ((_("Meaning"), a.summary, b.summary), (_("Cause"), a.cause, b.cause))
    return [
        Difference(title, left, right, named=False) for title, left, right in pairs if left and right and left != right
    ]


def _fact_differences(facts: tuple[Fact, ...], a: Entry, b: Entry) -> list[Difference]:
    return [
        Difference(
            fact.label,
            Text(sentences.fact(fact.fact, a), a.lang),
            Text(sentences.fact(fact.fact, b), b.lang),
            named=True,
        )
        for fact in facts
        if not fact.same
    ]


def _verdict(a: Entry, b: Entry) -> str:
    """Agreement or difference in permanence and in the retry verdict, in one or two whole sentences."""
    codes = {"code_a": a.code, "code_b": b.code}
    first = sentences.join(
        *(
            [_SAME_PERMANENCE[a.permanence]() % codes]
            if a.permanence == b.permanence
            else [sentences.fact("permanence", a), sentences.fact("permanence", b)]
        )
    )
    if a.retry == b.retry:
        return first
    return sentences.join(first, sentences.fact("retry", a), sentences.fact("retry", b))


_SAME_PERMANENCE = {
    "success": lambda: _("Both %(code_a)s and %(code_b)s report success."),
    "intermediate": lambda: _("Both %(code_a)s and %(code_b)s ask the client to go on."),
    "temporary": lambda: _("Both %(code_a)s and %(code_b)s are temporary."),
    "permanent": lambda: _("Both %(code_a)s and %(code_b)s are permanent."),
    "unknown": lambda: _("Neither %(code_a)s nor %(code_b)s has a defined class."),
}

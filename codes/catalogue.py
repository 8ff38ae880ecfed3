"""All codes that have a page, as lists and maps show them: a few facts and the name, in one language."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import pgettext_lazy

from codes import notation, vocab
from codes.entry import Text, column, translated
from codes.models import ConcreteCode, ProviderResponse, StatusCode

MAP_COLUMNS = [
    ("2", vocab.Permanence.SUCCESS.value, vocab.Permanence.SUCCESS.label),
    ("3", vocab.Permanence.INTERMEDIATE.value, vocab.Permanence.INTERMEDIATE.label),
    ("4", vocab.Permanence.TEMPORARY.value, vocab.Permanence.TEMPORARY.label),
    ("5", vocab.Permanence.PERMANENT.value, vocab.Permanence.PERMANENT.label),
    ("", vocab.Permanence.UNKNOWN.value, pgettext_lazy("column of codes outside the four classes", "No class")),
]


@dataclass(frozen=True, slots=True)
class Listed:
    """One code in a list. `shown` is the code as printed: a range for codes that providers send in series."""

    code: str
    shown: str
    kind: str
    standing: str
    category: str
    permanence: str
    foreseen: bool
    foremost: bool
    name: Text
    summary: Text

    @property
    def class_digit(self) -> str:
        return self.code[0]

    @property
    def subject(self) -> str:
        return notation.parts(self.code).subject if self.kind == vocab.Kind.ENHANCED.value else ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the map: what its column is called, and its codes."""

    label: str
    replies: list[Listed]
    enhanced: list[Listed]


class Catalogue:
    """Every code that has a page, in order, found by its code."""

    def __init__(self, listed: Iterable[Listed]) -> None:
        self.all = sorted(listed, key=lambda one: notation.sort_key(one.code))
        self._by_code = {one.code: one for one in self.all}

    def __contains__(self, code: str) -> bool:
        return code in self._by_code

    def get(self, code: str) -> Listed | None:
        return self._by_code.get(code)

    def some(self, codes: Iterable[str]) -> list[Listed]:
        """Those of `codes` that are here, in the order given."""
        return [self._by_code[code] for code in codes if code in self._by_code]

    def pages_of(self, code: str) -> list[str]:
        """The pages of a code as tables have it: itself, or the concrete codes of `X.7.1`, foremost first."""
        if not notation.is_family(code):
            return [code]
        pages = [one for one in self.enhanced if notation.family_of(one.code) == code]
        return [one.code for one in sorted(pages, key=lambda one: not one.foremost)]

    @staticmethod
    def key_of(one: Listed) -> str:
        """The code of the row that holds a page's text: `X.7.1` for `5.7.1`."""
        return notation.family_of(one.code) if one.kind == vocab.Kind.ENHANCED.value else one.code

    @property
    def replies(self) -> list[Listed]:
        return [one for one in self.all if one.kind == vocab.Kind.REPLY.value and not self.is_vendor_only(one)]

    @property
    def enhanced(self) -> list[Listed]:
        return [one for one in self.all if one.kind == vocab.Kind.ENHANCED.value and not self.is_vendor_only(one)]

    @property
    def vendor_only(self) -> list[Listed]:
        return [one for one in self.all if self.is_vendor_only(one)]

    @staticmethod
    def is_vendor_only(one: Listed) -> bool:
        return one.category == ""

    def map(self) -> list[tuple[str, list[Cell]]]:
        """The map of codes: a row per category, in it a cell per permanence, unknown ones last."""
        filed: dict[tuple[str, str, str], list[Listed]] = {}
        for one in self.all:
            filed.setdefault((one.category, one.permanence, one.kind), []).append(one)
        rows = []
        for category in vocab.Category:
            cells = [
                Cell(
                    vocab.label(permanence),
                    filed.get((category.value, permanence.value, vocab.Kind.REPLY.value), []),
                    filed.get((category.value, permanence.value, vocab.Kind.ENHANCED.value), []),
                )
                for permanence in vocab.Permanence
            ]
            if any(cell.replies or cell.enhanced for cell in cells):
                rows.append((vocab.label(category), cells))
        return rows

    def by_class(self) -> list[tuple[str, list[Listed]]]:
        return [(digit, list(group)) for digit, group in groupby(self.replies, key=lambda one: one.class_digit)]

    def by_subject(self) -> list[tuple[str, list[Listed]]]:
        ordered = sorted(self.enhanced, key=lambda one: (notation.sort_key(one.code)[2:], one.code))
        return [(subject, list(group)) for subject, group in groupby(ordered, key=lambda one: one.subject)]

    def relatives(self, code: str, most: int = 6) -> list[Listed]:
        """The nearest known codes: the same detail in another class, then neighbours, then lookalikes."""
        if notation.is_enhanced(code):
            class_digit, subject, detail = notation.parts(code)
            sisters = [f"{digit}.{subject}.{detail}" for digit in "452"]
            near = [one for one in self.enhanced if one.subject == subject]
            near.sort(
                key=lambda one: (
                    one.class_digit != class_digit,
                    abs(int(notation.parts(one.code).detail) - int(detail)),
                )
            )
            candidates = self.some(sisters) + near
        elif notation.is_reply(code):
            candidates = [one for one in self.replies if one.class_digit == code[0]]
            candidates.sort(key=lambda one: abs(int(one.code) - int(code)))
        else:
            candidates = self.lookalikes(code, most)
        return list(dict.fromkeys(candidates))[:most] or self.lookalikes(code, most)

    def lookalikes(self, written: str, most: int) -> list[Listed]:
        """Codes that look like what was typed, dots and blanks aside."""
        digits = re.sub(r"[^0-9]", "", written)[:6]
        plain = {one.code.replace(".", ""): one for one in self.all}
        return [plain[match] for match in difflib.get_close_matches(digits, plain, n=most, cutoff=0.5)]


def load(lang: str) -> Catalogue:
    """The catalogue in one language; three queries, whatever the number of codes."""
    text_columns = [column(field, code) for field in ("name", "summary") for code in dict.fromkeys(("en", lang))]
    families = StatusCode.objects.only(
        "code", "kind", "standing", "category", "permanence", "sort", *text_columns
    ).in_bulk()
    listed = [_listed(row, row, lang) for row in families.values() if row.kind == vocab.Kind.REPLY]
    summaries = [column("summary", code) for code in dict.fromkeys(("en", lang))]
    for concrete in ConcreteCode.objects.only("code", "foreseen", "foremost", "sort", "family_id", *summaries):
        listed.append(_listed(families[concrete.family_id], concrete, lang))
    known = {one.code for one in listed}
    return Catalogue(listed + _vendor_codes(known, lang))


def _listed(family: StatusCode, facts: StatusCode | ConcreteCode, lang: str) -> Listed:
    own_summary = facts is not family and getattr(facts, column("summary", "en"))
    return Listed(
        code=facts.code,
        shown=facts.code,
        kind=family.kind,
        standing=family.standing,
        category=family.category,
        permanence=facts.permanence,
        foreseen=getattr(facts, "foreseen", True),
        foremost=getattr(facts, "foremost", True),
        name=translated(family, "name", lang),
        summary=translated(facts if own_summary else family, "summary", lang),
    )


def _vendor_codes(known: set[str], lang: str) -> list[Listed]:
    """Codes that only providers send; of a range its first code."""
    result: dict[str, Listed] = {}
    meanings = [column("meaning", code) for code in dict.fromkeys(("en", lang))]
    # Hundreds of rows for a few dozen codes: plain tuples, as whole objects would take half the time of a page.
    rows = ProviderResponse.objects.values_list("enhanced_code", "reply_code", "provider__name", *meanings, named=True)
    for row in rows:
        for written in filter(None, (row.enhanced_code, row.reply_code)):
            code = written.partition("-")[0]
            if code in known or code in result or not notation.is_well_formed(code):
                continue
            result[code] = Listed(
                code=code,
                shown=written.replace("-", "–"),
                kind=(vocab.Kind.ENHANCED if "." in code else vocab.Kind.REPLY).value,
                standing=vocab.Standing.VENDOR.value,
                category="",
                permanence=vocab.CLASS_PERMANENCE[code[0]].value,
                foreseen=True,
                foremost=True,
                name=Text(row.provider__name, lang),
                summary=translated(row, "meaning", lang),
            )
    return list(result.values())

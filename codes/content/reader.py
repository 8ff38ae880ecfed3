"""Content files to items: every file is read and checked as a whole before anything is written."""

import datetime
from collections.abc import Iterator
from itertools import filterfalse
from pathlib import Path
from typing import Any

from codes import notation, vocab
from codes.content import check
from codes.content.items import LANGUAGES, SOURCED_FIELDS, Item
from codes.content.yamlfile import ContentError, Fault, Mapping, parse
from codes.entry import CONCRETE_FIELDS, TEXT_FIELDS, column
from codes.querysets import covers

VARIANTS = {"4": "as_temporary", "5": "as_permanent"}


def read(folder: Path) -> tuple[list[Item], list[tuple[str, str]]]:
    """All items of a content folder and what it retires, as (kind, key) pairs.

    Raises ContentError with every fault found: file, line, reason.
    """
    return _Reader(folder).read()


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.items: dict[tuple[str, str], Item] = {}

    def read(self) -> tuple[list[Item], list[tuple[str, str]]]:
        for name, kind in (
            ("reply_codes.yaml", vocab.Kind.REPLY),
            ("enhanced_codes.yaml", vocab.Kind.ENHANCED),
        ):
            for row in self.rows(name):
                self.code(name, row, kind)
        for lang in LANGUAGES:
            self.texts(lang)
        for row in self.rows("providers.yaml"):
            self.simple("providers.yaml", row, "provider", "slug", check.PROVIDER)
        for row in self.rows("responses.yaml"):
            self.response(row)
        for order, row in enumerate(self.rows("pairs.yaml"), 1):
            self.pair(row, order)
        for lang in LANGUAGES:
            self.terms(lang)
        retired = list(self.retired())
        self.unknown_languages()
        self.cross_references()
        if self.faults:
            raise ContentError(self.faults)
        return list(self.items.values()), retired

    # Reading one file at a time

    def fault(self, file: str, line: int, reason: str) -> None:
        self.faults.append(Fault(file, line, reason))

    def data(self, name: str) -> Any:
        try:
            return parse(self.folder / name, name)
        except ContentError as error:
            self.faults += error.faults
            return None

    def rows(self, name: str) -> Iterator[Mapping]:
        """The mappings of a file that holds a list of them."""
        rows = self.data(name)
        if rows is None:
            return
        if not isinstance(rows, list):
            self.fault(name, 1, "must hold a list")
            return
        for row in rows:
            if isinstance(row, Mapping):
                yield row
            else:
                self.fault(name, 1, f"every entry must be a mapping, not {row!r}")

    def checked(self, name: str, row: Mapping, fields: dict[str, check.Field]) -> bool:
        """Check a mapping against its fields; False if anything was wrong."""
        before = len(self.faults)
        for key in row:
            if key not in fields:
                self.fault(name, row.line_of(key), f"unknown field {key!r}")
        for key, field in fields.items():
            if key not in row:
                if field.required:
                    self.fault(name, row.line, f"missing field {key!r}")
                continue
            for reason in field.faults(row[key]):
                self.fault(name, row.line_of(key), f"{key}: {reason}")
        return len(self.faults) == before

    def add(self, item: Item) -> Item | None:
        if (item.kind, item.key) in self.items:
            first = self.items[item.kind, item.key]
            self.fault(item.file, item.line, f"duplicate {item.kind} {item.key} (first at {first.file}:{first.line})")
            return None
        self.items[item.kind, item.key] = item
        return item

    # The kinds of object

    def code(self, name: str, row: Mapping, kind: vocab.Kind) -> None:
        fields = check.REPLY_CODE if kind == vocab.Kind.REPLY else check.ENHANCED_CODE
        if not self.checked(name, row, fields):
            return
        code = row["code"]
        if row["kind"] != kind.value:
            self.fault(name, row.line_of("kind"), f"kind must be {kind.value!r} in this file")
        facts = {key: row[key] for key in check.COMMON_FACTS}
        facts |= {
            "kind": kind.value,
            "commands": row.get("commands", []),
            "permanence": row.get("permanence", ""),
            "retry": row.get("retry", ""),
            "keep_address": row.get("keep_address", ""),
            "who_acts": row.get("who_acts", []),
            "associated": row["enhanced" if kind == vocab.Kind.REPLY else "replies"],
            "meant": row.get("meant", ""),
            "instead": row.get("instead", []),
            "references": [dict(reference) for reference in row["references"]],
        }
        item = self.add(Item("code", code, name, row.line, facts))
        if item and kind == vocab.Kind.ENHANCED:
            self.concrete_codes(name, row)

    def concrete_codes(self, name: str, row: Mapping) -> None:
        if str(row["foremost"]) not in row["verdicts"]:
            self.fault(name, row.line_of("foremost"), f"foremost class {row['foremost']} has no verdict")
        for class_digit, verdict in row["verdicts"].items():
            if class_digit not in {"2", "4", "5"} or not isinstance(verdict, Mapping):
                self.fault(name, row.line_of("verdicts"), f"verdicts: {class_digit!r} is not a class with a mapping")
                continue
            if self.checked(name, verdict, check.VERDICT):
                values = {key: verdict[key] for key in check.VERDICT}
                values |= {
                    "foreseen": int(class_digit) in row["classes"],
                    "foremost": class_digit == str(row["foremost"]),
                }
                code = notation.concrete(row["code"], class_digit)
                self.add(Item("concrete", code, name, row.line, values, parent=row["code"]))

    def texts(self, lang: str) -> None:
        """All texts of one language: one file a code."""
        seen = set()
        for path in sorted((self.folder / "text" / lang).glob("*.yaml")):
            name = f"text/{lang}/{path.name}"
            item = self.items.get(("code", path.stem))
            seen.add(path.stem)
            row = self.data(name)
            if not isinstance(row, Mapping):
                if row is not None:
                    self.fault(name, 1, "must hold a mapping")
                continue
            if item is None:
                self.fault(name, 1, f"unknown code {path.stem}")
                continue
            enhanced = item.values["kind"] == vocab.Kind.ENHANCED.value
            if self.checked(name, row, check.text_fields(lang, enhanced)):
                self.text(name, row, lang, item)
        if lang == LANGUAGES[0]:
            for (kind, key), item in list(self.items.items()):
                if kind == "code" and key not in seen:
                    self.fault(item.file, item.line, f"{key} has no text in text/{lang}/{key}.yaml")

    def text(self, name: str, row: Mapping, lang: str, item: Item) -> None:
        made_from = row.get("source") or {}
        for field in TEXT_FIELDS:
            empty: Any = [] if field == "search_terms" else ""
            item.values[column(field, lang)] = tidy(row.get(field, empty))
        self.add_sources(item, lang, TEXT_FIELDS, made_from)
        for class_digit, variant in VARIANTS.items():
            own = row.get(variant)
            concrete = self.items.get(("concrete", notation.concrete(item.key, class_digit))) if own else None
            if own and concrete is None:
                self.fault(name, row.line_of(variant), f"{item.key} has no class {class_digit}")
            if own and concrete and self.checked(name, own, check.variant_fields(lang)):
                for field in CONCRETE_FIELDS:
                    concrete.values[column(field, lang)] = tidy(own.get(field, ""))
                self.add_sources(concrete, lang, CONCRETE_FIELDS, made_from.get(variant) or {})

    def add_sources(self, item: Item, lang: str, fields: tuple[str, ...], made_from: Any) -> None:
        for field in fields:
            if isinstance(made_from, dict) and made_from.get(field):
                item.sources[lang, field] = str(made_from[field])

    def simple(self, name: str, row: Mapping, kind: str, key: str, fields: dict[str, check.Field]) -> Item | None:
        """An object whose texts stand in its own entry, as a mapping language -> text."""
        if not self.checked(name, row, fields):
            return None
        values: dict[str, Any] = {}
        for field, value in row.items():
            if field in SOURCED_FIELDS[kind]:
                for lang in LANGUAGES:
                    empty: Any = [] if field == "search_terms" else ""
                    values[column(field, lang)] = tidy(value.get(lang, empty))
            elif field not in {key, "source_digests", "provider", "codes"}:
                values[field] = value
        item = Item(kind, row[key] if isinstance(row[key], str) else "-vs-".join(row[key]), name, row.line, values)
        for lang, digests in (row.get("source_digests") or {}).items():
            self.add_sources(item, lang, SOURCED_FIELDS[kind], digests)
        return self.add(item)

    def response(self, row: Mapping) -> None:
        name = "responses.yaml"
        item = self.simple(name, row, "response", "key", check.RESPONSE)
        if item is None:
            return
        item.parent = row["provider"]
        if ("provider", item.parent) not in self.items:
            self.fault(name, row.line_of("provider"), f"unknown provider {item.parent!r}")

    def pair(self, row: Mapping, order: int) -> None:
        name = "pairs.yaml"
        item = self.simple(name, row, "pair", "codes", check.PAIR)
        if item is None:
            return
        item.values["sort"] = order
        first, second = row["codes"]
        if first == second or (first, second) != notation.canonical_pair(first, second):
            self.fault(name, row.line, f"{item.key}: give two codes, reply before enhanced, then numeric")

    def terms(self, lang: str) -> None:
        name = f"glossary/{lang}.yaml"
        seen = set()
        for row in self.rows(name):
            if not self.checked(name, row, check.TERM):
                continue
            key = row["key"]
            if key in seen:
                self.fault(name, row.line, f"duplicate term {key}")
                continue
            seen.add(key)
            if lang == LANGUAGES[0]:
                self.add(Item("term", key, name, row.line))
            item = self.items.get(("term", key))
            if item is None:
                self.fault(name, row.line, f"unknown term {key!r}: it is not in glossary/{LANGUAGES[0]}.yaml")
                continue
            for field in ("term", "definition", "forms", "avoid"):
                item.values[column(field, lang)] = tidy(row[field])
            self.add_sources(item, lang, SOURCED_FIELDS["term"], row.get("source") or {})

    def retired(self) -> Iterator[tuple[str, str]]:
        name = "retired.yaml"
        for row in self.rows(name):
            if not self.checked(name, row, check.RETIRED):
                continue
            if (row["kind"], row["key"]) in self.items:
                self.fault(name, row.line, f"{row['kind']} {row['key']} is retired, yet still in the files")
            yield row["kind"], row["key"]

    # Across files

    def unknown_languages(self) -> None:
        for part in ("text", "glossary"):
            for path in sorted((self.folder / part).iterdir()) if (self.folder / part).is_dir() else ():
                if path.name.removesuffix(".yaml") not in LANGUAGES:
                    self.fault(f"{part}/{path.name}", 1, "not a language of this site (settings.LANGUAGES)")

    def cross_references(self) -> None:
        """Every code that a fact or a pair names must be one that has a page."""
        pages = {key for kind, key in self.items if kind == "concrete"}
        pages |= {key for kind, key in self.items if kind == "code" and not notation.is_family(key)}
        sent = [item.values["enhanced_code"] for item in self.items.values() if item.kind == "response"]
        families = {key for kind, key in self.items if kind == "code"}

        def has_page(code: str) -> bool:
            return code in pages or any(covers(written, code) for written in sent)

        checks = (("associated", families.__contains__), ("confused_with", has_page), ("instead", has_page))
        for item in self.items.values():
            if item.kind == "code":
                for field, known in checks:
                    for code in filterfalse(known, item.values[field]):
                        self.fault(item.file, item.line, f"{item.key}: {field} names unknown code {code!r}")
                if item.values["meant"] and not notation.is_well_formed(item.values["meant"]):
                    self.fault(item.file, item.line, f"{item.key}: meant is not a code: {item.values['meant']!r}")
            elif item.kind == "pair":
                for code in item.key.split("-vs-"):
                    if not has_page(code):
                        self.fault(item.file, item.line, f"unknown code {code!r} in pair {item.key}")


def tidy(value: Any) -> Any:
    """A text without blanks at its ends and at line ends; None as no text; dates and lists as they are."""
    if value is None:
        return ""
    if isinstance(value, str):
        return "\n".join(line.rstrip() for line in value.strip().split("\n"))
    if isinstance(value, list | dict | datetime.date):
        return value
    return str(value)

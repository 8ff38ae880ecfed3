"""The database back to content files: the same bytes as were loaded, plus what editors changed."""

from pathlib import Path
from typing import Any

from codes import notation
from codes.content import check
from codes.content.items import LANGUAGES, MODELS, SOURCED_FIELDS, TRANSLATIONS
from codes.content.reader import VARIANTS
from codes.content.yamlfile import Block, Flow, FlowMap, emit
from codes.entry import CONCRETE_FIELDS, TEXT_FIELDS, column
from codes.models import (
    ComparisonNote,
    ConcreteCode,
    GlossaryTerm,
    LoadedItem,
    Provider,
    ProviderResponse,
    StatusCode,
    TextState,
)
from codes.vocab import Kind

PROSE = ("description", "when_seen", "how_to_fix", "when_to_return", "customer_reply")


def dump(folder: Path) -> int:
    """Write all content files into `folder`; returns how many. Text files of codes that are gone are removed.

    A file whose bytes would not change is left untouched.
    """
    files = _Dump().files()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.write_text(content, encoding="utf-8", newline="\n")
    for path in (folder / "text").glob("*/*.yaml"):
        if path.relative_to(folder).as_posix() not in files:
            path.unlink()
    return len(files)


class _Dump:
    def __init__(self) -> None:
        self.sources: dict[tuple[str, str, str], dict[str, str]] = {}
        for row in TextState.objects.all():
            self.sources.setdefault((row.kind, row.key, row.lang), {})[row.field] = row.digest
        self.codes = list(StatusCode.objects.with_concrete_codes())

    def files(self) -> dict[str, str]:
        files = {
            "reply_codes.yaml": [self.reply_code(code) for code in self.codes if code.kind == Kind.REPLY],
            "enhanced_codes.yaml": [self.enhanced_code(code) for code in self.codes if code.kind == Kind.ENHANCED],
            "providers.yaml": [self.provider(row) for row in Provider.objects.order_by("slug")],
            "responses.yaml": [self.response(row) for row in ProviderResponse.objects.with_provider().order_by("key")],
            "pairs.yaml": [self.pair(row) for row in ComparisonNote.objects.all()],
            "retired.yaml": self.retired(),
        }
        for lang in LANGUAGES:
            terms = GlossaryTerm.objects.order_by("key")
            files[f"glossary/{lang}.yaml"] = [
                self.term(row, lang) for row in terms if getattr(row, column("term", lang))
            ]
        written = {name: emit(rows) for name, rows in files.items()}
        for lang in LANGUAGES:
            for code in self.codes:
                text = self.text(code, lang)
                if text:
                    written[f"text/{lang}/{code.code}.yaml"] = emit(text)
        return written

    def facts(self, code: StatusCode, names: dict[str, check.Field]) -> dict[str, Any]:
        """The columns that share their name with a field, in the order of the fields."""
        result: dict[str, Any] = {}
        for name in names:
            if name in {"enhanced", "replies"}:
                result[name] = Flow(code.associated)
            elif name == "references":
                result[name] = [FlowMap(reference) for reference in code.references]
            elif hasattr(code, name):
                value = getattr(code, name)
                result[name] = Flow(value) if isinstance(value, list) else value
        return result

    def reply_code(self, code: StatusCode) -> dict[str, Any]:
        facts = self.facts(code, check.REPLY_CODE)
        return {name: value for name, value in facts.items() if value or name not in {"meant", "instead"}}

    def enhanced_code(self, code: StatusCode) -> dict[str, Any]:
        facts = self.facts(code, check.ENHANCED_CODE)
        concrete = sorted(code.concrete_codes.all(), key=lambda row: row.code)
        facts["classes"] = Flow(int(row.code[0]) for row in concrete if row.foreseen)
        facts["foremost"] = next(int(row.code[0]) for row in concrete if row.foremost)
        facts["verdicts"] = {
            row.code[0]: FlowMap(retry=row.retry, keep_address=row.keep_address, who_acts=Flow(row.who_acts))
            for row in concrete
        }
        return {name: facts[name] for name in check.ENHANCED_CODE}

    def text(self, code: StatusCode, lang: str) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for field in TEXT_FIELDS:
            value = getattr(code, column(field, lang))
            if value:
                result[field] = Block(value) if field in PROSE else Flow(value) if isinstance(value, list) else value
        source: dict[str, Any] = self.made_from("code", code.code, lang, TEXT_FIELDS)
        for class_digit, variant in VARIANTS.items():
            key = notation.concrete(code.code, class_digit) if code.kind == Kind.ENHANCED else ""
            row = next((row for row in code.concrete_codes.all() if row.code == key), None)
            own = self.variant(row, lang) if row else {}
            if own:
                result[variant] = own
                variant_source = self.made_from("concrete", key, lang, CONCRETE_FIELDS)
                if variant_source:
                    source[variant] = FlowMap(variant_source)
        if source and result:
            result["source"] = source
        return result

    def variant(self, row: ConcreteCode, lang: str) -> dict[str, Any]:
        own = {field: getattr(row, column(field, lang)) for field in CONCRETE_FIELDS}
        return {field: Block(value) if field in PROSE else value for field, value in own.items() if value}

    def made_from(self, kind: str, key: str, lang: str, fields: tuple[str, ...]) -> dict[str, Any]:
        digests = self.sources.get((kind, key, lang), {}) if lang in TRANSLATIONS else {}
        return {field: digests[field] for field in fields if field in digests}

    def in_languages(self, row: Any, fields: tuple[str, ...], *, prose: bool = False) -> dict[str, Any]:
        """Texts of an object as mappings of languages, and the digests of their English."""
        result: dict[str, Any] = {}
        for field in fields:
            words = {lang: getattr(row, column(field, lang)) for lang in LANGUAGES}
            written = {lang: _written(value, prose) for lang, value in words.items() if value}
            if written:
                result[field] = written
        digests = {
            lang: FlowMap(made_from)
            for lang in TRANSLATIONS
            if (made_from := self.made_from(row.content_kind, row.content_key, lang, fields))
        }
        if digests:
            result["source_digests"] = digests
        return result

    def provider(self, row: Provider) -> dict[str, Any]:
        facts = {name: getattr(row, name) for name in ("slug", "name", "kind", "postmaster_page")}
        facts |= {"signs": Flow(row.signs), "checked": row.checked}
        return facts | self.in_languages(row, SOURCED_FIELDS["provider"])

    def response(self, row: ProviderResponse) -> dict[str, Any]:
        facts = {"key": row.key, "provider": row.provider.slug}
        names = [name for name in check.RESPONSE if name not in {*facts, *SOURCED_FIELDS["response"], "source_digests"}]
        facts |= {name: getattr(row, name) for name in names}
        return facts | self.in_languages(row, SOURCED_FIELDS["response"])

    def pair(self, row: ComparisonNote) -> dict[str, Any]:
        return {"codes": Flow([row.code_a, row.code_b])} | self.in_languages(row, ("note",), prose=True)

    def term(self, row: GlossaryTerm, lang: str) -> dict[str, Any]:
        result: dict[str, Any] = {"key": row.key}
        for field in ("term", "definition"):
            result[field] = getattr(row, column(field, lang))
        for field in ("forms", "avoid"):
            result[field] = Flow(getattr(row, column(field, lang)) or [])
        source = self.made_from("term", row.key, lang, SOURCED_FIELDS["term"])
        if source:
            result["source"] = FlowMap(source)
        return result

    def retired(self) -> list[dict[str, str]]:
        """Objects that the files brought once and that are gone now."""
        there = {(kind, row.content_key) for kind, model in MODELS.items() for row in model._default_manager.all()}
        gone = LoadedItem.objects.order_by("kind", "key").values_list("kind", "key")
        return [{"kind": kind, "key": key} for kind, key in gone if (kind, key) not in there]


def _written(value: Any, prose: bool) -> Any:
    """A column's value as its file has it: lists on one line, prose as a block."""
    if isinstance(value, list):
        return Flow(value)
    return Block(value) if prose else value

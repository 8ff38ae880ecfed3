"""What each field of the content files may hold. Vocabularies are those of vocab.py.

The admin has the same rules, so what they say is in the language of whoever reads it.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import re2
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from codes import notation, vocab
from codes.content.items import LANGUAGES, MODELS


@dataclass(frozen=True, slots=True)
class Field:
    """A field's rule: `faults(value)` yields what is wrong with a value."""

    rule: Callable[[Any], Iterator[str]]
    required: bool = True

    def faults(self, value: Any) -> Iterator[str]:
        return self.rule(value)


def faults_of(row: Any, fields: Mapping[str, Field]) -> dict[str, list[str]]:
    """What is wrong with a row, by attribute; empty where nothing is."""
    found = {name: list(field.faults(getattr(row, name))) for name, field in fields.items()}
    return {name: faults for name, faults in found.items() if faults}


def one_of(*values: Any) -> Callable[[Any], Iterator[str]]:
    def rule(value: Any) -> Iterator[str]:
        if value not in values or type(value) not in {type(allowed) for allowed in values}:
            allowed = ", ".join(str(one) for one in values)
            yield _("%(value)s is not one of %(allowed)s") % {"value": repr(value), "allowed": allowed}

    return rule


def list_of(item_rule: Callable[[Any], Iterator[str]], *, empty: bool = True) -> Callable[[Any], Iterator[str]]:
    def rule(value: Any) -> Iterator[str]:
        if not isinstance(value, list):
            yield _("%(value)s is not a list") % {"value": repr(value)}
            return
        if not value and not empty:
            yield _("must not be empty")
        for position, item in enumerate(value):
            yield from item_rule(item)
            if item in value[:position]:
                yield _("%(value)s stands twice") % {"value": repr(item)}

    return rule


def text(longest: int = 10_000, *, empty: bool = False) -> Callable[[Any], Iterator[str]]:
    def rule(value: Any) -> Iterator[str]:
        if not isinstance(value, str):
            yield _("%(value)s is not text (quote it)") % {"value": repr(value)}
        elif not value.strip() and not empty:
            yield _("must not be empty")
        elif len(value.strip()) > longest:
            yield _("%(count)s characters long, %(limit)s at most") % {"count": len(value.strip()), "limit": longest}

    return rule


def matching(pattern: str, what: Any) -> Callable[[Any], Iterator[str]]:
    compiled = re.compile(pattern, re.ASCII)

    def rule(value: Any) -> Iterator[str]:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            yield _("%(value)s is not %(what)s") % {"value": repr(value), "what": what}

    return rule


def code_of(test: Callable[[str], bool], what: Any) -> Callable[[Any], Iterator[str]]:
    def rule(value: Any) -> Iterator[str]:
        if not isinstance(value, str) or not test(value):
            yield _("%(value)s is not %(what)s") % {"value": repr(value), "what": what}

    return rule


def date(value: Any) -> Iterator[str]:
    if not isinstance(value, datetime.date):
        yield f"{value!r} is not a date"


def references(value: Any) -> Iterator[str]:
    """A list of {rfc, section} or {url, title}."""
    if not isinstance(value, list) or not value:
        yield _("must be a list of references")
        return
    for reference in value:
        if not isinstance(reference, dict):
            yield _("%(value)s is not a reference") % {"value": repr(reference)}
        elif set(reference) == {"rfc", "section"}:
            if not isinstance(reference["rfc"], int) or not isinstance(reference["section"], str):
                yield _("%(value)s: rfc is a number and section a quoted text") % {"value": dict(reference)}
        elif set(reference) == {"url", "title"}:
            yield from url(reference["url"])
            yield from text()(reference["title"])
        else:
            yield _("%(value)s has neither rfc and section nor url and title") % {"value": dict(reference)}


def pattern(value: Any) -> Iterator[str]:
    """A pattern for providers' words, tried in linear time."""
    yield from text(300, empty=True)(value)
    try:
        re2.compile(value if isinstance(value, str) else "")
    except re2.error as error:
        yield _("pattern is not RE2: %(reason)s") % {"reason": error}


def mapping(value: Any) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{value!r} is not a mapping"


def by_language(longest: int = 10_000, *, empty: bool = False) -> Callable[[Any], Iterator[str]]:
    """A mapping language -> text that has at least the first language."""

    def rule(value: Any) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{value!r} is not a mapping of languages"
            return
        if LANGUAGES[0] not in value:
            yield f"has no {LANGUAGES[0]}"
        for lang, words in value.items():
            if lang not in LANGUAGES:
                yield f"unknown language {lang!r}"
            yield from text(longest, empty=empty)(words)

    return rule


terms = list_of(text(80))


def terms_by_language(value: Any) -> Iterator[str]:
    """A mapping language -> list of terms; a language may be missing."""
    if not isinstance(value, dict):
        yield f"{value!r} is not a mapping of languages"
        return
    for lang, listed in value.items():
        if lang not in LANGUAGES:
            yield f"unknown language {lang!r}"
        yield from terms(listed)


url = matching(r"https?://[^\s<>\"]+", gettext_lazy("an address"))
reply_code = matching(r"[1-5][0-9][0-9]", gettext_lazy("a reply code (three digits, quoted)"))
page_code = code_of(
    lambda code: bool(re.fullmatch(r"[1-5][0-9][0-9]", code, re.ASCII)) or notation.is_enhanced(code),
    gettext_lazy("a code"),
)
family = code_of(notation.is_family, gettext_lazy("a code of the form X.7.1"))
slug = matching(r"[a-z0-9]+(-[a-z0-9]+)*", gettext_lazy("a slug"))
sign = matching(r"[a-z0-9]+([.-][a-z0-9]+)*", gettext_lazy("a domain or one word, in small letters"))
phase = one_of(*vocab.Phase.values)
actor = one_of(*vocab.Actor.values)

VERDICT = {
    "retry": Field(one_of(*vocab.Retry.values)),
    "keep_address": Field(one_of(*vocab.KeepAddress.values)),
    "who_acts": Field(list_of(actor)),
}
_FACTS = {
    "kind": Field(one_of(*vocab.Kind.values)),
    "standing": Field(one_of(*vocab.Standing.values)),
    "registered_name": Field(text(150, empty=True)),
    "phases": Field(list_of(phase)),
    "closes_connection": Field(one_of(*vocab.Closes.values)),
    "category": Field(one_of(*vocab.Category.values)),
    "confused_with": Field(list_of(page_code)),
    "references": Field(references),
    "checked": Field(date),
}
COMMON_FACTS = tuple(key for key in _FACTS if key not in {"kind", "references"})
# The order of fields is the order in which they are written.
REPLY_CODE = {
    "code": Field(reply_code),
    **{name: _FACTS[name] for name in ("kind", "standing", "registered_name", "phases")},
    "commands": Field(list_of(matching(r"[A-Z]+(-[A-Z]+)?", gettext_lazy("a command")))),
    "closes_connection": _FACTS["closes_connection"],
    "permanence": Field(one_of(*vocab.Permanence.values)),
    **VERDICT,
    "category": _FACTS["category"],
    "enhanced": Field(list_of(family)),
    "meant": Field(page_code, required=False),
    "instead": Field(list_of(page_code), required=False),
    **{name: _FACTS[name] for name in ("confused_with", "references", "checked")},
}
ENHANCED_CODE = {
    "code": Field(family),
    **{name: _FACTS[name] for name in ("kind", "standing", "registered_name")},
    "classes": Field(list_of(one_of(2, 4, 5))),
    "foremost": Field(one_of(2, 4, 5)),
    **{name: _FACTS[name] for name in ("phases", "closes_connection", "category")},
    "verdicts": Field(mapping),
    "replies": Field(list_of(reply_code)),
    **{name: _FACTS[name] for name in ("confused_with", "references", "checked")},
}
PROVIDER = {
    "slug": Field(slug),
    "name": Field(text(80)),
    "kind": Field(one_of("mailbox provider", "filter", "blocklist", "sending service", "MTA")),
    "postmaster_page": Field(url),
    "signs": Field(list_of(sign)),
    "checked": Field(date),
    "recognise": Field(by_language()),
    "doubt": Field(by_language(), required=False),
    "search_terms": Field(terms_by_language, required=False),
    "source_digests": Field(mapping, required=False),
}
RESPONSE = {
    "key": Field(slug),
    "provider": Field(slug),
    "reply_code": Field(matching(r"([1-5][0-9][0-9])?", gettext_lazy("a reply code or empty"))),
    "enhanced_code": Field(
        matching(r"([245]\.\d{1,3}\.\d{1,3}(-\d{1,3})?)?", gettext_lazy("an enhanced code, a range or empty"))
    ),
    "tag": Field(text(80, empty=True)),
    "pattern": Field(pattern),
    "distinctive": Field(one_of(True, False)),
    "category": _FACTS["category"],
    "retry": Field(one_of(*vocab.Retry.values)),
    "who_acts": Field(actor),
    "source": Field(url),
    "checked": Field(date),
    "meaning": Field(by_language(300)),
    "doubt": Field(by_language(), required=False),
    "source_digests": Field(mapping, required=False),
}
PAIR = {
    "codes": Field(list_of(page_code)),
    "note": Field(by_language()),
    "source_digests": Field(mapping, required=False),
}
TERM = {
    "key": Field(slug),
    "term": Field(text(80)),
    "definition": Field(text(600)),
    "forms": Field(list_of(text(80))),
    "avoid": Field(list_of(text(80))),
    "source": Field(mapping, required=False),
}
RETIRED = {"kind": Field(one_of(*MODELS)), "key": Field(text(60))}


def text_fields(lang: str, enhanced: bool) -> dict[str, Field]:
    """The fields of a text file. Only the source language must have them all; elsewhere a gap falls back."""
    required = lang == LANGUAGES[0]
    fields = {
        "name": Field(text(80), required),
        "summary": Field(text(160), required),
        "cause": Field(text(220), required),
        "description": Field(text(), required),
        "when_seen": Field(text(), required),
        "how_to_fix": Field(text(), required),
        "when_to_return": Field(text(), required),
        "customer_reply": Field(text(), required),
        "search_terms": Field(list_of(text(80)), required),
    }
    if enhanced:
        fields |= {"as_temporary": Field(mapping, False), "as_permanent": Field(mapping, False)}
    if not required:
        fields["source"] = Field(mapping, False)
    return fields


def variant_fields(lang: str) -> dict[str, Field]:
    required = lang == LANGUAGES[0]
    return {
        "summary": Field(text(160), required),
        "how_to_fix": Field(text(), required),
        "customer_reply": Field(text(), required),
    }

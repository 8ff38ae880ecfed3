"""The text as product: complete, in its language, nothing twice, the same facts in every language."""

import re
from collections import defaultdict

import pytest
from django.conf import settings

from codes import catalogue, notation, prose
from codes.content.items import MODELS, SOURCED_FIELDS
from codes.entry import CONCRETE_FIELDS, TEXT_FIELDS, column, digest
from codes.models import (
    ComparisonNote,
    ConcreteCode,
    GlossaryTerm,
    Provider,
    ProviderResponse,
    StatusCode,
    TextState,
)
from tests.page import QUOTED

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _ in settings.LANGUAGES]
TRANSLATIONS = LANGUAGES[1:]
BODY = tuple(field for field in TEXT_FIELDS if field not in {"name", "search_terms"})
SCRIPTS = {"ko": r"[\uac00-\ud7a3]", "ja": r"[\u3040-\u30ff\u3400-\u9fff]"}
COMMANDS = {
    *("EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "BDAT", "BURL"),
    *("RSET", "VRFY", "EXPN", "NOOP", "QUIT", "ETRN", "ATRN", "TURN"),
}


def texts(lang):
    """(where, text) of every prose field of every code in one language."""
    for row in StatusCode.objects.all():
        for field in BODY:
            yield (row.code, field), getattr(row, column(field, lang)) or ""
    for row in ConcreteCode.objects.all():
        for field in CONCRETE_FIELDS:
            if getattr(row, column(field, lang)):
                yield (row.code, field), getattr(row, column(field, lang))


def everything(lang):
    """Texts of codes, pairs and the glossary."""
    yield from texts(lang)
    for row in ComparisonNote.objects.all():
        yield (row.content_key, "note"), getattr(row, column("note", lang)) or ""
    for row in GlossaryTerm.objects.all():
        yield (row.key, "definition"), getattr(row, column("definition", lang)) or ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_complete(lang):
    missing = []
    for model, fields in (
        (StatusCode, TEXT_FIELDS),
        (Provider, ("recognise",)),
        (ProviderResponse, ("meaning",)),
        (ComparisonNote, ("note",)),
        (GlossaryTerm, ("term", "definition")),
    ):
        for row in model.objects.all():
            missing += [(row.content_key, field) for field in fields if not getattr(row, column(field, lang))]
    for model, fields in ((ConcreteCode, CONCRETE_FIELDS), (Provider, ("doubt",)), (ProviderResponse, ("doubt",))):
        for row in model.objects.all():
            english = [field for field in fields if getattr(row, column(field, "en"))]
            missing += [(row.content_key, field) for field in english if not getattr(row, column(field, lang))]
    assert not missing


@pytest.mark.parametrize("lang", TRANSLATIONS)
def test_translations_are_current(lang):
    """No text was made from another English than today's."""
    made_from = {(row.kind, row.key, row.field): row.digest for row in TextState.objects.filter(lang=lang)}
    outdated = [
        (kind, row.content_key, field)
        for kind, fields in SOURCED_FIELDS.items()
        for row in MODELS[kind].objects.all()
        for field in fields
        if getattr(row, column(field, lang))
        and made_from.get((kind, row.content_key, field)) != digest(getattr(row, column(field, "en")))
    ]
    assert not outdated


@pytest.mark.parametrize("lang", TRANSLATIONS)
def test_script_share(lang):
    """A body is in its script: of its letters outside quotations and code, at least half."""
    low = []
    for where, text in everything(lang):
        bare = QUOTED.sub(" ", text)
        letters = re.findall(r"[^\W\d_]", bare)
        own = re.findall(SCRIPTS[lang], bare)
        if text and len(own) < 0.5 * len(letters):
            low.append((where, round(len(own) / max(len(letters), 1), 2)))
    assert not low


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lengths(lang):
    summary, cause = (160, 220) if lang == "en" else (120, 170)
    long = [
        (where, len(text))
        for where, text in texts(lang)
        if (where[1] == "summary" and len(text) > summary) or (where[1] == "cause" and len(text) > cause)
    ]
    short = [(where, text) for where, text in texts(lang) if 0 < len(text) < 12]
    assert not long
    assert not short


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_sentence_fields_are_one_sentence(lang):
    stop = {"en": r"[.?!](?=\s|$)", "ko": r"[.?!](?=\s|$)", "ja": r"[。？！]"}[lang]
    wrong = []
    for where, text in texts(lang):
        if text and where[1] in {"summary", "cause"}:
            ends = re.findall(stop, QUOTED.sub("x", text))
            if len(ends) != 1 or "\n" in text:
                wrong.append((where, text))
    assert not wrong


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_stands_under_two_codes(lang):
    seen = defaultdict(set)
    for (code, field), text in everything(lang):
        if text:
            seen[text].add((code, field))
    for row in StatusCode.objects.all():
        seen[f"name: {getattr(row, column('name', lang))}"].add((row.code, "name"))
    assert not {text: where for text, where in seen.items() if len(where) > 1}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_markdown_is_left_over(lang):
    left = []
    for where, text in everything(lang):
        shown = re.sub(r"<[^>]+>", "", prose.html(re.sub(r"`[^`]*`", "", text)))
        if re.search(r"\*\*|`|^#|\]\(|(?<![\w*])\*\w", shown, re.MULTILINE):
            left.append((where, shown[:80]))
    assert not left


def facts_in(text):
    """Codes, RFC numbers, sections and commands that a text names."""
    text = text.replace("〜", "~").replace("～", "~")
    found = set(re.findall(r"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]\d)", text))
    found |= set(re.findall(r"(?<![\d.,:])[1-5]\d\d(?![\d.]\d|\d|,\d)", text))
    found |= {f"RFC {number}" for number in re.findall(r"RFC\s*(\d{3,4})", text)}
    found |= {f"§{section}" for section in re.findall(r"§\s*(\d[\d.]*\d|\d)", text)}
    found |= {command for command in COMMANDS if re.search(rf"(?<![A-Za-z]){command}(?![A-Za-z])", text)}
    return found


@pytest.mark.parametrize("lang", TRANSLATIONS)
def test_the_same_facts_in_every_language(lang):
    """Per code, taken over all its fields: the same numbers, codes, sections and commands as in English."""
    differences = {}
    english, translated = defaultdict(set), defaultdict(set)
    for (code, _), text in everything("en"):
        english[code] |= facts_in(text)
    for (code, _), text in everything(lang):
        translated[code] |= facts_in(text)
    for code in english:
        difference = (english[code] ^ translated[code]) - {code}
        if difference:
            differences[code] = (sorted(english[code] - translated[code]), sorted(translated[code] - english[code]))
    assert not differences


@pytest.mark.parametrize("lang", LANGUAGES)
def test_terms_follow_the_termbase(lang):
    """No word that the termbase says to avoid; what people type when they search is another matter."""
    avoided = [
        (word, term.key) for term in GlossaryTerm.objects.all() for word in getattr(term, column("avoid", lang)) or ()
    ]
    found = [
        (where, word, key)
        for where, text in everything(lang)
        for word, key in avoided
        if word.casefold() in re.sub(r"`[^`]*`", "", QUOTED.sub("", text)).casefold()
    ]
    assert not found


def in_order(code, first, second):
    return bool(code) or (first, second) == notation.canonical_pair(first, second)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_resolve(client, lang):
    """Every link inside the site on a sample of pages leads to a page, every fragment to an element."""
    targets = set()
    for path in ("", "codes/550/", "codes/5.7.1/", "codes/431/", "compare/421-vs-500/", "compare/", "glossary/"):
        html = client.get(f"/{lang}/{path}").content.decode()
        targets |= set(re.findall(r'<a [^>]*href="(/[^"?]*)"', html))
    known = catalogue.load(lang)
    pages = {}
    for target in sorted(targets):
        address, _, fragment = target.partition("#")
        codes = re.fullmatch(rf"/{lang}/(?:codes/([^/]+)|compare/([^/]+)-vs-([^/]+))/", target)
        # That every known code has its page, and every two of them in this order, is for other tests to see.
        if codes and all(code in known for code in codes.groups() if code) and in_order(*codes.groups()):
            continue
        if address not in pages:
            response = client.get(address)
            assert response.status_code in {200, 302}, target
            pages[address] = response.content.decode()
        assert not fragment or f'id="{fragment}"' in pages[address], target

"""The catalogues of interface messages, kept without gettext tools: extract, compare, compile (by Babel).

Message ids are the English sentences in templates and code; every other language has one catalogue,
locale/<lang>/LC_MESSAGES/django.po.
"""

import io
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
TRANSLATIONS = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%")


def path(lang: str, suffix: str = "po") -> Path:
    return Path(settings.LOCALE_PATHS[0]) / lang / "LC_MESSAGES" / f"django.{suffix}"


def extracted() -> Catalog:
    """All messages of the project's templates and code, without line numbers, so that moves are no changes."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    sources = sorted(settings.BASE_DIR.glob("templates/**/*.*")) + sorted(settings.BASE_DIR.glob("codes/**/*.py"))
    sources += [settings.BASE_DIR / "smtpref" / "settings.py"]
    for source in sources:
        name = source.relative_to(settings.BASE_DIR).as_posix()
        text = source.read_text(encoding="utf-8")
        if source.suffix != ".py":
            # The template as code: its messages as calls, everything else blanked out. Only the calls are read.
            # Brackets around it all, because the tokenizer minds indentation outside them.
            text = f"({templatize(text, origin=name)})"
        for _line, ids, comments, context in extract("python", io.BytesIO(text.encode()), KEYWORDS):
            catalog.add(ids, locations=[(name, 0)], auto_comments=comments, context=context)
    return catalog


def read(lang: str) -> Catalog:
    """The catalogue of one language; empty if there is none yet."""
    if not path(lang).exists():
        return Catalog(locale=lang, charset="utf-8", fuzzy=False, header_comment=f"# smtpref: messages in {lang}")
    with path(lang).open("rb") as file:
        return read_po(file, locale=lang)


def update() -> None:
    """Bring every catalogue in line with the sources: new messages come in empty, unused ones go."""
    template = extracted()
    for lang in TRANSLATIONS:
        catalog = read(lang)
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        catalog.fuzzy = False
        path(lang).parent.mkdir(parents=True, exist_ok=True)
        with path(lang).open("wb") as file:
            write_po(file, catalog, sort_output=True, include_lineno=False, width=0)


def faults() -> Iterator[str]:
    """What is wrong with the catalogues: missing, unused, untranslated or fuzzy messages, lost placeholders."""
    wanted = {(message.id, message.context) for message in extracted() if message.id}
    for lang in TRANSLATIONS:
        catalog = read(lang)
        there = {(message.id, message.context): message for message in catalog if message.id}
        for key in sorted(wanted - there.keys(), key=str):
            yield f"{lang}: missing: {key[0]!r}"
        for key in sorted(there.keys() - wanted, key=str):
            yield f"{lang}: unused: {key[0]!r}"
        for message in there.values():
            yield from (f"{lang}: {reason}" for reason in _message_faults(message))


def _message_faults(message: Message) -> Iterator[str]:
    strings = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    if not all(strings):
        yield f"not translated: {message.id!r}"
    if message.fuzzy:
        yield f"fuzzy: {message.id!r}"
    plural = message.id[-1] if isinstance(message.id, tuple | list) else message.id
    for string in filter(None, strings):
        if set(_PLACEHOLDER.findall(plural)) != set(_PLACEHOLDER.findall(string)):
            yield f"placeholders differ: {message.id!r}"


def compile_all() -> None:
    """Write the compiled catalogues that are missing or older than their source."""
    for lang in TRANSLATIONS:
        source, target = path(lang), path(lang, "mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
            write_mo(file, read(lang))
        shutil.move(file.name, target)
        target.chmod(0o644)

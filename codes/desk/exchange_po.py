"""Text for translators as a PO catalogue (gettext), and such a catalogue back into changes.

Written here, to the letter of what msgfmt checks; read by Babel, which takes what translators' programs make of it.
"""

import re
from collections.abc import Iterator
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import to_locale

from codes.desk.exchange import Change, FileError, Row, blaming_the_file
from codes.vocab import State

_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r"})
_COMMENT = re.compile(r"smtpref (\S+) english=([0-9a-f]{12}) text=([0-9a-f]{12})")
_STRING = r'"(?:[^"\\]|\\[\\"ntr])*"'
_LINE = re.compile(rf"(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d{{1,2}}\])?) +{_STRING}|{_STRING}|")
_OCTAL = re.compile(r"\\[^0-7]|((?:\\[23][0-7]{2})+)")
_HEADER_LANGUAGE = re.compile(r"^Language:[ \t]*(\S+)", re.MULTILINE)


def write_po(lang: str, rows: list[Row]) -> bytes:
    """A PO catalogue: outdated texts are fuzzy and show the English they were made from."""
    entries = [_header(lang), *(_entry(row) for row in rows)]
    return "\n".join("".join(f"{line}\n" for line in entry) for entry in entries).encode()


def _header(lang: str) -> list[str]:
    """What is true of the file, and gettext's own words where nobody is named."""
    now = timezone.now().strftime("%Y-%m-%d %H:%M%z")
    fields = {
        "Project-Id-Version": "smtpref",
        "POT-Creation-Date": now,
        "PO-Revision-Date": now,
        "Last-Translator": "Automatically generated",
        "Language-Team": "none",
        "Language": to_locale(lang),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return ['msgid ""', *_field("msgstr", "".join(f"{name}: {value}\n" for name, value in fields.items()))]


def _entry(row: Row) -> Iterator[str]:
    yield f"#. smtpref {row.lang} english={row.english_digest} text={row.text_digest}"
    if row.limit:
        yield f"#. At most {row.limit} characters."
    if row.state == State.OUTDATED:
        yield "#, fuzzy"
        if row.former:
            yield from (f"#| {line}" for line in _field("msgid", row.former))
    yield from _field("msgctxt", f"{row.kind}:{row.key}:{row.field}")
    yield from _field("msgid", row.english)
    yield from _field("msgstr", row.text)


def _field(name: str, text: str) -> list[str]:
    """A keyword with its string: a line of text on a line of its own."""
    lines = [f'"{line.translate(_ESCAPES)}"' for line in re.findall(r".*\n|.+", text)]
    return [f"{name} {lines[0]}"] if len(lines) == 1 else [f'{name} ""', *lines]


class _Rows(Catalog):
    """Keeps every message as it is read, so that two with one key are both seen."""

    def __init__(self) -> None:
        super().__init__(charset="utf-8")
        self.read: list[Message] = []

    def __setitem__(self, _id: Any, message: Message) -> None:
        self.read.append(message)


def read_po(data: bytes) -> Iterator[Change]:
    """The rows of a catalogue; obsolete entries (#~) count for nothing. Raises FileError."""
    lines = _lines(data)
    catalog = _Rows()
    with blaming_the_file(_("The file cannot be read as a PO file.")):
        PoFileParser(catalog, ignore_obsolete=True, abort_invalid=True).parse(lines)
    language = ""
    for message in catalog.read:
        if not message.id and message.context is None:
            found = _HEADER_LANGUAGE.search(str(message.string))
            language = found[1].replace("_", "-") if found else ""
        else:
            yield _from_message(message, language)


def _lines(data: bytes) -> list[str]:
    """The lines of what has the form of a PO file. Raises FileError."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        text = ""
    lines = text.split("\n")
    if not any(line.lstrip().startswith(("msgid", "#~")) for line in lines):
        raise FileError(_("The file is neither a PO file in UTF-8 nor an XLSX spreadsheet."))
    return [_line(number, line.strip()) for number, line in enumerate(lines, 1)]


def _line(number: int, line: str) -> str:
    """One line in the forms that Babel understands. Raises FileError for what is no line of a PO file."""
    if line.startswith("#"):
        return "" if line.startswith("#~|") else line
    with blaming_the_file(_("Line %(line)s is not as in a PO file.") % {"line": number}):
        plain = _OCTAL.sub(_unescaped, line)
        if not _LINE.fullmatch(plain):
            raise ValueError(line)
    return plain


def _unescaped(found: re.Match[str]) -> str:
    """The letters that some programs write as the octal numbers of their bytes in UTF-8."""
    return bytes(int(octal, 8) for octal in found[1].split("\\")[1:]).decode() if found[1] else found[0]


def _from_message(message: Message, language: str) -> Change:
    kind, _colon, rest = (message.context or "").partition(":")
    key, _colon, name = rest.rpartition(":")
    found = _COMMENT.search(" ".join(message.auto_comments))
    lang, english, seen = found.groups() if found else (language, "", "")
    problem = ""
    if not isinstance(message.id, str):
        problem = _("The row does not say which text it is.")
    elif language and not _is_of(language, lang):
        problem = _("The header of the file names another language than this row: %(header)s, %(row)s.") % {
            "header": language,
            "row": lang,
        }
    return Change(
        message.lineno or 0,
        kind,
        key,
        name,
        lang,
        new=message.string if isinstance(message.string, str) else "",
        seen=seen,
        english=english,
        source=message.id if isinstance(message.id, str) else None,
        fuzzy=message.fuzzy,
        confirms=True,
        problem=problem,
    )


def _is_of(header: str, lang: str) -> bool:
    """Whether a header names a row's language; programs write ja_JP for ja."""
    return f"{header}-".casefold().startswith(f"{lang}-".casefold())

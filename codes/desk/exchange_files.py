"""The files that go to outside translators and come back: PO (gettext) and XLSX (spreadsheet).

Either carries, beside each text, its key, its language and the digests of the text and of the English as they were
exported. Whatever is wrong with a file as a whole raises FileError; what is wrong with a row goes into its Change.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileParser, write_po
from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.worksheet.datavalidation import DataValidation

from codes.desk.exchange import Change, FileError, Row
from codes.vocab import State

LIMIT_MIB = 10
LIMIT = LIMIT_MIB * 1024 * 1024
UNPACKED = 64 * 1024 * 1024
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file: its media type, and what writes it."""

    content_type: str
    write: Callable[[str, list[Row]], bytes]


def read(data: bytes) -> list[Change]:
    """The rows of a file, in either form. Raises FileError."""
    if len(data) > LIMIT:
        raise FileError(too_large())
    changes = list(read_xlsx(data) if data[:4] == b"PK\x03\x04" else read_po(data))
    if not changes:
        raise FileError(_("The file holds no texts."))
    return [_storable(change) for change in changes]


def too_large() -> str:
    return _("The file is larger than %(limit)s MiB.") % {"limit": LIMIT_MIB}


def _storable(change: Change) -> Change:
    """Lone surrogates and NUL come out of some programs; no database takes them."""
    texts = (change.kind, change.key, change.field, change.lang, change.new, change.source or "")
    if not any(_UNSTORABLE.search(text) for text in texts):
        return change
    kind, key, name, lang = (_UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text) for text in texts[:4])
    problem = _("The text holds a character that cannot be stored.")
    return Change(change.line, kind, key, name, lang, new="", problem=problem)


_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def _reading(parse: Callable[[], _Result], message: str) -> _Result:
    """Run a reader that is not ours over data that is not ours: whatever it stumbles over is the file's fault."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return parse()
    except FileError:
        raise
    except Exception as error:
        raise FileError(message) from error


# PO

_COMMENT = re.compile(r"smtpref (\S+) english=([0-9a-f]{12}) text=([0-9a-f]{12})")
_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"#.*|(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d{{1,2}}\])?) +{_STRING}|{_STRING}|")
_HEADER_LANGUAGE = re.compile(r"^Language:[ \t]*(\S+)", re.MULTILINE)


def write_catalogue(lang: str, rows: list[Row]) -> bytes:
    """A PO catalogue: outdated texts are fuzzy and show the English they were made from."""
    catalog = Catalog(locale=lang.replace("-", "_"), project="smtpref", version="", charset="utf-8", fuzzy=False)
    for row in rows:
        comments = [f"smtpref {row.lang} english={row.english_digest} text={row.text_digest}"]
        if row.limit:
            comments.append(f"At most {row.limit} characters.")
        outdated = row.state == State.OUTDATED
        message = catalog.add(
            row.english,
            row.text,
            auto_comments=comments,
            context=f"{row.kind}:{row.key}:{row.field}",
            flags=["fuzzy"] if outdated else [],
            previous_id=row.former if outdated else (),
        )
        message.flags -= {"python-format", "python-brace-format"}  # a text that happens to look like one
    file = io.BytesIO()
    write_po(file, catalog, width=0, include_previous=True)
    return file.getvalue()


class _Rows(Catalog):
    """Keeps every message as it is read, so that two with one key are both seen."""

    def __init__(self) -> None:
        super().__init__(charset="utf-8")
        self.read: list[Message] = []

    def __setitem__(self, _id: Any, message: Message) -> None:
        self.read.append(message)


def read_po(data: bytes) -> Iterator[Change]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(_("The file is neither a PO file in UTF-8 nor an XLSX spreadsheet.")) from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        if not _LINE.fullmatch(line.strip()):
            raise FileError(_("Line %(line)s is not as in a PO file.") % {"line": number})
    catalog = _Rows()
    parser = PoFileParser(catalog, ignore_obsolete=True, abort_invalid=True)
    _reading(lambda: parser.parse(lines), _("The file cannot be read as a PO file."))
    language = ""
    for message in catalog.read:
        if not message.id and message.context is None:
            found = _HEADER_LANGUAGE.search(str(message.string))
            language = found[1].replace("_", "-") if found else ""
        else:
            yield _from_message(message, language)


def _from_message(message: Message, language: str) -> Change:
    kind, _colon, rest = (message.context or "").partition(":")
    key, _colon, name = rest.rpartition(":")
    found = _COMMENT.search(" ".join(message.auto_comments))
    lang, english, seen = found.groups() if found else (language, "", "")
    problem = ""
    if not isinstance(message.id, str):
        problem = _("The row does not say which text it is.")
    elif language and language.casefold() != lang.casefold():
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


# XLSX

# Header -> width. Only the new text and its state can be typed into.
COLUMNS = {
    "kind": 9,
    "key": 12,
    "field": 14,
    "language": 9,
    "state": 10,
    "former English": 30,
    "English": 60,
    "text now": 60,
    "new text": 60,
    "at most": 8,
    "English digest": 14,
    "text digest": 14,
}
OPEN = {"state", "new text"}
REQUIRED = COLUMNS.keys() - {"state", "former English", "text now", "at most"}
LAST_ROW, LAST_COLUMN = 1_048_576, 64
CELL = 32_767
# What a cell cannot hold, or what would come back as something else.
_NOT_IN_CELL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_CARRIAGE_RETURN = re.compile(r"_x000D_\n?", re.IGNORECASE)


def write_xlsx(lang: str, rows: list[Row]) -> bytes:
    """A workbook with one sheet, protected (without a password) but for the columns to fill in."""
    for row in rows:
        if any(len(text) > CELL or _NOT_IN_CELL.search(text) for text in (row.former, row.english, row.text)):
            where = f"{row.kind} {row.key} {row.field}"
            raise FileError(_("A spreadsheet cannot hold this text: %(text)s. Export as PO.") % {"text": where})
    book = Workbook(write_only=True)
    sheet = book.create_sheet(lang)
    sheet.freeze_panes = "A2"
    sheet.protection.sheet = True
    # What the protection still allows: to make columns wider and to filter. Sorting would be of single columns.
    sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.autoFilter = False
    letters = dict(zip(COLUMNS, "ABCDEFGHIJKL", strict=True))
    for name, width in COLUMNS.items():
        sheet.column_dimensions[letters[name]].width = width
    sheet.append([_cell(sheet, name, heading=True) for name in COLUMNS])
    for row in rows:
        texts = {
            "kind": row.kind,
            "key": row.key,
            "field": row.field,
            "language": row.lang,
            "state": row.state,
            "former English": row.former,
            "English": row.english,
            "text now": row.text,
            "new text": row.text,
            "at most": str(row.limit or ""),
            "English digest": row.english_digest,
            "text digest": row.text_digest,
        }
        sheet.append([_cell(sheet, texts[name], is_open=name in OPEN) for name in COLUMNS])
    sheet.auto_filter.ref = f"A1:L{len(rows) + 1}"
    states = DataValidation(type="list", formula1=f'"{",".join(State.values)}"')
    states.add(f"{letters['state']}2:{letters['state']}{len(rows) + 1}")
    sheet.data_validations.append(states)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: Any, text: str, *, heading: bool = False, is_open: bool = False) -> Any:
    """A cell of text: never a formula, whatever it begins with."""
    cell = WriteOnlyCell(sheet, value=text)
    if text:
        cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = True
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.protection = Protection(locked=not is_open)
    if heading:
        cell.font = Font(bold=True)
    return cell


def read_xlsx(data: bytes) -> Iterator[Change]:
    cells = _reading(lambda: list(_sheet(data)), _("The file cannot be read as an XLSX spreadsheet."))
    header = [str(value).strip().casefold() for _line, values in cells[:1] for value in values]
    missing = [name for name in COLUMNS if name in REQUIRED and name.casefold() not in header]
    if missing:
        raise FileError(
            _("The first sheet lacks columns of the export: %(columns)s.") % {"columns": ", ".join(missing)}
        )
    at = {name: header.index(name.casefold()) for name in COLUMNS if name.casefold() in header}
    for line, values in cells[1:]:
        row = {name: values[position] for name, position in at.items()}
        if any(value not in {None, ""} for value in row.values()):
            yield _from_row(line, row)


def _from_row(line: int, row: dict[str, str | None]) -> Change:
    return Change(
        line,
        (row["kind"] or "").strip(),
        (row["key"] or "").strip(),
        (row["field"] or "").strip(),
        (row["language"] or "").strip(),
        new=row["new text"] or "",
        seen=(row["text digest"] or "").strip(),
        english=(row["English digest"] or "").strip(),
        source=row["English"],
        confirms=(row.get("state") or "").strip() == State.CURRENT.value,
        problem=_("A cell of the row holds something else than text.") if None in row.values() else "",
    )


def _sheet(data: bytes) -> Iterator[tuple[int, list[str | None]]]:
    """The rows of the first sheet with their numbers; None stands for a cell that is not text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(member.file_size for member in archive.infolist()) > UNPACKED:
            raise FileError(_("The spreadsheet is too large when unpacked."))
    book = load_workbook(io.BytesIO(data), read_only=True)
    try:
        sheet: Any = book.worksheets[0]
        found: Iterable[Any] = sheet.iter_rows(min_row=1, max_row=LAST_ROW, min_col=1, max_col=LAST_COLUMN)
        for line, cells in enumerate(found, 1):
            if line == 1 or any(cell.value is not None for cell in cells):
                yield line, [_text(cell) for cell in cells]
    finally:
        book.close()


def _text(cell: Any) -> str | None:
    """What stands in a cell, as text; a formula as it was typed."""
    value = getattr(cell.value, "text", cell.value) if cell.data_type == "f" else cell.value
    match value:
        case None:
            return ""
        case str() if cell.data_type != "e":
            return _CARRIAGE_RETURN.sub("\n", value)
        case int() | float() if cell.data_type == "n":
            return str(value)
    return None


FORMS = {
    "po": Form("text/x-gettext-translation; charset=utf-8", write_catalogue),
    "xlsx": Form(XLSX_TYPE, write_xlsx),
}

"""Text for translators as a spreadsheet (XLSX), and such a spreadsheet back into changes.

A column's heading is its name, which an import goes by, and below it the name in the language of the desk.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.utils.translation import get_language_info, pgettext_lazy
from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.worksheet.datavalidation import DataValidation

from codes.desk.exchange import ROWS, Change, FileError, Row, blaming_the_file
from codes.vocab import State

UNPACKED = 32 * 1024 * 1024  # all the texts of a language unpack to some 4 MiB
# Name -> width and label. Only the new text and its state can be typed into.
COLUMNS = {
    "kind": (9, pgettext_lazy("column", "kind")),
    "key": (12, pgettext_lazy("column", "key")),
    "field": (14, pgettext_lazy("column", "field")),
    "language": (10, pgettext_lazy("column", "language")),
    "state": (10, pgettext_lazy("column", "state")),
    "former English": (30, pgettext_lazy("column", "former English")),
    "English": (60, pgettext_lazy("column", "English")),
    "text now": (60, pgettext_lazy("column", "text now")),
    "new text": (60, pgettext_lazy("column", "new text")),
    "at most": (9, pgettext_lazy("column", "at most")),
    "English digest": (15, pgettext_lazy("column", "English digest")),
    "text digest": (15, pgettext_lazy("column", "text digest")),
}
OPEN = {"state", "new text"}
REQUIRED = COLUMNS.keys() - {"state", "former English", "text now", "at most"}
LAST_ROW, LAST_COLUMN = 1_048_576, 26  # columns may be moved and added, up to Z
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
    sheet = book.create_sheet(str(get_language_info(lang)["name_translated"]))
    sheet.freeze_panes = "A2"
    sheet.protection.sheet = True
    # What the protection still allows: to make columns wider and to filter. Sorting would be of single columns.
    sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.autoFilter = False
    letters = dict(zip(COLUMNS, "ABCDEFGHIJKL", strict=True))
    for name, (width, _label) in COLUMNS.items():
        sheet.column_dimensions[letters[name]].width = width
    labels = {name: str(label) for name, (_width, label) in COLUMNS.items()}
    headings = (name if label == name else f"{name}\n{label}" for name, label in labels.items())
    sheet.append([_cell(sheet, heading, heading=True) for heading in headings])
    cells = {name: _cell(sheet, "", is_open=name in OPEN) for name in COLUMNS}
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
        # A row is written as it is appended, so the same cells serve for all: styles are dear to make.
        for name, text in texts.items():
            _fill(cells[name], text)
        sheet.append(list(cells.values()))
    sheet.auto_filter.ref = f"A1:L{len(rows) + 1}"
    states = DataValidation(type="list", formula1=f'"{",".join(State.values)}"', showInputMessage=True)
    states.prompt = _("An outdated text that still fits today’s English: choose “current”.")
    states.add(f"{letters['state']}2:{letters['state']}{len(rows) + 1}")
    sheet.data_validations.append(states)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: Any, text: str, *, heading: bool = False, is_open: bool = False) -> Any:
    cell = WriteOnlyCell(sheet)
    _fill(cell, text)
    cell.number_format = "@"
    cell.quotePrefix = True
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.protection = Protection(locked=not is_open)
    if heading:
        cell.font = Font(bold=True)
    return cell


def _fill(cell: Any, text: str) -> None:
    """Text into a cell: never a formula, whatever it begins with."""
    cell.value = text
    if text:
        cell.data_type = "s"


def read_xlsx(data: bytes) -> Iterator[Change]:
    """The rows of a workbook's first sheet, wherever their columns stand. Raises FileError."""
    with blaming_the_file(_("The file cannot be read as an XLSX spreadsheet.")):
        cells = list(islice(_sheet(data), ROWS + 2))  # a heading, and one more than there may be
    header = [str(value).strip().partition("\n")[0].casefold() for _line, values in cells[:1] for value in values]
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
    problem = ""
    if None in row.values():
        problem = _("A cell of the row holds something else than text, such as a formula or a date.")
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
        problem=problem,
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
    """What stands in a cell, as text; None for a formula, a date, an error or a truth value."""
    match cell.value:
        case None:
            return ""
        case str() as text if cell.data_type not in {"e", "f"}:
            return _CARRIAGE_RETURN.sub("\n", text)
        case int() | float() as number if cell.data_type == "n":
            return str(int(number) if float(number).is_integer() else number)  # 421.0 is how some programs write 421
    return None

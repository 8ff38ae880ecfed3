"""Spreadsheets, and files of any form that are broken, hostile or far too large."""

import datetime
import io
import re
import struct
import zipfile

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from codes.desk import exchange_files, exchange_plan, exchange_xlsx
from codes.desk.exchange import Change, FileError
from codes.desk.exchange_po import write_po
from codes.desk.exchange_xlsx import write_xlsx
from codes.models import StatusCode
from tests.page import page
from tests.test_admin import person, signed_in
from tests.test_exchange import assert_refused, bring_in, cause, changed, changed_sheet, confirm, export, row_of
from tests.test_exchange_po import TEXTS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_replies")]


@pytest.fixture
def editor():
    return signed_in(person("editor", "Editor"))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(TEXTS.filter(str.strip), TEXTS)
def test_any_text_survives_a_spreadsheet_or_is_refused(english, text):
    try:
        data = write_xlsx("ko", [row_of(text, english)])
    except FileError:
        assert exchange_xlsx._NOT_IN_CELL.search(english + "\n" + text)
        return
    [change] = exchange_files.read(data)
    assert (change.new, change.source, change.problem) == (text, english, "")


def test_a_spreadsheet_that_cannot_hold_a_text_says_so():
    with pytest.raises(FileError, match="code 421 cause"):
        write_xlsx("ko", [row_of("가" * 40_000)])


def test_the_spreadsheet_is_locked_but_for_what_to_fill_in(editor):
    sheet = load_workbook(io.BytesIO(export(editor, "xlsx"))).active
    assert sheet.protection.sheet
    assert sheet.freeze_panes == "A2"
    opened = {name.value for name, cell in zip(sheet[1], sheet[2], strict=True) if not cell.protection.locked}
    assert opened == {"state", "new text"}


@pytest.mark.parametrize("formula", ["=cmd|' /C calc'!A0", "=1+1", "@SUM(A1)", "#N/A", "-1", "+1"])
def test_formulas_are_text(editor, formula):
    StatusCode.objects.filter(code="421").update(cause_ko=formula)
    data = export(editor, "xlsx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert 't="e"' not in sheet
    assert bring_in(editor, data).context["plan"].edits == []


@pytest.mark.parametrize("value", ["=B2", "=1+1", datetime.date(2026, 11, 22), datetime.timedelta(1), True])
def test_a_cell_that_is_not_text_is_a_bad_row(editor, value):
    data, line = changed(export(editor, "xlsx"), value)
    assert_refused(editor, data, (line, "such as a formula or a date"))


def test_text_that_begins_like_a_formula_comes_in_as_text(editor):
    book = load_workbook(io.BytesIO(export(editor, "xlsx")))
    [cells] = [
        cells for cells in book.active.iter_rows() if [cell.value for cell in cells[:3]] == ["code", "421", "cause"]
    ]
    cell = cells[list(exchange_xlsx.COLUMNS).index("new text")]
    cell.value, cell.data_type = "=cmd|' /C calc'!A0", "s"
    assert confirm(editor, bring_in(editor, saved(book))).status_code == 302
    assert cause() == "=cmd|' /C calc'!A0"


def test_merged_cells_leave_rows_without_a_place(editor):
    book = load_workbook(io.BytesIO(export(editor, "xlsx")))
    book.active.merge_cells("A2:A3")
    assert_refused(editor, saved(book), (3, "The row does not say which text it is."))


def test_a_code_that_became_a_number_is_still_found(editor):
    data, _line = changed(export(editor, "xlsx"), "숫자가 된 코드의 문장입니다.", key=421)
    as_float = resheeted(data, lambda sheet: sheet.replace(b"<v>421</v>", b"<v>421.0</v>"))
    assert as_float != data
    for file in (data, as_float):
        assert [edit.after for edit in bring_in(editor, file).context["plan"].edits] == ["숫자가 된 코드의 문장입니다."]


def test_a_number_that_comes_in_is_text(editor):
    data, _line = changed(export(editor, "xlsx"), 421)
    [edit] = bring_in(editor, data).context["plan"].edits
    assert edit.after == "421"


def test_columns_may_move_and_be_added(editor):
    book = load_workbook(io.BytesIO(changed(export(editor, "xlsx"), "옮긴 열의 문장입니다.")[0]))
    sheet = book.active
    rows = [[*reversed(row), "a note"] for row in sheet.iter_rows(values_only=True)]
    other = Workbook()
    for row in rows:
        other.active.append(row)
    file = io.BytesIO()
    other.save(file)
    assert [edit.after for edit in bring_in(editor, file.getvalue()).context["plan"].edits] == ["옮긴 열의 문장입니다."]


def test_markup_in_a_file_is_shown_as_text(editor):
    data, _line = changed(export(editor, "xlsx"), "<script>alert(1)</script>")
    assert "<script>alert" not in bring_in(editor, data).content.decode()
    data, _line = changed_sheet(data, ("code", "421", "cause"), {"key": "<script>alert(2)</script>"})
    assert "<script>alert" not in bring_in(editor, data).content.decode()


def test_headings_are_in_the_language_of_the_desk_and_any_desk_reads_them(editor):
    url = reverse("admin:desk_export")
    asked = {"lang": "ja", "format": "xlsx", "only": "all", "kinds": "reply"}
    files = {lang: editor.get(url, asked, headers={"accept-language": lang}).content for lang in ("en", "ko", "ja")}
    sheets = {lang: load_workbook(io.BytesIO(data)).active for lang, data in files.items()}
    assert {lang: sheet.title for lang, sheet in sheets.items()} == {"en": "Japanese", "ko": "일본어", "ja": "日本語"}
    assert [cell.value for cell in sheets["en"][1]] == list(exchange_xlsx.COLUMNS)
    for lang in ("ko", "ja"):
        for name, cell in zip(exchange_xlsx.COLUMNS, sheets[lang][1], strict=True):
            first, _break, label = cell.value.partition("\n")
            assert first == name
            assert label.strip()
            assert not re.search("[A-Za-z]{3}", label)
        data, _line = changed_sheet(files[lang], ("code", "421", "cause"), {"new text": "新しい文です。"})
        for desk in ("en", "ko", "ja"):
            plan = bring_in(editor, data, accept_language=desk).context["plan"]
            assert [edit.after for edit in plan.edits] == ["新しい文です。"]


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def resheeted(data, change):
    """The workbook with other bytes in its first sheet."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name.endswith("/sheet1.xml") else content)
    return file.getvalue()


def with_entities(declared):
    """A workbook whose sheet declares entities, and uses the last of them in a cell."""
    cell = b'<row r="9"><c r="A9" t="inlineStr"><is><t>&z;</t></is></c></row></sheetData>'
    return resheeted(
        workbook(list(exchange_xlsx.COLUMNS)),
        lambda sheet: b"<!DOCTYPE worksheet [" + declared + b"]>" + sheet.replace(b"</sheetData>", cell),
    )


def lying(data, size, told):
    """An archive that tells another unpacked size."""
    return data.replace(struct.pack("<L", size), struct.pack("<L", told))


def archive(**members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return file.getvalue()


LAUGHS = b'<!ENTITY a "ha">' + b"".join(b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 20) for c in range(98, 123))
BOMB = archive(**{"xl/workbook.xml": bytes(exchange_xlsx.UNPACKED + 1)})
BROKEN = {
    "empty": b"",
    "blank": b"\n\n",
    "letters": b"hello",
    "binary": bytes(range(256)) * 10,
    "an old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "the beginning of a zip": b"PK\x03\x04",
    "a zip of something else": archive(a=b"b"),
    "a bomb": BOMB,
    "a bomb that lies": lying(BOMB, exchange_xlsx.UNPACKED + 1, 100),
    "entities of entities": with_entities(LAUGHS),
    "an entity from a file": with_entities(b'<!ENTITY z SYSTEM "file:///etc/hostname">'),
    "a workbook without rows": workbook(),
    "a workbook with other columns": workbook(["a", "b"], ["c", "d"]),
    "a workbook with a header alone": workbook(list(exchange_xlsx.COLUMNS)),
    "no string": b"msgid\n",
    "no quotes": b'msgid "a"\nmsgstr b\n',
    "no msgstr": b'msgctxt "code:421:cause"\nmsgid "a"\n',
    "no msgid": b'msgstr "a"\n',
    "only a continuation": b'"a"\n',
    "another charset": 'msgid ""\nmsgstr "é"\n'.encode("latin-1"),
    "CSV": b"kind,key,field\ncode,421,cause\n",
    "CSV in UTF-16": "kind\tkey\tfield\ncode\t421\tcause\n".encode("utf-16"),
    "UTF-16": 'msgid ""\nmsgstr "é"\n'.encode("utf-16"),
    "a bad index": b'msgid "a"\nmsgid_plural "b"\nmsgstr[9] "c"\n',
    "a header alone": b'msgid ""\nmsgstr "Content-Type: text/plain; charset=hex\\nPlural-Forms: nonsense\\n"\n',
    "a conflict marker": b'<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n',
    "a page": b"<!doctype html><title>Sign in</title>",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_gives_an_error_and_never_a_failure(editor, name):
    response = bring_in(editor, BROKEN[name])
    assert response.status_code == 422
    assert response.context["plan"] is None
    assert response.context["fault"] or response.context["form"].errors
    page(response)


def test_no_file_at_all_is_an_error(editor):
    assert editor.post(reverse("admin:desk_import"), {}).status_code == 422


def test_a_file_over_the_limit_is_refused(editor):
    response = bring_in(editor, b"#" * (exchange_files.LIMIT + 1))
    assert response.status_code == 422
    assert "10 MiB" in response.context["fault"]


@pytest.mark.parametrize("form", ["po", "xlsx"])
def test_more_rows_than_any_language_has_are_refused(editor, form, monkeypatch):
    data = export(editor, form)
    monkeypatch.setattr(exchange_files, "ROWS", 10)
    response = bring_in(editor, data)
    assert (response.status_code, response.context["plan"]) == (422, None)
    assert "more than 10 rows" in response.context["fault"]


def test_more_than_a_form_can_carry_is_refused_clearly(editor, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_100
    response = bring_in(editor, changed(export(editor), "가나다라마바사아자차카타파하")[0])
    assert response.status_code == 422
    assert response.context["fault"]


SHEET = write_xlsx("ko", [row_of("문장"), row_of("다른 문장")])
CATALOGUE = write_po("ko", [row_of("문장"), row_of("다른 문장", "Other.")])


def reads_or_refuses(data):
    try:
        changes = exchange_files.read(data)
    except FileError:
        return
    assert all(isinstance(change, Change) for change in changes)
    exchange_plan.plan(AnonymousUser(), changes)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_mangled_catalogue_is_read_or_refused(data):
    lines = CATALOGUE.split(b"\n")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at] = data.draw(
            st.sampled_from([*lines, b'"', b'msgstr[1] "x"', b"#, fuzzy", b'#~ msgid "x"', b"#:"])
            | st.binary(max_size=9)
        )
    reads_or_refuses(b"\n".join(lines))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_mangled_spreadsheet_is_read_or_refused(data):
    """The bytes of its sheet change, inside a sound archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SHEET)) as old, zipfile.ZipFile(file, "w") as new:
        broken = data.draw(st.sampled_from(sorted(old.namelist())))
        for name in old.namelist():
            content = old.read(name)
            if name == broken:
                at = data.draw(st.integers(0, len(content)))
                end = data.draw(st.integers(at, min(len(content), at + 30)))
                content = content[:at] + data.draw(st.binary(max_size=9)) + content[end:]
            new.writestr(name, content)
    reads_or_refuses(file.getvalue())

"""Text in and out for outside translators: a dry run first, every bad row named, and all of it or nothing."""

import io
import re
import zipfile

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from codes import revision
from codes.admin.exchange import CARRIED
from codes.desk import exchange, exchange_files, overview
from codes.desk.exchange import Change, FileError, Row
from codes.models import StatusCode, TextState
from tests.page import page
from tests.test_admin import person, save, signed_in, text_url

pytestmark = pytest.mark.django_db
FORMATS = ("po", "xlsx")
KINDS = list(overview.KINDS)


@pytest.fixture
def editor():
    return signed_in(person("editor", "Editor"))


@pytest.fixture
def translator():
    return signed_in(person("translator", "Translator (ko)"))


def export(client, form="po", lang="ko", only="all", kinds=("reply",)):
    response = client.get(
        reverse("admin:desk_export"), {"lang": lang, "format": form, "only": only, "kinds": list(kinds)}
    )
    assert response.status_code == 200, response.content.decode()
    assert "attachment" in response.headers["Content-Disposition"]
    return response.content


def bring_in(client, data, **headers):
    return client.post(
        reverse("admin:desk_import"), {"file": SimpleUploadedFile("texts", data)}, headers=headers or None
    )


def confirm(client, dry_run):
    return client.post(reverse("admin:desk_import"), {"carried": dry_run.context["carried"]})


def changed(data, new, place=("code", "421", "cause"), **columns):
    """The file with another text in one row, as a translator's program would write it; and that row's line."""
    if data[:2] == b"PK":
        return changed_sheet(data, place, {"new text": new, **columns})
    text = data.decode()
    pattern = re.compile(
        rf'(?:#, fuzzy\n(?:#\|.*\n)*)?msgctxt "{":".join(place)}"\nmsgid (?:".*"\n)+msgstr (?:".*"\n?)+'
    )
    found = pattern.search(text)
    assert found
    entry = re.sub(r"#, fuzzy\n", "", found[0])
    written = exchange_files.write_catalogue("ko", [row_of(new)]).decode()
    entry = entry[: entry.index("msgstr ")] + written[written.rindex("msgstr ") :].rstrip("\n") + "\n"
    text = text[: found.start()] + entry + text[found.end() :]
    line = text[: text.index(f'msgctxt "{":".join(place)}"')].count("\n") + 2
    return text.encode(), line


def row_of(text, english="English."):
    return Row("code", "421", "cause", "ko", "current", english, "", text, None)


def changed_sheet(data, place, columns):
    book = load_workbook(io.BytesIO(data))
    sheet = book.active
    names = [cell.value for cell in sheet[1]]
    for cells in sheet.iter_rows(min_row=2):
        if tuple(cell.value for cell in cells[:3]) == place:
            for name, value in columns.items():
                cells[names.index(name)].value = value
            file = io.BytesIO()
            book.save(file)
            return file.getvalue(), cells[0].row
    raise AssertionError(place)


def cause(lang="ko", code="421"):
    return getattr(StatusCode.objects.get(code=code), f"cause_{lang}")


def state(field="cause", lang="ko", code="421"):
    return TextState.objects.get(kind="code", key=code, field=field, lang=lang).state


# There and back


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["en", "ko", "ja"])
def test_what_comes_back_as_it_went_out_changes_nothing(editor, form, lang):
    before = revision.current()
    dry_run = bring_in(editor, export(editor, form, lang, kinds=KINDS))
    assert dry_run.status_code == 200
    plan = dry_run.context["plan"]
    assert (plan.edits, plan.faults, plan.warnings) == ([], [], [])
    assert plan.unchanged > 2000
    assert "carried" not in [attributes.get("name") for _tag, attributes in page(dry_run).elements]
    assert revision.current() == before


@pytest.mark.parametrize("form", FORMATS)
def test_a_translation_goes_out_and_comes_in(translator, client, form):
    data, line = changed(export(translator, form), "밖에서 옮긴 원인 문장입니다.")
    dry_run = bring_in(translator, data)
    assert dry_run.status_code == 200
    html = dry_run.content.decode()
    page(dry_run)
    assert "<ins>" in html
    assert "style=" not in html
    [edit] = dry_run.context["plan"].edits
    assert (edit.change.line, edit.before, edit.after) == (line, cause(), "밖에서 옮긴 원인 문장입니다.")
    before = revision.current()
    assert confirm(translator, dry_run).status_code == 302
    assert cause() == "밖에서 옮긴 원인 문장입니다."
    assert "밖에서 옮긴 원인 문장입니다." in client.get("/ko/codes/421/").content.decode()
    assert revision.current() == before + 1
    assert StatusCode.objects.get(code="421").history.first().history_user.username == "translator"
    assert "1" in translator.get(reverse("admin:desk_import")).content.decode()


@pytest.mark.parametrize("form", FORMATS)
def test_a_dry_run_writes_nothing(editor, form):
    before, texts = revision.current(), list(StatusCode.objects.values())
    bring_in(editor, changed(export(editor, form), "Nur zur Probe.")[0])
    assert revision.current() == before
    assert list(StatusCode.objects.values()) == texts


@pytest.mark.parametrize("form", FORMATS)
def test_lists_are_one_item_a_line(editor, form):
    place = ("code", "421", "search_terms")
    dry_run = bring_in(editor, changed(export(editor, form), "하나\r\n둘\n\n둘", place)[0])
    confirm(editor, dry_run)
    assert StatusCode.objects.get(code="421").search_terms_ko == ["하나", "둘"]


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00\r") | st.sampled_from('\n\t"\\%{}_x000D_=#~|'), max_size=60
)


@given(TEXTS.filter(str.strip), TEXTS)
def test_any_text_survives_a_catalogue(english, text):
    [change] = exchange_files.read(exchange_files.write_catalogue("ko", [row_of(text, english)]))
    assert (change.new, change.source) == (text, english)
    assert (change.problem, change.place) == ("", ("code", "421", "cause", "ko"))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(TEXTS.filter(str.strip), TEXTS)
def test_any_text_survives_a_spreadsheet_or_is_refused(english, text):
    try:
        data = exchange_files.write_xlsx("ko", [row_of(text, english)])
    except FileError:
        assert exchange_files._NOT_IN_CELL.search(english + "\n" + text)
        return
    [change] = exchange_files.read(data)
    assert (change.new, change.source, change.problem) == (text, english, "")


def test_a_spreadsheet_that_cannot_hold_a_text_says_so():
    with pytest.raises(FileError, match="code 421 cause"):
        exchange_files.write_xlsx("ko", [row_of("가" * 40_000)])


def test_the_spreadsheet_is_locked_but_for_what_to_fill_in(editor):
    sheet = load_workbook(io.BytesIO(export(editor, "xlsx"))).active
    assert sheet.protection.sheet
    assert sheet.freeze_panes == "A2"
    opened = {name.value for name, cell in zip(sheet[1], sheet[2], strict=True) if not cell.protection.locked}
    assert opened == {"state", "new text"}


# Only missing and outdated


@pytest.mark.parametrize("form", FORMATS)
def test_only_missing_and_outdated_texts_go_out_if_wanted(editor, form):
    save(editor, text_url("421", "en"), cause="Changed English.")
    row = StatusCode.objects.get(code="450")
    row.summary_ko = ""
    row.save()
    changes = exchange_files.read(export(editor, form, only="to-do", kinds=KINDS))
    assert [change.place for change in changes] == [("code", "421", "cause", "ko"), ("code", "450", "summary", "ko")]
    assert changes[0].fuzzy == (form == "po")
    data = export(editor, form, only="to-do", kinds=KINDS)
    old = TextState.objects.get(kind="code", key="421", field="cause", lang="ko").text
    if form == "po" and old:
        assert "#| msgid" in data.decode()


def test_nothing_to_do_is_said_and_kinds_are_kept_apart(editor):
    url = reverse("admin:desk_export")
    nothing = editor.get(url, {"lang": "ko", "format": "po", "only": "to-do", "kinds": "term"})
    assert nothing.status_code == 422
    assert "Content-Disposition" not in nothing.headers
    for kind in KINDS:
        changes = exchange_files.read(export(editor, kinds=[kind]))
        assert {change.kind for change in changes} == {"code" if kind in {"reply", "enhanced"} else kind}
        assert {change.key.startswith("X") for change in changes} == {kind == "enhanced"}


@pytest.mark.parametrize("form", FORMATS)
def test_english_that_changed_since_the_export_keeps_the_import_outdated(editor, form):
    data, line = changed(export(editor, form), "예전 영어에 맞춘 문장입니다.")
    save(signed_in(person("other", "Editor")), text_url("421", "en"), cause="English changed meanwhile.")
    dry_run = bring_in(editor, data)
    [warning] = dry_run.context["plan"].warnings
    assert warning.line == line
    assert confirm(editor, dry_run).status_code == 302
    assert cause() == "예전 영어에 맞춘 문장입니다."
    assert state() == "outdated"


@pytest.mark.parametrize("form", FORMATS)
def test_english_that_changes_after_the_dry_run_keeps_the_import_outdated(editor, form):
    dry_run = bring_in(editor, changed(export(editor, form), "예전 영어에 맞춘 문장입니다.")[0])
    save(signed_in(person("other", "Editor")), text_url("421", "en"), cause="English changed meanwhile.")
    assert confirm(editor, dry_run).status_code == 302
    assert state() == "outdated"


@pytest.mark.parametrize("form", FORMATS)
def test_an_outdated_text_is_current_after_its_import(editor, form):
    save(editor, text_url("421", "en"), cause="Changed English.")
    data, _line = changed(export(editor, form, only="to-do"), "새 영어에 맞춘 문장입니다.")
    assert confirm(editor, bring_in(editor, data)).status_code == 302
    assert state() == "current"


@pytest.mark.parametrize("form", FORMATS)
def test_an_outdated_text_that_still_fits_can_be_confirmed(editor, form):
    save(editor, text_url("421", "en"), cause="Changed English.")
    data = export(editor, form, only="to-do")
    assert bring_in(editor, data).context["plan"].edits == []
    confirmed, _line = changed(data, cause(), state="current") if form == "xlsx" else changed(data, cause())
    text = cause()
    dry_run = bring_in(editor, confirmed)
    assert [edit.confirmed for edit in dry_run.context["plan"].edits] == [True]
    assert confirm(editor, dry_run).status_code == 302
    assert (cause(), state()) == (text, "current")


def test_a_fuzzy_text_is_left_out(editor):
    save(editor, text_url("421", "en"), cause="Changed English.")
    data, _line = changed(export(editor, only="to-do"), "아직 덜 된 문장입니다.")
    fuzzy = data.replace(b'msgctxt "code:421:cause"', b'#, fuzzy\nmsgctxt "code:421:cause"')
    plan = bring_in(editor, fuzzy).context["plan"]
    assert plan.edits == []
    assert len(plan.warnings) == 1


@pytest.mark.parametrize("form", FORMATS)
def test_an_emptied_text_stays(editor, form):
    text = cause()
    plan = bring_in(editor, changed(export(editor, form), "")[0]).context["plan"]
    assert (plan.edits, plan.faults, len(plan.warnings)) == ([], [], 1)
    assert cause() == text


# Bad rows


def assert_refused(client, data, *faults):
    """Every fault is named with its line and reason, nothing can be confirmed, and nothing was written."""
    before = revision.current()
    response = bring_in(client, data)
    assert response.status_code == 422
    found = response.context["plan"].faults
    assert [fault.line for fault in found] == [line for line, _reason in faults]
    for fault, (_line, reason) in zip(found, faults, strict=True):
        assert reason in fault.reason
    html = response.content.decode()
    page(response)
    assert 'name="carried"' not in html
    for line, reason in faults:
        assert f"<td>{line}</td>" in html
        assert reason in html
    assert revision.current() == before


@pytest.mark.parametrize("form", FORMATS)
def test_bad_rows_are_named_and_the_good_ones_are_not_applied_by_halves(editor, form):
    data, _good = changed(export(editor, form), "좋은 문장입니다.", ("code", "450", "cause"))
    data, line = changed(data, "가" * 121, ("code", "421", "summary"))
    assert_refused(editor, data, (line, "121 characters; 120 at most."))
    assert cause(code="450") != "좋은 문장입니다."
    # Not even by who sends the confirmation that the page does not offer.
    changes = exchange_files.read(data)
    items = [[getattr(change, name) for name in CARRIED] for change in changes]
    user = editor.session["_auth_user_id"]
    carried = signing.dumps(items, salt=f"desk-import:{user}", compress=True)
    assert editor.post(reverse("admin:desk_import"), {"carried": carried}).status_code == 409
    assert cause(code="450") != "좋은 문장입니다."


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"key": "999"}, "There is no such object."),
        ({"kind": "nonsense"}, "There is no such object."),
        ({"field": "colour"}, "The object has no such text."),
        ({"key": None}, "The row does not say which text it is."),
        ({"language": "ja"}, "You may not write this language: Japanese."),
        ({"language": "xx"}, "“xx” is not a language of this site."),
        ({"English": "Another English."}, "rows got mixed up"),
        ({"English digest": None}, "has lost the digests"),
        ({"text digest": None}, "has lost the digests"),
        ({"text digest": "0" * 12}, "was changed here since the export"),
        ({"field": "summary"}, "The same text stands in line"),
        ({"new text": "가" * 171}, "171 characters; 170 at most."),
        ({"new text": True}, "something else than text"),
    ],
)
def test_a_bad_row_of_a_spreadsheet(translator, columns, reason):
    data, line = changed_sheet(
        export(translator, "xlsx"), ("code", "421", "cause"), {"new text": "새로 쓴 문장입니다."} | columns
    )
    assert_refused(translator, data, (line, reason))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"code:421:cause"', '"code:999:cause"', "There is no such object."),
        ('"code:421:cause"', '"nonsense"', "The row does not say which text it is."),
        ('msgctxt "code:421:cause"\n', "", "The row does not say which text it is."),
        ('"code:421:cause"', '"code:421:summary"', "The same text stands in line"),
        ("smtpref ko", "smtpref ja", "The header of the file names another language than this row: ko, ja."),
        ("#. smtpref", "#. other", "has lost the digests"),
        ("새로 쓴", "\x00", "a character that cannot be stored"),
    ],
)
def test_a_bad_row_of_a_catalogue(editor, old, new, reason):
    data, line = changed(export(editor, "po"), "새로 쓴 문장입니다.")
    head, entry, tail = re.split(
        r"(#\. smtpref[^\n]*\n(?:#\.[^\n]*\n)?msgctxt \"code:421:cause\".*?\n\n)", data.decode(), flags=re.DOTALL
    )
    assert entry.count(old) == 1
    line -= not new  # the line that went
    assert_refused(editor, (head + entry.replace(old, new) + tail).encode(), (line, reason))


def test_english_cannot_be_emptied_by_an_import(editor):
    for form in FORMATS:
        data, line = changed(export(editor, form, "en"), "")
        assert_refused(editor, data, (line, "The English text cannot be empty"))


def test_a_text_whose_english_is_gone_is_refused(editor):
    row = StatusCode.objects.get(code="X.2.2").concrete_codes.exclude(summary_en="").first()
    place = ("concrete", row.code, "summary")
    data, line = changed(export(editor, "xlsx", kinds=["concrete"]), "새 문장입니다.", place)
    row.summary_en = ""
    row.save()
    assert_refused(editor, data, (line, "There is no English text to translate any more."))


def test_faults_are_named_in_the_language_of_the_desk(editor):
    data, _line = changed(export(editor), "가" * 171)
    for lang in ("ko", "ja"):
        response = bring_in(editor, data, accept_language=lang)
        assert not re.search("[a-z]{3} [a-z]{3}", response.context["plan"].faults[0].reason)


# Nothing lost


@pytest.mark.parametrize("form", FORMATS)
def test_a_conflict_with_another_editor_refuses_everything(editor, translator, form):
    data, _good = changed(export(translator, form), "좋은 문장입니다.", ("code", "450", "cause"))
    data, line = changed(data, "번역자의 문장입니다.")
    save(editor, text_url(), cause="편집자의 문장입니다.")
    assert_refused(translator, data, (line, "The text was changed here since the export."))
    response = bring_in(translator, data)
    assert "편집자의 문장입니다." in response.content.decode()
    assert (cause(), cause(code="450") == "좋은 문장입니다.") == ("편집자의 문장입니다.", False)


@pytest.mark.parametrize("form", FORMATS)
def test_an_edit_between_dry_run_and_confirmation_refuses_everything(editor, translator, form):
    data, _good = changed(export(translator, form), "좋은 문장입니다.", ("code", "450", "cause"))
    dry_run = bring_in(translator, changed(data, "번역자의 문장입니다.")[0])
    assert len(dry_run.context["plan"].edits) == 2
    save(editor, text_url(), cause="편집자의 문장입니다.")
    refused = confirm(translator, dry_run)
    assert refused.status_code == 409
    assert "편집자의 문장입니다." in refused.content.decode()
    assert (cause(), cause(code="450") == "좋은 문장입니다.") == ("편집자의 문장입니다.", False)


def test_an_edit_of_another_field_or_language_meets_no_import(editor, translator):
    dry_run = bring_in(translator, changed(export(translator), "번역자의 문장입니다.")[0])
    save(editor, text_url(), summary="편집자의 요약입니다.")
    save(editor, text_url("421", "ja"), cause="編集者の文です。")
    assert confirm(translator, dry_run).status_code == 302
    row = StatusCode.objects.get(code="421")
    assert (row.cause_ko, row.summary_ko, row.cause_ja) == (
        "번역자의 문장입니다.",
        "편집자의 요약입니다.",
        "編集者の文です。",
    )


def test_a_text_moved_between_plan_and_write_rolls_back_everything(editor, monkeypatch):
    """The last moment: the plan found nothing, and then the row is another."""
    dry_run = bring_in(editor, changed(export(editor), "번역자의 문장입니다.", ("code", "450", "cause"))[0])
    both = exchange_files.read(changed(changed(export(editor), "하나.")[0], "둘.", ("code", "450", "cause"))[0])
    write = exchange.writing.write

    def late(user, row, typed):
        if row.content_key == "450":
            StatusCode.objects.filter(code="450").update(cause_ko="마지막 순간의 문장입니다.")
        return write(user, row, typed)

    monkeypatch.setattr(exchange.writing, "write", late)
    with pytest.raises(exchange.RefusedError) as refused:
        exchange.apply(person("second", "Editor"), both)
    assert [fault.theirs for fault in refused.value.plan.faults] == ["마지막 순간의 문장입니다."]
    assert cause() != "하나."
    assert confirm(editor, dry_run).status_code == 409


def test_confirming_twice_changes_nothing_more(editor):
    dry_run = bring_in(editor, changed(export(editor), "한 번만 들어옵니다.")[0])
    assert confirm(editor, dry_run).status_code == 302
    before = revision.current()
    assert confirm(editor, dry_run).status_code == 302
    assert revision.current() == before


# Rights


@pytest.mark.parametrize("form", FORMATS)
def test_a_translator_of_another_language_is_refused(editor, translator, form):
    data, line = changed(export(editor, form, "ja"), "不正な文。")
    rows = exchange_files.read(data)
    response = bring_in(translator, data)
    assert response.status_code == 422
    faults = response.context["plan"].faults
    assert len(faults) == len(rows)
    assert line in [fault.line for fault in faults]
    assert translator.get(reverse("admin:desk_export"), {"lang": "ja", "format": "po"}).status_code == 403
    items = [[getattr(row, name) for name in CARRIED] for row in rows]
    carried = signing.dumps(items, salt=f"desk-import:{translator.session['_auth_user_id']}", compress=True)
    assert translator.post(reverse("admin:desk_import"), {"carried": carried}).status_code == 409
    assert cause("ja") != "不正な文。"


def test_one_cannot_confirm_what_another_brought_in_or_what_was_tampered_with(editor, translator):
    dry_run = bring_in(editor, changed(export(editor), "다른 사람의 문장입니다.")[0])
    assert confirm(translator, dry_run).status_code == 422
    for carried in ("", "x", dry_run.context["carried"] + "x"):
        assert editor.post(reverse("admin:desk_import"), {"carried": carried}).status_code == 422
    assert cause() != "다른 사람의 문장입니다."


def test_somebody_without_a_language_opens_neither_page(client):
    nobody = signed_in(person("nobody"))
    for name in ("admin:desk_export", "admin:desk_import"):
        assert nobody.get(reverse(name)).status_code == 403
        assert client.get(reverse(name)).status_code == 302
    assert bring_in(nobody, b"x").status_code == 403


def test_the_pages_open_from_the_first_one(editor, translator):
    first = editor.get("/admin/").content.decode()
    for name in ("admin:desk_export", "admin:desk_import"):
        assert reverse(name) in first
        for lang in ("en", "ko", "ja"):
            response = editor.get(reverse(name), headers={"accept-language": lang})
            assert response.status_code == 200
            page(response)
    languages = translator.get(reverse("admin:desk_export")).context["form"].fields["lang"].choices
    assert [lang for lang, _name in languages] == ["ko"]


@pytest.mark.parametrize("fields", [{"lang": "xx"}, {"lang": "ko"}, {"lang": "ko", "format": "exe"}])
def test_a_wrong_export_is_a_form_with_errors(editor, fields):
    assert editor.get(reverse("admin:desk_export"), fields).status_code == 422


# What is in a file


@pytest.mark.parametrize("formula", ["=cmd|' /C calc'!A0", "=1+1", "@SUM(A1)", "#N/A", "-1", "+1"])
def test_formulas_are_text(editor, formula):
    StatusCode.objects.filter(code="421").update(cause_ko=formula)
    data = export(editor, "xlsx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert 't="e"' not in sheet
    assert bring_in(editor, data).context["plan"].edits == []


def test_a_formula_that_comes_in_is_text(editor, client):
    data, _line = changed(export(editor, "xlsx"), "=cmd|' /C calc'!A0")
    assert confirm(editor, bring_in(editor, data)).status_code == 302
    assert cause() == "=cmd|' /C calc'!A0"


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


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def archive(**members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return file.getvalue()


BROKEN = {
    "empty": b"",
    "blank": b"\n\n",
    "letters": b"hello",
    "binary": bytes(range(256)) * 10,
    "an old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "the beginning of a zip": b"PK\x03\x04",
    "a zip of something else": archive(a=b"b"),
    "a bomb": archive(**{"xl/workbook.xml": bytes(exchange_files.UNPACKED + 1)}),
    "a workbook without rows": workbook(),
    "a workbook with other columns": workbook(["a", "b"], ["c", "d"]),
    "a workbook with a header alone": workbook(list(exchange_files.COLUMNS)),
    "no string": b"msgid\n",
    "no quotes": b'msgid "a"\nmsgstr b\n',
    "no msgstr": b'msgctxt "code:421:cause"\nmsgid "a"\n',
    "no msgid": b'msgstr "a"\n',
    "only a continuation": b'"a"\n',
    "another charset": 'msgid ""\nmsgstr "é"\n'.encode("latin-1"),
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


def test_more_than_a_form_can_carry_is_refused_clearly(editor, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_100
    response = bring_in(editor, changed(export(editor), "가나다라마바사아자차카타파하")[0])
    assert response.status_code == 422
    assert response.context["fault"]


SHEET = exchange_files.write_xlsx("ko", [row_of("문장"), row_of("다른 문장")])
CATALOGUE = exchange_files.write_catalogue("ko", [row_of("문장"), row_of("다른 문장", "Other.")])


def reads_or_refuses(data):
    try:
        changes = exchange_files.read(data)
    except FileError:
        return
    assert all(isinstance(change, Change) for change in changes)
    exchange.plan(AnonymousUser(), changes)


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

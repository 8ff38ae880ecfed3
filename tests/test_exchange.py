"""Text in and out for outside translators: a dry run first, every bad row named, and all of it or nothing."""

import io
import re

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from codes import revision
from codes.admin.exchange import CARRIED
from codes.desk import exchange_files, exchange_plan, overview, writing
from codes.desk.exchange import RefusedError, Row
from codes.desk.exchange_po import write_po
from codes.models import StatusCode, TextState
from tests.page import page
from tests.test_admin import person, save, signed_in, text_url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_replies")]
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
    written = write_po("ko", [row_of(new)]).decode()
    entry = entry[: entry.index("msgstr ")] + written[written.rindex("msgstr ") :].rstrip("\n") + "\n"
    text = text[: found.start()] + entry + text[found.end() :]
    line = text[: text.index(f'msgctxt "{":".join(place)}"')].count("\n") + 2
    return text.encode(), line


def row_of(text, english="English."):
    return Row("code", "421", "cause", "ko", "current", english, "", text, None)


def changed_sheet(data, place, columns):
    book = load_workbook(io.BytesIO(data))
    sheet = book.active
    names = [cell.value.partition("\n")[0] for cell in sheet[1]]
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
    # The error first, and no word of what a better file would do.
    assert html.index("errornote") < html.index("desk-findings")
    assert "would change." not in html.replace("First you see what it would change.", "")
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


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["ko", "ja"])
def test_faults_are_named_in_the_language_of_the_desk(editor, form, lang):
    data, _line = changed(export(editor, form), "가" * 171)
    data, _line = changed(data, "편집자와 다른 문장입니다.", ("code", "450", "cause"))
    save(editor, text_url("450"), cause="편집자의 문장입니다.")
    response = bring_in(editor, data, accept_language=lang)
    faults = response.context["plan"].faults
    assert len(faults) == 2
    for fault in faults:
        assert not re.search("[A-Za-z]{3}", fault.reason)
    assert page(response).lang == lang
    assert not page(response).english_sentences()


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
    write = writing.write

    def late(user, row, typed):
        if row.content_key == "450":
            StatusCode.objects.filter(code="450").update(cause_ko="마지막 순간의 문장입니다.")
        return write(user, row, typed)

    monkeypatch.setattr(writing, "write", late)
    with pytest.raises(RefusedError) as refused:
        exchange_plan.apply(person("second", "Editor"), both)
    assert [fault.theirs for fault in refused.value.plan.faults] == ["마지막 순간의 문장입니다."]
    assert cause() != "하나."
    assert confirm(editor, dry_run).status_code == 409


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_brought_in_again_changes_nothing_more(editor, form):
    data, _line = changed(export(editor, form), "한 번만 들어옵니다.")
    confirm(editor, bring_in(editor, data))
    before = revision.current()
    again = bring_in(editor, data)
    assert (again.status_code, again.context["plan"].edits) == (200, [])
    html = again.content.decode()
    assert "Nothing would change." in html
    assert "would change" not in html.replace("Nothing would change.", "").replace("what it would change", "")
    assert 'name="carried"' not in html
    assert revision.current() == before


@pytest.mark.parametrize("form", FORMATS)
def test_of_two_who_import_at_once_the_second_is_told_and_overwrites_nothing(editor, translator, form):
    data = export(translator, form)
    first = bring_in(translator, changed(data, "먼저 온 문장입니다.")[0])
    both, line = changed(changed(data, "좋은 문장입니다.", ("code", "450", "cause"))[0], "나중에 온 문장입니다.")
    second = bring_in(editor, both)
    assert confirm(translator, first).status_code == 302
    refused = confirm(editor, second)
    assert refused.status_code == 409
    assert [(fault.line, fault.theirs) for fault in refused.context["plan"].faults] == [(line, "먼저 온 문장입니다.")]
    assert cause() == "먼저 온 문장입니다."
    assert cause(code="450") != "좋은 문장입니다."


def test_two_imports_of_other_texts_never_meet(editor, translator):
    data = export(translator)
    first = bring_in(translator, changed(data, "하나.")[0])
    second = bring_in(editor, changed(data, "둘.", ("code", "450", "cause"))[0])
    assert (confirm(translator, first).status_code, confirm(editor, second).status_code) == (302, 302)
    assert (cause(), cause(code="450")) == ("하나.", "둘.")


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

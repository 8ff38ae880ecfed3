"""The editors' desk: nobody loses a word, and nobody writes what is not theirs."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from codes import content, revision, states
from codes.desk import overview
from codes.desk.difference import words
from codes.entry import digest
from codes.models import GlossaryTerm, StatusCode, TextState
from tests.desk import facts_of, form_of, person, save, signed_in, text_url
from tests.page import page

pytestmark = pytest.mark.django_db
MODELS = ("statuscode", "concretecode", "provider", "providerresponse", "comparisonnote", "glossaryterm")


@pytest.fixture
def admin():
    return signed_in(person("administrator", superuser=True))


@pytest.fixture
def editor():
    return signed_in(person("editor", "Editor"))


@pytest.mark.parametrize("model", MODELS)
def test_lists_and_forms_open(admin, model):
    listing = admin.get(reverse(f"admin:codes_{model}_changelist"), {"q": "a"})
    assert listing.status_code == 200
    assert admin.get(reverse(f"admin:codes_{model}_add")).status_code == 200
    row = states.MODELS[
        {"statuscode": "code", "concretecode": "concrete", "provider": "provider"}.get(
            model, {"providerresponse": "response", "comparisonnote": "pair", "glossaryterm": "term"}.get(model)
        )
    ].objects.first()
    assert admin.get(reverse(f"admin:codes_{model}_change", args=[row.pk])).status_code == 200
    for lang in ("en", "ko", "ja"):
        response = admin.get(reverse(f"admin:codes_{model}_text", args=[row.pk, lang]))
        assert response.status_code == 200
        page(response)
    assert admin.get(reverse(f"admin:codes_{model}_versions", args=[row.pk])).status_code == 200


def test_the_admin_asks_to_sign_in(client):
    assert client.get("/admin/").status_code == 302


def test_nothing_comes_from_another_host(editor):
    html = editor.get(text_url()).content.decode()
    assert 'src="http' not in html
    assert 'src="//' not in html
    assert "unsafe" not in editor.get(text_url()).headers["Content-Security-Policy"]


# At once


def test_a_saved_text_is_on_the_page_the_api_and_in_the_search_at_once(editor, client):
    before = revision.current()
    assert save(editor, text_url(), cause="편집자가 고친 원인 문장입니다.").status_code == 302
    assert "편집자가 고친 원인 문장입니다." in client.get("/ko/codes/421/").content.decode()
    assert client.get("/api/v1/codes/421?lang=ko").json()["cause"] == "편집자가 고친 원인 문장입니다."
    assert "/ko/codes/421/" in client.get("/ko/search/", {"q": "편집자가 고친 원인"}).content.decode()
    assert revision.current() > before


# Nothing lost


def test_two_editors_in_different_languages_both_keep_their_work():
    first, second = signed_in(person("a", "Editor")), signed_in(person("b", "Editor"))
    korean = form_of(first.get(text_url("421", "ko"))) | {"cause": "첫째 편집자의 문장입니다.", "action": "save"}
    japanese = form_of(second.get(text_url("421", "ja"))) | {"cause": "二人目の編集者の文です。", "action": "save"}
    assert second.post(text_url("421", "ja"), japanese).status_code == 302
    assert first.post(text_url("421", "ko"), korean).status_code == 302
    row = StatusCode.objects.get(code="421")
    assert (row.cause_ko, row.cause_ja) == ("첫째 편집자의 문장입니다.", "二人目の編集者の文です。")


def test_two_editors_in_different_fields_both_keep_their_work():
    first, second = signed_in(person("a", "Editor")), signed_in(person("b", "Editor"))
    one = form_of(first.get(text_url())) | {"cause": "첫째 문장입니다.", "action": "save"}
    other = form_of(second.get(text_url())) | {"summary": "둘째 문장입니다.", "action": "save"}
    assert first.post(text_url(), one).status_code == 302
    assert second.post(text_url(), other).status_code == 302
    row = StatusCode.objects.get(code="421")
    assert (row.cause_ko, row.summary_ko) == ("첫째 문장입니다.", "둘째 문장입니다.")


def test_the_second_in_the_same_field_is_refused_and_keeps_what_was_typed():
    first, second = signed_in(person("a", "Editor")), signed_in(person("b", "Editor"))
    one = form_of(first.get(text_url())) | {"cause": "첫째 문장입니다.", "action": "save"}
    other = form_of(second.get(text_url())) | {"cause": "둘째 문장입니다.", "action": "save"}
    assert first.post(text_url(), one).status_code == 302
    refused = second.post(text_url(), other)
    assert refused.status_code == 409
    html = refused.content.decode()
    assert "첫째 문장입니다." in html
    assert "둘째 문장입니다." in html
    assert StatusCode.objects.get(code="421").cause_ko == "첫째 문장입니다."
    # Having seen both, the second may decide.
    again = form_of(refused) | {"action": "save"}
    assert again["cause"] == "둘째 문장입니다."
    assert second.post(text_url(), again).status_code == 302
    assert StatusCode.objects.get(code="421").cause_ko == "둘째 문장입니다."


def test_a_form_without_its_digests_overwrites_nothing(editor):
    data = {"cause": "몰래 쓴 문장입니다.", "action": "save"}
    assert editor.post(text_url(), data).status_code == 409
    assert StatusCode.objects.get(code="421").cause_ko != "몰래 쓴 문장입니다."


def test_facts_and_text_of_one_object_do_not_overwrite_each_other(admin, editor):
    row = StatusCode.objects.get(code="421")
    url = reverse("admin:codes_statuscode_change", args=[row.pk])
    data = facts_of(admin.get(url)) | {"category": "policy"}
    save(editor, text_url(), cause="사실을 고치는 동안 쓴 문장입니다.")
    saved = admin.post(url, data)
    assert saved.status_code == 302, saved.context["errors"]
    row.refresh_from_db()
    assert (row.category, row.cause_ko) == ("policy", "사실을 고치는 동안 쓴 문장입니다.")
    assert row.phases == ["any", "connect"]


@pytest.mark.parametrize("code", ["421", "X.7.1"])
def test_a_stale_facts_form_is_refused(code):
    first, second = signed_in(person("a", superuser=True)), signed_in(person("b", superuser=True))
    row = StatusCode.objects.get(code=code)
    url = reverse("admin:codes_statuscode_change", args=[row.pk])
    one, other = facts_of(first.get(url)), facts_of(second.get(url))
    assert first.post(url, one | {"category": "rate"}).status_code == 302
    refused = second.post(url, other | {"category": "dns"})
    assert refused.status_code == 200
    assert "rate" in str(refused.context["errors"])
    row.refresh_from_db()
    assert row.category == "rate"
    # A different fact meets nobody.
    assert second.post(url, other | {"closes_connection": "may", "category": "rate"}).status_code == 302
    row.refresh_from_db()
    assert (row.category, row.closes_connection) == ("rate", "may")


def test_a_stale_inline_is_refused():
    first, second = signed_in(person("a", superuser=True)), signed_in(person("b", superuser=True))
    row = StatusCode.objects.get(code="X.7.1")
    url = reverse("admin:codes_statuscode_change", args=[row.pk])
    one, other = facts_of(first.get(url)), facts_of(second.get(url))
    assert first.post(url, one | {"concrete_codes-0-retry": "unknown"}).status_code == 302
    refused = second.post(url, other | {"concrete_codes-0-retry": "depends"})
    assert refused.status_code == 200
    assert "unknown" in str(refused.context["errors"])
    assert row.concrete_codes.order_by("sort").first().retry == "unknown"


def test_facts_that_would_break_a_page_are_refused(admin):
    row = StatusCode.objects.get(code="421")
    url = reverse("admin:codes_statuscode_change", args=[row.pk])
    for name, value in (("phases", '["bogus"]'), ("references", "[{}]"), ("who_acts", '["nobody", 1]')):
        refused = admin.post(url, facts_of(admin.get(url)) | {name: value})
        assert refused.status_code == 200, name
        assert refused.context["errors"]


def test_nothing_is_deleted_or_changed_in_bulk(admin):
    url = reverse("admin:codes_statuscode_changelist")
    pk = StatusCode.objects.get(code="421").pk
    admin.post(url, {"action": "delete_selected", "_selected_action": [pk], "post": "yes"})
    assert StatusCode.objects.filter(code="421").exists()
    assert "form-TOTAL_FORMS" not in admin.get(url).content.decode()


def test_too_long_text_is_refused_and_kept_in_the_form(editor):
    refused = save(editor, text_url(), summary="가" * 121)
    assert refused.status_code == 422
    assert "가" * 121 in refused.content.decode()
    assert StatusCode.objects.get(code="421").summary_ko != "가" * 121


def test_english_cannot_be_emptied(editor):
    assert save(editor, text_url("421", "en"), cause="").status_code == 422


def test_signed_out_while_typing_keeps_the_text(editor):
    data = form_of(editor.get(text_url())) | {"cause": "로그아웃된 뒤에 저장한 문장입니다.", "action": "save"}
    editor.logout()
    response = editor.post(text_url(), data)
    assert response.status_code == 401
    assert "로그아웃된 뒤에 저장한 문장입니다." in response.content.decode()
    assert StatusCode.objects.get(code="421").cause_ko != "로그아웃된 뒤에 저장한 문장입니다."
    editor.force_login(get_user_model().objects.get(username="editor"))
    assert editor.post(text_url(), data).status_code == 302
    assert StatusCode.objects.get(code="421").cause_ko == "로그아웃된 뒤에 저장한 문장입니다."


def test_a_form_from_before_signing_in_again_keeps_the_text():
    client = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    client.force_login(person("editor", "Editor"))
    data = form_of(client.get(text_url())) | {"cause": "다시 로그인한 문장입니다.", "action": "save"}
    refused = client.post(text_url(), data | {"csrfmiddlewaretoken": "x" * 64})
    assert refused.status_code == 403
    html = refused.content.decode()
    assert "다시 로그인한 문장입니다." in html
    token = html.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    assert client.post(text_url(), data | {"csrfmiddlewaretoken": token}).status_code == 302


# Translation states


def test_changed_english_outdates_its_translations_and_saving_makes_them_current(editor):
    assert save(editor, text_url("421", "en"), cause="A new English cause.").status_code == 302
    state = TextState.objects.get(kind="code", key="421", field="cause", lang="ko")
    assert state.state == "outdated"
    html = editor.get(text_url()).content.decode()
    assert "<ins>" in html
    assert "A new English cause." in html
    assert save(editor, text_url(), cause="새 영어에 맞춘 문장입니다.").status_code == 302
    state.refresh_from_db()
    assert state.state == "current"
    assert TextState.objects.get(kind="code", key="421", field="cause", lang="ja").state == "outdated"


def test_a_minor_change_of_the_english_keeps_translations_valid(editor):
    save(editor, text_url("421", "en"), cause="A cause with a comma, mended.", minor="on")
    assert set(TextState.objects.filter(kind="code", key="421", field="cause").values_list("state", flat=True)) == {
        "current"
    }


def test_a_translation_is_current_against_the_english_its_translator_saw(editor):
    data = form_of(editor.get(text_url())) | {"cause": "예전 영어에 맞춘 문장입니다.", "action": "save"}
    save(signed_in(person("other", "Editor")), text_url("421", "en"), cause="English changed meanwhile.")
    assert editor.post(text_url(), data).status_code == 302
    assert TextState.objects.get(kind="code", key="421", field="cause", lang="ko").state == "outdated"


def test_save_and_next_goes_to_what_is_left_to_do(editor):
    save(editor, text_url("450", "en"), cause="Changed English for the next one.")
    response = save(editor, text_url("421", "ko"), action="next")
    assert response.headers["Location"] == text_url("450", "ko")


def test_the_first_page_counts_with_one_aggregate_query(editor):
    save(editor, text_url("421", "en"), cause="Changed.")
    StatusCode.objects.get(code="450")
    row = StatusCode.objects.get(code="450")
    row.cause_ko = ""
    row.save()
    with CaptureQueriesContext(connection) as queries:
        table = overview.table()
    assert len(queries) == 1
    cells = {(kind, cell.lang): cell for kind, _label, row_cells in table for cell in row_cells}
    assert (cells["reply", "ko"].missing, cells["reply", "ko"].outdated) == (1, 1)
    assert (cells["reply", "ja"].missing, cells["reply", "ja"].outdated) == (0, 1)
    html = editor.get("/admin/").content.decode()
    assert "text=missing-ko" in html
    listed = editor.get(reverse("admin:codes_statuscode_changelist"), {"kind__exact": "reply", "text": "missing-ko"})
    assert [row.code for row in listed.context["cl"].queryset] == ["450"]


def test_terms_of_the_glossary_stand_beside_the_source(editor):
    html = editor.get(text_url("450", "ko")).content.decode()
    assert "그레이리스팅" in html.partition("desk-terms")[2]


def test_preview_shows_unsaved_text_on_the_public_page(editor):
    data = form_of(editor.get(text_url())) | {"cause": "미리 보기 문장입니다.", "action": "preview"}
    response = editor.post(text_url(), data)
    assert response.status_code == 200
    shown = page(response)
    assert shown.lang == "ko"
    assert "미리 보기 문장입니다." in response.content.decode()
    assert "해결 방법" in [text for _, text in shown.headings]
    assert StatusCode.objects.get(code="421").cause_ko != "미리 보기 문장입니다."


# History


def test_every_change_is_in_the_history_with_who_and_what(editor):
    save(editor, text_url(), cause="기록에 남는 문장입니다.")
    row = StatusCode.objects.get(code="421")
    newest = row.history.first()
    assert newest.history_user.username == "editor"
    html = editor.get(reverse("admin:codes_statuscode_versions", args=[row.pk])).content.decode()
    assert "Cause (Korean)" in html
    assert "<ins>" in html


def put_back(client, row, version, part, newest=None):
    newest = newest or row.history.first().history_id
    url = reverse("admin:codes_statuscode_versions", args=[row.pk])
    return client.post(url, {"version": version.history_id, "newest": newest, "part": part})


def test_an_older_text_can_be_put_back_through_the_same_door(editor):
    row = StatusCode.objects.get(code="421")
    old = row.cause_ko
    save(editor, text_url(), cause="되돌릴 문장입니다.")
    assert put_back(editor, row, row.history.all()[1], "ko").status_code == 302
    row.refresh_from_db()
    assert row.cause_ko == old


def test_older_facts_can_be_put_back(admin):
    row = StatusCode.objects.get(code="421")
    url = reverse("admin:codes_statuscode_change", args=[row.pk])
    admin.post(url, facts_of(admin.get(url)) | {"category": "dns"})
    put_back(admin, row, row.history.all()[1], "facts")
    row.refresh_from_db()
    assert row.category == "system"


def test_putting_back_refuses_where_the_text_moved_since_the_page_was_shown(editor):
    row = StatusCode.objects.get(code="421")
    save(editor, text_url(), cause="첫 문장입니다.")
    shown = row.history.first().history_id
    save(signed_in(person("other", "Editor")), text_url(), cause="그사이 쓴 문장입니다.")
    put_back(editor, row, row.history.all()[2], "ko", newest=shown)
    row.refresh_from_db()
    assert row.cause_ko == "그사이 쓴 문장입니다."


def test_what_was_deleted_can_be_put_back(admin):
    row = GlossaryTerm.objects.get(key="mx")
    admin.post(reverse("admin:codes_glossaryterm_delete", args=[row.pk]), {"post": "yes"})
    assert not GlossaryTerm.objects.filter(key="mx").exists()
    gone = reverse("admin:desk_deleted")
    version = GlossaryTerm.history.filter(key="mx").first()
    assert "mx" in admin.get(gone).content.decode().casefold()
    admin.post(gone, {"kind": "term", "version": version.history_id})
    assert GlossaryTerm.objects.get(key="mx").definition_ko == row.definition_ko


# Rights


def test_a_translator_writes_their_language_and_no_other():
    translator = signed_in(person("t", "Translator (ko)"))
    assert save(translator, text_url("421", "ko"), cause="번역자의 문장입니다.").status_code == 302
    for lang in ("en", "ja"):
        assert translator.get(text_url("421", lang)).status_code == 403
        assert translator.post(text_url("421", lang), {"cause": "x", "action": "save"}).status_code == 403


def test_fields_of_another_language_in_the_post_change_nothing():
    translator = signed_in(person("t", "Translator (ko)"))
    before = StatusCode.objects.get(code="421")
    save(translator, text_url("421", "ko"), cause_ja="不正な文", cause_en="sneaked in", category="dns", summary_en="x")
    after = StatusCode.objects.get(code="421")
    assert (before.cause_ja, before.cause_en, before.category, before.summary_en) == (
        after.cause_ja,
        after.cause_en,
        after.category,
        after.summary_en,
    )


def test_a_translator_changes_no_facts():
    translator = signed_in(person("t", "Translator (ko)"))
    row = StatusCode.objects.get(code="421")
    url = reverse("admin:codes_statuscode_change", args=[row.pk])
    assert translator.post(url, {"category": "dns"}).status_code == 403
    assert put_back(translator, row, row.history.first(), "ja").status_code == 403
    assert put_back(translator, row, row.history.first(), "facts").status_code == 403


def test_somebody_without_a_group_writes_nothing():
    nobody = signed_in(person("nobody"))
    assert nobody.get(text_url()).status_code == 403


# Loading beside the desk


def test_a_conflict_of_a_load_is_on_the_first_page(editor, tmp_path, settings):
    save(editor, text_url(), cause="편집자의 문장입니다.")
    items, retired = content.read(settings.CONTENT_DIR)
    item = next(item for item in items if item.key == "421")
    item.values["cause_ko"] = "파일의 새 문장입니다."
    assert content.load(items, retired).conflicts == ["code 421: cause_ko"]
    assert StatusCode.objects.get(code="421").cause_ko == "편집자의 문장입니다."
    first = page(editor.get("/admin/"))
    assert reverse("admin:codes_statuscode_change", args=[StatusCode.objects.get(code="421").pk]) in first.links()
    assert "Code 421" in first.text()
    assert ": cause (Korean)" in first.text()


def test_a_code_added_in_the_admin_survives_dump_and_load(admin, tmp_path):
    url = reverse("admin:codes_statuscode_add")
    data = facts_of(admin.get(url)) | {
        "code": "599", "kind": "reply", "standing": "vendor", "category": "system", "closes_connection": "no",
        "permanence": "permanent", "retry": "no", "keep_address": "yes", "who_acts": '["sender-admin"]',
        "references": '[{"rfc": 5321, "section": "4.2.1"}]', "checked": "2026-11-22", "search_terms_en": '["599"]',
    }  # fmt: skip
    for field in ("name", "summary", "cause", "description", "when_seen", "how_to_fix", "when_to_return"):
        data[f"{field}_en"] = f"Added {field}."
    data["customer_reply_en"] = "Added reply."
    saved = admin.post(url, data)
    assert saved.status_code == 302, saved.context["errors"]
    content.dump(tmp_path)
    items, _retired = content.read(tmp_path)
    assert "599" in {item.key for item in items if item.kind == "code"}


def test_a_code_retired_in_the_admin_survives_dump_and_load(admin, client, tmp_path):
    row = StatusCode.objects.get(code="X.7.13")
    admin.post(reverse("admin:codes_statuscode_delete", args=[row.pk]), {"post": "yes"})
    assert client.get("/en/codes/5.7.13/").status_code == 404
    content.dump(tmp_path)
    assert not (tmp_path / "text/en/X.7.13.yaml").exists()
    assert "X.7.13" in (tmp_path / "retired.yaml").read_text()
    items, retired = content.read(tmp_path)
    report = content.load(items, retired)
    assert (report.created, report.conflicts) == (0, [])
    assert not StatusCode.objects.filter(code="X.7.13").exists()


@pytest.mark.parametrize(
    ("query", "found"), [("그레이리스팅", "450"), ("グレーリスティング", "450"), ("greylisted", "450")]
)
def test_lists_are_searched_in_all_languages(admin, query, found):
    listed = admin.get(reverse("admin:codes_statuscode_changelist"), {"q": query}).context["cl"].queryset
    assert found in {row.code for row in listed}


def test_filters_by_class_standing_and_last_editor(admin, editor):
    save(editor, text_url(), cause="필터를 위한 문장입니다.")
    url = reverse("admin:codes_statuscode_changelist")
    who = get_user_model().objects.get(username="editor").pk

    def codes(**query):
        return {row.code for row in admin.get(url, query).context["cl"].queryset}

    assert codes(editor=who) == {"421"}
    assert "421" not in codes(editor="none")
    assert {"421", "X.7.1"} <= codes(**{"class": "4"})
    assert "550" not in codes(**{"class": "4"})
    assert codes(standing__exact="deprecated") == {"X.6.10"}


def test_word_diffs_name_what_changed():
    assert [(piece.kind, piece.text) for piece in words("one two three", "one 2 three")] == [
        ("same", "one "),
        ("removed", "two"),
        ("added", "2"),
        ("same", " three"),
    ]
    assert [(piece.kind, piece.text) for piece in words("It took too long.", "It took too long today.")] == [
        ("same", "It took too long"),
        ("added", " today"),
        ("same", "."),
    ]
    # No letters left over between two changes: whole runs are easier to read.
    kinds = [piece.kind for piece in words("接続に対応できず切断します。", "一時的に使えず接続を閉じます。")]
    assert len(kinds) <= 4
    assert (
        "".join(piece.text for piece in words("古い文です。", "新しい文です。") if piece.kind != "removed")
        == "新しい文です。"
    )


def test_digests_tell_texts_apart():
    assert digest("a") != digest("b")
    assert digest(["a", "b"]) == digest("a\nb")

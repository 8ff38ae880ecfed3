"""Ways through the desk: from a number to the text behind it, from a conflict to its field, and back to the object."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from codes.models import ComparisonNote, ConcreteCode, ProviderResponse, StatusCode
from codes.vocab import Actor, Phase
from tests.desk import facts_of, form_of, person, save, signed_in, text_url
from tests.page import page

pytestmark = pytest.mark.django_db
LIST = "/admin/codes/statuscode/"


@pytest.fixture
def editor():
    return signed_in(person("editor", "Editor"))


@pytest.fixture
def translator():
    return signed_in(person("translator", "Translator (ja)"))


def paths(response):
    return {link.partition("?")[0] for link in page(response).links()}


def change_url(row):
    return reverse(f"admin:codes_{row._meta.model_name}_change", args=[row.pk])


# From the first page to the text


def test_from_a_number_to_the_text_behind_it(editor):
    save(editor, text_url("421", "en"), cause="Changed English.")
    numbers = [link for link in page(editor.get("/admin/")).links() if "text=outdated-ja" in link and "reply" in link]
    assert len(numbers) == 1
    listed = editor.get(numbers[0])
    assert [row.code for row in listed.context["cl"].queryset] == ["421"]
    assert text_url("421", "ja") in paths(listed)
    assert change_url(StatusCode.objects.get(code="421")) not in paths(listed)


def test_an_unfiltered_list_leads_editors_to_the_facts_and_translators_to_their_text(editor, translator):
    row = StatusCode.objects.get(code="421")
    assert change_url(row) in paths(editor.get(LIST))
    assert text_url("421", "ja") in paths(translator.get(LIST))
    assert change_url(row) not in paths(translator.get(LIST))
    # A filter for a language that is not theirs changes nothing of it.
    StatusCode.objects.filter(pk=row.pk).update(cause_ko="")
    assert text_url("421", "ko") not in paths(translator.get(LIST, {"text": "outdated-ko"}))


@pytest.mark.parametrize("row", [StatusCode, ConcreteCode, ProviderResponse, ComparisonNote])
def test_for_translators_the_objects_page_is_their_text(translator, editor, row):
    row = row.objects.first()
    name = row._meta.model_name
    answer = translator.get(change_url(row))
    assert answer.headers["Location"] == reverse(f"admin:codes_{name}_text", args=[row.pk, "ja"])
    assert change_url(row) not in paths(translator.get(answer.headers["Location"])), "no tab leads in a circle"
    assert editor.get(change_url(row)).status_code == 200


def test_numbers_of_languages_that_one_may_not_write_lead_nowhere(editor, translator):
    save(editor, text_url("421", "en"), cause="Changed English.")
    links = page(translator.get("/admin/")).links()
    assert any("text=outdated-ja" in link for link in links)
    assert not any("text=outdated-ko" in link for link in links)
    assert translator.get("/admin/").content.decode().count("1 outdated") == 2, "but they are shown"


def test_translators_are_told_that_they_may_change_what_they_may_translate(translator):
    shown = translator.get("/admin/").content.decode()
    models = re.findall(r'<a href="(/admin/codes/\w+/)" class="(viewlink|changelink)"', shown)
    assert dict(models)["/admin/codes/statuscode/"] == "changelink"
    assert "to translate" in page(translator.get(LIST)).text()


def test_a_list_says_what_is_left_to_do_in_one_query_for_all_rows(editor):
    save(editor, text_url("421", "en"), cause="Changed English.")
    with CaptureQueriesContext(connection) as queries:
        listed = editor.get(LIST)
    assert len(listed.context["cl"].result_list) == 100
    assert sum('FROM "codes_textstate"' in query["sql"] for query in queries) == 1
    assert "Korean: 1, Japanese: 1" in page(listed).text()


@pytest.mark.parametrize(
    ("query", "first"), [("421", "421"), ("X.7.1", "X.7.1"), ("5.7.1", "X.7.1"), ("x.7.1", "X.7.1")]
)
def test_the_very_code_stands_first(editor, query, first):
    listed = list(editor.get(LIST, {"q": query}).context["cl"].queryset)
    assert listed[0].code == first
    assert len(listed) == len({row.pk for row in listed})
    assert len(listed) > 1


def test_the_very_concrete_code_stands_first(editor):
    url = reverse("admin:codes_concretecode_changelist")
    assert editor.get(url, {"q": "5.1.1"}).context["cl"].queryset[0].code == "5.1.1"


# History


def test_djangos_history_is_ours(editor):
    row = StatusCode.objects.get(code="421")
    versions = reverse("admin:codes_statuscode_versions", args=[row.pk])
    assert editor.get(reverse("admin:codes_statuscode_history", args=[row.pk])).headers["Location"] == versions
    html = editor.get(change_url(row)).content.decode()
    assert html.count(">History<") == 1
    links = paths(editor.get(versions))
    assert {change_url(row), LIST, text_url("421", "ko"), versions} <= links


def test_history_names_fields_values_and_languages(editor):
    row = StatusCode.objects.get(code="421")
    data = facts_of(editor.get(change_url(row))) | {"category": "policy"}
    assert editor.post(change_url(row), data).status_code == 302
    save(editor, text_url("421", "ja"), cause="履歴の文です。")
    shown = page(editor.get(reverse("admin:codes_statuscode_versions", args=[row.pk]))).text()
    for words in ("cause (Japanese)", "category", "policy", "Put back the Japanese text"):
        assert words.casefold() in shown.casefold(), words
    assert "cause_ja" not in shown


# Conflicts and errors


def test_a_refused_save_leads_to_the_fields_concerned(editor):
    data = form_of(editor.get(text_url())) | {"cause": "둘째 문장입니다.", "action": "save"}
    save(signed_in(person("other", "Editor")), text_url(), cause="첫째 문장입니다.")
    assert "#field-cause" in page(editor.post(text_url(), data)).links()
    assert "#field-summary" in page(save(editor, text_url(), summary="가" * 121)).links()


def test_a_text_page_leads_to_what_is_left_to_do_on_it(editor):
    assert not any(link.startswith("#field-") for link in page(editor.get(text_url())).links())
    save(editor, text_url("421", "en"), cause="Changed English.")
    assert [link for link in page(editor.get(text_url())).links() if link.startswith("#field-")] == ["#field-cause"]


# Facts


def test_facts_say_what_they_may_hold(editor):
    html = page(editor.get(change_url(StatusCode.objects.get(code="421")))).text()
    for value in (*Phase.values, *Actor.values):
        assert value in html
    assert '"section"' in html


@pytest.mark.parametrize("lang", ["en", "ko", "ja"])
def test_wrong_facts_are_refused_with_what_is_allowed(lang):
    editor = signed_in(person("editor", "Editor"), lang)
    row = StatusCode.objects.get(code="421")
    for name, value, allowed in (("phases", '["bogus"]', "starttls"), ("who_acts", '["bogus"]', "sender-admin")):
        refused = editor.post(change_url(row), facts_of(editor.get(change_url(row))) | {name: value})
        assert refused.status_code == 200
        fault = str(refused.context["adminform"].form.errors[name])
        assert "bogus" in fault
        assert allowed in fault
        assert lang == "en" or "is not one of" not in fault


def test_facts_of_concrete_codes_and_replies_are_checked_too(editor):
    concrete = ConcreteCode.objects.get(code="5.7.1")
    refused = editor.post(change_url(concrete), facts_of(editor.get(change_url(concrete))) | {"who_acts": '["bogus"]'})
    assert "sender-admin" in str(refused.context["errors"])
    reply = ProviderResponse.objects.first()
    for name, value in (("pattern", "(?=ahead)"), ("reply_code", "9"), ("enhanced_code", "5.7")):
        refused = editor.post(change_url(reply), facts_of(editor.get(change_url(reply))) | {name: value})
        assert refused.status_code == 200, name
        assert name in refused.context["adminform"].form.errors

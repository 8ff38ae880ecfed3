"""The desk speaks the editor's language: no name of a field, no label and no message of ours is left in English."""

import re
from functools import cache

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.urls import reverse

from codes import messages
from codes.models import Draft, GlossaryTerm, LoadedItem, StatusCode
from codes.states import MODELS
from codes.vocab import Phase
from tests.desk import facts_of, form_of, person, save, signed_in, text_url
from tests.page import Page

pytestmark = pytest.mark.django_db
LANGUAGES = ("ko", "ja")


@cache
def field_names():
    """Names of columns, as Django would print them where nobody gave a label."""
    models = apps.get_app_config("codes").get_models()
    names = {field.name for model in models for field in model._meta.get_fields()}
    return {form for name in names for form in (name, name.replace("_", " "))} - {"id", "en", "ko", "ja"}


@cache
def english_messages(lang):
    """Messages of ours that have other words in a language."""
    catalogue = messages.read(lang)
    return {message.id for message in catalogue if isinstance(message.id, str) and message.id != message.string}


def words_of(response):
    """The desk's own words on a page, without texts that are edited or compared there and values of a vocabulary."""
    html = re.sub(r"(?s)(<(textarea|pre)\b[^>]*>).*?(</\2>)", r"\1\3", response.content.decode())
    return Page(html.replace(", ".join(Phase.values), ""))


def left_over(response, lang):
    """Texts on a page, in its own language, that are English words of ours."""
    known = {text.casefold() for text in english_messages(lang) | field_names()}
    shown = words_of(response)
    assert shown.lang == lang
    found = {text for text in shown.words[lang] if text.strip(" :*").casefold() in known}
    found |= {text for text in shown.words[lang] if re.search(r"\b[a-z]+_(?:en|ko|ja)\b|\((?:en|ko|ja)\)", text)}
    names = {*Group.objects.values_list("name", flat=True), *GlossaryTerm.objects.values_list("key", flat=True)}
    return found - names


def walk(client):
    """Every page of the desk, some of them after an action."""
    row = StatusCode.objects.get(code="421")
    LoadedItem.objects.filter(kind="code", key="421").update(conflicts=["cause_ko", "category", "retired"])
    yield client.get("/admin/")
    for model in MODELS.values():
        name, first = model._meta.model_name, model._default_manager.first()
        yield client.get(reverse(f"admin:codes_{name}_changelist"), {"q": "a"})
        yield client.get(reverse(f"admin:codes_{name}_add"))
        yield client.get(reverse(f"admin:codes_{name}_change", args=[first.pk]))
        yield client.get(reverse(f"admin:codes_{name}_delete", args=[first.pk]))
        yield client.get(reverse(f"admin:codes_{name}_versions", args=[first.pk]))
        for lang in ("en", "ko", "ja"):
            yield client.get(reverse(f"admin:codes_{name}_text", args=[first.pk, lang]))
    data = form_of(client.get(text_url()))
    save(signed_in(person("other", superuser=True)), text_url(), cause="그사이 쓴 문장입니다.")
    yield client.post(text_url(), data | {"cause": "부딪힌 문장입니다.", "action": "save"})
    yield client.post(
        text_url(), form_of(client.get(text_url())) | {"cause": "새 문장입니다.", "action": "save"}, follow=True
    )
    yield client.post(text_url(), form_of(client.get(text_url())) | {"cause": "가" * 300, "action": "save"})
    url = reverse("admin:codes_statuscode_change", args=[row.pk])
    yield client.post(url, facts_of(client.get(url)) | {"phases": '["bogus"]', "references": "[{}]", "category": "dns"})
    yield client.post(url, facts_of(client.get(url)) | {"category": "dns"}, follow=True)
    yield client.get(reverse("admin:codes_statuscode_versions", args=[row.pk]))
    for action in ("draft", "review"):
        data = form_of(client.get(text_url())) | {"cause": "초안 문장입니다.", "action": action}
        yield client.post(text_url(), data, follow=True)
    draft = Draft.objects.get()
    review = reverse("admin:desk_draft", args=[draft.pk])
    yield client.get("/admin/")
    yield client.get(text_url())
    yield client.get(reverse("admin:codes_draft_changelist"))
    for action in ("say", "return", "submit", "withdraw"):
        shown = client.get(review)
        yield shown
        data = {"action": action, "comment": "의견", "shown": shown.context["shown"]}
        yield client.post(review, data, follow=True)
    yield client.post(review, {"action": "publish", "comment": "", "shown": "moved"}, follow=True)
    yield client.post(review, {"action": "publish", "shown": client.get(review).context["shown"]}, follow=True)
    yield client.get(reverse("admin:codes_draft_changelist"), {"stage": "all"})
    yield client.get(reverse("admin:desk_deleted"))
    yield client.get(reverse("admin:auth_user_changelist"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_english_word_of_ours_is_left(lang):
    found = {}
    for response in walk(signed_in(person("administrator", superuser=True), lang)):
        assert response.status_code in {200, 409, 422}
        words = left_over(response, lang) or words_of(response).english_sentences()
        if words:
            found[response.request["REQUEST_METHOD"], response.request["PATH_INFO"]] = words
    assert not found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_translators_desk_is_in_their_language(lang):
    client = signed_in(person("translator", f"Translator ({lang})"), lang)
    for url in ("/admin/", reverse("admin:codes_statuscode_changelist"), text_url("421", lang)):
        assert not left_over(client.get(url), lang), url


def test_what_was_saved_is_named_in_the_editors_language():
    client = signed_in(person("translator", "Translator (ja)"), "ja")
    data = form_of(client.get(text_url("421", "ja"))) | {"cause": "保存した文です。", "action": "save"}
    answer = client.post(text_url("421", "ja"), data, follow=True)
    assert "cause" not in str(next(iter(answer.context["messages"])))
    assert StatusCode.objects.get(code="421").cause_ja == "保存した文です。"

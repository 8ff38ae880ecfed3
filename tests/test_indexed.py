"""The index is brought up to date row by row, and answers as one built anew does."""

import random
import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from codes import found, indexed, revision, search
from codes.models import ConcreteCode, GlossaryTerm, Provider, ProviderResponse, StatusCode
from codes.search import Document, Index, Text
from tests.search import hits

pytestmark = pytest.mark.django_db

WORDS = ["mailbox", "full", "quota", "zebra", "메일함", "가득", "차단", "サーバー", "拒否", "迷惑メール"]
WORDS += ["greylisting", "rejected", "exceeded", "over", "550", "spf"]
QUERIES = ["mailbox full", "quota exceded", "메일함 가득", "サーバ 拒否", "zebra", "greylist", "over", "55"]


def lists(query, index):
    answer = search.find(query, index)
    return answer.codes, answer.replies, answer.providers


def first(query):
    return [one.page.code for one in found.find(query).codes(0, 1)]


def document(chance, key):
    fields = ("search_terms", "name", "description")
    texts = (
        Text(chance.choice(fields), "en", " ".join(chance.choices(WORDS, k=chance.randint(1, 6))))
        for _ in range(chance.randint(1, 5))
    )
    return Document("code", key, (key,), 1.0, tuple(texts))


@pytest.mark.parametrize("seed", range(8))
def test_an_index_after_any_edits_answers_as_one_built_anew(seed):
    chance = random.Random(seed)  # noqa: S311
    keys = [str(code) for code in range(500, 560)]
    documents = {key: document(chance, key) for key in keys[::2]}
    index = Index(documents.values())
    for _ in range(6):
        come = {key: document(chance, key) for key in chance.sample(keys, 3)}
        gone = set(chance.sample(keys, 4)) - come.keys()
        before = {query: lists(query, index) for query in QUERIES}
        after = Index(come.values(), before=index, without=[("code", key) for key in gone])
        assert {query: lists(query, index) for query in QUERIES} == before, "the index before was changed"
        index = after
        documents = {key: one for key, one in (documents | come).items() if key not in gone}
        anew = Index(documents.values())
        assert {query: lists(query, index) for query in QUERIES} == {query: lists(query, anew) for query in QUERIES}
        assert index.keys == anew.keys
        assert index.postings.keys() == anew.postings.keys()


def edit_code():
    row = StatusCode.objects.get(code="432")
    row.search_terms_ja = [*row.search_terms_ja, "zebra quokka"]
    row.save()


def edit_class():
    row = ConcreteCode.objects.get(code="4.7.1")
    row.summary_en = "The zebra quokka waits."
    row.save()


def edit_provider():
    row = Provider.objects.get(slug="gmail")
    row.search_terms_en = [*row.search_terms_en, "zebramail"]
    row.save()


def edit_reply():
    row = ProviderResponse.objects.filter(provider__slug="gmail").first()
    row.meaning_en = "Gmail saw a quokka."
    row.save()


def edit_term():
    row = GlossaryTerm.objects.first()
    row.forms_en = [*(row.forms_en or []), "quokka"]
    row.save()


def delete_code():
    StatusCode.objects.get(code="X.7.1").delete()


def delete_provider():
    ProviderResponse.objects.filter(provider__slug="gmail").delete()
    Provider.objects.get(slug="gmail").delete()


def add_code():
    row = StatusCode.objects.get(code="550")
    row.pk, row.code, row.name_en = None, "559", "Zebra Quokka"
    row.save()


def rename_code():
    StatusCode.objects.filter(code="432").update(code="439")
    revision.record(["code:439"])


@pytest.mark.parametrize(
    "edit",
    [
        edit_code,
        edit_class,
        edit_provider,
        edit_reply,
        edit_term,
        delete_code,
        delete_provider,
        add_code,
        rename_code,
    ],
)
def test_after_any_edit_the_content_is_as_read_anew(edit):
    newest = indexed.Newest()
    before = newest.get()
    edit()
    after, anew = newest.get(), indexed.Newest().get()
    asked = ["zebra quokka", "zebramail", "quokka", "gmail", *(query.text for query in hits.queries()[::30])]
    assert {query: lists(query, after.index) for query in asked} == {query: lists(query, anew.index) for query in asked}
    assert after.index.keys == anew.index.keys
    assert (after.providers, after.replies) == (anew.providers, anew.replies)
    untouched = set(before.index.documents.values()) & set(after.index.documents.values())
    assert len(untouched) > 500, "more was read than was changed"
    assert sum(one in untouched for one in anew.index.documents.values()) == len(untouched)


def test_an_edit_is_found_at_once_and_unchanged_content_costs_no_new_index():
    assert first("zebra quokka") == []
    before = indexed.content()
    assert indexed.content() is before
    edit_code()
    assert first("zebra quokka") == ["432"]
    assert indexed.content() is not before


def test_number_of_queries_is_fixed():
    newest = indexed.Newest()
    with CaptureQueriesContext(connection) as whole:
        newest.get()
    assert len(whole) == 6
    revision.record(["code:421"])
    with CaptureQueriesContext(connection) as changed:
        newest.get()
    assert len(changed) == 9
    with CaptureQueriesContext(connection) as unchanged:
        newest.get()
    assert len(unchanged) == 1


def test_a_revision_that_was_rolled_back_leaves_nothing_behind():
    newest = indexed.Newest()
    kept = newest.get()
    edit_code()
    newest.get()
    row = StatusCode.objects.get(code="432")
    row.search_terms_ja = row.search_terms_ja[:-1]
    StatusCode.objects.filter(pk=row.pk).update(search_terms_ja=row.search_terms_ja)
    revision.Revision.objects.first().delete()
    assert lists("zebra quokka", newest.get().index) == lists("zebra quokka", kept.index)


def test_of_many_first_searches_one_prepares_and_the_others_wait(monkeypatch):
    built = []
    started = threading.Barrier(4)

    def slowly(identity):
        built.append(identity)
        threading.Event().wait(0.1)
        return indexed.Content(identity, Index([]), {}, {})

    monkeypatch.setattr(indexed, "_whole", slowly)
    monkeypatch.setattr(revision, "identity", lambda: (1, None))
    newest = indexed.Newest()
    got = []

    def ask():
        started.wait()
        got.append(newest.get())

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(built) == 1
    assert len(set(map(id, got))) == 1

"""Comparisons: properties over all pairs on the pure functions, and the two pages this project was born from."""

import random
import re
from itertools import combinations

import pytest
from django.conf import settings
from django.utils import translation

from codes import catalogue, compare, notation, sentences
from codes.entry import build
from codes.models import ComparisonNote, StatusCode, TextState
from codes.vocab import Category
from tests.page import page

pytestmark = pytest.mark.django_db

FIRST_CODES = ("421", "450", "451", "452", "500", "501", "502", "503", "530", "535", "550", "552", "554")
FIRST_ENHANCED = ("4.1.1", "5.1.1", "4.2.2", "5.2.2", "4.7.1", "5.7.1")


def all_entries(lang):
    entries = []
    for status in StatusCode.objects.with_concrete_codes():
        if status.kind == "reply":
            entries.append(build(status, lang))
        else:
            entries += [build(status, lang, concrete) for concrete in status.concrete_codes.all()]
    return entries


def beside_each_kind(entries):
    """Every entry beside one of each kind, class and standing: every two of all would take too long here."""
    kinds = {(entry.kind, entry.permanence, entry.standing): entry for entry in entries}
    assert len(kinds) > 10
    return {frozenset({a.code, b.code}): (a, b) for a in entries for b in kinds.values() if a is not b}.values()


def test_every_code_beside_each_kind():
    """Symmetric, canonical; no empty, equal or agreeing difference; summary of whole sentences."""
    entries = all_entries("en")
    assert len(entries) > 200
    with translation.override("en"):
        for a, b in beside_each_kind(entries):
            result = compare.compare(a, b)
            assert compare.compare(b, a) == result
            assert (result.a.code, result.b.code) == notation.canonical_pair(a.code, b.code)
            assert result.summary.endswith(".")
            differing = {fact.label for fact in result.facts if not fact.same}
            listed = {difference.label for difference in result.differences}
            assert differing <= listed
            for fact in result.facts:
                name = "places" if fact.fact == "phases" else fact.fact
                assert fact.same == (getattr(result.a, name) == getattr(result.b, name))
                assert not (fact.same and fact.label in listed)
            for difference in result.differences:
                assert difference.a.strip()
                assert difference.b.strip()
                assert difference.a != difference.b
            assert result.differences
            assert all(result.reading_a_log)


def test_sentences_exist_in_every_language():
    """Every sentence about facts is made in the page's language, for a seeded sample of pairs."""
    for lang, _ in settings.LANGUAGES[1:]:
        entries = [entry for entry in all_entries(lang) if not entry.fallback]
        pairs = random.Random(7).sample(list(combinations(entries, 2)), 300)  # noqa: S311
        with translation.override(lang):
            for a, b in pairs:
                result = compare.compare(a, b)
                for text in (result.verdict, *result.reading_a_log, result.title):
                    assert any(ord(char) > 0x1100 for char in text), text


@pytest.mark.parametrize("lang", [code for code, _ in settings.LANGUAGES])
def test_each_subject_has_a_whole_sentence_of_its_own(lang):
    with translation.override(lang):
        said = {category: str(sentences.CATEGORY[category]) % {"code": "550"} for category in Category.values}
    assert len(set(said.values())) == len(Category.values)
    for sentence in said.values():
        assert re.fullmatch(r"550 [^.。]+[.。]", sentence), sentence
        assert lang == "en" or any(ord(char) > 0x1100 for char in sentence), sentence


def test_a_code_with_itself_is_refused():
    entry = all_entries("en")[0]
    with pytest.raises(ValueError, match="itself"):
        compare.compare(entry, entry)


def test_codes_that_share_all_facts_still_differ_in_meaning_and_cause():
    entries = all_entries("en")
    names = (
        "permanence",
        "retry",
        "keep_address",
        "who_acts",
        "closes_connection",
        "places",
        "category",
        "standing",
        "class_foreseen",
    )
    twins = [
        (a, b)
        for a, b in combinations(entries, 2)
        if a.family != b.family and all(getattr(a, name) == getattr(b, name) for name in names)
    ]
    assert twins
    for a, b in twins:
        result = compare.compare(a, b)
        assert len(result.differences) == 2
        assert not any(difference.named for difference in result.differences)


HEADINGS = {
    "ko": (["설명", "이 코드를 보게 되는 경우", "해결 방법"], ["주요 차이점", "언제 어떤 것을 사용할지"]),
    "ja": (["説明", "このコードが表示される場合", "解決方法"], ["主な違い", "どちらをいつ使うか"]),
}


@pytest.mark.parametrize(("lang", "a", "b"), [("ko", "421", "500"), ("ja", "421", "502")])
def test_the_pages_this_project_was_born_from(client, lang, a, b):
    response = client.get(f"/{lang}/compare/{a}-vs-{b}/")
    shown = page(response)
    headings = [text for _, text in shown.headings]
    fields, after = HEADINGS[lang]
    positions = [headings.index(heading) for heading in fields + after]
    assert positions == sorted(positions)
    for position in positions[: len(fields)]:
        assert [heading.split()[0] for heading in headings[position + 1 : position + 3]] == [a, b]
    assert a in headings[0]
    assert b in headings[0]
    assert not shown.english_sentences()
    assert 'lang="en"' not in response.content.decode().partition("<main")[2].partition("</main>")[0]
    more = {"ko": "자세히 보기", "ja": "詳しく見る"}[lang]
    assert more in headings
    assert f"/{lang}/codes/{a}/" in shown.links()
    assert f"/{lang}/codes/{b}/" in shown.links()


def pairs_over_http():
    """The pairs with a note, the codes that had text first with the next two, and a seeded sample of all."""
    noted = list(ComparisonNote.objects.values_list("code_a", "code_b"))
    codes = FIRST_CODES + FIRST_ENHANCED
    first = [pair for pair in combinations(codes, 2) if (codes.index(pair[1]) - codes.index(pair[0])) in {1, 2}]
    known = [one.code for one in catalogue.load("en").all]
    return noted + first + random.Random(20261122).sample(list(combinations(known, 2)), 40)  # noqa: S311


@pytest.mark.parametrize("lang", [code for code, _ in settings.LANGUAGES[1:]])
def test_pairs_over_http_are_in_the_language(client, lang):
    for a, b in pairs_over_http():
        first, second = notation.canonical_pair(a, b)
        response = client.get(f"/{lang}/compare/{first}-vs-{second}/")
        assert response.status_code == 200, (first, second)
        shown = response.context["comparison"]
        if not shown.a.fallback and not shown.b.fallback:
            assert not page(response).english_sentences(), (first, second)


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/en/compare/500-vs-421/", "/en/compare/421-vs-500/"),
        ("/ko/compare/5.1.1-vs-550/", "/ko/compare/550-vs-5.1.1/"),
        ("/ja/compare/5.7.1-vs-4.7.1/", "/ja/compare/4.7.1-vs-5.7.1/"),
        ("/en/compare/421-vs-421/", "/en/codes/421/"),
    ],
)
def test_one_canonical_address(client, path, target):
    response = client.get(path)
    assert response.status_code == 301
    assert response.headers["Location"] == target


def test_chooser_leads_to_the_comparison_and_keeps_what_was_typed(client):
    assert client.get("/en/compare/?a=421&b=500").headers["Location"] == "/en/compare/421-vs-500/"
    wrong = client.get("/ko/compare/?a=421&b=xyz")
    assert wrong.status_code == 422
    assert 'value="xyz"' in wrong.content.decode()
    assert 'value="421"' in wrong.content.decode()


def test_fallback_in_a_comparison_is_marked(client):
    StatusCode.objects.filter(code="500").update(cause_ko="", when_seen_ko="")
    html = client.get("/ko/compare/421-vs-500/").content.decode()
    main = html.partition("<main")[2].partition("</main>")[0]
    assert main.count('lang="en"') == 2
    assert "영어" in main


def test_outdated_translation_is_said(client):
    TextState.objects.filter(kind="code", key="421", lang="ko", field="cause").update(digest="0" * 12)
    answer = client.get("/api/v1/codes/421?lang=ko").json()
    assert answer["outdated"] == ["cause"]
    assert client.get("/api/v1/codes/421?lang=ja").json()["outdated"] == []

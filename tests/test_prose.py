"""Markdown: safe, and with each term linked once."""

import pytest

from codes import prose
from codes.glossary import linker


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "[x](javascript:alert(1))", '<a href="x" onclick="y">z</a>', "![x](http://evil/)"],
)
def test_nothing_dangerous_comes_through(text):
    html = prose.html(text)
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert "<img" not in html
    assert "<a href" not in html or "onclick" not in html.replace("&quot;", "")


def test_the_marks_that_texts_use():
    html = prose.html("**Bold** and `code`\n\n1. one\n2. two\n\n- item")
    for tag in ("<strong>", "<code>", "<ol>", "<ul>", "<p>"):
        assert tag in html


def test_plain_leaves_no_marks():
    assert prose.plain("**Bold** *it* `code`\n\n- item") == "Bold it code item"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lang", "text", "term"),
    [
        ("en", "An SPF record, then SPF again and `SPF`.", "spf"),
        ("ko", "SPF를 확인하고 SPF를 고치십시오.", "spf"),
        ("ja", "SPF を確認し、SPF を直してください。", "spf"),
        ("en", "Greylisting is common.", "greylisting"),
    ],
)
def test_each_term_is_linked_at_its_first_use_only(lang, text, term):
    html = prose.html(text, linker(lang), f"/{lang}/glossary/")
    assert html.count(f'href="/{lang}/glossary/#{term}"') == 1
    assert "<code><a" not in html


@pytest.mark.django_db
def test_forms_match_whole_words_only():
    assert "#arc" not in prose.html("march and arcade", linker("en"), "/en/glossary/")

"""The page of terms."""

import re

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("lang", "key", "english"), [("ja", "rdns", "reverse DNS"), ("ko", "queue", "queue")])
def test_the_english_term_stands_beside_the_translated_one(client, lang, key, english):
    assert english in entries(client, lang)[key][1]


@pytest.mark.parametrize("lang", ["en", "ko", "ja"])
def test_no_term_is_printed_twice(client, lang):
    shown = entries(client, lang)
    assert len(shown) > 50
    assert not [key for key, (term, english) in shown.items() if english and letters(term) == letters(english)]


def entries(client, lang):
    """Key → (term, English term or nothing), as the page shows them."""
    html = client.get(f"/{lang}/glossary/").content.decode()
    found = re.findall(r'<div id="([^"]+)"><dt>(.*?)</dt>', html, re.DOTALL)
    english = re.compile(r' <span class="english"[^>]*>(.*?)</span>')
    return {key: (english.sub("", dt), "".join(english.findall(dt))) for key, dt in found}


def letters(term):
    return re.sub(r"[^\w]|_", "", term).casefold()

"""What counts as the same word, and what a query names."""

import pytest

from codes.search import Document, Index, Piece, Text, codes_in, excerpt, find, words
from codes.search.keyboard import hangul
from codes.search.query import read

SAME = [
    ("サーバー", "サーバ"),
    ("サーバー", "ｻｰﾊﾞｰ"),
    ("めーるぼっくす", "メールボックス"),
    ("フィルター", "フイルタ"),
    ("ＳＰＦ", "spf"),
    ("rejected", "Rejecting"),
    ("mailboxes", "mailbox"),
    ("refusé", "refuse"),
    ("don’t", "dont"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_word(one, other):
    assert list(words.terms(one)) == list(words.terms(other))


@pytest.mark.parametrize(
    ("inflected", "bare"),
    [("서버에서", "서버"), ("거부되었습니다", "거부"), ("메일함이", "메일함"), ("도메인이라고", "도메인")],
)
def test_korean_particles_do_not_hinder(inflected, bare):
    assert [run.text for run in words.runs(inflected)] == [bare]


def test_japanese_grammar_weighs_less_than_content():
    (run,) = words.runs("宛先が見つからない")
    shares = dict(run.terms)
    assert shares["宛先"] == 1
    assert shares["らな"] < 0.5
    assert "見" in shares


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("550 spam", ["550"]),
        ("550번 에러 네이버", ["550"]),
        ("５．７．２６ エラー", ["5.7.26"]),
        ("attachment of 250 MB", []),
        ("sent to 300 people", []),
        ("수신자 500명", []),
        ("host 192.0.2.250 said 4.7.1", ["4.7.1"]),
        ("version 5.321", []),
    ],
)
def test_codes_in_a_text(text, codes):
    assert codes_in(text) == codes


@pytest.mark.parametrize(
    ("keys", "syllables"), [("apdlfgka", "메일함"), ("qksthd", "반송"), ("mailbox", ""), ("r", "")]
)
def test_korean_on_an_english_keyboard(keys, syllables):
    assert hangul(keys) == syllables


def index_of(*texts):
    """An index of one code a text: 500, 501 …"""
    return Index(
        Document("code", str(number), (str(number),), 1.0, (Text("search_terms", "en", text),))
        for number, text in enumerate(texts, 500)
    )


def found(query, index):
    return [hit.code for hit in find(query, index).codes]


@pytest.mark.parametrize(
    ("typed", "content"),
    [
        ("quota exceded", "quota exceeded"),
        ("mailbxo full", "mailbox full"),
        ("grey listing", "greylisting"),
        ("overquota", "over quota"),
        ("메일함 용량 초가", "메일함 용량 초과"),
        ("메일함 욜량 초과", "메일함 용량 초과"),
        ("メールボクス", "メールボックス"),
        ("authent", "authentication"),
        ("가", "가득 참"),
    ],
)
def test_typing_errors_are_forgiven(typed, content):
    assert found(typed, index_of("something else entirely", content, "unrelated words")) == ["501"]


@pytest.mark.parametrize("word", ["quota", "routing", "reject", "메일함", "メールボックス"])
def test_what_was_typed_comes_before_what_was_guessed(word):
    """Whoever types a word of the content gets no word like it before it, or at all."""
    near = {
        "quota": "quote",
        "routing": "rooting",
        "reject": "eject",
        "메일함": "메일한",
        "メールボックス": "メールボツクス",
    }
    assert found(word, index_of(near[word] + " full", word + " of somebody else"))[0] == "501"


def test_short_words_are_not_guessed():
    assert found("spf", index_of("spam", "sps")) == []


def test_words_may_be_spread_over_texts():
    spread = Document(
        "code", "550", ("550",), 1.0, (Text("name", "en", "mailbox"), Text("description", "ko", "가득 참 inactive"))
    )
    one = Document("code", "551", ("551",), 1.0, (Text("name", "en", "mailbox moved"),))
    hits = find("mailbox inactive", Index([one, spread])).codes
    assert hits[0].code == "550"


def test_the_order_of_words_counts():
    assert found("list full", index_of("full list", "list full"))[0] == "501"


def test_the_standard_comes_before_folklore_where_all_else_is_equal():
    text = (Text("search_terms", "en", "mailbox full"),)
    documents = [Document("code", "522", ("522",), 0.8, text), Document("code", "552", ("552",), 1.0, text)]
    assert [hit.code for hit in find("mailbox full", Index(documents)).codes] == ["552", "522"]


def test_synonyms_of_the_glossary_are_other_words_for_the_same():
    document = Document("code", "554", ("554",), 1.0, (Text("search_terms", "en", "blocklist"),))
    other = Document("code", "500", ("500",), 1.0, (Text("search_terms", "en", "syntax"),))
    index = Index([document, other], [("blocklist", "블랙리스트", "ブラックリスト")])
    assert [hit.code for hit in find("ブラックリスト", index).codes] == ["554"]


@pytest.mark.parametrize("query", ["", " ", "???", "😀", "\x00", "a" * 500, "가" * 500, "の" * 500, "550 " * 120])
def test_any_query_is_answered(query):
    find(query, index_of("mailbox full", "の"))


def marked(text, query, length=120):
    index = index_of(text)
    return [(piece.text, piece.marked) for piece in excerpt(text, read(query, index), length)]


def test_the_words_that_match_are_marked():
    assert marked("The mailboxes are full.", "mailbox full") == [
        ("The ", False),
        ("mailboxes", True),
        (" are ", False),
        ("full", True),
        (".", False),
    ]
    assert marked("메일함이 가득 참", "메일함")[0] == ("메일함", True)
    assert ("サーバー", True) in marked("相手のサーバーが混雑", "サーバ")


def test_another_word_for_what_was_typed_is_marked():
    document = Document("code", "451", ("451",), 1.0, (Text("search_terms", "ko", "그레이리스팅"),))
    answer = find("greylisting", Index([document], [("greylisting", "그레이리스팅")]))
    assert excerpt("그레이리스팅", answer.query) == [Piece("그레이리스팅", marked=True)]


def test_half_of_a_synonym_is_something_else():
    documents = [
        Document("code", "451", ("451",), 1.0, (Text("search_terms", "en", "grey list"),)),
        Document("code", "550", ("550",), 1.0, (Text("search_terms", "en", "mailing list"),)),
    ]
    index = Index(documents, [("greylisting", "grey list")])
    assert [hit.code for hit in find("greylisting", index).codes] == ["451"]


def test_an_excerpt_is_cut_between_words_around_the_match():
    text = "first words of it " * 20 + "the mailbox is full here " + "and the rest " * 20
    pieces = marked(text, "mailbox full")
    line = "".join(piece for piece, _ in pieces)
    assert ("mailbox", True) in pieces
    assert ("full", True) in pieces
    assert line.startswith("… ")
    assert line.endswith(" …")
    assert len(line) <= 145
    assert set(line.split()) <= {*text.split(), "…"}


def test_words_written_together_are_found_by_the_part_that_is_spelt_right():
    assert found("발송속도재한", index_of("발송 속도 제한", "수신 거부")) == ["500"]


def test_a_misspelling_recorded_for_one_code_does_not_hide_the_others():
    texts = ["too many recipients"] * 12 + ["unknown recipent"]
    assert len(found("many recipents", index_of(*texts))) >= 12

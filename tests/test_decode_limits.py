"""What the decoder's page and endpoint do with bodies that are too large, broken, or not what they say they are."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from codes.decode import LIMIT
from tests.page import page

pytestmark = pytest.mark.django_db

JSON = "application/json"
GOOD = b'{"text": "550 5.1.1 user unknown"}'


def send(client, body, content_type=JSON):
    return client.generic("POST", "/api/v1/decode", body, content_type)


@pytest.mark.parametrize(
    ("status", "body", "content_type"),
    [
        (400, b"550 5.1.1", JSON),
        (400, b"550 5.1.1", ""),
        (400, '{"text": "café"}'.encode("latin-1"), JSON),
        (400, b"[" * 200_000, JSON),
        (400, b'{"text": ' * 50_000, JSON),
        (400, b'{"text": ' + b"1" * 6000 + b"}", JSON),
        (422, b"", JSON),
        (422, b"null", JSON),
        (422, b"[]", JSON),
        (422, b'"550"', JSON),
        (422, b"{}", JSON),
        (422, b'{"text": 550}', JSON),
        (422, b'{"text": NaN}', JSON),
        (422, b'{"text": null}', JSON),
        (415, b"550 5.1.1", "text/plain"),
        (415, b"text=550", "application/x-www-form-urlencoded"),
        (415, b"--x\r\n", "multipart/form-data; boundary=x"),
        (415, b"<text/>", "application/xml; charset=hex"),
        (413, b'{"text": "' + b"x" * (LIMIT + 1) + b'"}', JSON),
        (413, b'{"text": "' + b"x" * (6 << 20) + b'"}', JSON),
        (413, b"x" * (6 << 20), "text/plain"),
    ],
)
def test_a_problem_is_told_by_its_status(client, status, body, content_type):
    response = send(client, body, content_type)
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    told = json.loads(response.content)
    assert told["status"] == status
    assert told["title"]
    assert told["detail"]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (GOOD, ""),
        (GOOD, "text/plain"),
        (GOOD, "\x01;;;"),
        *((GOOD, f"{JSON}; charset={name}") for name in ("utf-16", "klingon", "hex", "idna", "undefined")),
        (GOOD.decode().encode("utf-16"), JSON),
        (b'{"text": "\\ud800 550 5.1.1 \\u0000"}', JSON),
        (b'{"text": "550 5.1.1", "more": 1}', JSON),
    ],
)
def test_json_is_read_whatever_it_is_called(client, body, content_type):
    response = send(client, body, content_type)
    assert response.status_code == 200
    assert response.json()["recipients"][0]["enhanced_code"] == "5.1.1"


@pytest.mark.parametrize("lang", ["en", "ko", "ja"])
@pytest.mark.parametrize("size", [LIMIT + 1, 6 << 20])
@pytest.mark.parametrize("field", ["text", "file"])
def test_too_much_is_told_in_the_readers_language(client, lang, size, field):
    given = SimpleUploadedFile("big.txt", b"x" * size) if field == "file" else "x" * size
    response = client.post(f"/{lang}/decode/", {field: given})
    assert response.status_code == 413
    assert "no-store" in response.headers["Cache-Control"]
    shown = page(response)
    assert shown.lang == lang
    assert ("p", {"class": "fault", "role": "alert"}) in shown.elements
    assert "4 MiB" in response.content.decode()


def test_nothing_is_parsed_over_the_limit(client, monkeypatch):
    def parsed(*args, **kwargs):
        raise AssertionError

    monkeypatch.setattr("codes.decode.decode_bytes", parsed)
    assert client.post("/en/decode/", {"text": "x" * (LIMIT + 1)}).status_code == 413
    assert send(client, b'{"text": "' + b"x" * (LIMIT + 1) + b'"}').status_code == 413


def test_an_upload_reaches_no_disk(client, monkeypatch):
    def kept(*args, **kwargs):
        raise AssertionError

    monkeypatch.setattr(TemporaryFileUploadHandler, "new_file", kept)
    source = b"550 5.1.1 user unknown".ljust(LIMIT)
    response = client.post("/en/decode/", {"file": SimpleUploadedFile("bounce.txt", source)})
    assert response.status_code == 200
    assert b"/en/codes/5.1.1/" in response.content
    # The box has no field for a file, but anybody can send one.
    assert client.post("/en/look-up/", {"file": SimpleUploadedFile("a.txt", source), "text": "550"}).status_code == 303
    large = SimpleUploadedFile("a.txt", b"x" * (6 << 20))
    assert client.post("/en/look-up/", {"file": large, "text": "550"}).status_code == 413


@pytest.mark.parametrize("charset", ["idna", "hex", "utf-16", "undefined", "klingon"])
def test_a_form_is_utf_8_whatever_it_says(client, charset):
    form = '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n550 5.1.1 사용자 없음\r\n--x--\r\n'.encode()
    response = client.generic("POST", "/ko/decode/", form, f"multipart/form-data; boundary=x; charset={charset}")
    assert response.status_code == 200
    assert "사용자 없음" in response.content.decode()


@pytest.mark.parametrize(
    "source",
    [
        b"From: a\nTo: b\nContent-Type: text/plain; charset=utf-7\n\n550 +2AA- half a character",
        b"\xff\xfe5\x005\x000\x00",
        b"\x00\x01\x02",
        b"\xff" * 1000,
        "550 5.1.1 \ud800".encode("utf-8", "surrogatepass"),
    ],
)
def test_any_bytes_can_be_shown(client, source):
    response = client.post("/ja/decode/", {"file": SimpleUploadedFile("bounce.eml", source)})
    assert response.status_code == 200

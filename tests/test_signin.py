"""Signing in: failures are throttled, a second factor is offered and then demanded, sessions end, groups exist."""

import logging
import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from axes.models import AccessAttempt
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from codes.signin import groups, second_factor
from codes.signin.throttle import client_address
from tests.page import page

pytestmark = pytest.mark.django_db
PASSWORD = "a long pass phrase"  # noqa: S105
SIGN_IN, DESK, PAGE = "/admin/login/", "/admin/", "/admin/second-factor/"


@pytest.fixture(autouse=True)
def _quick_hasher(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def editor():
    return get_user_model().objects.create_superuser("editor", "editor@example.com", PASSWORD)


@pytest.fixture
def protected(editor):
    """An editor with a second factor, and the backup codes."""
    TOTPDevice.objects.create(user=editor, name="app", confirmed=True)
    editor.backup_codes = second_factor.new_backup_codes(editor)
    return editor


def browser(address="192.0.2.1", lang="en"):
    return Client(headers={"host": "localhost", "accept-language": lang}, REMOTE_ADDR=address)


def sign_in(client, password=PASSWORD, code="", username="editor"):
    return client.post(SIGN_IN, {"username": username, "password": password, "code": code, "next": DESK})


def app_code(user):
    """What the app shows, as if every code were a fresh one and no guess had gone before."""
    devices = TOTPDevice.objects.filter(user=user)
    devices.update(last_t=-1, drift=0, throttling_failure_count=0, throttling_failure_timestamp=None)
    StaticDevice.objects.filter(user=user).update(throttling_failure_count=0, throttling_failure_timestamp=None)
    return f"{TOTP(devices.get().bin_key).token():06d}"


def wrong_code(user):
    return f"{(int(app_code(user)) + 500_000) % 1_000_000:06d}"


def inside(client):
    return client.get(DESK).status_code == 200


# Throttling


@pytest.mark.parametrize(("lang", "words"), [("en", "Too many failed sign-ins"), ("ko", "로그인"), ("ja", "ログイン")])
def test_repeated_failures_are_locked_out(editor, lang, words):
    guesser, other = browser("192.0.2.1", lang), browser("198.51.100.7")
    for _ in range(4):
        assert sign_in(guesser, "wrong").status_code == 200
    response = sign_in(guesser, "wrong")
    assert response.status_code == 429
    assert response.headers["Retry-After"] == "900"
    assert "no-store" in response.headers["Cache-Control"]
    shown = page(response)
    assert shown.lang == lang
    assert words in shown.text()
    assert "15" in shown.text()
    assert sign_in(guesser).status_code == 429, "the right password does not help"
    assert not inside(guesser)
    assert sign_in(other).status_code == 302, "somebody elsewhere is not locked out"
    assert inside(other)


def test_another_browser_at_the_same_address_is_the_same_guesser(editor):
    for number in range(5):
        response = browser().post(
            SIGN_IN, {"username": "editor", "password": "wrong"}, headers={"user-agent": f"browser {number}"}
        )
    assert response.status_code == 429


def test_the_lock_ends_by_itself_and_trying_does_not_lengthen_it(editor):
    guesser = browser()
    for _ in range(5):
        sign_in(guesser, "wrong")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14))
    assert sign_in(guesser).status_code == 429
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert sign_in(guesser).status_code == 302


def test_success_forgets_earlier_failures(editor):
    client = browser()
    for _ in range(4):
        sign_in(client, "wrong")
    assert sign_in(client).status_code == 302
    assert not AccessAttempt.objects.exists()


def test_nothing_typed_as_a_password_is_kept(editor, caplog):
    caplog.set_level(logging.DEBUG)
    client = browser()
    sign_in(client, "correct horse battery")
    sign_in(client, "correct horse battery")
    sign_in(client, "staple", username="correct horse battery", code="correct horse")
    client.post(f"{SIGN_IN}?password=correct+horse", {"username": "editor", "password": "x", "extra": "correct horse"})
    kept = repr(list(AccessAttempt.objects.values()))
    assert len(AccessAttempt.objects.all()) == 2
    assert "editor" in kept
    for word in ("correct", "horse", "staple"):
        assert word not in kept
        assert word not in "".join(record.getMessage() for record in caplog.records if "axes" in record.name)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "remote", "address"),
    [
        (0, "203.0.113.9", "192.0.2.1", "192.0.2.1"),
        (1, "203.0.113.9", "192.0.2.1", "203.0.113.9"),
        (1, "10.9.9.9, 203.0.113.9", "192.0.2.1", "203.0.113.9"),
        (2, "10.9.9.9, 203.0.113.9, 198.51.100.1", "192.0.2.1", "203.0.113.9"),
        (1, "", "192.0.2.1", "192.0.2.1"),
        (1, "nonsense", "192.0.2.1", "192.0.2.1"),
        (0, "", "", None),
        (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (0, "", "::ffff:192.0.2.1", "192.0.2.1"),
    ],
)
def test_addresses_behind_proxies(settings, proxies, forwarded, remote, address):
    settings.PROXIES = proxies
    request = RequestFactory().post(SIGN_IN, headers={"x-forwarded-for": forwarded}, REMOTE_ADDR=remote)
    assert client_address(request) == address


def test_a_forged_address_does_not_get_around_the_lock(editor):
    for number in range(5):
        response = browser().post(
            SIGN_IN,
            {"username": "editor", "password": "wrong"},
            headers={"x-forwarded-for": f"203.0.113.{number}"},
        )
    assert response.status_code == 429


# The second factor


def test_without_a_second_factor_the_password_is_enough(editor):
    client = browser()
    assert sign_in(client).status_code == 302
    assert inside(client)
    assert PAGE in page(client.get(DESK)).links()


def test_setting_up(editor):
    client = browser()
    sign_in(client)
    assert page(client.get(PAGE)).headings[-1] == ("h1", "Second factor")
    assert client.post(PAGE, {"action": "begin", "password": PASSWORD}).status_code == 302
    assert inside(client), "an app that is not confirmed locks nobody out"
    shown = client.get(PAGE)
    device = TOTPDevice.objects.get(user=editor)
    assert second_factor.secret(device) in page(shown).text() + shown.content.decode()
    svg = re.search(r"<svg.*</svg>", shown.content.decode(), re.DOTALL)[0]
    assert "style" not in svg
    assert not any("style" in attributes for _, attributes in page(shown).elements)
    assert shown.headers["Content-Security-Policy"] == client.get("/en/").headers["Content-Security-Policy"]

    refused = client.post(PAGE, {"action": "confirm", "code": wrong_code(editor)})
    assert "errorlist" in refused.content.decode()
    assert not second_factor.set_up(editor)

    done = client.post(PAGE, {"action": "confirm", "code": app_code(editor)})
    codes = re.findall(r"<li><code>([a-z2-7]{8})</code>", done.content.decode())
    assert len(set(codes)) == second_factor.BACKUP_CODES
    assert "no-store" in done.headers["Cache-Control"]
    assert inside(client), "who set it up has shown it"
    later = client.get(PAGE).content.decode()
    assert not any(code in later for code in codes)
    assert device.key not in later
    assert second_factor.secret(device) not in later
    again = client.post(PAGE, {"action": "confirm", "code": app_code(editor)})
    assert again.status_code == 302, "loading the page of codes again shows none"


@pytest.mark.parametrize("password", ["", "wrong"])
def test_setting_up_takes_the_password_again(editor, password):
    client = browser()
    sign_in(client)
    names = {attributes.get("name") for _, attributes in page(client.get(PAGE)).elements}
    assert "password" in names
    assert "code" not in names
    refused = client.post(PAGE, {"action": "begin", "password": password})
    assert refused.status_code == 200
    assert "errorlist" in refused.content.decode()
    assert not TOTPDevice.objects.exists()


def test_a_secret_shows_only_to_the_session_that_gave_the_password(editor):
    owner, thief = browser(), browser("198.51.100.7")
    sign_in(owner)
    sign_in(thief)
    owner.post(PAGE, {"action": "begin", "password": PASSWORD})
    secret = second_factor.secret(TOTPDevice.objects.get())
    assert secret in owner.get(PAGE).content.decode()
    assert secret not in thief.get(PAGE).content.decode()
    thief.post(PAGE, {"action": "confirm", "code": app_code(editor)})
    assert not second_factor.set_up(editor)
    owner.post(PAGE, {"action": "confirm", "code": app_code(editor)})
    assert second_factor.set_up(editor)


def test_guessing_the_password_at_the_second_factor_is_throttled_like_signing_in(editor):
    client = browser()
    sign_in(client)
    for _ in range(4):
        assert client.post(PAGE, {"action": "begin", "password": "wrong"}).status_code == 200
    assert client.post(PAGE, {"action": "begin", "password": "wrong"}).status_code == 429
    assert client.post(PAGE, {"action": "begin", "password": PASSWORD}).status_code == 429
    assert not TOTPDevice.objects.exists()


def test_the_second_factor_is_demanded_and_satisfied(protected):
    client = browser()
    asked = sign_in(client)
    assert asked.status_code == 200
    assert "a code from your app" in page(asked).text()
    assert not inside(client)
    assert not AccessAttempt.objects.exists(), "to be asked is no failure"
    assert sign_in(client, code=f" {app_code(protected)} ").status_code == 302
    assert inside(client)


def test_a_session_from_before_is_asked_too(editor):
    old, new = browser(), browser()
    sign_in(old)
    sign_in(new)
    new.post(PAGE, {"action": "begin", "password": PASSWORD})
    new.post(PAGE, {"action": "confirm", "code": app_code(editor)})
    assert inside(new)
    assert old.get(DESK).status_code == 302
    assert old.get(PAGE).status_code == 302
    assert "editor" in page(old.get(SIGN_IN)).text()


def test_a_code_needs_the_password(protected):
    client = browser()
    assert sign_in(client, "wrong", app_code(protected)).status_code == 200
    assert not inside(client)


def test_wrong_codes_are_throttled_like_wrong_passwords(protected):
    client = browser()
    for _ in range(4):
        assert sign_in(client, code=wrong_code(protected)).status_code == 200
    assert sign_in(client, code=wrong_code(protected)).status_code == 429
    assert sign_in(client, code=app_code(protected)).status_code == 429


def test_guessing_codes_from_many_addresses_gets_slower(protected):
    sign_in(browser("192.0.2.1"), code=wrong_code(protected))
    device = TOTPDevice.objects.get(user=protected)
    assert device.throttling_failure_count == 1
    device.throttling_failure_count = 8
    device.save()
    right = f"{TOTP(device.bin_key).token():06d}"
    assert sign_in(browser("198.51.100.7"), code=right).status_code == 200, "too soon after the last wrong one"


def test_a_code_works_once(protected):
    code = app_code(protected)
    assert sign_in(browser(), code=code).status_code == 302
    assert sign_in(browser(), code=code).status_code == 200


def test_a_backup_code_works_once(protected):
    client, code = browser(), protected.backup_codes[0]
    assert sign_in(client, code=f"{code[:4].upper()} {code[4:]}").status_code == 302
    assert inside(client)
    assert second_factor.backup_codes_left(protected) == second_factor.BACKUP_CODES - 1
    assert sign_in(browser(), code=code).status_code == 200


def test_somebody_elses_codes_are_wrong(protected):
    other = get_user_model().objects.create_superuser("other", "other@example.com", PASSWORD)
    TOTPDevice.objects.create(user=other, name="app", confirmed=True)
    for code in (app_code(protected), protected.backup_codes[0]):
        client = browser()
        assert sign_in(client, code=code, username="other").status_code == 200
        assert not inside(client)


def test_renewing_and_removing_take_a_code(protected):
    client = browser()
    sign_in(client, code=app_code(protected))
    for action in ("renew", "remove"):
        assert client.post(PAGE, {"action": action, "code": wrong_code(protected)}).status_code == 200
        assert client.post(PAGE, {"action": action}).status_code == 200
    client.post(PAGE, {"action": "begin", "password": PASSWORD})
    assert TOTPDevice.objects.get(user=protected).confirmed, "beginning anew does not replace a confirmed app"
    renewed = client.post(PAGE, {"action": "renew", "code": app_code(protected)}).content.decode()
    assert second_factor.backup_codes_left(protected) == second_factor.BACKUP_CODES
    assert not any(code in renewed for code in protected.backup_codes)
    assert client.post(PAGE, {"action": "remove", "code": app_code(protected)}).status_code == 302
    assert not TOTPDevice.objects.exists()
    assert not StaticDevice.objects.exists()
    assert inside(client)
    assert sign_in(browser()).status_code == 302


def test_an_administrator_removes_a_lost_second_factor(protected):
    colleague = browser()
    other = get_user_model().objects.create_superuser("other", "other@example.com", PASSWORD)
    sign_in(colleague, username="other")
    people = "/admin/auth/user/"
    listing = colleague.get(people)
    assert listing.status_code == 200
    chosen = {"action": "remove_second_factor", "_selected_action": [protected.pk, other.pk]}
    assert colleague.post(people, chosen).status_code == 302
    assert sign_in(browser()).status_code == 302


def test_secrets_are_in_no_list(editor):
    client = browser()
    sign_in(client)
    assert "otp_" not in client.get(DESK).content.decode()
    assert client.get("/admin/otp_totp/totpdevice/").status_code == 404


@pytest.mark.parametrize("lang", [code for code, _ in settings.LANGUAGES])
def test_pages_speak_the_editors_language(protected, lang):
    client = browser(lang=lang)
    shown = [client.get(SIGN_IN), sign_in(client)]
    sign_in(client, code=app_code(protected))
    shown += [client.get(PAGE), client.post(PAGE, {"action": "renew", "code": wrong_code(protected)})]
    shown += [client.post(PAGE, {"action": "renew", "code": app_code(protected)})]
    client.post(PAGE, {"action": "remove", "code": app_code(protected)})
    shown += [client.get(PAGE)]
    shown += [client.post(PAGE, {"action": "begin", "password": "wrong"})]
    client.post(PAGE, {"action": "begin", "password": PASSWORD})
    shown += [client.get(PAGE)]
    for response in shown:
        assert response.status_code == 200
        assert page(response).lang == lang
        assert lang == "en" or not page(response).english_sentences()


# Sessions, passwords, groups


def test_sessions_expire(editor):
    client = browser()
    sign_in(client)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert int(cookie["max-age"]) == 12 * 3600
    assert (cookie["samesite"], cookie["httponly"]) == ("Lax", True)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get(DESK).status_code == 302


@pytest.mark.parametrize("path", ["/en/", "/ko/codes/421/", "/api/v1/codes/421"])
def test_public_pages_leave_a_session_alone(editor, path):
    client = browser()
    sign_in(client)
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("password", ["password1234", "qwertyuiop", "12345678901234", "short"])
def test_common_passwords_are_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password)


def granted(name):
    return set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))


def test_groups():
    languages = [code for code, _ in settings.LANGUAGES if code != "en"]
    names = {"Editor", "Publisher", "Administrator"} | {f"Translator ({lang})" for lang in languages}
    assert set(Group.objects.values_list("name", flat=True)) == names
    editing = {f"{verb}_{model}" for verb in ("view", "add", "change") for model in groups.CONTENT}
    assert granted("Editor") == granted("Publisher") == editing
    for lang in languages:
        assert granted(groups.translators(lang)) == {f"view_{model}" for model in groups.CONTENT}
    assert granted("Administrator") >= editing | {f"delete_{model}" for model in groups.CONTENT}
    assert granted("Administrator") >= {"add_user", "change_user", "delete_user", "change_group"}


def test_making_the_groups_again_changes_nothing_and_adds_a_new_language(settings):
    before = {name: granted(name) for name in Group.objects.values_list("name", flat=True)}
    settings.LANGUAGES = [*settings.LANGUAGES, ("fr", "French")]
    groups.make_groups(apps, SimpleNamespace(connection=connection))
    after = {name: granted(name) for name in Group.objects.values_list("name", flat=True)}
    assert after.pop("Translator (fr)") == {f"view_{model}" for model in groups.CONTENT}
    assert after == before


def test_a_translator_sees_the_desk_and_changes_nothing(client):
    user = get_user_model().objects.create_user("translator", password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name="Translator (ko)"))
    client.force_login(user)
    assert client.get("/admin/codes/statuscode/").status_code == 200
    assert client.get("/admin/codes/statuscode/add/").status_code == 403
    assert client.get("/admin/auth/user/").status_code == 403

"""The second factor: an app that shows codes (TOTP, RFC 6238), and backup codes that work once each.

django-otp keeps the devices, verifies codes, refuses a code that was used, and makes guessing slower and slower.
A user has a second factor from the moment a code has confirmed the app.
"""

import base64
from typing import Any

import segno
from django.db import transaction
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

BACKUP_CODES = 10


def set_up(user: Any) -> bool:
    """Whether this user has a confirmed second factor."""
    return bool(TOTPDevice.objects.filter(user_id=user.pk, confirmed=True).exists())


def satisfied(user: Any) -> bool:
    """Whether the session has shown the second factor, or its user has none."""
    return getattr(user, "otp_device", None) is not None or not set_up(user)


def verify(user: Any, typed: str) -> Any:
    """The confirmed device that accepts the code, else None. Six digits are the app's; others are backup codes."""
    code = "".join(typed.split()).lower()
    model = TOTPDevice if code.isdecimal() and len(code) == 6 else StaticDevice
    for device in model.objects.devices_for_user(user, confirmed=True):
        if verified := verify_token(user, device.persistent_id, code):
            return verified
    return None


def begin(user: Any) -> Any:
    """A device with a new secret, which counts for nothing until a code confirms it."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user, confirmed=False).delete()
        return TOTPDevice.objects.create(user=user, name="app", confirmed=False)


def pending(user: Any) -> Any:
    """The device that waits for its first code, or None."""
    return TOTPDevice.objects.filter(user=user, confirmed=False).first()


def confirm(user: Any, typed: str) -> Any:
    """The pending device, confirmed, if the code is one of its; else None."""
    device = pending(user)
    verified = device and verify_token(user, device.persistent_id, "".join(typed.split()))
    if verified:
        verified.confirmed = True
        verified.save(update_fields=["confirmed"])
    return verified


def new_backup_codes(user: Any) -> list[str]:
    """New codes in place of all earlier ones."""
    with transaction.atomic():
        device, _ = StaticDevice.objects.get_or_create(user=user, defaults={"name": "backup"})
        device.token_set.all().delete()
        codes = [StaticToken.random_token() for _ in range(BACKUP_CODES)]
        device.token_set.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def backup_codes_left(user: Any) -> int:
    return int(StaticToken.objects.filter(device__user=user).count())


def remove(user: Any) -> None:
    """Forget the app and the backup codes."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user).delete()
        StaticDevice.objects.filter(user=user).delete()


def secret(device: Any) -> str:
    """The secret as apps take it typed: base 32, in groups of four."""
    text = base64.b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def qr_code(device: Any) -> str:
    """The secret as an SVG element for apps to scan; black on white in dark mode too, and without styles."""
    return segno.make_qr(device.config_url).svg_inline(scale=5, dark="#000", light="#fff")

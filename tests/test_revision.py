"""The content revision moves with every change, whatever writes it, and never without one."""

import pytest
from django.db import transaction

from codes import revision
from codes.models import Revision, StatusCode

pytestmark = pytest.mark.django_db


def test_a_save_and_a_deletion_move_it():
    before = revision.current()
    row = StatusCode.objects.get(code="421")
    row.save()
    assert revision.current() == before + 1
    assert Revision.objects.first().changed == ["code:421"]
    row.delete()
    assert "code:421" in Revision.objects.first().changed


def test_a_batch_is_one_revision():
    before = revision.current()
    with revision.batch():
        for code in ("421", "450", "421"):
            StatusCode.objects.get(code=code).save()
    assert revision.current() == before + 1
    assert Revision.objects.first().changed == ["code:421", "code:450"]


def test_what_is_rolled_back_moves_nothing():
    before = revision.current()

    def fail_after_saving():
        with transaction.atomic():
            StatusCode.objects.get(code="421").save()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_saving()
    assert revision.current() == before


def test_changes_are_shown_and_fed(client):
    StatusCode.objects.get(code="421").save()
    assert "421 서비스를 사용할 수 없음" in client.get("/ko/changes/").content.decode()
    feed = client.get("/ko/changes/feed.atom")
    assert feed.headers["Content-Type"].startswith("application/atom+xml")
    assert "/ko/codes/421/" in feed.content.decode()

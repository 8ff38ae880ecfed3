"""The whole content is loaded once into each test database; tests change it inside their own transaction."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from codes import glossary
from codes.models import StatusCode


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        call_command("loadcontent", verbosity=0, stdout=StringIO())


@pytest.fixture(autouse=True)
def _plain_static_files(settings):
    """Pages in tests need no collected static files; a fresh clone has none."""
    settings.STATIC_ROOT = settings.BASE_DIR / "static"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def _no_terms_from_another_test():
    """Rolled-back tests reuse revision numbers, by which the glossary's forms are kept."""
    glossary._forms.cache_clear()


@pytest.fixture
def few_replies(db):
    """Some reply codes instead of all, for a file of them is written and read the same way.

    Past the signals, for nothing is to remember that they were ever there.
    """
    kept = ("220", "250", "354", "421", "450", "550", "552")
    StatusCode.objects.replies().exclude(code__in=kept)._raw_delete("default")


@pytest.fixture
def client():
    return Client(headers={"host": "localhost"})

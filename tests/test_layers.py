"""Data flows down: the pure modules know nothing of HTTP or of tables."""

import subprocess
import sys

import pytest
from django.conf import settings

FORBIDDEN = ["codes.models", "codes.views"]


PURE = [
    "box",
    "compare",
    "decode",
    "diagram",
    "entry",
    "notation",
    "prose",
    "redaction",
    "replies",
    "search",
    "sentences",
]


@pytest.mark.parametrize("module", PURE)
def test_pure_modules(module):
    """Importing one of them in a fresh Python brings in neither tables nor requests of ours."""
    code = f"import sys, codes.{module}; print([name for name in {FORBIDDEN!r} if name in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=settings.BASE_DIR,
        env={"DJANGO_SETTINGS_MODULE": "smtpref.settings", "PATH": ""},
    )
    assert result.stdout.strip() == "[]"

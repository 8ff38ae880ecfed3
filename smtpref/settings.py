"""All settings, read from the environment; a wrong value stops the start with one clear line.

ALLOWED_HOSTS   host names, comma-separated; empty = this machine only (loopback, no forced HTTPS)
SECRET_KEY      required with ALLOWED_HOSTS; without, one is made and kept in DATA_DIR
DATABASE_URL    e.g. postgres://user@host/name; default: SQLite in DATA_DIR
DATA_DIR        where the database, the key and collected static files live; default: var/
PROXIES         how many proxies of yours stand before the site; each must append to X-Forwarded-For. Default: 0
DEBUG           1 for Django's error pages while developing
"""

import os
import secrets
import sys
from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR") or BASE_DIR / "var")


def _flag(name: str) -> bool:
    value = os.environ.get(name, "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}")
    return value == "1"


def _count(name: str) -> int:
    value = os.environ.get(name, "0")
    if not (value.isascii() and value.isdecimal() and len(value) == 1):
        raise ImproperlyConfigured(f"{name} must be a number from 0 to 9, not {value!r}")
    return int(value)


def _kept_secret(path: Path) -> str:
    """The key in `path`, made on first use; readable by its owner alone."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(50))
        return path.read_text()
    except OSError as error:
        sys.exit(f"smtpref cannot write to {path.parent}: {error.strerror}. Set DATA_DIR to a writable folder.")


DEBUG = _flag("DEBUG")
PUBLIC_HOSTS = [host.strip() for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host.strip()]
LOCAL_ONLY = not PUBLIC_HOSTS
ALLOWED_HOSTS = PUBLIC_HOSTS or ["127.0.0.1", "localhost", "[::1]"]
PROXIES = _count("PROXIES")
if os.environ.get("SECRET_KEY"):
    SECRET_KEY = os.environ["SECRET_KEY"]
elif LOCAL_ONLY:
    SECRET_KEY = _kept_secret(DATA_DIR / "secret_key")
else:
    raise ImproperlyConfigured("ALLOWED_HOSTS is set, so SECRET_KEY must be set too")

INSTALLED_APPS = [
    "modeltranslation",
    "codes.signin.apps.EditorsDeskConfig",  # django.contrib.admin, with our site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "ninja",
    "simple_history",
    "codes",
]

# Sessions and messages serve the admin alone; PublicMiddleware keeps cookies away from every other page.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "codes.middleware.Utf8Middleware",
    "codes.middleware.PublicMiddleware",
    "codes.middleware.LanguageMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "smtpref.urls"
WSGI_APPLICATION = "smtpref.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "codes.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "codes.templatetags.smtp"],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'db.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers go on while an editor saves; IMMEDIATE makes a writer wait rather than fail.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Languages: English is the source. Adding one: a line here, a migration, texts in fixtures/text/<lang>/,
# fixtures/glossary/<lang>.yaml and a catalogue in codes/locale/.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ko", _("Korean")), ("ja", _("Japanese"))]
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_ENABLE_FALLBACKS = False  # the fallback is ours: per field, and marked on the page
LOCALE_PATHS = [BASE_DIR / "codes" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

CONTENT_DIR = BASE_DIR / "fixtures"
# A little over what the decoder takes; what is uploaded there stays in memory (codes/views/decode.py).
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
PROJECT_URL = os.environ.get("PROJECT_URL", "")  # where readers report mistakes, if not by mail
CONTACT_EMAIL = os.environ.get("CONTACT_EMAIL", "")

# Signing in: after five failures for one account from one address, nothing more from there for a while (codes/signin/).
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "codes.signin.throttle.client_address"
AXES_USERNAME_CALLABLE = "codes.signin.throttle.account"
AXES_LOCKOUT_CALLABLE = "codes.signin.throttle.locked_out"
AXES_SENSITIVE_PARAMETERS: list[
    str
] = []  # for its log lines, which name account and address; form data is not kept at all
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
OTP_TOTP_ISSUER = "smtpref"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

CSRF_FAILURE_VIEW = "codes.views.errors.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
if not LOCAL_ONLY:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

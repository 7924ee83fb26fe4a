"""Django's settings, from the options an operator has (gonorth/web/options.py)."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from gonorth.web import options

DATA = Path(options.DATA.value).resolve()


def _secret() -> str:
    """That of the data folder, which `gonorth.web.folder` makes; outside of it nothing signed must last."""
    kept = DATA / "secret"
    return kept.read_text(encoding="ascii") if kept.exists() else secrets.token_urlsafe(48)


SECRET_KEY = options.SECRET.value or _secret()
DEBUG = False
ALLOWED_HOSTS = [host.strip() for host in options.HOSTS.value.split(",")]

INSTALLED_APPS = [
    *("django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"),
    *("django.contrib.staticfiles", "django_htmx", "csp"),
    *("allauth", "allauth.account", "allauth.mfa"),
    "gonorth.web.apps.WebConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "gonorth.web.middleware.language",
    "gonorth.web.middleware.same_origin",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "gonorth.web.urls"
WSGI_APPLICATION = "gonorth.web.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "gonorth.web.context.frame"],
            "builtins": ["gonorth.web.templatetags.gonorth"],
        },
    }
]

_SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA / "gonorth.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        " PRAGMA secure_delete=ON;",
    },
}
_URL = options.DATABASE.value
DATABASES = {"default": dj_database_url.parse(_URL, conn_max_age=600) if _URL else _SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Who is signed in. No password exists: a code in a letter, or a passkey. A cookie is set when a code is
# asked for, never before.
AUTH_USER_MODEL = "gonorth.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
IS_SECURE = options.ADDRESS.value.startswith("https://")
SESSION_COOKIE_NAME = "__Host-gonorth" if IS_SECURE else "gonorth"
SESSION_COOKIE_AGE = 14 * 86_400
SESSION_COOKIE_SECURE = IS_SECURE
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
SESSION_COOKIE_SAMESITE = "Lax"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "mine"
ACCOUNT_ADAPTER = "gonorth.web.accounts.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code is the proof
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "60/m/ip,3/m/key,12/d/key",  # the key: an address and a network
    "letters_to_address": "200/d/key",  # whoever asks: nobody can shut its owner out
}
# Rates and used codes: room for many more than one network can fill.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}
MFA_ADAPTER = "gonorth.web.accounts.SecondSteps"
MFA_SUPPORTED_TYPES = ["totp"]
MFA_TOTP_ISSUER = "GoNorth"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # every address here was shown to be its owner's by a code
MFA_REAUTHENTICATION_REQUIRED = False
ALLAUTH_TRUSTED_PROXY_COUNT = int(options.PROXIES.value)

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français")]
USE_TZ = True
TIME_ZONE = "America/Toronto"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 86_400

# No inline script or style, nothing from any other host.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 12_000_000  # a résumé is never written to a temporary file
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}

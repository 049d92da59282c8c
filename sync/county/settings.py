"""Django's settings, all of them derived from config.toml (see sync.model.settings.County)."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from sync.county.config import database, load_config
from sync.county.keys import KeyRing

CONFIG = load_config()
HERE = Path(__file__).resolve().parent
ASSETS = HERE.parents[1] / "assets"
KEYS_FOLDER = CONFIG.folder
BLOBS_FOLDER = CONFIG.folder / "blobs"
UNDO_SECONDS = CONFIG.county.undo_seconds
IDLE_MINUTES = CONFIG.county.idle_minutes
SESSION_HOURS = CONFIG.county.session_hours
PROXIES = CONFIG.county.proxies
LONG_POLL_MOST = CONFIG.county.long_poll_most
# Set by server.py, which knows how many threads there are.
WAITERS_MOST = int(os.environ.get("DOORSTEP_COUNTY_WAITERS", "40"))

# `python -m sync.county` makes the key file before Django loads. A tool that only looks at the project
# (mypy, a test run) gets a key of its own and writes nothing.
_ring = KeyRing(KEYS_FOLDER)
SECRET_KEY = _ring.secret() if _ring.exists else secrets.token_urlsafe(64)

DEBUG = False
ALLOWED_HOSTS = list(CONFIG.county.allowed_hosts)
ROOT_URLCONF = "sync.county.urls"
WSGI_APPLICATION = "sync.county.wsgi.application"
DATABASES = {"default": database(CONFIG)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "sync.county.people",
    "sync.county.feed",
    "sync.county.planned",
    "sync.county.catalogue",
    "sync.county.fleet",
    "sync.county.intake",
    "sync.county.courier",
    "sync.county.blobs",
    "sync.county.desk",
    "sync.county.drops",
    "sync.county.questions",
    "sync.county.voices",
    "sync.county.calls",
    "sync.county.keeping",
    "sync.county.snags",
    "sync.county.training",
    "sync.county.duties",
    "sync.county.rectify",
    "sync.county.reports",
    "sync.county.openness",
    "sync.county.public",
    "sync.county.placards",
    "sync.county.archive",
    "sync.county.api",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sync.county.console.middleware.SecurityHeaders",
    "sync.county.line.middleware.LineFirst",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "sync.county.connections.LetGo",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "sync.county.people.sessions.SessionLimits",
    "sync.county.console.middleware.Doorkeeper",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "console" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sync.county.console.context.frame",
            ],
            "builtins": ["sync.county.console.tags"],
        },
    }
]

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [("county", HERE / "console" / "static"), ("icons", ASSETS / "icons"), ASSETS / "scenes"]
# The files lie in the package; whitenoise serves them from there, so there is no collecting step.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 300

AUTH_USER_MODEL = "people.Staff"
AUTHENTICATION_BACKENDS = ["sync.county.people.backend.StaffBackend"]
LOGIN_URL = "people:login"
LOGIN_REDIRECT_URL = "reports:overview"
LOGOUT_REDIRECT_URL = "people:login"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "org")},
    },
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# The cookie outlives no working day; how long a log-in lasts is people/sessions.py's business.
SESSION_COOKIE_AGE = SESSION_HOURS * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "sync.county.console.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
if CONFIG.county.https_only:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Preloading is for names on the public internet; this one lives on the government's own network.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# A pushed batch is about 1 MB by default; a single large case may be more.
DATA_UPLOAD_MAX_MEMORY_SIZE = 40 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "sync.county.console.scrub.ScrubbedFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}

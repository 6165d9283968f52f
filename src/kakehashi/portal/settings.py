"""Settings of the portal: one tuple says what can be set; the environment is read here and nowhere else."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import environ


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing an operator may set, by an environment variable of that name."""

    name: str
    default: str
    help: str

    @property
    def value(self) -> str:
        """What the environment says; the default where it says nothing."""
        return os.environ.get(self.name) or self.default


SETTINGS = (
    Setting("KAKEHASHI_HOME", "./var", "Folder of the database, the files, `secret` and `keys`; made at first start."),
    Setting(
        "DATABASE_URL", "", "postgres://USER@/NAME?host=SOCKETDIR, or sqlite:///PATH; without it SQLite in the home."
    ),
    Setting("KAKEHASHI_HOSTS", "127.0.0.1,localhost", "Host names under which the portal is reached, by commas."),
    Setting("KAKEHASHI_ORIGINS", "", "Origins trusted for forms behind a proxy, by commas: https://example.org."),
    Setting("KAKEHASHI_BEHIND_PROXY", "", "1: trust X-Forwarded-Proto and X-Real-IP of the proxy in front."),
    Setting("KAKEHASHI_DEMO", "", "1: demonstration mode, set by `kakehashi demo` alone; `serve` refuses it."),
    Setting("KAKEHASHI_TODAY", "", "Demonstration mode only: the day the pages take for today (ISO)."),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def _value(name: str) -> str:
    return _BY_NAME[name].value


def _words(name: str) -> list[str]:
    return [word.strip() for word in _value(name).split(",") if word.strip()]


def _kept_secret(path: Path, make: str) -> str:
    """The secret in `path`; where there is none yet, `make` is written there for its owner alone."""
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(make)
    return path.read_text(encoding="ascii").strip()


HERE = Path(__file__).parent
HOME = Path(_value("KAKEHASHI_HOME")).resolve()
HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
DEMO = _value("KAKEHASHI_DEMO") == "1"
DEMO_TODAY = _value("KAKEHASHI_TODAY") if DEMO else ""

SECRET_KEY = _kept_secret(HOME / "secret", secrets.token_urlsafe(64))
SEALING_KEYS = _kept_secret(HOME / "keys", secrets.token_hex(32)).split()
"""Keys of the sensitive values, newest first; kept outside the database."""

DEBUG = False
ALLOWED_HOSTS = _words("KAKEHASHI_HOSTS")
CSRF_TRUSTED_ORIGINS = _words("KAKEHASHI_ORIGINS")
BEHIND_PROXY = _value("KAKEHASHI_BEHIND_PROXY") == "1"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not DEMO
SESSION_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
SECURE_HSTS_SECONDS = 0 if DEMO else 31_536_000
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "kakehashi.portal.layout",
    "kakehashi.portal.ledger",
    "kakehashi.portal.accounts",
    "kakehashi.portal.tokens",
    "kakehashi.portal.documents",
    "kakehashi.portal.intake",
    "kakehashi.portal.programmes",
    "kakehashi.portal.candidates",
    "kakehashi.portal.employers",
    "kakehashi.portal.outlook",
    "kakehashi.portal.doubles",
    "kakehashi.portal.exchange",
    "kakehashi.portal.privacy",
    "kakehashi.portal.pool",
    "kakehashi.portal.offices",
    "kakehashi.portal.fairs",
    "kakehashi.portal.statistics",
    "kakehashi.portal.lawbook",
    "kakehashi.portal.selfservice",
    "kakehashi.portal.editing",
    "kakehashi.portal.desks",
    "kakehashi.portal.interface",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "kakehashi.portal.api.OneShape",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kakehashi.portal.accounts.gate.LanguageOfTheReader",
    "kakehashi.portal.accounts.gate.ShortSessionOfACandidate",
    "django.contrib.messages.middleware.MessageMiddleware",
    "kakehashi.portal.documents.limit.LargestBody",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "kakehashi.portal.layout.waiting.look_again",
]

ROOT_URLCONF = "kakehashi.portal.urls"
WSGI_APPLICATION = "kakehashi.portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kakehashi.portal.layout.context.page",
                "kakehashi.portal.desks.context.rooms",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "kakehashi.portal.layout.templatetags.spoken",
                "kakehashi.portal.layout.templatetags.waiting",
            ],
        },
    }
]

_database = _value("DATABASE_URL") or f"sqlite:///{HOME / 'kakehashi.sqlite3'}"
DATABASES = {"default": environ.Env.db_url_config(_database)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # An import of a hundred thousand rows: 32 MB of pages kept at hand, and fewer of them written twice.
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA secure_delete=ON;PRAGMA cache_size=-32000;"
            "PRAGMA wal_autocheckpoint=8000;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["kakehashi.portal.accounts.signing_in.OwnAccounts"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("sign_in", "full_name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
CANDIDATES_LOGIN_URL = "selfservice:code"
LOGIN_REDIRECT_URL = "desks:home"
LOGOUT_REDIRECT_URL = "desks:front"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "en"
LANGUAGES = [("id", "Bahasa Indonesia"), ("ja", "日本語"), ("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = USE_TZ = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FONTS = HERE.parent / "paper" / "fonts"

UPLOAD_BYTES = 20 * 1024 * 1024
SHEET_BYTES = 64 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = SHEET_BYTES + 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000  # a list of 200 entries, the most there are, has 15 boxes each
FILE_UPLOAD_PERMISSIONS = 0o600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"django.request": {"level": "ERROR"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}

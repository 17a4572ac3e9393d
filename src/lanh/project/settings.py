"""Every setting, from the environment, safe where nothing is said."""

from pathlib import Path

from lanh.project.environment import database, flag, text

LANH = Path(__file__).resolve().parent.parent
WEB = LANH / "web"

SECRET_KEY = text("LANH_SECRET_KEY")
DEBUG = flag("LANH_DEBUG", default=False)
ALLOWED_HOSTS = text("LANH_HOSTS", "localhost 127.0.0.1").split()
DATABASES = {"default": database(text("DATABASE_URL", "sqlite:///lanh.sqlite3"))}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "lanh.audit",
    "lanh.places",
    "lanh.access",
    "lanh.files",
    "lanh.outbox",
    "lanh.owed",
    "lanh.registers.events",
    "lanh.reports",
    "lanh.indicators",
    "lanh.plans",
    "lanh.papers",
    "lanh.project",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every page asks for a log-in unless it says otherwise.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "lanh.project.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["lanh.web.parts.words"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
            ],
        },
    }
]

AUTH_USER_MODEL = "access.User"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "events:list"
LOGOUT_REDIRECT_URL = "login"

# Vietnamese first, English second.
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [LANH / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "static/"
STATICFILES_DIRS = [WEB / "static"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A server in an office without TLS must say so aloud.
TLS = flag("LANH_TLS", default=not DEBUG)
SECURE_SSL_REDIRECT = TLS
SESSION_COOKIE_SECURE = TLS
CSRF_COOKIE_SECURE = TLS
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0

"""Every setting, from the environment, safe where nothing is said."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from lanh.project.environment import database, day, flag, folder, mail, text

LANH = Path(__file__).resolve().parent.parent
WEB = LANH / "web"

# Everything that Lành writes lies in one folder, outside of what is served.
DATA = folder("LANH_DATA", "var")
FACTS = DATA / "facts"  # Parquet and manifest: written by the one writer only
# What sums may take of the machine, for each process.
FACTS_MEMORY = text("LANH_FACTS_MEMORY", "512MB")
FACTS_THREADS = int(text("LANH_FACTS_THREADS", "2"))
UPLOADS = DATA / "uploads"

# A demo shows one day for ever and says so in a banner.
FIXED_DAY = day("LANH_FIXED_DAY")

# Who filled in a report may not accept it (docs/decisions/0010).
FOUR_EYES = flag("LANH_FOUR_EYES", default=False)

# How people reach this instance; mails lead there.
ADDRESS = text("LANH_ADDRESS", "http://localhost:8000/")
# Mail is off unless a server is named: smtp://name:word@host:587?tls=start
MAIL = mail(text("LANH_SMTP", ""))
MAIL_IS_ON = bool(MAIL)
MAILER = "smtp" if MAIL_IS_ON else "dummy"
EMAIL_BACKEND = f"django.core.mail.backends.{MAILER}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = MAIL.get("host", ""), MAIL.get("port", 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.get("user", ""), MAIL.get("word", "")
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.get("start", False), MAIL.get("whole", False)
EMAIL_TIMEOUT = 30  # seconds
DEFAULT_FROM_EMAIL = text("LANH_MAIL_FROM", "lanh@localhost")

SECRET_KEY = text("LANH_SECRET_KEY")
DEBUG = flag("LANH_DEBUG", default=False)
ALLOWED_HOSTS = text("LANH_HOSTS", "localhost 127.0.0.1").split()
DATABASES = {
    "default": database(text("DATABASE_URL", f"sqlite:///{DATA / 'lanh.sqlite3'}"))
}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials",
    "lanh.audit",
    "lanh.places",
    "lanh.access",
    "lanh.files",
    "lanh.intake",
    "lanh.outbox",
    "lanh.owed",
    "lanh.registers.documents",
    "lanh.registers.events",
    "lanh.registers.inspections",
    "lanh.registers.missions",
    "lanh.registers.premises",
    "lanh.registers.surveys",
    "lanh.reports",
    "lanh.indicators",
    "lanh.plans",
    "lanh.papers",
    "lanh.project",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "lanh.web.parts.policy.content_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every page asks for a log-in unless it says otherwise.
    "lanh.web.guard.offering.LogInFirst",
    "lanh.web.guard.missing.told",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lanh.web.accounts.gate.Gate",
    "lanh.web.parts.answering.lead_on",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    # Last, for it stands directly before the view.
    "lanh.web.guard.sending.SentOnce",
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
                "django.contrib.messages.context_processors.messages",
                "lanh.web.parts.shell.shell",
            ],
        },
    }
]

# Forms are drawn by our own parts.
FORM_RENDERER = "lanh.web.parts.forms.OfficeRenderer"

# What a filter says that is not set.
FILTERS_EMPTY_CHOICE_LABEL = _("All")

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"} | options
    for name, options in (
        (
            "UserAttributeSimilarityValidator",
            {"OPTIONS": {"user_attributes": ["username", "name"]}},
        ),
        ("MinimumLengthValidator", {"OPTIONS": {"min_length": 10}}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"

# django-allauth: log-in name and password, no signing up, no mail.
ACCOUNT_ADAPTER = "lanh.web.accounts.door.Door"
ACCOUNT_FORMS = {
    "login": "lanh.web.accounts.forms.LogInForm",
    "reauthenticate": "lanh.web.accounts.forms.AgainForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
# The session ends with the browser: computers in an office are shared.
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "20/m/ip,5/5m/key"}
MFA_ADAPTER = "lanh.web.accounts.door.SecondDoor"
MFA_FORMS = {
    "authenticate": "lanh.web.accounts.forms.SecondStepForm",
    "reauthenticate": "lanh.web.accounts.forms.SecondAgainForm",
    "activate_totp": "lanh.web.accounts.forms.SetUpForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Lành"
MFA_ALLOW_UNVERIFIED_EMAIL = True
# The roles that must have a second factor, such as "administrator leader".
SECOND_FACTOR_ROLES = text("LANH_SECOND_FACTOR", "").split()

# Vietnamese first, English second.
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [LANH / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [WEB / "static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": UPLOADS},
    },
    # Hashed names, so that a browser may keep them for ever.
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Slow work waits in our own database for `lanh serve`'s worker.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A server in an office without TLS must say so aloud.
TLS = flag("LANH_TLS", default=not DEBUG)
SECURE_SSL_REDIRECT = TLS
SESSION_COOKIE_SECURE = TLS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = TLS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "lanh.web.guard.offering.stale"
SESSION_COOKIE_AGE = 12 * 3600  # a working day and its evening
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = TLS
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
# Behind a proxy that ends TLS and sets this header itself.
if flag("LANH_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Else everybody would share the proxy's address, and with it the limit of log-ins.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

FILE_UPLOAD_HANDLERS = [
    "lanh.project.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 55_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # a form of 300 cells has four fields a cell

# To the console, without bodies and without SQL: a log holds no person's data.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

"""The front door: each drawer of `web` under its own name."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

handler400 = "lanh.web.parts.answering.not_read"
handler500 = "lanh.web.guard.failing.failed"
urlpatterns = [
    path("", include("lanh.web.home.urls")),
    path("language/", login_not_required(set_language), name="set_language"),
    path("", include("lanh.web.accounts.entrance")),
    path("accounts/", include("lanh.web.accounts.urls")),
    path("documents/", include("lanh.web.documents.urls")),
    path("events/", include("lanh.web.events.urls")),
    path("inspections/", include("lanh.web.inspections.urls")),
    path("intake/", include("lanh.web.intake.urls")),
    path("missions/", include("lanh.web.missions.urls")),
    path("papers/", include("lanh.web.papers.urls")),
    path("premises/", include("lanh.web.premises.urls")),
    path("places/", include("lanh.web.places.urls")),
    path("plans/", include("lanh.web.plans.urls")),
    path("reports/", include("lanh.web.reports.urls")),
    path("surveys/", include("lanh.web.surveys.urls")),
    path("trail/", include("lanh.web.trail.urls")),
]

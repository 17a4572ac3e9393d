"""The front door: each drawer of `web` under its own name."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="events:list")),
    path("login/", LoginView.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("accounts/", include("lanh.web.accounts.urls")),
    path("events/", include("lanh.web.events.urls")),
    path("papers/", include("lanh.web.papers.urls")),
    path("places/", include("lanh.web.places.urls")),
    path("plans/", include("lanh.web.plans.urls")),
    path("reports/", include("lanh.web.reports.urls")),
    path("trail/", include("lanh.web.trail.urls")),
]

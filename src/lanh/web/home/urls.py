from django.contrib.auth.decorators import login_not_required
from django.urls import path

from lanh.web.gallery.views import error, gallery
from lanh.web.home import reminders, views
from lanh.web.parts.theme import theme

urlpatterns = [
    path("", views.home, name="home"),
    path("reminders/", reminders.reminders, name="reminders"),
    path("reminders/calendar/", reminders.open_calendar, name="calendar_open"),
    path("reminders/calendar/end/", reminders.close_calendar, name="calendar_close"),
    path(
        "calendar/<str:token>.ics",
        login_not_required(reminders.calendar),
        name="calendar",
    ),
    path("search/", views.search, name="search"),
    path("theme/", theme, name="theme"),
    path("parts/", gallery, name="parts"),
    path("parts/errors/<str:page>/", error, name="parts_error"),
]

from django.urls import path

from lanh.web.inspections import views
from lanh.web.inspections.kinds import (
    FINE,
    KINDS,
    PLAN,
    RECHECK,
    REPEAT,
    SESSION,
    TEAM,
    VIOLATION,
    VISIT,
)
from lanh.web.parts.records.pages import addresses, listed

app_name = "inspections"
ON_THE_SPOT = "<uuid:pk>/premises/"
urlpatterns = [
    path(ON_THE_SPOT, views.others, name="others"),
    path(f"{ON_THE_SPOT}<uuid:premises>/", views.look, name="look"),
    path("never/", views.never, name="never"),
    path("never/put/", views.put, name="put"),
    *(
        path(kind.under, listed, {"kind": kind, "kinds": KINDS}, name=kind.list)
        for kind in (SESSION, VISIT, VIOLATION, FINE, RECHECK, REPEAT, PLAN, TEAM)
    ),
    *addresses((SESSION, VISIT, VIOLATION, RECHECK, PLAN, TEAM)),
]

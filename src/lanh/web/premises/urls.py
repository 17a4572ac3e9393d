from django.urls import path

from lanh.web.parts.records.pages import addresses, listed
from lanh.web.premises import views
from lanh.web.premises.kinds import COMMITMENT, KINDS, LICENCE, PREMISES

app_name = "premises"
urlpatterns = [
    path("", views.listed, name="list"),
    path("reach/", views.reach, name="reach"),
    *(
        path(kind.under, listed, {"kind": kind, "kinds": KINDS}, name=kind.list)
        for kind in (COMMITMENT, LICENCE)
    ),
    *addresses([PREMISES]),
]

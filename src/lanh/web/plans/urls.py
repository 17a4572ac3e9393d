from django.urls import path

from lanh.web.plans.views import (
    cascade,
    drafts,
    duties,
    items,
    plans,
    shares,
    targets,
)

app_name = "plans"
urlpatterns = [
    path("", plans.plans, name="list"),
    path("upload/", drafts.upload, name="upload"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/<uuid:pk>/", drafts.draft, name="draft"),
    path("drafts/<uuid:pk>/sure/", items.accept_sure, name="accept_sure"),
    path("drafts/<uuid:pk>/add/<slug:kind>/", items.add, name="add"),
    path("drafts/<uuid:pk>/confirm/", drafts.confirm, name="confirm"),
    path("drafts/<uuid:pk>/drop/", drafts.drop_draft, name="drop_draft"),
    path("items/<uuid:pk>/", items.edit, name="edit"),
    path("items/<uuid:pk>/accept/", items.accept, name="accept"),
    path("items/<uuid:pk>/drop/", items.drop, name="drop"),
    path("items/<uuid:pk>/restore/", items.restore, name="restore"),
    path("<uuid:pk>/", plans.plan, name="detail"),
    path("<uuid:pk>/file/", plans.file, name="file"),
    path("<uuid:pk>/sub-plans/", cascade.sub_plans, name="sub_plans"),
    path("<uuid:pk>/sub-plans/ask/", cascade.ask, name="ask"),
    path("sub-plans/<uuid:pk>/", cascade.tell_issued, name="tell_issued"),
    path("sub-plans/<uuid:pk>/release/", cascade.release, name="release"),
    path("<uuid:pk>/under/", cascade.place_under, name="place_under"),
    path("<uuid:pk>/above/", cascade.compare, name="compare"),
    path("<uuid:pk>/above/<str:key>/", cascade.carry, name="carry"),
    path("duties/<uuid:pk>/", duties.hand_down, name="hand_down"),
    path("targets/<uuid:pk>/", targets.target, name="target"),
    path("<uuid:pk>/shares/", shares.shares, name="shares"),
    path("targets/<uuid:pk>/shares/", shares.allot, name="allot"),
    path("targets/<uuid:pk>/above/", shares.take_over, name="take_over"),
    path("targets/<uuid:pk>/link/", targets.link, name="link"),
    path("targets/<uuid:pk>/unlink/", targets.unlink, name="unlink"),
]

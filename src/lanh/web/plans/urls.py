from django.urls import path

from lanh.web.plans.views import drafts, items, plans, targets

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
    path("targets/<uuid:pk>/", targets.target, name="target"),
    path("targets/<uuid:pk>/link/", targets.link, name="link"),
    path("targets/<uuid:pk>/unlink/", targets.unlink, name="unlink"),
]

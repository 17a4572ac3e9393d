from django.urls import path

from lanh.web.plans import views

app_name = "plans"
urlpatterns = [
    path("", views.plans, name="list"),
    path("upload/", views.upload, name="upload"),
    path("drafts/", views.drafts, name="drafts"),
    path("drafts/<uuid:pk>/", views.draft, name="draft"),
    path("drafts/<uuid:pk>/sure/", views.accept_sure, name="accept_sure"),
    path("drafts/<uuid:pk>/add/<slug:kind>/", views.add, name="add"),
    path("drafts/<uuid:pk>/confirm/", views.confirm, name="confirm"),
    path("drafts/<uuid:pk>/drop/", views.drop_draft, name="drop_draft"),
    path("items/<uuid:pk>/", views.edit, name="edit"),
    path("items/<uuid:pk>/accept/", views.accept, name="accept"),
    path("items/<uuid:pk>/drop/", views.drop, name="drop"),
    path("items/<uuid:pk>/restore/", views.restore, name="restore"),
    path("<uuid:pk>/", views.plan, name="detail"),
    path("<uuid:pk>/file/", views.file, name="file"),
    path("targets/<uuid:pk>/", views.target, name="target"),
    path("targets/<uuid:pk>/link/", views.link, name="link"),
    path("targets/<uuid:pk>/unlink/", views.unlink, name="unlink"),
]

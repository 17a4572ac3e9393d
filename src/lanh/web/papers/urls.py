from django.urls import path

from lanh.web.papers import views

app_name = "papers"
urlpatterns = [
    path("", views.papers, name="list"),
    path("draft/", views.draft, name="draft"),
    path("<uuid:pk>/", views.paper, name="detail"),
    path("<uuid:pk>/sheet/", views.sheet, name="sheet"),
    path("<uuid:pk>/file/", views.file, name="file"),
    path("<uuid:pk>/figures/<slug:key>/", views.figure, name="figure"),
    path("<uuid:pk>/head/", views.head, name="head"),
    path("<uuid:pk>/parts/<slug:part>/add/", views.add, name="add"),
    path("<uuid:pk>/refresh/", views.refresh, name="refresh"),
    path("<uuid:pk>/number/", views.number, name="number"),
    path("<uuid:pk>/issue/", views.issue, name="issue"),
    path("<uuid:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("sentences/<uuid:pk>/", views.edit, name="edit"),
    path("sentences/<uuid:pk>/reset/", views.reset, name="reset"),
    path("sentences/<uuid:pk>/leave-out/", views.leave_out, name="leave_out"),
]

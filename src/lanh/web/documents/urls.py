from django.urls import path

from lanh.web.documents import views
from lanh.web.documents.kinds import DOCUMENT
from lanh.web.parts.records.pages import addresses

app_name = "documents"
urlpatterns = [
    # Before the list that every register has: this one shows the words it found.
    path("", views.documents, name="list"),
    path("laws/", views.laws, name="laws"),
    path("laws/<slug:code>/", views.law, name="law"),
    path("books/", views.books, name="books"),
    path("citations/<uuid:pk>/", views.relate, name="relate"),
    path("<uuid:pk>/content/", views.content, name="content"),
    path("<uuid:pk>/graph/", views.graph, name="graph"),
    *addresses([DOCUMENT]),
]

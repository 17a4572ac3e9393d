from django.urls import path

from lanh.web.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.listed, name="list"),
    path("hand-in/", views.hand_in, name="hand_in"),
    path("empty/<str:code>.xlsx", views.empty_table, name="empty"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/columns/", views.columns, name="columns"),
    path("<uuid:pk>/take/", views.take, name="take"),
    path("<uuid:pk>/undo/", views.undo, name="undo"),
    path("<uuid:pk>/drop/", views.drop, name="drop"),
    path("<uuid:pk>/wrong.xlsx", views.wrong_rows, name="wrong"),
]

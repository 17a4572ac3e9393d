from django.urls import path

from lanh.web.places import views

app_name = "places"
urlpatterns = [
    path("", views.places, name="list"),
    path("<uuid:pk>/", views.place, name="detail"),
]

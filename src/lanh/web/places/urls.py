from django.urls import path

from lanh.web.places import views

app_name = "places"
urlpatterns = [
    path("", views.places, name="list"),
    path("agencies/", views.agencies, name="agencies"),
    path("agencies/<uuid:pk>/", views.agency, name="agency"),
    path("<uuid:pk>/", views.place, name="detail"),
]

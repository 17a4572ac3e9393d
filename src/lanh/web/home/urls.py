from django.urls import path

from lanh.web.gallery.views import gallery
from lanh.web.home import views
from lanh.web.parts.theme import theme

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("theme/", theme, name="theme"),
    path("parts/", gallery, name="parts"),
]

from django.urls import path

from lanh.web.trail import views

app_name = "trail"
urlpatterns = [
    path("", views.trail, name="list"),
    path("heads/", views.heads, name="heads"),
]

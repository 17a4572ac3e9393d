from django.urls import path

from lanh.web.accounts import filters, own, views

app_name = "accounts"
urlpatterns = [
    path("", views.accounts, name="list"),
    path("new/", views.admit, name="admit"),
    path("filters/save/", filters.save, name="save_filter"),
    path("filters/<uuid:pk>/delete/", filters.delete, name="delete_filter"),
    path("own/", own.account, name="own"),
    path("own/password/", own.password, name="password"),
    path("own/language/", own.language, name="language"),
    path("<uuid:pk>/", views.account, name="detail"),
    path("<uuid:pk>/appoint/", views.appoint, name="appoint"),
    path("<uuid:pk>/password/", views.renew_password, name="renew_password"),
    path("<uuid:pk>/disable/", views.disable, name="disable"),
    path("<uuid:pk>/enable/", views.enable, name="enable"),
    path("<uuid:pk>/posts/<uuid:post>/end/", views.end_post, name="end_post"),
]

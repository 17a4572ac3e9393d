"""Addresses of the log-in and the second factor: of django-allauth's views only those
that an office needs. A view has two names where allauth calls it by another."""

from allauth.account import views as account
from django.urls import include, path

urlpatterns = [
    path("login/", account.login, name="login"),
    path("login/", account.login, name="account_login"),
    path("login/closed/", account.account_inactive, name="account_inactive"),
    path("login/again/", account.reauthenticate, name="account_reauthenticate"),
    path("logout/", account.logout, name="logout"),
    path("logout/", account.logout, name="account_logout"),
    path("login/second/", include("allauth.mfa.urls")),
]

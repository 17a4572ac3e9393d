from django.urls import path

from lanh.web.reports import calendar, questions, views

app_name = "reports"
urlpatterns = [
    path("", views.reports, name="list"),
    path("waiting/", views.queue, name="queue"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("questions/", questions.questions, name="questions"),
    path("open/", views.open_period, name="open"),
    path("close/", views.close_period, name="close"),
    path("duty/<uuid:pk>/", views.duty, name="duty"),
    path("duty/<uuid:pk>/start/", views.start, name="start"),
    path("duty/<uuid:pk>/extend/", views.extend, name="extend"),
    path("<uuid:pk>/", views.report, name="report"),
    path("<uuid:pk>/sheet/", views.sheet, name="sheet"),
    path("<uuid:pk>/save/", views.save, name="save"),
    path("<uuid:pk>/nothing/", views.nothing, name="nothing"),
    path("<uuid:pk>/cell/<int:number>/", views.cell, name="cell"),
    path("<uuid:pk>/ask/", questions.ask, name="ask"),
    path("<uuid:pk>/answer/", questions.answer, name="answer"),
    path("<uuid:pk>/judge/", questions.judge, name="judge"),
    path("<uuid:pk>/withdraw/", questions.withdraw, name="withdraw"),
    path("<uuid:pk>/refill/", views.refill, name="refill"),
    path("<uuid:pk>/send/", views.send, name="send"),
    path("<uuid:pk>/accept/", views.accept, name="accept"),
    path("<uuid:pk>/return/", views.send_back, name="return"),
]

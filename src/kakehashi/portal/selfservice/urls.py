"""Addresses of the candidates' own pages, and of what officers see of them."""

from django.urls import path

from kakehashi.portal.selfservice import pages

app_name = "selfservice"
urlpatterns = [
    path("me/", pages.code, name="code"),
    path("me/in/<str:token>/", pages.link, name="link"),
    path("me/facts/", pages.facts, name="facts"),
    path("me/facts/<slug:fact>/", pages.correct, name="correct"),
    path("me/papers/", pages.upload, name="upload"),
    path("candidates/<uuid:candidate_id>/invitation/", pages.invite, name="invite"),
    path("candidates/<uuid:candidate_id>/invitation/end/", pages.take_back, name="take_back"),
    path("corrections/", pages.corrections, name="corrections"),
    path("corrections/<int:correction_id>/", pages.correction, name="correction"),
]

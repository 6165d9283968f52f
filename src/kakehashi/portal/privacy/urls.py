"""Addresses of requests and breaches."""

from django.urls import path

from kakehashi.portal.privacy import pages

app_name = "privacy"
urlpatterns = [
    path("requests/", pages.requests, name="requests"),
    path("requests/of/<uuid:candidate_id>/", pages.ask, name="ask"),
    path("requests/<uuid:request_id>/", pages.answer, name="answer"),
    path("breaches/", pages.breaches, name="breaches"),
    path("breaches/new/", pages.new_breach, name="new_breach"),
    path("breaches/<uuid:breach_id>/", pages.breach, name="breach"),
    path("breaches/<uuid:breach_id>/facts/", pages.breach_facts, name="breach_facts"),
]

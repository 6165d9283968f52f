"""Addresses at which facts are put right."""

from django.urls import path

from kakehashi.portal.editing import pages

app_name = "editing"
urlpatterns = [
    path("<uuid:candidate_id>/facts/", pages.facts, name="facts"),
    path("<uuid:candidate_id>/facts/<slug:fact>/", pages.fact, name="fact"),
]

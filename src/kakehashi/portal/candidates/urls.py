"""Addresses of the pool."""

from django.urls import path

from kakehashi.portal.candidates import pages

app_name = "candidates"
urlpatterns = [
    path("", pages.pool, name="pool"),
    path("<uuid:candidate_id>/", pages.dossier, name="dossier"),
    path("<uuid:candidate_id>/evidence/", pages.evidence, name="evidence"),
    path("<uuid:candidate_id>/reveal/<slug:kind>/", pages.reveal, name="reveal"),
]

"""Addresses of the pool."""

from django.urls import path

from kakehashi.portal.candidates import pages

app_name = "candidates"
urlpatterns = [
    path("", pages.pool, name="pool"),
    path("to-verify/", pages.to_verify, name="to_verify"),
    path("running-out/", pages.running_out, name="running_out"),
    path("<uuid:candidate_id>/", pages.dossier, name="dossier"),
    path("<uuid:candidate_id>/evidence/", pages.evidence, name="evidence"),
    path("inquiries/", pages.inquiries, name="inquiries"),
    path("<uuid:candidate_id>/certificates/<str:key>/", pages.certificate, name="certificate"),
    path("<uuid:candidate_id>/reveal/<slug:kind>/", pages.reveal, name="reveal"),
    path("<uuid:candidate_id>/papers/", pages.papers, name="papers"),
    path("<uuid:candidate_id>/papers/<uuid:paper_id>/", pages.paper, name="paper"),
    path("<uuid:candidate_id>/papers/<uuid:paper_id>/remove/", pages.remove_paper, name="remove_paper"),
    path("<uuid:candidate_id>/consents/", pages.consents, name="consents"),
    path("<uuid:candidate_id>/export/", pages.export, name="export"),
    path("<uuid:candidate_id>/erase/", pages.erase, name="erase"),
]

"""Addresses of programmes and their letters."""

from django.urls import path

from kakehashi.portal.programmes import pages

app_name = "programmes"
urlpatterns = [
    path("", pages.programmes, name="programmes"),
    path("<uuid:programme_id>/", pages.programme, name="programme"),
    path("<uuid:programme_id>/letter/", pages.letter, name="letter"),
    path("<uuid:programme_id>/letter/draft/", pages.draft_letter, name="draft_letter"),
    path("<uuid:programme_id>/letter/values/", pages.letter_values, name="letter_values"),
]

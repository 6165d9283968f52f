"""Addresses of the token pages."""

from django.urls import path

from kakehashi.portal.tokens import pages

app_name = "tokens"
urlpatterns = [
    path("", pages.tokens, name="tokens"),
    path("new/", pages.new, name="new"),
    path("<uuid:token_id>/withdraw/", pages.withdraw, name="withdraw"),
]

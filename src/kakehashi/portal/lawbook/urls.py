"""Addresses of the rule book."""

from django.urls import path

from kakehashi.portal.lawbook import pages

app_name = "lawbook"
urlpatterns = [
    path("", pages.lawbook, name="lawbook"),
    path("rule/<str:rule_id>/", pages.rule, name="rule"),
    path("condition/<path:condition>/", pages.condition, name="condition"),
    path("<str:instrument_id>/", pages.instrument, name="instrument"),
    path("<str:instrument_id>/<str:entry_name>/", pages.provision, name="provision"),
]

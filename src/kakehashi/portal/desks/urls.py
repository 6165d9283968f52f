"""Addresses of the desks."""

from django.urls import path

from kakehashi.portal.desks import pages

app_name = "desks"
urlpatterns = [
    path("", pages.front, name="front"),
    path("help/", pages.help, name="help"),
    path("desk/", pages.home, name="home"),
    path("ledger/", pages.ledger, name="ledger"),
    path("ledger/export/", pages.ledger_export, name="ledger_export"),
    path("ledger/<int:line>/", pages.deed, name="deed"),
]

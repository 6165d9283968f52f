"""Addresses of the pages about administrators."""

from django.urls import path

from kakehashi.portal.offices import pages

app_name = "offices"
urlpatterns = [
    path("", pages.administrators, name="administrators"),
    path("<uuid:account_id>/", pages.administrator, name="administrator"),
]

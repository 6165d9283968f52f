"""Addresses of the statistics."""

from django.urls import path

from kakehashi.portal.statistics import pages

app_name = "statistics"
urlpatterns = [
    path("", pages.statistics, name="statistics"),
    path("<slug:programme_key>/", pages.statistics, name="statistics"),
    path("<slug:programme_key>/<slug:table>.csv", pages.table_file, name="table_file"),
]

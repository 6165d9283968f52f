"""Addresses of what is done with a list: beside those of the pool, with the same filters behind the question mark."""

from django.urls import path

from kakehashi.portal.pool import pages

app_name = "pool"
urlpatterns = [
    path("chart/", pages.chart, name="chart"),
    path("views/", pages.views, name="views"),
    path("views/<uuid:view_id>/drop/", pages.drop_view, name="drop_view"),
    path("export/", pages.export, name="export"),
]

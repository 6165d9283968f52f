"""Addresses of deeds for many: beside the pool, with its filters behind the question mark."""

from django.urls import path

from kakehashi.portal.bulk import pages

app_name = "bulk"
urlpatterns = [
    path("together/", pages.choose, name="choose"),
    path("together/preview/", pages.preview, name="preview"),
    path("together/done/", pages.deeds, name="deeds"),
    path("together/done/<uuid:deed_id>/", pages.deed, name="deed"),
    path("together/done/<uuid:deed_id>/undo/", pages.undo, name="undo"),
    path("together/done/<uuid:deed_id>/slips/", pages.slips, name="slips"),
    path("together/done/<uuid:deed_id>/csv/", pages.csv, name="csv"),
]

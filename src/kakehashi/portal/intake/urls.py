"""Addresses of the import pages."""

from django.urls import path

from kakehashi.portal.intake import pages

app_name = "intake"
urlpatterns = [
    path("", pages.imports, name="imports"),
    path("new/<slug:kind>/", pages.new, name="new"),
    path("new/<slug:kind>/template/", pages.template_file, name="template_file"),
    path("<uuid:import_id>/", pages.progress, name="progress"),
    path("<uuid:import_id>/columns/", pages.columns, name="columns"),
    path("<uuid:import_id>/commit/", pages.commit, name="commit"),
    path("<uuid:import_id>/discard/", pages.discard, name="discard"),
    path("<uuid:import_id>/resume/", pages.resume, name="resume"),
    path("<uuid:import_id>/undo/", pages.undo, name="undo"),
    path("<uuid:import_id>/refused/", pages.refused, name="refused"),
    path("<uuid:import_id>/marked/", pages.marked, name="marked"),
]

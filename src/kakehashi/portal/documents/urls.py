"""Addresses of kept files."""

from django.urls import path

from kakehashi.portal.documents import pages

app_name = "documents"
urlpatterns = [path("<uuid:document_id>/file/", pages.file, name="file")]

"""Addresses of the description."""

from django.urls import path

from kakehashi.portal.interface import pages

app_name = "interface"
urlpatterns = [path("", pages.reference, name="reference")]

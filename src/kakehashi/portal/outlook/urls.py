"""Addresses of the outlook: beside those of the pool that it looks at."""

from django.urls import path

from kakehashi.portal.outlook import pages

app_name = "outlook"
urlpatterns = [
    path("one-step/", pages.one_step, name="one_step"),
    path("before-and-after/", pages.pool_before_and_after, name="pool_before_and_after"),
    path("<uuid:candidate_id>/before-and-after/", pages.before_and_after, name="before_and_after"),
]

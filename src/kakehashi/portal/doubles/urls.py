"""Addresses of likely doubles, and of one new record; they stand among those of the pool."""

from django.urls import path

from kakehashi.portal.doubles import pages

app_name = "doubles"
urlpatterns = [
    path("new/", pages.new, name="new"),
    path("new/likely/", pages.likely, name="likely"),
    path("doubles/", pages.doubles, name="doubles"),
    path("doubles/<uuid:pair_id>/", pages.pair, name="pair"),
    path("doubles/questions/<int:question_id>/", pages.question, name="question"),
]

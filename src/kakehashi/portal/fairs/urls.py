"""Addresses of the fairs."""

from django.urls import path

from kakehashi.portal.fairs import pages

app_name = "fairs"
urlpatterns = [
    path("", pages.fairs, name="fairs"),
    path("own/", pages.own, name="own"),
    path("<uuid:programme_id>/", pages.fair, name="fair"),
    path("<uuid:programme_id>/booth/<uuid:employer_id>/", pages.booth, name="booth"),
    path("<uuid:programme_id>/candidate/<uuid:candidate_id>/", pages.candidate, name="candidate"),
    path("<uuid:programme_id>/interpreter/<str:interpreter_id>/", pages.interpreter, name="interpreter"),
    path("<uuid:programme_id>/calendar/<uuid:candidate_id>/", pages.calendar_file, name="calendar_file"),
    path("<uuid:programme_id>/round/", pages.round, name="round"),
    path("<uuid:programme_id>/round/<uuid:candidate_id>/", pages.explanation, name="explanation"),
    path("<uuid:programme_id>/round/<int:number>/certificate/", pages.certificate_file, name="certificate_file"),
]

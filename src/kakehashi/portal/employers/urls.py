"""Addresses of the vacancies."""

from django.urls import path

from kakehashi.portal.employers import pages

app_name = "employers"
urlpatterns = [
    path("", pages.vacancies, name="vacancies"),
    path("<uuid:vacancy_id>/", pages.vacancy, name="vacancy"),
    path("<uuid:vacancy_id>/correct/", pages.correct, name="correct"),
    path("<uuid:vacancy_id>/publish/", pages.publish, name="publish"),
]

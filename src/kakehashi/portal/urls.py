"""Table of contents of the pages."""

from django.urls import include, path

urlpatterns = [
    path("", include("kakehashi.portal.desks.urls")),
    path("account/", include("kakehashi.portal.accounts.urls")),
    path("documents/", include("kakehashi.portal.documents.urls")),
    path("candidates/", include("kakehashi.portal.candidates.urls")),
    path("candidates/", include("kakehashi.portal.outlook.urls")),
    path("candidates/", include("kakehashi.portal.pool.urls")),
    path("programmes/", include("kakehashi.portal.programmes.urls")),
    path("imports/", include("kakehashi.portal.intake.urls")),
    path("vacancies/", include("kakehashi.portal.employers.urls")),
    path("fairs/", include("kakehashi.portal.fairs.urls")),
    path("statistics/", include("kakehashi.portal.statistics.urls")),
    path("law/", include("kakehashi.portal.lawbook.urls")),
]

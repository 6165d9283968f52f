"""Table of contents of the pages."""

from django.urls import include, path

from kakehashi.portal.api import ROOT, api

urlpatterns = [
    path("", include("kakehashi.portal.desks.urls")),
    path("", include("kakehashi.portal.selfservice.urls")),
    path("account/", include("kakehashi.portal.accounts.urls")),
    path("tokens/administrators/", include("kakehashi.portal.offices.urls")),
    path("tokens/", include("kakehashi.portal.tokens.urls")),
    path("documents/", include("kakehashi.portal.documents.urls")),
    path("candidates/", include("kakehashi.portal.candidates.urls")),
    path("candidates/", include("kakehashi.portal.outlook.urls")),
    path("candidates/", include("kakehashi.portal.editing.urls")),
    path("privacy/", include("kakehashi.portal.privacy.urls")),
    path("candidates/", include("kakehashi.portal.doubles.urls")),
    path("candidates/", include("kakehashi.portal.pool.urls")),
    path("programmes/", include("kakehashi.portal.programmes.urls")),
    path("imports/", include("kakehashi.portal.intake.urls")),
    path("vacancies/", include("kakehashi.portal.employers.urls")),
    path("fairs/", include("kakehashi.portal.fairs.urls")),
    path("statistics/", include("kakehashi.portal.statistics.urls")),
    path("law/", include("kakehashi.portal.lawbook.urls")),
    path("interface/", include("kakehashi.portal.interface.urls")),
    path(ROOT.removeprefix("/"), api.urls),
]

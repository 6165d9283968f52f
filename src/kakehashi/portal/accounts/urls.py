"""Addresses of the account pages."""

from django.urls import path

from kakehashi.portal.accounts import pages

app_name = "accounts"
urlpatterns = [
    path("sign-in/", pages.sign_in, name="sign_in"),
    path("sign-out/", pages.sign_out, name="sign_out"),
    path("language/", pages.language, name="language"),
]

"""Signing in and out, and the language switch."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kakehashi.portal.accounts import actions, queries
from kakehashi.portal.accounts.forms import SignInForm
from kakehashi.portal.accounts.gate import open_to_all


def _own_address(request: HttpRequest, otherwise: str) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    if own and wanted.startswith("/"):
        return wanted
    return otherwise


@open_to_all
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; a name that failed five times in a quarter of an hour waits, an address fifty."""
    form = SignInForm(request, data=request.POST if request.method == "POST" else None)
    name = request.POST.get("username", "").strip().lower()
    crowded = request.method == "POST" and queries.address_must_wait(request)
    waiting = request.method == "POST" and (crowded or queries.must_wait(name))
    if request.method == "POST" and not waiting:
        if form.is_valid():
            actions.forget_failures(name=name)
            actions.sign_in(request=request, user=form.get_user())
            return redirect(_own_address(request, settings.LOGIN_REDIRECT_URL))
        actions.count_failure(name=name)
        actions.count_failed_address(request=request)
    page = {"form": form, "waiting": waiting, "crowded": crowded, "next": _own_address(request, "")}
    return render(request, "accounts/sign_in.html", page, status=429 if waiting else 200)


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    actions.sign_out(request=request)
    messages.success(request, _("You are signed out."))
    return redirect(settings.LOGOUT_REDIRECT_URL)


@open_to_all
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Switch the language, stay on the page."""
    chosen = request.POST.get("language", "")
    answer = redirect(_own_address(request, "/"))
    if chosen in dict(settings.LANGUAGES):
        translation.activate(chosen)
        if request.user.is_authenticated:
            actions.speak(user=request.user, language=chosen)
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=365 * 24 * 3600,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return answer

import pytest
from django.test import Client

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.make import PASSWORD, make_user, signed_in

SIGN_IN = "/account/sign-in/"


def test_the_right_password_opens_the_desk_and_writes_a_line():
    user = make_user(Role.MINISTRY)

    answer = Client().post(SIGN_IN, {"username": user.sign_in.upper(), "password": PASSWORD})

    assert answer.status_code == 302
    assert answer.url == "/desk/"
    assert Line.objects.get(deed=Deed.SIGNED_IN).actor == user


def test_a_wrong_password_says_what_to_do_and_opens_nothing():
    user = make_user()

    answer = Client().post(SIGN_IN, {"username": user.sign_in, "password": "something else"})

    assert answer.status_code == 200
    assert "Name and password do not fit" in answer.content.decode()
    assert not Line.objects.filter(deed=Deed.SIGNED_IN).exists()


def test_after_five_failures_even_the_right_password_waits():
    user = make_user()
    for _ in range(5):
        Client().post(SIGN_IN, {"username": user.sign_in, "password": "something else"})

    answer = Client().post(SIGN_IN, {"username": user.sign_in, "password": PASSWORD})

    assert answer.status_code == 429
    assert Line.objects.get(deed=Deed.SIGN_IN_REFUSED).subject_id == str(user.pk)
    assert "Wait fifteen minutes" in answer.content.decode()


@pytest.mark.parametrize(("demo", "opens"), [(True, True), (False, False)])
def test_a_demonstration_account_signs_in_only_in_the_demonstration(settings, demo, opens):
    settings.DEMO = demo
    user = make_user(is_demo=True)

    answer = Client().post(SIGN_IN, {"username": user.sign_in, "password": PASSWORD})

    assert (answer.status_code == 302) is opens


def test_a_demonstration_account_loses_its_session_outside_the_demonstration(settings):
    settings.DEMO = True
    client = signed_in(make_user(is_demo=True))
    settings.DEMO = False

    answer = client.get("/desk/")

    assert answer.status_code == 302
    assert answer.url.startswith(SIGN_IN)


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//elsewhere.example", "elsewhere"])
def test_after_signing_in_what_is_no_address_of_ours_is_never_followed(wanted):
    user = make_user()

    answer = Client().post(SIGN_IN, {"username": user.sign_in, "password": PASSWORD, "next": wanted})

    assert answer.url == "/desk/"


def test_the_language_switch_stays_on_the_page_and_is_kept_with_the_account():
    user = make_user(language="en")
    client = signed_in(user)

    answer = client.post("/account/language/", {"language": "ja", "next": "/desk/"})

    user.refresh_from_db()
    assert (answer.url, user.language) == ("/desk/", "ja")
    assert '<html lang="ja">' in client.get("/desk/").content.decode()


@pytest.mark.parametrize(("language", "lang"), [("id-ID,id;q=0.9", "id"), ("ja", "ja"), ("de", "en")])
def test_a_reader_without_account_is_spoken_to_in_the_browsers_language(language, lang):
    page = Client().get("/", headers={"accept-language": language}).content.decode()

    assert f'<html lang="{lang}">' in page

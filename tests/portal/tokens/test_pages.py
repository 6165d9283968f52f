import re

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.tokens import queries
from kakehashi.portal.tokens.models import Token
from tests.portal.api.ask import Program
from tests.portal.make import make_user, signed_in

FORM = {"name": "HR system", "scope": "read", "days": "90"}


def administrator(**more):
    return make_user(Role.MINISTRY, administers=True, **more)


def test_a_token_is_shown_once_works_and_is_never_shown_again():
    user = administrator()
    client = signed_in(user)

    made = client.post("/tokens/new/", FORM)
    token = re.search(r"kkh_[a-z0-9]{12}_[\w-]{43}", made.content.decode()).group()

    assert made["Cache-Control"] == "no-store"
    assert Program(user, token=token).get("candidates")[0] == 200
    later = client.get("/tokens/").content.decode()
    assert token.split("_")[1] in later
    assert token not in later


def test_a_token_without_a_name_is_not_made():
    client = signed_in(administrator())

    answer = client.post("/tokens/new/", FORM | {"name": ""})

    assert "error-summary" in answer.content.decode()
    assert not Token.objects.exists()


def test_only_an_administrator_makes_sees_and_withdraws_tokens_and_only_those_of_the_own_organisation():
    user, stranger = administrator(), administrator()
    colleague = make_user(Role.MINISTRY, organisation=user.organisation)
    signed_in(user).post("/tokens/new/", FORM)
    token = Token.objects.get()

    for address in ("/tokens/", "/tokens/new/", f"/tokens/{token.pk}/withdraw/"):
        assert signed_in(colleague).get(address).status_code == 403
    assert "Access tokens" not in signed_in(colleague).get("/desk/").content.decode()
    assert signed_in(stranger).post(f"/tokens/{token.pk}/withdraw/").status_code == 404
    assert token.mark not in signed_in(stranger).get("/tokens/").content.decode()
    token.refresh_from_db()
    assert token.withdrawn_at is None


def test_a_withdrawn_token_stays_in_the_list_with_who_withdrew_it():
    user = administrator()
    client = signed_in(user)
    client.post("/tokens/new/", FORM)
    token = Token.objects.get()

    assert "stays in the ledger" in client.get(f"/tokens/{token.pk}/withdraw/").content.decode()
    client.post(f"/tokens/{token.pk}/withdraw/")

    told = client.get("/tokens/").content.decode()
    assert f"withdrawn by {user.full_name}" in told
    assert Line.objects.get(deed=Deed.TOKEN_WITHDRAWN).actor == user
    assert not queries.of_organisation(user).get().account.is_active

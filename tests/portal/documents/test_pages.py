from kakehashi.portal.accounts.models import Role
from kakehashi.portal.documents.actions import keep
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.make import make_user, signed_in


def kept(user, data=b"hello", filename="a.txt", shared_with=()):
    return keep(
        data=data, filename=filename, media_type="text/plain", owner=user.organisation, by=user, shared_with=shared_with
    )


def test_a_file_of_the_own_organisation_is_sent_for_saving_and_written_down():
    user = make_user(Role.PREFECTURE)
    document = kept(user)

    answer = signed_in(user).get(f"/documents/{document.pk}/file/")

    assert answer.content == b"hello"
    assert answer["Content-Disposition"] == 'attachment; filename="a.txt"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert Line.objects.filter(deed=Deed.FILE_OPENED, actor=user).count() == 1


def test_a_file_of_another_organisation_is_not_found_unless_it_was_lent():
    owner, stranger = make_user(Role.PREFECTURE), make_user(Role.MINISTRY)
    own, lent = kept(owner), kept(owner, shared_with=[stranger.organisation])
    client = signed_in(stranger)

    assert client.get(f"/documents/{own.pk}/file/").status_code == 404
    assert client.get(f"/documents/{lent.pk}/file/").status_code == 200


def test_a_senders_path_becomes_a_plain_name():
    user = make_user()

    assert kept(user, filename="..\\..\\etc/passwd\x00.xlsx").filename == "passwd.xlsx"


def test_a_body_over_the_limit_is_refused_before_it_is_read():
    user = make_user(Role.MINISTRY)

    answer = signed_in(user).post(
        "/imports/new/candidates/", b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(80 * 2**20)
    )

    assert answer.status_code == 413
    assert "a file may have 64 MB" in answer.content.decode()

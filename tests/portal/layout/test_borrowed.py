"""What Django itself says of a form is said in the portal's words."""

import pytest
from django import forms
from django.forms.models import ModelChoiceField
from django.utils import translation

from kakehashi.portal.layout.borrowed import OF_FORMS


class FilterForm(forms.Form):
    """A list as in every filter, and a box with room for five characters that has to be filled in."""

    province = forms.ChoiceField(choices=[("ID-JT", "Jawa Tengah")], required=False)
    name = forms.CharField(max_length=5)


@pytest.mark.parametrize(
    ("language", "choice", "empty", "long"),
    [
        (
            "id",
            "“JP-43” tidak ada dalam pilihan. Pilih salah satu yang ada di halaman ini",
            "Isian ini wajib diisi",
            "Tulis paling banyak 5 karakter; yang ditulis 7",
        ),
        (
            "ja",
            "「JP-43」は選択肢にありません。このページの選択肢から選んでください",
            "必ず入力してください",
            "5文字以内で入力してください。入力は7文字です",
        ),
    ],
)
def test_a_choice_that_is_none_an_empty_box_and_too_many_letters_are_told_as_an_official_would(
    language, choice, empty, long
):
    with translation.override(language):
        blank = FilterForm({"province": "JP-43", "name": ""}).errors
        full = FilterForm({"name": "SUPARTI"}).errors

        assert (blank["province"], blank["name"], full["name"]) == ([choice], [empty], [long])


def test_the_sentences_are_those_that_django_has():
    own = {
        str(forms.ChoiceField.default_error_messages["invalid_choice"]),
        str(ModelChoiceField.default_error_messages["invalid_choice"]),
        str(forms.Field.default_error_messages["required"]),
    }

    assert own == {str(one) for one in OF_FORMS[:3]}

import json

import pytest
from django.test import Client

from kakehashi.portal.api import operations


@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_the_page_names_every_operation_in_the_readers_language_without_a_script(language):
    answer = Client().get("/interface/", headers={"Accept-Language": language}).content.decode()

    assert "<script" not in answer
    for one in operations():
        assert f"{one.method} {one.below}</code>" in answer


def test_the_description_speaks_three_languages_and_names_every_operation():
    told = {
        language: json.loads(Client().get("/api/v1/openapi.json", headers={"Accept-Language": language}).content)
        for language in ("id", "ja", "en")
    }

    asked = {(one.method.lower(), one.path) for one in operations()}
    for one in told.values():
        assert {(method, path) for path, methods in one["paths"].items() for method in methods} == asked
    summaries = {one["paths"]["/api/v1/candidates"]["get"]["summary"] for one in told.values()}
    assert len(summaries) == 3
    ids = [operation["operationId"] for methods in told["en"]["paths"].values() for operation in methods.values()]
    assert len(ids) == len(set(ids))

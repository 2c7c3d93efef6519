import pytest

from spec.document.edits import Set
from spec.rules.operations import description_slug_operation_ids
from spec.tests.helpers.small import OPERATION, with_operation

LONG = (
    "Use this endpoint to update the primary route for a toll-free number (or another). You must create the route "
    "before you assign it."
)
LONG_SLUG = "use-this-endpoint-to-update-the-primary-route-for-a-tollfree-number-or-another-you-must-create-the-r"

LEFT_ALONE = [
    pytest.param("getThing", "Get a thing.", id="a name in camelCase"),
    pytest.param("get_thing", "Get thing.", id="the words of the description in snake_case, which is a name"),
    pytest.param("get-thing", "Returns a thing.", id="a name with a dash that is no slug of the description"),
    pytest.param("returns-a", "Returns a thing.", id="a short name that begins like the description"),
    pytest.param("purchase", "Purchase", id="one word"),
    pytest.param("get-thing", None, id="an operation without a description"),
    pytest.param(None, "Get a thing.", id="an operation without an operationId"),
]

CHANGED = [
    pytest.param("lets-you-purchase-a-number", "Lets you purchase a number.", id="a whole description"),
    pytest.param(LONG_SLUG, LONG, id="a description cut at 100 characters"),
    pytest.param("the-number-s-rate-center", "The number's rate center", id="a dash for an apostrophe"),
    pytest.param("the-numbers-rate-center", "The number's rate center", id="nothing for an apostrophe"),
]


@pytest.mark.parametrize(("operation_id", "description"), LEFT_ALONE)
def test_names_are_left_alone(operation_id, description):
    given = {"operationId": operation_id, "description": description}
    document = with_operation(**{key: value for key, value in given.items() if value is not None})

    assert list(description_slug_operation_ids.find(document)) == []


@pytest.mark.parametrize(("operation_id", "description"), CHANGED)
def test_slugs_of_the_description_become_method_and_path(operation_id, description):
    edits = list(description_slug_operation_ids.find(with_operation(operationId=operation_id, description=description)))

    assert edits == [Set((*OPERATION, "operationId"), "get_things_id")]


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("post", "/v2/numbers/{id}", "post_v2_numbers_id"),
        ("get", "/userGroups/{groupId}/", "get_user_groups_group_id"),
        ("delete", "/a-b/c.json", "delete_a_b_c_json"),
        ("get", "/", "get"),
    ],
)
def test_a_name_has_the_words_of_method_and_path(method, path, expected):
    assert description_slug_operation_ids.name(method, path) == expected

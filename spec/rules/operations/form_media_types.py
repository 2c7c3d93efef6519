"""Let an operation with form fields consume a form.

Why:     Form fields are sent as a form; as JSON nobody knows what they are.
Source:  Swagger 2.0, Parameter Object, in: formData is used when the content type is application/x-www-form-urlencoded,
         multipart/form-data or both; a file needs multipart/form-data.

Before:

    consumes: [application/json]
    parameters:
      - {in: formData, name: title, type: string}

After:

    consumes: [application/x-www-form-urlencoded]
    parameters:
      - {in: formData, name: title, type: string}
"""

from collections.abc import Iterator

from spec.document.declared import find_declared
from spec.document.edits import Set
from spec.document.places import Json
from spec.document.walks import find_operations

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def find(document: Json) -> Iterator[Set]:
    """Yield the form, marked as inferred, for each operation that has form fields and consumes none."""
    for pointer, operation in find_operations(document):
        parameters = [one.parameter for one in find_declared(document, pointer)]
        fields = [one for one in parameters if one.get("in") == "formData"]
        consumes = operation.get("consumes", document.get("consumes"))
        listed = consumes if isinstance(consumes, list) else []
        if fields and not any(str(media).partition(";")[0].strip().lower() in FORMS for media in listed):
            form = FORMS[1] if any(one.get("type") == "file" for one in fields) else FORMS[0]
            others = listed if any(one.get("in") == "body" for one in parameters) else []
            yield Set((*pointer, "consumes"), [*others, form], inferred=True, note="it has form fields")

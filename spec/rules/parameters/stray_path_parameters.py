"""Keep apart a path parameter whose variable is not in the path.

Why:     A client has no place to put its value, and validators refuse the document.
Source:  Swagger 2.0, Parameter Object: the name of a path parameter must correspond to the associated path segment.

Before:

    /things:
      get:
        parameters:
          - {in: path, name: id, required: true, type: string}

After:

    /things:
      get:
        parameters: []
        x-stray-parameters:
          - {in: path, name: id, required: true, type: string}
"""

import re
from collections.abc import Iterator

from spec.document.declared import list_declared
from spec.document.edits import Append, Doubt, Edit, Remove
from spec.document.places import Json
from spec.document.walks import find_operations, find_path_items

VARIABLE = re.compile(r"\{([^{}]*)\}")


def find(document: Json) -> Iterator[Edit]:
    """Yield a removal, an extension with what was removed, and a doubt for each path parameter without a variable."""
    for pointer, _ in (*find_path_items(document), *find_operations(document)):
        variables = VARIABLE.findall(str(pointer[1]))
        for one in list_declared(document, pointer):
            if one.parameter.get("in") == "path" and one.parameter.get("name") not in variables:
                yield Remove(one.pointer)
                yield Append((*pointer, "x-stray-parameters"), one.parameter)
                yield Doubt(one.pointer, note="is a path parameter, and the path has no variable of its name")
